// Acts by day, week, month or year: how many, how hostile at most, and at what cost. Series to look at and to export; nothing is fitted.
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import type { Range } from '../domain/range.ts';
import { rowsOf } from '../domain/rows.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { isHeld, type Lens } from './lens.ts';
import { type CasualtyPosition, sumOf, type Toll, tollOf } from './toll.ts';

export type Bucket = 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** Longer series are asked for in a wider bucket or a narrower window. */
export const MAX_BUCKETS = 1000;
/** Figures beyond these are summed window by window. */
export const MAX_FIGURES = 50_000;

/** The acts of one bucket, half open and in UTC; a week begins on Monday (ISO 8601). */
export interface TimelineBucket {
  readonly from: Date;
  readonly before: Date;
  readonly acts: number;
  readonly maxHostility: number | null;
}

export interface Timeline {
  readonly buckets: readonly TimelineBucket[];
  readonly undated: number;
}

const UNIT = { DAY: 'day', WEEK: 'week', MONTH: 'month', YEAR: 'year' } as const;

/** A local day or month has an hour more where clocks are put back in it. */
const LEEWAY = Prisma.sql`interval '1 hour'`;

/**
 * The beginning of the bucket of act a: the one that holds the middle of its bounds, so that a day in Baghdad, which begins on the evening
 * before in UTC, falls on its own date. Null where the bounds are wider than the bucket.
 */
export const bucketOf = (bucket: Bucket): Prisma.Sql => {
  const [unit, length] = [Prisma.raw(`'${UNIT[bucket]}'`), Prisma.raw(`interval '1 ${UNIT[bucket]}'`)];
  const begins = Prisma.sql`date_trunc(${unit}, (a.earliest + (a.latest - a.earliest) / 2) AT TIME ZONE 'UTC')`;
  return Prisma.sql`CASE WHEN a.latest - a.earliest <= ${begins} + ${length} - ${begins} + ${LEEWAY} THEN ${begins} AT TIME ZONE 'UTC' END`;
};

/** The beginning of the next bucket. */
export function nextBucket(from: Date, bucket: Bucket): Date {
  const [year, month, day] = [from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()];
  const next = new Date(from);
  if (bucket === 'YEAR') next.setUTCFullYear(year + 1);
  else if (bucket === 'MONTH') next.setUTCMonth(month + 1);
  else next.setUTCDate(day + (bucket === 'WEEK' ? 7 : 1));
  return next;
}

/** The acts a that are asked for, by bucket, the empty ones between the first and the last included. Null where there are too many. */
export async function timelineOf(db: Db, where: Prisma.Sql, bucket: Bucket): Promise<Timeline | null> {
  const rows = await read<{ from: Date | null; acts: number; maxHostility: number | null }>(
    db,
    Prisma.sql`
    SELECT ${bucketOf(bucket)} AS "from", count(*)::int AS acts, max(a.hostility) AS "maxHostility"
    FROM act a WHERE ${where} GROUP BY 1 ORDER BY 1`,
  );
  const dated = rows.flatMap(({ from, ...row }) => (from === null ? [] : [{ from, ...row }]));
  const undated = rows.find(({ from }) => from === null)?.acts ?? 0;
  const buckets = withEmpty(dated, bucket);
  return buckets && { buckets, undated };
}

/** Buckets from the first to the last. Null where they are more than an answer holds. */
export function withEmpty(rows: readonly Omit<TimelineBucket, 'before'>[], bucket: Bucket): TimelineBucket[] | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const known = new Map(rows.map((row) => [row.from.getTime(), row]));
  const buckets: TimelineBucket[] = [];
  for (let from = first.from; from <= last.from; from = nextBucket(from, bucket)) {
    if (buckets.length === MAX_BUCKETS) return null;
    const { acts, maxHostility } = known.get(from.getTime()) ?? { acts: 0, maxHostility: null };
    buckets.push({ from, before: nextBucket(from, bucket), acts, maxHostility });
  }
  return buckets;
}

/** What the events of a bucket cost, and of how many of them anybody gives figures. */
export interface BucketToll {
  readonly killed: Range | null;
  readonly injured: Range | null;
  readonly events: number;
}

export const NO_TOLL: BucketToll = { killed: null, injured: null, events: 0 };

export interface CasualtyFigure extends CasualtyPosition {
  readonly actId: string;
  readonly parentId: string | null;
  readonly from: Date;
}

/** The tolls of the events a that are asked for, by the beginning of their bucket. Null where there are too many figures. */
export async function bucketTolls(db: Db, lens: Lens, where: Prisma.Sql, bucket: Bucket): Promise<ReadonlyMap<number, BucketToll> | null> {
  const figures = await rowsOf<CasualtyFigure>(
    db,
    Prisma.sql`
    SELECT c.act_id, e.parent_id, dated.from, c.asserted_by_id, c.stance, c.side_id, c.category,
      c.killed_low, c.killed_best, c.killed_high, c.injured_low, c.injured_best, c.injured_high, c.missing_low, c.missing_best, c.missing_high
    FROM act a JOIN event e ON e.id = a.id CROSS JOIN LATERAL (SELECT ${bucketOf(bucket)} AS "from") AS dated
      JOIN claim c ON c.act_id = a.id AND c.subject = 'CASUALTIES' AND c.stance = 'ASSERTS'
    WHERE ${where} AND dated.from IS NOT NULL AND ${isHeld(lens, 'CASUALTIES')} LIMIT ${MAX_FIGURES + 1}`,
  );
  return figures.length > MAX_FIGURES ? null : sumByBucket(figures);
}

interface Cost {
  readonly from: Date;
  readonly parentId: string | null;
  readonly toll: Toll;
}

/**
 * Tolls added up, each event once, and no part whose whole has such a figure too: its dead are among those of the whole. Limit: that is
 * asked of the next larger event alone.
 */
export function sumByBucket(figures: readonly CasualtyFigure[]): Map<number, BucketToll> {
  const costs = costsOf(figures);
  const buckets = new Map<number, Cost[]>();
  for (const cost of costs.values()) add(buckets, cost.from.getTime(), cost);
  const counted = (bucket: readonly Cost[], measure: 'killed' | 'injured'): Cost[] =>
    bucket.filter(({ toll, parentId }) => toll[measure] && !(parentId !== null && costs.get(parentId)?.toll[measure]));
  const total = (bucket: readonly Cost[], measure: 'killed' | 'injured'): Range | null => {
    const ranges = counted(bucket, measure).flatMap(({ toll }) => toll[measure] ?? []);
    return ranges.length === 0 ? null : sumOf(ranges);
  };
  const tollOfBucket = (bucket: readonly Cost[]): BucketToll => ({
    killed: total(bucket, 'killed'),
    injured: total(bucket, 'injured'),
    events: new Set([...counted(bucket, 'killed'), ...counted(bucket, 'injured')]).size,
  });
  return new Map([...buckets].map(([from, bucket]) => [from, tollOfBucket(bucket)]));
}

/** The toll of each event by its id. */
function costsOf(figures: readonly CasualtyFigure[]): Map<string, Cost> {
  const events = new Map<string, CasualtyFigure[]>();
  for (const figure of figures) add(events, figure.actId, figure);
  const costs = [...events].flatMap(([id, [first, ...others]]): [string, Cost][] => {
    const toll = first && tollOf([first, ...others]);
    return toll ? [[id, { from: first.from, parentId: first.parentId, toll }]] : [];
  });
  return new Map(costs);
}

function add<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
