// The affiliation: a dated edge between two actors, read "subject KIND object", and the claim that it holds. Several can hold at once.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { AffiliationKind } from '../generated/prisma/enums.ts';
import { claimInput, type RecordedClaim, recordClaim } from './claim.ts';
import { ValidationError } from './error.ts';
import { newId } from './id.ts';
import { admit, LIST_LIMIT, NAME_LIMIT, optional, text, whenSound } from './input.ts';
import { spanInput } from './occurred.ts';
import { actorId, reference } from './reference.ts';

export type AffiliationRow = Prisma.AffiliationGetPayload<object>;

export const affiliationInput = z
  .strictObject({
    subject: reference,
    object: reference,
    kind: z.enum(AffiliationKind),
    title: optional(text(NAME_LIMIT)),
    from: optional(spanInput),
    until: optional(spanInput),
    claim: claimInput,
  })
  .refine(({ from, until }) => !from || !until || from.earliest <= until.latest, {
    path: ['until'],
    when: whenSound('from', 'until'),
    error: 'It cannot have ended before it began: exchange `from` and `until`.',
  });

export type AffiliationInput = z.input<typeof affiliationInput>;

/** Claims of the same edge, title and dates meet on one affiliation. @throws ValidationError, NotFoundError */
export async function claimAffiliation(db: Db, input: AffiliationInput): Promise<RecordedClaim> {
  const { subject, object, kind, title, from, until, claim } = admit(affiliationInput, input);
  return inTransaction(db, async (tx) => {
    const affiliationId = await findOrMake(tx, {
      kind,
      subjectId: await actorId(tx, subject, ['subject']),
      objectId: await actorId(tx, object, ['object']),
      title,
      fromEarliest: from?.earliest ?? null,
      fromLatest: from?.latest ?? null,
      fromPrecision: from?.precision ?? null,
      fromZone: from?.zone ?? null,
      untilEarliest: until?.earliest ?? null,
      untilLatest: until?.latest ?? null,
      untilPrecision: until?.precision ?? null,
      untilZone: until?.zone ?? null,
    });
    return recordClaim(tx, claim, { subject: 'AFFILIATION', affiliationId });
  });
}

type Edge = Omit<AffiliationRow, 'id' | 'recordedAt'>;

async function findOrMake(tx: Transaction, edge: Edge): Promise<string> {
  if (edge.subjectId === edge.objectId) throw ValidationError.at(['object'], 'An actor has no affiliation with itself: name another.');
  const known = await tx.affiliation.findFirst({ where: edge, select: { id: true } });
  if (known) return known.id;
  await requireRoom(tx, edge);
  const { id } = await tx.affiliation.create({ data: { ...edge, id: newId(), recordedAt: new Date() }, select: { id: true } });
  return id;
}

/** An actor's affiliations are read as one list, from either end. */
async function requireRoom(tx: Transaction, { subjectId, objectId }: Edge): Promise<void> {
  for (const [end, where] of Object.entries({ subject: { subjectId }, object: { objectId } })) {
    if ((await tx.affiliation.count({ where })) < LIST_LIMIT) continue;
    throw ValidationError.at(
      [end],
      `This actor has ${LIST_LIMIT} affiliations on this side already: group some under an actor of their own.`,
    );
  }
}
