// ICEWS: coded events of the Integrated Crisis Early Warning System, tab separated with a header, one event a row.
//
// Mapped by its codebook (Boschee and others 2015): the source actor does it, the target actor is the one at whom it is aimed, as in CAMEO.
// An event's id is its own only together with its date. Actors are persons, offices and classes under one kind of name, so that only a
// country, citizens and the unspecified can be told by it; sectors are kept with the participation.
import { SUMMARY_LIMIT } from '../../domain/input.ts';
import type { ActorKind } from '../../generated/prisma/enums.ts';
import type { ImportFormat, Reading, ReadingOptions } from '../importer.ts';
import { cameoCode, cameoEvent } from './cameo.ts';
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
  readRows,
  required,
  slugFor,
} from './dataset.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

const COLUMNS = {
  required: ['Event ID', 'Event Date', 'Source Name', 'CAMEO Code', 'Target Name'],
  optional: [
    'Source Sectors',
    'Source Country',
    'Event Text',
    'Target Sectors',
    'Target Country',
    'Story ID',
    'Sentence Number',
    'Publisher',
    'City',
    'District',
    'Province',
    'Country',
    'Latitude',
    'Longitude',
  ],
} as const satisfies Columns<string>;

type IcewsRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

const ICEWS: Dataset = {
  slug: 'icews',
  title: 'ICEWS Coded Event Data',
  publisher: { slug: 'icews-project', name: 'Integrated Crisis Early Warning System' },
};

export const icews: ImportFormat = {
  description: 'ICEWS coded event data, tab separated',
  recognises: (_name, start) => namesColumns(start, ['Event ID', 'CAMEO Code', 'Source Name', 'Target Name']),
  read: (source, options) => readRows(source, { delimiter: '\t', quoted: false }, COLUMNS, (row) => readEvent(row, options)),
};

function readEvent(row: IcewsRow, options: ReadingOptions): Reading {
  const day = dayIn(row, 'Event Date');
  const id = `${required(row, 'Event ID')}-${day}`;
  const code = cameoCode(required(row, 'CAMEO Code'));
  if (!code)
    throw new RefusedRow(
      `"CAMEO Code" is "${named(row.cell('CAMEO Code'))}", which is no code of CAMEO. Correct it, or leave the row out.`,
    );
  const version = options.version ?? '';
  const [publisher, dataset] = datasetEntries(ICEWS, version);
  const doer = partyOf(row.cell('Source Name'), row.cell('Source Country'), row.cell('Source Sectors')) ?? unidentified;
  const recipient = partyOf(row.cell('Target Name'), row.cell('Target Country'), row.cell('Target Sectors'));
  const recipients = recipient ? [recipient] : [];
  const places = placesWithin(locationOf(row));
  const story = row.cell('Story ID');
  const act = actEntry({
    slug: slugFor(ICEWS.slug, id),
    coded: cameoEvent(code),
    words: row.cell('Event Text') || null,
    doers: [doer],
    recipients,
    summary: clipped(
      [`Coded by machine as CAMEO ${code}.`, row.cell('Publisher') && `Published by: ${row.cell('Publisher')}.`].filter(Boolean).join(' '),
      SUMMARY_LIMIT,
    ),
    occurred: { on: day },
    place: places.at(-1)?.name ?? null,
    citations: [
      citationOf(
        dataset,
        `event ${required(row, 'Event ID')}`,
        story && `story ${story}`,
        row.cell('Sentence Number') && `sentence ${row.cell('Sentence Number')}`,
      ),
    ],
  });
  return {
    line: row.line,
    original: { dataset: ICEWS.slug, version, id },
    entries: [...places, ...once([publisher, doer.actor, ...recipients.map(({ actor }) => actor)]), dataset, act],
    warnings: [],
  };
}

function kindOf(name: string, country: string): ActorKind {
  if (name === country) return 'STATE';
  if (/^(Citizen|Civilian)s? \(/.test(name)) return 'CIVILIANS';
  return name === 'Unspecified Actor' ? 'UNKNOWN' : 'OTHER';
}

/** Known by name and country: two countries may have a minister of one name. */
function partyOf(name: string, country: string, sectors: string): CodedParty | null {
  if (name === '') return null;
  const full = named(name);
  const isOwn = country === '' || name.includes(country);
  return {
    actor: {
      in: 'actors',
      slug: slugFor(ICEWS.slug, isOwn ? full : `${full} ${country}`),
      name: isOwn ? full : named(`${full} (${country})`),
      kind: kindOf(name, country),
      country: countryNamed(country),
    },
    detail: sectors ? `sectors: ${clipped(sectors, 2_000)}` : null,
  };
}

/** A city is a point, though the coordinates are looked up by its name; what is wider is an area. */
const locationOf = (row: IcewsRow): Located => ({
  names: [row.cell('Country'), row.cell('Province'), row.cell('District'), row.cell('City')],
  country: countryNamed(row.cell('Country')),
  point: row.cell('City') ? pointIn(row, 'Latitude', 'Longitude', null) : null,
});
