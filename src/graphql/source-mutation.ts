// Writing sources.
import type { Written } from '../domain/audit.ts';
import { recordSource, reviseSource, type SourceInput, type SourceRevision } from '../domain/source.ts';
import { OccurredInput } from './act-input.ts';
import { builder } from './builder.ts';
import { required } from './load.ts';
import { idempotencyKey, mutation, readVersion, resultOf } from './mutation.ts';
import { Source } from './ref.ts';
import { ActorBy, SourceBy } from './reference.ts';
import { Reliability } from './vocabulary.ts';

const RecordSourcePayload = builder.objectRef<Written>('RecordSourcePayload').implement({
  description: 'The source as it is recorded now.',
  fields: (t) => ({
    source: t.field({ type: Source, description: 'The source.', resolve: ({ id }, _args, { load }) => required(load.source, id) }),
  }),
});

const RecordSourceResult = resultOf('RecordSourceResult', RecordSourcePayload, 'causality');

const RecordSourceInput = builder.inputType('RecordSourceInput', {
  description: 'A new source. Each address is recorded once.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    slug: t.string({ description: 'Its readable name in addresses; made of the title where none is given.' }),
    title: t.string({ required: true, description: 'Its title, or what it is where it has none.' }),
    publisher: t.field({ type: ActorBy, description: 'Who published it. Independent sources are counted by publisher.' }),
    url: t.field({ type: 'URL', description: 'Where it was published: http or https.' }),
    archiveUrl: t.field({ type: 'URL', description: 'Where a copy is kept.' }),
    published: t.field({
      type: OccurredInput,
      description: 'When it was published. It dates the claims it bears out that have no date of their own.',
    }),
    language: t.string({ description: 'BCP 47 tag of its language: "en".' }),
    reliability: t.field({ type: Reliability, description: 'How far the source can be relied on in general, A to F.' }),
  }),
});

mutation<SourceInput>('recordSource', {
  role: 'EDITOR',
  description:
    'Records a source. Example: `mutation { recordSource(input: {title: "Statement of the Department of Defense", url: "https://example.org/a", published: {on: "2020-03-12"}}) { ... on RecordSourcePayload { source { slug } } ... on UserError { message } } }`.',
  input: RecordSourceInput,
  result: RecordSourceResult,
  write: async (tx, input) => ({ table: 'source', id: (await recordSource(tx, input)).id }),
});

const ReviseSourceInput = builder.inputType('ReviseSourceInput', {
  description: 'What to change of a source. What is absent stays as it is, null clears.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    source: t.field({ type: SourceBy, required: true, description: 'Which source.' }),
    version: t.int(readVersion),
    slug: t.string({ description: 'Another slug; the one that it has leads to it for ever.' }),
    title: t.string({ description: 'Its title.' }),
    publisher: t.field({ type: ActorBy, description: 'Who published it.' }),
    url: t.field({ type: 'URL', description: 'Where it was published.' }),
    archiveUrl: t.field({ type: 'URL', description: 'Where a copy is kept.' }),
    published: t.field({ type: OccurredInput, description: 'When it was published. The claims that it dates are dated anew.' }),
    language: t.string({ description: 'BCP 47 tag of its language.' }),
    reliability: t.field({ type: Reliability, description: 'How far the source can be relied on in general.' }),
  }),
});

mutation<SourceRevision>('reviseSource', {
  role: 'EDITOR',
  description:
    'Revises a source. Example: `mutation { reviseSource(input: {source: {url: "https://example.org/a"}, version: 1, reliability: B}) { ... on RecordSourcePayload { source { version } } ... on UserError { code message } } }`.',
  input: ReviseSourceInput,
  result: RecordSourceResult,
  write: reviseSource,
});
