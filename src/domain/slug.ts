// The slug: the name of a row in addresses, for people. ASCII, kebab case, at most 80 characters.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { ConflictError } from './error.ts';
import { optional } from './input.ts';
import { fold } from './search.ts';

const LIMIT = 80;

/** A slug that is given by hand; left out, one is made of the title or name. */
export const slug = optional(
  z
    .string()
    .max(LIMIT, `Use at most ${LIMIT} characters.`)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens, such as camp-taji-rocket-attack-2020-03-11.'),
);

/** "Kata’ib Hezbollah" becomes "kataib-hezbollah"; a name in no Latin script becomes the empty string. */
export function slugOf(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return words.length <= LIMIT
    ? words
    : words
        .slice(0, LIMIT + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, LIMIT);
}

/** The nouns that have a slug, by their tables. */
export type Slugged = 'actor' | 'act' | 'source' | 'case';

/**
 * The slug given, or the first that is free of those that the name yields: "us-strikes", "us-strikes-2", ... A slug that a row had once
 * is free to nobody else. @throws ConflictError
 */
export async function chooseSlug(tx: Transaction, table: Slugged, given: string | null, name: string, id: string): Promise<string> {
  const base =
    slugOf(name)
      .slice(0, LIMIT - 4)
      .replace(/-$/, '') || table;
  const candidates = given ? [given] : [slugOf(name) || table, ...Array.from({ length: 98 }, (_, index) => `${base}-${index + 2}`)];
  const taken = await read<{ id: string; slug: string }>(
    tx,
    Prisma.sql`SELECT id, slug FROM ${Prisma.raw(`"${table}"`)} WHERE slug = ANY(${candidates}) AND id <> ${id}::uuid
      UNION ALL SELECT row_id, slug FROM former_slug WHERE "table" = ${table} AND slug = ANY(${candidates}) AND row_id <> ${id}::uuid`,
  );
  const free = candidates.find((candidate) => !taken.some((row) => row.slug === candidate));
  if (free) return free;
  const [holder] = taken;
  if (given && holder) throw new ConflictError(table, holder.id, `The slug "${given}" is taken. Choose another, or refer to what has it.`);
  return `${base.slice(0, LIMIT - 37)}-${id}`;
}

/** The slug that a revision gives a row. The one that it had leads to it for ever. @throws ConflictError where the new one is taken */
export async function changeSlug(tx: Transaction, table: Slugged, id: string, from: string, to: string): Promise<string> {
  if (from === to) return from;
  const slug = await chooseSlug(tx, table, to, to, id);
  await tx.formerSlug.deleteMany({ where: { table, slug, rowId: id } });
  await tx.formerSlug.create({ data: { table, slug: from, rowId: id } });
  return slug;
}
