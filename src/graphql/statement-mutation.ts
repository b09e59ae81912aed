// Writing statements.
import type { StatementRow } from '../domain/act-row.ts';
import type { Written } from '../domain/audit.ts';
import { recordStatement, reviseStatement, type StatementInput, type StatementRevision } from '../domain/statement.ts';
import { CitationInput, OccurredInput, PlaceInput, QuoteInput } from './act-input.ts';
import { actRevisionFields } from './act-revision-input.ts';
import { builder } from './builder.ts';
import { ActorsChange, ActsChange, QuotesChange, StatementKindsChange } from './list-change.ts';
import { present, required } from './load.ts';
import { idempotencyKey, mutation, resultOf } from './mutation.ts';
import { Act, Statement } from './ref.ts';
import { ActBy, ActorBy } from './reference.ts';
import { StatementKind } from './vocabulary.ts';

const RecordStatementPayload = builder.objectRef<Written>('RecordStatementPayload').implement({
  description: 'The statement as it is recorded now.',
  fields: (t) => ({
    statement: t.field({
      type: Statement,
      description: 'The statement.',
      resolve: ({ id }, _args, { load }) => required(load.act, id) as Promise<StatementRow>,
    }),
    moved: t.field({
      type: [Act],
      description: 'Acts whose place in time was settled anew within their bounds: by another time of this one.',
      resolve: ({ moved }, _args, { load }) => present(load.act, moved ?? []),
    }),
  }),
});

const RecordStatementResult = resultOf('RecordStatementResult', RecordStatementPayload);

const RecordStatementInput = builder.inputType('RecordStatementInput', {
  description: 'A new statement.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    slug: t.string({ description: 'Its readable name in addresses; made of the title where none is given.' }),
    title: t.string({ required: true, description: 'What was said, in a few words of your own.' }),
    summary: t.string({ description: 'What was said, in your own words; the words themselves go into quotes.' }),
    occurred: t.field({ type: OccurredInput, required: true, description: 'When it was said.' }),
    place: t.field({ type: PlaceInput, description: 'Where.' }),
    kinds: t.field({
      type: [StatementKind],
      required: true,
      description: 'What sort of statement; several, for one can support and criticise in one breath.',
    }),
    speakers: t.field({ type: [ActorBy], required: true, description: 'Who said it.' }),
    onBehalfOf: t.field({ type: [ActorBy], description: 'For whom.' }),
    audience: t.field({ type: [ActorBy], description: 'To whom.' }),
    about: t.field({ type: [ActBy], description: 'The acts that it is about. That makes it no answer to them: see linkResponse.' }),
    quotes: t.field({ type: [QuoteInput], description: 'The words.' }),
    prompt: t.string({ description: 'The question that was answered.' }),
    conditional: t.boolean({ required: true, defaultValue: false, description: 'Whether it says "if".' }),
    veiled: t.boolean({ required: true, defaultValue: false, description: 'Whether it is hinted, not said.' }),
    hostility: t.int({ description: '0 to 2 (4 for a declaration of war), where it differs from what the kinds give; with the reason.' }),
    hostilityReason: t.string({ description: 'Why it differs.' }),
    citations: t.field({ type: [CitationInput], description: 'Where it is reported.' }),
  }),
});

mutation<StatementInput>('recordStatement', {
  role: 'EDITOR',
  description:
    'Records a statement. Example: `mutation { recordStatement(input: {title: "Iran denies any part in it", occurred: {on: "2020-03-12"}, kinds: [DENIAL], speakers: [{slug: "iran"}]}) { ... on RecordStatementPayload { statement { slug } } ... on UserError { message } } }`.',
  input: RecordStatementInput,
  result: RecordStatementResult,
  write: async (tx, input) => ({ table: 'act', id: (await recordStatement(tx, input)).id }),
});

const ReviseStatementInput = builder.inputType('ReviseStatementInput', {
  description: 'What to change of a statement. What is absent stays as it is, null clears, lists take { add, remove }.',
  fields: (t) => ({
    ...actRevisionFields(t),
    statement: t.field({ type: ActBy, required: true, description: 'Which statement.' }),
    kinds: t.field({ type: StatementKindsChange, description: 'What sort of statement.' }),
    speakers: t.field({ type: ActorsChange, description: 'Who said it.' }),
    onBehalfOf: t.field({ type: ActorsChange, description: 'For whom.' }),
    audience: t.field({ type: ActorsChange, description: 'To whom.' }),
    about: t.field({ type: ActsChange, description: 'The acts that it is about.' }),
    quotes: t.field({ type: QuotesChange, description: 'The words; removed by their text.' }),
    prompt: t.string({ description: 'The question that was answered.' }),
    conditional: t.boolean({ description: 'Whether it says "if".' }),
    veiled: t.boolean({ description: 'Whether it is hinted, not said.' }),
  }),
});

mutation<StatementRevision>('reviseStatement', {
  role: 'EDITOR',
  description:
    'Revises a statement. Example: `mutation { reviseStatement(input: {statement: {slug: "esper-on-options-2020-03-12"}, version: 1, kinds: {add: [WARNING]}}) { ... on RecordStatementPayload { statement { version } } ... on UserError { code message } } }`.',
  input: ReviseStatementInput,
  result: RecordStatementResult,
  write: reviseStatement,
});
