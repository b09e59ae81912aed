// How a mutation is made: one verb, one input, one union of the payload and the errors that it can give, and the role that it needs.
// What a mutation does stands in domain/; here is what all of them share.

import type { InputRef, InputType } from '@pothos/core';
import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import type { Transaction } from '../database/connect.ts';
import { WriteConflict } from '../database/retry.ts';
import type { Writer, Written } from '../domain/audit.ts';
import { CausalityError, ConflictError, NotFoundError, ValidationError } from '../domain/error.ts';
import { repeatable } from '../domain/idempotency.ts';
import { write } from '../domain/write.ts';
import type { Role } from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';
import { type Context, readAnew } from './context.ts';
import { domainReferenceOf, keyOrNone } from './reference.ts';
import {
  BusyError,
  CausalityErrorType,
  ConflictErrorType,
  ForbiddenErrorType,
  NotFoundErrorType,
  Refused,
  ValidationErrorType,
} from './user-error.ts';
import { ForbiddenError, mayActAs } from './viewer.ts';

builder.mutationType({
  description:
    'Everything that can be written. Each mutation takes one input and gives a union: the payload, or an error that says what to do. Writing needs a key, sent as `Authorization: Bearer casus_…`. A mutation that is sent again with the same `idempotencyKey` writes nothing twice.',
});

type Listed = InputType<typeof builder.$inferSchemaTypes>;

/** Who may write at all. */
export type WritingRole = Exclude<Role, 'READER'>;

const ERRORS = {
  validation: ValidationErrorType,
  notFound: NotFoundErrorType,
  causality: CausalityErrorType,
  conflict: ConflictErrorType,
  forbidden: ForbiddenErrorType,
};

/** A type of payload: its fields read again what was written. */
type Payload = ReturnType<ReturnType<typeof builder.objectRef<Written>>['implement']>;

/** A union of a payload and the errors that may come in its stead: all of them, or all but those that cannot. */
export const resultOf = (name: string, payload: Payload, ...never: (keyof typeof ERRORS)[]) =>
  builder.unionType(name, {
    description: `What was written, or why nothing was. Example: \`{ ... on ${payload.name} { __typename } ... on UserError { code message } }\`.`,
    types: [
      payload,
      ...Object.entries(ERRORS)
        .filter(([error]) => !never.includes(error as keyof typeof ERRORS))
        .map(([, type]) => type as ReturnType<ReturnType<typeof builder.objectRef<Refused>>['implement']>),
    ],
    resolveType: (result) => (result instanceof Refused ? result.reason.name : payload.name),
  });

/** A field of every input. */
export const idempotencyKey = {
  description:
    'A name of your own for this request, kept for 30 days: sent again with it, it writes nothing twice and answers what it wrote.',
};

/** A field of every revision. */
export const readVersion = {
  required: true,
  description: 'The version that you read: where someone revised it since, nothing is written, and the error says what changed.',
} as const;

/** What a revision adds to a list and removes from it. */
export const listChange = <Item extends Listed, Removed extends Listed>(name: string, items: string, item: Item, removed: Removed) =>
  builder.inputType(name, {
    description: `What to add to a list of ${items}, and what to remove from it. Example: \`{ add: […], remove: […] }\`.`,
    fields: (t) => ({
      add: t.field({ type: [item], description: 'To add; what is there already is not added twice.' }),
      remove: t.field({ type: [removed], description: 'To remove; what is not there is an error.' }),
    }),
  });

interface MutationParts<Domain> {
  readonly role: WritingRole;
  readonly description: string;
  readonly input: InputRef<object>;
  /** The fields that are bare ids, and the types that they may be ids of. */
  readonly ids?: Readonly<Record<string, readonly string[]>>;
  readonly result: ReturnType<typeof resultOf>;
  /** The input comes as the domain takes it: keys for ids, text for addresses. The domain judges it. */
  readonly write: (tx: Transaction, input: Domain, writer: Writer) => Promise<Written>;
  /** For what takes longer than a few seconds. */
  readonly timeoutMs?: number;
}

/** Adds a mutation. It is refused without a role: nothing can be written by who may not. */
export function mutation<Domain extends object>(
  name: string,
  { role, description, input, ids = {}, result, write: change, timeoutMs }: MutationParts<Domain>,
): void {
  if (!['EDITOR', 'ADMIN'].includes(role)) throw new Error(`The mutation ${name} must say which role it needs.`);
  builder.mutationField(name, (t) =>
    t.field({
      type: result,
      description: `${description} Needs the role ${role}.`,
      extensions: { role },
      args: { input: t.arg({ type: input, required: true, description: 'What to write.' }) },
      resolve: async (_root, args, context, info) => {
        if (!mayActAs(context.viewer, role)) return new Refused(new ForbiddenError(role, context.viewer.role));
        const type = info.schema.getMutationType()?.getFields()[name]?.args[0]?.type;
        try {
          const write = (tx: Transaction, writer: Writer) =>
            change(tx, withKeys(ids, inDomain(type, withoutKey(args.input)) as object) as Domain, writer);
          return await writeOnce(name, context, args.input, write, timeoutMs);
        } catch (error) {
          return refused(error);
        } finally {
          readAnew(context);
        }
      },
    }),
  );
}

interface Input {
  readonly idempotencyKey?: string | null;
}

function withoutKey(input: Input): object {
  const { idempotencyKey: _, ...rest } = input;
  return rest;
}

/** The keys behind bare ids. */
function withKeys(ids: Readonly<Record<string, readonly string[]>>, input: object): object {
  const keyIn = (typenames: readonly string[], value: unknown): unknown =>
    Array.isArray(value) ? value.map((id) => keyIn(typenames, id)) : typeof value === 'string' ? keyOrNone(value, typenames) : value;
  return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, ids[field] ? keyIn(ids[field], value) : value]));
}

function writeOnce(
  operation: string,
  context: Context,
  input: Input,
  change: (tx: Transaction, writer: Writer) => Promise<Written>,
  timeoutMs: number | undefined,
): Promise<Written> {
  const { database, requestId, viewer } = context;
  const writer = { name: viewer.name, keyId: viewer.keyId, requestId };
  const key = input.idempotencyKey;
  return write(database, {
    writer,
    operation,
    repeatable: key == null ? null : repeatable(writer, key, operation, withoutKey(input)),
    change: (tx) => change(tx, writer),
    timeoutMs,
  });
}

/** An error that the client can do something about, as data; any other is none of the client's business. */
function refused(error: unknown): Refused {
  if (error instanceof WriteConflict) return new Refused(new BusyError(error.message));
  for (const kind of [ValidationError, NotFoundError, CausalityError, ConflictError]) if (error instanceof kind) return new Refused(error);
  throw error;
}

/** An input of the API as the domain takes it, by the types of the schema: references by key, addresses as text. */
function inDomain(type: GraphQLInputType | undefined, value: unknown): unknown {
  if (value === null || type === undefined) return value;
  if (value instanceof URL) return value.href;
  const bare = getNullableType(type);
  if (isListType(bare) && Array.isArray(value)) return value.map((item) => inDomain(bare.ofType, item));
  const named = getNamedType(bare);
  if (!isInputObjectType(named)) return value;
  const reference = domainReferenceOf(named.name, value as object);
  if (reference) return reference;
  const fields = named.getFields();
  return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, inDomain(fields[name]?.type, part)]));
}
