// The domain's door: what every input is made of, and the one way in. All problems are told at once, each with the path of its field.
import { z } from 'zod';
import { ValidationError } from './error.ts';

/** Longer lists are no longer read as one list; the API serves them whole. */
export const LIST_LIMIT = 100;
/** Names of actors and places. */
export const NAME_LIMIT = 200;
export const TITLE_LIMIT = 300;
/** Quotes, and what is said in a sentence or a paragraph. */
export const QUOTE_LIMIT = 5_000;
/** Summaries and descriptions. */
export const SUMMARY_LIMIT = 10_000;
/** What browsers and servers pass on without harm. */
const URL_LIMIT = 2_000;
/** Above the dead of any one act in history: a larger number is a slip of the keyboard. */
const NUMBER_LIMIT = 10_000_000;

/** The input as the domain takes it. @throws ValidationError */
export function admit<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ValidationError(
    result.error.issues.map(({ path, message, code }) => ({
      path: path.map(String),
      message,
      code: code === 'custom' ? 'INVALID' : code.toUpperCase(),
    })),
  );
}

/** Absent and null are one: nothing said. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

/** A list that may be left out. */
export const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .max(LIST_LIMIT, `Give at most ${LIST_LIMIT}.`)
    .nullish()
    .transform((list) => list ?? []);

export const nonEmptyListOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(schema).min(1, 'Give at least one.').max(LIST_LIMIT, `Give at most ${LIST_LIMIT}.`);

/** Text in Unicode's composed form (NFC). NUL and lone surrogates are refused, for PostgreSQL would refuse or change them. */
export const text = (limit: number) =>
  z
    .string()
    .normalize('NFC')
    .max(limit, `Use at most ${limit} characters.`)
    .refine((value) => value.trim() !== '', 'Write something, or leave the field out.')
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), 'Remove the character that is not text (NUL, or half of a surrogate pair).');

/** http and https alone: a page shows the address as a link. */
export const url = text(URL_LIMIT).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'Give a whole address that starts with http:// or https://.',
);

export const language = text(35).refine(isLanguageTag, 'Give a language tag (BCP 47) such as en, ar or fr-BE.');

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

export const country = z
  .string()
  .refine(
    (value) => /^[A-Z]{2}$/.test(value) && value !== 'ZZ' && regions.of(value) !== undefined,
    'Give the two capital letters of ISO 3166-1, such as IQ or US.',
  );

export const count = z
  .int('Give a whole number.')
  .min(0, 'Give 0 or more.')
  .max(NUMBER_LIMIT, `Give at most ${NUMBER_LIMIT.toLocaleString('en')}.`);

/** 0 to 100: how firmly someone commits themself. */
export const confidence = z.int('Give a whole number.').min(0, 'Give 0 to 100.').max(100, 'Give 0 to 100.');

const uuid = z.uuid('Give a UUID.').toLowerCase();

/** A key kept by a seed or an import; otherwise the domain makes one. */
export const id = optional(uuid);

/** Lets a rule between fields speak although other fields are wrong, so that every problem is told at once. */
export const whenSound =
  (...fields: string[]) =>
  ({ issues }: z.core.ParsePayload): boolean =>
    !issues.some(({ path }) => path?.[0] === undefined || fields.includes(String(path[0])));
