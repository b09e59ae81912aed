// A bloc: whose acts count as one side's in an exchange, since and until when, and by which affiliations.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import type { Affiliate } from '../domain/affiliate.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { AffiliationKind } from '../generated/prisma/enums.ts';
import { isHeld, type Lens } from './lens.ts';

export interface Bloc {
  /** Those by whom it is named. */
  readonly actorIds: readonly string[];
  /** They themselves and their bodies: what these do, the named do. */
  readonly own: readonly Affiliate[];
  /** Those who join by an affiliation that was asked for, with their bodies. */
  readonly joined: readonly Affiliate[];
  /** The affiliations by which others than the named belong to it. */
  readonly affiliationIds: readonly string[];
}

export interface BlocRequest {
  readonly actorIds: readonly string[];
  /** Which affiliates join beside the bodies. */
  readonly affiliates: readonly AffiliationKind[];
  /** The named of the other side, who never join this one. */
  readonly otherIds: readonly string[];
  readonly lens: Lens;
}

/** How many bodies lie between a unit and its state at most; real ones have five or six. */
const MAX_PARTS = 10;

interface Member extends Affiliate {
  readonly affiliationId: string;
  readonly joined: boolean;
}

/**
 * The actors, every GOVERNMENT_BODY or ARMED_FORCE that was PART_OF them, as someone asserts, and of the kinds asked for the affiliates of
 * any of these, as the lens has it, for to count one as the other's is somebody's thesis. PART_OF is followed on; every other affiliation
 * is the last step but for the affiliate's own bodies. An alliance binds both ways. Who speaks on behalf of any of them is found with the
 * statement (domain/act-filter.ts).
 */
export async function blocOf(db: Db, { actorIds, affiliates, otherIds, lens }: BlocRequest): Promise<Bloc> {
  const members = await read<Member>(
    db,
    Prisma.sql`
    WITH RECURSIVE member(id, since, until, affiliation_id, joined, leads_on, depth) AS (
      SELECT id, NULL::timestamptz, NULL::timestamptz, NULL::uuid, false, true, 0 FROM unnest(${[...actorIds]}::uuid[]) AS named(id)
      UNION
      SELECT f.member_id, greatest(member.since, f.from_earliest), least(member.until, f.until_latest), f.id,
        member.joined OR NOT f.is_body, member.leads_on AND f.kind = 'PART_OF', member.depth + 1
      FROM member JOIN LATERAL (
        SELECT part.*, part.subject_id AS member_id, part.kind = 'PART_OF' AND subject.kind IN ('GOVERNMENT_BODY', 'ARMED_FORCE') AS is_body
        FROM affiliation part JOIN actor subject ON subject.id = part.subject_id WHERE part.object_id = member.id
        UNION ALL
        SELECT ally.*, ally.object_id, false FROM affiliation ally WHERE ally.subject_id = member.id AND ally.kind = 'ALLIED_WITH'
      ) AS f ON (f.is_body AND ${isAsserted}) OR (member.leads_on AND f.kind = ANY(${[...affiliates]}::"AffiliationKind"[]) AND ${isLeft(lens)})
      WHERE member.depth < ${MAX_PARTS} AND f.member_id <> ALL(${[...otherIds]}::uuid[])
    )
    SELECT DISTINCT id AS "actorId", since, until, affiliation_id AS "affiliationId", joined FROM member
    WHERE depth > 0 AND (since <= until) IS NOT FALSE ORDER BY affiliation_id, id, since, until, joined`,
  );
  const named = actorIds.map((actorId) => ({ actorId, since: null, until: null }));
  return {
    actorIds,
    own: [...named, ...members.filter(({ joined }) => !joined)],
    joined: members.filter(({ joined }) => joined),
    affiliationIds: [...new Set(members.map(({ affiliationId }) => affiliationId))],
  };
}

const isAsserted = Prisma.sql`EXISTS (
  SELECT FROM claim c WHERE c.affiliation_id = f.id AND c.stance = 'ASSERTS' AND c.status = 'ACCEPTED' AND c.retracted_at IS NULL)`;

const isLeft = (lens: Lens): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT FROM claim c WHERE c.affiliation_id = f.id AND c.stance = 'ASSERTS' AND ${isHeld(lens, 'AFFILIATION')})`;
