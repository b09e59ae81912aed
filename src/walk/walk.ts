// The bounded walk: from some acts along the links that a lens leaves, one directed recursive statement a direction. It returns ids and
// depths; rows are read by whoever needs them.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Lens, passes } from './lens.ts';

export type Way = 'CAUSES' | 'CONSEQUENCES';
export type Direction = Way | 'BOTH';
export type TimeFlow = 'STRICT' | 'POSSIBLE';

/** What a walk is asked for. */
export interface WalkRequest {
  readonly roots: readonly string[];
  readonly direction: Direction;
  /** Most links from a root, 1 to MAX_DEPTH. */
  readonly depth: number;
  /** Most acts in the answer, the roots included, 1 to MAX_ACTS. */
  readonly acts: number;
  /** Milliseconds after which no further level is begun. */
  readonly timeoutMs: number;
  readonly lens: Lens;
  readonly timeFlow: TimeFlow;
}

export const DEFAULT_DEPTH = 10;
/** A chain deeper than this is read in stages: walk on from its frontier. */
export const MAX_DEPTH = 50;
export const DEFAULT_ACTS = 200;
/** More than a person or a picture can hold; a larger chain is read in stages. */
export const MAX_ACTS = 1000;
/** Well under the statement's own limit of 5 s, so that a late walk still answers. */
export const DEFAULT_TIMEOUT_MS = 2000;
export const MAX_TIMEOUT_MS = 4000;

/** An act in a walk: the fewest links that lead to it from a root, and on which side of the roots it lies (BOTH: a root, or reached both ways). */
export interface WalkedAct {
  readonly id: string;
  readonly depth: number;
  readonly side: Direction;
}

/** The two ends of a link as a direction sees them: the near end is where the walk stands. */
export const ENDS = {
  CAUSES: { near: Prisma.raw('response'), far: Prisma.raw('trigger'), nearestFirst: Prisma.raw('DESC') },
  CONSEQUENCES: { near: Prisma.raw('trigger'), far: Prisma.raw('response'), nearestFirst: Prisma.raw('ASC') },
} as const;

export const waysOf = (direction: Direction): Way[] => (direction === 'BOTH' ? ['CAUSES', 'CONSEQUENCES'] : [direction]);

/** Only links whose order is certain within the bounds of their acts; every link, under POSSIBLE. */
export const flows = (timeFlow: TimeFlow): Prisma.Sql =>
  timeFlow === 'POSSIBLE'
    ? Prisma.sql`true`
    : Prisma.sql`(SELECT latest FROM act WHERE id = k.trigger_id) < (SELECT earliest FROM act WHERE id = k.response_id)`;

/** Where the far end of link k stands in the order of acts. A link stores it while it stands; in a past view it may not stand any more. */
export const farPlace = (lens: Lens, far: Prisma.Sql): { placedAt: Prisma.Sql; placedRank: Prisma.Sql } =>
  lens.asOf === null
    ? { placedAt: Prisma.sql`k.${far}_placed_at`, placedRank: Prisma.sql`k.${far}_placed_rank` }
    : {
        placedAt: Prisma.sql`(SELECT placed_at FROM act WHERE id = k.${far}_id)`,
        placedRank: Prisma.sql`(SELECT placed_rank FROM act WHERE id = k.${far}_id)`,
      };

interface Level {
  depth: number;
  ids: string[];
}

/**
 * The levels of a walk in one direction. One row a level holds its acts and all seen so far as arrays; each act is admitted once, at its
 * least depth; a level is ordered by nearness in time to the roots and cut at the budget, so that a cut answer is a prefix of the uncut one.
 * Of each act on which the walk stands only so many links are read as the budget has acts, the nearest first: the claims of a hub's other
 * answers are none of its business. No more are needed, for fewer acts than that were seen before.
 */
async function levels(db: Db, request: WalkRequest, way: Way): Promise<Level[]> {
  const { near, far, nearestFirst } = ENDS[way];
  const { placedAt, placedRank } = farPlace(request.lens, far);
  return read<Level>(
    db,
    Prisma.sql`
    WITH RECURSIVE level(depth, ids, seen) AS (
      SELECT 0, ${[...request.roots]}::uuid[], ${[...request.roots]}::uuid[]
      UNION ALL
      SELECT level.depth + 1, next.ids, level.seen || next.ids
      FROM level CROSS JOIN LATERAL (
        SELECT array_agg(admitted.id ORDER BY admitted.placed_at ${nearestFirst}, admitted.placed_rank ${nearestFirst}, admitted.id) AS ids
        FROM (
          SELECT DISTINCT step.id, step.placed_at, step.placed_rank
          FROM unnest(level.ids) AS stand(id) CROSS JOIN LATERAL (
            SELECT k.${far}_id AS id, ${placedAt} AS placed_at, ${placedRank} AS placed_rank FROM response_link k
            WHERE k.${near}_id = stand.id AND ${flows(request.timeFlow)} AND ${passes(request.lens)}
            ORDER BY placed_at ${nearestFirst}, placed_rank ${nearestFirst}, id LIMIT ${request.acts}
          ) AS step
          WHERE NOT EXISTS (SELECT FROM unnest(level.seen) AS passed(id) WHERE passed.id = step.id)
          ORDER BY placed_at ${nearestFirst}, placed_rank ${nearestFirst}, id
          LIMIT greatest(${request.acts} - cardinality(level.seen), 0)
        ) AS admitted
      ) AS next
      WHERE level.depth < ${request.depth} AND cardinality(level.seen) < ${request.acts}
        AND clock_timestamp() < statement_timestamp() + make_interval(secs => ${request.timeoutMs / 1000}) AND next.ids IS NOT NULL
    )
    SELECT depth, ids::text[] AS ids FROM level ORDER BY depth`,
  );
}

/** The acts of a walk: the roots at depth 0, then by depth and nearness to the roots. BOTH is two walks, taken level by level to one budget. */
export async function walkActs(db: Db, request: WalkRequest): Promise<WalkedAct[]> {
  const walks = await Promise.all(waysOf(request.direction).map(async (way) => ({ way, levels: await levels(db, request, way) })));
  const steps = walks.flatMap(({ way, levels: walked }) =>
    walked.flatMap(({ depth, ids }) => ids.map((id, nearness) => ({ id, depth, nearness, side: depth === 0 ? ('BOTH' as const) : way }))),
  );
  const byDepth = steps.toSorted((a, b) => a.depth - b.depth || a.nearness - b.nearness);
  const acts = new Map<string, WalkedAct>();
  for (const { id, depth, side } of byDepth) {
    const known = acts.get(id);
    if (!known) {
      if (acts.size < request.acts || depth === 0) acts.set(id, { id, depth, side });
    } else if (known.side !== side) acts.set(id, { ...known, side: 'BOTH' });
  }
  return [...acts.values()];
}
