// The migration runner on real databases: once, at once by several, after a failure, and on every history that it must refuse.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { connect, disconnect } from '../../src/database/connect.ts';
import { checkServerVersion, type Migration, migrate, migrationState, readMigrations } from '../../src/database/migrate.ts';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { withClient } from '../support/database.ts';
import { test } from './empty-database.ts';

const FIRST: Migration = { name: '20200101000000_first', sql: 'CREATE TABLE "first" (id UUID);\nCREATE TABLE "also" (id UUID);\n' };
const SECOND: Migration = { name: '20200102000000_second', sql: 'ALTER TABLE "first" ADD COLUMN name TEXT;\n' };
const BROKEN: Migration = { name: SECOND.name, sql: 'CREATE TABLE "half" (id UUID);\nALTER TABLE "missing" ADD COLUMN name TEXT;\n' };

const run = (url: string, sql: string): Promise<unknown> => withClient(url, (client) => client.query(sql));

async function tables(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
    ),
  );
  return rows.map(({ name }) => name);
}

describe('a database', () => {
  test('gets every migration once, oldest first', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    const names = (await readMigrations()).map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    expect(await tables(url)).toContain('response_link');
  });

  test('gets what is new and no more', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    expect(await migrate(url, [FIRST])).toEqual([FIRST.name]);
    expect(await migrate(url, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  test('is migrated by one of the servers that start at once', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    const names = (await readMigrations()).map(({ name }) => name);
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
    // Which of them applied which is chance; each was applied by one.
    expect(applied.flat().toSorted((a, b) => a.localeCompare(b))).toEqual(names);
  });

  test('keeps nothing of a migration that failed, and takes it once it is mended', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await expect(migrate(url, [FIRST, BROKEN])).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringMatching(/20200102000000_second failed and nothing of it was kept.*relation "missing" does not exist/),
    });
    expect(await tables(url)).toEqual(['_prisma_migrations', 'also', 'first']);
    expect(await migrate(url, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  test('says whether it is ready', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    const names = (await readMigrations()).map(({ name }) => name);
    const database = connect({ url });
    try {
      expect(await migrationState(database)).toEqual({ reachable: true, migrated: false, pending: names });
      await migrate(url);
      expect(await migrationState(database)).toEqual({ reachable: true, migrated: true, pending: [] });
    } finally {
      await disconnect(database);
    }
  });

  test('that is down is not ready', async () => {
    const database = connect({ url: 'postgresql://casus@127.0.0.1:1/casus' });
    expect(await migrationState(database)).toMatchObject({ reachable: false, migrated: false });
    await disconnect(database);
  });
});

describe('refused with a sentence is a database', () => {
  test('whose migration was changed afterwards, line ends aside', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await migrate(url, [FIRST]);
    expect(await migrate(url, [{ ...FIRST, sql: FIRST.sql.replaceAll('\n', '\r\n') }])).toEqual([]);
    await expect(migrate(url, [{ ...FIRST, sql: `${FIRST.sql} ` }, SECOND])).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      message: expect.stringContaining('Restore the file as it was'),
    });
    expect(await tables(url)).not.toContain('second');
  });

  test('that is newer than this code', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await migrate(url, [FIRST, SECOND]);
    await expect(migrate(url, [FIRST])).rejects.toMatchObject({
      code: 'MIGRATION_UNKNOWN',
      message: expect.stringContaining(`does not know: ${SECOND.name}. Run the newer version`),
    });
  });

  test('that another tool left half migrated, until that is resolved', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await migrate(url, [FIRST]);
    await run(url, `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', '${SECOND.name}')`);
    await expect(migrate(url, [FIRST, SECOND])).rejects.toMatchObject({
      code: 'MIGRATION_HALF_DONE',
      message: expect.stringContaining(`prisma migrate resolve --rolled-back ${SECOND.name}`),
    });
    await run(url, `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = '1'`);
    expect(await migrate(url, [FIRST, SECOND])).toEqual([SECOND.name]);
  });

  test("that holds someone else's tables", async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await run(url, 'CREATE TABLE customer (id INT)');
    await expect(migrate(url)).rejects.toMatchObject({ code: 'NOT_EMPTY', message: expect.stringContaining('not of Casus (customer)') });
    expect(await tables(url)).toEqual(['customer']);
  });

  test('on a PostgreSQL that is too old', () => {
    expect(() => checkServerVersion(140_022)).toThrow('This is PostgreSQL 14; Casus needs 15 or later.');
    expect(() => checkServerVersion(150_000)).not.toThrow();
  });

  test('that does not exist', async ({ emptyDatabase }) => {
    const url = new URL(await emptyDatabase());
    url.pathname = '/casus_test_nowhere';
    await expect(migrate(url.href)).rejects.toMatchObject({
      code: 'NO_DATABASE',
      message: expect.stringContaining('has no database "casus_test_nowhere". Create it'),
    });
  });

  test('whose server does not answer', async () => {
    await expect(migrate('postgresql://casus:hunter2@127.0.0.1:1/casus')).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: 'PostgreSQL at 127.0.0.1:1 does not answer. Start it, or correct DATABASE_URL.',
    });
  });

  test('that does not know the user', async ({ emptyDatabase }) => {
    const url = new URL(await emptyDatabase());
    url.username = 'casus_test_stranger';
    url.password = 'hunter2';
    await expect(migrate(url.href)).rejects.toMatchObject({
      code: 'DENIED',
      message: expect.stringMatching(/refuses the user "casus_test_stranger"\. Correct the name and the password/),
    });
  });

  test('in which the user may make no tables', async ({ emptyDatabase }) => {
    const owned = await emptyDatabase();
    const url = new URL(owned);
    url.username = `casus_test_${randomUUID().slice(0, 8)}`;
    url.password = 'hunter2';
    await run(owned, `CREATE ROLE ${url.username} LOGIN PASSWORD 'hunter2'`);
    try {
      await expect(migrate(url.href)).rejects.toMatchObject({
        code: 'NOT_PERMITTED',
        message: expect.stringContaining('Make it the owner'),
      });
    } finally {
      await run(owned, `DROP ROLE ${url.username}`);
    }
  });
});

test('the migrations are found from the build as from the source', async () => {
  const folder = join(tmpdir(), `casus-test-${randomUUID()}`);
  const built = join(folder, 'node_modules', 'casus', 'dist', 'src', 'database');
  try {
    await mkdir(built, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "name": "a-host", "type": "module" }');
    await writeFile(join(built, '..', 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'node_modules', 'casus', 'package.json'), '{ "name": "casus", "type": "module" }');
    await cp(join(PACKAGE_ROOT, 'src', 'database', 'package-root.ts'), join(built, 'package-root.ts'));
    const script = `import { PACKAGE_ROOT } from '${join(built, 'package-root.ts')}'; console.log(PACKAGE_ROOT)`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe(join(folder, 'node_modules', 'casus'));
  } finally {
    await rm(folder, { recursive: true });
  }
});
