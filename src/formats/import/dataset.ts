// What every event dataset has: who publishes it, the source that its rows are cited to, slugs that follow from names, days and counts.
import { createHash } from 'node:crypto';
import { NAME_LIMIT, TITLE_LIMIT } from '../../domain/input.ts';
import { fold } from '../../domain/search.ts';
import { slugOf } from '../../domain/slug.ts';
import type { Content, Entry, EntryOf } from '../dossier.ts';
import type { Bytes, Incoming, Reading, Refusal } from '../importer.ts';
import { type Columns, type Dialect, type Row, rowsOf } from './table.ts';

export interface Dataset {
  /** By which its rows are known, and with which every slug that it brings begins. */
  readonly slug: string;
  readonly title: string;
  readonly publisher: { readonly slug: string; readonly name: string };
  /** When a version of it came out, where that follows from the version's name. */
  readonly publishedIn?: (version: string) => string | null;
}

// ── What its rows are cited to ───────────────────────────────────────────────────────────────────────────────────────────

/** Its publisher and itself, in the version that was given. */
export function datasetEntries({ slug, title, publisher, publishedIn }: Dataset, version: string): [EntryOf<'actors'>, EntryOf<'sources'>] {
  const year = publishedIn?.(version) ?? null;
  return [
    { in: 'actors', ...publisher, kind: 'OTHER' },
    {
      in: 'sources',
      slug: slugOf(`${slug} ${version}`),
      title: version ? `${title}, version ${version}` : title,
      publisher: publisher.slug,
      published: year === null ? null : { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'YEAR' },
    },
  ];
}

/** A row of it, as the act and the claims of the row cite it. */
export const citationOf = (source: EntryOf<'sources'>, ...locator: (string | null)[]) => ({
  source: source.slug,
  locator: clipped(locator.filter(Boolean).join(', '), NAME_LIMIT),
});

// ── Names and slugs ──────────────────────────────────────────────────────────────────────────────────────────────────────

const LETTERS = /[^\p{L}\p{N}]+/gu;

/** The slug that follows from a name alone, so that each row that names it means the same. Told apart by a hash where it loses letters. */
export function slugFor(dataset: string, name: string): string {
  const slug = slugOf(`${dataset} ${name}`);
  const letters = fold(`${dataset}${name}`).replace(LETTERS, '');
  if (slug.replaceAll('-', '') === letters) return slug;
  const [start, mark] = [slug.slice(0, 71).replace(/-$/, ''), createHash('sha256').update(name).digest('hex').slice(0, 8)];
  return `${start}-${mark}`;
}

export const clipped = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`);
export const titled = (text: string): string => clipped(text.replace(/\s+/g, ' ').trim(), TITLE_LIMIT);
export const named = (text: string): string => clipped(text.replace(/\s+/g, ' ').trim(), NAME_LIMIT);

/** "A", "A and B", "A, B and C". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Each once, by what it is known by. */
export function once<One extends Entry>(entries: readonly One[]): One[] {
  return [
    ...new Map(entries.map((entry) => [`${entry.in} ${'slug' in entry ? entry.slug : 'name' in entry ? entry.name : ''}`, entry])).values(),
  ];
}

// ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Located {
  /** From the outermost, such as Iraq, Anbar, Fallujah; what is empty is left out. */
  readonly names: readonly string[];
  readonly country: string | null;
  /** Of the innermost, where it is a point and not the middle of an area. */
  readonly point: { readonly latitude: number; readonly longitude: number; readonly precisionKm: number | null } | null;
}

/** Each place within the one before; named by all of them, for there is many a Central Province. The last is where it happened. */
export function placesWithin({ names, country, point }: Located): EntryOf<'places'>[] {
  const distinct = names.map((name) => named(name)).filter((name, index, all) => name !== '' && name !== all[index - 1]);
  const full = distinct.map((_, index) =>
    named(
      distinct
        .slice(0, index + 1)
        .toReversed()
        .join(', '),
    ),
  );
  return full.map((name, index) => ({
    in: 'places',
    name,
    country,
    within: full[index - 1] ?? null,
    ...(index === full.length - 1 ? point : null),
  }));
}

/** What a table of ours has for a code of theirs: "constructor" is no code, though every object has one. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, code: string): Value | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

// ── Cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Why a row cannot be taken. */
export class RefusedRow extends Error {
  override readonly name = 'RefusedRow';
}

type Cells<Column extends string> = Pick<Row<Column>, 'cell'>;

export function required<Column extends string>(row: Cells<Column>, column: Column): string {
  const cell = row.cell(column);
  if (cell === '') throw new RefusedRow(`The column "${column}" is empty. Fill it in, or leave the row out.`);
  return cell;
}

/** Null where the cell is empty. */
export function countIn<Column extends string>(row: Cells<Column>, column: Column): number | null {
  const cell = row.cell(column);
  if (cell === '') return null;
  if (!/^\d{1,9}(\.0+)?$/.test(cell))
    throw new RefusedRow(`"${column}" is "${clipped(cell, 40)}". Give a whole number of 0 or more, or nothing.`);
  return Number(cell);
}

/** Null where the cell is empty. */
function degreesIn<Column extends string>(row: Cells<Column>, column: Column): number | null {
  const cell = row.cell(column);
  if (cell === '') return null;
  if (!/^-?\d{1,3}(\.\d+)?$/.test(cell))
    throw new RefusedRow(`"${column}" is "${clipped(cell, 40)}". Give degrees, such as 33.355813, or nothing.`);
  return Number(cell);
}

/** A point where both coordinates are there. */
export function pointIn<Column extends string>(
  row: Cells<Column>,
  latitude: Column,
  longitude: Column,
  precisionKm: number | null,
): Located['point'] {
  const [north, east] = [degreesIn(row, latitude), degreesIn(row, longitude)];
  return north === null || east === null ? null : { latitude: north, longitude: east, precisionKm };
}

type When = Content<'events'>['occurred'];

const DAY = 24 * 60 * 60_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 2014-01-25, 2014-01-25 00:00:00.000, 20140125 and 25 January 2014 are one day. */
export function dayIn<Column extends string>(row: Cells<Column>, column: Column): string {
  const cell = required(row, column);
  const numbers = /^(\d{4})-?(\d\d)-?(\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(cell);
  const words = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(cell);
  const [year, month, day] = numbers
    ? numbers.slice(1)
    : [words?.[3], String(MONTHS.indexOf(words?.[2]?.toLowerCase() ?? '') + 1).padStart(2, '0'), words?.[1]?.padStart(2, '0')];
  const written = `${year}-${month}-${day}`;
  const time = Date.parse(written);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written)
    throw new RefusedRow(`"${column}" is "${clipped(cell, 40)}", which is no day. Give a date such as 2014-01-25.`);
  return written;
}

export const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The whole month of a day. */
export function monthOf(day: string, zone: string): When {
  const [year, month] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
  return { earliest: `${day.slice(0, 8)}01`, latest: last, precision: 'MONTH', zone };
}

// ── Rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Each row by the one function that reads it; what that function refuses is told with its line. */
export async function* readRows<Column extends string>(
  source: Bytes,
  dialect: Dialect,
  columns: Columns<Column>,
  read: (row: Row<Column>) => Reading | null,
): AsyncGenerator<Incoming> {
  for await (const row of rowsOf(source, dialect, columns)) {
    const incoming = 'refusal' in row ? row : readRow(row, read);
    if (incoming) yield incoming;
  }
}

export function readRow<One extends { readonly line: number }>(row: One, read: (row: One) => Reading | null): Reading | Refusal | null {
  try {
    return read(row);
  } catch (error) {
    if (error instanceof RefusedRow) return { line: row.line, refusal: error.message };
    throw error;
  }
}
