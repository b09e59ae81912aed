// Origins against brute force on random graphs, without a database.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deed } from '../../src/walk/deed.ts';
import { originsOf } from '../../src/walk/origins.ts';
import { accountOf, actAt, PARTIES, withActs } from '../support/account.ts';
import { accountPaths, actsOf, bruteOrigins, claimIdsOf, ownLinksOf } from '../support/account-oracle.ts';

const questions = fc.record({ place: withActs(16), bridged: fc.boolean() }).chain(({ place: { graph, one }, bridged }) =>
  fc.record({
    graph: fc.constant(graph),
    of: fc.constant(one),
    bridged: fc.constant(bridged),
    deeds: fc.array(
      fc.record<Deed>({
        actId: fc.constantFrom(...graph.acts),
        doerId: fc.constantFrom(...PARTIES),
        accordingTo: fc.option(fc.constantFrom(...PARTIES)),
      }),
      { maxLength: 12 },
    ),
  }),
);

const RUNS = { numRuns: 300 };

describe('the origins of an act', () => {
  test('are, for each party, where its own links lead back to at last, with the path that needs the fewest of others', () => {
    fc.assert(
      fc.property(questions, ({ graph, of, bridged, deeds }) => {
        const { accounts } = originsOf(graph, of, bridged, deeds);
        const expected = PARTIES.map((asserter) => ({ asserter, origins: bruteOrigins(graph, of, asserter, bridged) }));
        const found = accounts.map(({ asserter, origins }) => ({
          asserter,
          origins: origins.map(({ root, path, bridges }) => ({ root, bridges: bridges.length, length: path.links.length })),
        }));
        expect(found).toEqual(expected.filter(({ origins }) => origins.length > 0));
      }),
      RUNS,
    );
  });

  test('come with a path from the root to the act, its own links told in its own words and the bridges undisputed', () => {
    fc.assert(
      fc.property(questions, ({ graph, of, bridged, deeds }) => {
        for (const { asserter, origins } of originsOf(graph, of, bridged, deeds).accounts) {
          const ways = accountPaths(graph, of, asserter, bridged).map((path) => actsOf(path).join());
          for (const { root, path, bridges } of origins) {
            expect(path.acts[0]).toBe(root);
            expect(ways).toContain(path.acts.join());
            expect(bridged || bridges.length === 0).toBe(true);
            for (const link of path.links) {
              if (bridges.includes(link)) expect(link.disputed).toBe(false);
              else for (const claim of link.claims) expect(claim.parties).toContain(asserter);
              expect(link.kind).not.toBe('SEQUENCE');
            }
          }
        }
      }),
      RUNS,
    );
  });

  test('say on which acts all agree, and where two accounts that are not each other’s voice part', () => {
    fc.assert(
      fc.property(questions, ({ graph, of, bridged, deeds }) => {
        const { agreed, forkPoints } = originsOf(graph, of, bridged, deeds);
        const accounts = PARTIES.map((party) => ({
          own: ownLinksOf(graph, of, party, bridged),
          roots: bruteOrigins(graph, of, party, bridged).map(({ root }) => root),
          claims: claimIdsOf(ownLinksOf(graph, of, party, bridged), party),
        })).filter(({ roots }) => roots.length > 0);
        const touches = (account: (typeof accounts)[number], act: string): boolean =>
          account.own.some((link) => actsOf([link]).includes(act));
        expect(agreed).toEqual(
          graph.acts.filter((act) => act !== of && accounts.length > 0 && accounts.every((account) => touches(account, act))),
        );
        const back = (account: (typeof accounts)[number], act: string): string | null => {
          const steps = account.own.filter((link) => link.responseId === act).map((link) => link.triggerId);
          return steps.length > 0 ? steps.toSorted().join() : account.roots.includes(act) ? 'begins' : null;
        };
        const rivals = accounts.flatMap((one) =>
          accounts
            .filter(
              (other) =>
                one !== other && one.claims.some((id) => !other.claims.includes(id)) && other.claims.some((id) => !one.claims.includes(id)),
            )
            .map((other) => [one, other] as const),
        );
        expect(forkPoints).toEqual(
          graph.acts.filter((act) =>
            rivals.some(([one, other]) => back(one, act) !== null && back(other, act) !== null && back(one, act) !== back(other, act)),
          ),
        );
      }),
      RUNS,
    );
  });

  test('blame each other when each account begins with the other’s deed and not its own', () => {
    fc.assert(
      fc.property(questions, ({ graph, of, bridged, deeds }) => {
        const isBy = (act: string, doer: string, teller: string): boolean =>
          deeds.some(
            ({ actId, doerId, accordingTo }) => actId === act && doerId === doer && (accordingTo === null || accordingTo === teller),
          );
        const blames = (one: string, other: string): boolean =>
          bruteOrigins(graph, of, one, bridged).some(({ root }) => isBy(root, other, one) && !isBy(root, one, one));
        const expected = PARTIES.some((one) => PARTIES.some((other) => one !== other && blames(one, other) && blames(other, one)));
        expect(originsOf(graph, of, bridged, deeds).reciprocalBlame).toBe(expected);
      }),
      RUNS,
    );
  });

  test('lead by the way that needs fewer of others, though it be longer', () => {
    const graph = accountOf([
      [0, 1, 'danube'],
      [1, 2, 'britain'],
      [0, 3, 'danube'],
      [3, 4, 'danube'],
      [4, 5, 'danube'],
      [2, 6, 'britain'],
      [5, 6, 'britain'],
    ]);
    const danube = originsOf(graph, actAt(6), true, []).accounts.find(({ asserter }) => asserter === 'danube');
    expect(danube?.origins.map(({ path }) => path.acts)).toEqual([[0, 3, 4, 5, 6].map(actAt)]);
  });

  test.each([
    ['austria', 'britain'],
    ['danube', 'commission'],
  ] as const)('do not part where %s only speaks for %s', (voice, principal) => {
    const spoken = accountOf([
      [0, 1, principal],
      [1, 2, principal, voice],
    ]);
    expect(originsOf(spoken, actAt(2), true, [])).toMatchObject({ accounts: { length: 2 }, forkPoints: [] });
    const rivals = accountOf([
      [0, 1, principal],
      [1, 2, principal],
      [1, 3, voice],
      [2, 3, principal],
    ]);
    expect(originsOf(rivals, actAt(3), true, []).forkPoints).toEqual([actAt(1), actAt(3)]);
  });
});
