// GDELT 2.0 events: 61 columns separated by tabs, without a header, one event a row.
//
// Mapped by its codebook (GDELT Event Codebook 2.0, 2015): Actor1 acts and Actor2 is acted upon, as in CAMEO. SQLDATE is the day of the
// event as coded; DATEADDED says when GDELT met it and is no date of the event. How often it was mentioned is kept in words: it counts
// reports, not events. Its actors are classes of actors (IRNGOV), not persons: the name that the text had is kept with the participation.
import { SUMMARY_LIMIT } from '../../domain/input.ts';
import type { EntryOf } from '../dossier.ts';
import type { Bytes, ImportFormat, Incoming, Reading, ReadingOptions } from '../importer.ts';
import { cameoActor, cameoCode, cameoEvent } from './cameo.ts';
import { actEntry, type CodedParty, unidentified } from './coded-act.ts';
import { countryNamed } from './country.ts';
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
  readRow,
  required,
  slugFor,
  titled,
} from './dataset.ts';
import { linesOf, type Row } from './table.ts';

/** The place of each column that is read, of 61. */
const COLUMNS = {
  GLOBALEVENTID: 0,
  SQLDATE: 1,
  Actor1Code: 5,
  Actor1Name: 6,
  Actor2Code: 15,
  Actor2Name: 16,
  EventCode: 26,
  NumMentions: 31,
  NumSources: 32,
  NumArticles: 33,
  ActionGeo_Type: 51,
  ActionGeo_FullName: 52,
  ActionGeo_Lat: 56,
  ActionGeo_Long: 57,
  SOURCEURL: 60,
} as const;
const WIDTH = 61;

type GdeltRow = Row<keyof typeof COLUMNS>;

const GDELT: Dataset = {
  slug: 'gdelt',
  title: 'GDELT 2.0 Event Database',
  publisher: { slug: 'gdelt-project', name: 'The GDELT Project' },
};

export const gdelt: ImportFormat = {
  description: 'GDELT 2.0 events, tab separated without a header',
  recognises: (_name, start) => {
    const cells = (start.split(/\r?\n/, 1)[0] ?? '').split('\t');
    return cells.length === WIDTH && /^\d+$/.test(cells[COLUMNS.GLOBALEVENTID] ?? '') && /^\d{8}$/.test(cells[COLUMNS.SQLDATE] ?? '');
  },
  read: readGdelt,
};

async function* readGdelt(source: Bytes, options: ReadingOptions): AsyncGenerator<Incoming> {
  for await (const row of linesOf(source, { delimiter: '\t', quoted: false })) {
    if ('refusal' in row) yield row;
    else if (row.cells.length !== WIDTH)
      yield { line: row.line, refusal: `This row has ${row.cells.length} columns. An event of GDELT 2.0 has ${WIDTH}, separated by tabs.` };
    else {
      const incoming = readRow<GdeltRow>({ line: row.line, cell: (column) => row.cells[COLUMNS[column]]?.trim() ?? '' }, (cells) =>
        readEvent(cells, options),
      );
      if (incoming) yield incoming;
    }
  }
}

function readEvent(row: GdeltRow, options: ReadingOptions): Reading {
  const id = required(row, 'GLOBALEVENTID');
  const code = cameoCode(required(row, 'EventCode'));
  if (!code)
    throw new RefusedRow(`"EventCode" is "${named(row.cell('EventCode'))}", which is no code of CAMEO. Correct it, or leave the row out.`);
  const version = options.version ?? '';
  const [publisher, dataset] = datasetEntries(GDELT, version);
  const doer = partyOf(row, 'Actor1Code', 'Actor1Name') ?? unidentified;
  const recipient = partyOf(row, 'Actor2Code', 'Actor2Name');
  const recipients = recipient ? [recipient] : [];
  const places = placesWithin(locationOf(row));
  const article = articleOf(row);
  const act = actEntry({
    slug: slugFor(GDELT.slug, id),
    coded: cameoEvent(code),
    words: null,
    doers: [doer],
    recipients,
    summary: summaryOf(row, code),
    occurred: { on: dayIn(row, 'SQLDATE') },
    place: places.at(-1)?.name ?? null,
    citations: [citationOf(dataset, `event ${id}`), ...(article ? [{ source: article.slug }] : [])],
  });
  const actors = once([publisher, doer.actor, ...recipients.map(({ actor }) => actor)]);
  return {
    line: row.line,
    original: { dataset: GDELT.slug, version, id },
    entries: [...places, ...actors, dataset, ...(article ? [article] : []), act],
    warnings: [],
  };
}

function partyOf(row: GdeltRow, code: 'Actor1Code' | 'Actor2Code', name: 'Actor1Name' | 'Actor2Name'): CodedParty | null {
  const [coded, said] = [named(row.cell(code)), row.cell(name)];
  if (coded === '') return null;
  return {
    actor: { in: 'actors', slug: slugFor('cameo', coded), ...cameoActor(coded) },
    detail: said ? `named as ${clipped(said, 500)}` : null,
  };
}

/** 1 is a country, 2 and 5 a state or province, 3 and 4 a city: only a city is a point. */
function locationOf(row: GdeltRow): Located {
  const names = row
    .cell('ActionGeo_FullName')
    .split(',')
    .map((part) => part.trim())
    .toReversed();
  const isCity = ['3', '4'].includes(row.cell('ActionGeo_Type'));
  return { names, country: countryNamed(names[0] ?? ''), point: isCity ? pointIn(row, 'ActionGeo_Lat', 'ActionGeo_Long', null) : null };
}

/** Known by its address where it has one: not every source is on the web. */
function articleOf(row: GdeltRow): EntryOf<'sources'> | null {
  const address = row.cell('SOURCEURL');
  if (address === '') return null;
  const isAddress = address.length <= 2_000 && /^https?:\/\//.test(address) && URL.canParse(address);
  return { in: 'sources', slug: slugFor('gdelt source', address), title: titled(address), url: isAddress ? address : null };
}

function summaryOf(row: GdeltRow, code: string): string {
  const [mentions, sources, articles] = [row.cell('NumMentions'), row.cell('NumSources'), row.cell('NumArticles')];
  const coverage = mentions && ` When GDELT added it: ${mentions} mentions in ${articles || '?'} articles of ${sources || '?'} sources.`;
  return clipped(`Coded by machine as CAMEO ${code}.${coverage}`, SUMMARY_LIMIT);
}
