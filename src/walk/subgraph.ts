// A chain as the walk leaves it: acts with depths, the links between them, and what was cut. Plain data for paths, metrics and exports.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { CausalStrength, ResponseBasis, ResponseKind } from '../generated/prisma/enums.ts';
import { carries, isDenied, isDisputed, type Lens, leadingOrder, passes, passesCarried } from './lens.ts';
import { type Direction, ENDS, flows, type WalkedAct, type WalkRequest, type Way, walkActs, waysOf } from './walk.ts';

/** A link that a lens leaves, with what its leading claim says. */
export interface ChainLink {
  readonly id: string;
  readonly responseId: string;
  readonly triggerId: string;
  readonly leadingClaimId: string;
  readonly kind: ResponseKind;
  readonly basis: ResponseBasis;
  readonly strength: CausalStrength | null;
  readonly confidence: number | null;
  readonly disputed: boolean;
}

/** How many links of an act lead out of the chain; they count under the same lens. */
export interface Hidden {
  readonly causes: number;
  readonly consequences: number;
}

export type TruncationReason = 'DEPTH' | 'ACTS' | 'LINKS' | 'TIME';

/** Why a chain was cut: what was asked for, and what the answer holds of it (levels, acts, links, or milliseconds). */
export interface Truncation {
  readonly reason: TruncationReason;
  readonly requested: number;
  readonly effective: number;
}

/** What a walk reached. */
export interface Walked {
  readonly request: WalkRequest;
  /** The roots first, then by depth and nearness in time to the roots. */
  readonly acts: readonly WalkedAct[];
  readonly elapsedMs: number;
}

/** Where it was cut. */
export interface Cut {
  readonly truncated: Truncation | null;
  /** The acts from which the walk goes on; empty exactly when nothing was cut. */
  readonly frontier: readonly WalkedAct[];
}

export interface Subgraph extends Omit<Walked, 'elapsedMs'>, Cut {
  /** Every link between two of the acts, those of the shallowest first, to the cap. */
  readonly links: readonly ChainLink[];
  /** By act. */
  readonly hidden: ReadonlyMap<string, Hidden>;
}

/** A chain holds at most so many links for each act of its budget: dense ones are unreadable long before, and the answer must stay bounded. */
export const LINKS_PER_ACT = 10;

/** Columns of a ChainLink for link k under a lens: a statement adds FROM, WHERE and ORDER. */
export const chainLinkColumns = (lens: Lens): Prisma.Sql => Prisma.sql`
  k.id, k.response_id AS "responseId", k.trigger_id AS "triggerId", lead.id AS "leadingClaimId", lead.kind::text AS kind,
  lead.basis::text AS basis, lead.strength::text AS strength, lead.confidence, ${isDisputed(lens)} AS disputed`;

/** The leading claim of link k under a lens, to join beside k. */
export const leadingClaim = (lens: Lens): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (SELECT c.id, c.kind, c.basis, c.strength, c.confidence FROM claim c
    WHERE c.link_id = k.id AND ${carries(lens)} ORDER BY ${leadingOrder} LIMIT 1) AS lead`;

/** The links between two of these acts, those of the shallowest first, to LINKS_PER_ACT for each act that was asked for. */
export async function linksBetween(
  db: Db,
  acts: readonly WalkedAct[],
  request: Pick<WalkRequest, 'acts' | 'lens' | 'timeFlow'>,
): Promise<ChainLink[]> {
  const { lens } = request;
  return read<ChainLink>(
    db,
    Prisma.sql`
    WITH act_at(id, depth, place) AS (SELECT * FROM unnest(${acts.map((act) => act.id)}::uuid[], ${acts.map((act) => act.depth)}::int[]) WITH ORDINALITY)
    SELECT ${chainLinkColumns(lens)}
    FROM act_at AS response JOIN response_link k ON k.response_id = response.id JOIN act_at AS trigger ON trigger.id = k.trigger_id
    ${leadingClaim(lens)}
    WHERE ${flows(request.timeFlow)} AND ${passesCarried(lens)}
    ORDER BY least(response.depth, trigger.depth), least(response.place, trigger.place), greatest(response.place, trigger.place)
    LIMIT ${LINKS_PER_ACT * request.acts}`,
  );
}

/** How many links of each act the lens leaves, either way. */
async function linkCounts(db: Db, acts: readonly WalkedAct[], request: WalkRequest): Promise<Map<string, Hidden>> {
  const leaves = Prisma.sql`${flows(request.timeFlow)} AND ${passes(request.lens)}`;
  const rows = await read<Hidden & { id: string }>(
    db,
    Prisma.sql`
    SELECT a.id, (SELECT count(*)::int FROM response_link k WHERE k.response_id = a.id AND ${leaves}) AS causes,
      (SELECT count(*)::int FROM response_link k WHERE k.trigger_id = a.id AND ${leaves}) AS consequences
    FROM unnest(${acts.map((act) => act.id)}::uuid[]) AS a(id)`,
  );
  return new Map(rows.map(({ id, causes, consequences }) => [id, { causes, consequences }]));
}

/** What each act hides: the links that the lens leaves there, less those that the chain shows. One statement. */
export async function hiddenIn(db: Db, { request, acts }: Walked, links: readonly ChainLink[]): Promise<Map<string, Hidden>> {
  const hidden = await linkCounts(db, acts, request);
  for (const link of links) {
    const response = hidden.get(link.responseId);
    const trigger = hidden.get(link.triggerId);
    if (response) hidden.set(link.responseId, { ...response, causes: response.causes - 1 });
    if (trigger) hidden.set(link.triggerId, { ...trigger, consequences: trigger.consequences - 1 });
  }
  return hidden;
}

/** The ways in which a walk goes on from an act: those of the request, on the act's own side. */
function waysOn(act: WalkedAct, direction: Direction): Way[] {
  const ways = waysOf(direction);
  return act.side === 'BOTH' ? ways : ways.filter((way) => way === act.side);
}

/** The acts at which the lens leaves more links one way than the chain shows. Of a hub no more are looked at than it takes to know. */
async function hidingOn(db: Db, { request, acts }: Walked, links: readonly ChainLink[], way: Way): Promise<Set<string>> {
  const { near } = ENDS[way];
  const shown = new Map<string, number>();
  for (const { responseId, triggerId } of links) {
    const stand = way === 'CAUSES' ? responseId : triggerId;
    shown.set(stand, (shown.get(stand) ?? 0) + 1);
  }
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`
    SELECT a.id FROM unnest(${acts.map(({ id }) => id)}::uuid[], ${acts.map(({ id }) => shown.get(id) ?? 0)}::int[]) AS a(id, shown)
    WHERE a.shown < (SELECT count(*) FROM (
      SELECT FROM response_link k WHERE k.${near}_id = a.id AND ${flows(request.timeFlow)} AND ${passes(request.lens)} LIMIT a.shown + 1) AS link)`,
  );
  return new Set(rows.map(({ id }) => id));
}

function truncationOf(acts: readonly WalkedAct[], links: readonly ChainLink[], request: WalkRequest, elapsedMs: number): Truncation {
  const reached = Math.max(...acts.map((act) => act.depth));
  const mostLinks = LINKS_PER_ACT * request.acts;
  if (acts.length >= request.acts) return { reason: 'ACTS', requested: request.acts, effective: acts.length };
  if (links.length >= mostLinks) return { reason: 'LINKS', requested: mostLinks, effective: links.length };
  if (reached >= request.depth) return { reason: 'DEPTH', requested: request.depth, effective: reached };
  return { reason: 'TIME', requested: request.timeoutMs, effective: elapsedMs };
}

/** One statement for one direction, two for both, whatever the chain's size and depth. */
export async function walk(db: Db, request: WalkRequest): Promise<Walked> {
  const started = performance.now();
  const acts = await walkActs(db, request);
  return { request, acts, elapsedMs: Math.round(performance.now() - started) };
}

/** Where a walk was cut, its links considered. One statement for one direction, two for both. */
export async function cutOf(db: Db, walked: Walked, links: readonly ChainLink[]): Promise<Cut> {
  const { request, acts, elapsedMs } = walked;
  const ways = waysOf(request.direction);
  const hiding = new Map(await Promise.all(ways.map(async (way) => [way, await hidingOn(db, walked, links, way)] as const)));
  const frontier = acts.filter((act) => waysOn(act, request.direction).some((way) => hiding.get(way)?.has(act.id)));
  return { frontier, truncated: frontier.length === 0 ? null : truncationOf(acts, links, request, elapsedMs) };
}

/** With its links, and where it was cut. */
export type CutWalk = Omit<Subgraph, 'hidden'>;

/** A walk that knows where it was cut: two statements more, three for both directions. */
export async function walkToCut(db: Db, request: WalkRequest): Promise<CutWalk> {
  const walked = await walk(db, request);
  const links = await linksBetween(db, walked.acts, request);
  return { request, acts: walked.acts, links, ...(await cutOf(db, walked, links)) };
}

/** All of it: also how much each act hides, which is another statement, and counts every link of a hub. */
export async function walkChain(db: Db, request: WalkRequest): Promise<Subgraph> {
  const walked = await walk(db, request);
  const links = await linksBetween(db, walked.acts, request);
  const [cut, hidden] = await Promise.all([cutOf(db, walked, links), hiddenIn(db, walked, links)]);
  return { request, acts: walked.acts, links, hidden, ...cut };
}

export const NOTHING_HIDDEN: Hidden = { causes: 0, consequences: 0 };

/** Links at an act of the chain that the lens's tellers speak against and the lens does not leave: not walked, and not silence. */
export async function deniedLinks(db: Db, chain: Pick<Walked, 'acts' | 'request'>): Promise<string[]> {
  const ids = chain.acts.map((act) => act.id);
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`
    SELECT k.id FROM response_link k
    WHERE (k.response_id = ANY(${ids}::uuid[]) OR k.trigger_id = ANY(${ids}::uuid[])) AND ${isDenied(chain.request.lens)}
    ORDER BY k.id LIMIT ${LINKS_PER_ACT * chain.request.acts}`,
  );
  return rows.map((row) => row.id);
}
