// Why one act cannot come after another, in words: both acts with their dates, and the path of links where the path is the reason.
import type { Transaction } from '../database/connect.ts';
import { CausalityError } from './error.ts';
import { label } from './occurred.ts';
import type { Change, Movable, Place } from './placement.ts';

/** More acts than these are not read in a sentence: the two ends of a longer path stand for it. */
const PATH_SHOWN = 8;

/** The trigger itself follows from the response. */
export async function refuseCycle(tx: Transaction, region: readonly Movable[], { actId, triggerId = '' }: Change): Promise<CausalityError> {
  const opposite = await tx.responseLink.findUnique({
    where: { responseId_triggerId: { responseId: triggerId, triggerId: actId } },
    select: { id: true },
  });
  const path = await inWords(tx, pathBetween(region, actId, triggerId));
  const [response, trigger] = [path.at(0), path.at(-1)];
  const sentence = opposite
    ? `${response} cannot answer ${trigger}: the link the other way round is recorded. If this asserter tells it so, put a claim with stance REVERSES on that link.`
    : `${response} cannot answer ${trigger}, which itself follows from it: ${shown(path)}. Put a claim with stance REVERSES on the link that this asserter tells the other way round, or retract one that is wrong.`;
  return new CausalityError({ response: actId, trigger: triggerId, opposite: opposite?.id }, sentence);
}

/** All acts of the region follow from the first, so any way back within it leads there. */
function pathBetween(region: readonly Movable[], firstId: string, lastId: string): string[] {
  const acts = new Map(region.map((act) => [act.id, act]));
  const path = [lastId];
  for (let id = lastId; id !== firstId; path.unshift(id))
    id = acts.get(id)?.triggers.find((trigger) => acts.has(trigger.id))?.id ?? firstId;
  return path;
}

/** An act would have to come later than it can have begun. */
export async function refusePlace(
  tx: Transaction,
  region: readonly Movable[],
  places: ReadonlyMap<string, Place>,
  lateId: string,
  change: Change,
): Promise<CausalityError> {
  const ids = await pathTo(tx, region, places, lateId);
  const path = await inWords(tx, ids, change);
  const ends = change.triggerId
    ? { response: change.actId, trigger: change.triggerId }
    : { response: lateId, trigger: ids.at(-2) ?? change.actId };
  const [response = '', trigger = ''] = await inWords(tx, [ends.response, ends.trigger], change);
  const sentence =
    path.length === 2
      ? `${response} cannot answer ${trigger}: a response comes after its trigger. Correct the date that is wrong, or link them the other way round.`
      : `${response} cannot answer ${trigger}: ${path.at(-1)} would come after ${path.at(0)}, along ${shown(path)}. Correct a date on this path, or retract the claim of a link that is wrong.`;
  return new CausalityError(ends, sentence);
}

/** Back along the links that hold each act where it is, to the one whose own bounds do. */
async function pathTo(tx: Transaction, region: readonly Movable[], places: ReadonlyMap<string, Place>, lateId: string): Promise<string[]> {
  const path = [lateId];
  let place = places.get(lateId);
  while (place && place.rank > 0) {
    const before: Place = { at: place.at, rank: place.rank - 1 };
    const id = await triggerAt(tx, region, places, path[0] ?? lateId, before);
    path.unshift(id);
    place = before;
  }
  return path;
}

async function triggerAt(
  tx: Transaction,
  region: readonly Movable[],
  places: ReadonlyMap<string, Place>,
  actId: string,
  place: Place,
): Promise<string> {
  const isThere = ({ at, rank }: Place): boolean => at === place.at && rank === place.rank;
  const act = region.find(({ id }) => id === actId);
  const trigger = act?.triggers.find(({ id, place }) => isThere(places.get(id) ?? place));
  if (trigger) return trigger.id;
  const { triggerId } = await tx.responseLink.findFirstOrThrow({
    where: { responseId: actId, standing: true, triggerPlacedAt: new Date(place.at), triggerPlacedRank: place.rank },
    select: { triggerId: true },
  });
  return triggerId;
}

/** Each act as its title and date, in the order of the ids; one that is to get another time with that. */
async function inWords(tx: Transaction, ids: readonly string[], retimed?: Change): Promise<string[]> {
  const acts = await tx.act.findMany({ where: { id: { in: [...ids] } } });
  const words = new Map(acts.map((act) => [act.id, `"${act.title}" (${label((act.id === retimed?.actId && retimed.bounds) || act)})`]));
  return ids.map((id) => words.get(id) ?? id);
}

const shown = (path: readonly string[]): string =>
  (path.length > PATH_SHOWN ? [...path.slice(0, PATH_SHOWN / 2), '…', ...path.slice(-PATH_SHOWN / 2)] : path).join(' → ');
