// Every example in the schema's descriptions holds: what asks runs as it stands, on the stories; what writes is valid.
import { type GraphQLNamedType, isInputObjectType, isInterfaceType, isObjectType, parse, validate } from 'graphql';
import { describe, expect } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { storyTest as test } from '../support/test.ts';

interface Example {
  readonly place: string;
  readonly text: string;
}

const examplesIn = (place: string, description: string | null | undefined): Example[] =>
  [...(description ?? '').matchAll(/Example: `([^`]+)`/g)].map(([, text = '']) => ({ place, text }));

function examplesOf(type: GraphQLNamedType): Example[] {
  const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
  // What only some may ask is tried in access.test.ts.
  const open = fields.filter(({ extensions }) => extensions['role'] === undefined || type === schema.getMutationType());
  return [
    ...examplesIn(type.name, type.description),
    ...open.flatMap(({ name, description }) => examplesIn(`${type.name}.${name}`, description)),
  ];
}

const answers = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

/** Whole documents; others show a part of one: a fragment, an argument. Ids are nowhere the same, so `"…"` stands for one. */
const documents = answers.flatMap(examplesOf).filter(({ text }) => /^(mutation )?\{ (?!\.\.\.)/.test(text) && !text.includes('"…"'));
const queries = documents.filter(({ text }) => !text.startsWith('mutation'));
const mutations = documents.filter(({ text }) => text.startsWith('mutation'));

describe('an example in a description', () => {
  test.for(queries)('$place: $text', async ({ text }, { run }) => {
    const answer = await run<Record<string, unknown>>(text);
    expect(Object.values(answer).filter((value) => value === null)).toEqual([]);
  });

  test.for(inputs.flatMap(examplesOf).filter(({ text }) => text.startsWith('lens:')))('$place: $text', async ({ text }, { run }) => {
    await run(`{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(${text}) { acts { depth } } } }`);
  });

  test.for(mutations)('$place: $text', ({ text }) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  test('is there for most of what can be asked and written', () => {
    expect(queries.length).toBeGreaterThan(20);
    expect(mutations.length).toBeGreaterThan(10);
  });
});
