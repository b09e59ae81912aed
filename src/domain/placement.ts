// The place of every act in the one order (placedAt, placedRank): the least that its bounds and its standing links allow. So places do not
// depend on history: the same acts and links have the same places, in whatever order they came. The database itself holds every trigger
// before its response (the CHECK on response_link); here the acts are moved so that it can agree, or the change is refused.
import type { Transaction } from '../database/connect.ts';
import { refuseCycle, refusePlace } from './causality.ts';
import type { Occurred } from './occurred.ts';

/** Milliseconds, then the rank among acts that are placed at the same one. */
export interface Place {
  readonly at: number;
  readonly rank: number;
}

/** An act that may have to move: the bounds that hold it, the place that it has, and the acts that it must come after. */
export interface Movable {
  readonly id: string;
  readonly placedFrom: number;
  readonly latest: number;
  readonly place: Place;
  readonly triggers: { readonly id: string; readonly place: Place }[];
}

/** What changes: an act gets another trigger, or other bounds; with neither, it has lost a trigger. */
export interface Change {
  readonly actId: string;
  readonly triggerId?: string;
  readonly bounds?: Occurred;
}

const compare = (a: Place, b: Place): number => a.at - b.at || a.rank - b.rank;

/**
 * Lets a link hold the order, or no longer hold it, as its claims have it: it holds while one is neither rejected nor retracted.
 * @returns the ids of the acts that moved
 * @throws CausalityError where the response cannot be placed after the trigger
 */
export async function settleLink(tx: Transaction, id: string): Promise<string[]> {
  const { responseId, triggerId } = await tx.responseLink.findUniqueOrThrow({ where: { id } });
  await lockRegion(tx, { actId: responseId, triggerId });
  const { standing } = await tx.responseLink.findUniqueOrThrow({ where: { id } });
  const holds = (await tx.claim.count({ where: { linkId: id, retractedAt: null, status: { not: 'REJECTED' } } })) > 0;
  if (holds === standing) return [];
  if (!holds) {
    await release(tx, id);
    return settle(tx, { actId: responseId });
  }
  const moved = await settle(tx, { actId: responseId, triggerId });
  await hold(tx, id);
  return moved;
}

/**
 * Gives an act another time, and moves what follows from it.
 * @returns the ids of the acts that moved
 * @throws CausalityError where its links cannot be kept in order within the new bounds
 */
export async function retime(tx: Transaction, actId: string, occurred: Occurred): Promise<string[]> {
  const { earliest, latest, placedFrom } = occurred;
  await lockRegion(tx, { actId, bounds: occurred });
  // A place lies within its act's bounds at every moment: until the act has moved they span the old and the new.
  await tx.$executeRaw`
    UPDATE act SET earliest = LEAST(earliest, ${earliest}), latest = GREATEST(latest, ${latest}), placed_from = LEAST(placed_from, ${placedFrom})
    WHERE id = ${actId}::uuid`;
  const moved = await settle(tx, { actId, bounds: occurred });
  await tx.act.update({ where: { id: actId }, data: { ...occurred } });
  return moved;
}

async function settle(tx: Transaction, change: Change): Promise<string[]> {
  const region = await lockRegion(tx, change);
  if (region.some(({ id }) => id === change.triggerId)) throw await refuseCycle(tx, region, change);
  const places = leastPlaces(region);
  const late = region.find(({ id, latest }) => (places.get(id)?.at ?? latest) > latest);
  if (late) throw await refusePlace(tx, region, places, late.id, change);
  return move(tx, region, places);
}

/** Pure. The present order puts every trigger before its responses, so that one pass in it settles all. */
function leastPlaces(region: readonly Movable[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { id, placedFrom, triggers } of region) {
    let least: Place = { at: placedFrom, rank: 0 };
    for (const trigger of triggers) {
      const { at, rank } = places.get(trigger.id) ?? trigger.place;
      if (compare(least, { at, rank: rank + 1 }) < 0) least = { at, rank: rank + 1 };
    }
    places.set(id, least);
  }
  return places;
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Locks what may move, so that of two writers neither misses the other's link: all of it at once and by id, lest they wait for each other,
 * and then what joined meanwhile. Also to be called before a row is written that refers to the acts: a foreign key alone holds them too,
 * but not against another one.
 */
export async function lockRegion(tx: Transaction, change: Change): Promise<Movable[]> {
  const locked = new Set<string>();
  for (;;) {
    const region = await readRegion(tx, change);
    const ids = [...(change.triggerId ? [change.triggerId] : []), ...region.map(({ id }) => id)].filter((id) => !locked.has(id));
    if (ids.length === 0) return region;
    await tx.$executeRaw`SELECT FROM act WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
    for (const id of ids) locked.add(id);
  }
}

interface RegionRow {
  id: string;
  placedFrom: Date;
  latest: Date;
  placedAt: Date;
  placedRank: number;
  triggerId: string | null;
  triggerPlacedAt: Date;
  triggerPlacedRank: number;
}

/**
 * The act and those after it that may have to move with it, in their present order. An act that moves later pushes others only as far as
 * its own new moment, and one that moves earlier held back only those at its old one: so the search stops at the later of the two.
 */
async function readRegion(tx: Transaction, { actId, triggerId: newTriggerId, bounds }: Change): Promise<Movable[]> {
  const triggerId = newTriggerId ?? null;
  const rows = await tx.$queryRaw<RegionRow[]>`
    WITH RECURSIVE horizon AS (
      SELECT GREATEST(max(placed_at), ${bounds?.placedFrom ?? null}::timestamptz) AS moment FROM act WHERE id IN (${actId}::uuid, ${triggerId}::uuid)
    ), region AS (
      SELECT ${actId}::uuid AS id
      UNION
      SELECT link.response_id FROM region JOIN response_link link ON link.trigger_id = region.id
      WHERE link.standing AND link.response_placed_at <= (SELECT moment FROM horizon)
    ), hold AS (
      SELECT response_id, trigger_id, trigger_placed_at, trigger_placed_rank FROM response_link
      WHERE response_id IN (SELECT id FROM region) AND standing
      UNION ALL
      SELECT ${actId}::uuid, id, placed_at, placed_rank FROM act WHERE id = ${triggerId}::uuid
    )
    SELECT act.id, act.placed_from AS "placedFrom", act.latest, act.placed_at AS "placedAt", act.placed_rank AS "placedRank",
      hold.trigger_id AS "triggerId", hold.trigger_placed_at AS "triggerPlacedAt", hold.trigger_placed_rank AS "triggerPlacedRank"
    FROM region JOIN act ON act.id = region.id LEFT JOIN hold ON hold.response_id = act.id
    ORDER BY act.placed_at, act.placed_rank, act.id`;
  const acts = new Map<string, Movable>();
  for (const row of rows) {
    const { placedFrom, latest } = row.id === actId && bounds ? bounds : row;
    const act = acts.get(row.id) ?? {
      id: row.id,
      placedFrom: placedFrom.getTime(),
      latest: latest.getTime(),
      place: { at: row.placedAt.getTime(), rank: row.placedRank },
      triggers: [],
    };
    if (row.triggerId) act.triggers.push({ id: row.triggerId, place: { at: row.triggerPlacedAt.getTime(), rank: row.triggerPlacedRank } });
    acts.set(row.id, act);
  }
  return [...acts.values()];
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Move {
  readonly id: string;
  readonly to: Place;
}

/**
 * At every statement the CHECK must find each trigger before its response, and the foreign keys carry an act's place into its links at
 * once. So those that move later go last first, and those that move earlier first first. Acts that share a place are not linked, so they
 * go in one UPDATE; two that are linked never do.
 */
async function move(tx: Transaction, region: readonly Movable[], places: ReadonlyMap<string, Place>): Promise<string[]> {
  const [later, earlier]: [Move[], Move[]] = [[], []];
  for (const { id, place } of region) {
    const to = places.get(id) ?? place;
    if (compare(place, to) < 0) later.push({ id, to });
    if (compare(place, to) > 0) earlier.push({ id, to });
  }
  later.sort((a, b) => compare(b.to, a.to));
  earlier.sort((a, b) => compare(a.to, b.to));
  for (const { ids, to } of byPlace([...later, ...earlier])) {
    await tx.$executeRaw`UPDATE act SET placed_at = ${new Date(to.at)}, placed_rank = ${to.rank} WHERE id = ANY(${ids}::uuid[])`;
  }
  return [...later, ...earlier].map(({ id }) => id);
}

/** Runs of moves to the same place. */
function byPlace(moves: readonly Move[]): { to: Place; ids: string[] }[] {
  const groups: { to: Place; ids: string[] }[] = [];
  for (const { id, to } of moves) {
    const last = groups.at(-1);
    if (last && compare(last.to, to) === 0) last.ids.push(id);
    else groups.push({ to, ids: [id] });
  }
  return groups;
}

/** Copies the places of both ends into the link, from where the foreign keys keep them equal. */
async function hold(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE response_link SET standing = true, response_placed_at = response.placed_at, response_placed_rank = response.placed_rank,
      trigger_placed_at = trigger.placed_at, trigger_placed_rank = trigger.placed_rank
    FROM act response, act trigger
    WHERE response_link.id = ${id}::uuid AND response.id = response_id AND trigger.id = trigger_id`;
}

async function release(tx: Transaction, id: string): Promise<void> {
  const none = { responsePlacedAt: null, responsePlacedRank: null, triggerPlacedAt: null, triggerPlacedRank: null };
  await tx.responseLink.update({ where: { id }, data: { standing: false, ...none } });
}
