// A chain as the page shows it: walked, widened where the reader asked for more, and put into lanes.

import type { LayoutAct } from '../picture/chain-layout.ts';
import { type Lane, laneOf } from '../picture/lane.ts';
import { type Address, lensOf } from './address.ts';
import { ask, type Operation } from './ask.ts';
import { loadBelongings } from './belonging.ts';
import { ActChain, type ActChainQuery, Around, CaseChain } from './generated/operations.ts';

type Walked = ActChainQuery['chain'];
export type Act = Walked['acts'][number]['act'];
export type Arrow = Walked['links'][number];

export interface ShownAct {
  readonly act: Act;
  /** Where the picture shows it: with its bloc, or its doer alone. */
  readonly lane: Lane;
  readonly bloc: Lane;
  /** Whose it is, without regard to blocs. */
  readonly own: Lane;
  readonly hiddenCauses: number;
  readonly hiddenConsequences: number;
}

export interface Chain {
  readonly title: string;
  readonly summary: string | null;
  readonly cutOff: string | null;
  readonly acts: readonly ShownAct[];
  readonly arrows: readonly Arrow[];
  /** The lens in words. */
  readonly lens: string;
  /** Why the walk was cut; null where it was not. */
  readonly cut: string | null;
}

export class NothingThere extends Error {}

/** The most acts of a picture before the reader asks for more. */
const FIRST_ACTS = 60;
/** To so many a reader can go on: the last is the most that the API walks. */
const MORE_ACTS = [200, 500, 1000];

/** @throws {NothingThere} where no case or act has that name. */
export async function loadChain(address: Address, signal: AbortSignal): Promise<Chain> {
  const told = await askFirst(address, signal);
  const chains = [told.chain];
  if (address.opened.length > 0) {
    const from = address.opened.map((slug) => ({ slug }));
    chains.push((await ask(Around, { from, lens: variablesOf(address).lens }, signal)).chain);
  }
  const acts = [...new Map(chains.flatMap((chain) => chain.acts).map(({ act }) => [act.id, act])).values()];
  const arrows = [...new Map(chains.flatMap(({ links }) => links).map((one) => [one.link.id, one])).values()];
  return {
    ...told.about,
    acts: await placeInLanes(acts, hiddenAt(chains, arrows), signal),
    arrows,
    lens: told.chain.lens.summary,
    cut: told.chain.truncated?.reason ?? null,
  };
}

/** In their one order, each with the bloc of its doer. */
export async function placeInLanes(acts: readonly Act[], hidden: ReadonlyMap<string, Degree>, signal: AbortSignal): Promise<ShownAct[]> {
  const belongings = await loadBelongings(
    acts.flatMap(({ participations }) => participations.map(({ actor }) => actor.id)),
    signal,
  );
  const placed = acts.map((act) => {
    const { causes = 0, consequences = 0 } = hidden.get(act.id) ?? {};
    const bloc = laneOf(act.participations, belongings);
    return { act, bloc, lane: bloc, own: laneOf(act.participations, null), hiddenCauses: causes, hiddenConsequences: consequences };
  });
  return placed.toSorted(byTime);
}

/** Each act in the lane that the reader wants: its bloc's, or where the bloc is taken apart its own. */
export function inLanes(chain: Chain, { lanes, apart }: Pick<Address, 'lanes' | 'apart'>): Chain {
  if (lanes === 'blocs' && apart.length === 0) return chain;
  const isApart = (bloc: Lane) => lanes === 'actors' || apart.includes(bloc.id);
  return { ...chain, acts: chain.acts.map((shown) => ({ ...shown, lane: isApart(shown.bloc) ? shown.own : shown.bloc })) };
}

/** Where the layout puts it. */
export const placeOf = ({ act: { id, occurred }, lane, bloc }: ShownAct): LayoutAct => ({
  id,
  lane: lane.id,
  bloc: bloc.id,
  at: Date.parse(occurred.placedAt),
  bounds: [Date.parse(occurred.earliest), Date.parse(occurred.latest)],
  ended: occurred.ended === null ? null : Date.parse(occurred.ended),
  zone: occurred.zone,
});

/** How many acts the reader can go on to; null where the walk was not cut for their number, or there are no more to be had. */
export const nextMost = (address: Address, { cut }: Chain): number | null =>
  cut === 'ACTS' ? (MORE_ACTS.find((most) => most > (address.most ?? FIRST_ACTS)) ?? null) : null;

/** What the first operation is, for the playground as well. */
export function operationOf({ page }: Address): Operation<unknown, unknown> {
  return (page === 'case' ? CaseChain : ActChain) as Operation<unknown, unknown>;
}

export function variablesOf(address: Address) {
  const { page, slug, depth, direction } = address;
  const lens = lensOf(address) as NonNullable<Parameters<NonNullable<(typeof Around)['types']>>[0]['lens']>;
  return { slug, lens, acts: address.most ?? FIRST_ACTS, ...(depth ? { depth } : {}), ...(page === 'act' ? { direction } : {}) };
}

async function askFirst(address: Address, signal: AbortSignal) {
  if (address.page === 'case') {
    const { case: found } = await ask(CaseChain, variablesOf(address), signal);
    if (!found) throw new NothingThere();
    const { title, summary, cutOff, chain } = found;
    return { about: { title, summary, cutOff }, chain };
  }
  const { act, chain } = await ask(ActChain, variablesOf(address), signal);
  if (!act) throw new NothingThere();
  return { about: { title: act.title, summary: act.summary, cutOff: null }, chain };
}

export interface Degree {
  causes: number;
  consequences: number;
}

function degreesOf(arrows: readonly Arrow[]): Map<string, Degree> {
  const degrees = new Map<string, Degree>();
  const at = (id: string) => degrees.get(id) ?? { causes: 0, consequences: 0 };
  for (const { trigger, response } of arrows) {
    degrees.set(response.id, { ...at(response.id), causes: at(response.id).causes + 1 });
    degrees.set(trigger.id, { ...at(trigger.id), consequences: at(trigger.id).consequences + 1 });
  }
  return degrees;
}

/** How many links at each act no chain of these shows: what one of them hides may be shown by the other. */
function hiddenAt(chains: readonly Walked[], arrows: readonly Arrow[]): Map<string, Degree> {
  const shown = degreesOf(arrows);
  const hidden = new Map<string, Degree>();
  for (const chain of chains) {
    const own = degreesOf(chain.links);
    for (const { act, hiddenCauses, hiddenConsequences } of chain.acts) {
      hidden.set(act.id, {
        causes: hiddenCauses + (own.get(act.id)?.causes ?? 0) - (shown.get(act.id)?.causes ?? 0),
        consequences: hiddenConsequences + (own.get(act.id)?.consequences ?? 0) - (shown.get(act.id)?.consequences ?? 0),
      });
    }
  }
  return hidden;
}

const byTime = (a: ShownAct, b: ShownAct) =>
  Date.parse(a.act.occurred.placedAt) - Date.parse(b.act.occurred.placedAt) || (a.act.slug < b.act.slug ? -1 : 1);
