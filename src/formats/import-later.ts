// Pointers that may lead to what stands later in a file: a part to the larger event, a statement to what it is about, a place to the one
// around it, an actor to the one that it was merged into. They are set once that is there, and never so that something lies within itself.

import type { Transaction } from '../database/connect.ts';
import { execute, read } from '../database/read.ts';
import { updateRows } from '../domain/bulk.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import { knownActors, knownActs, knownParts, knownPlaces } from '../domain/known.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Later, Pointing, RowOutcome } from './import-draft.ts';

/** Something that a row was kept without. */
export interface Lack {
  readonly of: RowOutcome;
  readonly warning: string;
}

/** The key of what a pointer leads to; null where it is not there yet. */
export type Find = (later: Later) => string | null;

const POINTERS = {
  within: { table: 'place', field: 'withinId', column: 'within_id', loop: 'lies within itself' },
  mergedInto: { table: 'actor', field: 'mergedIntoId', column: 'merged_into_id', loop: 'would be merged into itself' },
  parent: { table: 'event', field: 'parentId', column: 'parent_id', loop: 'would be a part of itself' },
} as const;

/** A pointer, and the key of what it leads to. */
interface Found {
  readonly later: Later;
  readonly to: string;
}

/** @returns those that are still open, and what could not be set */
export async function setPointers(tx: Transaction, all: readonly Later[], find: Find): Promise<{ open: Later[]; lacks: Lack[] }> {
  const open: Later[] = [];
  const lacks: Lack[] = [];
  const found = new Map<Pointing, Found[]>();
  for (const later of all) {
    const to = find(later);
    if (to === null) open.push(later);
    else found.set(later.pointing, [...(found.get(later.pointing) ?? []), { later, to }]);
  }
  for (const pointing of ['within', 'mergedInto', 'parent'] as const) {
    const { table, field, column, loop } = POINTERS[pointing];
    const all = found.get(pointing) ?? [];
    const pointers = pointing === 'parent' ? await withRoom(tx, all, lacks) : all;
    if (pointers.length === 0) continue;
    const rows = pointers.map(({ later, to }) => ({ id: later.id, [field]: to })).filter((row) => row.id !== row[field]);
    await updateRows(tx, table, [field], rows);
    const looped = await inLoops(
      tx,
      table,
      column,
      pointers.map(({ later }) => later.id),
    );
    if (looped.size > 0)
      await execute(
        tx,
        Prisma.sql`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.raw(column)} = NULL WHERE id = ANY(${[...looped]}::uuid[])`,
      );
    for (const { later, to } of pointers)
      if (looped.has(later.id) || later.id === to)
        lacks.push({ of: later.of, warning: `It ${loop} by way of "${later.to}": kept without that.` });
  }
  const about = found.get('about') ?? [];
  if (about.length > 0)
    await execute(
      tx,
      Prisma.sql`
      INSERT INTO statement_about (statement_id, act_id)
      SELECT * FROM unnest(${about.map(({ later }) => later.id)}::uuid[], ${about.map(({ to }) => to)}::uuid[]) ON CONFLICT DO NOTHING`,
    );
  return { open, lacks };
}

/** The parts of an event are read as one list: the first are taken that it holds, and of the others it is told. */
async function withRoom(tx: Transaction, pointers: readonly Found[], lacks: Lack[]): Promise<Found[]> {
  if (pointers.length === 0) return [];
  const [parents, parts] = [pointers.map(({ to }) => to), pointers.map(({ later }) => later.id)];
  const counts = await knownParts(tx, parents, parts);
  return pointers.filter(({ later, to }) => {
    const count = counts.get(to) ?? 0;
    counts.set(to, count + 1);
    if (count >= LIST_LIMIT)
      lacks.push({ of: later.of, warning: `The event "${later.to}" has ${LIST_LIMIT} parts already: kept without that.` });
    return count < LIST_LIMIT;
  });
}

async function inLoops(tx: Transaction, table: string, column: string, ids: readonly string[]): Promise<Set<string>> {
  const [from, to] = [Prisma.raw(`"${table}"`), Prisma.raw(column)];
  const rows = await read<{ start: string }>(
    tx,
    Prisma.sql`
    WITH RECURSIVE up(start, id) AS (
      SELECT id, ${to} FROM ${from} WHERE id = ANY(${[...ids]}::uuid[]) AND ${to} IS NOT NULL
      UNION
      SELECT up.start, row.${to} FROM up JOIN ${from} row ON row.id = up.id WHERE row.${to} IS NOT NULL
    )
    SELECT DISTINCT start FROM up WHERE id = start`,
  );
  return new Set(rows.map(({ start }) => start));
}

const WORDS: Record<Pointing, string> = { within: 'place', mergedInto: 'actor', parent: 'event', about: 'act' };

/** At the end of the file: whatever is not there now does not come. Marks the origins of those that waited for it. */
export async function closePointers(tx: Transaction, open: readonly Later[], exactly: boolean): Promise<Lack[]> {
  const names = (...pointings: Pointing[]) => new Set(open.filter(({ pointing }) => pointings.includes(pointing)).map(({ to }) => to));
  const acts = await knownActs(tx, names('parent', 'about'), []);
  const actors = await knownActors(tx, names('mergedInto'), [], exactly);
  const places = await knownPlaces(tx, names('within'));
  const { open: lost, lacks } = await setPointers(tx, open, ({ pointing, to }) => {
    if (pointing === 'within') return places.get(to)?.id ?? null;
    if (pointing === 'mergedInto') return actors.bySlug.get(to)?.id ?? null;
    const act = acts.bySlug.get(to);
    return act && (pointing === 'about' || act.type === 'EVENT') ? act.id : null;
  });
  const origins = open.flatMap(({ origin }) => (origin ? [origin] : []));
  if (origins.length > 0)
    await execute(
      tx,
      Prisma.sql`
      UPDATE import_origin SET hash = done.hash
      FROM unnest(${origins.map(({ dataset }) => dataset)}::text[], ${origins.map(({ originalId }) => originalId)}::text[],
        ${origins.map(({ hash }) => hash)}::text[]) AS done(dataset, id, hash)
      WHERE import_origin.dataset = done.dataset AND import_origin.original_id = done.id`,
    );
  return [...lacks, ...lost.map(({ of, pointing, to }) => ({ of, warning: `There is no ${WORDS[pointing]} "${to}": kept without it.` }))];
}
