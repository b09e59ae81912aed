// One page of a list, by keyset: a list is ids chosen and ordered by SQL, so a page is stable while others write.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A list in SQL: `from` names the row that has `id`; the keys order it, and the id always comes last, so that no two rows tie. */
export interface Listing {
  readonly from: Prisma.Sql;
  readonly where: Prisma.Sql;
  readonly keys: readonly Key[];
  /** The id of a row. */
  readonly id: Prisma.Sql;
  readonly direction: 'ASC' | 'DESC';
}

/** An expression to order by, never null, and its SQL type, by which a cursor's text becomes a value again. */
export interface Key {
  readonly expression: Prisma.Sql;
  readonly type: 'timestamptz' | 'int' | 'text' | 'float8' | 'uuid';
}

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface PageRow {
  readonly id: string;
  readonly cursor: string;
}

export interface Page {
  readonly rows: readonly PageRow[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A page request that cannot be met; the path names the argument. */
export class PageError extends Error {
  readonly argument: keyof PageArgs;
  constructor(argument: keyof PageArgs, message: string) {
    super(message);
    this.argument = argument;
  }
}

export const DEFAULT_PAGE = 20;
/** GitHub's limit: larger answers are read page by page. A larger wish is refused, not clamped, so that no page passes for the whole. */
export const MAX_PAGE = 100;

function sizeOf(args: PageArgs): { size: number; backward: boolean } {
  const { first, last } = args;
  if (first != null && last != null) throw new PageError('last', 'Give first or last, not both.');
  const backward = last != null;
  const size = (backward ? last : first) ?? DEFAULT_PAGE;
  if (size < 1 || size > MAX_PAGE) {
    throw new PageError(
      backward ? 'last' : 'first',
      `Ask for 1 to ${MAX_PAGE} at a time, not ${size}, and page on with the cursors in pageInfo.`,
    );
  }
  return { size, backward };
}

const encode = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What each type of key may look like in a cursor: a made-up cursor must not reach the database as a bad value. */
const KEY_TEXT: Record<Key['type'], RegExp> = {
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)*( BC)?$/,
  int: /^-?\d{1,9}$/,
  text: /^[^\0]*$/,
  float8: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
};

function decode(cursor: string, keys: readonly Key[], argument: keyof PageArgs): string[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  const fits = Array.isArray(values) && values.length === keys.length && keys.every(({ type }, index) => fitsKey(values[index], type));
  if (!fits)
    throw new PageError(
      argument,
      `This cursor is not one of this list. Take it from pageInfo or an edge of the same list, in the same order.`,
    );
  return values as string[];
}

const fitsKey = (value: unknown, type: Key['type']): boolean => typeof value === 'string' && KEY_TEXT[type].test(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A row comparison with a cursor: strictly after it in the order of the list, or strictly before. */
function beyond(keys: readonly Key[], values: readonly string[], operator: '>' | '<'): Prisma.Sql {
  const row = Prisma.join(keys.map((key) => key.expression));
  const cursor = Prisma.join(keys.map((key, index) => Prisma.sql`${values[index]}::${Prisma.raw(key.type)}`));
  return Prisma.sql`(${row}) ${Prisma.raw(operator)} (${cursor})`;
}

/** One page of a listing, in one statement. */
export async function pageOf(db: Db, listing: Listing, args: PageArgs): Promise<Page> {
  const { size, backward } = sizeOf(args);
  const keys: Key[] = [...listing.keys, { expression: listing.id, type: 'uuid' }];
  const rising = listing.direction === 'ASC';
  const bounds = [
    args.after == null ? null : beyond(keys, decode(args.after, keys, 'after'), rising ? '>' : '<'),
    args.before == null ? null : beyond(keys, decode(args.before, keys, 'before'), rising ? '<' : '>'),
  ].filter((bound) => bound !== null);
  const direction = Prisma.raw(rising === backward ? 'DESC' : 'ASC');
  const order = Prisma.join(keys.map((key) => Prisma.sql`${key.expression} ${direction}`));
  const texts = Prisma.join(keys.map((key) => Prisma.sql`(${key.expression})::text`));
  const found = await read<{ id: string; keys: string[] }>(
    db,
    Prisma.sql`
    SELECT ${listing.id}::text AS id, ARRAY[${texts}] AS keys FROM ${listing.from}
    WHERE ${Prisma.join([listing.where, ...bounds], ' AND ')} ORDER BY ${order} LIMIT ${size + 1}`,
  );
  const rows = found.slice(0, size).map((row) => ({ id: row.id, cursor: encode(row.keys) }));
  const more = found.length > size;
  return backward
    ? { rows: rows.toReversed(), hasNextPage: args.before != null, hasPreviousPage: more }
    : { rows, hasNextPage: more, hasPreviousPage: args.after != null };
}

/** How many rows a listing has, exactly. */
export async function countOf(db: Db, listing: Listing): Promise<number> {
  const [row] = await read<{ count: number }>(db, Prisma.sql`SELECT count(*)::int AS count FROM ${listing.from} WHERE ${listing.where}`);
  return row?.count ?? 0;
}

/** The ids of a listing's first rows, for a file that holds them all. */
export async function firstOf(db: Db, { from, where, keys, id, direction }: Listing, most: number): Promise<string[]> {
  const order = Prisma.join([...keys.map(({ expression }) => expression), id].map((key) => Prisma.sql`${key} ${Prisma.raw(direction)}`));
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`SELECT ${id}::text AS id FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ${most}`,
  );
  return rows.map((row) => row.id);
}
