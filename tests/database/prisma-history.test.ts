// Prisma's own runner and ours keep one and the same book: what the one has applied, the other leaves alone.
import type { ApplyMigrationsInput } from '@prisma/schema-engine-wasm';
import { describe, expect } from 'vitest';
import { MIGRATIONS_FOLDER, type Migration, migrate, readMigrations } from '../../src/database/migrate.ts';
import { withClient } from '../support/database.ts';
import { withEngine } from '../support/schema-sql.ts';
import { test } from './empty-database.ts';

const SMALL: Migration[] = [
  { name: '20200101000000_first', sql: 'CREATE TABLE "first" (id UUID);\nCREATE TABLE "also" (id UUID);\n' },
  { name: '20200102000000_second', sql: '-- Gründe\nALTER TABLE "first" ADD COLUMN name TEXT;\n' },
];

const listed = (migrations: Migration[]): ApplyMigrationsInput['migrationsList'] => ({
  baseDir: MIGRATIONS_FOLDER,
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
  shadowDbInitScript: '',
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
  })),
});

/** What `prisma migrate deploy` does. */
async function deploy(url: string, migrations: Migration[]): Promise<string[]> {
  const filters = { externalTables: [], externalEnums: [] };
  const { appliedMigrationNames } = await withEngine(url, (engine) =>
    engine.applyMigrations({ migrationsList: listed(migrations), filters }),
  );
  return appliedMigrationNames;
}

async function history(url: string): Promise<{ columns: unknown[]; rows: unknown[] }> {
  return withClient(url, async (client) => {
    const columns = await client.query(
      `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default FROM information_schema.columns
       WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    const rows = await client.query(
      `SELECT length(id) AS id, checksum, migration_name, logs, rolled_back_at, applied_steps_count, started_at <= finished_at AS finished
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    return { columns: columns.rows, rows: rows.rows };
  });
}

describe("Prisma's own runner", () => {
  test('finds nothing to do after ours', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    const migrations = await readMigrations();
    await migrate(url);
    expect(await deploy(url, migrations)).toEqual([]);
  });

  test('finds no migration edited or failed after ours, and would', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await migrate(url);
    const diagnose = (migrations: Migration[]) =>
      withEngine(url, (engine) =>
        engine.diagnoseMigrationHistory({
          migrationsList: listed(migrations),
          optInToShadowDatabase: false,
          filters: { externalTables: [], externalEnums: [] },
        }),
      );
    const migrations = await readMigrations();
    expect(await diagnose(migrations)).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true });
    const edited = await diagnose(migrations.map(({ name, sql }) => ({ name, sql: `${sql} ` })));
    expect(edited.editedMigrationNames).toEqual(migrations.map(({ name }) => name));
  });

  test('writes the same table and the same rows as ours', async ({ emptyDatabase }) => {
    const [ours, theirs] = [await emptyDatabase(), await emptyDatabase()];
    expect(await migrate(ours, SMALL)).toEqual(await deploy(theirs, SMALL));
    expect(await history(ours)).toEqual(await history(theirs));
  });

  test('has its work continued by ours', async ({ emptyDatabase }) => {
    const url = await emptyDatabase();
    await deploy(url, SMALL.slice(0, 1));
    expect(await migrate(url, SMALL)).toEqual(['20200102000000_second']);
  });
});
