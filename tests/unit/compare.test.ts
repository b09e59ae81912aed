// Two accounts side by side, against a plain reading of each rule, on random graphs and without a database.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CausalStrength, ResponseKind, Stance } from '../../src/generated/prisma/enums.ts';
import { compareAccounts } from '../../src/walk/compare.ts';
import { actAt } from '../support/account.ts';

const ACTS = Array.from({ length: 12 }, (_, index) => actAt(index));

const claim = (stances: Stance[]) => fc.record({ id: fc.uuid(), stance: fc.constantFrom(...stances) });

const view = fc.oneof(
  fc.record({
    left: fc.record({
      kind: fc.constantFrom<ResponseKind>('RETALIATION', 'SEQUENCE'),
      strength: fc.option(fc.constant<CausalStrength>('UNDERLYING')),
    }),
    claims: fc.array(claim(['ASSERTS']), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ left: fc.constant(null), claims: fc.array(claim(['DENIES', 'REVERSES']), { maxLength: 2 }) }),
);

const pairs = ACTS.flatMap((responseId, index) => ACTS.slice(0, index).map((triggerId) => ({ responseId, triggerId })));
const comparisons = fc
  .subarray(pairs, { maxLength: 20 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((ends) =>
        fc.record({ a: view, b: view }).map((views) => ({ id: `${ends.triggerId}>${ends.responseId}`, ...ends, ...views })),
      ),
    ),
  );
type Compared = (typeof comparisons extends fc.Arbitrary<infer Value> ? Value : never)[number];

const LISTS = ['shared', 'contested', 'reversed', 'reweighed', 'onlyA', 'onlyB'] as const;

describe('two accounts side by side', () => {
  test('are told in six lists that hold each link that either leaves once', () => {
    fc.assert(
      fc.property(comparisons, (links) => {
        const found = compareAccounts(ACTS, links, 'CAUSES');
        const listed = LISTS.flatMap((list) => found[list]);
        expect(listed.map(({ id }) => id).toSorted()).toEqual(
          links
            .filter(({ a, b }) => a.left || b.left)
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
    );
  });

  test('share, weigh, deny or reverse a link as their claims say', () => {
    const told = ({ a, b }: Compared): string => {
      if (a.left && b.left) return a.left.kind === b.left.kind && a.left.strength === b.left.strength ? 'shared' : 'reweighed';
      const silent = a.left ? 'onlyA' : 'onlyB';
      const stances = [a, b].filter(({ left }) => !left).flatMap(({ claims }) => claims.map(({ stance }) => stance));
      return stances.some((stance) => stance === 'REVERSES') ? 'reversed' : stances.length > 0 ? 'contested' : silent;
    };
    fc.assert(
      fc.property(comparisons, (links) => {
        const found = compareAccounts(ACTS, links, 'CAUSES');
        for (const list of LISTS) for (const link of found[list]) expect(told(link)).toBe(list);
      }),
    );
  });

  test('agree by the share of answers on which they are at one, and by none where neither tells an answer', () => {
    fc.assert(
      fc.property(comparisons, (links) => {
        const isAnswer = ({ a, b }: Compared): boolean => [a, b].some(({ left }) => left && left.kind !== 'SEQUENCE');
        const { shared, agreement } = compareAccounts(ACTS, links, 'CAUSES');
        const of = links.filter(isAnswer).length;
        expect(agreement).toEqual(of === 0 ? null : { share: shared.filter(isAnswer).length / of, of });
      }),
    );
  });

  test('part at the acts of which both tell and from which they do not go on to the same', () => {
    const walks = fc.constantFrom('CAUSES' as const, 'CONSEQUENCES' as const, 'BOTH' as const);
    fc.assert(
      fc.property(comparisons, walks, (links, direction) => {
        const isFork = (act: string, near: 'responseId' | 'triggerId', far: 'responseId' | 'triggerId'): boolean => {
          const told = (side: 'a' | 'b') => links.filter((link) => link[side].left && link[side].left.kind !== 'SEQUENCE');
          const touches = (side: 'a' | 'b') => told(side).some((link) => link.responseId === act || link.triggerId === act);
          const next = (side: 'a' | 'b') =>
            told(side)
              .filter((link) => link[near] === act)
              .map((link) => link[far])
              .toSorted()
              .join();
          return touches('a') && touches('b') && next('a') !== next('b');
        };
        const back = (act: string) => direction !== 'CONSEQUENCES' && isFork(act, 'responseId', 'triggerId');
        const on = (act: string) => direction !== 'CAUSES' && isFork(act, 'triggerId', 'responseId');
        expect(compareAccounts(ACTS, links, direction).forkPoints).toEqual(ACTS.filter((act) => back(act) || on(act)));
      }),
    );
  });

  test('change places when they are asked the other way round', () => {
    fc.assert(
      fc.property(comparisons, (links) => {
        const found = compareAccounts(ACTS, links, 'CAUSES');
        const mirrored = compareAccounts(
          ACTS,
          links.map(({ a, b, ...link }) => ({ ...link, a: b, b: a })),
          'CAUSES',
        );
        const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
        expect(ids(mirrored.onlyA)).toEqual(ids(found.onlyB));
        expect(ids(mirrored.contested)).toEqual(ids(found.contested));
        expect(mirrored.agreement).toEqual(found.agreement);
        expect(mirrored.forkPoints).toEqual(found.forkPoints);
      }),
    );
  });
});
