// What the questions about accounts cost: a fixed number of SQL statements, at 200 acts as at 20.
import { expect } from 'vitest';
import { insertGraph, lineOf } from '../support/graph.ts';
import { test } from '../support/test.ts';

const LINK =
  'kind basis disputed deniedBy { name } claims { assertedBy { name } onBehalfOf { name } } trigger { title } response { title }';
const PATH = `length continuity threads { name } acts { title } links { ${LINK} }`;

const QUESTIONS = {
  paths: `query ($first: String!, $last: String!) {
    paths(from: {slug: $first}, to: {slug: $last}) { exhausted lens { summary } paths { ${PATH} } }
  }`,
  origins: `query ($last: String!) {
    origins(of: {slug: $last}) {
      accounts { asserter { name } origins { root { title } bridges { ${LINK} } path { ${PATH} } } }
      agreed { title } forkPoints { title } reciprocalBlame truncated { reason } lens { summary }
    }
  }`,
  compareAccounts: `query ($first: String!, $actor: String!) {
    compareAccounts(root: {slug: $first}, a: {}, b: {asToldBy: [{slug: $actor}]}, direction: CONSEQUENCES, depth: 50) {
      shared { link { trigger { title } } a { assertedBy { name } } b { assertedBy { name } } }
      onlyA { ${LINK} } forkPoints { title } agreement { share of }
    }
  }`,
  without: `query ($first: String!, $last: String!) {
    without(root: {slug: $first}, to: {slug: $last}, remove: {}) {
      lost { title } stillReachable { title } dominators { title } minimumCut { assertedBy { name } } lens { summary }
    }
  }`,
};

interface Answers {
  paths?: { paths: { length: number }[]; exhausted: boolean };
  origins?: { accounts: unknown[]; truncated: unknown };
  compareAccounts?: { onlyA: unknown[] };
  without?: { stillReachable: unknown[]; dominators: unknown[]; minimumCut: unknown[] };
}

test.for(Object.entries(QUESTIONS))('%s costs no more statements at 200 acts than at 20', async ([, question], { db, run, sql }) => {
  const counts: number[] = [];
  for (const size of [20, 200]) {
    const graph = lineOf(size);
    await insertGraph(db, graph);
    const variables = {
      first: `act-${graph.acts[0]?.id}`,
      last: `act-${graph.acts.at(-1)?.id}`,
      actor: graph.actors[0]?.slug,
    };
    const { result, statements } = await sql(() => run<Answers>(question, variables));
    if (result.paths) expect(result.paths).toMatchObject({ exhausted: true, paths: [{ length: size - 1 }] });
    if (result.origins) expect(result.origins).toMatchObject({ accounts: { length: 4 }, truncated: null });
    if (result.without) expect(result.without).toMatchObject({ stillReachable: { length: size - 1 }, dominators: { length: size - 2 } });
    counts.push(statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
  // Some twenty kinds of rows, each read once.
  expect(counts[0]).toBeLessThanOrEqual(25);
});
