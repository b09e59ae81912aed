// `casus doctor`: whether this machine, its settings and its database will do, and what to do where they will not. Changes nothing.

import { access, constants, readFile, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Command, Option } from 'commander';
import { type Config, ConfigError, settings } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { placesOf } from '../database/embedded-home.ts';
import { exists, findProgram } from '../database/embedded-program.ts';
import { DatabaseError, databaseAddress, toDatabaseError } from '../database/error.ts';
import { checkServerVersion, missingMigrations } from '../database/migrate.ts';
import { PACKAGE_ROOT } from '../database/package-root.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { example } from './example.ts';
import { ListenError, listen } from './listen.ts';
import { reachDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';
import { BrokenError } from './verify.ts';

/** A PostgreSQL of its own takes 40 MB empty; with less than this left its log of changes soon fills the disk. */
const LEAST_SPACE_MB = 500;
/** A table with so many rows that was never analysed is planned as if it held hundreds. */
const MANY_ROWS = 1000;
const ANSWER_MS = 1000;

interface Check {
  readonly check: string;
  readonly state: 'ok' | 'note' | 'wrong';
  /** What was found, and where it is wrong what to do. */
  readonly found: string;
}

interface Call extends Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function addDoctorCommand(program: Command, read: () => Config, call: Call): void {
  program
    .command('doctor')
    .description('look at this machine, the settings and the database, and say what to do where something is wrong; changes nothing')
    .addOption(new Option('--json', 'print JSON: check, state (ok, note or wrong) and what was found'))
    .addHelpText('after', example('casus doctor', 'casus doctor --json'))
    .action(async ({ json }: { json?: true }) => {
      const checks = await examine(read, call.environment);
      call.print(json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map(line).join(''));
      const wrong = checks.filter(({ state }) => state === 'wrong').length;
      if (wrong > 0) throw new BrokenError(`${wrong} of ${checks.length} checks found something wrong.`);
      call.say('All is well.');
    });
}

const line = ({ check, state, found }: Check): string => `${(state === 'wrong' ? 'WRONG' : state).padEnd(6)} ${check}: ${found}\n`;

const ok = (check: string, found: string): Check => ({ check, state: 'ok', found });
const note = (check: string, found: string): Check => ({ check, state: 'note', found });
const wrong = (check: string, found: string): Check => ({ check, state: 'wrong', found });

async function examine(read: () => Config, environment: Call['environment']): Promise<Check[]> {
  const machine = [await checkNode(), ...(await checkNames(environment))];
  let config: Config;
  try {
    config = read();
  } catch (error) {
    if (error instanceof ConfigError) return [...machine, wrong('settings', error.message)];
    throw error;
  }
  return [
    ...machine,
    ok('settings', 'each that is set can be used'),
    ...(config.databaseUrl === undefined ? await checkEmbedded(config) : []),
    ...(await checkDatabase(config)),
    await checkPort(config),
  ];
}

async function checkNode(): Promise<Check> {
  const { engines } = JSON.parse(await readFile(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
  const needed = engines.node.replace('>=', '');
  const isEnough = process.versions.node.localeCompare(needed, 'en', { numeric: true }) >= 0;
  return isEnough
    ? ok('Node', process.versions.node)
    : wrong('Node', `this is ${process.versions.node}, and Casus needs ${needed} or later. Install it from nodejs.org.`);
}

/** A name that nothing reads looks like a setting that does nothing. */
async function checkNames(environment: Call['environment']): Promise<Check[]> {
  const known = settings.map(({ name }) => name);
  const file = await readFile('.env', 'utf8').catch(() => '');
  const inFile = Object.keys(parseEnv(file)).filter((name) => !known.includes(name));
  const misspelt = Object.keys(environment).filter((name) => !known.includes(name) && !inFile.includes(name) && nearest(name, known));
  const advice = (name: string): string => {
    const meant = nearest(name, known);
    return meant ? `nothing reads it. Did you mean ${meant}?` : 'nothing of Casus reads it.';
  };
  return [
    ...inFile.map((name) => (nearest(name, known) ? wrong : note)(`${name} in .env`, advice(name))),
    ...misspelt.map((name) => wrong(`${name} in the environment`, advice(name))),
  ];
}

/** The name that this one misses by a letter or two changed, left out, put in or exchanged; of short names by one, for HOME is not HOST. */
function nearest(name: string, known: readonly string[]): string | null {
  return known.find((candidate) => distance(name, candidate) <= (candidate.length < 8 ? 1 : 2)) ?? null;
}

function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const exchanged = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(changed, exchanged, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(a.length, b.length);
}

/** The PostgreSQL of its own: whether there is one for this platform, and whether its folder has room and lets us write. */
async function checkEmbedded({ dataFolder }: Config): Promise<Check[]> {
  const folder = resolve(dataFolder);
  const there = await nearestExisting(folder);
  return [
    await findProgram().then(
      ({ version }) => ok('embedded PostgreSQL', `${version} for ${process.platform}-${process.arch}`),
      (error: Error) => wrong('embedded PostgreSQL', error.message),
    ),
    await access(there, constants.W_OK).then(
      () => ok('data folder', there === folder ? folder : `${folder}, to be made at the first start`),
      () => wrong('data folder', `${there} cannot be written to. Run as its owner, or name another folder: DATA_FOLDER=…`),
    ),
    await checkSpace(there),
  ];
}

const nearestExisting = async (folder: string): Promise<string> => ((await exists(folder)) ? folder : nearestExisting(dirname(folder)));

async function checkSpace(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  return free >= LEAST_SPACE_MB
    ? ok('disk space', `${free} MB are free at ${folder}`)
    : wrong('disk space', `only ${free} MB are free at ${folder}. Make room, or name a folder on another disk: DATA_FOLDER=…`);
}

async function checkDatabase(config: Config): Promise<Check[]> {
  const isOwn = config.databaseUrl === undefined;
  if (isOwn && !(await Promise.all(placesOf(config.dataFolder).map(exists))).includes(true)) {
    return [note('database', 'there is none yet. The first `casus start` makes one, with the stories in it.')];
  }
  try {
    const { database, url, close } = await reachDatabase(config, () => undefined);
    try {
      return await examineDatabase(database, isOwn ? `its own in ${resolve(config.dataFolder)}` : placeOf(url));
    } catch (error) {
      throw toDatabaseError(error, url) ?? error;
    } finally {
      await close();
    }
  } catch (error) {
    const known = toDatabaseError(error);
    if (known === null) throw error;
    return [wrong('database', known.message)];
  }
}

function placeOf(url: string): string {
  const { database, place } = databaseAddress(url);
  return `${database} on ${place}`;
}

interface TableRow {
  readonly name: string;
  readonly rows: number;
  readonly analysed: boolean;
}

async function examineDatabase(database: Database, place: string): Promise<Check[]> {
  const [server] = await read<{ version: string; number: number; size: string; writable: boolean }>(
    database,
    Prisma.sql`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      pg_size_pretty(pg_database_size(current_database())) AS size, NOT pg_is_in_recovery() AS writable`,
  );
  checkServerVersion(server?.number ?? 0);
  const reached = ok(
    'database',
    `PostgreSQL ${server?.version}, ${place}${server?.writable ? '' : ' (a replica, which can only be read)'}`,
  );
  try {
    const missing = await missingMigrations(database);
    if (missing.length > 0) return [reached, wrong('migrations', `it lacks ${missing.join(', ')}. Run: casus migrate`)];
  } catch (error) {
    if (error instanceof DatabaseError) return [reached, wrong('migrations', error.message)];
    throw error;
  }
  const tables = await read<TableRow>(
    database,
    Prisma.sql`
    SELECT relname AS name, n_live_tup::int AS rows, coalesce(last_analyze, last_autoanalyze) IS NOT NULL AS analysed
    FROM pg_stat_user_tables WHERE schemaname = current_schema()`,
  );
  const [held] = await read<{ acts: number; links: number; claims: number; sources: number }>(
    database,
    Prisma.sql`
    SELECT (SELECT count(*) FROM act)::int AS acts, (SELECT count(*) FROM response_link)::int AS links,
      (SELECT count(*) FROM claim)::int AS claims, (SELECT count(*) FROM source)::int AS sources`,
  );
  const unknown = tables.filter(({ rows, analysed }) => rows >= MANY_ROWS && !analysed).map(({ name }) => name);
  return [
    reached,
    ok('migrations', 'all are applied'),
    held && held.acts > 0
      ? ok('records', `${held.acts} acts, ${held.links} links, ${held.claims} claims, ${held.sources} sources; ${server?.size}`)
      : note('records', 'none yet. `casus seed` loads the stories, `casus import` what you bring.'),
    unknown.length === 0
      ? ok('statistics', 'the planner knows its tables')
      : wrong('statistics', `the planner knows nothing of ${unknown.join(', ')}, and will be slow. Run in the database: ANALYZE`),
  ];
}

/** That Casus itself has the port already is as it should be. */
async function checkPort({ host, port }: Config): Promise<Check> {
  try {
    await (await listen(() => new Response(), host, port)).close();
    return ok('port', port === 0 ? 'any free one' : `${port} of ${host} is free`);
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    return (await isCasus(host, port)) ? ok('port', `Casus serves on ${port} of ${host} already`) : wrong('port', error.message);
  }
}

async function isCasus(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return fetch(`http://${name.includes(':') ? `[${name}]` : name}:${port}/schema.graphql`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
    async (answer) => answer.ok && (await answer.text()).includes('type ResponseLink '),
    () => false,
  );
}
