// The casualty claim: what an event cost a side or a category, by someone's figures. A later figure of the same asserter is a new claim.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { claimInput, type RecordedClaim, recordClaim } from './claim.ts';
import { admit, NAME_LIMIT, optional, text, whenSound } from './input.ts';
import { givenRange, range } from './range.ts';
import { actIdOf, actorId, reference } from './reference.ts';

const casualtiesOf = (figures: typeof range) =>
  z
    .strictObject({
      event: reference,
      side: optional(reference),
      category: optional(text(NAME_LIMIT)),
      killed: optional(figures),
      injured: optional(figures),
      missing: optional(figures),
      claim: claimInput,
    })
    .refine(({ killed, injured, missing }) => killed ?? injured ?? missing, {
      path: ['killed'],
      when: whenSound('killed', 'injured', 'missing'),
      error: 'Give a figure of the killed, the injured or the missing.',
    });

const casualtiesInput = casualtiesOf(range);
/** As a dataset has it: its figures are kept as given, in whatever order. */
export const givenCasualties = casualtiesOf(givenRange);

export type CasualtiesInput = z.input<typeof casualtiesInput>;

/** @throws ValidationError, NotFoundError */
export async function claimCasualties(db: Db, input: CasualtiesInput): Promise<RecordedClaim> {
  const { event, side, category, killed, injured, missing, claim } = admit(casualtiesInput, input);
  return inTransaction(db, async (tx) =>
    recordClaim(tx, claim, {
      subject: 'CASUALTIES',
      actId: await actIdOf(tx, 'EVENT', event, ['event']),
      sideId: side && (await actorId(tx, side, ['side'])),
      category,
      killedLow: killed?.low ?? null,
      killedBest: killed?.best ?? null,
      killedHigh: killed?.high ?? null,
      injuredLow: injured?.low ?? null,
      injuredBest: injured?.best ?? null,
      injuredHigh: injured?.high ?? null,
      missingLow: missing?.low ?? null,
      missingBest: missing?.best ?? null,
      missingHigh: missing?.high ?? null,
    }),
  );
}
