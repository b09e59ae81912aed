// From a chain to a picture: time across, a lane for each actor, an act as a box, a link as a curve between two. Pure: no page, no drawing.
import { type Curve, drawCurves } from './chain-curve.ts';
import { groupBy } from './group-by.ts';
import { type Tick, type TimeBreak, timeScale } from './time-scale.ts';

/** Pixels. A box holds a kind, a title of three lines, and a date. */
export const BOX = { width: 186, height: 86 } as const;
/** Between boxes of a row: room for a curve to turn, and for what says how much is hidden. */
const COLUMN_GAP = 36;
const ROW_GAP = 20;
const LANE_PADDING = 14;
const MARGIN = 28;
/** So much of the width belongs to each act where time is to scale. */
const WIDTH_PER_ACT = 50;

export interface LayoutAct {
  readonly id: string;
  /** Which lane it lies in. */
  readonly lane: string;
  /** Lanes of one bloc stand together; without one a lane stands for itself. */
  readonly bloc?: string;
  /** Its place in time, milliseconds of the epoch. */
  readonly at: number;
  /** Between which instants it began, for all that is known; nothing more than its place where none is given. */
  readonly bounds?: readonly [earliest: number, latest: number];
  /** When it stopped, if it lasted. */
  readonly ended?: number | null;
  /** IANA zone in which it is dated; universal time where none is given. */
  readonly zone?: string;
}

export interface LayoutLink {
  readonly id: string;
  readonly trigger: string;
  readonly response: string;
}

/** `time`: true to scale; `steps`: a column for each answer to an answer. */
export type Axis = 'time' | 'steps';

export interface LayoutRequest {
  /** In their one order, in which each trigger precedes its responses. */
  readonly acts: readonly LayoutAct[];
  readonly links: readonly LayoutLink[];
  readonly axis: Axis;
  /** What the page has room for; the picture is wider where it must. */
  readonly width: number;
}

export interface Span {
  /** Between which its beginning lies. */
  readonly from: number;
  readonly to: number;
  /** Where it stopped, if it lasted. */
  readonly ended: number | null;
}

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its time on the axis, in pixels from the left edge; null on an axis of steps. */
  readonly span: Span | null;
}

export interface LaneBand {
  readonly id: string;
  readonly bloc: string;
  readonly top: number;
  readonly height: number;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  /** By whose clocks the axis of time counts its days. */
  readonly zone: string;
  readonly lanes: readonly LaneBand[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly curves: readonly Curve[];
  readonly ticks: readonly Tick[];
  readonly breaks: readonly TimeBreak[];
}

export function layoutChain({ acts, links, axis, width }: LayoutRequest): ChainLayout {
  const known = new Set(acts.map(({ id }) => id));
  const drawn = links.filter(({ trigger, response }) => known.has(trigger) && known.has(response));
  const zone = mostOf(acts.map((act) => act.zone ?? 'UTC')) ?? 'UTC';
  const across = axis === 'time' ? byTime(acts, width, zone) : bySteps(acts, drawn);
  const { rows, counts } = packRows(acts, across.x);
  const lanes = stackLanes(orderLanes(acts, drawn), counts);
  const tops = new Map(lanes.map(({ id, top }) => [id, top]));
  const boxes = new Map(
    acts.map(({ id, lane }) => {
      const y = (tops.get(lane) ?? 0) + LANE_PADDING + (rows.get(id) ?? 0) * (BOX.height + ROW_GAP);
      return [id, { id, x: across.x.get(id) ?? MARGIN, y, ...BOX, span: across.spans.get(id) ?? null }];
    }),
  );
  const rightmost = Math.max(0, ...[...boxes.values()].map((box) => box.x + box.width));
  const last = lanes.at(-1);
  const frame = { width: Math.max(width, rightmost + MARGIN), height: last ? last.top + last.height : 0 };
  return { ...frame, zone, lanes, boxes, curves: drawCurves(drawn, boxes, frame), ticks: across.ticks, breaks: across.breaks };
}

interface Across {
  readonly x: ReadonlyMap<string, number>;
  readonly spans: ReadonlyMap<string, Span>;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly TimeBreak[];
}

function byTime(acts: readonly LayoutAct[], width: number, zone: string): Across {
  const room = Math.max(width - 2 * MARGIN - BOX.width, acts.length * WIDTH_PER_ACT);
  const scale = timeScale(
    acts.map(({ at }) => at),
    room,
    zone,
  );
  const shift = <Part extends { readonly x: number }>(part: Part): Part => ({ ...part, x: part.x + MARGIN });
  return {
    x: new Map(acts.map(({ id, at }) => [id, MARGIN + scale.x(at)])),
    spans: new Map(
      acts.map(({ id, at, bounds: [from, to] = [at, at], ended }) => {
        const away = (instant: number) => scale.x(instant) - scale.x(at);
        return [id, { from: away(from), to: away(to), ended: ended == null ? null : away(ended) }];
      }),
    ),
    ticks: scale.ticks.map(shift),
    breaks: scale.breaks.map(shift),
  };
}

/** The first of those that occur most often. */
function mostOf(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** As many links as the longest way to an act has, so many columns to the right it stands. */
function bySteps(acts: readonly LayoutAct[], links: readonly LayoutLink[]): Across {
  const triggers = groupBy(links, ({ response }) => response);
  const steps = new Map<string, number>();
  const stepOf = (id: string): number => {
    const known = steps.get(id);
    if (known !== undefined) return known;
    const step = Math.max(-1, ...(triggers.get(id) ?? []).map(({ trigger }) => stepOf(trigger))) + 1;
    steps.set(id, step);
    return step;
  };
  for (const { id } of acts) stepOf(id);
  const xOf = (step: number) => MARGIN + step * (BOX.width + COLUMN_GAP * 1.5);
  const columns = [...new Set(steps.values())].toSorted((a, b) => a - b);
  return {
    x: new Map([...steps].map(([id, step]) => [id, xOf(step)])),
    spans: new Map(),
    ticks: columns.map((step) => ({ x: xOf(step), label: step === 0 ? 'Beginnings' : `Step ${step}` })),
    breaks: [],
  };
}

/** Each act into the first row of its lane that is free at its place. */
function packRows(acts: readonly LayoutAct[], x: ReadonlyMap<string, number>) {
  const rows = new Map<string, number>();
  const ends = new Map<string, number[]>();
  for (const { id, lane } of acts.toSorted((a, b) => (x.get(a.id) ?? 0) - (x.get(b.id) ?? 0))) {
    const start = x.get(id) ?? 0;
    const taken = ends.get(lane) ?? [];
    const free = taken.findIndex((end) => end + COLUMN_GAP <= start);
    const row = free === -1 ? taken.length : free;
    taken[row] = start + BOX.width;
    ends.set(lane, taken);
    rows.set(id, row);
  }
  return { rows, counts: new Map([...ends].map(([lane, taken]) => [lane, taken.length])) };
}

interface LaneId {
  readonly id: string;
  readonly bloc: string;
}

/** Blocs by their first act, and then changed with a neighbour for as long as that makes the links shorter; within a bloc likewise. */
function orderLanes(acts: readonly LayoutAct[], links: readonly LayoutLink[]): LaneId[] {
  const lanes = [...new Map(acts.map(({ lane, bloc }) => [lane, { id: lane, bloc: bloc ?? lane }])).values()];
  const laneOf = new Map(acts.map(({ id, lane }) => [id, lane]));
  const blocOf = new Map(lanes.map(({ id, bloc }) => [id, bloc]));
  const ends = links.map(({ trigger, response }): Pair => [laneOf.get(trigger) ?? '', laneOf.get(response) ?? '']);
  const blocs = shorten(
    [...new Set(lanes.map(({ bloc }) => bloc))],
    ends.map(([one, other]): Pair => [blocOf.get(one) ?? '', blocOf.get(other) ?? '']),
  );
  return blocs.flatMap((bloc) => {
    const own = lanes.filter((lane) => lane.bloc === bloc).map(({ id }) => id);
    return shorten(own, ends).map((id) => ({ id, bloc }));
  });
}

type Pair = readonly [string, string];

function shorten(items: readonly string[], ends: readonly Pair[]): string[] {
  const known = new Set(items);
  const pairs = new Map<string, { pair: Pair; links: number }>();
  for (const end of ends) {
    const [one, other] = end.toSorted();
    if (one === undefined || other === undefined || one === other || !known.has(one) || !known.has(other)) continue;
    const key = `${one}\n${other}`;
    pairs.set(key, { pair: [one, other], links: (pairs.get(key)?.links ?? 0) + 1 });
  }
  const length = (order: readonly string[]) => {
    const place = new Map(order.map((item, index) => [item, index]));
    let sum = 0;
    for (const { pair, links } of pairs.values()) sum += links * Math.abs((place.get(pair[0]) ?? 0) - (place.get(pair[1]) ?? 0));
    return sum;
  };
  let best = [...items];
  let least = length(best);
  for (let round = 0; round < items.length; round += 1) {
    const before = best;
    for (let index = 0; index + 1 < items.length; index += 1) {
      const swapped = best.with(index, best[index + 1] ?? '').with(index + 1, best[index] ?? '');
      const long = length(swapped);
      if (long < least) [best, least] = [swapped, long];
    }
    if (best === before) break;
  }
  return best;
}

function stackLanes(order: readonly LaneId[], rows: ReadonlyMap<string, number>): LaneBand[] {
  let top = 0;
  return order.map(({ id, bloc }) => {
    const count = rows.get(id) ?? 1;
    const height = 2 * LANE_PADDING + count * BOX.height + (count - 1) * ROW_GAP;
    const lane = { id, bloc, top, height };
    top += height;
    return lane;
  });
}
