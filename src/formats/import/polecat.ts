// POLECAT: events coded by machine in PLOVER, tab separated with a header, one event a row.
//
// Mapped by its codebook (Halterman and others 2023): the actors do it, the recipients are those at whom it is aimed. A field may name
// several, separated by semicolons: each takes part. Contexts are of the whole document and are kept in words alone. An actor is known by
// its name and country; its sectors vary from row to row and are kept with the participation.
import { SUMMARY_LIMIT } from '../../domain/input.ts';
import type { ImportFormat, Reading, ReadingOptions } from '../importer.ts';
import { actEntry, type CodedParty, unidentified } from './coded-act.ts';
import { countryCoded, countryNamed } from './country.ts';
import {
  citationOf,
  clipped,
  type Dataset,
  datasetEntries,
  dayIn,
  type Located,
  named,
  once,
  placesWithin,
  pointIn,
  RefusedRow,
  readRows,
  required,
  slugFor,
} from './dataset.ts';
import { ploverKind, ploverMode } from './plover.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

const COLUMNS = {
  required: ['Event ID', 'Event Date', 'Event Type', 'Actor Name', 'Recipient Name'],
  optional: [
    'Event Mode',
    'Contexts',
    'Actor Country',
    'Actor Sectors',
    'Actor Title',
    'Recipient Country',
    'Recipient Sectors',
    'Recipient Title',
    'City',
    'District',
    'Province',
    'Country',
    'Latitude',
    'Longitude',
    'Source',
    'Publication Date',
    'Language',
  ],
} as const satisfies Columns<string>;

type PolecatRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

const POLECAT: Dataset = {
  slug: 'polecat',
  title: 'POLECAT: Political Event Classification, Attributes, and Types',
  publisher: { slug: 'polecat-project', name: 'POLECAT' },
};

export const polecat: ImportFormat = {
  description: 'POLECAT events in PLOVER, tab separated',
  recognises: (_name, start) => namesColumns(start, ['Event ID', 'Event Type', 'Event Mode', 'Actor Name', 'Recipient Name']),
  read: (source, options) => readRows(source, { delimiter: '\t', quoted: false }, COLUMNS, (row) => readEvent(row, options)),
};

function readEvent(row: PolecatRow, options: ReadingOptions): Reading {
  const id = required(row, 'Event ID');
  const kind = ploverKind(required(row, 'Event Type'));
  if (!kind)
    throw new RefusedRow(
      `"Event Type" is "${named(row.cell('Event Type'))}", which is none of PLOVER's sixteen. Correct it, or leave the row out.`,
    );
  const written = said(row.cell('Event Mode'));
  const mode = written === '' ? null : ploverMode(written);
  const version = options.version ?? '';
  const [publisher, dataset] = datasetEntries(POLECAT, version);
  const doers = partiesOf(row, 'Actor');
  const recipients = partiesOf(row, 'Recipient');
  const places = placesWithin(locationOf(row));
  const published = said(row.cell('Publication Date'));
  const act = actEntry({
    slug: slugFor(POLECAT.slug, id),
    coded: mode ? { kind, mode } : { kind },
    words: written ? `${kind.charAt(0)}${kind.slice(1).toLowerCase()} (${written})` : null,
    doers: doers.length > 0 ? doers : [unidentified],
    recipients,
    summary: summaryOf(row),
    occurred: { on: dayIn(row, 'Event Date') },
    place: places.at(-1)?.name ?? null,
    citations: [citationOf(dataset, `event ${id}`, said(row.cell('Source')), published && `published ${published}`)],
  });
  return {
    line: row.line,
    original: { dataset: POLECAT.slug, version, id },
    entries: [
      ...places,
      ...once([publisher, ...[...doers, ...recipients, ...(doers.length > 0 ? [] : [unidentified])].map(({ actor }) => actor)]),
      dataset,
      act,
    ],
    warnings:
      mode === undefined ? [`"Event Mode" is "${named(written)}", which PLOVER does not know: the event is kept without a mode.`] : [],
  };
}

/** "None" says that nobody is meant. */
const said = (cell: string): string => (/^(none|null|nan)$/i.test(cell) ? '' : cell);

const several = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => said(part.trim()))
    .filter(Boolean);

function partiesOf(row: PolecatRow, side: 'Actor' | 'Recipient'): CodedParty[] {
  const names = [...new Set(several(row.cell(`${side} Name`)).map(named))];
  const countries = several(row.cell(`${side} Country`));
  const [sectors, title] = [said(row.cell(`${side} Sectors`)), said(row.cell(`${side} Title`))];
  const detail = [title, sectors && `sectors: ${sectors}`].filter(Boolean).join('; ');
  return names.map((name) => {
    // A list of countries beside a list of names does not say whose is whose.
    const country = names.length === 1 && countries.length === 1 ? (countries[0] ?? '') : '';
    const code = countryCoded(country) ?? countryNamed(country);
    const isState = countryNamed(name) !== null && (code === null || countryNamed(name) === code);
    const isOwn = isState || code === null;
    return {
      actor: {
        in: 'actors',
        slug: slugFor(POLECAT.slug, isOwn ? name : `${name} ${country}`),
        name: isOwn ? name : named(`${name} (${country})`),
        kind: isState ? 'STATE' : 'OTHER',
        country: isState ? countryNamed(name) : code,
      },
      detail: detail ? clipped(detail, 2_000) : null,
    };
  });
}

function locationOf(row: PolecatRow): Located {
  const [country, province, district, city] = [row.cell('Country'), row.cell('Province'), row.cell('District'), row.cell('City')].map(
    said,
  ) as [string, string, string, string];
  return {
    names: [country, province, district, city],
    country: countryCoded(country) ?? countryNamed(country),
    point: city ? pointIn(row, 'Latitude', 'Longitude', null) : null,
  };
}

function summaryOf(row: PolecatRow): string {
  const [contexts, source, language] = [row.cell('Contexts'), row.cell('Source'), row.cell('Language')].map(said);
  return clipped(
    [
      'Coded by machine in PLOVER.',
      contexts && `Contexts of the document: ${contexts}.`,
      source && `Published by: ${source}.`,
      language && `Language: ${language}.`,
    ]
      .filter(Boolean)
      .join(' '),
    SUMMARY_LIMIT,
  );
}
