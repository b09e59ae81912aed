// SQL of our own, through the driver: past Prisma's engine, whose raw path takes twice the time and builds every row thrice.
import { createHash } from 'node:crypto';
import { types } from 'pg';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Db } from './connect.ts';
import { driverOf } from './driver.ts';

/** Column names are snake case in SQL and camel case here, as in prisma/schema.prisma. */
const camel = new Map<string, string>();

export function camelCase(column: string): string {
  const known = camel.get(column);
  if (known !== undefined) return known;
  const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  camel.set(column, name);
  return name;
}

/** PostgreSQL plans a statement that has a name once for each connection, which for a short walk takes longer than the walk. */
const names = new Map<string, string>();
/** What clients may vary without end stays without a name: each would stay in the memory of every connection. */
const MOST_NAMES = 200;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** The type timestamptz. */
const INSTANT = 1184;
const parseInstant = types.getTypeParser(INSTANT, 'text') as (text: string) => Date;

/** What nearly all instants look like, at a fifth of the price: `2020-03-12 00:00:00+00`. */
function instant(text: string): Date {
  if (text[10] !== ' ' || !text.endsWith('+00')) return parseInstant(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

/** Answers come as text, for none is asked for in binary form. */
const parsers = { getTypeParser: (type: number) => (type === INSTANT ? instant : types.getTypeParser(type, 'text')) };

/**
 * An instant in UTC. The driver would write it by this machine's clock, whose distance from UTC it rounds to minutes: before there were time
 * zones that was seconds off. PostgreSQL knows no year 0 and no sign before a year: at the edges of the calendar a zone leads there.
 */
export function instantText(instant: Date): string {
  const year = instant.getUTCFullYear();
  if (year > 0 && year < 10_000) return instant.toISOString();
  const rest = instant.toISOString().replace(/^[+-]?\d+/, '');
  return year > 0 ? `${year}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}

const asSent = (value: unknown): unknown => (value instanceof Date ? instantText(value) : Array.isArray(value) ? value.map(asSent) : value);

/** The rows of a query, its columns named in camel case. */
export async function read<Row>(db: Db, query: Prisma.Sql): Promise<Row[]> {
  const driver = driverOf(db);
  if (!driver) return camelRows(await db.$queryRaw<object[]>(query));
  const { text, values } = query;
  const { fields, rows } = await driver.query<unknown[]>({
    name: nameOf(text),
    text,
    values: values.map(asSent),
    rowMode: 'array',
    types: parsers,
  });
  const columns = fields.map(({ name }) => camelCase(name));
  return rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (let column = 0; column < columns.length; column += 1) named[columns[column] as string] = row[column];
    return named as Row;
  });
}

const camelRows = <Row>(rows: readonly object[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [camelCase(column), value])) as Row);

/** Does what a statement says. @returns the number of rows that it wrote, locked or deleted */
export async function execute(db: Db, statement: Prisma.Sql): Promise<number> {
  const driver = driverOf(db);
  if (!driver) return db.$executeRaw(statement);
  const { text, values } = statement;
  const { rowCount } = await driver.query({ name: nameOf(text), text, values: values.map(asSent) });
  return rowCount ?? 0;
}
