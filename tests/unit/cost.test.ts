// What a query may cost: every list by what bounds it, multiplied along nesting, and nothing hidden in a fragment or behind an alias.
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { costOf } from '../../src/graphql/cost.ts';
import { schema } from '../../src/graphql/schema.ts';

/** Rows, as counted: what is beyond the point that every query costs. */
const rows = (query: string, variables: Record<string, unknown> = {}, operation?: string) =>
  Math.round((costOf(schema, parse(query), operation, variables) - 1) * 100);

describe('Rows', () => {
  test.for([
    ['one thing', '{ act(by: { slug: "x" }) { title } }', 1],
    ['a part of a thing is none of its own', '{ act(by: { slug: "x" }) { occurred { label } } }', 1],
    ['a thing of a thing', '{ event(by: { slug: "x" }) { parent { parent { id } } } }', 3],
    ['nothing but a type', '{ __typename }', 0],
    ['introspection', '{ __schema { types { fields { name } } } }', 0],
    ['a page', '{ acts { nodes { title } } }', 20],
    ['a page by its first', '{ acts(first: 5) { nodes { title } } }', 5],
    ['a page by its last', '{ acts(last: 7) { nodes { title } } }', 7],
    ['a page and its rows with cursors', '{ acts(first: 5) { edges { node { title } } } }', 10],
    ['a count', '{ acts(first: 100) { totalCount pageInfo { endCursor } } }', 0],
    ['a page in a page', '{ actors(first: 10) { nodes { acts(first: 4) { nodes { id } } } } }', 10 * (1 + 4)],
    ['a plain list', '{ act(by: { slug: "x" }) { citations { source { title } } } }', 1 + 3 * (1 + 1)],
    ['ids', '{ nodes(ids: ["a", "b", "c", "d"]) { id } }', 4],
    ['a chain, its acts', '{ act(by: { slug: "x" }) { causes { acts { depth act { title } } } } }', 1 + 200 * 2],
    ['a chain, its links', '{ act(by: { slug: "x" }) { causes(budget: { acts: 10 }) { links { kind } } } }', 1 + 30],
    ['a chain, what is in its links', '{ chain(from: { slug: "x" }, budget: { acts: 10 }) { links { claims { kind } } } }', 30 * (1 + 3)],
    ['paths', '{ paths(from: { slug: "a" }, to: { slug: "b" }, k: 5) { paths { acts { id } } } }', 5 * (1 + 10)],
    ['a chain as a file', '{ chain(from: { slug: "x" }, budget: { acts: 10 }) { export(format: DOT) } }', 10 * 12],
    ['a case as a file', '{ case(by: { slug: "x" }) { export(format: DOT) } }', 1 + 200 * 12],
    ['a case as a smaller file', '{ case(by: { slug: "x" }) { export(format: DOT, budget: { acts: 5 }) } }', 1 + 5 * 12],
    [
      'two accounts as a file',
      '{ compareAccounts(root: { slug: "x" }, a: { alone: true }, b: { alone: true }) { export(format: CSV) } }',
      2 * 200 * 12,
    ],
    ['a list as a file', '{ acts(first: 5) { export(format: CSV) } }', 1000],
    ['lists as files', '{ actors(first: 4) { nodes { acts { export(format: CSV, rows: 30) } } } }', 4 * (1 + 30)],
    ['a list that says how long it is', '{ timeline(bucket: DAY) { buckets { acts } } }', 1000],
    ['the roots of a chain', '{ chain(from: [{ slug: "a" }, { slug: "b" }, { slug: "c" }, { slug: "d" }]) { roots { id } } }', 4],
  ] as const)('%s', ([, query, expected]) => {
    expect(rows(query)).toBe(expected);
  });

  test('by a variable, its default, or nothing', () => {
    const query =
      'query ($first: Int = 3, $acts: Int!) { acts(first: $first) { nodes { causes(budget: { acts: $acts }) { acts { depth } } } } }';
    expect(rows(query, { acts: 10 })).toBe(3 * (1 + 10));
    expect(rows(query, { acts: 5, first: 10 })).toBe(10 * (1 + 5));
    expect(rows(query, { acts: 5, first: null })).toBe(20 * (1 + 5));
  });

  test('under each alias', () => {
    expect(rows('{ a: acts(first: 5) { nodes { id } } b: acts(first: 5) { nodes { id } } }')).toBe(10);
  });

  test('in a fragment, by what is around it', () => {
    const fragment = 'fragment Page on ActConnection { nodes { ...Cited } } fragment Cited on Act { citations { quote } }';
    expect(rows(`{ few: acts(first: 2) { ...Page } more: acts(first: 10) { ...Page ... on ActConnection { ...Page } } } ${fragment}`)).toBe(
      2 * 4 + 20 * 4,
    );
  });

  test('of the operation that runs', () => {
    expect(rows('query A { acts(first: 5) { nodes { id } } } query B { actors(first: 9) { nodes { id } } }', {}, 'B')).toBe(9);
  });

  test('whatever is skipped: that is known too late', () => {
    expect(rows('{ acts(first: 5) @skip(if: true) { nodes { id } } }')).toBe(5);
  });
});

test('Fragments that double each other thirty times are weighed at once, at their full weight', () => {
  const doubling = Array.from({ length: 30 }, (_, index) => `fragment F${index} on Act { ...F${index + 1} ...F${index + 1} }`).join(' ');
  const started = performance.now();
  const cost = costOf(
    schema,
    parse(`{ act(by: { slug: "x" }) { ...F0 } } ${doubling} fragment F30 on Act { citations { quote } }`),
    null,
    {},
  );
  expect(cost).toBeGreaterThan(2 ** 30 / 100);
  expect(performance.now() - started).toBeLessThan(100);
});

test('What is beyond counting is a number all the same', () => {
  const nested = (levels: number): string =>
    levels === 0 ? 'id' : `acts(first: 2147483647) { nodes { actor: participations { actor { ${nested(levels - 1)} } } } }`;
  expect(costOf(schema, parse(`{ actors { nodes { ${nested(60)} } } }`), null, {})).toBe(Number.MAX_SAFE_INTEGER);
});

test('A query whose variables are wrong costs a point, and is refused elsewhere', () => {
  expect(costOf(schema, parse('query ($first: Int!) { acts(first: $first) { nodes { id } } }'), null, { first: 'many' })).toBe(1);
});
