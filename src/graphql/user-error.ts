// The errors that a mutation gives as data: each with a sentence that says what to do, and a code that programs may rely on.
import { type CausalityError, ConflictError, type Issue as IssueRow, type NotFoundError, type ValidationError } from '../domain/error.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { required } from './load.ts';
import { encodeNodeId } from './node-id.ts';
import { Act, ResponseLink } from './ref.ts';
import { CLAIM_TYPES } from './reference.ts';
import type { ForbiddenError } from './viewer.ts';

/** Others wrote the same all the time; nothing is recorded that could be shown. */
export class BusyError extends Error {
  override readonly name = 'ConflictError';
  readonly code = 'CONFLICT';
}

type Refusal = ValidationError | NotFoundError | CausalityError | ConflictError | BusyError | ForbiddenError;

/** An error as data: GraphQL takes a bare one that a resolver returns for one that it threw. */
export class Refused<Reason extends Refusal = Refusal> {
  readonly reason: Reason;

  constructor(reason: Reason) {
    this.reason = reason;
  }
}

const UserError = builder.interfaceRef<Refused>('UserError').implement({
  description:
    'Why a mutation wrote nothing. Unions of results grow, so spread this one too. Example: `{ ... on UserError { code message } }`.',
  fields: (t) => ({
    message: t.string({ description: 'What is wrong and what to do, for people.', resolve: ({ reason }) => reason.message }),
    code: t.string({ description: 'The same for programs.', resolve: ({ reason }) => reason.code }),
  }),
});

/** Every field of an error's path lies in the one argument. */
const inInput = (path: readonly string[]): string[] => ['input', ...path];

const Issue = builder.objectRef<IssueRow>('Issue').implement({
  description: 'One thing wrong with an input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'The field that it is about, from the outside in: `["input", "occurred", "on"]`.',
      resolve: ({ path }) => inInput(path),
    }),
    message: t.exposeString('message', { description: 'What is wrong and what to do.' }),
    code: t.exposeString('code', { description: 'The same for programs.' }),
  }),
});

export const ValidationErrorType = builder.objectRef<Refused<ValidationError>>('ValidationError').implement({
  description: 'The input breaks rules: every one that was found, not only the first.',
  interfaces: [UserError],
  fields: (t) => ({
    issues: t.field({ type: [Issue], description: 'Each thing that is wrong.', resolve: ({ reason }) => reason.issues }),
  }),
});

export const NotFoundErrorType = builder.objectRef<Refused<NotFoundError>>('NotFoundError').implement({
  description: 'A reference in the input leads nowhere.',
  interfaces: [UserError],
  fields: (t) => ({
    path: t.stringList({ description: 'Where in the input it stands.', resolve: ({ reason }) => inInput(reason.field) }),
  }),
});

export const CausalityErrorType = builder.objectRef<Refused<CausalityError>>('CausalityError').implement({
  description: 'A response would not come after its trigger. The sentence has both acts with their dates, and the path where that is why.',
  interfaces: [UserError],
  fields: (t) => ({
    response: t.field({
      type: Act,
      description: 'The act that was to answer.',
      resolve: ({ reason }, _args, { load }) => required(load.act, reason.ends.response),
    }),
    trigger: t.field({
      type: Act,
      description: 'The act that was to be answered.',
      resolve: ({ reason }, _args, { load }) => required(load.act, reason.ends.trigger),
    }),
    opposite: t.field({
      type: ResponseLink,
      nullable: true,
      description: 'The stored link the other way round, on which claims with the stance REVERSES may be put.',
      resolve: ({ reason: { ends } }, _args, { load }) => (ends.opposite === undefined ? null : load.link.load(ends.opposite)),
    }),
  }),
});

const NODE_TYPES: Record<string, string> = {
  actor: 'Actor',
  source: 'Source',
  case: 'Case',
  response_link: 'ResponseLink',
  affiliation: 'Affiliation',
};

/** The global id of a row by its table; null for what is no node. */
async function nodeIdOf({ table, id }: ConflictError['current'], { load }: Context): Promise<string | null> {
  if (table === 'act') return encodeNodeId((await load.act.load(id))?.type === 'STATEMENT' ? 'Statement' : 'Event', id);
  if (table === 'claim') return encodeNodeId(CLAIM_TYPES[(await required(load.claim, id)).subject], id);
  const typename = NODE_TYPES[table];
  return typename === undefined ? null : encodeNodeId(typename, id);
}

export const ConflictErrorType = builder.objectRef<Refused<ConflictError | BusyError>>('ConflictError').implement({
  description:
    'What is recorded stands against it. Code VERSION: someone revised it since you read it, and the sentence says what changed. IDEMPOTENCY_KEY_REUSED: the key belongs to another request. CONFLICT: anything else.',
  interfaces: [UserError],
  fields: (t) => ({
    current: t.node({
      description: 'What stands in the way, as it is now.',
      id: ({ reason }, _args, context) => (reason instanceof ConflictError ? nodeIdOf(reason.current, context) : null),
    }),
  }),
});

export const ForbiddenErrorType = builder.objectRef<Refused<ForbiddenError>>('ForbiddenError').implement({
  description: 'Whoever asks may not do this: the sentence says which role it needs, and how to send a key.',
  interfaces: [UserError],
});
