// Deny by default: no mutation without a role, and none that somebody else may use.
import { type GraphQLField, isObjectType, isUnionType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { builder } from '../../src/graphql/builder.ts';
import { mutation, type WritingRole } from '../../src/graphql/mutation.ts';
import { schema } from '../../src/graphql/schema.ts';

type Field = GraphQLField<unknown, unknown>;

const MUTATIONS = Object.values(schema.getMutationType()?.getFields() ?? {});
const ADMINISTRATIVE = ['importDossier', 'mergeActors', 'unmergeActor'];

const withoutRole = (fields: readonly Field[]): string[] =>
  fields.filter(({ extensions }) => !['EDITOR', 'ADMIN'].includes(String(extensions['role']))).map(({ name }) => name);

/** The members of a mutation's union. */
function membersOf({ type }: Field) {
  const bare = 'ofType' in type ? type.ofType : type;
  return isUnionType(bare) ? bare.getTypes() : [];
}

describe('every mutation', () => {
  test('needs a role', () => {
    expect(MUTATIONS.length).toBeGreaterThan(20);
    expect(withoutRole(MUTATIONS)).toEqual([]);
    const stray = { ...MUTATIONS[0], name: 'stray', extensions: {} } as Field;
    expect(withoutRole([stray])).toEqual(['stray']);
  });

  test('needs an administrator where it changes who is who or much at once, and an editor otherwise', () => {
    expect(MUTATIONS.filter(({ extensions }) => extensions['role'] === 'ADMIN').map(({ name }) => name)).toEqual(ADMINISTRATIVE);
  });

  test('takes one input with a key for repeated requests, and gives a union of which every error is a UserError', () => {
    const error = schema.getType('UserError');
    for (const field of MUTATIONS) {
      expect(
        field.args.map(({ name }) => name),
        field.name,
      ).toEqual(['input']);
      expect(String(field.args[0]?.type), field.name).toMatch(new RegExp(`^${field.name[0]?.toUpperCase()}${field.name.slice(1)}Input!$`));
      const errors = membersOf(field).filter(({ name }) => name.endsWith('Error'));
      expect(
        errors.map(({ name }) => name),
        field.name,
      ).toContain('ForbiddenError');
      for (const type of errors) expect(isObjectType(type) && type.getInterfaces(), type.name).toContain(error);
    }
  });

  test('is refused without a role when it is defined', () => {
    const parts = {
      description: '',
      input: builder.inputRef<object>('Nothing'),
      write: () => Promise.reject(new Error('not to be called')),
    };
    const define = (role: unknown) => () => mutation('nothing', { ...parts, result: undefined as never, role: role as WritingRole });
    expect(define(undefined)).toThrow('The mutation nothing must say which role it needs.');
    expect(define('READER')).toThrow('The mutation nothing must say which role it needs.');
  });
});
