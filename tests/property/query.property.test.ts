// Whatever valid query comes, on the stories: it is answered, nothing in it breaks, and it costs no less than it holds.
import fc from 'fast-check';
import { isObjectType, parse, validate } from 'graphql';
import { expect } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { randomQuery, type World } from '../support/query.ts';
import { runs } from '../support/runs.ts';
import { storyTest } from '../support/test.ts';

const RUNS = runs(120);

/** The stories' own slugs and ids. */
const EVERYTHING = `{
  acts(first: 100) { nodes { id slug claims(first: 5) { nodes { id } } } }
  actors(first: 100) { nodes { id slug } }
  sources(first: 100) { nodes { id slug } }
  cases(first: 100) { nodes { id slug } }
}`;

type Row = { id: string; slug: string };
type Everything = Record<'acts' | 'actors' | 'sources' | 'cases', { nodes: Row[] }>;

const test = storyTest.extend('world', async ({ run }): Promise<World> => {
  const everything = await run<Everything>(EVERYTHING);
  const slugs = (of: keyof Everything) => [...everything[of].nodes.map(({ slug }) => slug), 'nothing-of-this-name'];
  return {
    slugs: { ActBy: slugs('acts'), ActorBy: slugs('actors'), SourceBy: slugs('sources'), CaseBy: slugs('cases') },
    ids: Object.values(everything).flatMap(({ nodes }) => nodes.map(({ id }) => id)),
  };
});

/** Refusals that say that a query is too large, which one made by chance may be. */
const TOO_LARGE = ['TOO_COSTLY', 'TOO_DEEP', 'TOO_MANY_TOKENS'];
/** Nothing that a client sends may come to these. */
const FAILURES = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED'];

test('is answered, and holds no more rows than it was said to', { timeout: 300_000 }, async ({ execute, world }) => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const query = randomQuery((count) => draw(fc.integer, { min: 0, max: count - 1 }), schema, world);
      expect(validate(schema, parse(query)), query).toEqual([]);
      const { status, data, errors, extensions } = await execute(query);
      const codes = errors?.map((error) => error.extensions?.['code']) ?? [];
      expect(
        FAILURES.filter((code) => codes.includes(code)),
        query,
      ).toEqual([]);
      if (status !== 200) expect(TOO_LARGE, query).toContain(codes[0]);
      else {
        answered += 1;
        expect(1 + rowsIn(data) / 100, query).toBeLessThanOrEqual((extensions?.cost?.requested ?? 0) + 1e-6);
      }
    }),
    { numRuns: RUNS },
  );
  expect(answered).toBeGreaterThan((2 * RUNS) / 3);
});

const NODES = new Set(
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'))
    .map(({ name }) => name),
);
const BOUNDED: Record<string, readonly string[]> = { Chain: ['acts', 'links', 'frontier', 'roots'], Query: ['nodes'] };

/** The rows of an answer in which every object tells its type; of a list that nothing bounds the three heaviest. */
function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const { __typename: type, ...fields } = value as Record<string, unknown>;
  let rows = 0;
  for (const [name, field] of Object.entries(fields)) {
    if (Array.isArray(field))
      rows += rowsOfList(field, String(type).endsWith('Connection') || BOUNDED[String(type)]?.includes(name) === true);
    else rows += rowsIn(field) + (NODES.has((field as { __typename?: string } | null)?.__typename ?? '') ? 1 : 0);
  }
  return rows;
}

function rowsOfList(list: readonly unknown[], isBounded: boolean): number {
  const weights = list.filter((item) => typeof item === 'object' && item !== null).map((item) => 1 + rowsIn(item));
  const counted = isBounded ? weights : weights.toSorted((a, b) => b - a).slice(0, 3);
  return counted.reduce((sum, weight) => sum + weight, 0);
}
