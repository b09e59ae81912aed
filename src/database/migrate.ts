// Brings a database to the newest migration, and says whether one is there. The books are Prisma's own table, kept as Prisma keeps it,
// so that `prisma migrate deploy` and this runner agree; Prisma's engine is a download that an offline machine lacks.

import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from './connect.ts';
import { DatabaseError, toDatabaseError } from './error.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { read } from './read.ts';

export const MIGRATIONS_FOLDER = join(PACKAGE_ROOT, 'prisma', 'migrations');
/** The oldest PostgreSQL that is tested, as `server_version_num`. */
const OLDEST_SERVER = 150_000;
/** To wait for another runner, or for a table in use; then the start fails instead of hanging. */
const LOCK_TIMEOUT_MS = 60_000;
/** The number that Prisma locks too, so that neither runner starts beside the other. */
const PRISMA_LOCK = 72_707_369;

export interface Migration {
  name: string;
  sql: string;
}

/** A row of `_prisma_migrations`. */
interface MigrationRecord {
  name: string;
  checksum: string;
  finishedAt: Date | null;
  rolledBackAt: Date | null;
}

const RECORDS = Prisma.sql`SELECT migration_name AS name, checksum, finished_at AS "finishedAt", rolled_back_at AS "rolledBackAt" FROM _prisma_migrations`;

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const names = await migrationNames(folder);
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })));
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** As Prisma does, forgives the line ends that git may have changed on Windows. */
function isUnchanged(sql: string, recorded: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((text) => checksum(text) === recorded);
}

/** @throws DatabaseError TOO_OLD */
export function checkServerVersion(serverVersion: number): void {
  if (serverVersion >= OLDEST_SERVER) return;
  const major = Math.floor(serverVersion / 10_000);
  throw new DatabaseError(
    'TOO_OLD',
    `This is PostgreSQL ${major}; Casus needs ${OLDEST_SERVER / 10_000} or later. Upgrade it, or name another in DATABASE_URL.`,
  );
}

/** What is still to be applied, oldest first. @throws DatabaseError where the database has a history that this code cannot continue. */
function pendingMigrations(migrations: Migration[], records: MigrationRecord[]): Migration[] {
  const standing = records.filter((record) => record.rolledBackAt === null);
  const halfDone = standing.find((record) => record.finishedAt === null);
  if (halfDone) {
    throw new DatabaseError(
      'MIGRATION_HALF_DONE',
      `The migration ${halfDone.name} broke off half way under another tool. Undo by hand what it left, then run: prisma migrate resolve --rolled-back ${halfDone.name}`,
    );
  }
  for (const { name, checksum: recorded } of standing) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new DatabaseError(
        'MIGRATION_UNKNOWN',
        `The database has a migration that this version of Casus does not know: ${name}. Run the newer version that made it, or name Casus' own database in DATABASE_URL.`,
      );
    }
    if (!isUnchanged(migration.sql, recorded)) {
      throw new DatabaseError(
        'MIGRATION_CHANGED',
        `The migration ${name} was changed after this database got it. Restore the file as it was, and put the change into a new migration.`,
      );
    }
  }
  return migrations.filter(({ name }) => !standing.some((record) => record.name === name));
}

/** Tables of someone else's must not be mixed with ours: `event` or `case` may well be among them. */
async function requireEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') ORDER BY relname LIMIT 1`,
  );
  if (rows[0]) {
    throw new DatabaseError(
      'NOT_EMPTY',
      `The database holds tables that are not of Casus (${rows[0].relname}). Name an empty database of its own in DATABASE_URL.`,
    );
  }
}

async function readHistory(client: Client): Promise<MigrationRecord[]> {
  const { rows } = await client.query<{ kept: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS kept`);
  if (!rows[0]?.kept) {
    await requireEmpty(client);
    await client.query(HISTORY_TABLE);
  }
  const history = await client.query<MigrationRecord>(RECORDS.sql);
  return history.rows;
}

async function apply(client: Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      'MIGRATION_FAILED',
      `The migration ${name} failed and nothing of it was kept. PostgreSQL says: ${reason}`,
      error,
    );
  }
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum(sql), name],
  );
}

/** One migration, one transaction: the lock goes with it, so a pooler between us and PostgreSQL does no harm. Null when none is left. */
async function applyNext(client: Client, migrations: Migration[]): Promise<string | null> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMA_LOCK]);
    const [next] = pendingMigrations(migrations, await readHistory(client));
    if (next) await apply(client, next);
    await client.query('COMMIT');
    return next?.name ?? null;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Applies what is missing and gives the names, oldest first. Servers that start at once wait for each other. @throws DatabaseError */
export async function migrate(url: string, migrations?: Migration[]): Promise<string[]> {
  const steps = migrations ?? (await readMigrations());
  const client = new Client({
    connectionString: url,
    application_name: 'casus migrate',
    connectionTimeoutMillis: 3000,
    lock_timeout: LOCK_TIMEOUT_MS,
  });
  client.on('error', () => undefined); // A lost connection fails the query under way; unheard here it would end the process.
  const applied: string[] = [];
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
    checkServerVersion(rows[0]?.version ?? 0);
    for (let name = await applyNext(client, steps); name !== null; name = await applyNext(client, steps)) applied.push(name);
    return applied;
  } catch (error) {
    throw toDatabaseError(error, url) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What is still to be applied, as `migrate` would find it, and nothing is. @throws DatabaseError where `migrate` would refuse */
export async function missingMigrations(database: Database): Promise<string[]> {
  const migrations = await readMigrations();
  const [history] = await read<{ kept: boolean }>(database, Prisma.sql`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS kept`);
  const records = history?.kept ? await read<MigrationRecord>(database, RECORDS) : [];
  return pendingMigrations(migrations, records).map(({ name }) => name);
}

export interface MigrationState {
  reachable: boolean;
  migrated: boolean;
  /** Names of the migrations that the database lacks. */
  pending: string[];
}

/** For the readiness check. A database newer than the code counts as migrated: the old server serves until it is replaced. */
export async function migrationState(database: Database): Promise<MigrationState> {
  const known = await migrationNames(MIGRATIONS_FOLDER);
  try {
    const [history] = await read<{ kept: boolean }>(database, Prisma.sql`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS kept`);
    const finished = history?.kept
      ? await read<{ name: string }>(
          database,
          Prisma.sql`
          SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
        )
      : [];
    const pending = known.filter((name) => !finished.some((record) => record.name === name));
    return { reachable: true, migrated: pending.length === 0, pending };
  } catch (error) {
    if (toDatabaseError(error)) return { reachable: false, migrated: false, pending: known };
    throw error;
  }
}
