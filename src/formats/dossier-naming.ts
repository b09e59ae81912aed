// What the entries of every section are made with: the fields that are given, and the names of what rows point at.
import type { Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { type Span, writtenSpan } from '../domain/occurred.ts';
import { rowsOf, rowsWhere } from '../domain/rows.ts';
import type { Citation } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Content } from './dossier.ts';
import type { ActorName } from './import-admit.ts';

export type Written = Record<string, unknown>;

/** A page of a section: reads the rows with these keys, in their order. */
export type Page = (tx: Transaction, ids: readonly string[]) => Promise<Written[]>;

/** What of a row is given: not what is null, empty, or as it is anyway. */
export function given(fields: Written): Written {
  const isSaid = (value: unknown): boolean =>
    value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)));
}

export const inOrder = <Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
};

export function grouped<Row>(rows: readonly Row[], key: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = key(row);
    if (group === null) continue;
    const list = groups.get(group);
    if (list) list.push(row);
    else groups.set(group, [row]);
  }
  return groups;
}

export const instant = (date: Date): string => date.toISOString();

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function slugsOf(
  tx: Transaction,
  table: 'actor' | 'act' | 'source',
  ids: Iterable<string | null>,
): Promise<Map<string | null, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows = await read<{ id: string; slug: string }>(
    tx,
    Prisma.sql`SELECT id, slug FROM ${Prisma.raw(`"${table}"`)} WHERE id = ANY(${wanted}::uuid[])`,
  );
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** The actor at which a row points, with the one of whom it was recorded where that was merged since. */
export type Naming = (reference: string, rowId: string, actorId: string) => ActorName;

export async function namesOf(tx: Transaction, rowIds: readonly string[], actorIds: Iterable<string | null>): Promise<Naming> {
  const merged = await rowsOf<{ reference: string; rowId: string; originalId: string; currentId: string }>(
    tx,
    Prisma.sql`SELECT * FROM merged_reference WHERE row_id = ANY(${[...rowIds]}::uuid[])`,
  );
  const slugs = await slugsOf(tx, 'actor', [...actorIds, ...merged.map(({ originalId }) => originalId)]);
  const originals = new Map(merged.map((row) => [`${row.reference} ${row.rowId} ${row.currentId}`, row.originalId]));
  return (reference, rowId, actorId) => {
    const actor = slugs.get(actorId) ?? '';
    const original = originals.get(`${reference} ${rowId} ${actorId}`);
    return original === undefined ? actor : { actor, recordedOf: slugs.get(original) ?? '' };
  };
}

export async function formerSlugsOf(tx: Transaction, table: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await read<{ slug: string; rowId: string }>(
    tx,
    Prisma.sql`
    SELECT slug, row_id AS "rowId" FROM former_slug WHERE "table" = ${table} AND row_id = ANY(${[...ids]}::uuid[]) ORDER BY slug COLLATE "C"`,
  );
  return new Map([...grouped(rows, ({ rowId }) => rowId)].map(([id, former]) => [id, former.map(({ slug }) => slug)]));
}

/** What every row with a slug has, at the beginning and at the end of its entry. */
export const named = ({ id, slug }: { id: string; slug: string }): Written => ({ slug, id });
export const kept = (row: { id: string; version: number; recordedAt: Date }, former: Map<string, string[]>): Written => ({
  formerSlugs: former.get(row.id),
  version: row.version === 1 ? null : row.version,
  recordedAt: instant(row.recordedAt),
});

// ── Citations ────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Citing = (id: string) => Content<'occurrences'>['citations'];

export async function citationsBy(
  tx: Transaction,
  column: 'act_id' | 'participation_id' | 'claim_id',
  ids: readonly string[],
): Promise<Citing> {
  const rows = await rowsWhere<Citation>(tx, 'citation', column, ids, `${column}, position`);
  const slugs = await slugsOf(
    tx,
    'source',
    rows.map(({ sourceId }) => sourceId),
  );
  const groups = grouped(rows, (row) => row.actId ?? row.participationId ?? row.claimId);
  return (id) =>
    (groups.get(id) ?? []).map(
      ({ sourceId, quote, locator, credibility }) =>
        given({ source: slugs.get(sourceId), quote, locator, credibility }) as { source: string },
    );
}

export const span = (row: Written, prefix: string): Written | null => {
  const [earliest, latest] = [row[`${prefix}Earliest`], row[`${prefix}Latest`]];
  if (!(earliest instanceof Date) || !(latest instanceof Date)) return null;
  const bounds = { earliest, latest, precision: row[`${prefix}Precision`], zone: row[`${prefix}Zone`] };
  return { ...writtenSpan(bounds as Span) };
};

/** A set has no order of its own: by slug, whatever the keys. */
export const sorted = (names: readonly ActorName[]): ActorName[] => {
  const key = (name: ActorName): string => (typeof name === 'string' ? name : `${name.actor} ${name.recordedOf}`);
  return names.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
