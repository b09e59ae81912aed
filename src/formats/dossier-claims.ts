// The claims of a dossier, and what they are about where that is an entry of its own: affiliations and links.

import type { Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { rowsWhere } from '../domain/rows.ts';
import { type Affiliation, type Claim, type ClaimReview, Prisma, type ResponseLink } from '../generated/prisma/client.ts';
import {
  citationsBy,
  given,
  grouped,
  inOrder,
  instant,
  type Naming,
  namesOf,
  type Page,
  slugsOf,
  sorted,
  span,
  type Written,
} from './dossier-naming.ts';

type Claimed = (claim: Claim) => Written;

/** What every claim says, for a page of them. */
async function claimPage(tx: Transaction, claims: readonly Claim[]): Promise<{ said: Claimed; name: Naming }> {
  const ids = claims.map(({ id }) => id);
  const principals = await rowsWhere<{ claimId: string; actorId: string }>(tx, 'claim_on_behalf', 'claim_id', ids, 'claim_id, actor_id');
  const named = claims.flatMap(({ assertedById, blamedId, sideId }) => [assertedById, blamedId, sideId]);
  const name = await namesOf(tx, ids, [...named, ...principals.map(({ actorId }) => actorId)]);
  const cited = await citationsBy(tx, 'claim_id', ids);
  const slugs = await slugsOf(
    tx,
    'act',
    claims.map(({ statementId }) => statementId),
  );
  const dates = await saidByRule(tx, ids);
  const reviews = grouped(
    await rowsWhere<ClaimReview>(tx, 'claim_review', 'claim_id', ids, 'claim_id, reviewed_at, id'),
    ({ claimId }) => claimId,
  );
  const byClaim = grouped(principals, ({ claimId }) => claimId);
  const said: Claimed = (claim) => ({
    id: claim.id,
    assertedBy: name('claim.asserted_by_id', claim.id, claim.assertedById),
    onBehalfOf: sorted((byClaim.get(claim.id) ?? []).map(({ actorId }) => name('claim_on_behalf.actor_id', claim.id, actorId))),
    stance: claim.stance === 'ASSERTS' ? null : claim.stance,
    statement: slugs.get(claim.statementId),
    assertedAt: span(claim, 'asserted'),
    saidAt: saidAt(claim, dates.get(claim.id)),
    confidence: claim.confidence,
    confidenceWords: claim.confidenceWords,
    citations: cited(claim.id),
    status: claim.status,
    reviews: reviewsOf(claim, reviews.get(claim.id) ?? []),
    retractedAt: claim.retractedAt && instant(claim.retractedAt),
    retractionReason: claim.retractionReason,
    recordedAt: instant(claim.recordedAt),
  });
  return { said, name };
}

interface SaidByRule {
  readonly id: string;
  readonly earliest: Date | null;
  readonly latest: Date | null;
}

/** When each claim was said by the rule: by its own date, its statement's, or its earliest citation's publication. */
async function saidByRule(tx: Transaction, ids: readonly string[]): Promise<Map<string, SaidByRule>> {
  const rows = await read<SaidByRule>(
    tx,
    Prisma.sql`
    SELECT c.id, CASE WHEN c.asserted_earliest IS NOT NULL THEN c.asserted_earliest WHEN s.id IS NOT NULL THEN s.earliest ELSE p.earliest END AS earliest,
      CASE WHEN c.asserted_earliest IS NOT NULL THEN c.asserted_latest WHEN s.id IS NOT NULL THEN s.latest ELSE p.latest END AS latest
    FROM claim c LEFT JOIN act s ON s.id = c.statement_id
    LEFT JOIN LATERAL (
      SELECT source.published_earliest AS earliest, source.published_latest AS latest
      FROM citation JOIN source ON source.id = citation.source_id
      WHERE citation.claim_id = c.id AND source.published_earliest IS NOT NULL
      ORDER BY source.published_earliest, source.published_latest LIMIT 1) p ON true
    WHERE c.id = ANY(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function saidAt({ saidEarliest, saidLatest }: Claim, rule: SaidByRule | undefined): Written | null {
  if (!saidEarliest || !saidLatest) return null;
  if (Number(rule?.earliest) === Number(saidEarliest) && Number(rule?.latest) === Number(saidLatest)) return null;
  return { earliest: instant(saidEarliest), latest: instant(saidLatest) };
}

/** The one that it was recorded with goes without saying. */
function reviewsOf({ status, recordedAt }: Claim, rows: readonly ClaimReview[]): Written[] {
  const [first] = rows;
  if (rows.length === 1 && first?.status === status && first.reason === null && Number(first.reviewedAt) === Number(recordedAt)) return [];
  return rows.map(({ status, reviewedAt, reason }) => given({ status, reviewedAt: instant(reviewedAt), reason }));
}

const figures = (claim: Claim, name: 'killed' | 'injured' | 'missing' | 'count'): Written | null => {
  const range = given({ low: claim[`${name}Low`], best: claim[`${name}Best`], high: claim[`${name}High`] });
  return Object.keys(range).length === 0 ? null : range;
};

/** A page of claims about acts, with what their kind has of its own. */
const actClaims =
  (own: (claim: Claim, act: string | undefined, name: Naming) => Written): Page =>
  async (tx, ids) => {
    const claims = inOrder(ids, await rowsWhere<Claim>(tx, 'claim', 'id', ids));
    const { said, name } = await claimPage(tx, claims);
    const slugs = await slugsOf(
      tx,
      'act',
      claims.map(({ actId }) => actId),
    );
    return claims.map((claim) => given({ ...own(claim, slugs.get(claim.actId), name), ...said(claim) }));
  };

export const attributions = actClaims(({ id, blamedId, role, attributionType }, event, name) => ({
  event,
  blamed: blamedId && name('claim.blamed_id', id, blamedId),
  role: role === 'PERPETRATOR' ? null : role,
  type: attributionType,
}));

export const casualties = actClaims((claim, event, name) => ({
  event,
  side: claim.sideId && name('claim.side_id', claim.id, claim.sideId),
  category: claim.category,
  killed: figures(claim, 'killed'),
  injured: figures(claim, 'injured'),
  missing: figures(claim, 'missing'),
}));

export const counts = actClaims((claim, event) => ({ event, what: claim.what, count: figures(claim, 'count') }));
export const occurrences = actClaims((_claim, act) => ({ act }));

export const affiliations: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<Affiliation>(tx, 'affiliation', 'id', ids));
  const claims = await rowsWhere<Claim>(tx, 'claim', 'affiliation_id', ids);
  const { said } = await claimPage(tx, claims);
  const name = await namesOf(
    tx,
    ids,
    rows.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
  );
  const byAffiliation = grouped(claims, ({ affiliationId }) => affiliationId);
  return rows.map((row) =>
    given({
      id: row.id,
      subject: name('affiliation.subject_id', row.id, row.subjectId),
      kind: row.kind,
      object: name('affiliation.object_id', row.id, row.objectId),
      title: row.title,
      from: span(row, 'from'),
      until: span(row, 'until'),
      recordedAt: instant(row.recordedAt),
      claims: (byAffiliation.get(row.id) ?? []).map((claim) => given(said(claim))),
    }),
  );
};

export const links: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<ResponseLink>(tx, 'response_link', 'id', ids));
  const claims = await rowsWhere<Claim>(tx, 'claim', 'link_id', ids);
  const { said } = await claimPage(tx, claims);
  const slugs = await slugsOf(
    tx,
    'act',
    rows.flatMap(({ responseId, triggerId }) => [responseId, triggerId]),
  );
  const byLink = grouped(claims, ({ linkId }) => linkId);
  return rows.map(({ id, responseId, triggerId, recordedAt }) =>
    given({
      id,
      response: slugs.get(responseId),
      trigger: slugs.get(triggerId),
      recordedAt: instant(recordedAt),
      claims: (byLink.get(id) ?? []).map((claim) => given({ id: claim.id, ...reasonOf(claim), ...said(claim) })),
    }),
  );
};

const reasonOf = ({ kind, basis, strength }: Claim): Written => ({ kind, basis, strength });
