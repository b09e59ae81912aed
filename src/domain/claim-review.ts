// What becomes of the entry of a claim: it is reviewed, or retracted where it was wrong. Whether the claim is true is nobody's to decide
// here, and a party that takes its words back makes a new claim.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { ReviewStatus } from '../generated/prisma/enums.ts';
import type { Written } from './audit.ts';
import type { ClaimRow } from './claim.ts';
import { ConflictError, NotFoundError } from './error.ts';
import { newId } from './id.ts';
import { admit, optional, QUOTE_LIMIT, text } from './input.ts';
import { settleLink } from './placement.ts';
import { key } from './reference.ts';
import { snapshot } from './snapshot.ts';

const retractInput = z.strictObject({ claim: key, reason: text(QUOTE_LIMIT) });
const reviewInput = z.strictObject({ claim: key, status: z.enum(ReviewStatus), reason: optional(text(QUOTE_LIMIT)) });

export type RetractInput = z.input<typeof retractInput>;
export type ReviewInput = z.input<typeof reviewInput>;

/** The last standing claim of a link frees the acts that it held in order. @throws ValidationError, NotFoundError, ConflictError */
export async function retractClaim(db: Db, input: RetractInput): Promise<Written> {
  const { claim: id, reason } = admit(retractInput, input);
  return inTransaction(db, async (tx) => {
    const { linkId } = await standingClaim(tx, id);
    const before = await snapshot(tx, 'claim', id);
    await tx.claim.update({ where: { id }, data: { retractedAt: new Date(), retractionReason: reason } });
    return { table: 'claim', id, before, reason, moved: linkId === null ? [] : await settleLink(tx, linkId) };
  });
}

/** Says whether the entry is true to its sources. @throws ValidationError, NotFoundError, ConflictError, CausalityError where a link would stand again that cannot be placed */
export async function reviewClaim(db: Db, input: ReviewInput): Promise<Written> {
  const { claim: id, status, reason } = admit(reviewInput, input);
  return inTransaction(db, async (tx) => {
    const { linkId } = await standingClaim(tx, id);
    const before = await snapshot(tx, 'claim', id);
    await tx.claim.update({ where: { id }, data: { status } });
    await tx.claimReview.create({ data: { id: newId(), claimId: id, status, reason, reviewedAt: new Date() } });
    return { table: 'claim', id, before, reason, moved: linkId === null ? [] : await settleLink(tx, linkId) };
  });
}

async function standingClaim(tx: Transaction, id: string): Promise<ClaimRow> {
  const claim = await tx.claim.findUnique({ where: { id } });
  if (!claim) throw new NotFoundError(['claim'], 'There is no such claim. Take its id from where you read it.');
  if (!claim.retractedAt) return claim;
  const day = claim.retractedAt.toISOString().slice(0, 10);
  throw new ConflictError('claim', id, `This claim was retracted on ${day} ("${claim.retractionReason}"). Enter a new one.`);
}
