// Writing claims about events, acts and affiliations. Claims on links: response-link-mutation.ts.
import { type AffiliationInput, claimAffiliation } from '../domain/affiliation.ts';
import { type AttributionInput, claimAttribution } from '../domain/attribution.ts';
import type { Written } from '../domain/audit.ts';
import { type CasualtiesInput, claimCasualties } from '../domain/casualties.ts';
import type { RecordedClaim } from '../domain/claim.ts';
import { type CountInput, claimCount } from '../domain/count.ts';
import { claimOccurrence, type OccurrenceInput } from '../domain/occurrence.ts';
import { OccurredInput } from './act-input.ts';
import { builder } from './builder.ts';
import { ClaimInput, RangeInput } from './claim-input.ts';
import { ClaimResult } from './claim-payload.ts';
import { idempotencyKey, mutation } from './mutation.ts';
import { ActBy, ActorBy } from './reference.ts';
import { AffiliationKind, AttributionType, ParticipationRole } from './vocabulary.ts';

const SAID = 'Who says so, and where that is borne out.';

const written = ({ id }: RecordedClaim): Written => ({ table: 'claim', id });

const ClaimAttributionInput = builder.inputType('ClaimAttributionInput', {
  description: 'That an actor did it, or took some other part in it, as someone says.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    event: t.field({ type: ActBy, required: true, description: 'What was done.' }),
    blamed: t.field({ type: ActorBy, required: true, description: 'Who is blamed, or cleared. The UNKNOWN actor: "too soon to say".' }),
    role: t.field({ type: ParticipationRole, required: true, defaultValue: 'PERPETRATOR', description: 'With which part in it.' }),
    type: t.field({ type: AttributionType, required: true, description: 'In what capacity the asserter attributes.' }),
    claim: t.field({ type: ClaimInput, required: true, description: SAID }),
  }),
});

mutation<AttributionInput>('claimAttribution', {
  role: 'EDITOR',
  description:
    'Records who blames whom for an event. Example: `mutation { claimAttribution(input: {event: {slug: "camp-taji-rocket-attack-2020-03-11"}, blamed: {slug: "kataib-hezbollah"}, type: OFFICIAL, claim: {assertedBy: {slug: "united-states"}}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimAttributionInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimAttribution(tx, input)),
});

const ClaimCasualtiesInput = builder.inputType('ClaimCasualtiesInput', {
  description: 'How many were killed, injured or missing, as someone says. A later figure is a claim of its own.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    event: t.field({ type: ActBy, required: true, description: 'In what.' }),
    side: t.field({ type: ActorBy, description: 'Whose people they were; left out: all of them.' }),
    category: t.string({ description: 'Which of them: "civilian contractor"; left out: all.' }),
    killed: t.field({ type: RangeInput, description: 'Killed.' }),
    injured: t.field({ type: RangeInput, description: 'Injured.' }),
    missing: t.field({ type: RangeInput, description: 'Missing.' }),
    claim: t.field({ type: ClaimInput, required: true, description: SAID }),
  }),
});

mutation<CasualtiesInput>('claimCasualties', {
  role: 'EDITOR',
  description:
    'Records what an event cost, by someone\'s figures. Example: `mutation { claimCasualties(input: {event: {slug: "camp-taji-rocket-attack-2020-03-11"}, killed: {best: 3}, claim: {assertedBy: {slug: "united-states"}}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimCasualtiesInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimCasualties(tx, input)),
});

const ClaimCountInput = builder.inputType('ClaimCountInput', {
  description: 'How many of something an event had, as someone says.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    event: t.field({ type: ActBy, required: true, description: 'Of what event.' }),
    what: t.string({ required: true, description: 'What is counted: "rockets".' }),
    count: t.field({ type: RangeInput, required: true, description: 'How many.' }),
    claim: t.field({ type: ClaimInput, required: true, description: SAID }),
  }),
});

mutation<CountInput>('claimCount', {
  role: 'EDITOR',
  description:
    'Records a count: 18 rockets, 5 sites. Example: `mutation { claimCount(input: {event: {slug: "camp-taji-rocket-attack-2020-03-11"}, what: "rockets", count: {best: 18}, claim: {assertedBy: {slug: "united-states"}}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimCountInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimCount(tx, input)),
});

const ClaimOccurrenceInput = builder.inputType('ClaimOccurrenceInput', {
  description: 'That an act took place, or that it did not, as someone says.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    act: t.field({ type: ActBy, required: true, description: 'Which act.' }),
    claim: t.field({ type: ClaimInput, required: true, description: SAID }),
  }),
});

mutation<OccurrenceInput>('claimOccurrence', {
  role: 'EDITOR',
  description:
    'Records who says that an act took place, or that it did not. Example: `mutation { claimOccurrence(input: {act: {slug: "camp-taji-rocket-attack-2020-03-11"}, claim: {assertedBy: {slug: "iraq"}}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimOccurrenceInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimOccurrence(tx, input)),
});

const ClaimAffiliationInput = builder.inputType('ClaimAffiliationInput', {
  description: 'That one actor belongs to, leads, or is supported by another, as someone says. Read: subject KIND object.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    subject: t.field({ type: ActorBy, required: true, description: 'Who is affiliated.' }),
    object: t.field({ type: ActorBy, required: true, description: 'To whom or what.' }),
    kind: t.field({ type: AffiliationKind, required: true, description: 'What the subject is to the object.' }),
    title: t.string({ description: 'The office or rank, such as "secretary of defense".' }),
    from: t.field({ type: OccurredInput, description: 'When it began.' }),
    until: t.field({ type: OccurredInput, description: 'When it ended.' }),
    claim: t.field({ type: ClaimInput, required: true, description: SAID }),
  }),
});

mutation<AffiliationInput>('claimAffiliation', {
  role: 'EDITOR',
  description:
    'Records who belongs to whom. Example: `mutation { claimAffiliation(input: {subject: {slug: "kataib-hezbollah"}, object: {slug: "iran"}, kind: SUPPORTED_BY, claim: {assertedBy: {slug: "united-states"}}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimAffiliationInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimAffiliation(tx, input)),
});
