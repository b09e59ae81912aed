// What is there of the names that a whole batch of entries gives: looked up all at once, whatever their number, each table in one
// statement. A slug of old leads to its row here too.
import type { Transaction } from '../database/connect.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ActType, ReviewStatus } from '../generated/prisma/enums.ts';
import type { AffiliationRow } from './affiliation.ts';
import { survivorsOf } from './identity.ts';
import type { PlaceRow } from './place.ts';
import { rowsOf, rowsWhere } from './rows.ts';
import type { Slugged } from './slug.ts';

export interface KnownActor {
  readonly id: string;
}

export interface KnownAct {
  readonly id: string;
  readonly type: ActType;
  readonly version: number;
  readonly earliest: Date;
  readonly latest: Date;
  readonly placedFrom: Date;
}

export interface KnownSource {
  readonly id: string;
  readonly publishedEarliest: Date | null;
  readonly publishedLatest: Date | null;
}

interface Named {
  readonly id: string;
  readonly slug: string;
}

/** By slug, by a slug of old, and by a key that an entry brings along. */
async function named<Row extends Named>(
  tx: Transaction,
  table: Slugged,
  columns: string,
  slugs: Iterable<string>,
  ids: Iterable<string>,
): Promise<{ bySlug: Map<string, Row>; byId: Map<string, Row> }> {
  const wanted = [...slugs];
  const keys = [...ids];
  const select = Prisma.sql`SELECT id, slug, ${Prisma.raw(columns)} FROM ${Prisma.raw(`"${table}"`)}`;
  const rows =
    wanted.length + keys.length === 0
      ? []
      : await rowsOf<Row>(tx, Prisma.sql`${select} WHERE slug = ANY(${wanted}) OR id = ANY(${keys}::uuid[])`);
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lost = wanted.filter((slug) => !bySlug.has(slug));
  if (lost.length === 0) return { bySlug, byId };
  const former = await rowsOf<{ slug: string; rowId: string }>(
    tx,
    Prisma.sql`SELECT slug, row_id AS "rowId" FROM former_slug WHERE "table" = ${table} AND slug = ANY(${lost})`,
  );
  if (former.length === 0) return { bySlug, byId };
  const renamed = await rowsOf<Row>(tx, Prisma.sql`${select} WHERE id = ANY(${former.map(({ rowId }) => rowId)}::uuid[])`);
  for (const row of renamed) byId.set(row.id, row);
  for (const { slug, rowId } of former) {
    const row = byId.get(rowId);
    if (row) bySlug.set(slug, row);
  }
  return { bySlug, byId };
}

export interface Known<Row> {
  readonly bySlug: Map<string, Row>;
  readonly byId: Map<string, Row>;
}

/** @param exactly whether an actor that was merged is itself, and not the one that it was merged into */
export async function knownActors(
  tx: Transaction,
  slugs: Iterable<string>,
  ids: Iterable<string>,
  exactly: boolean,
): Promise<Known<KnownActor>> {
  const known = await named<Named & { mergedIntoId: string | null }>(tx, 'actor', 'merged_into_id', slugs, ids);
  if (exactly) return known;
  const survivors = await survivorsOf(
    tx,
    [...known.byId.values()].filter(({ mergedIntoId }) => mergedIntoId !== null).map(({ id }) => id),
  );
  const survivor = ({ id }: KnownActor): KnownActor => ({ id: survivors.get(id) ?? id });
  return {
    bySlug: new Map([...known.bySlug].map(([slug, row]) => [slug, survivor(row)])),
    byId: new Map([...known.byId].map(([id, row]) => [id, survivor(row)])),
  };
}

export const knownActs = (tx: Transaction, slugs: Iterable<string>, ids: Iterable<string>): Promise<Known<KnownAct>> =>
  named<KnownAct & Named>(tx, 'act', 'type, version, earliest, latest, placed_from', slugs, ids);

export const knownCases = (tx: Transaction, slugs: Iterable<string>, ids: Iterable<string>): Promise<Known<{ id: string }>> =>
  named<Named>(tx, 'case', 'version', slugs, ids);

/** A source is known by its address too, for each is recorded once. */
export async function knownSources(
  tx: Transaction,
  slugs: Iterable<string>,
  addresses: Iterable<string>,
  ids: Iterable<string>,
): Promise<Known<KnownSource> & { byAddress: Map<string, KnownSource> }> {
  const columns = 'published_earliest, published_latest';
  const known = await named<KnownSource & Named>(tx, 'source', columns, slugs, ids);
  const wanted = [...addresses];
  const select = Prisma.sql`SELECT id, url, ${Prisma.raw(columns)} FROM source WHERE url = ANY(${wanted})`;
  const rows = wanted.length === 0 ? [] : await rowsOf<KnownSource & { url: string }>(tx, select);
  return { ...known, byAddress: new Map(rows.map((row) => [row.url, row])) };
}

export async function knownPlaces(tx: Transaction, names: Iterable<string>): Promise<Map<string, PlaceRow>> {
  const wanted = [...names];
  if (wanted.length === 0) return new Map();
  const rows = await rowsOf<PlaceRow>(tx, Prisma.sql`SELECT * FROM place WHERE name = ANY(${wanted})`);
  // A list that was never given is null in the table, and empty to whoever reads it.
  return new Map(rows.map((row) => [row.name, { ...row, aliases: (row.aliases as string[] | null) ?? [] }]));
}

export interface KnownClaim {
  readonly status: ReviewStatus;
  readonly retractedAt: Date | null;
}

/** Those of the claims that are there, by id. */
export async function knownClaims(tx: Transaction, ids: Iterable<string>): Promise<Map<string, KnownClaim>> {
  const wanted = [...ids];
  if (wanted.length === 0) return new Map();
  const select = Prisma.sql`SELECT id, status, retracted_at FROM claim WHERE id = ANY(${wanted}::uuid[])`;
  const rows = await rowsOf<KnownClaim & { id: string }>(tx, select);
  return new Map(rows.map((row) => [row.id, row]));
}

export const pairOf = (responseId: string, triggerId: string): string => `${responseId} ${triggerId}`;

/** The links between these acts, by their pairs. */
export async function knownLinks(
  tx: Transaction,
  pairs: readonly { responseId: string; triggerId: string }[],
): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; responseId: string; triggerId: string }>(
    tx,
    Prisma.sql`SELECT link.id, link.response_id AS "responseId", link.trigger_id AS "triggerId"
    FROM unnest(${pairs.map(({ responseId }) => responseId)}::uuid[], ${pairs.map(({ triggerId }) => triggerId)}::uuid[]) AS pair(response_id, trigger_id)
    JOIN response_link link ON link.response_id = pair.response_id AND link.trigger_id = pair.trigger_id`,
  );
  return new Map(rows.map(({ id, responseId, triggerId }) => [pairOf(responseId, triggerId), id]));
}

/** An edge between two actors, with its title and dates, as one key: claims of the same edge meet on one affiliation. */
export const edgeOf = (edge: Omit<AffiliationRow, 'id' | 'recordedAt'>): string =>
  JSON.stringify([
    edge.kind,
    edge.subjectId,
    edge.objectId,
    edge.title,
    edge.fromEarliest,
    edge.fromLatest,
    edge.fromPrecision,
    edge.fromZone,
    edge.untilEarliest,
    edge.untilLatest,
    edge.untilPrecision,
    edge.untilZone,
  ]);

/** The affiliations of these actors to others, by their edges. */
export async function knownAffiliations(tx: Transaction, subjectIds: readonly string[]): Promise<Map<string, string>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await rowsWhere<AffiliationRow>(tx, 'affiliation', 'subject_id', subjectIds);
  return new Map(rows.map((row) => [edgeOf(row), row.id]));
}

/** How many standing claims of each kind there are on these acts, links and affiliations: by "KIND id". */
export async function knownCounts(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ key: string; claims: number }>(
    tx,
    Prisma.sql`SELECT concat_ws(' ', subject, link_id, act_id, affiliation_id) AS key, count(*)::int AS claims FROM claim
    WHERE (link_id = ANY(${[...ids]}::uuid[]) OR act_id = ANY(${[...ids]}::uuid[]) OR affiliation_id = ANY(${[...ids]}::uuid[])) AND retracted_at IS NULL
    GROUP BY key`,
  );
  return new Map(rows.map(({ key, claims }) => [key, claims]));
}

/** An actor as one end of affiliations, as one key. */
export const endOf = (end: 'subject' | 'object', actorId: string): string => `${end} ${actorId}`;

/** How many affiliations each of these actors has, on either side: by end. */
export async function knownEnds(tx: Transaction, actorIds: readonly string[]): Promise<Map<string, number>> {
  if (actorIds.length === 0) return new Map();
  const ids = [...actorIds];
  const rows = await rowsOf<{ key: string; count: number }>(
    tx,
    Prisma.sql`SELECT concat('subject ', subject_id) AS key, count(*)::int AS count FROM affiliation
      WHERE subject_id = ANY(${ids}::uuid[]) GROUP BY subject_id
    UNION ALL SELECT concat('object ', object_id), count(*)::int FROM affiliation WHERE object_id = ANY(${ids}::uuid[]) GROUP BY object_id`,
  );
  return new Map(rows.map(({ key, count }) => [key, count]));
}

/** How many parts each of these events has, beside those that are given. */
export async function knownParts(tx: Transaction, eventIds: readonly string[], beside: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ parentId: string; parts: number }>(
    tx,
    Prisma.sql`SELECT parent_id, count(*)::int AS parts FROM event
      WHERE parent_id = ANY(${[...eventIds]}::uuid[]) AND id <> ALL(${[...beside]}::uuid[]) GROUP BY parent_id`,
  );
  return new Map(rows.map(({ parentId, parts }) => [parentId, parts]));
}
