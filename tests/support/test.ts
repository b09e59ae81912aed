// The `test` of every test that needs a database: a fresh one of its own, and the server's front door on it.
import pino from 'pino';
import { test as base, inject } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connect, disconnect } from '../../src/database/connect.ts';
import { cloneDatabase, databaseName, emptyTemplate, forbidWriting } from './database.ts';
import { record } from './statements.ts';

/** What the API answered. Name the shape of the data where a test goes on with it; a snapshot needs none. */
export interface Answer<Data> {
  status: number;
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: { cost?: { requested: number; limit: number } };
}

type Variables = Record<string, unknown>;

const SETTINGS = readConfig({ RATE_LIMIT: 'off' });

/** Starts from an empty database: the migrations and nothing more. */
export const test = base
  .extend('url', async ({}, { onCleanup }) => {
    const run = inject('testRun');
    const clone = await cloneDatabase(run, emptyTemplate(run));
    onCleanup(clone.drop);
    return clone.url;
  })
  /** Four workers share the 30 connections of the embedded PostgreSQL. */
  .extend('poolSize', (): number => 6)
  .extend('db', async ({ url, poolSize }, { onCleanup }) => {
    const db = connect({ url, poolSize });
    onCleanup(() => disconnect(db));
    return db;
  })
  /** What the database is asked while a callback runs. */
  .extend('sql', ({ url }) => {
    const database = databaseName(url);
    return <Result>(run: () => Promise<Result>) => record(database, run);
  })
  /** The server as main would make it, for what is not a GraphQL operation: `server.fetch(new Request(...))`. */
  .extend('server', async ({ db }) => {
    // Loaded here, for a test of the domain does without the API.
    const { createServer } = await import('../../src/server.ts');
    return createServer({ database: db, config: SETTINGS, log: pino({ level: 'silent' }) });
  })
  /** Asks the API, with a key or without, and gives the answer whatever it is. */
  .extend('execute', ({ server }) => async <Data>(query: string, variables: Variables = {}, key?: string): Promise<Answer<Data>> => {
    const authorization: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await server.fetch(
      new Request('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-request-id': 'test', ...authorization },
        body: JSON.stringify({ query, variables }),
      }),
    );
    return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
  })
  /** Asks the API, and gives the data; errors fail the test. */
  .extend('run', ({ execute }) => async <Data>(query: string, variables?: Variables): Promise<Data> => {
    const { data, errors } = await execute<Data>(query, variables);
    if (errors || !data) throw new Error(`The API answered with errors: ${JSON.stringify(errors, null, 2)}`);
    return data;
  });

/** Starts from the stories of seed/, which its tests share and cannot change. */
export const storyTest = test
  .extend('story', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const run = inject('testRun');
    const { storyTemplate } = await import('./story-template.ts');
    const clone = await cloneDatabase(run, await storyTemplate(run));
    await forbidWriting(clone.url);
    onCleanup(clone.drop);
    return clone.url;
  })
  .extend('url', ({ story }) => story);
