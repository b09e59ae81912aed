// Merging actors that turn out to be one, and undoing it. Nothing is lost: a row that is made to point at the survivor is noted with whom
// it was recorded of, so that where it points is at any moment reckoned from that and from who is merged into whom. So mergers can be
// undone in any order, and what was written meanwhile stays with whom it was written of.

import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { execute, read } from '../database/read.ts';
import { inTransaction } from '../database/transaction.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ActorRow } from './actor.ts';
import type { Written } from './audit.ts';
import { ConflictError, NotFoundError, ValidationError } from './error.ts';
import { survivorsOf } from './identity.ts';
import { admit, nonEmptyListOf, QUOTE_LIMIT, text } from './input.ts';
import { actorId, actorIds, type Reference, reference } from './reference.ts';
import { fold } from './search.ts';
import { snapshot } from './snapshot.ts';

const mergeInput = z.strictObject({ into: reference, from: nonEmptyListOf(reference), reason: text(QUOTE_LIMIT) });
const unmergeInput = z.strictObject({ actor: reference, reason: text(QUOTE_LIMIT) });

export type MergeInput = z.input<typeof mergeInput>;
export type UnmergeInput = z.input<typeof unmergeInput>;

/** A column that points at an actor. */
interface Pointer {
  readonly table: string;
  readonly column: string;
  /** What names the row. */
  readonly row: string;
  /** When a row stays as it is: for row `t` that points at one actor, and would point at another. */
  readonly unless?: (into: string) => Prisma.Sql;
}

/** An actor is affiliated to others, not to itself. */
const otherEnd = (column: string) => (into: string) => Prisma.sql`t.${Prisma.raw(column)} = ${into}::uuid`;
/** A list names each actor once. */
const isListed =
  ({ table, row }: Pick<Pointer, 'table' | 'row'>) =>
  (into: string) =>
    Prisma.sql`EXISTS (SELECT FROM ${Prisma.raw(table)} o WHERE o.${Prisma.raw(row)} = t.${Prisma.raw(row)} AND o.actor_id = ${into}::uuid)`;

const CLAIM_PRINCIPALS = { table: 'claim_on_behalf', column: 'actor_id', row: 'claim_id' };
const STATEMENT_PRINCIPALS = { table: 'statement_on_behalf', column: 'actor_id', row: 'statement_id' };

const POINTERS: readonly Pointer[] = [
  { table: 'participation', column: 'actor_id', row: 'id' },
  { table: 'claim', column: 'asserted_by_id', row: 'id' },
  { table: 'claim', column: 'blamed_id', row: 'id' },
  { table: 'claim', column: 'side_id', row: 'id' },
  { table: 'source', column: 'publisher_id', row: 'id' },
  { table: 'affiliation', column: 'subject_id', row: 'id', unless: otherEnd('object_id') },
  { table: 'affiliation', column: 'object_id', row: 'id', unless: otherEnd('subject_id') },
  { ...CLAIM_PRINCIPALS, unless: isListed(CLAIM_PRINCIPALS) },
  { ...STATEMENT_PRINCIPALS, unless: isListed(STATEMENT_PRINCIPALS) },
];

/** Makes `from` one with `into`, which keeps its name and gains theirs. @throws ValidationError, NotFoundError, ConflictError */
export async function mergeActors(db: Db, input: MergeInput): Promise<Written> {
  const { into: by, from, reason } = admit(mergeInput, input);
  return inTransaction(db, async (tx) => {
    const into = await actorId(tx, by, ['into']);
    const merged = await actorIds(tx, from, ['from']);
    const same = merged.indexOf(into);
    if (same >= 0) throw ValidationError.at(['from', same], 'This is the actor to merge into already: leave it out.');
    const before = await snapshot(tx, 'actor', into);
    for (const id of new Set(merged)) await mergeOne(tx, id, into);
    return { table: 'actor', id: into, before, reason, concerns: merged };
  });
}

async function mergeOne(tx: Transaction, id: string, into: string): Promise<void> {
  await requireStrangers(tx, id, into);
  await tx.actor.update({ where: { id }, data: { mergedIntoId: into, version: { increment: 1 } } });
  await lendAliases(tx, into);
  await point(tx, id, into);
}

/** Of two that someone says belong to each other each is somebody. */
async function requireStrangers(tx: Transaction, id: string, into: string): Promise<void> {
  const between = {
    OR: [
      { subjectId: id, objectId: into },
      { subjectId: into, objectId: id },
    ],
  };
  const tie = await tx.affiliation.findFirst({
    where: { ...between, claims: { some: { retractedAt: null, status: { not: 'REJECTED' } } } },
    include: { subject: true, object: true },
  });
  if (!tie) return;
  const sentence = `"${tie.subject.name}" is recorded as ${tie.kind} "${tie.object.name}", so they are not one. Retract the claims of that affiliation first.`;
  throw new ConflictError('affiliation', tie.id, sentence);
}

/** Parts an actor again from the one that it was merged into. @throws ValidationError, NotFoundError, ConflictError where it was not merged */
export async function unmergeActor(db: Db, input: UnmergeInput): Promise<Written> {
  const { actor: by, reason } = admit(unmergeInput, input);
  return inTransaction(db, async (tx) => {
    const actor = await mergedActor(tx, by);
    const { id } = actor;
    const into = actor.mergedIntoId ?? id;
    const survivor = (await survivorsOf(tx, [id])).get(id) ?? into;
    const before = await snapshot(tx, 'actor', id);
    await tx.actor.update({ where: { id }, data: { mergedIntoId: null, lentAliases: [], version: { increment: 1 } } });
    await lendAliases(tx, into, actor.lentAliases);
    const own = await mergedInto(tx, id);
    await pointBack(tx, [id, ...own], id);
    // A row that had to stay, for another was in its way, may move now.
    for (const merged of own) await point(tx, merged, id);
    for (const merged of await mergedInto(tx, survivor)) await point(tx, merged, survivor);
    return { table: 'actor', id, before, reason, concerns: [into, survivor] };
  });
}

/** By its own name, not by whom it is now. */
async function mergedActor(tx: Transaction, by: Reference): Promise<ActorRow> {
  const actor = (await tx.actor.findUnique({ where: by })) ?? (await formerActor(tx, by));
  if (!actor) throw new NotFoundError(['actor'], 'There is no such actor. Give the id or the slug that it had before it was merged.');
  if (actor.mergedIntoId === null)
    throw new ConflictError('actor', actor.id, `"${actor.name}" is not merged into another. Name the one that was.`);
  return actor;
}

async function formerActor(tx: Transaction, by: Reference): Promise<ActorRow | null> {
  if ('id' in by) return null;
  const former = await tx.formerSlug.findUnique({ where: { table_slug: { table: 'actor', slug: by.slug } } });
  return former && tx.actor.findUnique({ where: { id: former.rowId } });
}

/** An actor goes by the names of those that were merged into it too, and so does the one that it was merged into itself. */
async function lendAliases(tx: Transaction, id: string, takenBack: readonly string[] = []): Promise<void> {
  const { name, description, mergedIntoId, ...host } = await tx.actor.findUniqueOrThrow({ where: { id } });
  const lenders = await tx.actor.findMany({ where: { mergedIntoId: id }, orderBy: { id: 'asc' } });
  const lent = [...takenBack, ...lenders.flatMap(({ lentAliases }) => lentAliases)];
  const aliases = host.aliases.filter((alias) => !lent.includes(alias));
  for (const lender of lenders) {
    const lentAliases = [...new Set([lender.name, ...lender.aliases])].filter((alias) => alias !== name && !aliases.includes(alias));
    aliases.push(...lentAliases);
    await tx.actor.update({ where: { id: lender.id }, data: { lentAliases } });
  }
  const searchText = fold(name, ...aliases, description);
  await tx.actor.update({ where: { id }, data: { aliases, searchText, version: { increment: 1 } } });
  if (mergedIntoId) await lendAliases(tx, mergedIntoId);
}

/** All that were merged into an actor, and into those. */
async function mergedInto(tx: Transaction, id: string): Promise<string[]> {
  const rows = await read<{ id: string }>(
    tx,
    Prisma.sql`
    WITH RECURSIVE merged(id) AS (
      SELECT id FROM actor WHERE merged_into_id = ${id}::uuid
      UNION
      SELECT actor.id FROM merged JOIN actor ON actor.merged_into_id = merged.id
    )
    SELECT id FROM merged ORDER BY id`,
  );
  return rows.map((row) => row.id);
}

const parts = ({ table, column, row }: Pointer) => ({
  reference: `${table}.${column}`,
  table: Prisma.raw(table),
  column: Prisma.raw(column),
  row: Prisma.raw(row),
});

/** Makes what points at one actor point at another, and notes of whom it was recorded, where that is not noted yet. */
async function point(tx: Transaction, from: string, into: string): Promise<void> {
  for (const pointer of POINTERS) {
    const { reference, table, column, row } = parts(pointer);
    const moves = Prisma.sql`t.${column} = ${from}::uuid AND NOT ${pointer.unless?.(into) ?? Prisma.sql`false`}`;
    await execute(
      tx,
      Prisma.sql`
      INSERT INTO merged_reference (reference, row_id, original_id, current_id)
      SELECT ${reference}, t.${row}, ${from}::uuid, ${from}::uuid FROM ${table} t WHERE ${moves} AND NOT EXISTS (
        SELECT FROM merged_reference r WHERE r.reference = ${reference} AND r.row_id = t.${row} AND r.current_id = ${from}::uuid)`,
    );
    await execute(
      tx,
      Prisma.sql`
      UPDATE merged_reference r SET current_id = ${into}::uuid FROM ${table} t
      WHERE r.reference = ${reference} AND r.row_id = t.${row} AND r.current_id = ${from}::uuid AND ${moves}`,
    );
    await execute(tx, Prisma.sql`UPDATE ${table} t SET ${column} = ${into}::uuid WHERE ${moves}`);
  }
}

/** Makes what was recorded of these actors, and was made to point elsewhere, point at the one of them that stands again. */
async function pointBack(tx: Transaction, originals: readonly string[], id: string): Promise<void> {
  const theirs = Prisma.sql`r.original_id = ANY(${[...originals]}::uuid[]) AND r.current_id <> ALL(${[...originals]}::uuid[])`;
  for (const pointer of POINTERS) {
    const { reference, table, column, row } = parts(pointer);
    await execute(
      tx,
      Prisma.sql`
      UPDATE ${table} t SET ${column} = ${id}::uuid FROM merged_reference r
      WHERE r.reference = ${reference} AND r.row_id = t.${row} AND t.${column} = r.current_id AND ${theirs}`,
    );
  }
  await execute(tx, Prisma.sql`UPDATE merged_reference r SET current_id = ${id}::uuid WHERE ${theirs}`);
  await tx.mergedReference.deleteMany({ where: { originalId: id, currentId: id } });
}
