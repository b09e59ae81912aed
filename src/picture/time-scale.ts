// Time across a picture: true to scale, save for long gaps, which are cut short and marked. Pure: instants in, positions out.

const DAY = 86_400_000;
const HOUR = DAY / 24;

/** A gap wider than this tells the eye nothing more: pixels. */
const WIDEST_GAP = 420;
/** What is left of a gap that was cut. */
const CUT_GAP = 72;
/** A picture with a break fewer is worth so much less of time to scale. */
const BREAK_COST = 260;
/** Universal time at which a day has begun in St Petersburg, Baghdad and Tehran: what is dated by the day there begins so late the day before. */
const EASTERN_MIDNIGHT = 20 * HOUR;
/** Two labels of the axis keep so far apart. */
const LABEL_ROOM = 84;
/** Days to a pixel at the coarsest scale tried, and how much finer each further trial is. */
const COARSEST = 1e-4;
const FINER = 1.12;
const TRIALS = 220;

const TICK_STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 365 * DAY];

export interface Tick {
  readonly x: number;
  readonly label: string;
}

export interface TimeBreak {
  readonly x: number;
  readonly width: number;
  /** The time that was cut out, in days. */
  readonly days: number;
}

export interface TimeScale {
  readonly width: number;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly TimeBreak[];
  /** Where an instant (milliseconds of the epoch) lies; those outside are drawn in. */
  readonly x: (at: number) => number;
}

interface Knot {
  readonly at: number;
  readonly x: number;
}

/** `width`: what the scale may fill, in pixels; it is less where all gaps but few are long. */
export function timeScale(instants: readonly number[], width: number): TimeScale {
  const distinct = [...new Set(instants)].toSorted((a, b) => a - b);
  const gaps = distinct.slice(1).map((at, index) => at - (distinct[index] ?? at));
  const pixelsPerDay = fitting(gaps, width);
  const knots: Knot[] = [];
  const breaks: TimeBreak[] = [];
  let x = 0;
  for (const [index, at] of distinct.entries()) {
    const gap = index === 0 ? 0 : (gaps[index - 1] ?? 0);
    const isCut = (gap / DAY) * pixelsPerDay > WIDEST_GAP;
    if (isCut) breaks.push({ x, width: CUT_GAP, days: gap / DAY });
    x += isCut ? CUT_GAP : (gap / DAY) * pixelsPerDay;
    knots.push({ at, x });
  }
  const position = interpolate(knots);
  return { width: x, breaks, x: position, ticks: ticksOf(knots, breaks, pixelsPerDay) };
}

/** Of the scales that fit the one that spreads the acts farthest with few breaks. */
function fitting(gaps: readonly number[], width: number): number {
  let best = { pixelsPerDay: COARSEST, worth: Number.NEGATIVE_INFINITY };
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const pixelsPerDay = COARSEST * FINER ** trial;
    const lengths = gaps.map((gap) => (gap / DAY) * pixelsPerDay);
    const uncut = lengths.filter((length) => length <= WIDEST_GAP).reduce((sum, length) => sum + length, 0);
    const cuts = lengths.filter((length) => length > WIDEST_GAP).length;
    const worth = uncut - cuts * BREAK_COST;
    if (uncut + cuts * CUT_GAP <= width && worth > best.worth) best = { pixelsPerDay, worth };
  }
  return best.pixelsPerDay;
}

function interpolate(knots: readonly Knot[]): (at: number) => number {
  return (at) => {
    const after = knots.findIndex((knot) => knot.at >= at);
    const right = knots[after === -1 ? knots.length - 1 : after];
    const left = knots[after === -1 ? knots.length - 1 : Math.max(0, after - 1)];
    if (!left || !right) return 0;
    return right.at === left.at ? right.x : left.x + ((at - left.at) / (right.at - left.at)) * (right.x - left.x);
  };
}

/** Each stretch between two breaks begins with a date of its own; what follows it is even. */
function ticksOf(knots: readonly Knot[], breaks: readonly TimeBreak[], pixelsPerDay: number): Tick[] {
  const step = TICK_STEPS.find((length) => (length / DAY) * pixelsPerDay >= LABEL_ROOM) ?? 365 * DAY;
  const ticks: Tick[] = [];
  let lastYear = Number.NaN;
  const add = (at: number, x: number) => {
    const year = new Date(at).getUTCFullYear();
    ticks.push({ x, label: labelOf(at, step, year !== lastYear) });
    lastYear = year;
  };
  for (const stretch of stretchesOf(knots, breaks)) {
    const [first] = stretch;
    const last = stretch.at(-1);
    if (!first || !last) continue;
    add(first.at % DAY >= EASTERN_MIDNIGHT ? Math.ceil(first.at / DAY) * DAY : first.at, first.x);
    for (let at = Math.ceil((first.at + 1) / step) * step; at <= last.at; at += step) {
      const x = first.x + ((at - first.at) / DAY) * pixelsPerDay;
      if (x - (ticks.at(-1)?.x ?? 0) >= LABEL_ROOM) add(at, x);
    }
  }
  return ticks;
}

function stretchesOf(knots: readonly Knot[], breaks: readonly TimeBreak[]): Knot[][] {
  const ends = new Set(breaks.map(({ x }) => x));
  const stretches: Knot[][] = [[]];
  for (const knot of knots) {
    stretches.at(-1)?.push(knot);
    if (ends.has(knot.x)) stretches.push([]);
  }
  return stretches;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

function labelOf(at: number, step: number, isFirstOfYear: boolean): string {
  if (isFirstOfYear) return dayAndYear.format(at);
  return step < DAY && at % DAY !== 0 ? `${day.format(at)}, ${hour.format(at)}` : day.format(at);
}
