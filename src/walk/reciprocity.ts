// Tit for tat between two sides: pure functions on the hostile acts of each against the other and on what answered them. Definitions after
// Goldstein and Pevehouse 1997 (reciprocity) and Patchen and Bogumil 1995; each says its limits, and a number without a basis is null.
import { daysBetween, lagOf, type MeasuredAct, middleOf, quantile } from './metrics.ts';

/** A share, and of how many. */
export interface Share {
  readonly share: number;
  readonly of: number;
}

/** An act as an exchange sees it. */
export interface ExchangeAct extends MeasuredAct {
  readonly id: string;
  /** Its place in the one order of acts. */
  readonly placedAt: Date;
  readonly placedRank: number;
  readonly kinds: readonly string[];
}

/** An act of the other side that is said to answer a hostile act of the first. */
export interface Answer {
  readonly trigger: ExchangeAct;
  readonly response: ExchangeAct;
  /** Done by none of the other side's own, only by those who joined it. */
  readonly byAffiliate: boolean;
}

/** One direction of an exchange. */
export interface Traffic {
  /** The hostile acts of the one side against the other. */
  readonly hostile: readonly ExchangeAct[];
  /** What the other side is said to have answered them with. */
  readonly answers: readonly Answer[];
}

/** Until when silence is counted, and from how many days on it tells something. */
export interface Horizon {
  readonly until: Date;
  readonly withinDays: number;
}

export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly n: number;
}

/** Null without values. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  const [lower, middle, upper] = [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)];
  return lower === null || middle === null || upper === null ? null : { lower, median: middle, upper, n: values.length };
}

const shareOf = (part: number, of: number): Share | null => (of === 0 ? null : { share: part / of, of });

/** In the one order of acts: below 0 where the first comes first, 0 where neither is known to. */
const inOrder = (a: ExchangeAct, b: ExchangeAct): number => a.placedAt.getTime() - b.placedAt.getTime() || a.placedRank - b.placedRank;

/** Each answer's lag in days, at the middle of its bounds, by the place of what it answers. */
export const lagsOf = (answers: readonly Answer[]): number[] =>
  answers
    .toSorted((a, b) => inOrder(a.trigger, b.trigger) || inOrder(a.response, b.response))
    .map(({ trigger, response }) => middleOf(lagOf(trigger, response)));

export interface Reciprocity {
  readonly hostileActs: number;
  readonly answered: number;
  /** Of those not answered, how many are so recent that an answer may still come. */
  readonly open: number;
  readonly rate: number | null;
  readonly baseline: number | null;
  readonly lagDays: readonly number[];
  readonly lagQuartiles: Quartiles | null;
  readonly sameKind: Share | null;
  readonly byAffiliate: Share | null;
}

/**
 * How often the other side answers. The rate takes the links that someone asserts, however late the answer; the baseline beside it takes
 * no one's word and counts the hostile acts that any hostile act of the other side follows within the horizon: a rate below it means that
 * fewer answers are claimed than time alone would suggest. Limits: a small n says little, and two sides of whom unequally much is recorded
 * cannot be compared. `joined`: whether affiliates were asked for at all; without them no share of theirs has a basis.
 */
export function reciprocityOf({ hostile, answers }: Traffic, back: readonly ExchangeAct[], horizon: Horizon, joined: boolean): Reciprocity {
  const answered = new Set(answers.map(({ trigger }) => trigger.id));
  const unanswered = hostile.filter(({ id }) => !answered.has(id));
  const lagDays = lagsOf(answers);
  return {
    hostileActs: hostile.length,
    answered: hostile.length - unanswered.length,
    open: unanswered.filter(({ latest }) => isOpen(latest, horizon)).length,
    rate: shareOf(hostile.length - unanswered.length, hostile.length)?.share ?? null,
    baseline: shareOf(countFollowed(hostile, back, horizon.withinDays), hostile.length)?.share ?? null,
    lagDays,
    lagQuartiles: quartilesOf(lagDays),
    sameKind: shareOf(answers.filter(isInKind).length, answers.length),
    byAffiliate: joined ? shareOf(answers.filter(({ byAffiliate }) => byAffiliate).length, answers.length) : null,
  };
}

const silentDays = (since: Date, until: Date): number => Math.max(0, daysBetween(since, until));
const isOpen = (since: Date, { until, withinDays }: Horizon): boolean => silentDays(since, until) < withinDays;

/** In kind: of the same level, and both events of one kind or both statements with a kind in common. */
const isInKind = ({ trigger, response }: Answer): boolean =>
  trigger.isStatement === response.isStatement &&
  trigger.hostility === response.hostility &&
  trigger.kinds.some((kind) => response.kinds.includes(kind));

/** How many acts have one of the others after them, at most so many days later by their places in time. */
function countFollowed(acts: readonly ExchangeAct[], others: readonly ExchangeAct[], withinDays: number): number {
  const later = others.toSorted(inOrder);
  let next = 0;
  let followed = 0;
  for (const act of acts.toSorted(inOrder)) {
    while (next < later.length && inOrder(later[next] as ExchangeAct, act) <= 0) next += 1;
    const follower = later[next];
    if (follower && daysBetween(act.placedAt, follower.placedAt) <= withinDays) followed += 1;
  }
  return followed;
}

/** Of every two consecutive hostile acts, who came after whom; undecided where no order between the two is known. */
export interface Turns {
  readonly aThenB: number;
  readonly bThenA: number;
  readonly aThenA: number;
  readonly bThenB: number;
  readonly undecided: number;
}

export function turnsOf(byA: readonly ExchangeAct[], byB: readonly ExchangeAct[]): Turns {
  const moves = [...byA.map((act) => ({ act, by: 'a' as const })), ...byB.map((act) => ({ act, by: 'b' as const }))];
  const sorted = moves.toSorted((x, y) => inOrder(x.act, y.act));
  const pairs = sorted.slice(1).map((move, index) => {
    const before = sorted[index] as (typeof moves)[number];
    return inOrder(before.act, move.act) === 0 ? 'undecided' : `${before.by}${move.by}`;
  });
  const count = (pair: string): number => pairs.filter((taken) => taken === pair).length;
  return { aThenB: count('ab'), bThenA: count('ba'), aThenA: count('aa'), bThenB: count('bb'), undecided: count('undecided') };
}

/** Who left the last hostile act unanswered, since when and for how long. */
export interface Silence {
  readonly side: 'a' | 'b';
  readonly since: Date;
  readonly days: number;
  readonly open: boolean;
}

/**
 * The side that owes an answer to the last hostile act of all. Open until the horizon's days have passed: 90 days take in nine of ten
 * replies in the militarised incidents since 1816 (Correlates of War, MIE 1.0), 30 days miss a fifth. Null where the last one was
 * answered, where both sides may have had the last, or where there is none.
 */
export function silenceOf(aToB: Traffic, bToA: Traffic, horizon: Horizon): Silence | null {
  const last = (acts: readonly ExchangeAct[]): ExchangeAct | undefined => acts.toSorted(inOrder).at(-1);
  const [byA, byB] = [last(aToB.hostile), last(bToA.hostile)];
  const order = byA && byB ? inOrder(byA, byB) : byA ? 1 : -1;
  const [act, answers, side] = order > 0 ? [byA, aToB.answers, 'b' as const] : [byB, bToA.answers, 'a' as const];
  if (!act || order === 0 || answers.some(({ trigger }) => trigger.id === act.id)) return null;
  return { side, since: act.latest, days: silentDays(act.latest, horizon.until), open: isOpen(act.latest, horizon) };
}
