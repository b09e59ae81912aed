// Which of a chain's acts the reader wants to see: by lane, by kind, by day. What is left out is counted, not forgotten. Pure.
import type { Address } from './address.ts';
import type { Act, Chain } from './chain.ts';

const DAY = 86_400_000;

export const kindsOf = (act: Act): readonly string[] => (act.__typename === 'Statement' ? act.kinds : [act.kind]);

export function filterChain(chain: Chain, { actors, kinds, from, to }: Address): Chain {
  const earliest = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const latest = to === null ? Number.POSITIVE_INFINITY : Date.parse(to) + DAY;
  const acts = chain.acts.filter(({ act, lane }) => {
    const at = Date.parse(act.occurred.placedAt);
    const isWanted = kinds.length === 0 || kindsOf(act).some((kind) => kinds.includes(kind));
    return at >= earliest && at < latest && isWanted && (actors.length === 0 || actors.includes(lane.id));
  });
  if (acts.length === chain.acts.length) return chain;
  const ids = new Set(acts.map(({ act }) => act.id));
  return { ...chain, acts, arrows: chain.arrows.filter(({ trigger, response }) => ids.has(trigger.id) && ids.has(response.id)) };
}

/** How many acts begin in each of so many equal stretches of time. */
export function histogram(instants: readonly number[], bars: number): number[] {
  const [start, end] = [Math.min(...instants), Math.max(...instants)];
  const counts = Array.from({ length: bars }, () => 0);
  for (const at of instants) {
    const bar = end === start ? 0 : Math.min(bars - 1, Math.floor(((at - start) / (end - start)) * bars));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}
