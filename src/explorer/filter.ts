// Which of a chain's acts the reader wants to see: by lane, by kind, by day. What is left out is counted, not forgotten. Pure.
import type { Address } from './address.ts';
import type { Act, Chain } from './chain.ts';

/** Making a formatter takes longer than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day on which an act is placed, where it happened: 2020-03-12. */
export function dayOf({ occurred: { placedAt, zone } }: Act): string {
  const known = formatters.get(zone);
  const formatter = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
  if (!known) formatters.set(zone, formatter);
  return formatter.format(Date.parse(placedAt));
}

export const kindsOf = (act: Act): readonly string[] => (act.__typename === 'Statement' ? act.kinds : [act.kind]);

export function filterChain(chain: Chain, { actors, kinds, from, to }: Pick<Address, 'actors' | 'kinds' | 'from' | 'to'>): Chain {
  const acts = chain.acts.filter(({ act, lane }) => {
    const day = from === null && to === null ? '' : dayOf(act);
    const isThen = (from === null || day >= from) && (to === null || day <= to);
    const isWanted = kinds.length === 0 || kindsOf(act).some((kind) => kinds.includes(kind));
    return isThen && isWanted && (actors.length === 0 || actors.includes(lane.id));
  });
  if (acts.length === chain.acts.length) return chain;
  const ids = new Set(acts.map(({ act }) => act.id));
  return { ...chain, acts, arrows: chain.arrows.filter(({ trigger, response }) => ids.has(trigger.id) && ids.has(response.id)) };
}
