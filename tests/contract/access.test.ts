// Who may do what: every field at the top of the schema, tried by a stranger, a reader, an editor and an administrator.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  validate,
} from 'graphql';
import { expect, inject } from 'vitest';
import { connect, disconnect } from '../../src/database/connect.ts';
import { createApiKey } from '../../src/domain/api-key.ts';
import { schema } from '../../src/graphql/schema.ts';
import { ROLES } from '../../src/graphql/viewer.ts';
import { cloneDatabase, emptyTemplate } from '../support/database.ts';
import { test as base } from '../support/test.ts';

/** One database for all, for it is asked only who may; what one of them has written is nothing to the next. */
const test = base
  .extend('shared', { scope: 'file' }, async ({}, { onCleanup }) => {
    const run = inject('testRun');
    const { url, drop } = await cloneDatabase(run, emptyTemplate(run));
    onCleanup(drop);
    const db = connect({ url });
    const made = await Promise.all(ROLES.map(async (role) => [role, (await createApiKey(db, { name: role, role })).key] as const));
    await disconnect(db);
    return { url, keys: new Map<string, string>(made) };
  })
  .extend('url', ({ shared }) => shared.url)
  .extend('keys', ({ shared }) => shared.keys);

const RANK = ['nobody', ...ROLES];
const SCALARS: Record<string, string> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  DateTime: '"2020-01-03T00:00:00Z"',
  LocalDate: '"2020-01-03"',
  URL: '"https://example.org"',
};

/** A value that a type takes, with no more in it than must be. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"nothing"';
  const fields = Object.values(type.getFields());
  return `{ ${(type.isOneOf ? fields.filter(({ name }) => name === 'slug' || name === 'id').slice(-1) : fields.filter(isNeeded)).map(({ name, type: inner }) => `${name}: ${valueOf(inner)}`).join(', ')} }`;
}

const isNeeded = ({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>) =>
  isNonNullType(type) && defaultValue === undefined;

interface Try {
  readonly kind: 'query' | 'mutation';
  readonly name: string;
  /** The least role that may; null where none is declared. */
  readonly role: string | null;
  readonly text: string;
}

function tryOf(kind: Try['kind'], { name, args, type, extensions }: GraphQLField<unknown, unknown>): Try {
  const given = args.filter(isNeeded).map((arg) => `${arg.name}: ${valueOf(arg.type)}`);
  const text = `${kind} { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${isCompositeType(getNamedType(type)) ? ' { __typename }' : ''} }`;
  const declared = extensions['role'] as string | undefined;
  return { kind, name, role: declared ?? (kind === 'query' ? 'nobody' : null), text };
}

const tries = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => tryOf('query', field)),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => tryOf('mutation', field)),
];

test.for(tries)('$kind $name is open to $role and above, and to nobody else', async ({ name, role, text }, { execute, keys }) => {
  expect(validate(schema, parse(text)), text).toEqual([]);
  expect(RANK).toContain(role);
  for (const who of RANK) {
    const { data, errors } = await execute<Record<string, { __typename?: string } | null>>(text, {}, keys.get(who));
    const codes = errors?.map(({ extensions }) => extensions?.['code']) ?? [];
    const isRefused = codes.includes('FORBIDDEN') || data?.[name]?.__typename === 'ForbiddenError';
    expect([who, isRefused]).toEqual([who, RANK.indexOf(who) < RANK.indexOf(role ?? '')]);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  }
});

test('the table has every kind of field in it', () => {
  expect(tries.filter(({ kind }) => kind === 'query').length).toBeGreaterThan(15);
  expect(tries.filter(({ kind }) => kind === 'mutation').length).toBeGreaterThan(5);
});
