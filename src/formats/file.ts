// Taking anything away as a file, by its address: what there is to take, as what, and with which parameters.
import type { Db } from '../database/connect.ts';
import { NotFoundError, ValidationError } from '../domain/error.ts';
import { DEFAULT_ACTS } from '../walk/walk.ts';
import { PARAMETERS } from './chain-address.ts';
import { type Making, ROWS_OF_ACT } from './chain-record.ts';
import { COMPARISON_PARAMETERS, type ComparisonRecord, compareAt } from './comparison.ts';
import { comparisonBrief, comparisonJson, comparisonTable } from './comparison-file.ts';
import { CSV_TYPE, exportAt, FORMATS, formatOf } from './export.ts';
import { DEFAULT_ROWS, LIST_PARAMETERS, type ListRecord, listAt } from './list.ts';
import { LISTS, type List } from './list-column.ts';
import { listJson, listTable } from './list-file.ts';
import type { Parameters } from './parameter.ts';

export interface FileAddress {
  readonly of: Takeaway;
  /** Of a case its own; of a chain or a comparison its acts', with commas between them; of a list empty. */
  readonly slug: string;
  /** The format. */
  readonly ending: string;
  readonly parameters: Parameters;
}

interface Writable {
  /** The types of its formats, by their endings. */
  readonly types: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** How many rows it can hold at most, by its parameters as they were given: what it costs. */
  readonly rows: (parameters: Parameters) => number;
  readonly read: (db: Db, address: FileAddress, making: Making) => Promise<string>;
}

const JSON_TYPE = 'application/json';

/** A format of what was read, by its name in the API. */
interface Format<Told> {
  readonly extension: string;
  readonly contentType: string;
  readonly write: (told: Told, making: Making) => string;
}

export const COMPARISON_FORMATS = {
  MARKDOWN: { ...FORMATS.MARKDOWN, write: comparisonBrief },
  CSV: { extension: 'csv', contentType: CSV_TYPE, write: comparisonTable },
  JSON: { extension: 'json', contentType: JSON_TYPE, write: comparisonJson },
} as const satisfies Record<string, Format<ComparisonRecord>>;
export type ComparisonFormat = keyof typeof COMPARISON_FORMATS;

export const LIST_FORMATS = {
  CSV: { extension: 'csv', contentType: CSV_TYPE, write: listTable },
  JSON: { extension: 'json', contentType: JSON_TYPE, write: listJson },
} as const satisfies Record<string, Format<ListRecord>>;
export type ListFormat = keyof typeof LIST_FORMATS;

const typesOf = (formats: Readonly<Record<string, Pick<Format<unknown>, 'extension' | 'contentType'>>>) =>
  Object.fromEntries(Object.values(formats).map(({ extension, contentType }) => [extension, contentType]));

/** @throws ValidationError */
function endingIn<Found extends { readonly extension: string }>(formats: Readonly<Record<string, Found>>, ending: string): Found {
  const found = Object.values(formats).find(({ extension }) => extension === ending);
  if (found) return found;
  throw noEnding(formats, ending);
}

function noEnding(formats: Readonly<Record<string, { readonly extension: string }>>, ending: string): ValidationError {
  const known = Object.values(formats).map(({ extension }) => extension);
  return ValidationError.at([], `There is no .${ending} here. Give one of ${known.join(', ')}.`);
}

/** What is given as a number and can be one; what cannot is refused when it is read. */
const asked = (given: string | undefined, fallback: number): number => {
  const number = Number(given ?? fallback);
  return number > 0 ? number : fallback;
};

/** Two walks. */
export const ROWS_OF_COMPARISON = 2 * DEFAULT_ACTS * ROWS_OF_ACT;

const chains = (of: 'case' | 'chain'): Writable => ({
  types: typesOf(FORMATS),
  parameters: PARAMETERS,
  rows: ({ acts }) => asked(acts, DEFAULT_ACTS) * ROWS_OF_ACT,
  read: async (db, { slug, ending, parameters }, making) => {
    const format = formatOf(`.${ending}`)?.format;
    if (!format) throw noEnding(FORMATS, ending);
    return exportAt(db, { of, slug, format, parameters }, making);
  },
});

const list = (of: List): Writable => ({
  types: typesOf(LIST_FORMATS),
  parameters: LIST_PARAMETERS[of],
  rows: ({ rows }) => asked(rows, DEFAULT_ROWS),
  read: async (db, { ending, parameters }, making) => {
    const { write } = endingIn(LIST_FORMATS, ending);
    return write(await listAt(db, of, parameters), making);
  },
});

export const TAKEAWAYS = {
  case: chains('case'),
  chain: chains('chain'),
  comparison: {
    types: typesOf(COMPARISON_FORMATS),
    parameters: COMPARISON_PARAMETERS,
    rows: () => ROWS_OF_COMPARISON,
    read: async (db, { slug, ending, parameters }, making) => {
      const { write } = endingIn(COMPARISON_FORMATS, ending);
      return write(await compareAt(db, slug, parameters), making);
    },
  },
  acts: list('acts'),
  claims: list('claims'),
  actors: list('actors'),
} as const satisfies Record<string, Writable>;

export type Takeaway = keyof typeof TAKEAWAYS;

export const isList = (of: Takeaway): of is List => LISTS.some((name) => name === of);

/** @throws NotFoundError, ValidationError */
export const fileAt = (db: Db, address: FileAddress, making: Making): Promise<string> => TAKEAWAYS[address.of].read(db, address, making);

/** What the file is called: by what it holds, without signs that a disk could mistake. */
export const fileName = ({ of, slug, ending }: FileAddress): string =>
  `${isList(of) ? of : slug.replace(/[^\w-]+/g, '-').slice(0, 100)}.${ending}`;

/** A file, or a sentence that says why there is none. */
export type Exported = { readonly text: string } | { readonly refusal: 'NOT_FOUND' | 'VALIDATION'; readonly message: string };

/** The same for a door that is to answer whatever is asked. */
export async function fileOrRefusal(db: Db, address: FileAddress, making: Making): Promise<Exported> {
  try {
    return { text: await fileAt(db, address, making) };
  } catch (error) {
    if (error instanceof NotFoundError) return { refusal: 'NOT_FOUND', message: error.message };
    if (error instanceof ValidationError) return { refusal: 'VALIDATION', message: error.message };
    throw error;
  }
}
