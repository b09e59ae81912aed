// From a chain to a picture: time across, a lane for each actor, an act as a box, a link as a curve between two. Pure: no page, no drawing.
import { type Tick, type TimeBreak, timeScale } from './time-scale.ts';

/** Pixels. A box holds a kind, a title of three lines, a date and a line of figures. */
export const BOX = { width: 184, height: 88 } as const;
/** Between boxes of a row: room for a curve to turn, and for what says how much is hidden. */
const COLUMN_GAP = 36;
const ROW_GAP = 20;
const LANE_PADDING = 14;
const MARGIN = 28;
/** So much of the width belongs to each act where time is to scale. */
const WIDTH_PER_ACT = 66;
/** A curve bends at least and at most so far out of its box. */
const LEAST_BEND = 18;
const MOST_BEND = 130;

export interface LayoutAct {
  readonly id: string;
  /** Which lane it lies in. */
  readonly lane: string;
  /** Its place in time, milliseconds of the epoch. */
  readonly at: number;
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

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Curve {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  readonly middle: Point;
  /** Where the arrow points at its end: degrees clockwise from rightwards. */
  readonly heading: number;
  /** The `d` of an SVG path. */
  readonly path: string;
}

export interface LaneBand {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBand[];
  readonly boxes: ReadonlyMap<string, Box>;
  readonly curves: readonly Curve[];
  readonly ticks: readonly Tick[];
  readonly breaks: readonly TimeBreak[];
}

export function layoutChain({ acts, links, axis, width }: LayoutRequest): ChainLayout {
  const known = new Set(acts.map(({ id }) => id));
  const drawn = links.filter(({ trigger, response }) => known.has(trigger) && known.has(response));
  const across = axis === 'time' ? byTime(acts, width) : bySteps(acts, drawn);
  const { rows, counts } = packRows(acts, across.x);
  const lanes = stackLanes(orderLanes(acts, drawn), counts);
  const tops = new Map(lanes.map(({ id, top }) => [id, top]));
  const boxes = new Map(
    acts.map(({ id, lane }) => {
      const y = (tops.get(lane) ?? 0) + LANE_PADDING + (rows.get(id) ?? 0) * (BOX.height + ROW_GAP);
      return [id, { id, x: across.x.get(id) ?? MARGIN, y, ...BOX }];
    }),
  );
  const rightmost = Math.max(0, ...[...boxes.values()].map((box) => box.x + box.width));
  const last = lanes.at(-1);
  return {
    width: Math.max(width, rightmost + MARGIN),
    height: last ? last.top + last.height : 0,
    lanes,
    boxes,
    curves: drawCurves(drawn, boxes),
    ticks: across.ticks,
    breaks: across.breaks,
  };
}

interface Across {
  readonly x: ReadonlyMap<string, number>;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly TimeBreak[];
}

function byTime(acts: readonly LayoutAct[], width: number): Across {
  const room = Math.max(width - 2 * MARGIN - BOX.width, acts.length * WIDTH_PER_ACT);
  const scale = timeScale(
    acts.map(({ at }) => at),
    room,
  );
  const shift = <Part extends { readonly x: number }>(part: Part): Part => ({ ...part, x: part.x + MARGIN });
  return {
    x: new Map(acts.map(({ id, at }) => [id, MARGIN + scale.x(at)])),
    ticks: scale.ticks.map(shift),
    breaks: scale.breaks.map(shift),
  };
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

/** By their first act, and then changed with a neighbour for as long as that makes the links shorter. */
function orderLanes(acts: readonly LayoutAct[], links: readonly LayoutLink[]): string[] {
  const lanes = [...new Set(acts.map(({ lane }) => lane))];
  const laneOf = new Map(acts.map(({ id, lane }) => [id, lane]));
  const pairs = new Map<string, { one: string; other: string; links: number }>();
  for (const { trigger, response } of links) {
    const [one = '', other = ''] = [laneOf.get(trigger) ?? '', laneOf.get(response) ?? ''].toSorted();
    if (one === other) continue;
    const pair = pairs.get(`${one}\n${other}`) ?? { one, other, links: 0 };
    pairs.set(`${one}\n${other}`, { ...pair, links: pair.links + 1 });
  }
  const length = (order: readonly string[]) => {
    const place = new Map(order.map((lane, index) => [lane, index]));
    return [...pairs.values()].reduce(
      (sum, pair) => sum + pair.links * Math.abs((place.get(pair.one) ?? 0) - (place.get(pair.other) ?? 0)),
      0,
    );
  };
  let best = lanes;
  for (let round = 0; round < lanes.length; round += 1) {
    const before = best;
    for (let index = 0; index + 1 < lanes.length; index += 1) {
      const swapped = best.with(index, best[index + 1] ?? '').with(index + 1, best[index] ?? '');
      if (length(swapped) < length(best)) best = swapped;
    }
    if (best === before) break;
  }
  return best;
}

function stackLanes(order: readonly string[], rows: ReadonlyMap<string, number>): LaneBand[] {
  let top = 0;
  return order.map((id) => {
    const count = rows.get(id) ?? 1;
    const height = 2 * LANE_PADDING + count * BOX.height + (count - 1) * ROW_GAP;
    const lane = { id, top, height };
    top += height;
    return lane;
  });
}

type Side = 'left' | 'right' | 'top' | 'bottom';

interface End {
  readonly box: Box;
  readonly side: Side;
  readonly other: Box;
  readonly link: string;
}

/** Sideways where there is room between the boxes, else up or down; the ends on one side of a box share it evenly. */
function drawCurves(links: readonly LayoutLink[], boxes: ReadonlyMap<string, Box>): Curve[] {
  const ends: End[] = [];
  for (const link of links) {
    const from = boxes.get(link.trigger);
    const to = boxes.get(link.response);
    if (!from || !to) continue;
    const [out, into] = sidesOf(from, to);
    ends.push({ box: from, side: out, other: to, link: `${link.id} from` }, { box: to, side: into, other: from, link: `${link.id} to` });
  }
  const points = shareSides(ends);
  return links.flatMap(({ id }, index) => {
    const from = points.get(`${id} from`);
    const to = points.get(`${id} to`);
    return from && to ? [curve(id, from, to, ends[2 * index]?.side === 'right')] : [];
  });
}

function sidesOf(from: Box, to: Box): [Side, Side] {
  if (to.x - (from.x + from.width) >= LEAST_BEND) return ['right', 'left'];
  return to.y > from.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

function shareSides(ends: readonly End[]): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const shared of groupBy(ends, ({ box, side }) => `${box.id}\n${side}`).values()) {
    const isUpright = shared[0]?.side === 'left' || shared[0]?.side === 'right';
    const ordered = shared.toSorted((a, b) => (isUpright ? a.other.y - b.other.y : a.other.x - b.other.x));
    for (const [index, { box, side, link }] of ordered.entries()) {
      const part = (index + 1) / (ordered.length + 1);
      points.set(link, {
        x: isUpright ? box.x + (side === 'right' ? box.width : 0) : box.x + box.width * part,
        y: isUpright ? box.y + box.height * part : box.y + (side === 'bottom' ? box.height : 0),
      });
    }
  }
  return points;
}

function curve(id: string, from: Point, to: Point, isSideways: boolean): Curve {
  const span = isSideways ? to.x - from.x : to.y - from.y;
  const bend = Math.sign(span) * Math.min(MOST_BEND, Math.max(LEAST_BEND / 2, Math.abs(span) / 2));
  const [a, b] = isSideways
    ? [
        { x: from.x + bend, y: from.y },
        { x: to.x - bend, y: to.y },
      ]
    : [
        { x: from.x, y: from.y + bend },
        { x: to.x, y: to.y - bend },
      ];
  const round = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return {
    id,
    from,
    to,
    heading: isSideways ? 0 : span > 0 ? 90 : -90,
    middle: { x: (from.x + 3 * a.x + 3 * b.x + to.x) / 8, y: (from.y + 3 * a.y + 3 * b.y + to.y) / 8 },
    path: `M${round(from)} C${round(a)} ${round(b)} ${round(to)}`,
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
