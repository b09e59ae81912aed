// The routes, around a schema: GraphQL and its page, health and readiness, the schema as text. Listens to nothing.
import type { GraphQLSchema } from 'graphql';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { dossierSchema } from '../formats/dossier-schema.ts';
import type { Identity, Viewer } from '../graphql/viewer.ts';
import { createBuckets } from './bucket.ts';
import { deadline } from './deadline.ts';
import { createDownloads, type ReadExport } from './download.ts';
import { createEndpoint } from './endpoint.ts';
import { createExplorer } from './explorer.ts';
import { createIdentify } from './identity.ts';
import { journal } from './journal.ts';
import { createPlayground } from './playground.ts';
import { refuse } from './refusal.ts';
import type { Door } from './request.ts';

/** The longest `x-request-id` of a client that is taken over. */
const REQUEST_ID_LENGTH = 64;

/** For the log alone: the client has gone, or has had its answer from the deadline. */
const NOBODY_WAITS = 499;

export interface HttpParts {
  readonly schema: GraphQLSchema;
  readonly printedSchema: string;
  readonly createContext: (requestId: string, viewer: Viewer) => object;
  readonly identifyByKey: (key: string) => Promise<Identity>;
  /** Null when requests may come, else the reason why not. */
  readonly whyNotReady: () => Promise<string | null>;
  /** The folder of the playground's tabs. */
  readonly examples: string;
  /** The folder of the built explorer. */
  readonly explorer: string;
  readonly readExport: ReadExport;
  readonly config: Config;
  readonly log: Logger;
}

export function createHttp({
  schema,
  printedSchema,
  createContext,
  identifyByKey,
  whyNotReady,
  examples,
  explorer,
  readExport,
  config,
  log,
}: HttpParts): Hono<Door> {
  const { limits, openReading } = config;
  const admission = {
    identify: createIdentify(identifyByKey, config.tokenRules),
    openReading,
    limit: limits.cost,
    take: config.rateLimit ? createBuckets(limits.cost) : null,
  };
  const endpoint = createEndpoint({ schema, createContext, limits, admission });
  const app = new Hono<Door>();

  app.use(requestId({ limitLength: REQUEST_ID_LENGTH }));
  app.use(journal(log, config.trustProxy));
  // Whether a name is reached by TLS alone is for the proxy in front to say.
  app.use(secureHeaders({ strictTransportSecurity: false }));
  app.use(deadline(config.requestTimeoutMs));

  app.route('/', createDownloads(readExport, admission));
  app.route('/', createExplorer(explorer));
  app.get('/health', (context) => context.json({ status: 'ok' }));
  app.get('/ready', async (context) => {
    const reason = await whyNotReady();
    return reason === null ? context.json({ status: 'ready' }) : context.json({ status: 'not ready', reason }, 503);
  });
  app.get('/schema.graphql', (context) => context.text(printedSchema));
  app.get('/dossier.schema.json', (context) => context.body(dossierSchema(), 200, { 'content-type': 'application/schema+json' }));

  if (config.playground) app.route('/', createPlayground(examples));
  // A page elsewhere can make a browser send a form or plain text here unasked, but not JSON.
  app.post('/graphql', (context, next) =>
    isJson(context.req.header('content-type'))
      ? next()
      : Promise.resolve(
          refuse(context, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the query as JSON, with the header content-type: application/json.'),
        ),
  );
  app.use(
    '/graphql',
    bodyLimit({
      maxSize: limits.bodyBytes,
      onError: (context) =>
        refuse(context, 413, 'BODY_TOO_LARGE', `The request body is larger than ${limits.bodyBytes} bytes. Send less at once.`, {
          limit: limits.bodyBytes,
        }),
    }),
  );
  app.all('/graphql', async ({ req, var: { record, signal } }) => {
    try {
      return await endpoint.fetch(new Request(req.raw, { signal }), { record });
    } catch (error) {
      if (signal.aborted) return new Response(null, { status: NOBODY_WAITS });
      throw error;
    }
  });

  app.notFound((context) =>
    refuse(context, 404, 'NOT_FOUND', 'There is nothing here. The API is at /graphql, its schema at /schema.graphql.'),
  );
  app.onError((error, context) => {
    context.var.record.log.error({ problem: { message: error.message, stack: error.stack } }, 'unexpected error');
    return refuse(context, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong here, and it is not your request. Report the request id.');
  });
  return app;
}

const isJson = (type = '') => /^application\/json(;|$)/.test(type);
