// Removals, dominators and cuts against brute force on random graphs, without a database.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountLink } from '../../src/walk/account.ts';
import { effectOf } from '../../src/walk/without.ts';
import { accounts, PARTIES, withActs } from '../support/account.ts';
import { actsOf, everyPath, leastCut, pathsEitherWay } from '../support/account-oracle.ts';

const NOTHING = { acts: [], links: [], asserters: [] };

const removals = withActs().chain(({ graph, one }) =>
  fc.record({
    graph: fc.constant(graph),
    root: fc.constant(one),
    direction: fc.constantFrom('CAUSES' as const, 'CONSEQUENCES' as const, 'BOTH' as const),
    removal: fc.record({
      acts: fc.subarray([...graph.acts], { maxLength: 2 }),
      links: fc.subarray(graph.links.map(({ id }) => id)),
      asserters: fc.subarray([...PARTIES], { maxLength: 2 }),
    }),
  }),
);

describe('what is left when something is taken away', () => {
  test('and what is lost are together all that was reached, and only what a path still leads to is left', () => {
    fc.assert(
      fc.property(removals, ({ graph, root, direction, removal }) => {
        const spared = graph.links.filter(
          ({ id, triggerId, responseId, claims }) =>
            !removal.links.includes(id) &&
            !removal.acts.includes(triggerId) &&
            !removal.acts.includes(responseId) &&
            claims.some(({ parties }) => parties.every((party) => !(removal.asserters as string[]).includes(party))),
        );
        const reached = (links: readonly AccountLink[], act: string): boolean =>
          (direction !== 'CAUSES' && everyPath(links, root, act).length > 0) ||
          (direction !== 'CONSEQUENCES' && everyPath(links, act, root).length > 0);
        const before = graph.acts.filter((act) => act !== root && reached(graph.links, act));
        const { lost, stillReachable } = effectOf(graph, { root, to: null, direction, removal });
        expect(stillReachable).toEqual(before.filter((act) => reached(spared, act)));
        expect(lost).toEqual(before.filter((act) => !reached(spared, act)));
      }),
      { numRuns: 300 },
    );
  });

  test('hangs, between two acts, on those that every path passes through', () => {
    fc.assert(
      fc.property(withActs(), ({ graph, one, other }) => {
        const paths = pathsEitherWay(graph.links, one, other).map(actsOf);
        const everywhere = graph.acts.filter((act) => act !== one && act !== other && paths.every((acts) => acts.includes(act)));
        const { dominators } = effectOf(graph, { root: one, to: other, direction: 'BOTH', removal: NOTHING });
        expect(dominators).toEqual(paths.length === 0 ? [] : everywhere);
      }),
      { numRuns: 500 },
    );
  });

  test('parts, between two acts, with the fewest claims whose rejection leaves no path', () => {
    fc.assert(
      fc.property(accounts(13), (graph) => {
        const [one = '', other = ''] = [graph.acts[0], graph.acts.at(-1)];
        const { minimumCut } = effectOf(graph, { root: one, to: other, direction: 'BOTH', removal: NOTHING });
        expect(minimumCut).toHaveLength(leastCut(graph.links, one, other));
        const rejected = new Set(minimumCut.map(({ id }) => id));
        const standing = graph.links.filter(({ claims }) => claims.some(({ id }) => !rejected.has(id)));
        expect(pathsEitherWay(standing, one, other)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
