// What the inputs of claims are made of.
import { CitationInput, OccurredInput } from './act-input.ts';
import { builder } from './builder.ts';
import { ActBy, ActorBy } from './reference.ts';
import { CausalStrength, ResponseBasis, ResponseKind, ReviewStatus, Stance } from './vocabulary.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

/** The fields that a claim has, whatever it is about. */
const claimFields = (t: InputFields) => ({
  assertedBy: t.field({ type: ActorBy, required: true, description: 'Who says so: the speaker, not whoever printed it.' }),
  onBehalfOf: t.field({ type: [ActorBy], description: 'For whom it is said, beside the asserter.' }),
  stance: t.field({
    type: Stance,
    required: true,
    defaultValue: 'ASSERTS',
    description: 'Whether it asserts, denies, hedges or reverses.',
  }),
  statement: t.field({ type: ActBy, description: 'The statement in which it is said, where that is recorded.' }),
  assertedAt: t.field({
    type: OccurredInput,
    description: "When it was said; left out, the statement's date holds, else that of the earliest citation's publication.",
  }),
  confidence: t.int({ description: 'How firmly the asserter commits itself, 0 to 100, only where the words warrant a number.' }),
  confidenceWords: t.string({ description: 'The words that tell it: "confident", "most likely".' }),
  citations: t.field({ type: [CitationInput], description: 'Where it is borne out, with the words.' }),
  status: t.field({
    type: ReviewStatus,
    required: true,
    defaultValue: 'ACCEPTED',
    description: 'Whether the entry is true to its sources: PROPOSED where someone else is to look at it first.',
  }),
});

export const ClaimInput = builder.inputType('ClaimInput', {
  description: 'Who says it, when, how firmly, and where that is borne out. Example: `{ assertedBy: {slug: "iran"}, stance: DENIES }`.',
  fields: claimFields,
});

export const LinkClaimInput = builder.inputType('LinkClaimInput', {
  description:
    'Who says that one act answered another, in which way and on what ground. Example: `{ assertedBy: {slug: "pentagon"}, kind: RETALIATION, basis: STATED_BY_RESPONDER }`.',
  fields: (t) => ({
    ...claimFields(t),
    kind: t.field({
      type: ResponseKind,
      required: true,
      description: 'What sort of answer. SEQUENCE goes with TEMPORAL_ONLY and nothing else.',
    }),
    basis: t.field({ type: ResponseBasis, required: true, description: 'How the claimant comes to say it.' }),
    strength: t.field({ type: CausalStrength, description: 'What weight the claim gives the trigger.' }),
  }),
});

export const RangeInput = builder.inputType('RangeInput', {
  description: 'A number as low, best and high estimate, in rising order. Left out is not 0. Example: `{ low: 100 }` is "more than 100".',
  fields: (t) => ({
    low: t.int({ description: 'At least so many.' }),
    best: t.int({ description: 'The best estimate.' }),
    high: t.int({ description: 'At most so many.' }),
  }),
});
