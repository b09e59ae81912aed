// Timelines: the buckets between the first and the last, and what the events of each cost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, type CasualtyFigure, MAX_BUCKETS, nextBucket, sumByBucket, withEmpty } from '../../src/walk/timeline.ts';

const row = (from: string, acts = 1) => ({ from: new Date(from), acts, maxHostility: 4 });
const days = (buckets: ReturnType<typeof withEmpty>) => buckets?.map(({ from, acts }) => [from.toISOString().slice(0, 10), acts]);

describe('buckets', () => {
  test('of months run through the empty ones, and through the end of a year', () => {
    expect(days(withEmpty([row('2019-12-01', 3), row('2020-03-01', 2)], 'MONTH'))).toEqual([
      ['2019-12-01', 3],
      ['2020-01-01', 0],
      ['2020-02-01', 0],
      ['2020-03-01', 2],
    ]);
  });

  test('of no acts are none', () => {
    expect(withEmpty([], 'DAY')).toEqual([]);
  });

  test('beyond what an answer holds are refused, not cut', () => {
    const [first, last] = [row('2000-01-01'), new Date(Date.UTC(2000, 0, MAX_BUCKETS))];
    expect(withEmpty([first, { ...first, from: last }], 'DAY')).toHaveLength(MAX_BUCKETS);
    expect(withEmpty([first, { ...first, from: nextBucket(last, 'DAY') }], 'DAY')).toBeNull();
  });

  test('follow each other without gap or overlap, each with the days of the calendar', () => {
    const LENGTHS: Record<Bucket, number[]> = { DAY: [1], WEEK: [7], MONTH: [28, 29, 30, 31], YEAR: [365, 366] };
    fc.assert(
      fc.property(
        fc.constantFrom<Bucket>('DAY', 'WEEK', 'MONTH', 'YEAR'),
        fc.integer({ min: 1900, max: 2100 }),
        fc.nat(11),
        (bucket, year, month) => {
          const from = new Date(Date.UTC(year, bucket === 'YEAR' ? 0 : month, 1));
          const next = nextBucket(from, bucket);
          expect(LENGTHS[bucket]).toContain((next.getTime() - from.getTime()) / 86_400_000);
          if (bucket === 'MONTH' || bucket === 'YEAR') expect(next.getUTCDate()).toBe(1);
        },
      ),
    );
  });
});

describe('the cost of a bucket', () => {
  const JANUARY = new Date('2020-01-01');
  const figure = (
    actId: string,
    assertedById: string,
    killed: [number | null, number | null, number | null],
    parentId: string | null = null,
  ): CasualtyFigure => ({
    actId,
    parentId,
    from: JANUARY,
    assertedById,
    stance: 'ASSERTS',
    sideId: null,
    category: null,
    killedLow: killed[0],
    killedBest: killed[1],
    killedHigh: killed[2],
    injuredLow: null,
    injuredBest: null,
    injuredHigh: null,
    missingLow: null,
    missingBest: null,
    missingHigh: null,
  });
  const january = (figures: CasualtyFigure[]) => sumByBucket(figures).get(JANUARY.getTime());

  test('adds up tolls, each event once whoever tells of it', () => {
    const figures = [figure('raid', 'a', [3, 3, 3]), figure('raid', 'b', [3, 3, 5]), figure('shelling', 'a', [10, 12, 14])];
    expect(january(figures)).toEqual({ killed: { low: 13, best: 15, high: 19 }, injured: null, events: 2 });
  });

  test('has no upper bound where one event has none, and no best where one has none', () => {
    const figures = [figure('raid', 'a', [3, 3, 3]), figure('strike', 'a', [25, null, null])];
    expect(january(figures)?.killed).toEqual({ low: 28, best: null, high: null });
  });

  test('does not add a part to the whole', () => {
    const figures = [figure('battle', 'a', [100, 100, 100]), figure('charge', 'a', [40, 40, 40], 'battle')];
    expect(january(figures)).toMatchObject({ killed: { best: 100 }, events: 1 });
    expect(january(figures.slice(1))).toMatchObject({ killed: { best: 40 }, events: 1 });
  });
});
