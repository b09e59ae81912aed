// Reading rows by the ids they belong to: one statement for any number of ids, sent as one array.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** The rows of a query whose columns are named as in SQL. */
export const rowsOf = <Row>(db: Db, query: Prisma.Sql): Promise<Row[]> => read<Row>(db, query);

/** The rows of a table whose column holds one of these ids, in an order given as SQL columns. */
export function rowsWhere<Row>(db: Db, table: string, column: string, ids: readonly string[], order = 'id'): Promise<Row[]> {
  const [from, where, by] = [Prisma.raw(`"${table}"`), Prisma.raw(column), Prisma.raw(order)];
  return rowsOf<Row>(db, Prisma.sql`SELECT * FROM ${from} WHERE ${where} = ANY(${[...ids]}::uuid[]) ORDER BY ${by}`);
}
