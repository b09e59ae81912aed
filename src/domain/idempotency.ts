// Keys of repeated requests: who sends a write again with its key gets what it wrote then, as it is now, and nothing is written twice.

import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Writer, Written } from './audit.ts';
import { ConflictError, NotFoundError, ValidationError } from './error.ts';
import { NAME_LIMIT, text } from './input.ts';
import type { Snapshot, WrittenTable } from './snapshot.ts';

/** A client that has not asked again for a month has given up. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** A write that its client may send again. */
export interface Repeatable {
  readonly owner: string;
  readonly key: string;
  readonly mutation: string;
  readonly inputHash: string;
}

/** @param input what the client sent without its key, its fields in the order of the schema @throws ValidationError */
export function repeatable(writer: Writer, key: string, mutation: string, input: unknown): Repeatable {
  const sound = text(NAME_LIMIT).safeParse(key);
  if (!sound.success) throw ValidationError.at(['idempotencyKey'], sound.error.issues[0]?.message ?? 'Give another key.');
  return {
    // Each key to the API has keys of its own, and so has each bearer of a token.
    owner: writer.keyId === null ? `name:${writer.name}` : `key:${writer.keyId}`,
    key: sound.data,
    mutation,
    inputHash: createHash('sha256').update(JSON.stringify(input)).digest('base64url'),
  };
}

/** What was written with this key before; null where nothing was. @throws ConflictError, NotFoundError */
export async function writtenBefore(db: Database, { owner, key, mutation, inputHash }: Repeatable): Promise<Written | null> {
  await db.idempotencyKey.deleteMany({ where: { recordedAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  const row = await db.idempotencyKey.findUnique({ where: { owner_key: { owner, key } } });
  if (!row?.rowId) return null;
  const [table, id] = [row.table as WrittenTable, row.rowId];
  if (row.mutation !== mutation || row.inputHash !== inputHash) {
    throw new ConflictError(
      table,
      id,
      `The idempotency key "${key}" belongs to another request: ${row.mutation} with ${row.mutation === mutation ? 'another input' : 'an input of its own'}. Use a new key for a new request.`,
      'IDEMPOTENCY_KEY_REUSED',
    );
  }
  const there = await read<unknown>(db, Prisma.sql`SELECT 1 AS there FROM ${Prisma.raw(`"${table}"`)} WHERE id = ${id}::uuid`);
  if (there.length > 0) return { table, id, moved: row.moved };
  const removal = await db.auditEntry.findFirst({
    where: { concerns: { has: id }, operation: 'removeAct' },
    orderBy: { recordedAt: 'desc' },
  });
  if (mutation === 'removeAct') return { table, id, moved: row.moved, before: (removal?.before ?? null) as Snapshot | null };
  throw new NotFoundError(['idempotencyKey'], 'What was written with this key was removed since.');
}

/** Takes the key before anything else is done: of two at once the second waits here, fails, and at its next try finds what was written. */
export async function takeKey(tx: Transaction, repeated: Repeatable): Promise<void> {
  await tx.idempotencyKey.create({ data: { ...repeated, recordedAt: new Date() } });
}

export async function keepWritten(tx: Transaction, { owner, key }: Repeatable, { table, id, moved = [] }: Written): Promise<void> {
  await tx.idempotencyKey.update({ where: { owner_key: { owner, key } }, data: { table, rowId: id, moved: [...moved] } });
}
