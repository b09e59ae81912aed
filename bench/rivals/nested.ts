// A server as people write it first: GraphQL Yoga, Prisma, the chain as types within types, read by one nested include.
import { createServer } from 'node:http';
import { PrismaPg } from '@prisma/adapter-pg';
import { createSchema, createYoga } from 'graphql-yoga';
import { type Prisma, PrismaClient } from '../../src/generated/prisma/client.ts';
import { tellPort } from './tell-port.ts';

const DEPTH = 5;
const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.argv[2] }) });

const ACCEPTED = { status: 'ACCEPTED', retractedAt: null } satisfies Prisma.ClaimWhereInput;

const standing = {
  standing: true,
  claims: { some: { stance: 'ASSERTS', ...ACCEPTED } },
} satisfies Prisma.ResponseLinkWhereInput;

function include(depth: number): Prisma.ActInclude {
  return {
    participations: { include: { actor: true }, orderBy: { position: 'asc' } },
    ...(depth > 0
      ? { responses: { where: standing, include: { claims: { where: ACCEPTED }, response: { include: include(depth - 1) } } } }
      : {}),
  };
}

const typeDefs = `
  type Query { act(slug: String!): Act }
  type Act {
    slug: String! title: String! summary: String version: Int! hostility: Int type: String! earliest: String! latest: String!
    precision: String! zone: String! participations: [Participation!]! responses: [Link!]!
  }
  type Participation { role: String! actor: Actor! }
  type Actor { name: String! }
  type Link { claims: [Claim!]! response: Act! }
  type Claim { stance: String! kind: String basis: String confidence: Int }`;

const yoga = createYoga({
  schema: createSchema({
    typeDefs,
    resolvers: { Query: { act: (_, { slug }: { slug: string }) => prisma.act.findUnique({ where: { slug }, include: include(DEPTH) }) } },
  }),
  logging: false,
});

const server = createServer((request, response) => void yoga(request, response));
server.listen(0, '127.0.0.1', () => tellPort(server));
