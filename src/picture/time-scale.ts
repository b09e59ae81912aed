// Time across a picture: true to scale, save for long gaps, which are cut short and marked. Pure: instants in, positions out.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Ticks farther apart than this stand at the beginnings of months. */
const MONTH = 30 * DAY;

/** A gap wider than this tells the eye nothing more: pixels. */
const WIDEST_GAP = 420;
/** What is left of a gap that was cut: a card, and behind it room for the sign that time is missing. */
const CUT_GAP = 240;
/** So far apart two acts stand clear of each other: a card and what must be between two. More is worth nothing. */
const CLEAR_GAP = 222;
/** A picture with a break fewer is worth so much less of that. */
const BREAK_COST = 90;
/** Two labels of the axis keep so far apart. */
const LABEL_ROOM = 84;
/** Days to a pixel at the coarsest scale tried, and how much finer each further trial is. */
const COARSEST = 1e-4;
const FINER = 1.12;
const TRIALS = 220;

const TICK_STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, MONTH, 91 * DAY, 365 * DAY];

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
  /** Where an instant (milliseconds of the epoch) lies; those before the first are drawn in. */
  readonly x: (at: number) => number;
}

interface Knot {
  readonly at: number;
  readonly x: number;
}

/**
 * `width`: what the scale may fill, in pixels; it is less where all gaps but few are long. `zone`: where the days of the axis begin, so that
 * what is dated by the day there stands at that day, and none at a midnight that it did not have.
 */
export function timeScale(instants: readonly number[], width: number, zone: string): TimeScale {
  const distinct = [...new Set(instants)].toSorted((a, b) => a - b);
  const gaps = distinct.slice(1).map((at, index) => at - (distinct[index] ?? at));
  const pixelsPerDay = fitting(gaps, width);
  const step = TICK_STEPS.find((length) => (length / DAY) * pixelsPerDay >= LABEL_ROOM) ?? 365 * DAY;
  const clock = clockOf(zone);
  const lengthOf = (time: number) => (time / DAY) * pixelsPerDay;
  const stretches: Knot[][] = [];
  const breaks: TimeBreak[] = [];
  let x = 0;
  for (const [index, at] of distinct.entries()) {
    const gap = index === 0 ? 0 : (gaps[index - 1] ?? 0);
    const isCut = lengthOf(gap) > WIDEST_GAP;
    if (isCut) breaks.push({ x, width: CUT_GAP, days: gap / DAY });
    if (isCut) x += CUT_GAP;
    if (isCut || index === 0) {
      // Each stretch begins with a date of its own, and that date is the beginning of its day or hour.
      const start = clock.floor(at, Math.min(step, DAY));
      stretches.push([{ at: start, x }]);
      x += lengthOf(at - start);
    } else x += lengthOf(gap);
    stretches.at(-1)?.push({ at, x });
  }
  return { width: x, breaks, x: interpolate(stretches.flat(), pixelsPerDay), ticks: ticksOf(stretches, step, lengthOf, clock) };
}

/** Of the scales that fit the one that sets the acts apart best with few breaks. */
function fitting(gaps: readonly number[], width: number): number {
  let best = { pixelsPerDay: COARSEST, worth: Number.NEGATIVE_INFINITY };
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const pixelsPerDay = COARSEST * FINER ** trial;
    const lengths = gaps.map((gap) => (gap / DAY) * pixelsPerDay);
    const uncut = lengths.filter((length) => length <= WIDEST_GAP).reduce((sum, length) => sum + length, 0);
    const cuts = lengths.filter((length) => length > WIDEST_GAP).length;
    const clear = lengths.reduce((sum, length) => sum + Math.min(length, CLEAR_GAP), 0);
    const worth = clear - cuts * BREAK_COST;
    if (uncut + cuts * CUT_GAP <= width && worth > best.worth) best = { pixelsPerDay, worth };
  }
  return best.pixelsPerDay;
}

function interpolate(knots: readonly Knot[], pixelsPerDay: number): (at: number) => number {
  return (at) => {
    const after = knots.findIndex((knot) => knot.at >= at);
    const last = knots.at(-1);
    if (after === -1) return last ? last.x + ((at - last.at) / DAY) * pixelsPerDay : 0;
    const right = knots[after];
    const left = knots[Math.max(0, after - 1)];
    if (!left || !right) return 0;
    return right.at === left.at ? right.x : left.x + ((at - left.at) / (right.at - left.at)) * (right.x - left.x);
  };
}

function ticksOf(stretches: readonly Knot[][], step: number, lengthOf: (time: number) => number, clock: Clock): Tick[] {
  const ticks: Tick[] = [];
  let lastYear = '';
  const add = (at: number, x: number, isFirst: boolean) => {
    const year = clock.year(at);
    ticks.push({ x, label: clock.label(at, { isFirst, hasYear: year !== lastYear }) });
    lastYear = year;
  };
  for (const [first, ...others] of stretches) {
    const last = others.at(-1);
    if (!first || !last) continue;
    add(first.at, first.x, true);
    for (let at = clock.next(first.at, step); at <= last.at; at = clock.next(at, step)) {
      const x = first.x + lengthOf(at - first.at);
      if (x - (ticks.at(-1)?.x ?? 0) >= LABEL_ROOM) add(at, x, false);
    }
  }
  return ticks;
}

interface Clock {
  /** The last full hour, or half day, or midnight, by that zone's clocks. */
  readonly floor: (at: number, step: number) => number;
  /** A step on; where steps are months, the first of the next. */
  readonly next: (at: number, step: number) => number;
  readonly year: (at: number) => string;
  readonly label: (at: number, kind: { readonly isFirst: boolean; readonly hasYear: boolean }) => string;
}

function clockOf(zone: string): Clock {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What the clocks of the zone show, as if it were universal time. */
  const shown = (at: number): number => {
    const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
  };
  /** When they show it; of an hour that they show twice the first. */
  const instant = (local: number): number => {
    const guess = local - (shown(local) - local);
    return guess - (shown(guess) - local);
  };
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
  const day = format({ day: 'numeric', month: 'short' });
  const dayAndYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const hour = format({ hour: '2-digit', minute: '2-digit' });
  return {
    floor: (at, step) => instant(Math.floor(shown(at) / step) * step),
    next: (at, step) => {
      const local = shown(at);
      if (step < MONTH) {
        const then = instant(local + step);
        // Where clocks are put forward an hour is missing.
        return then > at ? then : at + step;
      }
      const months = Math.round(step / MONTH);
      const month = new Date(local);
      return instant(Date.UTC(month.getUTCFullYear(), (Math.floor(month.getUTCMonth() / months) + 1) * months));
    },
    year: (at) => String(new Date(shown(at)).getUTCFullYear()),
    label: (at, { isFirst, hasYear }) => {
      const isMidnight = shown(at) % DAY === 0;
      if (!isMidnight && !isFirst && !hasYear) return hour.format(at);
      const date = (hasYear ? dayAndYear : day).format(at);
      return isMidnight ? date : `${date}, ${hour.format(at)}`;
    },
  };
}
