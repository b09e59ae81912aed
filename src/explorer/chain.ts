// A chain as the page shows it: walked, widened where the reader asked for more, and put into lanes.

import { type Belongings, type Lane, laneOf } from '../picture/lane.ts';
import { type Address, lensOf } from './address.ts';
import { ask, type Operation } from './ask.ts';
import { ActChain, type ActChainQuery, Around, Belonging, CaseChain } from './generated/operations.ts';

type Walked = ActChainQuery['chain'];
export type Act = Walked['acts'][number]['act'];
export type Arrow = Walked['links'][number];

export interface ShownAct {
  readonly act: Act;
  readonly lane: Lane;
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
/** How far up offices are followed: a person, a command, an army, a ministry, a state. */
const OFFICES = 4;
const IDS = 100;

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
  const hidden = hiddenAt(chains, arrows);
  const belongings = await loadBelongings(acts, signal);
  const shown = acts.map((act) => {
    const own = laneOf(act.participations, null);
    const { causes = 0, consequences = 0 } = hidden.get(act.id) ?? {};
    const lane = address.lanes === 'blocs' ? laneOf(act.participations, belongings) : own;
    return { act, own, lane, hiddenCauses: causes, hiddenConsequences: consequences };
  });
  return {
    ...told.about,
    acts: shown.toSorted(byTime),
    arrows,
    lens: told.chain.lens.summary,
    cut: told.chain.truncated?.reason ?? null,
  };
}

/** What the first operation is, for the playground as well. */
export function operationOf({ page }: Address): Operation<unknown, unknown> {
  return (page === 'case' ? CaseChain : ActChain) as Operation<unknown, unknown>;
}

export function variablesOf(address: Address) {
  const { page, slug, depth, direction } = address;
  const lens = lensOf(address) as NonNullable<Parameters<NonNullable<(typeof Around)['types']>>[0]['lens']>;
  return { slug, lens, acts: FIRST_ACTS, ...(depth ? { depth } : {}), ...(page === 'act' ? { direction } : {}) };
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

async function loadBelongings(acts: readonly Act[], signal: AbortSignal): Promise<Belongings> {
  const belongings = new Map<string, Belongings extends ReadonlyMap<string, infer Held> ? Held : never>();
  let wanted = new Set(acts.flatMap(({ participations }) => participations.map(({ actor }) => actor.id)));
  for (let level = 0; level < OFFICES && wanted.size > 0; level += 1) {
    const ids = [...wanted];
    const pages = Array.from({ length: Math.ceil(ids.length / IDS) }, (_, page) => ids.slice(page * IDS, (page + 1) * IDS));
    const found = await Promise.all(pages.map((page) => ask(Belonging, { ids: page }, signal)));
    for (const node of found.flatMap(({ nodes }) => nodes)) {
      if (node && 'affiliations' in node) belongings.set(node.id, node.affiliations);
    }
    const next = ids.flatMap((id) => belongings.get(id)?.map(({ object }) => object.id) ?? []);
    wanted = new Set(next.filter((id) => !belongings.has(id)));
  }
  return belongings;
}

interface Degree {
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
