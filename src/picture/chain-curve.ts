// How links run through a picture: from box to box by the way that reads best, behind as few other boxes as can be. Pure.
import type { Box, LayoutLink } from './chain-layout.ts';
import { groupBy } from './group-by.ts';

/** A curve bends at least and at most so far out of its box. */
const LEAST_BEND = 18;
/** Closer together, two boxes are joined better from above or below. */
const NEAR = 60;
/** One that leaves sideways is seen to do so. */
const LEAST_RUN = 26;
const MOST_BEND = 150;
/** The picture is cut into fields of so many pixels, to find the boxes at a point: about a box wide. */
const FIELD = 190;
/** How far one that turns back on its own side goes out at least: into the gap between two rows. */
const LEAST_ARC = 20;
/** Points of a curve at which it is looked whether it runs behind a box. */
const SAMPLES = 20;
/** Pixels of detour that it is worth to stay clear of one more box. */
const CLEARANCE = 260;
/** Pixels of detour that it is worth to leave to the right and come in from the left, as one reads. */
const READING_WAY = 70;

interface Point {
  readonly x: number;
  readonly y: number;
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

type Side = 'left' | 'right' | 'top' | 'bottom';

interface End {
  readonly box: Box;
  readonly side: Side;
  readonly other: Box;
  readonly link: string;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

/** The ends on one side of a box share it evenly. */
export function drawCurves(links: readonly LayoutLink[], boxes: ReadonlyMap<string, Box>, frame: Frame): Curve[] {
  const inTheWay = boxesNear(boxes);
  const routed = links.flatMap(({ id, trigger, response }) => {
    const from = boxes.get(trigger);
    const to = boxes.get(response);
    return from && to ? [{ id, from, to, way: bestWay(from, to, frame, inTheWay) }] : [];
  });
  const points = shareSides(
    routed.flatMap(({ id, from, to, way: [out, into] }) => [
      { box: from, side: out, other: to, link: `${id} from` },
      { box: to, side: into, other: from, link: `${id} to` },
    ]),
  );
  return routed.flatMap(({ id, way }) => {
    const from = points.get(`${id} from`);
    const to = points.get(`${id} to`);
    return from && to ? [curve(id, bend(from, to, way, frame), way[1])] : [];
  });
}

type Way = readonly [out: Side, into: Side];

const SIDEWAYS: Way = ['right', 'left'];
/** Upward ones are the same with top and bottom exchanged. */
const DOWNWARD: readonly Way[] = [
  ['bottom', 'left'],
  ['right', 'top'],
  ['bottom', 'top'],
];
const LEVEL: readonly Way[] = [
  ['top', 'top'],
  ['bottom', 'bottom'],
];

const OPPOSITE: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'left', right: 'right' };

/** Of the ways that lead forward the shortest that runs behind the fewest boxes. */
function bestWay(from: Box, to: Box, frame: Frame, inTheWay: (at: Point) => string | null): Way {
  const isAhead = to.x - (from.x + from.width) >= LEAST_BEND;
  const isBelow = to.y >= from.y + from.height;
  const isAbove = to.y + to.height <= from.y;
  const upright = (isBelow || isAbove ? DOWNWARD : []).map(([out, into]): Way => (isAbove ? [OPPOSITE[out], OPPOSITE[into]] : [out, into]));
  // A curve that turns a corner needs room to turn in.
  const turning = upright.filter(([out, into]) => (out === 'right') === (into === 'left') || to.x > from.x + from.width);
  const ways = [...(isAhead ? [SIDEWAYS, ...turning] : upright.slice(2)), ...(isBelow || isAbove ? [] : LEVEL)];
  let best = { way: ways[0] ?? SIDEWAYS, cost: Number.POSITIVE_INFINITY };
  for (const way of ways) {
    const { points, length } = sample(bend(middleOf(from, way[0]), middleOf(to, way[1]), way, frame));
    const met = new Set(points.flatMap((point) => inTheWay(point) ?? []));
    met.delete(from.id);
    met.delete(to.id);
    const isEasy = way === SIDEWAYS && to.x - (from.x + from.width) >= NEAR;
    const cost = length + met.size * CLEARANCE + (isEasy ? 0 : READING_WAY);
    if (cost < best.cost) best = { way, cost };
  }
  return best.way;
}

/** Which box lies at a point; with hundreds of boxes looking at each would take too long. */
function boxesNear(boxes: ReadonlyMap<string, Box>): (at: Point) => string | null {
  const fields = new Map<string, Box[]>();
  const across = (x: number) => Math.floor(x / FIELD);
  const down = (y: number) => Math.floor(y / FIELD);
  for (const box of boxes.values()) {
    for (let column = across(box.x); column <= across(box.x + box.width); column += 1) {
      for (let row = down(box.y); row <= down(box.y + box.height); row += 1) {
        const key = `${column} ${row}`;
        const field = fields.get(key);
        if (field) field.push(box);
        else fields.set(key, [box]);
      }
    }
  }
  return ({ x, y }) =>
    fields.get(`${across(x)} ${down(y)}`)?.find((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)?.id ??
    null;
}

function middleOf(box: Box, side: Side): Point {
  if (side === 'left' || side === 'right') return { x: side === 'right' ? box.x + box.width : box.x, y: box.y + box.height / 2 };
  return { x: box.x + box.width / 2, y: side === 'bottom' ? box.y + box.height : box.y };
}

interface Bend {
  readonly from: Point;
  readonly a: Point;
  readonly b: Point;
  readonly to: Point;
}

/** Out of one side and into the other at right angles, within the frame. */
function bend(from: Point, to: Point, [out, into]: Way, { width, height }: Frame): Bend {
  const isCorner = (out === 'right') !== (into === 'left');
  const wide = Math.abs(to.x - from.x);
  const high = Math.abs(to.y - from.y);
  const reach = (length: number, part: number, most: number) => Math.min(most, Math.max(LEAST_RUN, length * part));
  const towards = (point: Point, side: Side): Point => {
    const isUpright = side === 'top' || side === 'bottom';
    const level = isUpright && out === into ? LEAST_ARC + wide / 12 : 0;
    const far =
      level || (isCorner ? reach(isUpright ? high : wide, 0.62, Number.POSITIVE_INFINITY) : reach(isUpright ? high : wide, 0.5, MOST_BEND));
    const x = point.x + (side === 'right' ? far : side === 'left' ? -far : 0);
    const y = point.y + (side === 'bottom' ? far : side === 'top' ? -far : 0);
    return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
  };
  return { from, a: towards(from, out), b: towards(to, into), to };
}

function sample({ from, a, b, to }: Bend): { points: Point[]; length: number } {
  let length = 0;
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const [t, u] = [index / SAMPLES, 1 - index / SAMPLES];
    const at = (axis: 'x' | 'y') => u * u * u * from[axis] + 3 * u * u * t * a[axis] + 3 * u * t * t * b[axis] + t * t * t * to[axis];
    return { x: at('x'), y: at('y') };
  });
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before) length += Math.hypot(point.x - before.x, point.y - before.y);
  }
  return { points, length };
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

/** Where an arrow points that comes in by a side. */
const HEADINGS: Readonly<Record<Side, number>> = { left: 0, top: 90, right: 180, bottom: -90 };

function curve(id: string, { from, a, b, to }: Bend, into: Side): Curve {
  const round = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return {
    id,
    from,
    to,
    heading: HEADINGS[into],
    middle: { x: (from.x + 3 * a.x + 3 * b.x + to.x) / 8, y: (from.y + 3 * a.y + 3 * b.y + to.y) / 8 },
    path: `M${round(from)} C${round(a)} ${round(b)} ${round(to)}`,
  };
}
