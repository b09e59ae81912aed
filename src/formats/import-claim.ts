// The claims of a batch, as rows. A claim is known by its id: one that is there stays as it is, but that it may be retracted.

import { ValidationError } from '../domain/error.ts';
import { newId } from '../domain/id.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import { edgeOf, endOf, type KnownClaim, pairOf } from '../domain/known.ts';
import type { Citation, Claim } from '../generated/prisma/client.ts';
import type { ClaimSubject } from '../generated/prisma/enums.ts';
import type { Content } from './dossier.ts';
import { type AdmittedActClaim, type AdmittedAffiliation, type AdmittedClaim, type AdmittedLink } from './import-admit.ts';
import type { Making } from './import-draft.ts';

/** The columns that every claim has, and of the others those of its kind. */
type Shared = 'id' | 'subject' | 'assertedById' | 'stance' | 'status' | 'recordedAt' | 'retractedAt';
type NewClaim = Pick<Claim, Shared> & Partial<Claim>;

type Cited = { actId: string } | { participationId: string } | { claimId: string };

interface SaidCitation {
  readonly quote: string | null;
  readonly locator: string | null;
  readonly credibility: number | null;
}

/** @param said the same citations, as the domain has admitted them */
export function addCitations(
  making: Making,
  cited: Cited,
  entries: Content<'occurrences'>['citations'],
  said: readonly SaidCitation[],
): void {
  for (const [position, { source }] of (entries ?? []).entries()) {
    const words = said[position];
    if (!words) continue;
    const row: Partial<Citation> = {
      id: newId(),
      sourceId: making.source(source).id,
      position,
      quote: words.quote,
      locator: words.locator,
      credibility: words.credibility,
      ...cited,
    };
    making.draft.add('citation', row);
  }
}

/** Outside a restoration an entry that was found wrong where it comes from stays there. */
const isLeftOut = ({ setting }: Making, { entry }: AdmittedClaim): boolean =>
  !setting.restoring && (entry.retractedAt != null || entry.status === 'REJECTED');

/** What was found wrong where it comes from is retracted here too, unless somebody here has decided on it. */
function retract(making: Making, { id, entry }: AdmittedClaim, known: KnownClaim): void {
  if (making.setting.restoring || entry.retractedAt == null || known.retractedAt !== null) return;
  if (known.status === 'ACCEPTED') making.warn(`The claim ${id} was retracted where it comes from, but is accepted here: left as it is.`);
  if (known.status !== 'PROPOSED') return;
  making.draft.retractions.push({ claim: id, reason: entry.retractionReason ?? 'It was retracted where it comes from.' });
  making.learn(making.world.claims, id, { ...known, retractedAt: making.setting.now });
  making.changes += 1;
}

/** Adds it unless it is there. @throws NotFoundError, ValidationError where the subject has as many claims as a list holds */
function addClaim(making: Making, subject: ClaimSubject, own: Partial<Claim>, claim: AdmittedClaim, concerns: readonly string[]): boolean {
  const { world, setting } = making;
  const { id, entry, said } = claim;
  const known = world.claims.get(id);
  if (known) retract(making, claim, known);
  if (known || making.made[claim.hash] || isLeftOut(making, claim)) return false;
  const subjectId = own.linkId ?? own.actId ?? own.affiliationId ?? '';
  if (entry.retractedAt == null) requireRoom(making, `${subject} ${subjectId}`, [], FULL_OF_CLAIMS);
  const recordedAt = making.recordedAt(entry.recordedAt);
  const status = setting.restoring ? (entry.status ?? 'ACCEPTED') : 'PROPOSED';
  const row: NewClaim = {
    id,
    subject,
    assertedById: making.actor(entry.assertedBy).id,
    stance: said.stance,
    statementId: entry.statement == null ? null : statementOf(making, entry.statement),
    assertedEarliest: said.assertedAt?.earliest ?? null,
    assertedLatest: said.assertedAt?.latest ?? null,
    assertedPrecision: said.assertedAt?.precision ?? null,
    assertedZone: said.assertedAt?.zone ?? null,
    confidence: said.confidence,
    confidenceWords: said.confidenceWords,
    status,
    recordedAt,
    retractedAt: entry.retractedAt == null ? null : new Date(entry.retractedAt),
    retractionReason: entry.retractionReason ?? null,
    ...saidWhen(making, claim),
    ...own,
  };
  making.draft.add('claim', row);
  making.recordedOf('claim.asserted_by_id', id, entry.assertedBy);
  const principals = new Set<string>();
  for (const name of entry.onBehalfOf ?? []) {
    const actorId = making.actor(name).id;
    if (!principals.has(actorId)) making.draft.add('claim_on_behalf', { claimId: id, actorId });
    principals.add(actorId);
    making.recordedOf('claim_on_behalf.actor_id', id, name);
  }
  const reviews = (setting.restoring && entry.reviews) || [{ status, reviewedAt: recordedAt, reason: null }];
  for (const { reviewedAt, status, reason } of reviews)
    making.draft.add('claim_review', { id: newId(), claimId: id, status, reviewedAt, reason: reason ?? null });
  addCitations(making, { claimId: id }, entry.citations, said.citations);
  making.draft.histories.push({ table: 'claim', id, concerns, after: row });
  making.learn(world.claims, id, { status, retractedAt: row.retractedAt });
  making.changes += 1;
  return true;
}

/** @throws ValidationError where the list that goes by this key among the counts has as many as are read as one */
function requireRoom(making: Making, key: string, at: string[], sentence: string): void {
  const count = making.world.counts.get(key) ?? 0;
  if (count >= LIST_LIMIT) throw ValidationError.at(at, sentence);
  making.learn(making.world.counts, key, count + 1);
}

const FULL_OF_CLAIMS = `There are ${LIST_LIMIT} such claims on this already: retract one that is wrong, or leave it.`;

function statementOf(making: Making, slug: string): string {
  const { id, type } = making.act(slug);
  if (type !== 'STATEMENT') throw ValidationError.at(['statement'], `The act with the slug "${slug}" is an event; name a statement.`);
  return id;
}

type Said = Pick<Claim, 'saidEarliest' | 'saidLatest'>;

/** By the claim's own date, else its statement's, else its earliest citation's publication, else not at all. */
function saidWhen(making: Making, { entry, said: { assertedAt } }: AdmittedClaim): Said {
  if (making.setting.restoring && entry.saidAt)
    return { saidEarliest: new Date(entry.saidAt.earliest), saidLatest: new Date(entry.saidAt.latest) };
  if (assertedAt) return { saidEarliest: assertedAt.earliest, saidLatest: assertedAt.latest };
  if (entry.statement != null) {
    const { earliest, latest } = making.act(entry.statement);
    return { saidEarliest: earliest, saidLatest: latest };
  }
  const published = (entry.citations ?? []).flatMap(({ source }) => {
    const { publishedEarliest, publishedLatest } = making.source(source);
    return publishedEarliest && publishedLatest ? [{ saidEarliest: publishedEarliest, saidLatest: publishedLatest }] : [];
  });
  published.sort((a, b) => Number(a.saidEarliest) - Number(b.saidEarliest) || Number(a.saidLatest) - Number(b.saidLatest));
  return published[0] ?? { saidEarliest: null, saidLatest: null };
}

// ── By what they are about ───────────────────────────────────────────────────────────────────────────────────────────────

const SUBJECTS = { attributions: 'ATTRIBUTION', casualties: 'CASUALTIES', counts: 'COUNT', occurrences: 'OCCURRENCE' } as const;

/** @throws NotFoundError, ValidationError */
export function addActClaim(making: Making, { in: section, act: slug, blamed, side, columns, claim }: AdmittedActClaim): void {
  const act = making.act(slug);
  if (section !== 'occurrences' && act.type !== 'EVENT')
    throw ValidationError.at(['event'], `The act with the slug "${slug}" is a statement; name an event.`);
  const own = {
    ...columns,
    actId: act.id,
    blamedId: blamed === null ? null : making.actor(blamed).id,
    sideId: side === null ? null : making.actor(side).id,
  } as Partial<Claim>;
  if (!addClaim(making, SUBJECTS[section], own, claim, [claim.id, act.id])) return;
  if (blamed !== null) making.recordedOf('claim.blamed_id', claim.id, blamed);
  if (side !== null) making.recordedOf('claim.side_id', claim.id, side);
}

const FULL_OF_AFFILIATIONS = `This actor has ${LIST_LIMIT} affiliations on this side already: group some under an actor of their own.`;

/** Claims of the same edge, title and dates meet on one affiliation. @throws NotFoundError, ValidationError */
export function addAffiliation(making: Making, { entry, said, claims }: AdmittedAffiliation): void {
  const { subject, object } = entry;
  const { kind, title, from, until } = said;
  const edge = {
    kind,
    subjectId: making.actor(subject).id,
    objectId: making.actor(object).id,
    title,
    fromEarliest: from?.earliest ?? null,
    fromLatest: from?.latest ?? null,
    fromPrecision: from?.precision ?? null,
    fromZone: from?.zone ?? null,
    untilEarliest: until?.earliest ?? null,
    untilLatest: until?.latest ?? null,
    untilPrecision: until?.precision ?? null,
    untilZone: until?.zone ?? null,
  };
  if (edge.subjectId === edge.objectId) throw ValidationError.at(['object'], 'An actor has no affiliation with itself: name another.');
  const key = edgeOf(edge);
  const known = making.world.affiliations.get(key);
  const id = known ?? entry.id?.toLowerCase() ?? newId();
  if (!known) {
    if (!making.setting.restoring && claims.every((claim) => isLeftOut(making, claim))) return;
    for (const end of ['subject', 'object'] as const) requireRoom(making, endOf(end, edge[`${end}Id`]), [end], FULL_OF_AFFILIATIONS);
    making.draft.add('affiliation', { ...edge, id, recordedAt: making.recordedAt(entry.recordedAt) });
    making.learn(making.world.affiliations, key, id);
    making.recordedOf('affiliation.subject_id', id, subject);
    making.recordedOf('affiliation.object_id', id, object);
    making.changes += 1;
  }
  for (const claim of claims) addClaim(making, 'AFFILIATION', { affiliationId: id }, claim, [claim.id, id]);
}

/** The link holds no order yet: it is settled once all of the batch is there. @throws NotFoundError, ValidationError */
export function addLink(making: Making, { entry, claims }: AdmittedLink): void {
  const [response, trigger] = [making.act(entry.response), making.act(entry.trigger)];
  if (response.id === trigger.id) throw ValidationError.at(['trigger'], 'An act does not answer itself: name another.');
  const key = pairOf(response.id, trigger.id);
  const known = making.world.links.get(key);
  const id = known ?? entry.id?.toLowerCase() ?? newId();
  if (!known) {
    if (!making.setting.restoring && claims.every((claim) => isLeftOut(making, claim))) return;
    const places = { responsePlacedAt: null, responsePlacedRank: null, triggerPlacedAt: null, triggerPlacedRank: null };
    const recordedAt = making.recordedAt(entry.recordedAt);
    making.draft.add('response_link', { ...places, id, responseId: response.id, triggerId: trigger.id, standing: false, recordedAt });
    making.learn(making.world.links, key, id);
    making.changes += 1;
  }
  const concerns = [id, response.id, trigger.id];
  const added = claims.filter((claim) => {
    const own = {
      linkId: id,
      kind: claim.reason?.kind ?? null,
      basis: claim.reason?.basis ?? null,
      strength: claim.reason?.strength ?? null,
    };
    return addClaim(making, 'LINK', own, claim, [claim.id, ...concerns]);
  });
  making.draft.links.push({ of: making.outcome, id, isNew: !known, claims: added.map((claim) => claim.id) });
}
