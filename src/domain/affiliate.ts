// Who belongs to an actor, and when: asked for by kind, for to count a militia's fire as its backer's is one side's thesis.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { AffiliationKind } from '../generated/prisma/enums.ts';

/** An actor, and since and until when its acts count; null: without known bound. */
export interface Affiliate {
  readonly actorId: string;
  readonly since: Date | null;
  readonly until: Date | null;
}

/** How many bodies lie between a unit and its state at most; real ones have five or six. */
const MAX_PARTS = 10;

/**
 * The actor itself, and those affiliated to it by one of these kinds, as someone asserts. A part of a part is a part, so PART_OF is
 * followed on; every other kind is the last step, for the ally of an ally is no ally.
 */
export async function affiliatesOf(db: Db, actorId: string, kinds: readonly AffiliationKind[]): Promise<Affiliate[]> {
  const itself = { actorId, since: null, until: null };
  if (kinds.length === 0) return [itself];
  const others = await read<Affiliate>(
    db,
    Prisma.sql`
    WITH RECURSIVE affiliate(id, kind, since, until, depth) AS (
      SELECT ${actorId}::uuid, 'PART_OF'::"AffiliationKind", NULL::timestamptz, NULL::timestamptz, 0
      UNION
      SELECT f.subject_id, f.kind, greatest(affiliate.since, f.from_earliest), least(affiliate.until, f.until_latest), affiliate.depth + 1
      FROM affiliate JOIN affiliation f ON f.object_id = affiliate.id AND f.kind = ANY(${[...kinds]}::"AffiliationKind"[])
      WHERE affiliate.kind = 'PART_OF' AND affiliate.depth < ${MAX_PARTS} AND EXISTS (
        SELECT FROM claim c WHERE c.affiliation_id = f.id AND c.stance = 'ASSERTS' AND c.status = 'ACCEPTED' AND c.retracted_at IS NULL)
    )
    SELECT DISTINCT id AS "actorId", since, until FROM affiliate WHERE depth > 0 AND (since <= until) IS NOT FALSE`,
  );
  return [itself, ...others];
}
