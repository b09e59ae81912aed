// Full-text search in PostgreSQL: by words, each the beginning of an English stem, all of which must be there.
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { allOf, anyOf, noneOf } from './condition.ts';
import { ValidationError } from './error.ts';
import { highlights } from './highlight.ts';
import type { Listing } from './page.ts';
import { fold } from './search.ts';

/** Long enough for any title; more words than that are no search. */
export const MAX_SEARCH_LENGTH = 200;

/** What is typed as PostgreSQL's tsquery. @throws ValidationError at the path, where it holds nothing to search for */
export async function searchQuery(db: Db, text: string, path: readonly string[]): Promise<string> {
  const words = fold(text);
  // Folding can make one character many (㌖ is a word of six), and PostgreSQL takes no word of more than two kilobytes.
  const length = Math.max(text.length, words.length);
  if (length > MAX_SEARCH_LENGTH) {
    throw ValidationError.at(path, `This has ${length} characters. Search for a few words, at most ${MAX_SEARCH_LENGTH} characters.`);
  }
  if (words === '') throw ValidationError.at(path, 'There is no word to search for here. Give a letter, a word or several.');
  const prefixes = words.replaceAll(' ', ':* & ').concat(':*');
  const [row] = await read<{ query: string }>(db, Prisma.sql`SELECT to_tsquery('english', ${prefixes})::text AS query`);
  if (!row?.query) throw ValidationError.at(path, 'These words are in every text ("the", "of"). Give one that tells texts apart.');
  return row.query;
}

const o = Prisma.raw('o');

/** The words of the search text of row o. The expression is that of the search indexes. */
const textWords = (o: Prisma.Sql): Prisma.Sql => Prisma.sql`to_tsvector('english', ${o}.search_text)`;

/** Whether the search text of row o matches. */
export const matches = (o: Prisma.Sql, query: string): Prisma.Sql => Prisma.sql`${textWords(o)} @@ ${query}::tsquery`;

export const SEARCH_KINDS = ['ACTOR', 'EVENT', 'STATEMENT', 'SOURCE', 'CASE'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A title as fold() leaves it, near enough to rank by: without apostrophes and the marks of Latin letters. */
const plain = (title: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`regexp_replace(normalize(translate(${title}, '''’‘‛‵′ʹʻʼʽʾʿˈ', ''), NFKD), '[\u0300-\u036f]', '', 'g')`;

/** The words of a title. The expression is that of the index of acts' titles. */
const titleWords = (title: Prisma.Sql): Prisma.Sql => Prisma.sql`to_tsvector('english', ${plain(title)})`;

interface Table {
  readonly rows: Prisma.Sql;
  /** A match here ranks above one in the rest. */
  readonly title: Prisma.Sql;
  /** Whether an index finds by the title alone; where none does, titles are read among all that match. */
  readonly isIndexed: boolean;
}

const TITLE = Prisma.sql`o.title`;

const TABLES = {
  actor: { rows: Prisma.sql`actor o`, title: Prisma.sql`o.name || ' ' || array_to_string(o.aliases, ' ')`, isIndexed: false },
  act: { rows: Prisma.sql`act o`, title: TITLE, isIndexed: true },
  source: { rows: Prisma.sql`source o`, title: TITLE, isIndexed: false },
  case: { rows: Prisma.sql`"case" o`, title: TITLE, isIndexed: false },
} satisfies Record<string, Table>;

interface Searched {
  readonly table: keyof typeof TABLES;
  readonly where: Prisma.Sql;
  /** What a highlight is taken from. */
  readonly body: Prisma.Sql;
}

const EVERY_ROW = Prisma.sql`true`;
const QUOTES = Prisma.sql`(SELECT string_agg(q.text, ' … ' ORDER BY q.position) FROM quote q WHERE q.statement_id = o.id)`;

const SEARCHED: Record<SearchKind, Searched> = {
  ACTOR: {
    table: 'actor',
    where: Prisma.sql`o.merged_into_id IS NULL`,
    body: Prisma.sql`concat_ws('. ', o.name, nullif(array_to_string(o.aliases, ', '), ''), o.description)`,
  },
  EVENT: { table: 'act', where: Prisma.sql`o.type = 'EVENT'`, body: Prisma.sql`concat_ws('. ', o.title, o.summary)` },
  STATEMENT: {
    table: 'act',
    where: Prisma.sql`o.type = 'STATEMENT'`,
    body: Prisma.sql`concat_ws('. ', o.title, o.summary, ${QUOTES})`,
  },
  SOURCE: { table: 'source', where: EVERY_ROW, body: Prisma.sql`concat_ws('. ', o.title, o.url)` },
  CASE: { table: 'case', where: EVERY_ROW, body: Prisma.sql`concat_ws('. ', o.title, o.summary)` },
};

/** The tables of these kinds, each with what is asked of its rows. */
const tablesOf = (kinds: readonly SearchKind[]) =>
  Object.entries(TABLES).flatMap(([name, table]) => {
    const searched = [...new Set(kinds)].map((kind) => SEARCHED[kind]).filter((one) => one.table === name);
    return searched.length === 0 ? [] : [{ ...table, where: anyOf(searched.map(({ where }) => where)) }];
  });

/** Of one table so many are ranked and listed: to rank a hundred thousand takes a second, and tells nobody which of them are meant. */
export const MOST_RANKED = 1000;

/** Always true; but several processes would find other rows first each time, and by this they leave it to one. */
const IN_ORDER = Prisma.sql`pg_backend_pid() IS NOT NULL`;

const scoreOf = (title: Prisma.Sql, words: Prisma.Sql, query: string): Prisma.Sql =>
  Prisma.sql`ts_rank(setweight(${title}, 'A') || ${words}, ${query}::tsquery)::float8`;

/**
 * What matches, in the order in which it is taken: all words in the title before those elsewhere, and both before mere beginnings of
 * words, which an index takes twice as long to find and most searches then need not.
 */
function tiersOf(query: string, { title, isIndexed }: Table): Prisma.Sql[] {
  const whole = query.replaceAll(':*', '');
  const inTitle = (words: string): Prisma.Sql => {
    const titled = Prisma.sql`${titleWords(title)} @@ ${words}::tsquery`;
    return isIndexed ? titled : allOf([matches(o, words), titled]);
  };
  return [inTitle(whole), matches(o, whole), inTitle(query), matches(o, query)];
}

/** The best of what matches, best first. */
export function searchListing(query: string, kinds: readonly SearchKind[]): Listing {
  const found = tablesOf(kinds).map((table) => {
    const tiers = tiersOf(query, table).map(
      (tier, index, all) => Prisma.sql`
        SELECT o.id, ${titleWords(table.title)} AS title, ${textWords(o)} AS words FROM ${table.rows}
        WHERE ${allOf([table.where, tier, IN_ORDER, ...all.slice(0, index).map(noneOf)])}`,
    );
    return Prisma.sql`SELECT o.id, ${scoreOf(Prisma.raw('o.title'), Prisma.raw('o.words'), query)} AS score
      FROM (${Prisma.join(tiers, ' UNION ALL ')} LIMIT ${MOST_RANKED}) AS o WHERE o.words @@ ${query}::tsquery`;
  });
  return {
    from: Prisma.sql`(${Prisma.join(found, ' UNION ALL ')}) AS found`,
    where: Prisma.sql`true`,
    keys: [{ expression: Prisma.sql`found.score`, type: 'float8' }],
    id: Prisma.sql`found.id`,
    direction: 'DESC',
  };
}

/** How many match, the unranked ones included. */
export async function countMatches(db: Db, query: string, kinds: readonly SearchKind[]): Promise<number> {
  const counts = tablesOf(kinds).map(
    ({ rows, where }) => Prisma.sql`SELECT count(*) AS count FROM ${rows} WHERE ${where} AND ${matches(o, query)}`,
  );
  const [row] = await read<{ count: number }>(
    db,
    Prisma.sql`SELECT sum(count)::int AS count FROM (${Prisma.join(counts, ' UNION ALL ')}) AS counted`,
  );
  return row?.count ?? 0;
}

/** One thing found. */
export interface Hit {
  readonly id: string;
  readonly kind: SearchKind;
  readonly score: number;
  /** A few words around the first match, each matching one between two pairs of asterisks. */
  readonly highlight: string;
}

/** What was found on a page, in no order. */
export async function hitsOf(db: Db, query: string, kinds: readonly SearchKind[], ids: readonly string[]): Promise<Hit[]> {
  const selects = [...new Set(kinds)].map((kind) => {
    const { table, where, body } = SEARCHED[kind];
    const { rows, title } = TABLES[table];
    return Prisma.sql`SELECT o.id, ${kind} AS kind, ${scoreOf(titleWords(title), textWords(o), query)} AS score, ${body} AS body
      FROM ${rows} WHERE ${where} AND o.id = ANY(${[...ids]}::uuid[])`;
  });
  const rows = await read<Omit<Hit, 'highlight'> & { body: string }>(db, Prisma.join(selects, ' UNION ALL '));
  const excerpts = await highlights(
    db,
    query,
    rows.map(({ body }) => body),
  );
  return rows.map(({ id, kind, score }, index) => ({ id, kind, score, highlight: excerpts[index] ?? '' }));
}
