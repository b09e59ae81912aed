// Paths against brute force on random graphs, without a database.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountGraph, leftAfter } from '../../src/walk/account.ts';
import { EVERYTHING } from '../../src/walk/lens.ts';
import { findPaths, measurePath } from '../../src/walk/paths.ts';
import { accounts, actAt, PARTIES, withActs } from '../support/account.ts';
import { actsOf, mostSources, pathsEitherWay, tells } from '../support/account-oracle.ts';

const questions = withActs().chain(({ graph, one, other }) =>
  fc.record({
    graph: fc.constant(graph),
    from: fc.constant(one),
    to: fc.constant(other),
    k: fc.integer({ min: 1, max: 6 }),
    via: fc.subarray([...graph.acts], { maxLength: 2 }),
    avoid: fc.record({
      acts: fc.subarray([...graph.acts], { maxLength: 1 }),
      links: fc.subarray(
        graph.links.map(({ id }) => id),
        { maxLength: Math.min(2, graph.links.length) },
      ),
      asserters: fc.subarray([...PARTIES], { maxLength: 1 }),
    }),
  }),
);

/** Fewest links first, then by the acts in their order of time. */
const inOrder = <Path extends { readonly acts: readonly string[] }>(paths: readonly Path[]): Path[] =>
  paths.toSorted((a, b) => a.acts.length - b.acts.length || (a.acts.join() < b.acts.join() ? -1 : 1));

describe('the paths between two acts', () => {
  test('are the k shortest of all that there are, whichever end is named first, and say whether that is all', () => {
    fc.assert(
      fc.property(questions, ({ graph, avoid, ...question }) => {
        const allowed = graph.links.flatMap((link) => {
          const spared = link.claims.filter(({ parties }) => !avoid.asserters.some((party) => (parties as string[]).includes(party)));
          const passed = avoid.links.includes(link.id) || avoid.acts.some((act) => act === link.triggerId || act === link.responseId);
          return passed || spared.length === 0 ? [] : [link];
        });
        const all = pathsEitherWay(allowed, question.from, question.to)
          .map(actsOf)
          .filter((acts) => question.via.every((act) => acts.includes(act)));
        const { paths, exhausted } = findPaths(leftAfter(graph, avoid), question);
        const shortest = inOrder(all.map((acts) => ({ acts }))).slice(0, question.k);
        expect(paths.map(({ acts }) => acts)).toEqual(shortest.map(({ acts }) => acts));
        expect(exhausted).toBe(all.length <= question.k);
      }),
      { numRuns: 500 },
    );
  });

  test('say what each rests on: the least confidence, the publishers that bear out every link, and who tells it whole', () => {
    fc.assert(
      fc.property(withActs(), ({ graph, one, other }) => {
        for (const links of pathsEitherWay(graph.links, one, other)) {
          const path = measurePath(graph, links);
          const threads = PARTIES.filter((party) => links.every((link) => tells(link, party)));
          expect(path.independentSources).toBe(mostSources(links));
          expect(path.threads).toEqual(threads);
          expect(path.continuity).toBe(threads.length > 0 ? 'ONE_ASSERTER' : mostSources(links) > 0 ? 'SHARED_SOURCE' : 'MIXED');
          const given = path.confidences.flatMap((confidence) => confidence ?? []);
          expect(path.minConfidence).toBe(given.length === 0 ? null : given.toSorted((a, b) => a - b)[0]);
          expect(path.confidences).toEqual(links.map((link) => link.claims[0]?.confidence));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('do not depend on the order in which links come', () => {
    fc.assert(
      fc.property(questions, ({ graph, avoid, ...question }) => {
        const { paths } = findPaths(leftAfter(graph, avoid), question);
        const mirrored = findPaths(leftAfter(graph, avoid), { ...question, from: question.to, to: question.from });
        expect(mirrored.paths).toEqual(paths);
      }),
    );
  });

  test('are found in a graph with more of them than atoms in the universe', () => {
    const [sample] = fc.sample(
      accounts().filter(({ links }) => links.length > 0),
      1,
    );
    const pattern = sample?.links[0];
    if (!pattern) throw new Error('fast-check made no link.');
    const ladder = ladderOf(pattern.claims);
    const { paths, exhausted } = findPaths(ladder, { from: actAt(0), to: actAt(900), k: 50, via: [actAt(450)] });
    expect(paths).toHaveLength(50);
    expect(exhausted).toBe(false);
    expect(paths[0]?.links).toHaveLength(450);
  });
});

/** Acts 0 to 900, each linked to the next and to the one after that. */
function ladderOf(claims: AccountGraph['links'][number]['claims']): AccountGraph {
  const acts = Array.from({ length: 901 }, (_, index) => actAt(index));
  const links = acts.flatMap((responseId, index) =>
    [acts[index - 2], acts[index - 1]].flatMap((triggerId) =>
      triggerId === undefined
        ? []
        : [
            {
              id: `${triggerId}>${responseId}`,
              responseId,
              triggerId,
              disputed: false,
              claims,
              leadingClaimId: '',
              kind: 'RETALIATION' as const,
              basis: 'PRESS' as const,
              strength: null,
              confidence: null,
            },
          ],
    ),
  );
  return { lens: EVERYTHING, acts, links, parties: [...PARTIES] };
}
