// A list as a file tells it: acts, claims or actors, chosen by the filters of the API, a flat row each.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { actListing, actMatches } from '../domain/act-filter.ts';
import { actorMatches } from '../domain/actor-filter.ts';
import { affiliatesOf } from '../domain/affiliate.ts';
import { claimListing, claimMatches } from '../domain/claim-filter.ts';
import { ValidationError } from '../domain/error.ts';
import { admit } from '../domain/input.ts';
import { countOf, firstOf, type Listing } from '../domain/page.ts';
import { placesWithin } from '../domain/place-filter.ts';
import { actId, actorId, actorIds, caseId } from '../domain/reference.ts';
import { searchQuery } from '../domain/search-listing.ts';
import { slugListing } from '../domain/slug-listing.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { ActorKind, AffiliationKind, ClaimSubject, ParticipationRole, Stance } from '../generated/prisma/enums.ts';
import { caseActs } from '../walk/case-acts.ts';
import { isHeld, passes } from '../walk/lens.ts';
import type { Told } from './chain-record.ts';
import { LENS_PARAMETERS, lensAt, wordsOf } from './lens-address.ts';
import { COLUMNS, type List, TABLES } from './list-column.ts';
import { among, flag, instant, noSuchParameter, oneOf, type Parameters, queryAt, whole } from './parameter.ts';

/** More are taken page by page from the API. */
export const MOST_ROWS = 10_000;
export const DEFAULT_ROWS = 1000;

export type Value = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Value>>;

export interface ListRecord extends Told {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const text = z.string().nullish();
const rows = whole(1, MOST_ROWS, DEFAULT_ROWS);
const asked = { error: noSuchParameter };
const truth = oneOf(['true', 'false', 'either'], 'either').transform((value) => (value === 'either' ? null : value === 'true'));

const actQuestion = z.strictObject(
  {
    actor: text,
    roles: among(ParticipationRole),
    affiliates: among(AffiliationKind),
    attributed: truth,
    place: text,
    hostilityAtLeast: whole(0, 5, null),
    text,
    case: text,
    from: instant,
    before: instant,
    certainly: flag,
    answered: truth,
    answers: truth,
    orderBy: oneOf(['OCCURRED', 'RECORDED', 'HOSTILITY'], 'OCCURRED'),
    order: oneOf(['ASC', 'DESC'], 'ASC'),
    rows,
  },
  asked,
);

const claimQuestion = z.strictObject(
  {
    subjects: among(ClaimSubject),
    stances: among(Stance),
    assertedBy: text,
    about: text,
    statement: text,
    blames: text,
    saidUntil: instant,
    case: text,
    rows,
  },
  asked,
);

const actorQuestion = z.strictObject({ kinds: among(ActorKind), text, affiliatedWith: text, country: text, rows }, asked);

const ROWS = `most rows, 1 to ${MOST_ROWS}; ${DEFAULT_ROWS} unless given`;
const CASE = 'in this case, by its slug';
const WORDS = 'with all of these words, or words that begin so';

/** Every parameter that a list can be asked with, and what it means. */
export const LIST_PARAMETERS: Readonly<Record<List, Readonly<Record<string, string>>>> = {
  acts: {
    ...told(actQuestion, {
      actor: 'what this actor did, said or underwent, or is said to have done, by its slug',
      roles: `of the actor: in one of these roles: some of ${Object.keys(ParticipationRole).join(', ')}`,
      affiliates: `of the actor: also the acts of those so affiliated: some of ${Object.keys(AffiliationKind).join(', ')}`,
      attributed: 'of the actor: false: only what is recorded, and not what is laid at its door; true unless given',
      place: 'in this place or within it, by its name',
      hostilityAtLeast: 'at least so hostile, 0 to 5',
      text: `${WORDS}, in title, summary or quotes`,
      case: CASE,
      from: 'from then on, such as 2020-01-01T00:00:00Z',
      before: 'before then',
      certainly: 'true: within these times for certain',
      answered: 'true or false: whether something answered it, under the lens',
      answers: 'true or false: whether it answered something, under the lens',
      orderBy: 'by when they took place: OCCURRED (unless given), or RECORDED or HOSTILITY',
      order: 'ASC (unless given) or DESC',
      rows: ROWS,
    }),
    ...LENS_PARAMETERS,
  },
  claims: told(claimQuestion, {
    subjects: `about what: some of ${Object.keys(ClaimSubject).join(', ')}`,
    stances: `some of ${Object.keys(Stance).join(', ')}`,
    assertedBy: 'by one of these actors, by slug, with commas between them',
    about: 'on this act or on a link at it, by its slug',
    statement: 'that these words make, by the slug of the statement',
    blames: 'that blame this actor, by its slug',
    saidUntil: 'that were made by then, such as 2020-01-20T00:00:00Z',
    case: CASE,
    rows: ROWS,
  }),
  actors: told(actorQuestion, {
    kinds: `of these kinds: some of ${Object.keys(ActorKind).join(', ')}`,
    text: `${WORDS}, in name, aliases or description`,
    affiliatedWith: 'affiliated with this actor, by its slug',
    country: 'of this country, by its ISO 3166-1 code: IQ',
    rows: ROWS,
  }),
};

/** Holds the words to the question: none forgotten, none made up. */
function told<Shape extends z.ZodRawShape>(_: z.ZodObject<Shape>, words: Readonly<Record<keyof Shape & string, string>>) {
  return words;
}

interface Chosen {
  readonly listing: Listing;
  readonly rows: number;
  readonly lens: string;
}

const EVERYBODY = 'Everything anyone asserts';

const CHOOSE: Readonly<Record<List, (db: Db, parameters: Parameters) => Promise<Chosen>>> = { acts, claims, actors };

/** @throws ValidationError, NotFoundError */
export async function listAt(db: Db, list: List, parameters: Parameters): Promise<ListRecord> {
  const chosen = await CHOOSE[list](db, parameters);
  const [ids, total] = await Promise.all([firstOf(db, chosen.listing, chosen.rows), countOf(db, chosen.listing)]);
  return {
    title: `${list.charAt(0).toUpperCase()}${list.slice(1)}`,
    lens: chosen.lens,
    path: `/${list}`,
    query: queryAt(parameters, Object.keys(LIST_PARAMETERS[list])),
    cut: ids.length < total ? `These are the first ${ids.length} of ${total}.` : null,
    columns: Object.keys(COLUMNS[list]),
    rows: await rowsOfList(db, list, ids),
  };
}

async function rowsOfList(db: Db, list: List, ids: readonly string[]): Promise<Row[]> {
  const columns = Object.entries(COLUMNS[list]).map(([name, expression]) => `${expression} AS "${name}"`);
  const found = await read<Record<string, Value | Date>>(
    db,
    Prisma.sql`
    SELECT ${Prisma.raw(columns.join(', '))} FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN ${Prisma.raw(TABLES[list])} ORDER BY wanted.place`,
  );
  return found.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

const plain = (value: Value | Date): Value => (value instanceof Date ? value.toISOString() : value);

const given = async <Result>(value: string | null | undefined, then: (value: string) => Promise<Result>): Promise<Result | null> =>
  value == null ? null : then(value);

async function inCase(db: Db, slug: string): Promise<string[]> {
  return caseActs(db, await caseId(db, { slug }, ['case']));
}

async function acts(db: Db, parameters: Parameters): Promise<Chosen> {
  const own = Object.fromEntries(Object.entries(parameters).filter(([name]) => !(name in LENS_PARAMETERS)));
  const question = admit(actQuestion, own);
  const { from, before, certainly, roles, affiliates, attributed } = question;
  if (from !== null && before !== null && from >= before) {
    throw ValidationError.at(['before'], 'This window ends before it begins. Exchange from and before.');
  }
  if (question.actor == null && (roles ?? affiliates ?? attributed) !== null) {
    throw ValidationError.at(['actor'], 'Roles and affiliates are those of an actor: name one, such as actor=iran.');
  }
  const [lens, doers, placeIds, query, ids] = await Promise.all([
    lensAt(db, Object.fromEntries(Object.entries(parameters).filter(([name]) => name in LENS_PARAMETERS))),
    given(question.actor, async (slug) => {
      const actors = await affiliatesOf(db, await actorId(db, { slug }, ['actor']), affiliates ?? []);
      return { actors, roles, attributed: attributed ?? true };
    }),
    given(question.place, (name) => placesWithin(db, name)),
    given(question.text, (words) => searchQuery(db, words, ['text'])),
    given(question.case, (slug) => inCase(db, slug)),
  ]);
  const occurred = from === null && before === null ? null : { from, before, certainly };
  const { hostilityAtLeast, answered, answers } = question;
  const where = actMatches(
    { occurred, doers, placeIds, hostilityAtLeast, query, ids, answered, answers },
    { link: passes(lens), attribution: isHeld(lens, 'ATTRIBUTION') },
  );
  return {
    listing: actListing('act', where, { field: question.orderBy, direction: question.order }),
    rows: question.rows ?? DEFAULT_ROWS,
    lens: await wordsOf(db, lens, null),
  };
}

async function claims(db: Db, parameters: Parameters): Promise<Chosen> {
  const question = admit(claimQuestion, parameters);
  const [assertedByIds, aboutId, statementId, blamesId, actIds] = await Promise.all([
    given(question.assertedBy, (slugs) =>
      actorIds(
        db,
        slugs.split(',').map((slug) => ({ slug })),
        ['assertedBy'],
      ),
    ),
    given(question.about, (slug) => actId(db, { slug }, ['about'])),
    given(question.statement, (slug) => actId(db, { slug }, ['statement'])),
    given(question.blames, (slug) => actorId(db, { slug }, ['blames'])),
    given(question.case, (slug) => inCase(db, slug)),
  ]);
  const { subjects, stances, saidUntil } = question;
  const where = claimMatches({ subjects, stances, saidUntil, assertedByIds, aboutId, statementId, blamesId, actIds });
  return { listing: claimListing(where), rows: question.rows ?? DEFAULT_ROWS, lens: EVERYBODY };
}

async function actors(db: Db, parameters: Parameters): Promise<Chosen> {
  const question = admit(actorQuestion, parameters);
  const [query, affiliatedWithId] = await Promise.all([
    given(question.text, (words) => searchQuery(db, words, ['text'])),
    given(question.affiliatedWith, (slug) => actorId(db, { slug }, ['affiliatedWith'])),
  ]);
  if (question.country != null && !/^[A-Z]{2}$/.test(question.country)) {
    throw ValidationError.at(['country'], 'Give two capital letters of ISO 3166-1, such as IQ.');
  }
  const where = actorMatches({ kinds: question.kinds, country: question.country, query, affiliatedWithId });
  return { listing: slugListing('actor', where), rows: question.rows ?? DEFAULT_ROWS, lens: EVERYBODY };
}
