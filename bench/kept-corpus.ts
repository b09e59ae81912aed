// Corpora kept between runs, on an embedded PostgreSQL in bench/.data: each is made once, then brought to the newest migration.
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../src/database/embedded.ts';
import { DatabaseError } from '../src/database/error.ts';
import { migrate } from '../src/database/migrate.ts';
import { loadCorpus } from './corpus.ts';
import { planOf } from './corpus-plan.ts';

export interface Cluster {
  /** The address of a corpus of so many acts, which is made where it is missing. */
  corpus(acts: number): Promise<string>;
  /** One that may be written to. */
  copy(acts: number): Promise<{ url: string; drop(): Promise<void> }>;
  stop(): Promise<void>;
}

export async function openCluster(say: (sentence: string) => void): Promise<Cluster> {
  const { url, stop } = await startEmbedded({ folder: join(import.meta.dirname, '.data'), log: say });
  return { corpus: (acts) => corpusAt(url, acts, say), copy: (acts) => copyOf(url, acts), stop };
}

async function corpusAt(server: string, acts: number, say: (sentence: string) => void): Promise<string> {
  const name = `acts_${acts}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const isKept = (await exists(server, name)) && (await reachesNewestMigration(url));
  if (!isKept) await makeCorpus(server, url, acts, say);
  return url;
}

/** False for a corpus of migrations that are no longer ours, as another branch may leave it. */
async function reachesNewestMigration(url: string): Promise<boolean> {
  try {
    await migrate(url);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError) return false;
    throw error;
  }
}

const exists = (server: string, name: string): Promise<boolean> =>
  withClient(server, async (client) => (await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount === 1);

/** Under another name until it is whole. */
async function makeCorpus(server: string, url: string, acts: number, say: (sentence: string) => void): Promise<void> {
  const [name, unfinished] = [`acts_${acts}`, `unfinished_${acts}`];
  say(`Making a corpus of ${acts} acts.`);
  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
  });
  const at = Object.assign(new URL(url), { pathname: `/${unfinished}` }).href;
  await migrate(at);
  await withClient(at, (client) => loadCorpus(client, planOf(acts), say));
  await withClient(server, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
}

async function copyOf(server: string, acts: number): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `copy_${acts}`;
  const drop = () => withClient(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  await drop();
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE acts_${acts} STRATEGY file_copy`));
  return { url: Object.assign(new URL(server), { pathname: `/${name}` }).href, drop };
}

export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
