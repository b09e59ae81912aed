// The HTTP door around a small schema that needs no database, with every line of the log at hand.
import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  printSchema,
} from 'graphql';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { ROLES, type Viewer } from '../../src/graphql/viewer.ts';
import { createHttp } from '../../src/server/http.ts';

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

type Line = Record<string, unknown> & { level: number; msg: string };

interface DoorOptions {
  /** Settings, as the environment would give them. */
  settings?: Record<string, string>;
  /** Fields beside those of the schema below. */
  fields?: Record<string, () => unknown>;
  writes?: Record<string, () => unknown>;
  whyNotReady?: () => Promise<string | null>;
  examples?: string;
}

export const SECRET = 'postgres://casus:hunter2@db.internal/casus';

/** The keys that this door knows. */
const KEYS: Record<string, Viewer> = Object.fromEntries(
  ROLES.map((role) => [`casus_${role}`, { role, keyId: `key of ${role}`, name: role.toLowerCase() }]),
);

export function openDoor({ settings = {}, fields = {}, writes = {}, whyNotReady = async () => null, examples = '' }: DoorOptions = {}) {
  const lines: Line[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line) as Line) });
  const config = readConfig({ PLAYGROUND: 'off', RATE_LIMIT: 'off', ...settings });
  const schema = createSchema(fields, writes);
  const app = createHttp({
    schema,
    printedSchema: printSchema(schema),
    createContext: (_, viewer) => ({ viewer }),
    identifyByKey: async (key) => {
      const viewer = KEYS[key];
      return viewer ? { viewer } : { refusal: 'No such key is known here.' };
    },
    whyNotReady,
    examples,
    readExport: async () => ({ refusal: 'NOT_FOUND', message: 'There is nothing to take away behind this door.' }),
    explorer: '',
    config,
    log,
  });

  /** Sends JSON to /graphql. */
  const post = async (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const ask = async (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => {
    const response = await post({ query, variables }, headers);
    return { status: response.status, headers: response.headers, ...((await response.json()) as Answer) };
  };
  return { app, config, lines, post, ask };
}

const toFields = (resolvers: Record<string, () => unknown>) =>
  Object.fromEntries(Object.entries(resolvers).map(([name, resolve]) => [name, { type: GraphQLString, resolve }]));

function createSchema(fields: Record<string, () => unknown>, writes: Record<string, () => unknown>): GraphQLSchema {
  const Filter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'Filter',
    fields: () => ({ not: { type: Filter }, text: { type: GraphQLString }, numbers: { type: new GraphQLList(GraphQLInt) } }),
  });
  const Act: GraphQLObjectType = new GraphQLObjectType({
    name: 'Act',
    fields: () => ({
      title: { type: GraphQLString, resolve: () => 'An act' },
      cause: { type: Act, resolve: () => ({}) },
    }),
  });
  const Query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      act: { type: Act, resolve: () => ({}) },
      echo: { type: GraphQLString, args: { text: { type: GraphQLString } }, resolve: (_, { text }: { text?: string }) => text },
      matches: { type: GraphQLBoolean, args: { filter: { type: Filter } }, resolve: () => true },
      number: { type: GraphQLInt, resolve: () => 'not a number' },
      refuse: {
        type: GraphQLString,
        resolve: () => {
          throw new GraphQLError('No act "x" is recorded.', { extensions: { code: 'NOT_FOUND' } });
        },
      },
      whoAmI: { type: GraphQLString, resolve: (_root, _args, { viewer }: { viewer: Viewer }) => `${viewer.role} ${viewer.name}` },
      leak: {
        type: GraphQLString,
        resolve: () => {
          throw new Error(SECRET);
        },
      },
      ...toFields(fields),
    },
  });
  const Mutation = new GraphQLObjectType({ name: 'Mutation', fields: toFields({ write: () => 'written', ...writes }) });
  return new GraphQLSchema({ query: Query, mutation: Mutation });
}
