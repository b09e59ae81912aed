// Removing acts. Recording and revising them: event-mutation.ts, statement-mutation.ts.
import type { Written } from '../domain/audit.ts';
import { type RemoveInput, removeAct } from '../domain/removal.ts';
import { builder } from './builder.ts';
import { present } from './load.ts';
import { idempotencyKey, mutation, resultOf } from './mutation.ts';
import { encodeNodeId } from './node-id.ts';
import { Act } from './ref.ts';
import { ActBy } from './reference.ts';

const RemoveActPayload = builder.objectRef<Written>('RemoveActPayload').implement({
  description: 'The act is gone; its history stays.',
  fields: (t) => ({
    removed: t.id({
      description: 'The id that it had.',
      resolve: ({ id, before }) => encodeNodeId(before?.['type'] === 'STATEMENT' ? 'Statement' : 'Event', id),
    }),
    moved: t.field({
      type: [Act],
      description: 'Acts whose place in time was settled earlier, for they no longer answer it.',
      resolve: ({ moved }, _args, { load }) => present(load.act, moved ?? []),
    }),
  }),
});

const RemoveActInput = builder.inputType('RemoveActInput', {
  description: 'An act that was entered twice, or never was.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    act: t.field({ type: ActBy, required: true, description: 'Which act.' }),
    links: t.field({ type: ['ID'], description: 'Every link that hangs on it: they are removed with it, claims and all.' }),
    reason: t.string({ required: true, description: 'Why: it stands in the history.' }),
  }),
});

mutation<RemoveInput>('removeAct', {
  role: 'EDITOR',
  description:
    'Removes an act, and what is claimed of it. Refused while links hang on it that are not named, and while it is a root of a case, has parts, or claims rest on its words. Example: `mutation { removeAct(input: {act: {slug: "entered-twice"}, reason: "Entered twice"}) { ... on RemoveActPayload { removed } ... on UserError { message } } }`.',
  input: RemoveActInput,
  ids: { links: ['ResponseLink'] },
  result: resultOf('RemoveActResult', RemoveActPayload, 'causality'),
  write: removeAct,
});
