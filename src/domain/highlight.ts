// Where a text matches a search: a few of its words, as they stand there. PostgreSQL's ts_headline reads "Kata'ib" as two words and would
// not find it for "kataib"; here words are folded as they are in the index.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { fold } from './search.ts';

/** A word may hold apostrophes and the dots of an abbreviation. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼʾʿ.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
/** About three lines of a page, with the match on the first. */
const WORDS_BEFORE = 8;
const WORDS_SHOWN = 32;

/** An excerpt of each text around its first match, every matching word between two pairs of asterisks. One statement for all. */
export async function highlights(db: Db, query: string, texts: readonly string[]): Promise<string[]> {
  const words = new Set(texts.flatMap((text) => [...text.matchAll(WORD)].map(([word]) => fold(word))));
  const rows = await read<{ word: string }>(
    db,
    Prisma.sql`
    SELECT word FROM unnest(${[...words]}::text[]) AS found(word) WHERE to_tsvector('english', word) @@ ${query.replaceAll(' & ', ' | ')}::tsquery`,
  );
  const matching = new Set(rows.map(({ word }) => word));
  return texts.map((text) => excerpt(text, matching));
}

function excerpt(text: string, matching: ReadonlySet<string>): string {
  const words = [...text.matchAll(WORD)];
  const first = Math.max(
    0,
    words.findIndex(([word]) => matching.has(fold(word))),
  );
  const start = Math.min(Math.max(0, first - WORDS_BEFORE), Math.max(0, words.length - WORDS_SHOWN));
  const from = start === 0 ? 0 : (words[start]?.index ?? 0);
  const before = words[start + WORDS_SHOWN]?.index ?? text.length;
  const shown = text.slice(from, before).replace(WORD, (word) => (matching.has(fold(word)) ? `**${word}**` : word));
  return `${from > 0 ? '… ' : ''}${shown.trim()}${before < text.length ? ' …' : ''}`;
}
