// Reading claims under a lens: the positions on links, and the series and positions about events.

import type { Db } from '../database/connect.ts';
import type { ClaimRow } from '../domain/claim.ts';
import { rowsOf } from '../domain/rows.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ClaimSubject } from '../generated/prisma/enums.ts';
import { carries, disputes, isHeld, isSeen, type Lens, leadingOrder, opposes } from './lens.ts';

/** A position on a link: whether it carries the link under the lens, or speaks against it, and then whether the lens's own account does. */
export type LinkPosition = ClaimRow & { readonly linkId: string; readonly carries: boolean; readonly opposes: boolean };

/** The positions on these links that carry or dispute them under a lens, the leading one of each link first. */
export const positionsOnLinks = (db: Db, lens: Lens, linkIds: readonly string[]): Promise<LinkPosition[]> =>
  rowsOf<LinkPosition>(
    db,
    Prisma.sql`
    SELECT c.*, ${carries(lens)} AS carries, ${opposes(lens)} AS opposes FROM claim c
    WHERE c.link_id = ANY(${[...linkIds]}::uuid[]) AND ((${carries(lens)}) OR (${disputes(lens)}))
    ORDER BY ${leadingOrder}`,
  );

/** The positions that leave these links open ("may", "could") and meet the lens: they neither carry nor dispute. */
export const hedgesOnLinks = (db: Db, lens: Lens, linkIds: readonly string[]): Promise<(ClaimRow & { readonly linkId: string })[]> =>
  rowsOf<ClaimRow & { readonly linkId: string }>(
    db,
    Prisma.sql`
    SELECT c.* FROM claim c
    WHERE c.link_id = ANY(${[...linkIds]}::uuid[]) AND c.stance = 'HEDGES' AND ${isHeld(lens, 'LINK')}
    ORDER BY ${leadingOrder}`,
  );

export type ActClaimSubject = Exclude<ClaimSubject, 'LINK' | 'AFFILIATION'>;

/** Claims about acts that a lens lets in, superseded ones included: a series over time, the first said first. */
export const seriesAboutActs = (db: Db, lens: Lens, subject: ActClaimSubject, actIds: readonly string[]): Promise<ClaimRow[]> =>
  claimsAboutActs(db, subject, actIds, isSeen(lens));

/** The positions on acts that a lens leaves: of each asserter what it held last. */
export const positionsAboutActs = (db: Db, lens: Lens, subject: ActClaimSubject, actIds: readonly string[]): Promise<ClaimRow[]> =>
  claimsAboutActs(db, subject, actIds, isHeld(lens, subject));

const claimsAboutActs = (db: Db, subject: ActClaimSubject, actIds: readonly string[], condition: Prisma.Sql): Promise<ClaimRow[]> =>
  rowsOf<ClaimRow>(
    db,
    Prisma.sql`
    SELECT c.* FROM claim c JOIN actor asserter ON asserter.id = c.asserted_by_id
    WHERE c.act_id = ANY(${[...actIds]}::uuid[]) AND c.subject = ${subject}::"ClaimSubject" AND ${condition}
    ORDER BY c.said_earliest NULLS LAST, asserter.slug, c.category NULLS FIRST, c.what, c.id`,
  );
