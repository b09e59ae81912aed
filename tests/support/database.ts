// Databases for tests: a template a run, a clone a test. Copying a template takes a thirtieth of a second, so that no test ever
// meets what another one left.
import { randomBytes } from 'node:crypto';
import { Client, DatabaseError } from 'pg';

/** What a run of the tests works on: a server, and the prefix of the databases that it makes there. */
export interface TestRun {
  server: string;
  prefix: string;
}

const PREFIX = 'casus_test_';

/** The migrations and nothing more. */
export const emptyTemplate = ({ prefix }: TestRun): string => `${prefix}_empty`;

export const newRun = (server: string): TestRun => ({ server, prefix: PREFIX + randomBytes(4).toString('hex') });

/** Where a database is. Refuses every name that tests do not make, so that none of them can touch a database that is in use. */
export function databaseUrl(server: string, name: string): string {
  if (!name.startsWith(PREFIX)) throw new Error(`Tests work on databases whose names start with ${PREFIX}: "${name}" is not one.`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export const databaseName = (url: string): string => new URL(url).pathname.slice(1);

/** A template is copied file by file: half the work of the other strategy, which writes every block into the log. */
export async function createDatabase(server: string, name: string, template?: string): Promise<string> {
  const url = databaseUrl(server, name);
  const copied = template ? ` TEMPLATE "${template}" STRATEGY FILE_COPY` : '';
  await withClient(server, (client) => client.query(`CREATE DATABASE "${name}"${copied}`)).catch(explainRefusal);
  return url;
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  databaseUrl(server, name);
  await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

export async function dropRun({ server, prefix }: TestRun): Promise<void> {
  const names = await withClient(server, (client) =>
    client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [prefix]),
  );
  for (const { datname } of names.rows) await dropDatabase(server, datname);
}

/** A fresh copy of the template, and how to be rid of it. */
export async function cloneDatabase({ server, prefix }: TestRun, template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  return { url: await createDatabase(server, name, template), drop: () => dropDatabase(server, name) };
}

/** From now on whoever connects can read and no more. */
export async function forbidWriting(url: string): Promise<void> {
  await withClient(url, (client) => client.query(`ALTER DATABASE "${databaseName(url)}" SET default_transaction_read_only = on`));
}

export async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

function explainRefusal(error: unknown): never {
  if (error instanceof DatabaseError && error.code === '42501') {
    throw new Error('The role of TEST_DATABASE_URL may not create databases. As a superuser: ALTER ROLE ... CREATEDB.', { cause: error });
  }
  throw error;
}
