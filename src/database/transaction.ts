// One transaction for each write: the caller's where there is one, else its own.
import type { Database, Db, Transaction } from './connect.ts';
import { retrying } from './retry.ts';

const isPool = (db: Db): db is Database => '$connect' in db;

/**
 * The whole of the work or nothing, as if it were alone on the database: what it has read is still so when it is written. Much rests on
 * that: an affiliation is made once, no two places lie within each other, no list runs over, a version is the one that was read. Locks on
 * rows would keep acts in order without it, and with fewer tries, but each of those rules would need a lock or a constraint of its own.
 */
export const alone = <Result>(db: Database, work: (tx: Transaction) => Promise<Result>, timeout?: number): Promise<Result> =>
  db.$transaction(work, { isolationLevel: 'Serializable', ...(timeout === undefined ? {} : { timeout }) });

/** Joins the caller's transaction instead of nesting in it: a write that fails in it takes the whole of it back. */
export const inTransaction = <Result>(db: Db, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  isPool(db) ? retrying(() => alone(db, work)) : work(db);
