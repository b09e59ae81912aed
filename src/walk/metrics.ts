// The measures of a chain: pure functions on what the walk returned. Definitions after the conflict literature (docs/adr/0004-measures.md);
// each says what it leaves out, and a number without a basis is null, never 0.

import { type Step, stepBetween } from '../domain/hostility.ts';
import type { Range } from '../domain/range.ts';
import type { ResponseBasis } from '../generated/prisma/enums.ts';
import type { ChainLink, Subgraph } from './subgraph.ts';
import { sumOf, type Toll } from './toll.ts';

/** The bounds of an act's beginning. */
interface Bounds {
  readonly earliest: Date;
  readonly latest: Date;
}

/** What a measure needs to know of an act. */
export interface MeasuredAct extends Bounds {
  readonly isStatement: boolean;
  readonly hostility: number | null;
  readonly toll: Toll | null;
}

export type Steps = Record<Lowercase<Step>, number>;

/** Casualties of responses for each casualty of their triggers, and over how many links. */
export interface Ratio extends Range {
  readonly n: number;
}

export interface ChainMetrics {
  readonly acts: number;
  readonly links: number;
  readonly depth: number;
  readonly breadth: number;
  readonly spanDays: number | null;
  readonly medianLagDays: number | null;
  readonly disputedLinks: number;
  readonly minConfidence: number | null;
  readonly steps: Steps;
  readonly escalationBalance: number | null;
  readonly exchangeRatio: Ratio | null;
  readonly bases: readonly { readonly basis: ResponseBasis; readonly links: number }[];
}

const DAY_MS = 86_400_000;

export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY_MS;

/** Days from a trigger to its response, exclusive, from the bounds of both; never below 0, for a response comes after its trigger. */
export const lagOf = (trigger: Bounds, response: Bounds): { minDays: number; maxDays: number } => ({
  minDays: Math.max(0, daysBetween(trigger.latest, response.earliest)),
  maxDays: Math.max(0, daysBetween(trigger.earliest, response.latest)),
});

/**
 * The value below which a share of the values lies, 0 to 1, by linear interpolation between neighbours (type 7 of Hyndman and Fan 1996,
 * "Sample quantiles in statistical packages": what R, NumPy and spreadsheets give). Null without values.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return lower === undefined || upper === undefined ? null : lower + (upper - lower) * (place - Math.floor(place));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** The step from trigger to response, up or down the scale of hostility, killed and injured. */
export const stepOf = (trigger: MeasuredAct, response: MeasuredAct): Step => stepBetween(measured(trigger), measured(response));

const measured = ({ hostility, isStatement, toll }: MeasuredAct) => ({
  hostility,
  isStatement,
  killed: toll?.killed ?? null,
  injured: toll?.injured ?? null,
});

export function countSteps(steps: readonly Step[]): Steps {
  const count = (step: Step): number => steps.filter((taken) => taken === step).length;
  return { up: count('UP'), same: count('SAME'), down: count('DOWN'), indeterminate: count('INDETERMINATE') };
}

/** (up - down) of all comparable steps, from -1 to 1; null where none is comparable. Order counts, not size: levels are never subtracted. */
export function balanceOf({ up, same, down }: Steps): number | null {
  const comparable = up + same + down;
  return comparable === 0 ? null : (up - down) / comparable;
}

/** The ends of a link as measured acts. */
export interface Ends {
  readonly trigger: MeasuredAct;
  readonly response: MeasuredAct;
}

/**
 * Casualties of responses for each casualty of their triggers, killed or injured: both summed over the links between events whose figures
 * are given, an event counted once on each side. Low is the least of the one by the greatest of the other, high the reverse. Null where
 * nobody was a casualty of the triggers, or nobody gives figures. It says nothing of what would have been proportionate.
 */
export function exchangeRatioOf(ends: readonly Ends[], measure: 'killed' | 'injured' = 'killed'): Ratio | null {
  const known = ends.filter(({ trigger, response }) => trigger.toll?.[measure] && response.toll?.[measure]);
  const total = (acts: readonly MeasuredAct[]): Range => sumOf([...new Set(acts)].flatMap(({ toll }) => toll?.[measure] ?? []));
  const answered = total(known.map(({ trigger }) => trigger));
  const answering = total(known.map(({ response }) => response));
  const range = {
    low: dividedBy(answering.low, answered.high),
    best: dividedBy(answering.best, answered.best),
    high: dividedBy(answering.high, answered.low),
  };
  return range.low === null && range.best === null && range.high === null ? null : { ...range, n: known.length };
}

/** Null where either is unknown or unbounded, or there is nothing to divide by. */
const dividedBy = (dividend: number | null, divisor: number | null): number | null =>
  dividend === null || divisor === null || divisor === 0 ? null : dividend / divisor;

/** The measures of a chain. `acts` holds every act of the chain by id. */
export function metricsOf(chain: Pick<Subgraph, 'acts' | 'links'>, acts: ReadonlyMap<string, MeasuredAct>): ChainMetrics {
  const ends = chain.links.flatMap((link) => endsOf(link, acts));
  // SEQUENCE says only what came next: it carries a walk, but it is nobody's answer, so it is no step and no exchange.
  const answers = chain.links.filter((link) => link.kind !== 'SEQUENCE').flatMap((link) => endsOf(link, acts));
  const steps = countSteps(answers.map(({ trigger, response }) => stepOf(trigger, response)));
  const confidences = chain.links.map(({ confidence }) => confidence).filter((confidence) => confidence !== null);
  const times = [...acts.values()];
  return {
    acts: chain.acts.length,
    links: chain.links.length,
    depth: Math.max(0, ...chain.acts.map((act) => act.depth)),
    breadth: breadthOf(chain.acts),
    spanDays: times.length < 2 ? null : daysBetween(earliestOf(times), latestOf(times)),
    medianLagDays: median(ends.map(({ trigger, response }) => middleOf(lagOf(trigger, response)))),
    disputedLinks: chain.links.filter((link) => link.disputed).length,
    minConfidence: confidences.length === 0 ? null : Math.min(...confidences),
    steps,
    escalationBalance: balanceOf(steps),
    exchangeRatio: exchangeRatioOf(answers),
    bases: countBases(chain.links),
  };
}

function endsOf(link: ChainLink, acts: ReadonlyMap<string, MeasuredAct>): Ends[] {
  const [trigger, response] = [acts.get(link.triggerId), acts.get(link.responseId)];
  return trigger && response ? [{ trigger, response }] : [];
}

export const middleOf = ({ minDays, maxDays }: { minDays: number; maxDays: number }): number => (minDays + maxDays) / 2;
const earliestOf = (acts: readonly MeasuredAct[]): Date => new Date(Math.min(...acts.map(({ earliest }) => earliest.getTime())));
const latestOf = (acts: readonly MeasuredAct[]): Date => new Date(Math.max(...acts.map(({ latest }) => latest.getTime())));

/** The most acts at one depth. */
function breadthOf(acts: Subgraph['acts']): number {
  const atDepth = new Map<number, number>();
  for (const { depth } of acts) atDepth.set(depth, (atDepth.get(depth) ?? 0) + 1);
  return Math.max(0, ...atDepth.values());
}

function countBases(links: readonly ChainLink[]): { basis: ResponseBasis; links: number }[] {
  const counts = new Map<ResponseBasis, number>();
  for (const { basis } of links) counts.set(basis, (counts.get(basis) ?? 0) + 1);
  return [...counts]
    .map(([basis, count]) => ({ basis, links: count }))
    .toSorted((a, b) => b.links - a.links || (a.basis < b.basis ? -1 : 1));
}
