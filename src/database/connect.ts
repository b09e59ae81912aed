// The connection pool, seen through Prisma. The database is always an argument: nothing here is kept.
import { Pool } from 'pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { keepPool, poolOf, TellingAdapter } from './driver.ts';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;
/** What a read or a write needs: the pool, or a transaction on it. */
export type Db = Database | Transaction;

export interface Connection {
  /** `postgresql://user:password@host:5432/name`, or by a Unix socket `postgresql://user@/name?host=/folder`. */
  url: string;
  /** Connections at most. Ten serve a small machine; more only queue inside PostgreSQL. */
  poolSize?: number;
  /** After this PostgreSQL gives a statement up, so that no question can hold a connection for good. */
  statementTimeoutMs?: number;
}

/** How long to wait for a connection, new or freed; without it pg waits for ever. */
const CONNECTION_TIMEOUT_MS = 3000;

/** Prisma takes the session's clock for UTC when it reads and when it writes; PostgreSQL's own is often that of its machine. */
function inUtc(url: string): string {
  const [address = '', query] = url.split('?', 2);
  const settings = new URLSearchParams(query);
  settings.set('options', `${settings.get('options') ?? ''} -c TimeZone=UTC`.trim());
  return `${address}?${settings}`;
}

/** Connects at the first question, not here. Close with `disconnect`. */
export function connect({ url, poolSize = 10, statementTimeoutMs = 5000 }: Connection): Database {
  const pool = new Pool({
    connectionString: inUtc(url),
    application_name: 'casus',
    max: poolSize,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
  });
  pool.on('error', () => undefined); // A connection that ends while nobody uses it: the next question opens another.
  const database = new PrismaClient({ adapter: new TellingAdapter(pool) });
  keepPool(database, pool);
  return database;
}

/**
 * Waits for what is under way; a second time there is nothing to do. The pool is closed here, for Prisma knows nothing of one that was only
 * asked past it.
 */
export async function disconnect(database: Database): Promise<void> {
  await database.$disconnect();
  const pool = poolOf(database);
  if (pool && !pool.ending) await pool.end();
}
