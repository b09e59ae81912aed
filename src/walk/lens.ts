// The lens: which claims an answer may rest on. The one predicate, in SQL, that every walk, list and claim query shares.
// Rules: CONTRIBUTING.md, invariants 6 to 10. Fragments name their tables by alias: k is a response_link, c a claim.
import { Prisma } from '../generated/prisma/client.ts';
import type { CausalStrength, ClaimSubject, ResponseBasis, ResponseKind, ReviewStatus } from '../generated/prisma/enums.ts';
import type { Teller } from './teller.ts';

export type Inclusion = 'INCLUDE' | 'EXCLUDE' | 'ONLY';

/** A lens with its references resolved. Null means that the lens does not ask. */
export interface Lens {
  readonly asToldBy: readonly string[] | null;
  /** Only the actors themselves, without their offices and those who speak on their behalf. */
  readonly alone: boolean;
  readonly excluding: readonly string[];
  /** Whom `asToldBy` and `excluding` came to stand for, and when (teller.ts). */
  readonly tellers: readonly Teller[] | null;
  readonly excluded: readonly Teller[];
  readonly inSources: readonly string[] | null;
  readonly bases: readonly ResponseBasis[] | null;
  readonly kinds: readonly ResponseKind[] | null;
  readonly strengths: readonly CausalStrength[] | null;
  readonly minConfidence: number | null;
  readonly minIndependentSources: number | null;
  readonly disputed: Inclusion;
  readonly includeProposed: boolean;
  /** Only what had been said by then. */
  readonly saidUntil: Date | null;
  /** Only what this database had recorded by then. */
  readonly asOf: Date | null;
}

/** The lens of one who asks for nothing: everything anyone asserts. */
export const EVERYTHING: Lens = {
  asToldBy: null,
  alone: false,
  excluding: [],
  tellers: null,
  excluded: [],
  inSources: null,
  bases: null,
  kinds: null,
  strengths: null,
  minConfidence: null,
  minIndependentSources: null,
  disputed: 'INCLUDE',
  includeProposed: false,
  saidUntil: null,
  asOf: null,
};

/** What a null confidence ranks as: a flat assertion is firm, except where it rests on time alone. */
const FLAT_CONFIDENCE = 100;
const TEMPORAL_CONFIDENCE = 29;

/** As the enum that it is: of a cast column the planner knows no statistics, and takes 200 claims for one. */
const statuses = (lens: Lens): ReviewStatus[] => (lens.includeProposed ? ['ACCEPTED', 'PROPOSED'] : ['ACCEPTED']);

/** `AND` between the conditions that a lens asks for; true when it asks for none. */
const all = (conditions: (Prisma.Sql | null)[]): Prisma.Sql => {
  const asked = conditions.filter((condition) => condition !== null);
  return asked.length === 0 ? Prisma.sql`true` : Prisma.join(asked, ' AND ');
};

/** An entry that stood in the database, now or as of an instant, with one of these statuses. */
export const stood = (asOf: Date | null, statuses: readonly ReviewStatus[], c: Prisma.Sql): Prisma.Sql =>
  asOf === null
    ? Prisma.sql`${c}.retracted_at IS NULL AND ${c}.status = ANY(${[...statuses]}::"ReviewStatus"[])`
    : Prisma.sql`${c}.recorded_at <= ${asOf} AND (${c}.retracted_at IS NULL OR ${c}.retracted_at > ${asOf})
        AND (SELECT r.status FROM claim_review r WHERE r.claim_id = ${c}.id AND r.reviewed_at <= ${asOf}
             ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1) = ANY(${[...statuses]}::"ReviewStatus"[])`;

/** An entry that the lens's clocks and its view of proposals let in. */
const admitted = (lens: Lens, c: Prisma.Sql): Prisma.Sql =>
  all([stood(lens.asOf, statuses(lens), c), lens.saidUntil && Prisma.sql`${c}.said_latest <= ${lens.saidUntil}`]);

/** What makes two claims of one asserter be about the same thing, so that the later one replaces the earlier. */
const SAME_SUBJECT: Record<ClaimSubject, Prisma.Sql> = {
  LINK: Prisma.sql`later.link_id = c.link_id`,
  ATTRIBUTION: Prisma.sql`later.act_id = c.act_id AND later.subject = 'ATTRIBUTION'`,
  CASUALTIES: Prisma.sql`later.act_id = c.act_id AND later.subject = 'CASUALTIES'
    AND later.side_id IS NOT DISTINCT FROM c.side_id AND later.category IS NOT DISTINCT FROM c.category`,
  COUNT: Prisma.sql`later.act_id = c.act_id AND later.subject = 'COUNT' AND later.what = c.what`,
  OCCURRENCE: Prisma.sql`later.act_id = c.act_id AND later.subject = 'OCCURRENCE'`,
  AFFILIATION: Prisma.sql`later.affiliation_id = c.affiliation_id`,
};

/** A position: an admitted claim that no later one of the same asserter on the same subject replaces. Overlapping dates replace nothing. */
function isPosition(lens: Lens, subject: ClaimSubject): Prisma.Sql {
  const later = Prisma.raw('later');
  return Prisma.sql`${admitted(lens, Prisma.raw('c'))} AND NOT EXISTS (
    SELECT FROM claim later WHERE ${SAME_SUBJECT[subject]} AND later.asserted_by_id = c.asserted_by_id
      AND later.said_earliest > c.said_latest AND ${admitted(lens, later)})`;
}

/** Whether a claim is told by one of the tellers: as asserter, or by someone who speaks on their behalf, at the time of the claim. */
function toldBy(tellers: readonly Teller[], alone: boolean): Prisma.Sql {
  const set = Prisma.sql`unnest(${tellers.map((teller) => teller.actorId)}::uuid[], ${tellers.map((teller) => teller.from)}::timestamptz[],
    ${tellers.map((teller) => teller.until)}::timestamptz[]) AS teller(id, since, until)`;
  const then = Prisma.sql`(c.said_latest >= teller.since) IS NOT FALSE AND (c.said_earliest <= teller.until) IS NOT FALSE`;
  const asserter = Prisma.sql`EXISTS (SELECT FROM ${set} WHERE teller.id = c.asserted_by_id AND ${then})`;
  if (alone) return asserter;
  return Prisma.sql`(${asserter} OR EXISTS (SELECT FROM claim_on_behalf b JOIN ${set} ON teller.id = b.actor_id AND ${then} WHERE b.claim_id = c.id))`;
}

const notExcluded = (lens: Lens): Prisma.Sql | null =>
  lens.excluded.length === 0 ? null : Prisma.sql`NOT ${toldBy(lens.excluded, lens.alone)}`;

/** The conditions that any kind of claim can meet: who tells it, in which source, how firmly. */
function meetsCommon(lens: Lens): Prisma.Sql {
  return all([
    lens.tellers && toldBy(lens.tellers, lens.alone),
    notExcluded(lens),
    lens.inSources &&
      Prisma.sql`EXISTS (SELECT FROM citation i WHERE i.claim_id = c.id AND i.source_id = ANY(${[...lens.inSources]}::uuid[]))`,
    lens.minConfidence === null ? null : Prisma.sql`${rankedConfidence} >= ${lens.minConfidence}`,
  ]);
}

/** Confidence as it ranks and as `minConfidence` sees it. */
const rankedConfidence = Prisma.sql`coalesce(c.confidence, CASE WHEN c.basis = 'TEMPORAL_ONLY' THEN ${Prisma.raw(String(TEMPORAL_CONFIDENCE))} ELSE ${Prisma.raw(String(FLAT_CONFIDENCE))} END)`;

/** A claim, other than on a link, that a lens lets into a series (casualties, counts, attributions): superseded ones are part of a series. */
export const isSeen = (lens: Lens): Prisma.Sql => Prisma.sql`${admitted(lens, Prisma.raw('c'))} AND ${meetsCommon(lens)}`;

/** A standing position, other than on a link, that meets the lens. */
export const isHeld = (lens: Lens, subject: ClaimSubject): Prisma.Sql => Prisma.sql`${isPosition(lens, subject)} AND ${meetsCommon(lens)}`;

/** A position on link k that carries it: it asserts the link and itself meets every condition. */
export const carries = (lens: Lens): Prisma.Sql =>
  Prisma.sql`c.stance = 'ASSERTS' AND ${all([
    lens.bases && Prisma.sql`c.basis = ANY(${[...lens.bases]}::"ResponseBasis"[])`,
    lens.kinds && Prisma.sql`c.kind = ANY(${[...lens.kinds]}::"ResponseKind"[])`,
    lens.strengths && Prisma.sql`c.strength = ANY(${[...lens.strengths]}::"CausalStrength"[])`,
    meetsCommon(lens),
  ])} AND ${isPosition(lens, 'LINK')}`;

/** A position on link k that speaks against it, told by the lens's tellers or not. */
export const disputes = (lens: Lens): Prisma.Sql =>
  Prisma.sql`c.stance IN ('DENIES', 'REVERSES') AND ${all([notExcluded(lens), isPosition(lens, 'LINK')])}`;

/** A position on link k by which the account of this lens, and not just anybody, speaks against it. */
export const opposes = (lens: Lens): Prisma.Sql =>
  Prisma.sql`c.stance IN ('DENIES', 'REVERSES') AND ${meetsCommon(lens)} AND ${isPosition(lens, 'LINK')}`;

/** Whether link k is disputed. */
export const isDisputed = (lens: Lens): Prisma.Sql => Prisma.sql`EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND ${disputes(lens)})`;

/** Whether the lens leaves link k. */
export const passes = (lens: Lens): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND ${carries(lens)}) AND ${passesCarried(lens)}`;

/** The same of a link k that is known to be carried: its leading claim stands beside it. */
export function passesCarried(lens: Lens): Prisma.Sql {
  const sources =
    lens.minIndependentSources === null
      ? null
      : Prisma.sql`(SELECT count(DISTINCT coalesce(s.publisher_id, s.id)) FROM claim c JOIN citation i ON i.claim_id = c.id
          JOIN source s ON s.id = i.source_id WHERE c.link_id = k.id AND ${carries(lens)}) >= ${lens.minIndependentSources}`;
  const dispute = { INCLUDE: null, EXCLUDE: Prisma.sql`NOT ${isDisputed(lens)}`, ONLY: isDisputed(lens) }[lens.disputed];
  // A link that does not stand now may have stood then; one that stands now has a claim, so the index can skip the rest.
  return all([lens.asOf === null ? Prisma.sql`k.standing` : null, sources, dispute]);
}

/** Whether link k is one that the lens's tellers (anyone, where it names none) speak against, and does not leave. */
export const isDenied = (lens: Lens): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND ${opposes(lens)}) AND NOT (${passes(lens)})`;

/**
 * The order in which the claims on a link lead: by basis (nearness to the deed, not truth), then the firmest, then the first said, then
 * the asserter. The last keys make it total, so that the order of entry changes nothing. The asserter is looked up and not joined: of few
 * actors the planner would read all, once for each link.
 */
export const leadingOrder = Prisma.sql`c.basis, ${rankedConfidence} DESC, c.said_earliest ASC NULLS LAST,
  (SELECT slug FROM actor WHERE actor.id = c.asserted_by_id), c.kind, c.strength NULLS LAST, c.id`;
