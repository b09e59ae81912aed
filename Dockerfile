# The server without a database of its own: DATABASE_URL names a PostgreSQL. docker-compose.yml brings both.
FROM node:20-slim AS build
WORKDIR /casus
COPY package.json package-lock.json ./
# No script is needed for a build, and the embedded PostgreSQL is left out of the image.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --ignore-scripts --omit=dev --omit=optional

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /casus
COPY --from=build /casus/package.json ./
COPY --from=build /casus/node_modules node_modules
COPY --from=build /casus/dist dist
COPY --from=build /casus/prisma/migrations prisma/migrations
COPY --from=build /casus/examples examples
RUN chmod +x dist/src/main.js && ln -s /casus/dist/src/main.js /usr/local/bin/casus
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["casus"]
