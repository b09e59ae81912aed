// What the cells of somebody's own spreadsheet say: words of ours, lists, actors, dates, figures and sources. What our own export wrote
// is read so too.
import type { Content, Entry, EntryOf } from '../dossier.ts';
import { named, RefusedRow, slugFor, titled } from './dataset.ts';
import type { Dialect, Row } from './table.ts';

export const SHEET: Dialect = { delimiter: 'comma or semicolon', quoted: true };

/** The apostrophe that keeps a spreadsheet from taking a cell for a formula is not part of the text. */
export const cellOf = <Column extends string>(row: Row<Column>, column: Column): string =>
  row.cell(column).replace(/^'(?=[=+\-@\t\r])/, '');

export const textIn = <Column extends string>(row: Row<Column>, column: Column): string | null => cellOf(row, column) || null;

/** "A; B". */
export const listIn = <Column extends string>(row: Row<Column>, column: Column): string[] =>
  cellOf(row, column)
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);

function wordOf<Word extends string>(written: string, column: string, words: Readonly<Record<Word, Word>>): Word {
  const word = written.toUpperCase().replace(/[\s-]+/g, '_');
  if (Object.hasOwn(words, word)) return word as Word;
  throw new RefusedRow(`"${column}" is "${named(written)}". Give one of ${Object.keys(words).join(', ')}.`);
}

/** One of our words, in capitals or not; null where the cell is empty. */
export function wordIn<Column extends string, Word extends string>(
  row: Row<Column>,
  column: Column,
  words: Readonly<Record<Word, Word>>,
): Word | null {
  const written = cellOf(row, column);
  return written === '' ? null : wordOf(written, column, words);
}

export function requiredWord<Column extends string, Word extends string>(
  row: Row<Column>,
  column: Column,
  words: Readonly<Record<Word, Word>>,
): Word {
  const word = wordIn(row, column, words);
  if (word !== null) return word;
  throw new RefusedRow(`The column "${column}" is empty. Give one of ${Object.keys(words).join(', ')}.`);
}

export const wordsIn = <Column extends string, Word extends string>(
  row: Row<Column>,
  column: Column,
  words: Readonly<Record<Word, Word>>,
): Word[] => listIn(row, column).map((written) => wordOf(written, column, words));

export function numberIn<Column extends string>(row: Row<Column>, column: Column): number | null {
  const written = cellOf(row, column);
  if (written === '') return null;
  if (!/^-?\d{1,9}(\.\d+)?$/.test(written))
    throw new RefusedRow(`"${column}" is "${named(written)}". Give a number such as 33.5, or nothing.`);
  return Number(written);
}

/** Of an act. */
export function slugIn<Column extends string>(row: Row<Column>, column: Column): string {
  const slug = cellOf(row, column);
  if (SLUG.test(slug) && slug.length <= 80) return slug;
  throw new RefusedRow(
    slug === ''
      ? `The column "${column}" is empty. Give the slug of an act, such as taji-rockets-2020-03-11.`
      : `"${column}" is "${named(slug)}". Give a slug of lower-case letters, digits and single hyphens, such as taji-rockets-2020-03-11.`,
  );
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

// ── Actors and sources ───────────────────────────────────────────────────────────────────────────────────────────────────

/** What the row names beside its own entry, each once. */
export class Naming {
  readonly entries: Entry[] = [];

  /** A slug means an actor that is there; any other name means the actor of that slug, which is made where it is missing. */
  actor(written: string): string {
    if (SLUG.test(written)) return written;
    const name = named(written);
    const slug = slugFor('', name);
    this.#add({ in: 'actors', slug, name, kind: 'OTHER' });
    return slug;
  }

  /** A slug means a source that is there; an address one that is made where it is missing. */
  source(written: string): string {
    if (!/^https?:\/\//i.test(written)) {
      if (SLUG.test(written)) return written;
      throw new RefusedRow(
        `"${named(written)}" is neither the slug of a source nor an address. Give an address that starts with https://.`,
      );
    }
    const slug = slugFor('web', written.replace(/^https?:\/\/(www\.)?/i, ''));
    this.#add({ in: 'sources', slug, title: titled(written), url: written });
    return slug;
  }

  #add(entry: EntryOf<'actors'> | EntryOf<'sources'>): void {
    if (!this.entries.some((other) => other.in === entry.in && 'slug' in other && other.slug === entry.slug)) this.entries.push(entry);
  }
}

type Citation = NonNullable<Content<'occurrences'>['citations']>[number];

/** Words belong to the one source that is named; beside several nobody can tell whose they are. */
export function citationsOf(sources: readonly string[], quote: string | null, locator: string | null, warnings: string[]): Citation[] {
  const distinct = [...new Set(sources)];
  if (distinct.length === 1) return distinct.map((source) => ({ source, quote, locator }));
  if (quote !== null)
    warnings.push(
      distinct.length === 0
        ? 'The words are quoted from no source: left out. Name the source.'
        : 'The words are quoted from several sources: left out. Give a row for each source.',
    );
  return distinct.map((source) => ({ source }));
}

// ── When ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type When = Content<'events'>['occurred'];

/** A year, a month, a day or a time; null where the cell is empty. */
export function whenIn<Column extends string>(row: Row<Column>, column: Column, zone: string | null): When | null {
  const written = cellOf(row, column);
  if (written === '') return null;
  const [whole, year, month, day, time] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[ T](\d\d:\d\d.*))?)?)?$/.exec(written) ?? [];
  if (whole === undefined)
    throw new RefusedRow(
      `"${column}" is "${named(written)}". Give a date such as 2020-03-11, 2020-03 or 2020, or a time such as 2020-03-11T19:30.`,
    );
  if (time !== undefined) return { at: `${year}-${month}-${day}T${time}`, zone };
  if (day !== undefined) return { on: whole, zone };
  if (month === undefined) return { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'YEAR', zone };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { earliest: `${year}-${month}-01`, latest: `${year}-${month}-${String(last).padStart(2, '0')}`, precision: 'MONTH', zone };
}

/** Bounds as our own export writes them; null where either is missing. */
export function boundsIn<Column extends string>(row: Row<Column>, earliestIn: Column, latestIn: Column): When | null {
  const [earliest, latest] = [textIn(row, earliestIn), textIn(row, latestIn)];
  return earliest === null || latest === null ? null : { earliest, latest, precision: 'UNKNOWN' };
}

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Figures {
  readonly low?: number;
  readonly best?: number;
  readonly high?: number;
}

const FIGURES: readonly (readonly [RegExp, (numbers: number[]) => Figures])[] = [
  [/^(\d+)$/, ([best = 0]) => ({ best })],
  [/^(\d+) \((\d+) to (\d+)\)$/, ([best = 0, low = 0, high = 0]) => ({ low, best, high })],
  [/^(\d+) ?(?:to|-|–) ?(\d+)$/, ([low = 0, high = 0]) => ({ low, high })],
  [/^(?:at least (\d+)|(\d+)\+)$/, ([low = 0]) => ({ low })],
  [/^at most (\d+)$/, ([high = 0]) => ({ high })],
];

/** "16", "11 to 50", "16 (11 to 50)", "at least 100", "at most 30"; null where the cell is empty. */
export function figuresIn<Column extends string>(row: Row<Column>, column: Column): Figures | null {
  const written = cellOf(row, column);
  if (written === '') return null;
  for (const [pattern, figures] of FIGURES) {
    const match = pattern.exec(written);
    if (match) return figures(match.slice(1).filter(Boolean).map(Number));
  }
  throw new RefusedRow(
    `"${column}" is "${named(written)}". Give a figure such as 16, 11 to 50, 16 (11 to 50), at least 100 or at most 30.`,
  );
}
