// Reading rows by the ids they belong to: one statement for any number of ids, sent as one array.

import type { Db } from '../database/connect.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Column names are snake case in SQL and camel case here, as in prisma/schema.prisma. */
const camel = new Map<string, string>();

export function camelCase(column: string): string {
  const known = camel.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  camel.set(column, name);
  return name;
}

const camelRow = (row: object): object => Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value]));

/** The rows of a query whose columns are named as in SQL. */
export async function rowsOf<Row>(db: Db, query: Prisma.Sql): Promise<Row[]> {
  const rows = await db.$queryRaw<object[]>(query);
  return rows.map((row) => camelRow(row) as Row);
}

/** The rows of a table whose column holds one of these ids, in an order given as SQL columns. */
export function rowsWhere<Row>(db: Db, table: string, column: string, ids: readonly string[], order = 'id'): Promise<Row[]> {
  const [from, where, by] = [Prisma.raw(`"${table}"`), Prisma.raw(column), Prisma.raw(order)];
  return rowsOf<Row>(db, Prisma.sql`SELECT * FROM ${from} WHERE ${where} = ANY(${[...ids]}::uuid[]) ORDER BY ${by}`);
}
