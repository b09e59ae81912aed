// The occurrence: a claim that an act happened, or that it did not.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { claimInput, type RecordedClaim, recordClaim } from './claim.ts';
import { admit } from './input.ts';
import { actId, reference } from './reference.ts';

export const occurrenceInput = z.strictObject({ act: reference, claim: claimInput });

export type OccurrenceInput = z.input<typeof occurrenceInput>;

/** @throws ValidationError, NotFoundError */
export async function claimOccurrence(db: Db, input: OccurrenceInput): Promise<RecordedClaim> {
  const { act, claim } = admit(occurrenceInput, input);
  return inTransaction(db, async (tx) => recordClaim(tx, claim, { subject: 'OCCURRENCE', actId: await actId(tx, act, ['act']) }));
}
