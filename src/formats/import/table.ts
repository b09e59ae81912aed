// The table: a file of rows, comma or tab separated, read as a stream whatever its encoding, with the line that each row stands on.
import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import { ValidationError } from '../../domain/error.ts';
import type { Bytes, Refusal } from '../importer.ts';

/** How the cells of a file are told apart. Without quotes a quotation mark is a character like any other, and a line is a row. */
export interface Dialect {
  /** Of a spreadsheet's file a comma or a semicolon, whichever its first line has more of. */
  readonly delimiter: ',' | '\t' | 'comma or semicolon';
  readonly quoted: boolean;
}

/** No row of any dataset is as long: a longer one is a quotation mark that was never closed, or no table at all. */
const ROW_LIMIT = 1 << 20;
const NEWLINE = 0x0a;
const LATIN_1 = new TextDecoder('windows-1252');

/** UTF-8, but for the lines that are not: those are Latin-1, as older releases of several datasets are in part. */
async function* textOf(source: Bytes): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (!begun && bytes.length < 2) {
      rest = Buffer.from(bytes);
      continue;
    }
    if (!begun) refuseUtf16(bytes);
    begun = true;
    const end = bytes.length > ROW_LIMIT ? bytes.length : bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield decoded(bytes.subarray(0, end));
    rest = Buffer.from(bytes.subarray(end));
  }
  if (rest.length > 0) yield decoded(rest);
}

function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, end);
    lines.push(isUtf8(line) ? line.toString('utf8') : LATIN_1.decode(line));
    start = end;
  }
  return lines.join('');
}

/** @throws ValidationError */
function refuseUtf16([first, second]: Buffer): void {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw ValidationError.at([], 'This file is UTF-16. Save it as UTF-8 and give it again.');
}

export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Every row, the header among them; blank lines are passed over. What comes after a row that does not end is told as not read. */
export async function* linesOf(source: Bytes, { delimiter, quoted }: Dialect): AsyncGenerator<Line | Refusal> {
  const text = textOf(source);
  const start = await text.next();
  const first = start.done ? '' : start.value;
  /** The line to which it was read when a row did not end. */
  let broken: number | null = null as number | null;
  const parser = parse({
    bom: true,
    info: true,
    delimiter: delimiter === 'comma or semicolon' ? commonest(first) : delimiter,
    quote: quoted ? '"' : false,
    record_delimiter: ['\r\n', '\n'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: ROW_LIMIT,
    // An error of the stream would take the rows before it along, which wait to be read.
    skip_records_with_error: true,
    on_skip: (error) => {
      broken ??= Number(error?.['lines'] ?? 0);
      return undefined;
    },
  });
  let last = 0;
  const rows = pipeline(Readable.from(joined(first, text, () => broken !== null)), parser, () => {}) as AsyncIterable<{
    record: string[];
    info: Info;
  }>;
  for await (const { record, info } of rows) {
    if (broken !== null && info.lines > broken) break;
    yield { line: info.lines - breaksIn(record, info.lines - last - 1), cells: record };
    last = info.lines;
  }
  if (broken !== null)
    yield {
      line: last + 1,
      refusal: quoted
        ? 'A quotation mark is opened here and not closed, so neither this row nor what follows it was read. Close it, or double it where it is part of the text, and give the file again.'
        : 'This line is too long for a row, so neither it nor what follows it was read. Give a file with one row a line.',
    };
}

async function* joined(first: string, rest: AsyncIterable<string>, isEnough: () => boolean): AsyncGenerator<string> {
  yield first;
  for await (const text of rest) {
    if (isEnough()) return;
    yield text;
  }
}

function commonest(start: string): ',' | ';' {
  const [header = ''] = start.split('\n', 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** Line breaks within cells; counted only where the row can have any. */
const breaksIn = (cells: readonly string[], most: number): number =>
  most === 0 ? 0 : cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);

/** A row whose cells go by the names of its columns. */
export interface Row<Column extends string> {
  readonly line: number;
  /** Trimmed; empty where the file has no such column. */
  readonly cell: (column: Column) => string;
}

export interface Columns<Column extends string> {
  /** Without these nothing can be read. */
  readonly required: readonly Column[];
  /** These are read where they are there. */
  readonly optional: readonly Column[];
}

/** Where each column stands, by the header of the file. Case, spaces and underscores make no difference. */
function placesOf<Column extends string>(header: readonly string[], { required, optional }: Columns<Column>): Map<Column, number> {
  const names = header.map(plain);
  const missing = required.filter((column) => !names.includes(plain(column)));
  if (missing.length > 0) {
    const [first] = missing;
    throw ValidationError.at(
      [],
      `The first line must name the columns, and lacks ${missing.map((column) => `"${column}"`).join(', ')}. ${
        missing.length === required.length
          ? 'Give the file with its header, or another --format.'
          : `Add ${missing.length === 1 ? `the column "${first}"` : 'these columns'}, or give another --format.`
      }`,
    );
  }
  return new Map([...required, ...optional].map((column) => [column, names.indexOf(plain(column))]));
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** The rows of a file whose first line names its columns. @throws ValidationError where a required column is missing */
export async function* rowsOf<Column extends string>(
  source: Bytes,
  dialect: Dialect,
  columns: Columns<Column>,
): AsyncGenerator<Row<Column> | Refusal> {
  let places: Map<Column, number> | null = null;
  let width = 0;
  for await (const row of linesOf(source, dialect)) {
    if ('refusal' in row) yield row;
    else if (!places) {
      places = placesOf(row.cells, columns);
      width = row.cells.length;
    } else if (row.cells.length === width) yield rowOf(row, places);
    else
      yield {
        line: row.line,
        refusal: `This row has ${row.cells.length} cells and the header ${width}. Check its separators and quotation marks.`,
      };
  }
  if (!places) placesOf([], columns);
}

const rowOf = <Column extends string>({ line, cells }: Line, places: ReadonlyMap<Column, number>): Row<Column> => ({
  line,
  cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? '',
});

/** A row of what is no table but has names for its values. */
export function rowNamed(line: number, values: Iterable<readonly [string, string]>): Row<string> {
  const cells = new Map([...values].map(([name, value]) => [plain(name), value.trim()]));
  return { line, cell: (column) => cells.get(plain(column)) ?? '' };
}

/** Whether the first line of a file names all of these columns. */
export function namesColumns(start: string, columns: readonly string[]): boolean {
  const [header = ''] = start.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  const names = new Set(header.split(/[,;\t]/).map(plain));
  return columns.every((column) => names.has(plain(column)));
}
