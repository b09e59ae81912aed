// SQL of our own, through the driver: past Prisma's engine, whose raw path takes twice the time and builds every row thrice.
import { createHash } from 'node:crypto';
import { type QueryArrayResult, types } from 'pg';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Db } from './connect.ts';
import { type Driver, driverOf } from './driver.ts';
import { isStalePlan } from './retry.ts';

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
  const name = hashOf(text);
  names.set(text, name);
  return name;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A connection that planned a statement before a migration refuses it by that name for ever. */
function rename(text: string, name: string): void {
  if (names.get(text) === name) names.set(text, hashOf(name));
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

async function ask(driver: Driver, { text, values }: Prisma.Sql): Promise<QueryArrayResult<unknown[]>> {
  const name = nameOf(text);
  try {
    return await driver.query<unknown[]>({ name, text, values: values.map(asSent), rowMode: 'array', types: parsers });
  } catch (error) {
    if (name !== undefined && isStalePlan(error)) rename(text, name);
    throw error;
  }
}

/** The rows of a query, its columns named in camel case. */
export async function read<Row>(db: Db, query: Prisma.Sql): Promise<Row[]> {
  const driver = driverOf(db);
  if (!driver) return camelRows(await db.$queryRaw<object[]>(query));
  const { fields, rows } = await ask(driver, query);
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
  const { rowCount } = await ask(driver, statement);
  return rowCount ?? 0;
}
