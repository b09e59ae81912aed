// One transaction for each write: the caller's where there is one, else its own.
import type { Database, Db, Transaction } from './connect.ts';
import { isPooled, onOneLine } from './driver.ts';
import { retrying } from './retry.ts';

interface Options {
  /** What PostgreSQL calls REPEATABLE READ sees one state throughout. */
  readonly isolationLevel?: 'RepeatableRead' | 'Serializable';
  readonly timeout?: number | undefined;
}

/** Opens a transaction: the one way, so that its statements may go past Prisma (driver.ts). */
export const transact = <Result>(db: Database, work: (tx: Transaction) => Promise<Result>, options: Options = {}): Promise<Result> => {
  const { isolationLevel, timeout } = options;
  const how = { ...(isolationLevel && { isolationLevel }), ...(timeout !== undefined && { timeout }) };
  return onOneLine((inside) => db.$transaction(inside, how), work);
};

/**
 * The whole of the work or nothing, as if it were alone on the database: what it has read is still so when it is written. Much rests on
 * that: an affiliation is made once, no two places lie within each other, no list runs over, a version is the one that was read. Locks on
 * rows would keep acts in order without it, and with fewer tries, but each of those rules would need a lock or a constraint of its own.
 */
export const alone = <Result>(db: Database, work: (tx: Transaction) => Promise<Result>, timeout?: number): Promise<Result> =>
  transact(db, work, { isolationLevel: 'Serializable', timeout });

/** Joins the caller's transaction instead of nesting in it: a write that fails in it takes the whole of it back. */
export const inTransaction = <Result>(db: Db, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  isPooled(db) ? retrying(() => alone(db, work)) : work(db);
