// Claims: who says what, how firmly, and on what grounds. One interface, six subjects.

import type { EventRow, StatementRow } from '../domain/act-row.ts';
import type { ClaimRow } from '../domain/claim.ts';
import type { Range as RangeRow } from '../domain/range.ts';
import type { ClaimSubject as Subject } from '../generated/prisma/enums.ts';
import { rangeOf } from '../walk/toll.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { distinctActors, each, present, required } from './load.ts';
import { OccurredTime, occurredOf } from './occurred.ts';
import {
  Act,
  Actor,
  Affiliation,
  AffiliationClaim,
  AttributionClaim,
  CasualtyClaim,
  Citation,
  Claim,
  CountClaim,
  Event,
  LinkClaim,
  OccurrenceClaim,
  ResponseLink,
  Statement,
} from './ref.ts';
import { CLAIM_TYPES } from './reference.ts';
import { AttributionType, CausalStrength, ParticipationRole, ResponseBasis, ResponseKind, ReviewStatus, Stance } from './vocabulary.ts';

export const Range = builder.objectRef<RangeRow>('Range').implement({
  description:
    'A number as low, best and high estimate. Null is not 0: it means that nobody gives that bound, so a missing high is unbounded.',
  fields: (t) => ({
    low: t.exposeInt('low', { nullable: true, description: 'At least so many.' }),
    best: t.exposeInt('best', { nullable: true, description: 'The best estimate.' }),
    high: t.exposeInt('high', { nullable: true, description: 'At most so many; null: unbounded.' }),
  }),
});

Claim.implement({
  description:
    'An actor asserts, denies, hedges or reverses something. Claims are added and retracted, never overwritten. The asserter is who says it, not who printed it: a newspaper asserts what it says in its own voice. Example: `{ claims(first: 5) { nodes { assertedBy { name } stance citations { quote source { title } } } } }`.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (claim) => CLAIM_TYPES[claim.subject],
  fields: (t) => ({
    assertedBy: t.field({
      type: Actor,
      description: 'Who says so.',
      resolve: ({ assertedById }, _args, { load }) => required(load.actor, assertedById),
    }),
    onBehalfOf: t.field({
      type: [Actor],
      description: 'For whom it is said, beside the asserter.',
      resolve: async ({ id }, _args, { load }) =>
        distinctActors(
          load,
          (await load.claimOnBehalfOf.load(id)).map(({ actorId }) => actorId),
        ),
    }),
    stance: t.expose('stance', { type: Stance, description: 'Whether it asserts, denies, hedges or reverses.' }),
    statement: t.field({
      type: Statement,
      nullable: true,
      description: 'The statement in which it was said, where that is recorded.',
      resolve: ({ statementId }, _args, { load }) =>
        statementId === null ? null : (required(load.act, statementId) as Promise<StatementRow>),
    }),
    assertedAt: t.field({
      type: OccurredTime,
      nullable: true,
      description:
        "When it was said: the claim's own date, else its statement's, else its earliest citation's publication; null where none of them has one.",
      resolve: (claim, _args, context) => assertedAt(claim, context),
    }),
    confidence: t.exposeInt('confidence', {
      nullable: true,
      description: 'How firmly the asserter commits itself, 0 to 100, only where its words warrant a number; null for a flat assertion.',
    }),
    confidenceWords: t.exposeString('confidenceWords', {
      nullable: true,
      description: 'The words that tell it: "confident", "most likely".',
    }),
    citations: t.field({
      type: [Citation],
      description: 'Where it is borne out, with the words.',
      resolve: ({ id }, _args, { load }) => load.citationsOfClaim.load(id),
    }),
    status: t.expose('status', {
      type: ReviewStatus,
      description: 'Whether the entry is true to its sources; never whether the claim is true.',
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was entered here.' }),
    retractedAt: t.expose('retractedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the entry was found wrong and taken back; null while it stands.',
    }),
  }),
});

async function assertedAt(claim: ClaimRow, { load }: Context) {
  const own = occurredOf(claim.assertedEarliest, claim.assertedLatest, claim.assertedPrecision, claim.assertedZone);
  if (own !== null || claim.saidEarliest === null) return own;
  if (claim.statementId !== null) return required(load.act, claim.statementId);
  const sources = await present(
    load.source,
    (await load.citationsOfClaim.load(claim.id)).map(({ sourceId }) => sourceId),
  );
  const published = sources.map((s) => occurredOf(s.publishedEarliest, s.publishedLatest, s.publishedPrecision, s.publishedZone));
  return published.find((time) => time?.earliest.getTime() === claim.saidEarliest?.getTime()) ?? null;
}

/** A claim type: its rows are those of one subject, and so are its ids. */
const ofSubject = (subject: Subject) => ({
  interfaces: [Claim],
  id: { resolve: (claim: ClaimRow) => claim.id },
  isTypeOf: (row: unknown) => (row as ClaimRow).subject === subject,
  loadManyWithoutCache: async (ids: string[], { load }: Context) =>
    (await each(load.claim, ids)).map((row) => (row?.subject !== subject ? null : row)),
});

/** The columns that a claim of a subject has, where its row type allows null; a CHECK of the database holds them. */
function has<T>(value: T | null): T {
  if (value === null) throw new Error('A claim lacks a column of its subject.');
  return value;
}

const eventOf = (claim: ClaimRow, { load }: Context): Promise<EventRow> => required(load.act, has(claim.actId)) as Promise<EventRow>;

builder.node(LinkClaim, {
  ...ofSubject('LINK'),
  description: 'Someone says that one act answered another, or that it did not, or that it was the other way round.',
  fields: (t) => ({
    link: t.field({
      type: ResponseLink,
      description: 'The link that it is about.',
      resolve: ({ linkId }, _args, { load }) => required(load.link, has(linkId)),
    }),
    kind: t.field({ type: ResponseKind, description: 'What sort of answer, by this claim.', resolve: ({ kind }) => has(kind) }),
    basis: t.field({ type: ResponseBasis, description: 'How the claimant comes to say it.', resolve: ({ basis }) => has(basis) }),
    strength: t.expose('strength', {
      type: CausalStrength,
      nullable: true,
      description: 'What weight the claim gives the trigger; null where it gives none.',
    }),
  }),
});

builder.node(AttributionClaim, {
  ...ofSubject('ATTRIBUTION'),
  description: 'Someone blames someone for an event, or clears them. The UNKNOWN actor blamed means "too soon to say".',
  fields: (t) => ({
    event: t.field({ type: Event, description: 'For what.', resolve: (claim, _args, context) => eventOf(claim, context) }),
    blamed: t.field({
      type: Actor,
      description: 'Who is blamed.',
      resolve: ({ blamedId }, _args, { load }) => required(load.actor, has(blamedId)),
    }),
    role: t.field({ type: ParticipationRole, description: 'With which part in it.', resolve: ({ role }) => has(role) }),
    type: t.field({
      type: AttributionType,
      description: 'In what capacity the asserter attributes.',
      resolve: ({ attributionType }) => has(attributionType),
    }),
  }),
});

builder.node(CasualtyClaim, {
  ...ofSubject('CASUALTIES'),
  description: 'Someone says how many were killed, injured or missing, in all or of one side or category.',
  fields: (t) => ({
    event: t.field({ type: Event, description: 'In what.', resolve: (claim, _args, context) => eventOf(claim, context) }),
    side: t.field({
      type: Actor,
      nullable: true,
      description: 'Whose people they were; null: all of them.',
      resolve: ({ sideId }, _args, { load }) => (sideId === null ? null : load.actor.load(sideId)),
    }),
    category: t.exposeString('category', { nullable: true, description: 'Which of them: "civilian contractor", "soldiers"; null: all.' }),
    killed: t.field({
      type: Range,
      nullable: true,
      description: 'Killed; null where the claim does not say.',
      resolve: (claim) => rangeOf(claim, 'killed'),
    }),
    injured: t.field({
      type: Range,
      nullable: true,
      description: 'Injured; null where the claim does not say.',
      resolve: (claim) => rangeOf(claim, 'injured'),
    }),
    missing: t.field({
      type: Range,
      nullable: true,
      description: 'Missing; null where the claim does not say.',
      resolve: (claim) => rangeOf(claim, 'missing'),
    }),
  }),
});

builder.node(CountClaim, {
  ...ofSubject('COUNT'),
  description: 'Someone counts something of an event: 18 rockets, 5 sites.',
  fields: (t) => ({
    event: t.field({ type: Event, description: 'Of what event.', resolve: (claim, _args, context) => eventOf(claim, context) }),
    what: t.string({ description: 'What is counted.', resolve: ({ what }) => has(what) }),
    count: t.field({
      type: Range,
      description: 'How many.',
      resolve: ({ countLow, countBest, countHigh }) => ({ low: countLow, best: countBest, high: countHigh }),
    }),
  }),
});

builder.node(OccurrenceClaim, {
  ...ofSubject('OCCURRENCE'),
  description: 'Someone says that an act took place, or that it did not.',
  fields: (t) => ({
    act: t.field({ type: Act, description: 'Which act.', resolve: ({ actId }, _args, { load }) => required(load.act, has(actId)) }),
  }),
});

builder.node(AffiliationClaim, {
  ...ofSubject('AFFILIATION'),
  description: 'Someone says that one actor belongs to, leads, or is supported by another, or that it is not so.',
  fields: (t) => ({
    affiliation: t.field({
      type: Affiliation,
      description: 'Which affiliation.',
      resolve: ({ affiliationId }, _args, { load }) => required(load.affiliation, has(affiliationId)),
    }),
  }),
});
