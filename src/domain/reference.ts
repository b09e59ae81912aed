// References: how an input names a row that exists, by id or by slug (a source also by its address, a link by its two acts), and the way
// from there to its id. A reference that leads nowhere is refused by name, never passed over.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ActType } from '../generated/prisma/enums.ts';
import { NotFoundError, type Path } from './error.ts';
import { survivorsOf } from './identity.ts';
import { NAME_LIMIT, text, url } from './input.ts';
import { rowsWhere } from './rows.ts';
import type { Slugged } from './slug.ts';
import type { SourceRow } from './source.ts';

/** The id of a row that is there. */
export const key = z.uuid('Give an id as you found it here.').toLowerCase();

const byId = z.strictObject({ id: key });
const bySlug = z.strictObject({ slug: text(NAME_LIMIT) });
const byUrl = z.strictObject({ url });

/** An actor, an act or a case. */
export const reference = z.union([bySlug, byId], { error: 'Give either an id, as the API gave it, or a slug.' });
export const sourceReference = z.union([bySlug, byId, byUrl], { error: 'Give an id, a slug or a url: one of them.' });
const pairReference = z.strictObject({ response: reference, trigger: reference });
export const linkReference = z.union([byId, z.strictObject({ pair: pairReference })], {
  error: 'Give either an id, or the pair of response and trigger.',
});

export type Reference = z.output<typeof reference>;
export type SourceReference = z.output<typeof sourceReference>;
export type LinkReference = z.output<typeof linkReference>;
type PairReference = z.output<typeof pairReference>;

const nameOf = (by: SourceReference): string =>
  'id' in by ? `the id ${by.id}` : 'slug' in by ? `the slug "${by.slug}"` : `the address ${by.url}`;

const missing = (noun: string, by: SourceReference, path: Path): NotFoundError =>
  new NotFoundError(path, `There is no ${noun} with ${nameOf(by)}. Record it first, or correct the reference.`);

/** The row of a reference, of those that were looked up together; null where it leads nowhere. */
type Lookup<By, Row> = (by: By) => Row | null;

/** The same, where it must lead somewhere. The path says where in the input it stands. @throws NotFoundError */
type Finder<By, Row> = (by: By, path: Path) => Row;

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly url?: string | null;
}

const isNamed = ({ id, slug, url }: Named, by: SourceReference): boolean =>
  'id' in by ? id === by.id : 'slug' in by ? slug === by.slug : url === by.url;

const finder =
  <By extends SourceReference, Row>(noun: string, find: Lookup<By, Row>): Finder<By, Row> =>
  (by, path) => {
    const row = find(by);
    if (!row) throw missing(noun, by, path);
    return row;
  };

/** The rows that go by these ids and slugs now. Each of the two is looked up by its own index. */
function named(refs: readonly SourceReference[], table: Slugged, columns: string): Prisma.Sql {
  const select = Prisma.sql`SELECT ${Prisma.raw(columns)} FROM ${Prisma.raw(`"${table}"`)}`;
  const [ids, slugs] = [refs.flatMap((by) => ('id' in by ? [by.id] : [])), refs.flatMap((by) => ('slug' in by ? [by.slug] : []))];
  return Prisma.sql`${select} WHERE id = ANY(${ids}::uuid[]) UNION ${select} WHERE slug = ANY(${slugs}::text[])`;
}

const idsOf = (rows: readonly Named[]): string[] => rows.map(({ id }) => id);

/** What the slugs of old among these references lead to, for a published slug resolves for ever. */
async function formerlyNamed(db: Db, table: Slugged, refs: readonly SourceReference[], found: readonly Named[]): Promise<Named[]> {
  const slugs = refs.flatMap((by) => ('slug' in by && !found.some((row) => isNamed(row, by)) ? [by.slug] : []));
  if (slugs.length === 0) return [];
  const former = await read<{ rowId: string; slug: string }>(
    db,
    Prisma.sql`SELECT row_id, slug FROM former_slug WHERE "table" = ${table} AND slug = ANY(${slugs})`,
  );
  return former.map(({ rowId, slug }) => ({ id: rowId, slug }));
}

/** Looks any number of actors up in one statement. Whoever asks for one that was merged gets the one that it was merged into. */
export async function lookUpActors(db: Db, refs: readonly Reference[]): Promise<Lookup<Reference, { id: string }>> {
  if (refs.length === 0) return () => null;
  const found = await read<Named & { mergedIntoId: string | null }>(db, named(refs, 'actor', 'id, slug, merged_into_id'));
  const former = await formerlyNamed(db, 'actor', refs, found);
  const astray = [...found.filter(({ mergedIntoId }) => mergedIntoId !== null), ...former].map(({ id }) => id);
  const survivors = await survivorsOf(db, astray);
  return (by) => {
    const row = [...found, ...former].find((candidate) => isNamed(candidate, by));
    return row ? { id: survivors.get(row.id) ?? row.id } : null;
  };
}

interface FoundAct {
  readonly id: string;
  readonly type: ActType;
}

/** Looks any number of acts up in one statement. */
export async function lookUpActs(db: Db, refs: readonly Reference[]): Promise<Lookup<Reference, FoundAct>> {
  if (refs.length === 0) return () => null;
  const found = await read<Named & FoundAct>(db, named(refs, 'act', 'id, slug, type'));
  const former = await formerlyNamed(db, 'act', refs, found);
  const renamed = former.length > 0 ? await rowsWhere<Named & FoundAct>(db, 'act', 'id', idsOf(former)) : [];
  return (by) => {
    const id = former.find((row) => isNamed(row, by))?.id;
    return found.find((row) => isNamed(row, by)) ?? renamed.find((row) => row.id === id) ?? null;
  };
}

/** Looks any number of sources up in one statement. */
export async function lookUpSources(db: Db, refs: readonly SourceReference[]): Promise<Lookup<SourceReference, SourceRow>> {
  if (refs.length === 0) return () => null;
  const addresses = refs.flatMap((by) => ('url' in by ? [by.url] : []));
  const found = await read<SourceRow>(
    db,
    Prisma.sql`${named(refs, 'source', '*')} UNION SELECT * FROM source WHERE url = ANY(${addresses}::text[])`,
  );
  const former = await formerlyNamed(db, 'source', refs, found);
  const renamed = former.length > 0 ? await rowsWhere<SourceRow>(db, 'source', 'id', idsOf(former)) : [];
  return (by) => {
    const id = former.find((row) => isNamed(row, by))?.id;
    return found.find((row) => isNamed(row, by)) ?? renamed.find((row) => row.id === id) ?? null;
  };
}

export async function lookUpCase(db: Db, by: Reference): Promise<string | null> {
  const [found] = await read<Named>(db, named([by], 'case', 'id, slug'));
  return found?.id ?? (await formerlyNamed(db, 'case', [by], []))[0]?.id ?? null;
}

export const findActors = async (db: Db, refs: readonly Reference[]) => finder('actor', await lookUpActors(db, refs));
const findActs = async (db: Db, refs: readonly Reference[]) => finder('act', await lookUpActs(db, refs));
export const findSources = async (db: Db, refs: readonly SourceReference[]) => finder('source', await lookUpSources(db, refs));

/** @throws NotFoundError */
export async function caseId(db: Db, by: Reference, path: Path): Promise<string> {
  const id = await lookUpCase(db, by);
  if (id === null) throw missing('case', by, path);
  return id;
}

/** @throws NotFoundError */
export const actorId = async (db: Db, by: Reference, path: Path): Promise<string> => (await findActors(db, [by]))(by, path).id;

/** The ids of actors in the order given, each named by its place in the list. @throws NotFoundError */
export async function actorIds(db: Db, refs: readonly Reference[], path: Path): Promise<string[]> {
  const find = await findActors(db, refs);
  return refs.map((by, index) => find(by, [...path, index]).id);
}

/** The ids of acts in the order given. @throws NotFoundError */
export async function actIds(db: Db, refs: readonly Reference[], path: Path): Promise<string[]> {
  const find = await findActs(db, refs);
  return refs.map((by, index) => find(by, [...path, index]).id);
}

/** The ids of sources in the order given. @throws NotFoundError */
export async function sourceIds(db: Db, refs: readonly SourceReference[], path: Path): Promise<string[]> {
  const find = await findSources(db, refs);
  return refs.map((by, index) => find(by, [...path, index]).id);
}

/** The two acts of a link. @throws NotFoundError */
export async function pairIds(
  db: Db,
  { response, trigger }: PairReference,
  path: Path,
): Promise<{ responseId: string; triggerId: string }> {
  const find = await findActs(db, [response, trigger]);
  return { responseId: find(response, [...path, 'response']).id, triggerId: find(trigger, [...path, 'trigger']).id };
}

/** @throws NotFoundError */
export const actId = async (db: Db, by: Reference, path: Path): Promise<string> => (await findActs(db, [by]))(by, path).id;

const ACT_NOUNS: Record<ActType, string> = { EVENT: 'an event', STATEMENT: 'a statement' };

/** One act of the type that is asked for. @throws NotFoundError */
export async function actIdOf(db: Db, type: ActType, by: Reference, path: Path): Promise<string> {
  const row = (await findActs(db, [by]))(by, path);
  if (row.type !== type) throw new NotFoundError(path, `The act with ${nameOf(by)} is ${ACT_NOUNS[row.type]}; name ${ACT_NOUNS[type]}.`);
  return row.id;
}
