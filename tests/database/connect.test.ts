// The pool: how it reaches PostgreSQL, and that no wait is for ever.
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect } from 'vitest';
import { type Connection, connect, type Database, disconnect } from '../../src/database/connect.ts';
import { toDatabaseError } from '../../src/database/error.ts';
import { execute, read } from '../../src/database/read.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { databaseName, withClient } from '../support/database.ts';
import { openEmbedded, type TestServer } from '../support/postgres.ts';
import { test as base } from '../support/test.ts';

const test = base.extend('open', ({}, { onCleanup }) => {
  const databases: Database[] = [];
  onCleanup(async () => {
    for (const database of databases) await disconnect(database);
  });
  return (connection: Connection): Database => {
    const database = connect(connection);
    databases.push(database);
    return database;
  };
});

const troubleOf = async (question: PromiseLike<unknown>, url: string): Promise<string | undefined> => {
  const error = await question.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return toDatabaseError(error, url)?.code;
};

/** Tehran was 3 hours, 25 minutes and 44 seconds from UTC then. */
const BEFORE_ZONES = new Date('1850-06-01T12:00:00Z');

/** The server under the tests where it has a socket, else one of our own. */
const openOnSocket = async (url: string): Promise<TestServer> =>
  new URL(url).searchParams.get('host')?.startsWith('/') ? { url, close: async () => undefined } : openEmbedded();

describe('the pool', () => {
  test('tells PostgreSQL who it is and how long a statement may take', async ({ url, open }) => {
    const database = open({ url });
    expect(
      await database.$queryRaw`SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS limit`,
    ).toEqual([{ name: 'casus', limit: '5s' }]);
  });

  test('means the same instant by each way, whatever clock PostgreSQL goes by', async ({ url, open }) => {
    await withClient(url, (client) => client.query(`ALTER DATABASE "${databaseName(url)}" SET TimeZone = 'Asia/Tehran'`));
    const database = open({ url: `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent('-c work_mem=5MB')}` });
    const { id } = await recordActor(database, { name: 'Avala', kind: 'STATE' });
    await database.actor.update({ where: { id }, data: { recordedAt: BEFORE_ZONES } });
    const epoch = Prisma.sql`SELECT recorded_at, extract(epoch FROM recorded_at)::float8 AS epoch FROM actor`;
    expect(await read(database, epoch)).toEqual([{ recordedAt: BEFORE_ZONES, epoch: BEFORE_ZONES.getTime() / 1000 }]);
    expect(await database.actor.findMany({ select: { recordedAt: true } })).toEqual([{ recordedAt: BEFORE_ZONES }]);
    expect(await read(database, Prisma.sql`SELECT current_setting('work_mem') AS memory`)).toEqual([{ memory: '5MB' }]);
  });

  test('writes an instant to the second, whatever clock this machine goes by', async ({ url, open, onTestFinished }) => {
    const zone = process.env['TZ'];
    onTestFinished(() => {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    });
    process.env['TZ'] = 'Asia/Tehran';
    const database = open({ url });
    await recordActor(database, { name: 'Avala', kind: 'STATE' });
    await execute(database, Prisma.sql`UPDATE actor SET recorded_at = ${BEFORE_ZONES}`);
    expect(await read(database, Prisma.sql`SELECT recorded_at FROM actor`)).toEqual([{ recordedAt: BEFORE_ZONES }]);
    const sent = Prisma.sql`SELECT ${BEFORE_ZONES}::timestamptz AS one, unnest(${[BEFORE_ZONES, null]}::timestamptz[]) AS some`;
    expect(await read(database, sent)).toEqual([BEFORE_ZONES, null].map((some) => ({ one: BEFORE_ZONES, some })));
  });

  test('has a statement that takes too long given up', async ({ url, open }) => {
    const database = open({ url, statementTimeoutMs: 100 });
    expect(await troubleOf(database.$queryRaw`SELECT 1 FROM pg_sleep(10)`, url)).toBe('TOO_SLOW');
    expect(await database.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });

  test('opens no more connections than it may', async ({ url, open }) => {
    const database = open({ url, poolSize: 2 });
    await Promise.all(Array.from({ length: 6 }, () => database.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`));
    const [count] = await database.$queryRaw<{ number: number }[]>`
      SELECT count(*)::int AS number FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'casus'`;
    expect(count?.number).toBe(2);
  });

  test('does not wait for ever for a connection', async ({ url, open }) => {
    const database = open({ url, poolSize: 1 });
    const busy = database.$queryRaw`SELECT 1 FROM pg_sleep(4)`.then(() => 'answered');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await troubleOf(database.$queryRaw`SELECT 1`, url)).toBe('BUSY');
    expect(await busy).toBe('answered');
  });

  test('does not wait for ever for a server that says nothing', async ({ open }) => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const url = `postgresql://casus@127.0.0.1:${(silent.address() as AddressInfo).port}/casus`;
    try {
      expect(await troubleOf(open({ url }).$queryRaw`SELECT 1`, url)).toBe('UNREACHABLE');
    } finally {
      silent.close();
    }
  });

  test('reaches PostgreSQL by a Unix socket, however the URL is written', async ({ url, open, onTestFinished }) => {
    const server = await openOnSocket(url);
    onTestFinished(server.close);
    const { username, pathname, searchParams } = new URL(server.url);
    const socket = searchParams.get('host');
    for (const host of ['', 'localhost', 'localhost:5432']) {
      const database = open({ url: `postgresql://${username}@${host}${pathname}?host=${encodeURIComponent(String(socket))}` });
      expect(await database.$queryRaw`SELECT inet_client_addr() IS NULL AS local`).toEqual([{ local: true }]);
      await disconnect(database);
    }
  });
});
