// The driver beneath Prisma, for SQL of our own (read.ts, insert.ts): past Prisma's engine, whose raw path takes twice the time. For a
// client that is its pool, for a transaction the one connection that it is on.
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { ClientBase, Pool } from 'pg';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

type Transaction = Prisma.TransactionClient;

/** Who runs a statement. */
export type Driver = Pick<ClientBase, 'query'>;

/** What a transaction is on; null once it is at its end, for then its connection serves others. */
interface Line {
  driver: Driver | null;
}

const pools = new WeakMap<PrismaClient, Pool>();
const lines = new WeakMap<Transaction, Line>();
const opening = new AsyncLocalStorage<Line | null>();

/** Null for a transaction that was opened by other means, or is over: what still asks in that one is for Prisma to refuse. */
export const driverOf = (db: PrismaClient | Transaction): Driver | null => pools.get(db as PrismaClient) ?? lines.get(db)?.driver ?? null;

export const isPooled = (db: PrismaClient | Transaction): db is PrismaClient => pools.has(db as PrismaClient);

export const keepPool = (db: PrismaClient, pool: Pool): void => void pools.set(db, pool);
export const poolOf = (db: PrismaClient): Pool | undefined => pools.get(db);

/** The transaction of Prisma whose connection `driverOf` knows. */
export function onOneLine<Result>(
  open: (work: (tx: Transaction) => Promise<Result>) => Promise<Result>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const line: Line = { driver: null };
  return opening.run(line, () =>
    open((tx) => {
      lines.set(tx, line);
      return opening.run(null, () => work(tx)); // What the work opens besides is on another connection.
    }),
  );
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Opened = Awaited<ReturnType<Adapter['startTransaction']>>;

/** Prisma's adapter, but that it tells who opens a transaction which connection it is on. */
export class TellingAdapter extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const line = opening.getStore();
      const opened = await start(isolationLevel);
      if (line) tell(opened, line);
      return opened;
    };
    return adapter;
  }
}

/** Until Prisma ends it, be it in the midst of the work because its time is up: what came after would be outside of it. */
function tell(opened: Opened, line: Line): void {
  line.driver = (opened as unknown as { readonly client: ClientBase }).client;
  const execute = opened.executeRaw.bind(opened);
  opened.executeRaw = (query) => {
    if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') line.driver = null;
    return execute(query);
  };
}
