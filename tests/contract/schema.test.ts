// The public contract: the committed schema is the one in the code, and nothing in it is left unexplained.
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { printedSchema, schema } from '../../src/graphql/schema.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

interface Described {
  readonly coordinate: string;
  readonly description: string | null | undefined;
}

/** A type, its fields and their arguments, or its values. */
function partsOf(type: GraphQLNamedType): Described[] {
  const itself = { coordinate: type.name, description: type.description };
  if (isEnumType(type))
    return [itself, ...type.getValues().map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description }))];
  if (isInputObjectType(type)) {
    return [
      itself,
      ...Object.values(type.getFields()).map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description })),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [itself];
  const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    { coordinate: `${type.name}.${name}`, description },
    ...args.map((arg) => ({ coordinate: `${type.name}.${name}(${arg.name}:)`, description: arg.description })),
  ]);
  return [itself, ...fields];
}

const parts = types.flatMap(partsOf);

describe('the schema', () => {
  test('is committed as it is: npm run schema writes it anew', async () => {
    await expect(printedSchema()).toMatchFileSnapshot('../../schema.graphql');
  });

  test('explains everything in it', () => {
    expect(parts.filter(({ description }) => !description?.trim()).map(({ coordinate }) => coordinate)).toEqual([]);
  });

  test('shows an example with every type that a query begins with', () => {
    const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
    const shown = (description: string | null | undefined): boolean => /Example: `/.test(description ?? '');
    const silent = roots.filter(({ description }) => !shown(description)).map(({ name }) => name);
    expect(silent).toEqual([]);
  });
});
