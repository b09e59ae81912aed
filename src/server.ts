// The server: the API, its page and its checks on one database, as a fetch handler. Listens to nothing: a test calls it as main does.
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database } from './database/connect.ts';
import { migrationState } from './database/migrate.ts';
import { PACKAGE_ROOT } from './database/package-root.ts';
import { fileOrRefusal } from './formats/file.ts';
import { createContext } from './graphql/context.ts';
import { printedSchema, schema } from './graphql/schema.ts';
import { identifyByKey } from './graphql/viewer.ts';
import { createHttp } from './server/http.ts';
import type { Door } from './server/request.ts';

export interface ServerParts {
  readonly database: Database;
  readonly config: Config;
  readonly log: Logger;
  /** Aborted when the server is about to stop: it is not ready from then on, and answers all the same. */
  readonly stopping?: AbortSignal;
}

export function createServer({ database, config, log, stopping }: ServerParts): Hono<Door> {
  return createHttp({
    schema,
    printedSchema: printedSchema(),
    createContext: (requestId, viewer) => createContext(database, requestId, viewer),
    identifyByKey: (key) => identifyByKey(database, key),
    whyNotReady: async () => (stopping?.aborted ? 'The server is about to stop.' : whyNotReady(database)),
    examples: join(PACKAGE_ROOT, 'examples'),
    explorer: join(PACKAGE_ROOT, 'dist/explorer'),
    readExport: (address, origin) => fileOrRefusal(database, address, { at: new Date(), origin }),
    config,
    log,
  });
}

async function whyNotReady(database: Database): Promise<string | null> {
  const { reachable, pending } = await migrationState(database);
  if (!reachable) return 'The database does not answer.';
  return pending.length > 0 ? `The database lacks migrations: ${pending.join(', ')}. Run: casus migrate` : null;
}
