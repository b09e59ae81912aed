// Writing events.
import type { EventRow } from '../domain/act-row.ts';
import type { Written } from '../domain/audit.ts';
import { type EventInput, type EventRevision, recordEvent, reviseEvent } from '../domain/event.ts';
import { CitationInput, OccurredInput, ParticipationInput, PlaceInput } from './act-input.ts';
import { actRevisionFields } from './act-revision-input.ts';
import { builder } from './builder.ts';
import { ParticipationsChange, ThresholdsChange } from './list-change.ts';
import { present, required } from './load.ts';
import { idempotencyKey, mutation, resultOf } from './mutation.ts';
import { Act, Event } from './ref.ts';
import { ActBy } from './reference.ts';
import { EventKind, EventMode, Realis, Threshold } from './vocabulary.ts';

const RecordEventPayload = builder.objectRef<Written>('RecordEventPayload').implement({
  description: 'The event as it is recorded now.',
  fields: (t) => ({
    event: t.field({
      type: Event,
      description: 'The event.',
      resolve: ({ id }, _args, { load }) => required(load.act, id) as Promise<EventRow>,
    }),
    moved: t.field({
      type: [Act],
      description: 'Acts whose place in time was settled anew within their bounds: by another time of this one.',
      resolve: ({ moved }, _args, { load }) => present(load.act, moved ?? []),
    }),
  }),
});

const RecordEventResult = resultOf('RecordEventResult', RecordEventPayload);

const RecordEventInput = builder.inputType('RecordEventInput', {
  description: 'A new event.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    slug: t.string({ description: 'Its readable name in addresses; made of the title where none is given.' }),
    title: t.string({ required: true, description: 'What happened, in a few words of your own.' }),
    summary: t.string({ description: 'What happened, in your own words.' }),
    occurred: t.field({ type: OccurredInput, required: true, description: 'When it began.' }),
    place: t.field({ type: PlaceInput, description: 'Where.' }),
    kind: t.field({ type: EventKind, required: true, description: 'What sort of event.' }),
    mode: t.field({ type: EventMode, description: 'In which way.' }),
    realis: t.field({ type: Realis, required: true, defaultValue: 'ACTUAL', description: 'Whether it came about.' }),
    hostility: t.int({ description: '0 to 5, where it differs from what kind and mode give; with the reason.' }),
    hostilityReason: t.string({ description: 'Why it differs.' }),
    thresholds: t.field({ type: [Threshold], description: 'The jumps that a scale of hostility misses.' }),
    participations: t.field({ type: [ParticipationInput], description: 'Who took part in it, and how.' }),
    parent: t.field({ type: ActBy, description: 'The larger event that it is a part of.' }),
    citations: t.field({ type: [CitationInput], description: 'Where it is reported.' }),
  }),
});

mutation<EventInput>('recordEvent', {
  role: 'EDITOR',
  description:
    'Records an event. Example: `mutation { recordEvent(input: {title: "Rocket attack on Camp Taji", occurred: {on: "2020-03-11", zone: "Asia/Baghdad"}, kind: ASSAULT, mode: ROCKET}) { ... on RecordEventPayload { event { slug } } ... on UserError { message } } }`.',
  input: RecordEventInput,
  result: RecordEventResult,
  write: async (tx, input) => ({ table: 'act', id: (await recordEvent(tx, input)).id }),
});

const ReviseEventInput = builder.inputType('ReviseEventInput', {
  description: 'What to change of an event. What is absent stays as it is, null clears, lists take { add, remove }.',
  fields: (t) => ({
    ...actRevisionFields(t),
    event: t.field({ type: ActBy, required: true, description: 'Which event.' }),
    kind: t.field({ type: EventKind, description: 'What sort of event.' }),
    mode: t.field({ type: EventMode, description: 'In which way.' }),
    realis: t.field({ type: Realis, description: 'Whether it came about.' }),
    thresholds: t.field({ type: ThresholdsChange, description: 'The jumps that a scale of hostility misses.' }),
    participations: t.field({ type: ParticipationsChange, description: 'Who took part in it, and how.' }),
    parent: t.field({ type: ActBy, description: 'The larger event that it is a part of.' }),
  }),
});

mutation<EventRevision>('reviseEvent', {
  role: 'EDITOR',
  description:
    'Revises an event. Example: `mutation { reviseEvent(input: {event: {slug: "camp-taji-rocket-attack-2020-03-11"}, version: 1, mode: ROCKET}) { ... on RecordEventPayload { event { version } moved { title } } ... on UserError { code message } } }`.',
  input: ReviseEventInput,
  result: RecordEventResult,
  write: reviseEvent,
});
