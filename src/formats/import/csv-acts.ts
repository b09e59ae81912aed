// A table of acts, one a row, as somebody keeps it in a spreadsheet or as our own export writes it (acts.csv).
import { eventHostility, statementHostility } from '../../domain/hostility.ts';
import { ActType, EventKind, EventMode, ParticipationRole, Realis, StatementKind, TimePrecision } from '../../generated/prisma/enums.ts';
import type { Content, Entry, EntryOf } from '../dossier.ts';
import type { ImportFormat, Reading } from '../importer.ts';
import { named, RefusedRow, readRows } from './dataset.ts';
import { cellOf, citationsOf, listIn, Naming, numberIn, requiredWord, SHEET, slugIn, textIn, whenIn, wordIn, wordsIn } from './sheet.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

const COLUMNS = {
  required: ['slug', 'title'],
  optional: [
    'type',
    'kind',
    'kinds',
    'mode',
    'realis',
    'summary',
    'date',
    'earliest',
    'latest',
    'ended',
    'precision',
    'zone',
    'place',
    'country',
    'latitude',
    'longitude',
    'hostility',
    'hostility_reason',
    'perpetrators',
    'participants',
    'targets',
    'victims',
    'speakers',
    'audience',
    'others',
    'quotes',
    'sources',
    'url',
  ],
} as const satisfies Columns<string>;

/** An act as a table has it, or a graph that names its columns so. */
export type ActsRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;

export const csvActs: ImportFormat = {
  description: 'a table of acts, CSV',
  recognises: (_name, start) => namesColumns(start, ['slug', 'title', 'kind']) || namesColumns(start, ['slug', 'title', 'kinds']),
  read: (source) => readRows(source, SHEET, COLUMNS, readAct),
};

export function readAct(row: ActsRow): Reading {
  const warnings: string[] = [];
  const naming = new Naming();
  const place = placeOf(row);
  const type = wordIn(row, 'type', ActType) ?? (cellOf(row, 'speakers') === '' ? 'EVENT' : 'STATEMENT');
  const act = type === 'EVENT' ? eventOf(row, naming, warnings) : statementOf(row, naming, warnings);
  const entries: Entry[] = [...(place ? [place] : []), ...naming.entries, act];
  return { line: row.line, entries, warnings };
}

function placeOf(row: ActsRow): EntryOf<'places'> | null {
  const name = cellOf(row, 'place');
  if (name === '') return null;
  return {
    in: 'places',
    name: named(name),
    country: textIn(row, 'country'),
    latitude: numberIn(row, 'latitude'),
    longitude: numberIn(row, 'longitude'),
  };
}

function sharedOf(row: ActsRow, naming: Naming, warnings: string[]) {
  const title = textIn(row, 'title');
  if (title === null) throw new RefusedRow('The column "title" is empty. Say in a few words what was done or said.');
  const place = cellOf(row, 'place');
  const sources = [...listIn(row, 'sources'), ...listIn(row, 'url')].map((written) => naming.source(written));
  return {
    slug: slugIn(row, 'slug'),
    title,
    summary: textIn(row, 'summary'),
    occurred: occurredOf(row),
    place: place === '' ? null : named(place),
    citations: citationsOf(sources, null, null, warnings),
  };
}

function occurredOf(row: ActsRow): Content<'events'>['occurred'] {
  const zone = textIn(row, 'zone');
  const ended = textIn(row, 'ended');
  const date = whenIn(row, 'date', zone);
  if (date) return { ...date, ended };
  const [earliest, latest] = [textIn(row, 'earliest'), textIn(row, 'latest')];
  if (earliest === null || latest === null) throw new RefusedRow('Nothing says when it was. Give "date", or "earliest" and "latest".');
  return { earliest, latest, ended, zone, precision: wordIn(row, 'precision', TimePrecision) ?? 'UNKNOWN' };
}

/** A level that its kind does not give is kept, and needs a reason. */
function hostilityOf(row: ActsRow, derived: number | null) {
  const hostility = numberIn(row, 'hostility');
  if (hostility === null || hostility === derived) return {};
  return { hostility, hostilityReason: textIn(row, 'hostility_reason') ?? 'As given in a table, without a reason.' };
}

type Part = NonNullable<EntryOf<'events'>['participations']>[number];

const ROLES = {
  perpetrators: 'PERPETRATOR',
  participants: 'PARTICIPANT',
  targets: 'TARGET',
  victims: 'VICTIM',
  audience: 'AUDIENCE',
} as const;

function partsOf(row: ActsRow, naming: Naming): Part[] {
  const listed = Object.entries(ROLES).flatMap(([column, role]) =>
    listIn(row, column as keyof typeof ROLES).map((written) => ({ actor: naming.actor(written), role })),
  );
  const others = listIn(row, 'others').map((written) => {
    const [, name, role] = /^(.+) \(([A-Z]+)\)$/.exec(written) ?? [];
    if (name === undefined || role === undefined || !Object.hasOwn(ParticipationRole, role))
      throw new RefusedRow(`"others" has "${named(written)}". Give each as a name and a role, such as Iraq (HOST).`);
    return { actor: naming.actor(name), role: role as ParticipationRole };
  });
  return [...listed, ...others];
}

function eventOf(row: ActsRow, naming: Naming, warnings: string[]): EntryOf<'events'> {
  const kind = requiredWord(row, cellOf(row, 'kind') === '' ? 'kinds' : 'kind', EventKind);
  const mode = wordIn(row, 'mode', EventMode);
  if (cellOf(row, 'speakers') !== '')
    warnings.push('An event has no speakers: left out. Give it as a statement, or them as perpetrators or participants.');
  return {
    in: 'events',
    ...sharedOf(row, naming, warnings),
    ...hostilityOf(row, eventHostility(kind, mode)),
    kind,
    mode,
    realis: wordIn(row, 'realis', Realis),
    participations: partsOf(row, naming),
  };
}

function statementOf(row: ActsRow, naming: Naming, warnings: string[]): EntryOf<'statements'> {
  const kinds = wordsIn(row, cellOf(row, 'kinds') === '' ? 'kind' : 'kinds', StatementKind);
  if (kinds.length === 0)
    throw new RefusedRow(`The column "kinds" is empty. Give one or more of ${Object.keys(StatementKind).join(', ')}.`);
  const speakers = listIn(row, 'speakers').map((written) => naming.actor(written));
  if (speakers.length === 0) throw new RefusedRow('The column "speakers" is empty. Name who said it.');
  const parts = partsOf(row, naming);
  if (parts.some(({ role }) => role !== 'AUDIENCE'))
    warnings.push('A statement has speakers and an audience: everyone else in the row is left out.');
  const quote = textIn(row, 'quotes');
  return {
    in: 'statements',
    ...sharedOf(row, naming, warnings),
    ...hostilityOf(row, statementHostility(kinds)),
    kinds,
    speakers,
    audience: parts.flatMap(({ actor, role }) => (role === 'AUDIENCE' ? [actor] : [])),
    quotes: quote === null ? [] : [{ text: quote }],
  };
}
