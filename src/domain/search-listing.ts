// Full-text search in PostgreSQL: by words, each the beginning of an English stem, all of which must be there.
import type { Db } from '../database/connect.ts';
import { Prisma } from '../generated/prisma/client.ts';
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
  const [row] = await db.$queryRaw<{ query: string }[]>(Prisma.sql`SELECT to_tsquery('english', ${prefixes})::text AS query`);
  if (!row?.query) throw ValidationError.at(path, 'These words are in every text ("the", "of"). Give one that tells texts apart.');
  return row.query;
}

/** Whether the search text of row o matches. The expression is that of the search indexes. */
export const matches = (o: Prisma.Sql, query: string): Prisma.Sql =>
  Prisma.sql`to_tsvector('english', ${o}.search_text) @@ ${query}::tsquery`;

export const SEARCH_KINDS = ['ACTOR', 'EVENT', 'STATEMENT', 'SOURCE', 'CASE'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

interface Searched {
  readonly from: Prisma.Sql;
  readonly where: Prisma.Sql;
  /** A match here ranks above one in the rest. */
  readonly title: Prisma.Sql;
  /** What a highlight is taken from. */
  readonly body: Prisma.Sql;
}

const EVERY_ROW = Prisma.sql`true`;
const QUOTES = Prisma.sql`(SELECT string_agg(q.text, ' … ' ORDER BY q.position) FROM quote q WHERE q.statement_id = o.id)`;

const SEARCHED: Record<SearchKind, Searched> = {
  ACTOR: {
    from: Prisma.sql`actor o`,
    where: Prisma.sql`o.merged_into_id IS NULL`,
    title: Prisma.sql`o.name || ' ' || array_to_string(o.aliases, ' ')`,
    body: Prisma.sql`concat_ws('. ', o.name, nullif(array_to_string(o.aliases, ', '), ''), o.description)`,
  },
  EVENT: {
    from: Prisma.sql`act o`,
    where: Prisma.sql`o.type = 'EVENT'`,
    title: Prisma.sql`o.title`,
    body: Prisma.sql`concat_ws('. ', o.title, o.summary)`,
  },
  STATEMENT: {
    from: Prisma.sql`act o`,
    where: Prisma.sql`o.type = 'STATEMENT'`,
    title: Prisma.sql`o.title`,
    body: Prisma.sql`concat_ws('. ', o.title, o.summary, ${QUOTES})`,
  },
  SOURCE: { from: Prisma.sql`source o`, where: EVERY_ROW, title: Prisma.sql`o.title`, body: Prisma.sql`concat_ws('. ', o.title, o.url)` },
  CASE: { from: Prisma.sql`"case" o`, where: EVERY_ROW, title: Prisma.sql`o.title`, body: Prisma.sql`concat_ws('. ', o.title, o.summary)` },
};

const o = Prisma.raw('o');

/** A title as fold() leaves it, near enough to rank by: without apostrophes and the marks of Latin letters. */
const plain = (title: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`regexp_replace(normalize(translate(${title}, '''’‘‛‵′ʹʻʼʽʾʿˈ', ''), NFKD), '[\u0300-\u036f]', '', 'g')`;

const scoreOf = ({ title }: Searched, query: string): Prisma.Sql =>
  Prisma.sql`ts_rank(setweight(to_tsvector('english', ${plain(title)}), 'A') || to_tsvector('english', o.search_text), ${query}::tsquery)::float8`;

/** What matches, best first. */
export function searchListing(query: string, kinds: readonly SearchKind[]): Listing {
  const found = [...new Set(kinds)].map((kind) => {
    const searched = SEARCHED[kind];
    return Prisma.sql`SELECT o.id, ${scoreOf(searched, query)} AS score FROM ${searched.from} WHERE ${searched.where} AND ${matches(o, query)}`;
  });
  return {
    from: Prisma.sql`(${Prisma.join(found, ' UNION ALL ')}) AS found`,
    where: Prisma.sql`true`,
    keys: [{ expression: Prisma.sql`found.score`, type: 'float8' }],
    id: Prisma.sql`found.id`,
    direction: 'DESC',
  };
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
    const searched = SEARCHED[kind];
    return Prisma.sql`SELECT o.id, ${kind} AS kind, ${scoreOf(searched, query)} AS score, ${searched.body} AS body
      FROM ${searched.from} WHERE ${searched.where} AND o.id = ANY(${[...ids]}::uuid[])`;
  });
  const rows = await db.$queryRaw<(Omit<Hit, 'highlight'> & { body: string })[]>(Prisma.join(selects, ' UNION ALL '));
  const excerpts = await highlights(
    db,
    query,
    rows.map(({ body }) => body),
  );
  return rows.map(({ id, kind, score }, index) => ({ id, kind, score, highlight: excerpts[index] ?? '' }));
}
