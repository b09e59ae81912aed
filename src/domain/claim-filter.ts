// What can be asked of claims, and their order.
import { Prisma } from '../generated/prisma/client.ts';
import type { ClaimSubject, Stance } from '../generated/prisma/enums.ts';
import { allOf, anyOf } from './condition.ts';
import type { Listing } from './page.ts';

export interface ClaimFilter {
  readonly subjects?: readonly ClaimSubject[] | null | undefined;
  /** Any of these asserters. */
  readonly assertedByIds?: readonly string[] | null;
  /** On this act, or on a link at it. */
  readonly aboutId?: string | null;
  /** Made by the words of this statement. */
  readonly statementId?: string | null;
  readonly blamesId?: string | null;
  readonly stances?: readonly Stance[] | null | undefined;
  readonly saidUntil?: Date | null | undefined;
  /** On one of these acts, or on a link between two of them. */
  readonly actIds?: readonly string[] | null;
}

export const claimMatches = (filter: ClaimFilter): Prisma.Sql => {
  const { subjects, assertedByIds, aboutId, statementId, blamesId, stances, saidUntil, actIds } = filter;
  return allOf([
    subjects && Prisma.sql`c.subject = ANY(${[...subjects]}::"ClaimSubject"[])`,
    assertedByIds && Prisma.sql`c.asserted_by_id = ANY(${[...assertedByIds]}::uuid[])`,
    aboutId == null ? null : about(aboutId),
    statementId == null ? null : Prisma.sql`c.statement_id = ${statementId}::uuid`,
    blamesId == null ? null : Prisma.sql`c.blamed_id = ${blamesId}::uuid`,
    stances && Prisma.sql`c.stance = ANY(${[...stances]}::"Stance"[])`,
    saidUntil && Prisma.sql`c.said_latest <= ${saidUntil}`,
    actIds && among(actIds),
  ]);
};

const about = (actId: string): Prisma.Sql =>
  anyOf([
    Prisma.sql`c.act_id = ${actId}::uuid`,
    Prisma.sql`c.link_id IN (SELECT k.id FROM response_link k WHERE k.response_id = ${actId}::uuid OR k.trigger_id = ${actId}::uuid)`,
  ]);

const among = (actIds: readonly string[]): Prisma.Sql =>
  anyOf([
    Prisma.sql`c.act_id = ANY(${[...actIds]}::uuid[])`,
    Prisma.sql`c.link_id IN (SELECT k.id FROM response_link k
      WHERE k.response_id = ANY(${[...actIds]}::uuid[]) AND k.trigger_id = ANY(${[...actIds]}::uuid[]))`,
  ]);

/** Claims in the order in which they were said, those without a date last. What was retracted or not accepted is no claim yet, or no more. */
export const claimListing = (where: Prisma.Sql): Listing => ({
  from: Prisma.sql`claim c`,
  where: allOf([Prisma.sql`c.status = 'ACCEPTED' AND c.retracted_at IS NULL`, where]),
  keys: [
    { expression: Prisma.sql`(c.said_earliest IS NULL)::int`, type: 'int' },
    { expression: Prisma.sql`coalesce(c.said_earliest, c.recorded_at)`, type: 'timestamptz' },
  ],
  id: Prisma.sql`c.id`,
  direction: 'ASC',
});
