// Who an actor is, after mergers: the one into which it was merged, and those that were merged into it.
import type { Db, Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ActorRow } from './actor.ts';
import { rowsWhere } from './rows.ts';

/** Of each of these actors the one that it was merged into at last; an actor that was not merged has none here. */
export async function survivorsOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read<{ id: string; survivorId: string }>(
    db,
    Prisma.sql`
    WITH RECURSIVE step(id, survivor_id) AS (
      SELECT id, merged_into_id FROM actor WHERE id = ANY(${[...ids]}::uuid[]) AND merged_into_id IS NOT NULL
      UNION
      SELECT step.id, actor.merged_into_id FROM step JOIN actor ON actor.id = step.survivor_id WHERE actor.merged_into_id IS NOT NULL
    )
    SELECT step.id, step.survivor_id FROM step JOIN actor ON actor.id = step.survivor_id WHERE actor.merged_into_id IS NULL`,
  );
  return new Map(rows.map(({ id, survivorId }) => [id, survivorId]));
}

/** The rows of these actors by their ids; of one that was merged the row of its survivor. */
export async function actorsById(db: Db, ids: readonly string[]): Promise<Map<string, ActorRow>> {
  const rows = new Map((await rowsWhere<ActorRow>(db, 'actor', 'id', ids)).map((row) => [row.id, row]));
  const merged = [...rows.values()].filter(({ mergedIntoId }) => mergedIntoId !== null).map(({ id }) => id);
  if (merged.length === 0) return rows;
  const survivors = await survivorsOf(db, merged);
  const known = new Map((await rowsWhere<ActorRow>(db, 'actor', 'id', [...survivors.values()])).map((row) => [row.id, row]));
  for (const [id, survivorId] of survivors) {
    const row = known.get(survivorId);
    if (row) rows.set(id, row);
  }
  return rows;
}

/** After a revision a row points at whom its editor named: of whom it was recorded first is no longer so. */
export async function forgetOriginals(tx: Transaction, reference: string, rowId: string): Promise<void> {
  await tx.mergedReference.deleteMany({ where: { reference, rowId } });
}

/** The same for a row of a list, which may have been recorded of others as well. */
export async function forgetListed(tx: Transaction, reference: string, rowId: string, actorIds: readonly string[]): Promise<void> {
  await tx.mergedReference.deleteMany({ where: { reference, rowId, currentId: { in: [...actorIds] } } });
}
