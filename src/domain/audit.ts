// The history of every write: who, when, what it was before and after. Added to in the write's own transaction, and never changed.

import type { Db, Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { allOf } from './condition.ts';
import { newId } from './id.ts';
import type { Listing } from './page.ts';
import { lookAt, type Snapshot, type WrittenTable } from './snapshot.ts';

export type AuditEntryRow = Prisma.AuditEntryGetPayload<object>;

/** Who writes, and in which request. */
export interface Writer {
  readonly name: string;
  readonly keyId: string | null;
  readonly requestId: string;
}

/** What a write did. */
export interface Written {
  readonly table: WrittenTable;
  readonly id: string;
  /** As it was; absent for a new row. */
  readonly before?: Snapshot | null;
  readonly reason?: string | null;
  /** Other rows that this is history of, beside what a claim is about. */
  readonly concerns?: readonly string[];
  /** The acts that were placed elsewhere within their bounds. */
  readonly moved?: readonly string[];
}

export async function recordAudit(tx: Transaction, { name, keyId, requestId }: Writer, operation: string, written: Written): Promise<void> {
  const { table, id, before = null, reason = null, concerns = [], moved = [] } = written;
  const { whole: after, about } = await lookAt(tx, table, id);
  const entry = {
    id: newId(),
    recordedAt: new Date(),
    writer: name,
    keyId,
    requestId,
    operation,
    reason,
    concerns: [...new Set([id, ...concerns, ...moved, ...about])],
    before,
    after,
  };
  await insert(tx, { audit_entry: [entry] });
}

export interface AuditFilter {
  /** The history of this row; of all where none is given. */
  readonly concernsId?: string;
}

/** The newest first. */
export const auditListing = ({ concernsId }: AuditFilter): Listing => ({
  from: Prisma.sql`audit_entry a`,
  where: allOf([concernsId ? Prisma.sql`a.concerns @> ARRAY[${concernsId}]::uuid[]` : null]),
  keys: [{ expression: Prisma.sql`a.recorded_at`, type: 'timestamptz' }],
  id: Prisma.sql`a.id`,
  direction: 'DESC',
});

/** What changed in a row since a version of it was read, in words: "title, summary (by Ann)". */
export async function changesSince(db: Db, id: string, version: number): Promise<string> {
  const entries = await read<Pick<AuditEntryRow, 'writer' | 'before' | 'after'>>(
    db,
    Prisma.sql`
    SELECT writer, before, after FROM audit_entry
    WHERE concerns @> ARRAY[${id}]::uuid[] AND after->>'id' = ${id} AND (after->>'version')::int > ${version} AND before IS NOT NULL
    ORDER BY recorded_at, id`,
  );
  return entries.map(({ writer, before, after }) => `${changedFields(before, after).join(', ')} (by ${writer})`).join('; ');
}

/** Fields that every revision changes, or that follow from others. */
const SILENT = new Set(['version', 'placedAt', 'placedRank']);

function changedFields(before: unknown, after: unknown): string[] {
  const [was, is] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => !SILENT.has(field));
  return fields.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}
