// Writing cases.
import type { Written } from '../domain/audit.ts';
import { type CaseInput, type CaseRevision, recordCase, reviseCase } from '../domain/case.ts';
import { builder } from './builder.ts';
import { ActsChange } from './list-change.ts';
import { required } from './load.ts';
import { idempotencyKey, mutation, readVersion, resultOf } from './mutation.ts';
import { Case } from './ref.ts';
import { ActBy, CaseBy } from './reference.ts';

const RecordCasePayload = builder.objectRef<Written>('RecordCasePayload').implement({
  description: 'The case as it is recorded now.',
  fields: (t) => ({
    case: t.field({ type: Case, description: 'The case.', resolve: ({ id }, _args, { load }) => required(load.case, id) }),
  }),
});

const RecordCaseResult = resultOf('RecordCaseResult', RecordCasePayload, 'causality');

const RecordCaseInput = builder.inputType('RecordCaseInput', {
  description: 'A new case.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    slug: t.string({ description: 'Its readable name in addresses; made of the title where none is given.' }),
    title: t.string({ required: true, description: 'Its title.' }),
    summary: t.string({ description: 'What it is about.' }),
    cutOff: t.string({ description: 'Where it is cut off, and why there.' }),
    roots: t.field({ type: [ActBy], required: true, description: 'The acts it is built on.' }),
  }),
});

mutation<CaseInput>('recordCase', {
  role: 'EDITOR',
  description:
    'Records a case. Example: `mutation { recordCase(input: {title: "March 2020", roots: [{slug: "camp-taji-rocket-attack-2020-03-11"}]}) { ... on RecordCasePayload { case { slug } } ... on UserError { message } } }`.',
  input: RecordCaseInput,
  result: RecordCaseResult,
  write: async (tx, input) => ({ table: 'case', id: (await recordCase(tx, input)).id }),
});

const ReviseCaseInput = builder.inputType('ReviseCaseInput', {
  description: 'What to change of a case. What is absent stays as it is, null clears, lists take { add, remove }.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    case: t.field({ type: CaseBy, required: true, description: 'Which case.' }),
    version: t.int(readVersion),
    slug: t.string({ description: 'Another slug; the one that it has leads to it for ever.' }),
    title: t.string({ description: 'Its title.' }),
    summary: t.string({ description: 'What it is about.' }),
    cutOff: t.string({ description: 'Where it is cut off, and why there.' }),
    roots: t.field({ type: ActsChange, description: 'The acts it is built on; at least one remains.' }),
  }),
});

mutation<CaseRevision>('reviseCase', {
  role: 'EDITOR',
  description:
    'Revises a case. Example: `mutation { reviseCase(input: {case: {slug: "us-iran-2019-2020"}, version: 1, cutOff: "At the end of March 2020."}) { ... on RecordCasePayload { case { version } } ... on UserError { code message } } }`.',
  input: ReviseCaseInput,
  result: RecordCaseResult,
  write: reviseCase,
});
