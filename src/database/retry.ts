// Trying a transaction again when another writer came between: the one place that knows every shape in which that surfaces.
import { setTimeout as sleep } from 'node:timers/promises';

/** Enough for eight writers on the same few rows; more would only hide that something is wrong. */
const TRIES = 8;
const LEAST_PAUSE_MS = 5;
const MOST_PAUSE_MS = 500;
/** Who waits longer has gone. */
const PATIENCE_MS = 3_000;

/** Others wrote the same rows at each try. Nothing was written. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';

  constructor(cause: unknown) {
    super('Others are writing the same at this moment. Nothing was written; send it again.', { cause });
  }
}

/**
 * What tells a conflict: Prisma's codes (P2034: of a model's query; P2002: a unique value that somebody else took first, seen as a clear
 * refusal at the next try); the driver's kinds (at COMMIT and in raw SQL); PostgreSQL's codes (serialization failure, deadlock); and the
 * order of acts, which only a writer in between can break, for our own places were reckoned to keep it.
 */
const SIGNS = new Set(['P2034', 'P2002', 'TransactionWriteConflict', 'UniqueConstraintViolation', '40001', '40P01', '23505']);
const ORDER_CHECK = 'response_link_order_check';

/** A migration changed what a statement gives that was planned before, which PostgreSQL tells by no code of its own (read.ts). */
export const isStalePlan = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'routine' in error && error.routine === 'RevalidateCachedQuery';

/** Whether another writer came between, or a migration, however deep Prisma has wrapped it. */
export function isWriteConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, kind, originalCode, message, originalMessage, cause, meta } = error as Record<string, unknown>;
  if (isStalePlan(error)) return true;
  if ([code, kind, originalCode].some((sign) => SIGNS.has(String(sign)))) return true;
  if ([message, originalMessage].some((text) => typeof text === 'string' && text.includes(ORDER_CHECK))) return true;
  return isWriteConflict(cause) || isWriteConflict((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError);
}

/** Each pause is random (full jitter), and may be twice as long as the last, so that writers who met do not meet again. */
const pauseBefore = (attempt: number): number => LEAST_PAUSE_MS + Math.random() * Math.min(MOST_PAUSE_MS, LEAST_PAUSE_MS * 2 ** attempt);

/**
 * Does it, again as long as another writer comes between. Only for what leaves nothing behind when it fails: a whole transaction.
 * A connection that is lost at COMMIT is no conflict: nobody knows whether it was written.
 * @throws WriteConflict when the patience is at its end
 */
export async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  const end = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isWriteConflict(error)) throw error;
      const pause = pauseBefore(attempt);
      if (attempt === TRIES || performance.now() + pause > end) throw new WriteConflict(error);
      await sleep(pause);
    }
  }
}
