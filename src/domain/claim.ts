// The claim: an actor asserts, denies, hedges or reverses something. What the six kinds share; each kind's own file has the rest. Claims
// are added and retracted, never overwritten.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { ReviewStatus, Stance } from '../generated/prisma/enums.ts';
import { citationRows, citations, type FoundCitation, findCited } from './citation.ts';
import { ValidationError } from './error.ts';
import { newId } from './id.ts';
import { confidence, id, LIST_LIMIT, listOf, NAME_LIMIT, optional, text } from './input.ts';
import { type Span, spanInput } from './occurred.ts';
import { actIdOf, findActors, reference } from './reference.ts';

export type ClaimRow = Prisma.ClaimGetPayload<object>;

/** The fields of an input that every claim has. */
export const claimFields = {
  id,
  assertedBy: reference,
  onBehalfOf: listOf(reference),
  stance: z
    .enum(Stance)
    .nullish()
    .transform((stance) => stance ?? 'ASSERTS'),
  statement: optional(reference),
  assertedAt: optional(spanInput),
  confidence: optional(confidence),
  confidenceWords: optional(text(NAME_LIMIT)),
  citations,
  status: z
    .enum(ReviewStatus)
    .nullish()
    .transform((status) => status ?? 'ACCEPTED'),
};

export const claimInput = z.strictObject(claimFields);

export type ClaimInput = z.input<typeof claimInput>;
type ClaimFields = z.output<typeof claimInput>;

/** The subject, the row that the claim is about, and what its kind has of its own. */
type OwnColumns = Pick<ClaimRow, 'subject'> & Partial<ClaimRow>;

/** A claim that was recorded; read it again for the rest. */
export interface RecordedClaim {
  readonly id: string;
}

/** @throws NotFoundError, ValidationError where the subject has as many claims as a list holds */
export async function recordClaim(tx: Transaction, claim: ClaimFields, own: OwnColumns): Promise<RecordedClaim> {
  await requireRoom(tx, own);
  const rows = await newClaim(tx, claim, own);
  await insert(tx, rows);
  return { id: rows.claim[0].id };
}

/** A claim with all that belongs to it. @throws NotFoundError */
export async function newClaim(tx: Transaction, claim: ClaimFields, own: OwnColumns) {
  const { assertedAt, confidence, confidenceWords, stance, status } = claim;
  const id = claim.id ?? newId();
  const recordedAt = new Date();
  const actor = await findActors(tx, [claim.assertedBy, ...claim.onBehalfOf]);
  const onBehalfOf = new Set(claim.onBehalfOf.map((by, index) => actor(by, ['claim', 'onBehalfOf', index]).id));
  const statementId = claim.statement && (await actIdOf(tx, 'STATEMENT', claim.statement, ['claim', 'statement']));
  const cited = await findCited(tx, claim.citations, ['claim', 'citations']);
  const row = {
    ...own,
    ...(await saidWhen(tx, assertedAt, statementId, cited)),
    id,
    assertedById: actor(claim.assertedBy, ['claim', 'assertedBy']).id,
    stance,
    statementId,
    assertedEarliest: assertedAt?.earliest ?? null,
    assertedLatest: assertedAt?.latest ?? null,
    assertedPrecision: assertedAt?.precision ?? null,
    assertedZone: assertedAt?.zone ?? null,
    confidence,
    confidenceWords,
    status,
    recordedAt,
  };
  return {
    claim: [row] as const,
    claim_review: [{ id: newId(), claimId: id, status, reviewedAt: recordedAt }],
    claim_on_behalf: [...onBehalfOf].map((actorId) => ({ claimId: id, actorId })),
    citation: citationRows({ claimId: id }, cited),
  };
}

/** A subject's claims are read as one list. */
async function requireRoom(tx: Transaction, { subject, linkId = null, actId = null, affiliationId = null }: OwnColumns): Promise<void> {
  const about = Prisma.sql`link_id = ${linkId}::uuid OR act_id = ${actId}::uuid OR affiliation_id = ${affiliationId}::uuid`;
  const [counted] = await read<{ claims: number }>(
    tx,
    Prisma.sql`SELECT count(*)::int AS claims FROM claim WHERE (${about}) AND subject = ${subject}::"ClaimSubject" AND retracted_at IS NULL`,
  );
  if (counted && counted.claims >= LIST_LIMIT)
    throw ValidationError.at(['claim'], `There are ${LIST_LIMIT} such claims on this already: retract one that is wrong, or leave it.`);
}

type Said = Pick<ClaimRow, 'saidEarliest' | 'saidLatest'>;

/** By the claim's own date, else its statement's, else its earliest citation's publication, else not at all. */
async function saidWhen(tx: Transaction, own: Span | null, statementId: string | null, cited: readonly FoundCitation[]): Promise<Said> {
  if (own) return { saidEarliest: own.earliest, saidLatest: own.latest };
  if (statementId) {
    const [said] = await read<Said>(
      tx,
      Prisma.sql`SELECT earliest AS said_earliest, latest AS said_latest FROM act WHERE id = ${statementId}::uuid`,
    );
    if (said) return said;
  }
  const published = cited.flatMap(({ source: { publishedEarliest, publishedLatest } }) =>
    publishedEarliest && publishedLatest ? [{ saidEarliest: publishedEarliest, saidLatest: publishedLatest }] : [],
  );
  published.sort((a, b) => Number(a.saidEarliest) - Number(b.saidEarliest) || Number(a.saidLatest) - Number(b.saidLatest));
  return published[0] ?? { saidEarliest: null, saidLatest: null };
}
