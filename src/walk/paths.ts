// Paths: the ways by which one act led to another, and who tells each of them whole.
import type { Db } from '../database/connect.ts';
import {
  type AccountGraph,
  type AccountLink,
  asLinked,
  groupBy,
  leftAfter,
  linksOnTheWay,
  publishersOn,
  type Removal,
  reachedFrom,
  tellersOn,
} from './account.ts';
import { gatherAccount } from './account-read.ts';
import type { Lens } from './lens.ts';
import { LINKS_PER_ACT, linksBetween } from './subgraph.ts';
import { DEFAULT_TIMEOUT_MS, MAX_ACTS, type WalkedAct, type Way, walkActs } from './walk.ts';

export const DEFAULT_PATHS = 3;
/** Who wants more ways than this wants the chain. */
export const MAX_PATHS = 50;

/** ONE_ASSERTER: some party asserts every step. SHARED_SOURCE: none does, but some publisher bears out every step. MIXED: neither. */
export type Continuity = 'ONE_ASSERTER' | 'SHARED_SOURCE' | 'MIXED';

/** A path, from trigger to response. */
export interface ChainPath {
  readonly acts: readonly string[];
  readonly links: readonly AccountLink[];
  /** Of each link's leading claim, in the order of the links; null for a flat assertion. */
  readonly confidences: readonly (number | null)[];
  /** The least of those that are given, null where none is. Never a product: links are not independent draws. */
  readonly minConfidence: number | null;
  readonly independentSources: number;
  readonly continuity: Continuity;
  /** The parties that assert every step as an answer, by slug. */
  readonly threads: readonly string[];
}

export interface PathQuestion {
  /** The two ends, in either order. */
  readonly from: string;
  readonly to: string;
  /** Most paths wanted. */
  readonly k: number;
  /** Acts that every path must pass through. */
  readonly via: readonly string[];
}

export interface FoundPaths {
  readonly paths: readonly ChainPath[];
  /** No further path exists. */
  readonly exhausted: boolean;
}

/**
 * The paths between two acts, the fewest links first, at most k; of equal length those whose acts come first in time. Links run from
 * earlier to later, so no path meets an act twice. `exhausted` is exact for the graph given.
 *
 * For each length the acts from which the end lies exactly so many links away are known, so that the search never enters a dead end:
 * each path costs its own length times the links at its acts, and each length tried one look at every link.
 */
export function findPaths(graph: AccountGraph, { from, to, k, via }: PathQuestion): FoundPaths {
  const { start, end } = asLinked(from, to, graph.links);
  const passing = via.reduce((links, act) => passingThrough(act, links), linksOnTheWay(graph.links, start, end));
  const found: ChainPath[] = [];
  for (const links of pathsByLength(passing, start, end)) {
    if (found.length === k) return { paths: found, exhausted: false };
    found.push(measurePath(graph, links));
  }
  return { paths: found, exhausted: true };
}

/** Leaves out the links that jump over an act, from before it to after it or past it: whatever path is left passes through it. */
function passingThrough(act: string, links: readonly AccountLink[]): AccountLink[] {
  const before = reachedFrom([act], links, 'CAUSES');
  const after = reachedFrom([act], links, 'CONSEQUENCES');
  return links.filter(({ triggerId, responseId }) => before.has(responseId) || after.has(triggerId));
}

function* pathsByLength(links: readonly AccountLink[], start: string, end: string): Generator<AccountLink[]> {
  const onward = groupBy(links, ({ triggerId }) => triggerId);
  /** By how many links: the acts from which the end lies exactly so far. */
  const away = [new Set([end])];
  const isAway = (act: string, steps: number): boolean => away[steps]?.has(act) ?? false;

  const trail: AccountLink[] = [];

  function* goOn(act: string, steps: number): Generator<AccountLink[]> {
    if (steps === 0) yield [...trail];
    for (const link of onward.get(act) ?? []) {
      if (!isAway(link.responseId, steps - 1)) continue;
      trail.push(link);
      yield* goOn(link.responseId, steps - 1);
      trail.pop();
    }
  }

  for (let steps = 1; steps <= links.length; steps += 1) {
    const near = links.filter(({ responseId }) => isAway(responseId, steps - 1));
    if (near.length === 0) return;
    away.push(new Set(near.map(({ triggerId }) => triggerId)));
    if (isAway(start, steps)) yield* goOn(start, steps);
  }
}

/**
 * What a path rests on: it is no firmer than its least firm link, and told whole only by whoever tells every link of it. Where one account
 * tells the path, `links` are as that account tells them, firmness included; who else tells it, and what bears it out, is of the whole graph.
 */
export function measurePath(graph: AccountGraph, links: readonly AccountLink[], toldBy: readonly AccountLink[] = links): ChainPath {
  const [first] = links;
  const confidences = toldBy.map(({ confidence }) => confidence);
  const given = confidences.filter((confidence) => confidence !== null);
  const wholeTellers = sharedBy(links.map(tellersOn));
  const threads = graph.parties.filter((party) => wholeTellers.has(party));
  const independentSources = sharedBy(links.map(publishersOn)).size;
  return {
    acts: [...(first ? [first.triggerId] : []), ...links.map(({ responseId }) => responseId)],
    links: toldBy,
    confidences,
    minConfidence: given.length === 0 ? null : Math.min(...given),
    independentSources,
    continuity: threads.length > 0 ? 'ONE_ASSERTER' : independentSources > 0 ? 'SHARED_SOURCE' : 'MIXED',
    threads,
  };
}

const sharedBy = ([first = new Set(), ...others]: readonly ReadonlySet<string>[]): Set<string> =>
  new Set([...first].filter((value) => others.every((other) => other.has(value))));

/** The paths between two acts that rest on nothing that is to be avoided. */
export async function searchPaths(db: Db, question: PathQuestion, avoid: Removal, lens: Lens): Promise<FoundPaths> {
  const { graph, complete } = await gatherBetween(db, [question.from, question.to], lens);
  const { paths, exhausted } = findPaths(leftAfter(graph, avoid), question);
  return { paths, exhausted: exhausted && complete };
}

interface Between {
  readonly graph: AccountGraph;
  /** Whether that is all there is. */
  readonly complete: boolean;
}

/**
 * Walks back and on from both acts; what lies between them was met both ways. Where one of the walks has to be cut, the other alone holds
 * all paths; where both have, the paths within what they met are found and `complete` is false. Who tells a link is asked of those on a
 * way from the one act to the other alone. Eight statements, whatever the size.
 */
async function gatherBetween(db: Db, ends: readonly [string, string], lens: Lens): Promise<Between> {
  const started = performance.now();
  const walk = (direction: Way): Promise<WalkedAct[]> =>
    walkActs(db, { roots: ends, direction, depth: MAX_ACTS, acts: MAX_ACTS, timeoutMs: DEFAULT_TIMEOUT_MS, lens, timeFlow: 'POSSIBLE' });
  const [causes, consequences] = await Promise.all([walk('CAUSES'), walk('CONSEQUENCES')]);
  const inTime = performance.now() - started < DEFAULT_TIMEOUT_MS;
  const whole = [causes, consequences].filter((walked) => inTime && walked.length < MAX_ACTS);
  const acts = whole.length === 0 ? metEitherWay(causes, consequences) : metEveryWay(whole);
  const links = await linksBetween(db, acts, { acts: acts.length, lens, timeFlow: 'POSSIBLE' });
  const { start, end } = asLinked(...ends, links);
  const between = linksOnTheWay(links, start, end);
  const passed = new Set(between.flatMap(({ triggerId, responseId }) => [triggerId, responseId]));
  const graph = await gatherAccount(db, [...passed], between, lens);
  return { graph, complete: whole.length > 0 && links.length < LINKS_PER_ACT * acts.length };
}

const metEitherWay = (...walks: WalkedAct[][]): WalkedAct[] => [...new Map(walks.flat().map((act) => [act.id, act])).values()];

function metEveryWay([first = [], ...others]: readonly WalkedAct[][]): WalkedAct[] {
  const met = others.map((walked) => new Set(walked.map(({ id }) => id)));
  return first.filter(({ id }) => met.every((walked) => walked.has(id)));
}
