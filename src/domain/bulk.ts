// Writing many rows of a batch, whatever their tables: as database/insert.ts does, but for rows that only the import's own code types.
import type { Transaction } from '../database/connect.ts';
import { asJson, insert, type Rows, snakeCase } from '../database/insert.ts';
import { execute } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A row by its fields, in camel case as in prisma/schema.prisma. What is null may be left out. */
export type BulkRow = Readonly<Record<string, unknown>>;

export const insertRows = (tx: Transaction, table: keyof Rows, rows: readonly BulkRow[]): Promise<void> => insert(tx, { [table]: rows });

/** Gives rows that are there, by id, other values in these fields. */
export async function updateRows(tx: Transaction, table: string, fields: readonly string[], rows: readonly BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const name = Prisma.raw(`"${table}"`);
  const changes = fields.map((field) => Prisma.raw(`"${snakeCase(field)}" = changed."${snakeCase(field)}"`));
  await execute(
    tx,
    Prisma.sql`UPDATE ${name} SET ${Prisma.join(changes)} FROM json_populate_recordset(NULL::${name}, ${asJson(rows)}::json) changed
      WHERE ${name}.id = changed.id`,
  );
}
