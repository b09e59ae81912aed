// ACLED: the Armed Conflict Location and Event Data export, CSV with a header, one event a row. Its terms let no one pass its rows on:
// this reads them and nothing of them is here.
//
// Mapped by its codebook: actor 1 and actor 2 say nothing of who attacked, so everyone named takes part, with one exception that the
// codebook makes itself: civilians in a row that it marks as targeting civilians are the target. Its fatalities are one figure, often the
// least sure part of a row, and 0 also where nobody reported any. A row's timestamp says when ACLED last changed it: its version.
import { SUMMARY_LIMIT } from '../../domain/input.ts';
import type { ActorKind } from '../../generated/prisma/enums.ts';
import type { Content, EntryOf } from '../dossier.ts';
import type { ImportFormat, Reading, ReadingOptions } from '../importer.ts';
import type { CodedEvent } from './cameo.ts';
import { countryCoded, countryNamed, zoneOf } from './country.ts';
import {
  citationOf,
  clipped,
  countIn,
  type Dataset,
  datasetEntries,
  dayAfter,
  dayIn,
  entryOf,
  type Located,
  listed,
  monthOf,
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
  required: ['event_id_cnty', 'event_date', 'event_type', 'sub_event_type', 'actor1', 'actor2'],
  optional: [
    'time_precision',
    'assoc_actor_1',
    'inter1',
    'assoc_actor_2',
    'inter2',
    'civilian_targeting',
    'iso',
    'country',
    'admin1',
    'admin2',
    'admin3',
    'location',
    'latitude',
    'longitude',
    'geo_precision',
    'source',
    'source_scale',
    'notes',
    'fatalities',
    'tags',
    'timestamp',
  ],
} as const satisfies Columns<string>;

type AcledRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

const ACLED: Dataset = {
  slug: 'acled',
  title: 'ACLED',
  publisher: { slug: 'acled-project', name: 'Armed Conflict Location & Event Data (ACLED)' },
};

/**
 * Our own table of its sub-types. A sub-type that spans several modes has none: an air or drone strike is one or the other, and shelling
 * may be artillery or a missile. Force used on protesters is an assault, though ACLED files it under protests.
 */
const SUB_TYPES: Readonly<Record<string, CodedEvent>> = {
  'armed clash': { kind: 'ASSAULT' },
  'government regains territory': { kind: 'ASSAULT' },
  'non-state actor overtakes territory': { kind: 'ASSAULT' },
  'chemical weapon': { kind: 'ASSAULT', mode: 'UNCONVENTIONAL', thresholds: ['WMD'] },
  'air/drone strike': { kind: 'ASSAULT' },
  'suicide bomb': { kind: 'ASSAULT', mode: 'SUICIDE_ATTACK' },
  'shelling/artillery/missile attack': { kind: 'ASSAULT' },
  'remote explosive/landmine/ied': { kind: 'ASSAULT', mode: 'EXPLOSIVES' },
  grenade: { kind: 'ASSAULT', mode: 'EXPLOSIVES' },
  'sexual violence': { kind: 'ASSAULT', mode: 'SEXUAL_VIOLENCE' },
  attack: { kind: 'ASSAULT' },
  'abduction/forced disappearance': { kind: 'ASSAULT', mode: 'ABDUCTION' },
  'peaceful protest': { kind: 'PROTEST', mode: 'DEMONSTRATION' },
  'protest with intervention': { kind: 'PROTEST', mode: 'DEMONSTRATION' },
  'excessive force against protesters': { kind: 'ASSAULT' },
  'excessive force against protestors': { kind: 'ASSAULT' },
  'violent demonstration': { kind: 'PROTEST', mode: 'RIOT' },
  'mob violence': { kind: 'PROTEST', mode: 'RIOT' },
  agreement: { kind: 'AGREE' },
  arrests: { kind: 'COERCE', mode: 'ARREST' },
  'change to group/activity': { kind: 'OTHER' },
  'disrupted weapons use': { kind: 'OTHER' },
  'headquarters or base established': { kind: 'OTHER' },
  'looting/property destruction': { kind: 'COERCE', mode: 'SEIZE' },
  'non-violent transfer of territory': { kind: 'OTHER' },
  other: { kind: 'OTHER' },
};

export const acled: ImportFormat = {
  description: 'ACLED export, CSV',
  recognises: (_name, start) => namesColumns(start, ['event_id_cnty', 'sub_event_type', 'actor1', 'actor2']),
  read: (source, options) => readRows(source, { delimiter: ',', quoted: true }, COLUMNS, (row) => readEvent(row, options)),
};

function readEvent(row: AcledRow, options: ReadingOptions): Reading {
  const id = required(row, 'event_id_cnty');
  const subType = required(row, 'sub_event_type');
  const coded = entryOf(SUB_TYPES, subType.toLowerCase());
  const warnings = coded ? [] : [`"sub_event_type" is "${named(subType)}", which our table does not know: the kind is OTHER.`];
  // The version of a row, unless the whole file was given one.
  const version = options.version ?? row.cell('timestamp');
  const [publisher, dataset] = datasetEntries(ACLED, options.version ?? '');
  const parties = partiesOf(row);
  const country = countryCoded(row.cell('iso')) ?? countryNamed(row.cell('country'));
  const places = placesWithin(locationOf(row, country));
  const slug = slugFor(ACLED.slug, id);
  const reported = row.cell('source');
  const citation = citationOf(dataset, `event ${id}`, reported && `from ${reported}`);
  const event: EntryOf<'events'> = {
    in: 'events',
    slug,
    title: titleOf(row, parties),
    summary: summaryOf(row),
    kind: coded?.kind ?? 'OTHER',
    mode: coded?.mode ?? null,
    thresholds: coded?.thresholds ? [...coded.thresholds] : null,
    occurred: occurredOf(row, zoneOf(country)),
    place: places.at(-1)?.name ?? null,
    participations: parties.map(({ actor, role, detail }) => ({ actor: actor.slug, role, detail })),
    citations: [citation],
  };
  const killed = countIn(row, 'fatalities');
  const toll: EntryOf<'casualties'>[] =
    killed === null
      ? []
      : [
          {
            in: 'casualties',
            event: slug,
            assertedBy: publisher.slug,
            killed: { best: killed },
            confidenceWords: CAVEAT,
            citations: [citation],
          },
        ];
  return {
    line: row.line,
    original: { dataset: ACLED.slug, version, id },
    entries: [...places, ...once([publisher, ...parties.map(({ actor }) => actor)]), dataset, event, ...toll],
    warnings,
  };
}

function titleOf(row: AcledRow, parties: readonly Party[]): string {
  const names = parties.filter(({ isNamed }) => isNamed).map(({ actor }) => actor.name);
  const who = names.length > 0 ? `: ${listed(names)}` : '';
  const where = row.cell('location') || row.cell('country');
  return titled(`${row.cell('sub_event_type')}${who}${where && `, ${where}`}`);
}

const CAVEAT = 'One reported figure without bounds, often the least sure part of a row; 0 also where none was reported.';

// ── Who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Party {
  readonly actor: EntryOf<'actors'>;
  readonly role: 'PARTICIPANT' | 'TARGET';
  readonly detail: string | null;
  /** As actor 1 or actor 2, not as someone beside them. */
  readonly isNamed: boolean;
}

function partiesOf(row: AcledRow): Party[] {
  const isTargeting = row.cell('civilian_targeting') !== '';
  return (['1', '2'] as const).flatMap((number) => {
    const main = named(row.cell(`actor${number}`));
    const beside = row
      .cell(`assoc_actor_${number}`)
      .split(';')
      .map(named)
      .filter((name) => name !== '' && name !== main);
    const isTarget = isTargeting && isCivilians(row.cell(`inter${number}`), main);
    return [
      ...(main === ''
        ? []
        : [{ actor: actorEntry(main), role: isTarget ? ('TARGET' as const) : ('PARTICIPANT' as const), detail: null, isNamed: true }]),
      ...[...new Set(beside)].map((name) => ({
        actor: actorEntry(name),
        role: 'PARTICIPANT' as const,
        detail: main === '' ? null : `associated with ${main}`,
        isNamed: false,
      })),
    ];
  });
}

/** 7 in older exports, a word in newer ones; a name alone where the column is missing. */
const isCivilians = (inter: string, name: string): boolean =>
  inter === '7' || /^civilians$/i.test(inter) || (inter === '' && CIVILIANS.test(name));
const CIVILIANS = /^Civilians\b/;

/** By its name alone, for an actor beside another comes without a type: only such names as ACLED forms by rule tell a kind. */
const KINDS: readonly (readonly [RegExp, ActorKind])[] = [
  [CIVILIANS, 'CIVILIANS'],
  [/^(Military Forces of|Air Force of|Navy of)/, 'ARMED_FORCE'],
  [/^(Police Forces of|Government of)/, 'GOVERNMENT_BODY'],
  [/^Unidentified\b/, 'UNKNOWN'],
];

const actorEntry = (name: string): EntryOf<'actors'> => ({
  in: 'actors',
  slug: slugFor(ACLED.slug, name),
  name,
  kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'OTHER',
});

// ── When and where ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** 1 is the day. 2 is within a week, of which the date is the middle; 3 is within a month. */
function occurredOf(row: AcledRow, zone: string): Content<'events'>['occurred'] {
  const day = dayIn(row, 'event_date');
  switch (row.cell('time_precision')) {
    case '':
    case '1':
      return { on: day, zone };
    case '2':
      return { earliest: dayAfter(day, -3), latest: dayAfter(day, 3), precision: 'WEEK', zone };
    case '3':
      return monthOf(day, zone);
    default:
      throw new RefusedRow(`"time_precision" is "${named(row.cell('time_precision'))}". The codebook knows 1, 2 and 3.`);
  }
}

/** 1 is a town, 2 somewhere about one, 3 a region of which the coordinates are the capital. */
function locationOf(row: AcledRow, country: string | null): Located {
  const wider = [row.cell('country'), row.cell('admin1'), row.cell('admin2'), row.cell('admin3')];
  const location = row.cell('location');
  switch (row.cell('geo_precision')) {
    case '':
    case '1':
      return { names: [...wider, location], country, point: pointIn(row, 'latitude', 'longitude', null) };
    case '2':
      return { names: [...wider, location && `around ${location}`], country, point: null };
    default:
      return { names: wider.slice(0, 2), country, point: null };
  }
}

function summaryOf(row: AcledRow): string {
  const [notes, source, scale, tags] = [row.cell('notes'), row.cell('source'), row.cell('source_scale'), row.cell('tags')];
  return clipped(
    [
      `${row.cell('event_type')}: ${row.cell('sub_event_type')}.`,
      notes,
      source && `Reported by: ${source}${scale ? ` (${scale})` : ''}.`,
      tags && `Tags: ${tags}.`,
    ]
      .filter(Boolean)
      .join(' '),
    SUMMARY_LIMIT,
  );
}
