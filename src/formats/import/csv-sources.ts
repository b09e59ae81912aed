// A table of sources, one published document a row, as our own export writes it (sources.csv) or somebody keeps it.
import { Reliability } from '../../generated/prisma/enums.ts';
import type { ImportFormat, Reading } from '../importer.ts';
import { RefusedRow, readRows } from './dataset.ts';
import { boundsIn, cellOf, Naming, SHEET, slugIn, textIn, whenIn, wordIn } from './sheet.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

const COLUMNS = {
  required: ['slug', 'title'],
  optional: [
    'publisher',
    'date',
    'zone',
    'published_earliest',
    'published_latest',
    'language',
    'reliability',
    'url',
    'archive_url',
    'number',
  ],
} as const satisfies Columns<string>;

type SourceRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

export const csvSources: ImportFormat = {
  description: 'a table of sources, CSV',
  recognises: (_name, start) => namesColumns(start, ['slug', 'title', 'publisher', 'url']),
  read: (source) => readRows(source, SHEET, COLUMNS, readSource),
};

function readSource(row: SourceRow): Reading {
  const naming = new Naming();
  const title = textIn(row, 'title');
  if (title === null) throw new RefusedRow('The column "title" is empty. Give the title of the document.');
  const publisher = cellOf(row, 'publisher');
  // Our own export numbers its sources, and has the names of publishers where only their slugs would tell who they are.
  const isExported = cellOf(row, 'number') !== '';
  const entry = {
    in: 'sources' as const,
    slug: slugIn(row, 'slug'),
    title,
    publisher: publisher === '' || isExported ? null : naming.actor(publisher),
    published: whenIn(row, 'date', textIn(row, 'zone')) ?? boundsIn(row, 'published_earliest', 'published_latest'),
    language: textIn(row, 'language'),
    reliability: wordIn(row, 'reliability', Reliability),
    url: textIn(row, 'url'),
    archiveUrl: textIn(row, 'archive_url'),
  };
  const warnings =
    isExported && publisher !== '' ? ['An exported table has the name of a publisher and not its slug: left out. Give it by hand.'] : [];
  return { line: row.line, entries: [...naming.entries, entry], warnings };
}
