// The attribution: a claim that an actor did it, or took some other part in it. Blaming the UNKNOWN actor says that it is too soon to say.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { AttributionType, ParticipationRole } from '../generated/prisma/enums.ts';
import { claimInput, type RecordedClaim, recordClaim } from './claim.ts';
import { admit } from './input.ts';
import { actIdOf, actorId, reference } from './reference.ts';

export const attributionInput = z.strictObject({
  event: reference,
  blamed: reference,
  role: z
    .enum(ParticipationRole)
    .nullish()
    .transform((role) => role ?? 'PERPETRATOR'),
  type: z.enum(AttributionType),
  claim: claimInput,
});

export type AttributionInput = z.input<typeof attributionInput>;

/** @throws ValidationError, NotFoundError */
export async function claimAttribution(db: Db, input: AttributionInput): Promise<RecordedClaim> {
  const { event, blamed, role, type, claim } = admit(attributionInput, input);
  return inTransaction(db, async (tx) =>
    recordClaim(tx, claim, {
      subject: 'ATTRIBUTION',
      actId: await actIdOf(tx, 'EVENT', event, ['event']),
      blamedId: await actorId(tx, blamed, ['blamed']),
      role,
      attributionType: type,
    }),
  );
}
