// The count: a claim of how many of something an event had, such as 18 rockets or 5 sites.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { claimInput, type RecordedClaim, recordClaim } from './claim.ts';
import { admit, NAME_LIMIT, text } from './input.ts';
import { range } from './range.ts';
import { actIdOf, reference } from './reference.ts';

export const countInput = z.strictObject({ event: reference, what: text(NAME_LIMIT), count: range, claim: claimInput });

export type CountInput = z.input<typeof countInput>;

/** @throws ValidationError, NotFoundError */
export async function claimCount(db: Db, input: CountInput): Promise<RecordedClaim> {
  const { event, what, count, claim } = admit(countInput, input);
  return inTransaction(db, async (tx) =>
    recordClaim(tx, claim, {
      subject: 'COUNT',
      actId: await actIdOf(tx, 'EVENT', event, ['event']),
      what,
      countLow: count.low,
      countBest: count.best,
      countHigh: count.high,
    }),
  );
}
