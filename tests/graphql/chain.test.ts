// Chains through the front door: what a walk answers, what it refuses, and what it costs.
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { type Graph, insertGraph, lineOf } from '../support/graph.ts';
import { storyTest, test } from '../support/test.ts';

const CHAIN = `query ($slug: String!, $depth: Int! = 50, $acts: Int! = 60) {
  act(by: { slug: $slug }) {
    consequences(depth: $depth, budget: { acts: $acts }) {
      acts {
        depth side hiddenConsequences
        act {
          slug title occurred { label } place { name }
          participations { actor { name } role citations { quote source { title } } }
          citations { quote source { title publisher { name } } }
          ... on Event { kind casualties { killed { best } assertedBy { name } } }
          ... on Statement { speakers { name } quotes { text } }
        }
        reachedBy { kind }
      }
      links {
        kind basis disputed deniedBy { name }
        claims { assertedBy { name } onBehalfOf { name } citations { quote source { title publisher { name } } } statement { title } }
      }
      frontier { act { slug } }
      truncated { reason requested effective }
      metrics { steps { up same down indeterminate } minConfidence }
      denied { id }
      lens { summary }
    }
  }
}`;

/** The statements that this query may lead to, however often: the walk, its links, where it was cut, what it hides, and each kind of row. */
const KINDS = 16;

interface ChainAnswer {
  act: {
    consequences: {
      acts: { depth: number; act: { slug: string } }[];
      links: unknown[];
      frontier: { act: { slug: string } }[];
      truncated: { reason: string; requested: number; effective: number } | null;
    };
  };
}

const firstSlug = (graph: Graph): string => `act-${graph.acts[0]?.id}`;

describe('a chain', () => {
  test('costs the same number of SQL statements at 10 acts as at 45', async ({ db, run, sql }) => {
    const kinds: number[] = [];
    for (const size of [10, 45]) {
      const graph = lineOf(size);
      await insertGraph(db, graph);
      const { result, statements } = await sql(() => run<ChainAnswer>(CHAIN, { slug: firstSlug(graph) }));
      expect(result.act.consequences.acts).toHaveLength(size);
      expect(result.act.consequences.links).toHaveLength(size - 1);
      // Batches that come due in the same instant merge, so a count can fall short of its bound by one or two; the kinds never change.
      expect(statements.length).toBeLessThanOrEqual(18);
      kinds.push(new Set(statements).size);
    }
    expect(kinds).toEqual([KINDS, KINDS]);
  });

  storyTest('of the story, with its richer acts, costs a few more: one for each kind of row at each level', async ({ run, sql }) => {
    const { statements } = await sql(() => run(CHAIN, { slug: 'k1-rocket-attack-2019-12-27' }));
    expect(statements.length).toBeLessThanOrEqual(28);
  });

  test('cut by depth says so, and goes on from its frontier', async ({ db, run }) => {
    const graph = lineOf(12);
    await insertGraph(db, graph);
    const cut = await run<ChainAnswer>(CHAIN, { slug: firstSlug(graph), depth: 4 });
    expect(cut.act.consequences.truncated).toEqual({ reason: 'DEPTH', requested: 4, effective: 4 });
    expect(cut.act.consequences.acts).toHaveLength(5);
    const [edge] = cut.act.consequences.frontier;
    const rest = await run<ChainAnswer>(CHAIN, { slug: edge?.act.slug });
    expect(rest.act.consequences.acts).toHaveLength(8);
    expect(rest.act.consequences.truncated).toBeNull();
  });

  test('cut by its budget says so', async ({ db, run }) => {
    const graph = lineOf(12);
    await insertGraph(db, graph);
    const cut = await run<ChainAnswer>(CHAIN, { slug: firstSlug(graph), acts: 3 });
    expect(cut.act.consequences.truncated).toEqual({ reason: 'ACTS', requested: 3, effective: 3 });
    expect(cut.act.consequences.frontier).toHaveLength(1);
  });

  storyTest.for([
    ['{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(depth: 51) { roots { id } } } }', 'depth is 51. Give 1 to 50'],
    ['{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(depth: 0) { roots { id } } } }', 'depth is 0. Give 1 to 50'],
    [
      '{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(budget: {acts: 1001}) { roots { id } } } }',
      'budget.acts is 1001. Give 1 to 1000',
    ],
    ['{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(lens: {bases: []}) { roots { id } } } }', 'lens.bases is an empty list'],
    ['{ act(by: {slug: "us-strikes-2020-03-12"}) { causes(lens: {minConfidence: 101}) { roots { id } } } }', 'lens.minConfidence is 101'],
    ['{ chain(from: []) { roots { id } } }', 'from names 0 acts'],
  ] as const)('refuses what it cannot answer: %s', async ([query, sentence], { execute }) => {
    const { status, errors } = await execute(query);
    expect(status).toBeLessThan(500);
    expect(errors?.[0]?.message).toContain(sentence);
    expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  storyTest('from an act that nobody recorded is an error that names it, where act(by:) answers null', async ({ execute }) => {
    const { errors } = await execute('{ chain(from: [{slug: "no-such-act"}]) { roots { id } } }');
    expect(errors?.[0]?.message).toContain('"no-such-act"');
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(await execute('{ act(by: {slug: "no-such-act"}) { title } }')).toMatchObject({ data: { act: null } });
  });
});

const oneConnection = test.extend('poolSize', 1);

oneConnection(
  'over a hub reads no more answers than it has room for, and few to know where it was cut or to show a page',
  async ({ db, run }) => {
    const line = lineOf(2);
    const [hub, answer] = line.acts;
    const [link] = line.links;
    if (!hub || !answer || !link) throw new Error('A line of two has two acts and a link.');
    const answers = Array.from({ length: 2000 }, (_, at) => ({ ...answer, id: v7(), at: answer.at + at }));
    const links = answers.map((_, at) => ({
      ...link,
      id: v7(),
      trigger: 0,
      response: at + 1,
      claims: link.claims.map((claim) => ({ ...claim, id: v7() })),
    }));
    const unrelated = Array.from({ length: 2000 }, () => ({ ...hub, id: v7() }));
    await insertGraph(db, { ...line, acts: [hub, ...answers, ...unrelated], links });
    await db.$executeRaw`ANALYZE`;
    /** Of the one connection there is, which tells what it did once it is asked to. */
    const rowsRead = async (): Promise<number> => {
      await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
      const [row] = await db.$queryRaw<
        { read: number }[]
      >`SELECT sum(seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_user_tables WHERE relname IN ('act', 'claim')`;
      return row?.read ?? Number.NaN;
    };
    const before = await rowsRead();
    const { act } = await run<ChainAnswer>(
      'query ($slug: String!) { act(by: { slug: $slug }) { consequences(budget: { acts: 10 }) { acts { depth act { slug } } } } }',
      { slug: `act-${hub.id}` },
    );
    expect(act.consequences.acts.map((one) => one.act.slug)).toEqual([hub, ...answers].slice(0, 10).map(({ id }) => `act-${id}`));
    const between = await rowsRead();
    expect(between - before).toBeLessThan(100);
    const back = await run('query ($slug: String!) { act(by: { slug: $slug }) { causes { truncated { reason } frontier { depth } } } }', {
      slug: `act-${answers[0]?.id}`,
    });
    expect(back).toEqual({ act: { causes: { truncated: null, frontier: [] } } });
    const beforePage = await rowsRead();
    expect(beforePage - between).toBeLessThan(100);
    const page = await run('query ($slug: String!) { act(by: { slug: $slug }) { responses(first: 2) { nodes { response { slug } } } } }', {
      slug: `act-${hub.id}`,
    });
    expect(page).toEqual({ act: { responses: { nodes: answers.slice(0, 2).map(({ id }) => ({ response: { slug: `act-${id}` } })) } } });
    expect((await rowsRead()) - beforePage).toBeLessThan(100);
  },
);
