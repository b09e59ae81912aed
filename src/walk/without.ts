// Without: what hangs on what. Acts, links or asserters are taken away, and what can no longer be reached is told; between two acts, what
// every path passes through and the fewest claims whose rejection parts them. Structural: it says nothing of what would have happened.
import type { Db } from '../database/connect.ts';
import {
  type AccountClaim,
  type AccountGraph,
  type AccountLink,
  asLinked,
  groupBy,
  leftAfter,
  linksOnTheWay,
  type Removal,
  reachedFrom,
} from './account.ts';
import { gatherAccount } from './account-read.ts';
import type { Lens } from './lens.ts';
import { type CutWalk, walkToCut } from './subgraph.ts';
import { DEFAULT_TIMEOUT_MS, type Direction, MAX_ACTS, waysOf } from './walk.ts';

export interface RemovalQuestion {
  readonly root: string;
  /** The other end of what is asked about dominators and the minimum cut, on whichever side of the root. */
  readonly to: string | null;
  readonly direction: Direction;
  readonly removal: Removal;
}

/** Acts in order of time. */
export interface RemovalEffect {
  /** Reached from the root before and no longer, the acts taken away among them. With stillReachable all that was reached, less the root. */
  readonly lost: readonly string[];
  readonly stillReachable: readonly string[];
  /** Between root and `to`, in what is left: the acts through which every path passes, the two ends not counted. */
  readonly dominators: readonly string[];
  /** Between root and `to`, in what is left: the fewest claims without which no path is left. */
  readonly minimumCut: readonly AccountClaim[];
}

export function effectOf(graph: AccountGraph, { root, to, direction, removal }: RemovalQuestion): RemovalEffect {
  const left = leftAfter(graph, removal);
  const [before, after] = [reachable(graph, root, direction), reachable(left, root, direction)];
  const others = graph.acts.filter((act) => act !== root && before.has(act));
  return {
    lost: others.filter((act) => !after.has(act)),
    stillReachable: others.filter((act) => after.has(act)),
    ...(to === null || to === root ? { dominators: [], minimumCut: [] } : holdingTogether(left, root, to)),
  };
}

function holdingTogether({ links }: AccountGraph, one: string, other: string): Pick<RemovalEffect, 'dominators' | 'minimumCut'> {
  const { start, end } = asLinked(one, other, links);
  const between = linksOnTheWay(links, start, end);
  return { dominators: dominatorsOf(between, start), minimumCut: minimumCut(between, start, end).flatMap(({ claims }) => claims) };
}

function reachable({ acts, links }: AccountGraph, root: string, direction: Direction): Set<string> {
  if (!acts.includes(root)) return new Set();
  return new Set(waysOf(direction).flatMap((way) => [...reachedFrom([root], links, way)]));
}

/**
 * The acts between the ends of these links through which every path passes. Where each act stands before all to which it leads, these are
 * the acts over which no link jumps, for all of these links lie on a path. Linear in the links.
 */
function dominatorsOf(links: readonly AccountLink[], start: string): string[] {
  const order = inOrderOfLinks(links, start);
  const places = new Map(order.map((act, place) => [act, place]));
  const onward = groupBy(links, ({ triggerId }) => triggerId);
  const dominators: string[] = [];
  let farthest = 0;
  for (const [place, act] of order.entries()) {
    if (place > 0 && place < order.length - 1 && farthest === place) dominators.push(act);
    for (const { responseId } of onward.get(act) ?? []) farthest = Math.max(farthest, places.get(responseId) ?? 0);
  }
  return dominators;
}

/** The acts of these links, each before all to which it leads: an act is put in once all that lead to it are. */
function inOrderOfLinks(links: readonly AccountLink[], start: string): string[] {
  const onward = groupBy(links, ({ triggerId }) => triggerId);
  const waiting = new Map([...groupBy(links, ({ responseId }) => responseId)].map(([act, inward]) => [act, inward.length]));
  const order = [start];
  // An array goes on to what is added to it while it is gone through.
  for (const act of order) {
    for (const { responseId } of onward.get(act) ?? []) {
      const rest = (waiting.get(responseId) ?? 0) - 1;
      waiting.set(responseId, rest);
      if (rest === 0) order.push(responseId);
    }
  }
  return order;
}

/**
 * The links with the fewest claims between them whose loss parts two acts; of several such sets the one nearest the start. A link weighs as
 * many as the claims that carry it, all of which would have to go. By maximum flow (Ford and Fulkerson 1956; shortest augmenting paths,
 * Edmonds and Karp 1972): the links that lead out of what can still be supplied when nothing more gets through.
 *
 * Limits: claims are taken one by one, though one publication may bear out several; and no account is taken of an earlier claim that would
 * stand again were the later one of its asserter rejected.
 */
function minimumCut(links: readonly AccountLink[], start: string, end: string): AccountLink[] {
  const flow = new Map<AccountLink, number>(links.map((link) => [link, 0]));
  const onward = groupBy(links, ({ triggerId }) => triggerId);
  const inward = groupBy(links, ({ responseId }) => responseId);

  /** Where more could be sent: on along a link that is not full, back along one that carries some. */
  function* openFrom(act: string): Generator<Push> {
    for (const link of onward.get(act) ?? []) {
      const room = link.claims.length - (flow.get(link) ?? 0);
      if (room > 0) yield { link, from: act, to: link.responseId, room, sign: 1 };
    }
    for (const link of inward.get(act) ?? []) {
      const room = flow.get(link) ?? 0;
      if (room > 0) yield { link, from: act, to: link.triggerId, room, sign: -1 };
    }
  }

  for (;;) {
    const supplied = suppliedFrom(start, openFrom);
    if (!supplied.has(end)) return links.filter(({ triggerId, responseId }) => supplied.has(triggerId) && !supplied.has(responseId));
    const route = [...routeTo(end, supplied)];
    const more = Math.min(...route.map(({ room }) => room));
    for (const { link, sign } of route) flow.set(link, (flow.get(link) ?? 0) + sign * more);
  }
}

/** One step by which more claims' worth can be sent: along a link or, by taking back, against it. */
interface Push {
  readonly link: AccountLink;
  readonly from: string;
  readonly to: string;
  readonly room: number;
  readonly sign: 1 | -1;
}

/** Every act to which more can be sent, with the step by which it is reached soonest; the start has none. */
function suppliedFrom(start: string, openFrom: (act: string) => Iterable<Push>): Map<string, Push | null> {
  const supplied = new Map<string, Push | null>([[start, null]]);
  for (const act of supplied.keys()) for (const push of openFrom(act)) if (!supplied.has(push.to)) supplied.set(push.to, push);
  return supplied;
}

function* routeTo(end: string, supplied: ReadonlyMap<string, Push | null>): Generator<Push> {
  for (let push = supplied.get(end); push; push = supplied.get(push.from)) yield push;
}

/** What a removal does, and what the walk before it had to leave out. */
export interface RemovalAnswer extends RemovalEffect {
  readonly graph: AccountGraph;
  readonly chain: CutWalk;
}

/** Walks from the root and takes away: eight statements, ten for both directions, whatever the size. */
export async function findEffect(db: Db, question: RemovalQuestion, lens: Lens): Promise<RemovalAnswer> {
  const { root, direction } = question;
  const chain = await walkToCut(db, {
    roots: [root],
    direction,
    // As deep as it takes: the acts are the limit.
    depth: MAX_ACTS,
    acts: MAX_ACTS,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    lens,
    timeFlow: 'POSSIBLE',
  });
  const graph = await gatherAccount(
    db,
    chain.acts.map(({ id }) => id),
    chain.links,
    lens,
  );
  return { ...effectOf(graph, question), graph, chain };
}
