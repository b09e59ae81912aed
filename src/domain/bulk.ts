// Writing many rows in one statement: they go as one JSON text, which PostgreSQL itself turns into rows of the table. So a row must have
// every column that the table does not allow to be null; defaults do not apply.
import type { Transaction } from '../database/connect.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A row by its fields, in camel case as in prisma/schema.prisma. What is null may be left out. */
export type BulkRow = Readonly<Record<string, unknown>>;

/** Column names are snake case in SQL. */
const snake = new Map<string, string>();

function snakeCase(field: string): string {
  const known = snake.get(field);
  if (known !== undefined) return known;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snake.set(field, column);
  return column;
}

function asJson(rows: readonly BulkRow[]): string {
  return JSON.stringify(
    rows.map((row) => {
      const columns: Record<string, unknown> = {};
      for (const field in row) if (row[field] !== null) columns[snakeCase(field)] = row[field];
      return columns;
    }),
  );
}

export async function insertRows(tx: Transaction, table: string, rows: readonly BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw(Prisma.sql`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, ${asJson(rows)}::json)`);
}

/** Gives rows that are there, by id, other values in these fields. */
export async function updateRows(tx: Transaction, table: string, fields: readonly string[], rows: readonly BulkRow[]): Promise<void> {
  if (rows.length === 0) return;
  const name = Prisma.raw(`"${table}"`);
  const changes = fields.map((field) => Prisma.raw(`"${snakeCase(field)}" = changed."${snakeCase(field)}"`));
  await tx.$executeRaw(Prisma.sql`
    UPDATE ${name} SET ${Prisma.join(changes)} FROM json_populate_recordset(NULL::${name}, ${asJson(rows)}::json) changed
    WHERE ${name}.id = changed.id`);
}
