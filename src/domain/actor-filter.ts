// What can be asked of actors.
import { Prisma } from '../generated/prisma/client.ts';
import type { ActorKind } from '../generated/prisma/enums.ts';
import { allOf } from './condition.ts';
import { matches } from './search-listing.ts';

export interface ActorFilter {
  readonly kinds?: readonly ActorKind[] | null | undefined;
  /** As searchQuery gives it. */
  readonly query?: string | null;
  /** Affiliated with this actor, either way round, as someone asserts. */
  readonly affiliatedWithId?: string | null;
  readonly country?: string | null | undefined;
}

const o = Prisma.raw('o');

/** For an actor o. */
export const actorMatches = ({ kinds, query, affiliatedWithId, country }: ActorFilter): Prisma.Sql =>
  allOf([
    Prisma.sql`o.merged_into_id IS NULL`,
    kinds && Prisma.sql`o.kind = ANY(${[...kinds]}::"ActorKind"[])`,
    query == null ? null : matches(o, query),
    affiliatedWithId == null ? null : affiliatedWith(affiliatedWithId),
    country == null ? null : Prisma.sql`o.country = ${country}`,
  ]);

const affiliatedWith = (id: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM affiliation f
  WHERE ((f.subject_id = o.id AND f.object_id = ${id}::uuid) OR (f.object_id = o.id AND f.subject_id = ${id}::uuid)) AND EXISTS (
    SELECT FROM claim c WHERE c.affiliation_id = f.id AND c.stance = 'ASSERTS' AND c.status = 'ACCEPTED' AND c.retracted_at IS NULL))`;
