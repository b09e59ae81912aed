// UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, one event a row, whatever the order of its columns.
//
// Mapped by its codebook (Sundberg and Melander 2013; the data are CC BY 4.0). Sides A and B are the two of a dyad, and the codebook says
// of neither that it attacked: both take part. Only one-sided violence has a doer and a target, for there side A is by definition the one
// that attacks civilians. Deaths are given by side, for civilians, for the unknown, and as a total with its bounds.
import { SUMMARY_LIMIT } from '../../domain/input.ts';
import type { ParticipationRole, TimePrecision } from '../../generated/prisma/enums.ts';
import type { Content, Entry, EntryOf } from '../dossier.ts';
import type { ImportFormat, Reading, ReadingOptions } from '../importer.ts';
import { countryNamed, zoneOf } from './country.ts';
import {
  citationOf,
  clipped,
  countIn,
  type Dataset,
  datasetEntries,
  dayIn,
  entryOf,
  type Located,
  listed,
  named,
  once,
  placesWithin,
  pointIn,
  RefusedRow,
  readRows,
  required,
  slugFor,
  titled,
} from './dataset.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

const COLUMNS = {
  required: ['id', 'type_of_violence', 'side_a', 'side_b', 'date_start', 'date_end', 'best', 'high', 'low'],
  optional: [
    'conflict_name',
    'dyad_name',
    'number_of_sources',
    'source_article',
    'source_office',
    'source_date',
    'source_headline',
    'source_original',
    'where_prec',
    'where_coordinates',
    'where_description',
    'adm_1',
    'adm_2',
    'latitude',
    'longitude',
    'country',
    'event_clarity',
    'date_prec',
    'deaths_a',
    'deaths_b',
    'deaths_civilians',
    'deaths_unknown',
  ],
} as const satisfies Columns<string>;

type GedRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

const GED: Dataset = {
  slug: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset',
  publisher: { slug: 'ucdp', name: 'Uppsala Conflict Data Program' },
  // A version is named after the year in which it comes out: 18.1 in 2018; candidate events too: 25.0.3.
  publishedIn: (version) => {
    const year = /^(\d\d)\./.exec(version)?.[1];
    return year ? `20${year}` : null;
  },
};

const VIOLENCE: Readonly<Record<string, { readonly name: string; readonly roles: readonly [ParticipationRole, ParticipationRole] }>> = {
  1: { name: 'State-based violence', roles: ['PARTICIPANT', 'PARTICIPANT'] },
  2: { name: 'Non-state violence', roles: ['PARTICIPANT', 'PARTICIPANT'] },
  3: { name: 'One-sided violence', roles: ['PERPETRATOR', 'TARGET'] },
};
const ONE_SIDED = '3';

export const ucdpGed: ImportFormat = {
  description: 'UCDP Georeferenced Event Dataset (GED), CSV',
  recognises: (_name, start) => namesColumns(start, ['type_of_violence', 'side_a', 'side_b', 'date_prec']),
  read: (source, options) => readRows(source, { delimiter: ',', quoted: true }, COLUMNS, (row) => readGed(row, options)),
};

/** Null for the second header row that some editions have, with the tags of the Humanitarian Exchange Language. */
function readGed(row: GedRow, options: ReadingOptions): Reading | null {
  if (row.cell('date_start').startsWith('#')) return null;
  const id = required(row, 'id');
  const version = options.version ?? '';
  const violence = entryOf(VIOLENCE, required(row, 'type_of_violence'));
  if (!violence) throw new RefusedRow(`"type_of_violence" is "${named(row.cell('type_of_violence'))}". The codebook knows 1, 2 and 3.`);
  const warnings: string[] = [];
  const [publisher, dataset] = datasetEntries(GED, version);
  const sides = [membersOf(required(row, 'side_a')), membersOf(required(row, 'side_b'))] as const;
  const country = countryNamed(row.cell('country'));
  const places = placesWithin(locationOf(row, country));
  const articles = articlesOf(row);
  const citation = citationOf(dataset, `event ${id}`);
  const slug = slugFor(GED.slug, id);
  const event: EntryOf<'events'> = {
    in: 'events',
    slug,
    title: titled(titleOf(violence.name, sides, row)),
    summary: summaryOf(row, articles.length > 0),
    kind: 'ASSAULT',
    occurred: occurredOf(row, zoneOf(country), warnings),
    place: places.at(-1)?.name ?? null,
    participations: sides.flatMap((names, side) =>
      names.map((name) => ({ actor: slugFor('ucdp', name), role: violence.roles[side === 0 ? 0 : 1] })),
    ),
    citations: [citation, ...articles.flatMap((entry) => (entry.in === 'sources' ? [{ source: entry.slug }] : []))],
  };
  return {
    line: row.line,
    original: { dataset: GED.slug, version, id },
    entries: [
      ...places,
      ...once<Entry>([publisher, ...sides.flat().map(actorEntry), ...articles.filter(({ in: section }) => section === 'actors')]),
      dataset,
      ...articles.filter(({ in: section }) => section === 'sources'),
      event,
      ...tollOf(row, slug, sides, citation),
    ],
    warnings,
  };
}

// ── Who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A coalition is one string, "Government of Australia, Government of United Kingdom": it is its members. */
const membersOf = (side: string): string[] => [...new Set(side.split(/, (?=Government of )/).map(named))];

const STATE = /^Government of (.+)$/;

/** By its name alone, for a coalition's member comes without an id. A government is the party that holds the capital: its state. */
function actorEntry(name: string): EntryOf<'actors'> {
  const state = STATE.exec(name)?.[1];
  const slug = slugFor('ucdp', name);
  if (state !== undefined) return { in: 'actors', slug, name, kind: 'STATE', country: countryNamed(state) };
  return { in: 'actors', slug, name, kind: name === 'Civilians' ? 'CIVILIANS' : 'ARMED_GROUP' };
}

function titleOf(violence: string, [a, b]: readonly [string[], string[]], row: GedRow): string {
  const where = row.cell('where_coordinates') || row.cell('country');
  const who =
    row.cell('type_of_violence') === ONE_SIDED
      ? `${violence} by ${listed(a)} against ${listed(b).replace(/^Civilians$/, 'civilians')}`
      : `${violence}: ${listed(a)} – ${listed(b)}`;
  return where ? `${who}, ${where}` : who;
}

// ── When and where ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** How closely the days are known: 2 a few days, 3 a week, 4 a month, 5 up to a year; 1 is the day itself. */
const PRECISIONS: Readonly<Record<string, TimePrecision>> = { 2: 'WEEK', 3: 'WEEK', 4: 'MONTH', 5: 'YEAR' };

function occurredOf(row: GedRow, zone: string, warnings: string[]): Content<'events'>['occurred'] {
  const [start, end] = [dayIn(row, 'date_start'), dayIn(row, 'date_end')];
  if (end < start) throw new RefusedRow(`"date_end" (${end}) comes before "date_start" (${start}). Exchange them.`);
  const code = row.cell('date_prec');
  if (code === '1') return start === end ? { on: start, zone } : { earliest: start, latest: start, ended: end, precision: 'DAY', zone };
  const precision = entryOf(PRECISIONS, code);
  if (!precision) warnings.push(`"date_prec" is "${named(code)}", which the codebook does not know: the days are kept as bounds.`);
  return { earliest: start, latest: end, precision: precision ?? 'UNKNOWN', zone };
}

/** How far off a place nearby may be. */
const NEARBY_KM = 25;

/**
 * 1 is a place, 2 the surroundings of one, 3 and 4 a district and a province, 5 a line or a region, 6 a country, 7 waters or air. Only
 * the first two have a point: the coordinates of the others are the middle of an area.
 */
function locationOf(row: GedRow, country: string | null): Located {
  const [state, province, district, where] = [row.cell('country'), row.cell('adm_1'), row.cell('adm_2'), row.cell('where_coordinates')];
  switch (row.cell('where_prec')) {
    case '1':
      return { names: [state, province, district, where], country, point: pointIn(row, 'latitude', 'longitude', 0) };
    case '2': {
      const point = pointIn(row, 'latitude', 'longitude', NEARBY_KM);
      return { names: [state, province, district, where && `around ${where}`], country, point };
    }
    case '3':
      return { names: [state, province, district || where], country, point: null };
    case '4':
      return { names: [state, province || where], country, point: null };
    case '6':
      return { names: [state || where], country, point: null };
    default:
      return { names: [state, where], country, point: null };
  }
}

// ── How many ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Claim = Pick<EntryOf<'casualties'>, 'event' | 'assertedBy' | 'citations'>;

/** The total with its bounds, and the best figure of each side and category. A side that is several is named by the category. */
function tollOf(
  row: GedRow,
  event: string,
  [a, b]: readonly [string[], string[]],
  citation: NonNullable<Claim['citations']>[number],
): EntryOf<'casualties'>[] {
  const claim: Claim = { event, assertedBy: GED.publisher.slug, citations: [citation] };
  const range = { low: countIn(row, 'low'), best: countIn(row, 'best'), high: countIn(row, 'high') };
  const parts: [number | null, Pick<EntryOf<'casualties'>, 'side' | 'category'>][] = [
    [ofSide(row, 'deaths_a'), sideOf(a, 'A')],
    [ofSide(row, 'deaths_b'), sideOf(b, 'B')],
    [countIn(row, 'deaths_civilians'), { category: 'civilians' }],
    [countIn(row, 'deaths_unknown'), { category: 'of unknown status' }],
  ];
  return [
    ...(Object.values(range).some((figure) => figure !== null) ? [{ in: 'casualties' as const, ...claim, killed: range }] : []),
    ...parts.flatMap(([best, of]) => (best === null ? [] : [{ in: 'casualties' as const, ...claim, ...of, killed: { best } }])),
  ];
}

/** In one-sided violence no side loses anyone by definition: that 0 is no estimate. */
function ofSide(row: GedRow, column: 'deaths_a' | 'deaths_b'): number | null {
  const deaths = countIn(row, column);
  return deaths === 0 && row.cell('type_of_violence') === ONE_SIDED ? null : deaths;
}

const sideOf = (names: string[], letter: string): Pick<EntryOf<'casualties'>, 'side' | 'category'> =>
  names.length === 1 ? { side: slugFor('ucdp', names[0] ?? '') } : { category: named(`side ${letter}: ${names.join(', ')}`) };

// ── By whom it was reported ──────────────────────────────────────────────────────────────────────────────────────────────

/** How a database says that it has no date. */
const NO_DATE = '1753-01-01';

/** The articles that it was coded from, where the row tells office, date and headline of each apart. */
function articlesOf(row: GedRow): (EntryOf<'actors'> | EntryOf<'sources'>)[] {
  const [offices, dates, headlines] = (['source_office', 'source_date', 'source_headline'] as const).map((column) =>
    row
      .cell(column)
      .split(';')
      .map((part) => part.trim()),
  ) as [string[], string[], string[]];
  if (headlines.length !== offices.length || dates.length !== offices.length) return [];
  return once(
    offices.flatMap((office, index) => {
      const [date = '', headline = ''] = [dates[index], headlines[index]];
      return office && headline ? articleOf(named(office), date, headline) : [];
    }),
  );
}

function articleOf(office: string, date: string, headline: string): (EntryOf<'actors'> | EntryOf<'sources'>)[] {
  const publisher: EntryOf<'actors'> = { in: 'actors', slug: slugFor('ucdp source', office), name: office, kind: 'OTHER' };
  const published = /^\d{4}-\d\d-\d\d$/.test(date) && date !== NO_DATE ? date : null;
  const source: EntryOf<'sources'> = {
    in: 'sources',
    slug: slugFor('ucdp source', [office, published, headline].filter(Boolean).join(' ')),
    title: titled(headline),
    publisher: publisher.slug,
    published: published === null ? null : { on: published },
  };
  return [publisher, source];
}

function summaryOf(row: GedRow, hasArticles: boolean): string | null {
  const [conflict, dyad, clarity] = [row.cell('conflict_name'), row.cell('dyad_name'), row.cell('event_clarity')];
  const [where, original, article] = [row.cell('where_description'), row.cell('source_original'), row.cell('source_article')];
  const sources = row.cell('number_of_sources');
  const sentences = [
    conflict && `Conflict: ${conflict}.`,
    dyad && dyad !== conflict && `Dyad: ${dyad}.`,
    clarity === '2' && 'UCDP codes it as an aggregate of several events.',
    where && `Where: ${where}.`,
    original && `Reported by: ${original}.`,
    // -1 says that nobody counted them.
    /^[1-9]\d*$/.test(sources) && `Coded from ${sources} ${sources === '1' ? 'source' : 'sources'}.`,
    !hasArticles && article && `Sources: ${article}.`,
  ].filter(Boolean);
  return sentences.length > 0 ? clipped(sentences.join(' '), SUMMARY_LIMIT) : null;
}
