// The toll of an event: each asserter's figures put together, and how far the asserters are apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/domain/range.ts';
import { type CasualtyPosition, sumOf, tollOf } from '../../src/walk/toll.ts';

interface Said extends Partial<Pick<CasualtyPosition, 'stance' | 'sideId' | 'category'>> {
  readonly killed?: Partial<Range>;
  readonly injured?: Partial<Range>;
}

/** A position as someone would say it. */
const says = (assertedById: string, { killed, injured, stance = 'ASSERTS', sideId = null, category = null }: Said): CasualtyPosition => ({
  assertedById,
  stance,
  sideId,
  category,
  killedLow: killed?.low ?? null,
  killedBest: killed?.best ?? null,
  killedHigh: killed?.high ?? null,
  injuredLow: injured?.low ?? null,
  injuredBest: injured?.best ?? null,
  injuredHigh: injured?.high ?? null,
  missingLow: null,
  missingBest: null,
  missingHigh: null,
});

const exactly = (number: number): Range => ({ low: number, best: number, high: number });
const atLeast = (number: number): Range => ({ low: number, best: null, high: null });

describe('what one asserter says', () => {
  test('is the total that it gives, beside which its parts are no addition: 3 killed, of them 2 US and 1 UK, is 3', () => {
    const toll = tollOf([
      says('guardian', { killed: exactly(3), injured: exactly(14) }),
      says('guardian', { sideId: 'us', category: 'soldiers', killed: exactly(2) }),
      says('guardian', { sideId: 'uk', category: 'soldiers', killed: exactly(1) }),
      says('guardian', { category: 'soldiers', injured: exactly(14) }),
    ]);
    expect(toll).toEqual({ killed: exactly(3), injured: exactly(14), missing: null, asserterIds: ['guardian'] });
  });

  test('is the sum of its parts where it gives no total', () => {
    const toll = tollOf([
      says('pentagon', { sideId: 'us', category: 'contractor', killed: exactly(1) }),
      says('pentagon', { sideId: 'us', category: 'service members', injured: exactly(4) }),
      says('pentagon', { sideId: 'iraq', injured: exactly(2) }),
    ]);
    expect(toll).toMatchObject({ killed: exactly(1), injured: exactly(6) });
  });

  test('counts nobody twice: 5 of one side, 3 soldiers among them, is 5', () => {
    const toll = tollOf([
      says('paper', { sideId: 'us', killed: exactly(5) }),
      says('paper', { sideId: 'us', category: 'soldiers', killed: exactly(3) }),
      says('paper', { sideId: 'uk', category: 'soldiers', killed: exactly(1) }),
    ]);
    expect(toll?.killed).toEqual(exactly(6));
  });

  test('is a spread where it says two things of the same people, and no time decides between them', () => {
    const soldiers = { sideId: 'us', category: 'soldiers' };
    expect(
      tollOf([says('paper', { ...soldiers, killed: exactly(10) }), says('paper', { ...soldiers, killed: exactly(12) })])?.killed,
    ).toEqual({ low: 10, best: null, high: 12 });
  });

  test('has no upper bound where one of its parts has none', () => {
    const toll = tollOf([says('paper', { sideId: 'iran', killed: atLeast(1) }), says('paper', { sideId: 'pmf', killed: atLeast(1) })]);
    expect(toll?.killed).toEqual(atLeast(2));
  });

  test('of about twelve is twelve', () => {
    expect(tollOf([says('coalition', { injured: { best: 12 } })])?.injured).toEqual(exactly(12));
  });
});

describe('across asserters', () => {
  test('low is the least, high the greatest, and best is given only where all agree', () => {
    const toll = tollOf([
      says('guardian', { killed: exactly(3), injured: exactly(14) }),
      says('coalition', { killed: exactly(3), injured: exactly(12) }),
    ]);
    expect(toll).toMatchObject({ killed: exactly(3), injured: { low: 12, best: null, high: 14 }, asserterIds: ['guardian', 'coalition'] });
  });

  test('a missing high is unbounded, a missing low leaves open that there were none', () => {
    expect(tollOf([says('a', { killed: exactly(4) }), says('b', { killed: atLeast(25) })])?.killed).toEqual({
      low: 4,
      best: null,
      high: null,
    });
    expect(tollOf([says('a', { killed: exactly(4) }), says('b', { killed: { high: 30 } })])?.killed).toEqual({
      low: null,
      best: null,
      high: 30,
    });
  });

  test('nobody gives a figure: null, which is not 0', () => {
    expect(tollOf([])).toBeNull();
    expect(tollOf([says('a', {})])).toBeNull();
    expect(tollOf([says('trump', { injured: exactly(0) })])).toMatchObject({ injured: exactly(0), killed: null });
  });

  test('a denial or a hedge gives no figure', () => {
    expect(tollOf([says('a', { killed: exactly(3), stance: 'DENIES' }), says('b', { killed: exactly(9), stance: 'HEDGES' })])).toBeNull();
  });
});

// The slow version knows no ranges: it takes every count that each asserter's words allow, from 0 to a ceiling that stands for "unbounded".
const CEILING = 12;
const allowed = ({ low, best, high }: Range): number[] => {
  const [least, greatest] = low === null && high === null ? [best ?? 0, best ?? CEILING] : [low ?? 0, high ?? CEILING];
  return Array.from({ length: CEILING + 1 }, (_, count) => count).filter((count) => least <= count && count <= greatest);
};

const ranges = fc
  .tuple(fc.option(fc.nat(4)), fc.option(fc.nat(4)), fc.option(fc.nat(4)))
  .filter((figures) => figures.some((figure) => figure !== null))
  .map(([low, more, most]): Range => {
    const best = more === null ? null : (low ?? 0) + more;
    return { low, best, high: most === null ? null : (best ?? low ?? 0) + most };
  });

describe('a toll', () => {
  test('allows every number that some asserter allows, and its bounds are the tightest that do', () => {
    const undivided = fc.array(fc.record({ asserter: fc.constantFrom('a', 'b', 'c'), range: ranges }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(undivided, (said) => {
        const toll = tollOf(said.map(({ asserter, range }) => says(asserter, { killed: range })))?.killed;
        const numbers = said.flatMap(({ range }) => allowed(range));
        expect(toll?.low ?? 0).toBe(Math.min(...numbers));
        expect(Math.min(toll?.high ?? CEILING, CEILING)).toBe(Math.max(...numbers));
      }),
    );
  });

  test('is the same in whatever order the claims were entered', () => {
    const claims = fc.array(
      fc.record({
        asserter: fc.constantFrom('a', 'b'),
        range: ranges,
        sideId: fc.constantFrom(null, 'x', 'y'),
        category: fc.constantFrom(null, 'c'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(claims, fc.infiniteStream(fc.nat()), (said, keys) => {
        const positions = said.map(({ asserter, range, ...whose }) => says(asserter, { ...whose, killed: range }));
        const shuffled = positions.map((position) => ({ position, key: keys.next().value ?? 0 })).toSorted((a, b) => a.key - b.key);
        expect(tollOf(shuffled.map(({ position }) => position))?.killed).toEqual(tollOf(positions)?.killed);
      }),
    );
  });
});

test('a sum of ranges allows every sum of the numbers that they allow, and its bounds are the tightest that do', () => {
  fc.assert(
    fc.property(fc.array(ranges, { minLength: 1, maxLength: 3 }), (terms) => {
      const sums = terms.reduce<number[]>((totals, term) => totals.flatMap((total) => allowed(term).map((count) => total + count)), [0]);
      const unbounded = terms.some(({ high, low }) => high === null && low !== null);
      const bounded = terms.every(({ low, high }) => low !== null || high !== null);
      fc.pre(bounded);
      const sum = sumOf(terms);
      expect(sum.low ?? 0).toBe(Math.min(...sums));
      expect(sum.high).toBe(unbounded ? null : Math.max(...sums));
    }),
  );
});
