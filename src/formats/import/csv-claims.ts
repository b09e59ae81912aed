// Tables of claims: links with who says so (links.csv), and claims of every subject as our own export writes them (claims.csv).
import {
  AttributionType,
  CausalStrength,
  ClaimSubject,
  ParticipationRole,
  ResponseBasis,
  ResponseKind,
  Stance,
} from '../../generated/prisma/enums.ts';
import type { EntryOf } from '../dossier.ts';
import type { ImportFormat, Reading } from '../importer.ts';
import { RefusedRow, readRows, required } from './dataset.ts';
import {
  boundsIn,
  cellOf,
  citationsOf,
  figuresIn,
  listIn,
  Naming,
  numberIn,
  requiredWord,
  SHEET,
  slugIn,
  textIn,
  whenIn,
  wordIn,
} from './sheet.ts';
import { type Columns, namesColumns, type Row } from './table.ts';

/** What a claim says of itself, whatever it is about. */
const CLAIM_COLUMNS = [
  'id',
  'claim',
  'stance',
  'on_behalf_of',
  'statement',
  'date',
  'zone',
  'said_earliest',
  'said_latest',
  'confidence',
  'confidence_words',
  'quote',
  'quotes',
  'locator',
  'source',
  'sources',
  'url',
] as const;

const LINK_COLUMNS = {
  required: ['trigger', 'response', 'kind', 'basis', 'asserted_by'],
  optional: [...CLAIM_COLUMNS, 'strength'],
} as const satisfies Columns<string>;

const COLUMNS = {
  required: ['subject', 'act', 'asserted_by'],
  optional: [
    ...CLAIM_COLUMNS,
    'trigger',
    'kind',
    'basis',
    'strength',
    'blamed',
    'role',
    'attribution_type',
    'side',
    'category',
    'killed',
    'injured',
    'missing',
    'what',
    'count',
  ],
} as const satisfies Columns<string>;

export type LinkRow = Row<(typeof LINK_COLUMNS)['required' | 'optional'][number]>;
export type ClaimRow = Row<(typeof COLUMNS)['required' | 'optional'][number]>;
type SaidRow = Row<(typeof CLAIM_COLUMNS)[number] | 'asserted_by'>;

export const csvLinks: ImportFormat = {
  description: 'a table of links, each with who says so, CSV',
  recognises: (_name, start) => namesColumns(start, LINK_COLUMNS.required) && !namesColumns(start, ['subject']),
  read: (source) =>
    readRows(source, SHEET, LINK_COLUMNS, (row) =>
      reading(row, (naming, warnings) => linkOf(row, slugIn(row, 'response'), naming, warnings)),
    ),
};

export const csvClaims: ImportFormat = {
  description: 'a table of claims, CSV',
  recognises: (_name, start) => namesColumns(start, COLUMNS.required),
  read: (source) => readRows(source, SHEET, COLUMNS, readClaim),
};

export const readLink = (row: LinkRow): Reading =>
  reading(row, (naming, warnings) => linkOf(row, slugIn(row, 'response'), naming, warnings));

export const readClaim = (row: ClaimRow): Reading => reading(row, (naming, warnings) => claimOf(row, naming, warnings));

type Claiming = EntryOf<'links'> | EntryOf<'attributions'> | EntryOf<'casualties'> | EntryOf<'counts'> | EntryOf<'occurrences'>;

function reading({ line }: { readonly line: number }, entry: (naming: Naming, warnings: string[]) => Claiming): Reading {
  const warnings: string[] = [];
  const naming = new Naming();
  const claim = entry(naming, warnings);
  return { line, entries: [...naming.entries, claim], warnings };
}

/** In a claim that says in which statement it was said, the statement dates it. */
function fieldsOf(row: SaidRow, naming: Naming, warnings: string[]) {
  const statement = textIn(row, 'statement');
  const sources = (['source', 'sources', 'url'] as const).flatMap((column) => listIn(row, column)).map((written) => naming.source(written));
  return {
    id: textIn(row, 'id') ?? textIn(row, 'claim'),
    assertedBy: naming.actor(required(row, 'asserted_by')),
    onBehalfOf: listIn(row, 'on_behalf_of').map((written) => naming.actor(written)),
    stance: wordIn(row, 'stance', Stance),
    statement,
    assertedAt: whenIn(row, 'date', textIn(row, 'zone')) ?? (statement === null ? boundsIn(row, 'said_earliest', 'said_latest') : null),
    confidence: numberIn(row, 'confidence'),
    confidenceWords: textIn(row, 'confidence_words'),
    citations: citationsOf(sources, textIn(row, 'quote') ?? textIn(row, 'quotes'), textIn(row, 'locator'), warnings),
  };
}

function linkOf(row: LinkRow | ClaimRow, response: string, naming: Naming, warnings: string[]): EntryOf<'links'> {
  const own = row as Row<'trigger' | 'kind' | 'basis' | 'strength'>;
  return {
    in: 'links',
    response,
    trigger: slugIn(own, 'trigger'),
    claims: [
      {
        ...fieldsOf(row, naming, warnings),
        kind: requiredWord(own, 'kind', ResponseKind),
        basis: requiredWord(own, 'basis', ResponseBasis),
        strength: wordIn(own, 'strength', CausalStrength),
      },
    ],
  };
}

type Read = (row: ClaimRow, act: string, naming: Naming, warnings: string[]) => Claiming;

/** An affiliation is between two actors, and stands in no table of claims. */
const BY_SUBJECT: Readonly<Record<Exclude<ClaimSubject, 'AFFILIATION'>, Read>> = {
  LINK: linkOf,
  ATTRIBUTION: (row, event, naming, warnings) => ({
    in: 'attributions',
    event,
    blamed: naming.actor(required(row, 'blamed')),
    role: wordIn(row, 'role', ParticipationRole),
    type: requiredWord(row, 'attribution_type', AttributionType),
    ...fieldsOf(row, naming, warnings),
  }),
  CASUALTIES: (row, event, naming, warnings) => ({
    in: 'casualties',
    event,
    side: cellOf(row, 'side') === '' ? null : naming.actor(cellOf(row, 'side')),
    category: textIn(row, 'category'),
    killed: figuresIn(row, 'killed'),
    injured: figuresIn(row, 'injured'),
    missing: figuresIn(row, 'missing'),
    ...fieldsOf(row, naming, warnings),
  }),
  COUNT: countOf,
  OCCURRENCE: (row, act, naming, warnings) => ({ in: 'occurrences', act, ...fieldsOf(row, naming, warnings) }),
};

function claimOf(row: ClaimRow, naming: Naming, warnings: string[]): Claiming {
  const subject = requiredWord(row, 'subject', ClaimSubject);
  if (subject !== 'AFFILIATION') return BY_SUBJECT[subject](row, slugIn(row, 'act'), naming, warnings);
  throw new RefusedRow('An affiliation is between two actors and stands in no table of claims. Give it in a dossier.');
}

function countOf(row: ClaimRow, event: string, naming: Naming, warnings: string[]): EntryOf<'counts'> {
  const count = figuresIn(row, 'count');
  if (count === null) throw new RefusedRow('The column "count" is empty. Give a figure such as 18.');
  return { in: 'counts', event, what: required(row, 'what'), count, ...fieldsOf(row, naming, warnings) };
}
