// One write: its transaction, and in it the change, its line in the history, and the key by which it may be repeated.
import type { Database, Transaction } from '../database/connect.ts';
import { retrying } from '../database/retry.ts';
import { alone } from '../database/transaction.ts';
import { recordAudit, type Writer, type Written } from './audit.ts';
import { keepWritten, type Repeatable, takeKey, writtenBefore } from './idempotency.ts';

/** What is to be written, and by whom. */
export interface Write {
  readonly writer: Writer;
  /** The mutation's name. */
  readonly operation: string;
  /** Null where the client gave no key: sent again, it is written again. */
  readonly repeatable: Repeatable | null;
  readonly change: (tx: Transaction) => Promise<Written>;
  /** For what takes longer than a few seconds. */
  readonly timeoutMs?: number | undefined;
}

/**
 * As a whole or not at all, and again where another writer came between. A failure is not kept: the same key may be tried again.
 * @throws what the change throws, WriteConflict
 */
export function write(db: Database, { writer, operation, repeatable, change, timeoutMs }: Write): Promise<Written> {
  return retrying(async () => {
    const earlier = repeatable && (await writtenBefore(db, repeatable));
    if (earlier) return earlier;
    return alone(
      db,
      async (tx) => {
        if (repeatable) await takeKey(tx, repeatable);
        const written = await change(tx);
        await recordAudit(tx, writer, operation, written);
        if (repeatable) await keepWritten(tx, repeatable, written);
        return written;
      },
      timeoutMs,
    );
  });
}
