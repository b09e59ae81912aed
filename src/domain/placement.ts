// The place of every act in the one order (placedAt, placedRank): the least that its bounds and its standing links allow. So places do not
// depend on history: the same acts and links have the same places, in whatever order they came. The database itself holds every trigger
// before its response (the CHECK on response_link); here the acts are moved so that it can agree, or the change is refused.
import type { Transaction } from '../database/connect.ts';
import { execute, read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
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

type ResponseLinkRow = Prisma.ResponseLinkGetPayload<object>;
type Ends = Pick<ResponseLinkRow, 'responseId' | 'triggerId'>;

const compare = (a: Place, b: Place): number => a.at - b.at || a.rank - b.rank;

/** The places of both ends, which a link that holds copies: foreign keys keep them equal. */
export type Held = Pick<ResponseLinkRow, 'responsePlacedAt' | 'responsePlacedRank' | 'triggerPlacedAt' | 'triggerPlacedRank'>;

const RELEASED: Held = { responsePlacedAt: null, responsePlacedRank: null, triggerPlacedAt: null, triggerPlacedRank: null };

/** Whether a link holds the order, and what moved for it. */
export interface Hold {
  readonly standing: boolean;
  readonly places: Held;
  readonly moved: string[];
}

/**
 * For a link that is about to be made: where it is to hold, the response is placed after the trigger. Both are locked in any case.
 * @throws CausalityError where the response cannot be placed after the trigger
 */
export async function holdNew(tx: Transaction, { responseId, triggerId }: Ends, standing: boolean): Promise<Hold> {
  if (standing) return { standing, ...(await placeAfter(tx, { responseId, triggerId })) };
  await lockRegion(tx, { actId: responseId, triggerId });
  return { standing, places: RELEASED, moved: [] };
}

/**
 * Lets a link hold the order, or no longer hold it, as its claims have it: it holds while one is neither rejected nor retracted.
 * @returns the ids of the acts that moved
 * @throws CausalityError where the response cannot be placed after the trigger
 */
export async function settleLink(tx: Transaction, id: string): Promise<string[]> {
  const [link] = await read<Ends & { standing: boolean; holds: boolean }>(
    tx,
    Prisma.sql`SELECT response_id, trigger_id, standing,
        EXISTS (SELECT FROM claim WHERE link_id = link.id AND retracted_at IS NULL AND status <> 'REJECTED') AS holds
      FROM response_link link WHERE id = ${id}::uuid`,
  );
  if (!link || link.holds === link.standing) return [];
  if (link.holds) {
    const { places, moved } = await placeAfter(tx, link);
    await writeHold(tx, id, true, places);
    return moved;
  }
  await lockRegion(tx, { actId: link.responseId, triggerId: link.triggerId });
  await writeHold(tx, id, false, RELEASED);
  return (await settle(tx, { actId: link.responseId })).moved;
}

async function placeAfter(tx: Transaction, { responseId, triggerId }: Ends): Promise<Omit<Hold, 'standing'>> {
  const { places, moved } = await settle(tx, { actId: responseId, triggerId });
  const [response, trigger] = [places.get(responseId), places.get(triggerId)];
  if (!response || !trigger) throw new Error('An act that was placed has no place.');
  return {
    moved,
    places: {
      responsePlacedAt: new Date(response.at),
      responsePlacedRank: response.rank,
      triggerPlacedAt: new Date(trigger.at),
      triggerPlacedRank: trigger.rank,
    },
  };
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
  await execute(
    tx,
    Prisma.sql`UPDATE act SET earliest = LEAST(earliest, ${earliest}), latest = GREATEST(latest, ${latest}),
      placed_from = LEAST(placed_from, ${placedFrom}) WHERE id = ${actId}::uuid`,
  );
  const { moved } = await settle(tx, { actId, bounds: occurred });
  await tx.act.update({ where: { id: actId }, data: { ...occurred } });
  return moved;
}

/** @returns where the acts of the region and their triggers are now, and which of them moved */
async function settle(tx: Transaction, change: Change): Promise<{ places: Map<string, Place>; moved: string[] }> {
  const region = await lockRegion(tx, change);
  if (region.some(({ id }) => id === change.triggerId)) throw await refuseCycle(tx, region, change);
  const places = leastPlaces(region);
  const late = region.find(({ id, latest }) => (places.get(id)?.at ?? latest) > latest);
  if (late) throw await refusePlace(tx, region, places, late.id, change);
  const moved = await move(tx, region, places);
  for (const { triggers } of region) for (const { id, place } of triggers) if (!places.has(id)) places.set(id, place);
  return { places, moved };
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
 *
 * All of it and the trigger are locked, at once and by id, lest two writers wait for each other: a transaction sees one state throughout, so
 * that whoever finds one of them moved meanwhile begins again. Also to be called before a row is written that refers to the acts: a foreign
 * key alone holds them too, but not against another one.
 */
async function lockRegion(tx: Transaction, { actId, triggerId: newTriggerId, bounds }: Change): Promise<Movable[]> {
  const triggerId = newTriggerId ?? null;
  const rows = await read<RegionRow>(
    tx,
    Prisma.sql`
    WITH RECURSIVE horizon AS (
      SELECT GREATEST(max(placed_at), ${bounds?.placedFrom ?? null}::timestamptz) AS moment FROM act WHERE id IN (${actId}::uuid, ${triggerId}::uuid)
    ), region AS (
      SELECT ${actId}::uuid AS id
      UNION
      SELECT link.response_id FROM region JOIN response_link link ON link.trigger_id = region.id
      WHERE link.standing AND link.response_placed_at <= (SELECT moment FROM horizon)
    ), locked AS (
      SELECT id, placed_from, latest, placed_at, placed_rank FROM act
      WHERE id = ANY(ARRAY(SELECT id FROM region UNION ALL SELECT ${triggerId}::uuid)) ORDER BY id FOR UPDATE
    ), hold AS (
      SELECT response_id, trigger_id, trigger_placed_at, trigger_placed_rank FROM response_link
      WHERE response_id IN (SELECT id FROM region) AND standing
      UNION ALL
      SELECT ${actId}::uuid, id, placed_at, placed_rank FROM locked WHERE id = ${triggerId}::uuid
    )
    SELECT act.id, act.placed_from, act.latest, act.placed_at, act.placed_rank,
      hold.trigger_id, hold.trigger_placed_at, hold.trigger_placed_rank
    FROM locked act LEFT JOIN hold ON hold.response_id = act.id
    WHERE act.id IN (SELECT id FROM region)
    ORDER BY act.placed_at, act.placed_rank, act.id`,
  );
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
    await execute(tx, Prisma.sql`UPDATE act SET placed_at = ${new Date(to.at)}, placed_rank = ${to.rank} WHERE id = ANY(${ids}::uuid[])`);
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

function writeHold(tx: Transaction, id: string, standing: boolean, held: Held): Promise<number> {
  const { responsePlacedAt, responsePlacedRank, triggerPlacedAt, triggerPlacedRank } = held;
  return execute(
    tx,
    Prisma.sql`UPDATE response_link SET standing = ${standing}, response_placed_at = ${responsePlacedAt}, response_placed_rank = ${responsePlacedRank},
      trigger_placed_at = ${triggerPlacedAt}, trigger_placed_rank = ${triggerPlacedRank} WHERE id = ${id}::uuid`,
  );
}
