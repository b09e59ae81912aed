// The measures of a chain: against figures worked out by hand, and against slower versions that follow the definition to the letter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/domain/range.ts';
import {
  balanceOf,
  countSteps,
  exchangeRatioOf,
  lagOf,
  type MeasuredAct,
  median,
  metricsOf,
  middleOf,
  quantile,
  stepOf,
} from '../../src/walk/metrics.ts';
import type { ChainLink } from '../../src/walk/subgraph.ts';

const exactly = (number: number): Range => ({ low: number, best: number, high: number });
const atLeast = (number: number): Range => ({ low: number, best: null, high: null });

interface Figures {
  readonly killed?: Range;
  readonly injured?: Range;
  readonly hostility?: number | null;
}

/** An event within one day in UTC, a use of force unless said otherwise. */
function event(day: string, { killed, injured, hostility = 4 }: Figures = {}): MeasuredAct {
  const toll = killed || injured ? { killed: killed ?? null, injured: injured ?? null, missing: null, asserterIds: [] } : null;
  const [earliest, latest] = [new Date(`${day}T00:00:00Z`), new Date(`${day}T23:59:59.999Z`)];
  return { isStatement: false, hostility, earliest, latest, toll };
}

const statement = (day: string, hostility: number | null): MeasuredAct => ({ ...event(day, { hostility }), isStatement: true });

// The story of December 2019 to March 2020 as its asserters' figures come together.
const k1 = event('2019-12-27', { killed: exactly(1), injured: { low: 4, best: null, high: 6 } });
const strikes = event('2019-12-29', { killed: { low: 4, best: null, high: null }, injured: atLeast(55) });
const protests = event('2019-12-31', { hostility: 1 });
const soleimani = event('2020-01-03', { killed: atLeast(2) });
const alAsad = event('2020-01-08', { killed: exactly(0), injured: { low: 0, best: null, high: null } });

describe('a step', () => {
  test('goes up or down by the level first', () => {
    expect(stepOf(strikes, protests)).toBe('DOWN');
    expect(stepOf(protests, soleimani)).toBe('UP');
  });

  test('then by the killed: from at least 2 to none is down, from 1 to at least 4 is up', () => {
    expect(stepOf(soleimani, alAsad)).toBe('DOWN');
    expect(stepOf(k1, strikes)).toBe('UP');
  });

  test('then by the injured, where the killed are one and the same number', () => {
    expect(
      stepOf(
        event('2020-01-01', { killed: exactly(3), injured: exactly(14) }),
        event('2020-01-02', { killed: exactly(3), injured: exactly(2) }),
      ),
    ).toBe('DOWN');
    expect(
      stepOf(
        event('2020-01-01', { killed: exactly(3), injured: exactly(1) }),
        event('2020-01-02', { killed: exactly(3), injured: exactly(1) }),
      ),
    ).toBe('SAME');
  });

  test('cannot be told where figures overlap, are missing, or a level is', () => {
    expect(stepOf(event('2020-01-01', { killed: { low: 1, best: 3, high: 5 } }), event('2020-01-02', { killed: exactly(5) }))).toBe(
      'INDETERMINATE',
    );
    expect(stepOf(event('2020-01-01'), event('2020-01-02', { killed: exactly(5) }))).toBe('INDETERMINATE');
    expect(stepOf(protests, event('2020-01-02', { hostility: null }))).toBe('INDETERMINATE');
  });

  test('takes a statement as one that killed and injured nobody', () => {
    expect(stepOf(statement('2020-01-01', 2), statement('2020-01-02', 2))).toBe('SAME');
  });

  test('the other way round is the opposite', () => {
    const level = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 });
    const figure = fc.option(fc.tuple(fc.nat(3), fc.nat(3)).map(([low, more]) => ({ low, best: null, high: low + more })));
    const act = fc
      .record({ hostility: level, killed: figure, injured: figure, isStatement: fc.boolean() })
      .map(({ isStatement, hostility, killed, injured }) => ({
        ...event('2020-01-01', { hostility, ...(killed && { killed }), ...(injured && { injured }) }),
        isStatement,
      }));
    const opposite = { UP: 'DOWN', DOWN: 'UP', SAME: 'SAME', INDETERMINATE: 'INDETERMINATE' } as const;
    fc.assert(
      fc.property(act, act, (a, b) => {
        expect(stepOf(b, a)).toBe(opposite[stepOf(a, b)]);
      }),
    );
  });
});

describe('the balance', () => {
  test('of the story is 1 up and 1 down among the three steps that are someone’s answer', () => {
    const steps = countSteps([stepOf(k1, strikes), stepOf(strikes, protests), stepOf(soleimani, alAsad)]);
    expect(steps).toEqual({ up: 1, same: 0, down: 2, indeterminate: 0 });
    expect(balanceOf(steps)).toBeCloseTo(-1 / 3);
  });

  test('has no basis where no step can be compared', () => {
    expect(balanceOf({ up: 0, same: 0, down: 0, indeterminate: 7 })).toBeNull();
  });

  test('lies between -1 and 1', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(9), (up, same, down) => {
        const balance = balanceOf({ up, same, down, indeterminate: 0 });
        expect(balance === null ? 0 : Math.abs(balance)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a lag', () => {
  test('has the bounds of its acts: from the end of one day to the beginning of another, and from end to end', () => {
    const { minDays, maxDays } = lagOf(k1, strikes);
    expect(minDays).toBeCloseTo(1);
    expect(maxDays).toBeCloseTo(3);
    expect(middleOf({ minDays, maxDays })).toBeCloseTo(2);
  });

  test('within one day is from 0 to 1, never less than 0', () => {
    expect(lagOf(k1, k1).minDays).toBe(0);
    expect(lagOf(k1, k1).maxDays).toBeCloseTo(1);
  });
});

describe('a quantile', () => {
  test('interpolates between neighbours, as R and NumPy do', () => {
    // numpy.quantile([1, 2, 4, 8], [0.25, 0.5, 0.75])
    expect([0.25, 0.5, 0.75].map((share) => quantile([8, 1, 4, 2], share))).toEqual([1.75, 3, 5]);
    expect(median([3])).toBe(3);
  });

  test('of nothing is null', () => {
    expect(quantile([], 0.25)).toBeNull();
    expect(median([])).toBeNull();
  });

  test('of values set out n times is found by counting', () => {
    // Slow: the values stand at 0, 4, 8 ... on a line, and three points between neighbours are filled in; a quartile is then a place on it.
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.constantFrom(1, 2, 3), (numbers, quarter) => {
        const sorted = [...numbers].toSorted((a, b) => a - b);
        const line = sorted.flatMap((value, index) =>
          [0, 1, 2, 3].map((part) => value + ((sorted[index + 1] ?? value) - value) * (part / 4)),
        );
        expect(quantile(numbers, quarter / 4)).toBeCloseTo(line[(sorted.length - 1) * quarter] ?? Number.NaN);
      }),
    );
  });
});

describe('the exchange ratio', () => {
  test('of the December strikes to K-1 is at least 4: at least 4 killed for exactly 1', () => {
    expect(exchangeRatioOf([{ trigger: k1, response: strikes }])).toEqual({ low: 4, best: null, high: null, n: 1 });
  });

  test('is told of killed and injured apart: 55 or more for 4 to 6', () => {
    expect(exchangeRatioOf([{ trigger: k1, response: strikes }], 'injured')).toEqual({ low: 55 / 6, best: null, high: null, n: 1 });
  });

  test('sums both sides, and counts an event once even when it answers two', () => {
    const [first, second] = [event('2020-01-01', { killed: exactly(2) }), event('2020-01-02', { killed: exactly(3) })];
    const answer = event('2020-01-03', { killed: exactly(10) });
    expect(
      exchangeRatioOf([
        { trigger: first, response: answer },
        { trigger: second, response: answer },
      ]),
    ).toEqual({ low: 2, best: 2, high: 2, n: 2 });
  });

  test('has no basis where nobody gives figures, or none were killed first', () => {
    expect(exchangeRatioOf([])).toBeNull();
    expect(exchangeRatioOf([{ trigger: k1, response: protests }])).toBeNull();
    expect(exchangeRatioOf([{ trigger: alAsad, response: k1 }])).toBeNull();
    expect(exchangeRatioOf([{ trigger: k1, response: statement('2020-01-01', 2) }])).toBeNull();
  });

  test('holds the ratio of every pair of numbers that the figures allow', () => {
    const figure = fc.tuple(fc.nat(5), fc.nat(5)).map(([low, more]) => ({ low, best: low, high: low + more }));
    const numbers = ({ low, high }: { low: number; high: number }) => Array.from({ length: high - low + 1 }, (_, index) => low + index);
    fc.assert(
      fc.property(figure, figure, figure, (before, other, after) => {
        const answer = event('2020-01-03', { killed: after });
        const ratio = exchangeRatioOf([
          { trigger: event('2020-01-01', { killed: before }), response: answer },
          { trigger: event('2020-01-02', { killed: other }), response: answer },
        ]);
        const ratios = numbers(before).flatMap((a) => numbers(other).flatMap((b) => numbers(after).map((c) => c / (a + b))));
        const least = Math.min(...ratios.filter((value) => !Number.isNaN(value)));
        const greatest = Math.max(...ratios.filter((value) => !Number.isNaN(value)));
        if (ratio?.low != null) expect(ratio.low).toBeCloseTo(least);
        if (ratio?.high != null) expect(ratio.high).toBeCloseTo(greatest);
        expect(ratio?.high ?? null).toBe(before.low + other.low === 0 ? null : (ratio?.high ?? Number.NaN));
      }),
    );
  });
});

describe('the measures of a chain', () => {
  const link = (response: string, trigger: string, rest: Partial<ChainLink> = {}): ChainLink => ({
    id: `${response} ${trigger}`,
    responseId: response,
    triggerId: trigger,
    leadingClaimId: '',
    kind: 'RETALIATION',
    basis: 'PRESS',
    strength: null,
    confidence: null,
    disputed: false,
    ...rest,
  });
  const acts = new Map(Object.entries({ k1, strikes, protests, soleimani, alAsad }));
  const depths = [...acts.keys()].map((id, depth) => ({ id, depth, side: 'CONSEQUENCES' as const }));
  const links = [
    link('strikes', 'k1', { basis: 'STATED_BY_RESPONDER' }),
    link('protests', 'strikes', { kind: 'CONSEQUENCE' }),
    link('soleimani', 'protests', { kind: 'SEQUENCE', basis: 'TEMPORAL_ONLY', confidence: 20 }),
    link('alAsad', 'soleimani', { basis: 'STATED_BY_RESPONDER', disputed: true }),
  ];

  test('leave out mere sequence where they speak of answers', () => {
    const metrics = metricsOf({ acts: depths, links }, acts);
    expect(metrics).toMatchObject({
      acts: 5,
      links: 4,
      depth: 4,
      breadth: 1,
      disputedLinks: 1,
      minConfidence: 20,
      steps: { up: 1, same: 0, down: 2, indeterminate: 0 },
      // At least 3 killed by triggers and at least 4 by responses: with no upper bound on either side there is no ratio.
      exchangeRatio: null,
      bases: [
        { basis: 'STATED_BY_RESPONDER', links: 2 },
        { basis: 'PRESS', links: 1 },
        { basis: 'TEMPORAL_ONLY', links: 1 },
      ],
    });
    expect(metrics.spanDays).toBeCloseTo(13);
    expect(metrics.medianLagDays).toBeCloseTo(2.5);
  });

  test('of a single act have no span, no lag, no balance and no ratio', () => {
    expect(metricsOf({ acts: depths.slice(0, 1), links: [] }, new Map([['k1', k1]]))).toMatchObject({
      acts: 1,
      links: 0,
      depth: 0,
      breadth: 1,
      spanDays: null,
      medianLagDays: null,
      minConfidence: null,
      escalationBalance: null,
      exchangeRatio: null,
      bases: [],
    });
  });
});
