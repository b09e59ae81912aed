// What can be asked of acts, and their orders. Every reference is resolved before it comes here. Fragments name their tables by alias.
import { Prisma } from '../generated/prisma/client.ts';
import type { EventKind, EventMode, ParticipationRole, StatementKind, Threshold } from '../generated/prisma/enums.ts';
import type { Affiliate } from './affiliate.ts';
import { allOf, anyOf, type Condition, noneOf } from './condition.ts';
import type { Key, Listing } from './page.ts';
import { matches } from './search-listing.ts';

/** A window of time, half open: `from` is in it, `before` is not. */
export interface TimeWindow {
  readonly from: Date | null;
  readonly before: Date | null;
  /** The act lies within it for certain; otherwise it may. */
  readonly certainly: boolean;
}

/** Whose acts are asked for. */
export interface Doers {
  readonly actors: readonly Affiliate[];
  /** Null: in any role. */
  readonly roles: readonly ParticipationRole[] | null;
  /** Whether what is attributed to them counts beside what they are recorded to have done. */
  readonly attributed: boolean;
}

/** Conditions that hold together; what is left out asks nothing. */
export interface ActFilter {
  readonly and?: readonly ActFilter[] | null;
  readonly or?: readonly ActFilter[] | null;
  readonly not?: ActFilter | null;
  readonly occurred?: TimeWindow | null;
  readonly doers?: Doers | null;
  readonly placeIds?: readonly string[] | null;
  readonly hostilityAtLeast?: number | null;
  /** As searchQuery gives it. */
  readonly query?: string | null;
  readonly ids?: readonly string[] | null;
  readonly answered?: boolean | null;
  readonly answers?: boolean | null;
}

/** What a lens lets count: conditions on a link k, and on a claim c that attributes an act. */
export interface Counting {
  readonly link: Prisma.Sql;
  readonly attribution: Prisma.Sql;
}

const a = Prisma.raw('a');

/** For an act a. */
export function actMatches(filter: ActFilter, counting: Counting): Prisma.Sql {
  const inner = (part: ActFilter): Prisma.Sql => actMatches(part, counting);
  const { occurred, doers, placeIds, hostilityAtLeast, query, ids } = filter;
  return allOf([
    filter.and && allOf(filter.and.map(inner)),
    filter.or && anyOf(filter.or.map(inner)),
    filter.not && noneOf(inner(filter.not)),
    occurred && occurredIn(occurred),
    doers && doneBy(a, doers, counting),
    placeIds && Prisma.sql`a.place_id = ANY(${[...placeIds]}::uuid[])`,
    hostilityAtLeast == null ? null : Prisma.sql`a.hostility >= ${hostilityAtLeast}`,
    query == null ? null : matches(a, query),
    ids && Prisma.sql`a.id = ANY(${[...ids]}::uuid[])`,
    hasLink('trigger', filter.answered, counting),
    hasLink('response', filter.answers, counting),
  ]);
}

/** By the bounds of the act's beginning, which order it. */
function occurredIn({ from, before, certainly }: TimeWindow): Prisma.Sql {
  const [lower, upper] = certainly ? [Prisma.raw('earliest'), Prisma.raw('latest')] : [Prisma.raw('latest'), Prisma.raw('earliest')];
  return allOf([from && Prisma.sql`a.${lower} >= ${from}`, before && Prisma.sql`a.${upper} < ${before}`]);
}

function hasLink(end: 'response' | 'trigger', wanted: boolean | null | undefined, { link }: Counting): Condition {
  if (wanted == null) return null;
  const linked = Prisma.sql`EXISTS (SELECT FROM response_link k WHERE k.${Prisma.raw(end)}_id = a.id AND ${link})`;
  return wanted ? linked : noneOf(linked);
}

/** For an act by its alias. A statement made on an actor's behalf is one of its own: it counts where the actor's own speaking would. */
export function doneBy(act: Prisma.Sql, { actors, roles, attributed }: Doers, { attribution }: Counting): Prisma.Sql {
  const doer = Prisma.sql`unnest(${actors.map(({ actorId }) => actorId)}::uuid[], ${actors.map(({ since }) => since)}::timestamptz[],
    ${actors.map(({ until }) => until)}::timestamptz[]) AS doer(id, since, until)`;
  const inRole = (role: Prisma.Sql) => roles && Prisma.sql`${role} = ANY(${[...roles]}::"ParticipationRole"[])`;
  const ways = [
    Prisma.sql`SELECT p.act_id, doer.since, doer.until FROM ${doer} JOIN participation p ON p.actor_id = doer.id WHERE ${allOf([inRole(Prisma.raw('p.role'))])}`,
    roles === null || roles.includes('SPEAKER')
      ? Prisma.sql`SELECT b.statement_id, doer.since, doer.until FROM ${doer} JOIN statement_on_behalf b ON b.actor_id = doer.id`
      : null,
    attributed
      ? Prisma.sql`SELECT c.act_id, doer.since, doer.until FROM ${doer} JOIN claim c ON c.blamed_id = doer.id
          WHERE ${allOf([Prisma.sql`c.subject = 'ATTRIBUTION' AND c.stance = 'ASSERTS'`, inRole(Prisma.raw('c.role')), attribution])}`
      : null,
  ].filter((way) => way !== null);
  // The act is read once more within: a condition on the one without would have every act read and held against the few that they did.
  return Prisma.sql`${act}.id IN (SELECT done.act_id FROM (${Prisma.join(ways, ' UNION ALL ')}) AS done(act_id, since, until)
    JOIN act deed ON deed.id = done.act_id
    WHERE (deed.latest >= done.since) IS NOT FALSE AND (deed.earliest <= done.until) IS NOT FALSE)`;
}

/** Beside what is asked of the act itself: any of the kinds, any of the modes, any of the thresholds. */
export interface EventFilter {
  readonly act?: ActFilter | null;
  readonly kinds?: readonly EventKind[] | null | undefined;
  readonly modes?: readonly EventMode[] | null | undefined;
  readonly thresholds?: readonly Threshold[] | null | undefined;
}

/** For an event e, whose act is a. */
export const eventMatches = ({ act, kinds, modes, thresholds }: EventFilter, counting: Counting): Prisma.Sql =>
  allOf([
    act && actMatches(act, counting),
    kinds && Prisma.sql`e.kind = ANY(${[...kinds]}::"EventKind"[])`,
    modes && Prisma.sql`e.mode = ANY(${[...modes]}::"EventMode"[])`,
    thresholds && Prisma.sql`e.thresholds && ${[...thresholds]}::"Threshold"[]`,
  ]);

/** Any of the kinds, by the speakers, about the act. */
export interface StatementFilter {
  readonly act?: ActFilter | null;
  readonly kinds?: readonly StatementKind[] | null | undefined;
  readonly speakers?: Doers | null;
  readonly aboutId?: string | null;
}

/** For a statement s, whose act is a. */
export const statementMatches = ({ act, kinds, speakers, aboutId }: StatementFilter, counting: Counting): Prisma.Sql =>
  allOf([
    act && actMatches(act, counting),
    kinds && Prisma.sql`s.kinds && ${[...kinds]}::"StatementKind"[]`,
    speakers && doneBy(a, speakers, counting),
    aboutId == null ? null : Prisma.sql`EXISTS (SELECT FROM statement_about o WHERE o.statement_id = s.id AND o.act_id = ${aboutId}::uuid)`,
  ]);

export interface ActOrder {
  readonly field: 'OCCURRED' | 'RECORDED' | 'HOSTILITY';
  readonly direction: 'ASC' | 'DESC';
}

/** An act without a level comes before the least one. */
const KEYS: Record<ActOrder['field'], readonly Key[]> = {
  OCCURRED: [
    { expression: Prisma.sql`a.placed_at`, type: 'timestamptz' },
    { expression: Prisma.sql`a.placed_rank`, type: 'int' },
  ],
  RECORDED: [{ expression: Prisma.sql`a.recorded_at`, type: 'timestamptz' }],
  HOSTILITY: [{ expression: Prisma.sql`coalesce(a.hostility, -1)`, type: 'int' }],
};

const TABLES = {
  act: Prisma.sql`act a`,
  event: Prisma.sql`act a JOIN event e ON e.id = a.id`,
  statement: Prisma.sql`act a JOIN statement s ON s.id = a.id`,
} as const;

/** Acts a, with their events e or statements s where only these are wanted. */
export const actListing = (table: keyof typeof TABLES, where: Prisma.Sql, { field, direction }: ActOrder): Listing => ({
  from: TABLES[table],
  where,
  keys: KEYS[field],
  id: Prisma.sql`a.id`,
  direction,
});
