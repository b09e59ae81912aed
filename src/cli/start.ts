// `casus start`: a database, the stories on an empty one of our own, the server on a port; and the way back down.
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { loadStories } from '../../seed/load.ts';
import { STORIES } from '../../seed/stories.ts';
import { type Config, ConfigError } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { databaseAddress } from '../database/error.ts';
import { read } from '../database/read.ts';
import { createApiKey, registerApiKey } from '../domain/api-key.ts';
import { ConflictError, ValidationError } from '../domain/error.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { createServer } from '../server.ts';
import { listen } from './listen.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

/** A pool that waits for a statement must not hold the process: PostgreSQL ends that statement without us. */
const LEAVE_DATABASE_MS = 1500;
/** Standard error: standard output is for what a person reads. */
const LOG_TO = 2;

export interface Surroundings {
  /** To standard output. */
  readonly print: (text: string) => void;
  /** To standard error. */
  readonly say: (sentence: string) => void;
  /** From its call on, aborts when the process is asked to stop. */
  readonly untilStopped: () => AbortSignal;
}

/** Serves until it is told to stop. Within ten seconds from then, whoever was being served is, and the database is left in order. */
export async function start(config: Config, { print, untilStopped }: Surroundings): Promise<void> {
  const stopping = untilStopped();
  const log = pino({ level: config.logLevel }, pino.destination({ dest: LOG_TO, sync: true }));
  const tell = (sentence: string) => log.info(sentence);
  const opened = await openDatabase(config, tell);
  try {
    const isFirst = opened.embedded !== null && (await isEmpty(opened.database));
    if (isFirst) await loadStories(opened.database, STORIES, tell);
    await registerBootstrapKey(opened.database, config);
    const firstKey = isFirst ? await createApiKey(opened.database, { name: 'first start', role: 'EDITOR' }) : null;
    const server = createServer({ database: opened.database, config, log, stopping });
    const listening = await listen(server.fetch, config.host, config.port);
    print(banner(config, opened, listening.port, firstKey?.key));
    await aborted(stopping);
    await listening.close();
  } finally {
    await Promise.race([opened.close(), wait(LEAVE_DATABASE_MS)]);
  }
}

async function isEmpty(database: Database): Promise<boolean> {
  return (await read(database, Prisma.sql`SELECT FROM actor LIMIT 1`)).length === 0;
}

/** @throws {ConfigError} */
async function registerBootstrapKey(database: Database, { bootstrapKey }: Config): Promise<void> {
  if (bootstrapKey === undefined) return;
  try {
    await registerApiKey(database, bootstrapKey, { name: 'CASUS_BOOTSTRAP_KEY', role: 'ADMIN' });
  } catch (error) {
    const isTheKeys = error instanceof ValidationError || error instanceof ConflictError;
    throw isTheKeys ? new ConfigError(`CASUS_BOOTSTRAP_KEY cannot be used. ${error.message}`) : error;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function banner({ host, playground }: Config, { embedded, url }: OpenDatabase, port: number, firstKey?: string): string {
  const address = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  const { database, place } = databaseAddress(url);
  return `
Casus is ready.

  See the stories   http://${address}:${port}/
  ${playground ? 'Ask in a browser ' : 'Ask by POST      '} http://${address}:${port}/graphql
  Read the schema   http://${address}:${port}/schema.graphql
${firstKey === undefined ? '' : keyNotice(firstKey)}
  ${embedded ? `The database is a PostgreSQL of its own in ${embedded.folder}: for trying out and small desks.` : `The database is ${database} on ${place}.`}
  ${embedded ? 'To keep more, set DATABASE_URL to a PostgreSQL 15 or later.\n  ' : ''}Stop with Ctrl+C.
`;
}

const keyNotice = (key: string) => `
  To write, send this key of an editor, which is not shown again, in a header:
  Authorization: Bearer ${key}
`;
