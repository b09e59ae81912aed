// Tit for tat: against figures worked out by hand, and against slower versions that follow the definition to the letter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagOf } from '../../src/walk/metrics.ts';
import {
  type Answer,
  type ExchangeAct,
  type Horizon,
  lagsOf,
  quartilesOf,
  reciprocityOf,
  silenceOf,
  type Traffic,
  turnsOf,
} from '../../src/walk/reciprocity.ts';

const DAY_MS = 86_400_000;
const on = (day: number): Date => new Date(Date.UTC(2020, 0, 1) + day * DAY_MS);

interface Made {
  readonly kinds?: readonly string[];
  readonly hostility?: number;
  readonly isStatement?: boolean;
  readonly rank?: number;
  readonly width?: number;
}

/** An act at noon of a day, known to the instant unless a width in days is given. */
const act = (
  id: string,
  day: number,
  { kinds = ['ASSAULT'], hostility = 4, isStatement = false, rank = 0, width = 0 }: Made = {},
): ExchangeAct => ({
  id,
  placedAt: on(day),
  placedRank: rank,
  earliest: on(day),
  latest: on(day + width),
  hostility,
  isStatement,
  kinds,
  toll: null,
});

const answer = (trigger: ExchangeAct, response: ExchangeAct, byAffiliate = false): Answer => ({ trigger, response, byAffiliate });
const NOBODY: Traffic = { hostile: [], answers: [] };
const HORIZON: Horizon = { until: on(100), withinDays: 90 };

describe('reciprocity', () => {
  const [first, second, third] = [act('first', 0), act('second', 5), act('third', 60)];
  const [reply, protest] = [act('reply', 3), act('protest', 9, { hostility: 1, kinds: ['PROTEST'] })];
  const traffic: Traffic = { hostile: [first, second, third], answers: [answer(first, reply), answer(first, protest, true)] };

  test('is the share of acts that were answered, once each, beside the share that any act of the other side followed', () => {
    expect(reciprocityOf(traffic, [reply, protest], HORIZON, true)).toEqual({
      hostileActs: 3,
      answered: 1,
      open: 1, // The third is 40 days old, the second 95.
      rate: 1 / 3,
      baseline: 2 / 3, // The protest follows the second too, though nobody calls it an answer to that.
      lagDays: [3, 9],
      lagQuartiles: { lower: 4.5, median: 6, upper: 7.5, n: 2 },
      sameKind: { share: 1 / 2, of: 2 },
      byAffiliate: { share: 1 / 2, of: 2 },
    });
  });

  test('has no basis without hostile acts, nor in kind without answers, nor by affiliates where none were asked for', () => {
    expect(reciprocityOf(NOBODY, [reply], HORIZON, true)).toMatchObject({
      rate: null,
      baseline: null,
      sameKind: null,
      byAffiliate: null,
      lagQuartiles: null,
    });
    expect(reciprocityOf({ hostile: [first], answers: [] }, [], HORIZON, true)).toMatchObject({ rate: 0, baseline: 0, sameKind: null });
    expect(reciprocityOf(traffic, [reply], HORIZON, false).byAffiliate).toBeNull();
  });

  test('takes an answer however late, but follows only within its days', () => {
    const late = act('late', 200);
    const late91 = { hostile: [first], answers: [answer(first, late)] };
    expect(reciprocityOf(late91, [late], { until: on(300), withinDays: 90 }, false)).toMatchObject({
      rate: 1,
      baseline: 0,
      lagDays: [200],
    });
    expect(reciprocityOf(late91, [late], { until: on(300), withinDays: 200 }, false)).toMatchObject({ baseline: 1 });
  });

  test('is in kind only where level and kind are the same, and both are done or both are said', () => {
    const share = (trigger: ExchangeAct, response: ExchangeAct) =>
      reciprocityOf({ hostile: [trigger], answers: [answer(trigger, response)] }, [], HORIZON, false).sameKind?.share;
    expect(share(first, reply)).toBe(1);
    expect(share(first, act('war', 3, { hostility: 5 }))).toBe(0);
    const said = (kinds: string[]) => act(kinds.join(), 3, { kinds, isStatement: true, hostility: 2 });
    expect(share(said(['THREAT', 'DEMAND']), said(['REJECTION', 'THREAT']))).toBe(1);
    expect(share(said(['THREAT']), act('threatens', 4, { kinds: ['THREAT'], hostility: 2 }))).toBe(0);
  });
});

describe('turns', () => {
  test('say of every two consecutive acts who came after whom', () => {
    // A, B, B, then one of each at one place.
    expect(turnsOf([act('a1', 0), act('a2', 9)], [act('b1', 1), act('b2', 2), act('b3', 9)])).toEqual({
      aThenB: 1,
      bThenA: 1,
      aThenA: 0,
      bThenB: 1,
      undecided: 1,
    });
  });

  test('know an order within one instant by the rank', () => {
    expect(turnsOf([act('a', 0, { rank: 1 })], [act('b', 0)])).toMatchObject({ bThenA: 1, undecided: 0 });
  });
});

describe('silence', () => {
  const blow = act('blow', 0, { width: 1 });

  test('is kept by the side that has not answered the last hostile act, from its latest beginning on', () => {
    expect(silenceOf({ hostile: [blow], answers: [] }, NOBODY, HORIZON)).toEqual({ side: 'b', since: on(1), days: 99, open: false });
    expect(silenceOf(NOBODY, { hostile: [blow], answers: [] }, HORIZON)).toMatchObject({ side: 'a' });
  });

  test('is open until its days have passed, and never less than none', () => {
    const until = (day: number) => silenceOf({ hostile: [blow], answers: [] }, NOBODY, { until: on(day), withinDays: 90 });
    expect(until(90)).toMatchObject({ days: 89, open: true });
    expect(until(91)).toMatchObject({ days: 90, open: false });
    expect(until(0)).toMatchObject({ days: 0, open: true });
  });

  test('is nobody’s where the last act was answered, where both may have had the last, or where there is none', () => {
    expect(silenceOf({ hostile: [blow], answers: [answer(blow, act('talks', 3, { hostility: 0 }))] }, NOBODY, HORIZON)).toBeNull();
    expect(silenceOf({ hostile: [blow], answers: [] }, { hostile: [act('other', 0)], answers: [] }, HORIZON)).toBeNull();
    expect(silenceOf(NOBODY, NOBODY, HORIZON)).toBeNull();
  });

  test('asks for the last alone: an earlier act that nobody answered is no silence', () => {
    const later = act('later', 5);
    expect(silenceOf({ hostile: [blow, later], answers: [answer(later, act('reply', 6))] }, NOBODY, HORIZON)).toBeNull();
  });
});

// Random quarrels of two sides, with acts at one place among them, and answers that come after what they answer.
const quarrels = fc
  .record({
    byA: fc.array(fc.tuple(fc.nat(120), fc.nat(1), fc.nat(2)), { maxLength: 12 }),
    byB: fc.array(fc.tuple(fc.nat(120), fc.nat(1), fc.nat(2)), { maxLength: 12 }),
    told: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }),
    withinDays: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ byA, byB, told, withinDays }) => {
    const made = (side: string, places: [number, number, number][]) =>
      places.map(([day, rank, width], index) => act(`${side}${index}`, day, { rank, width }));
    const [a, b] = [made('a', byA), made('b', byB)];
    const answers = told.flatMap(([x, y, byAffiliate]) => {
      const [trigger, response] = [a[x % Math.max(a.length, 1)], b[y % Math.max(b.length, 1)]];
      return trigger && response && isAfter(response, trigger) ? [answer(trigger, response, byAffiliate)] : [];
    });
    return { a, b, answers, horizon: { until: on(130), withinDays } };
  });

const isAfter = (later: ExchangeAct, earlier: ExchangeAct): boolean =>
  later.placedAt > earlier.placedAt || (later.placedAt.getTime() === earlier.placedAt.getTime() && later.placedRank > earlier.placedRank);

const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);

describe('on random quarrels', () => {
  test('the counts are those of a look at every pair', () => {
    fc.assert(
      fc.property(quarrels, ({ a, b, answers, horizon }) => {
        const measured = reciprocityOf({ hostile: a, answers }, b, horizon, true);
        const followed = a.filter((x) =>
          b.some((y) => isAfter(y, x) && y.placedAt.getTime() - x.placedAt.getTime() <= horizon.withinDays * DAY_MS),
        );
        const answered = a.filter((x) => answers.some(({ trigger }) => trigger.id === x.id));
        expect(measured.baseline).toBe(share(followed.length, a.length));
        expect(measured.rate).toBe(share(answered.length, a.length));
        expect(measured.open).toBe(
          a.filter((x) => !answered.includes(x) && horizon.until.getTime() - x.latest.getTime() < horizon.withinDays * DAY_MS).length,
        );
        expect(measured.byAffiliate?.share ?? null).toBe(share(answers.filter(({ byAffiliate }) => byAffiliate).length, answers.length));
      }),
    );
  });

  test('turns are pairs between which no third act lies', () => {
    fc.assert(
      fc.property(quarrels, ({ a, b }) => {
        const turns = turnsOf(a, b);
        const acts = [...a, ...b];
        const places = new Set(acts.map(({ placedAt, placedRank }) => `${placedAt.getTime()} ${placedRank}`));
        expect(Object.values(turns).reduce((sum, count) => sum + count, 0)).toBe(Math.max(0, acts.length - 1));
        expect(turns.undecided).toBe(acts.length - places.size);
        if (turns.undecided > 0) return;
        const between = (x: ExchangeAct, y: ExchangeAct) => acts.some((z) => isAfter(z, x) && isAfter(y, z));
        const pairs = (from: ExchangeAct[], to: ExchangeAct[]) =>
          from.flatMap((x) => to.filter((y) => isAfter(y, x) && !between(x, y))).length;
        expect(turns).toEqual({ aThenB: pairs(a, b), bThenA: pairs(b, a), aThenA: pairs(a, a), bThenB: pairs(b, b), undecided: 0 });
      }),
    );
  });

  test('the one that is silent has nothing later than the act it left unanswered', () => {
    fc.assert(
      fc.property(quarrels, ({ a, b, answers, horizon }) => {
        const silence = silenceOf({ hostile: a, answers }, { hostile: b, answers: [] }, horizon);
        const lasts = [...a, ...b].filter((x) => ![...a, ...b].some((y) => isAfter(y, x)));
        const sides = new Set(lasts.map(({ id }) => id[0]));
        if (sides.size !== 1) expect(silence).toBeNull();
        else if (sides.has('b')) expect(silence?.side).toBe('a');
        else if (silence) expect(silence.side).toBe('b');
        else expect(lasts.some((x) => answers.some(({ trigger }) => trigger.id === x.id))).toBe(true);
      }),
    );
  });

  test('every lag is listed, within the bounds of its acts, and the quartiles leave a quarter on either side', () => {
    fc.assert(
      fc.property(quarrels, ({ answers }) => {
        const lags = lagsOf(answers);
        expect(lags.toSorted((x, y) => x - y)).toEqual(
          answers
            .map(({ trigger, response }) => lagOf(trigger, response))
            .map(({ minDays, maxDays }) => (minDays + maxDays) / 2)
            .toSorted((x, y) => x - y),
        );
        const quartiles = quartilesOf(lags);
        expect(quartiles?.n ?? 0).toBe(answers.length);
        if (!quartiles) return;
        expect(lags.filter((lag) => lag <= quartiles.lower + 1e-9).length).toBeGreaterThanOrEqual(lags.length / 4);
        expect(lags.filter((lag) => lag >= quartiles.upper - 1e-9).length).toBeGreaterThanOrEqual(lags.length / 4);
      }),
    );
  });
});
