// A real PostgreSQL as a child process, for trying out and small desks: started on a folder, joined by whoever else works on it, and
// stopped by the last to leave. No lock of ours: a new cluster is put in place by one rename, and PostgreSQL itself lets only one server
// have a folder. To be here is to hold a shared advisory lock, so that who is killed has left too; who gets it alone is the last.
import { rmdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createCluster, DATABASE, type Launch, type Listen, launch, readPassword, readPostmaster } from './embedded-cluster.ts';
import { type Home, openHome, SOCKET_PORT, socketFolder } from './embedded-home.ts';
import { findProgram, type Program, prepareProgram, run } from './embedded-program.ts';
import { DatabaseError, toDatabaseError } from './error.ts';

export interface EmbeddedOptions {
  folder: string;
  /** Told in sentences what a person should know. */
  log: (sentence: string) => void;
  /** A Unix socket in a private folder; on Windows, which has none for Node, the loopback with a password. */
  transport?: 'socket' | 'loopback';
}

export interface Embedded {
  url: string;
  /** Where it really is: for root not always the folder asked for. */
  folder: string;
  /** The database was made by this call. */
  fresh: boolean;
  /** It was running already: for another process, or left behind by one that was killed. */
  joined: boolean;
  /** Leaves; the last to leave stops PostgreSQL. Close the pool before. */
  stop(): Promise<void>;
}

/** The lock's number. The locks of this PostgreSQL are ours alone, but for the one that a migration takes. */
const PRESENCE = 1;
/** Long enough for crash recovery on a slow disk. */
const START_LIMIT_MS = 60_000;
/** PostgreSQL's words for a folder that another server holds, is about to hold, or still lets go of. */
const HELD = /postmaster\.pid" (already exists|is empty)|pre-existing shared memory block/;

interface Site {
  home: Home;
  program: Program;
  listen: Listen;
}

interface Entry {
  presence: Client;
  url: string;
  joined: boolean;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function urlOf({ home, listen }: Site): Promise<string> {
  if ('socket' in listen) return `postgresql://${DATABASE}@localhost:${SOCKET_PORT}/${DATABASE}?host=${encodeURIComponent(listen.socket)}`;
  const { port } = (await readPostmaster(home.cluster)) ?? listen;
  return `postgresql://${DATABASE}:${await readPassword(home.cluster)}@127.0.0.1:${port}/${DATABASE}`;
}

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'casus presence', connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined); // The end that follows is what counts.
  await client.connect();
  return client;
}

/** A presence; or why not: nobody listens, or the server is on its way up or down. */
async function knock(url: string): Promise<Client | 'ABSENT' | 'BUSY'> {
  try {
    const client = await open(url);
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE]); // Waits while the last one leaves, and ends with the server.
    return client;
  } catch (error) {
    const trouble = toDatabaseError(error, url);
    if (trouble?.code === 'UNREACHABLE') return 'ABSENT';
    if (trouble?.code === 'BUSY') return 'BUSY';
    throw trouble ?? error;
  }
}

async function requireHeld({ home }: Site, launched: Launch): Promise<void> {
  const said = await launched.said();
  if (!HELD.test(said)) {
    throw new DatabaseError('EMBEDDED_FAILED', `The embedded PostgreSQL on ${home.folder} did not start. It says: ${said || 'nothing'}`);
  }
}

/** Joins the running server or starts one. Who starts beside another loses, and joins. */
async function enter(site: Site): Promise<Entry> {
  const { home, program, listen } = site;
  const deadline = Date.now() + START_LIMIT_MS;
  let launched: Launch | null = null;
  while (Date.now() < deadline) {
    const url = await urlOf(site);
    const answer = await knock(url);
    if (answer instanceof Client) {
      const postmaster = await readPostmaster(home.cluster);
      return { presence: answer, url, joined: launched === null || launched.pid !== postmaster?.pid };
    }
    if (launched?.hasEnded) await requireHeld(site, launched);
    if (answer === 'ABSENT' && (launched === null || launched.hasEnded)) launched = await launch(home, program, listen);
    await sleep(launched?.hasEnded ? 250 : 25);
  }
  throw new DatabaseError(
    'EMBEDDED_FAILED',
    `The embedded PostgreSQL on ${home.folder} does not answer. See postgres.log there; if no PostgreSQL runs on it, delete cluster/postmaster.pid.`,
  );
}

async function shutDown({ home, program, listen }: Site): Promise<void> {
  const server = await readPostmaster(home.cluster);
  try {
    await run(program, 'pg_ctl', ['stop', '-D', home.cluster, '-m', 'fast', '-w'], home.folder, home.owner);
  } catch (error) {
    // Else another was faster, or one that came after has taken the folder, and pg_ctl saw its PID file before anything stood in it.
    if (server && (await readPostmaster(home.cluster))?.pid === server.pid) throw error;
  }
  if ('socket' in listen && listen.socket !== home.folder) await rmdir(listen.socket).catch(() => undefined);
}

/** Whether nobody else is present; null where the server is going down already, for another was faster. */
async function isLast(client: Client, url: string): Promise<boolean | null> {
  try {
    const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [PRESENCE]);
    return rows[0]?.last ?? false;
  } catch (error) {
    if (toDatabaseError(error, url) === null) throw error;
    return null;
  }
}

/** The lock, held alone until the server is down, keeps newcomers from a server that is about to go. */
async function leave(site: Site, url: string, log: EmbeddedOptions['log']): Promise<void> {
  const client = await open(url).catch(() => null);
  if (client === null) return; // It is down already.
  try {
    const last = await isLast(client, url);
    if (last) await shutDown(site);
    else if (last === false) log('Another process still works on the embedded PostgreSQL: it stays up until that one leaves.');
  } finally {
    await client.end();
  }
}

/** Stays present: a server that is killed under us is started again. Gives the way to leave. */
function stay(site: Site, entry: Entry, log: EmbeddedOptions['log']): () => Promise<void> {
  let { presence } = entry;
  let isLeaving = false;
  const watch = (): void => {
    presence.once('end', () => void recover());
  };
  const recover = async (): Promise<void> => {
    if (isLeaving) return;
    log(`The embedded PostgreSQL on ${site.home.folder} went away; starting it again.`);
    try {
      presence = (await enter(site)).presence;
      if (isLeaving) await presence.end();
      else watch();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
  };
  watch();
  return async () => {
    isLeaving = true;
    await presence.end();
    await leave(site, entry.url, log);
  };
}

/** @throws DatabaseError with what to do, where there is no PostgreSQL for this platform or the folder is not ours to use */
export async function startEmbedded({ folder, log, transport }: EmbeddedOptions): Promise<Embedded> {
  const found = await findProgram();
  const home = await openHome(folder, found.version);
  if (home.isElsewhere) log(`The database lies in ${home.folder}: PostgreSQL may not run as root, and ${folder} is closed to others.`);
  const program = await prepareProgram(found, home.folder, home.owner);
  const isLoopback = (transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')) === 'loopback';
  const site: Site = { home, program, listen: isLoopback ? { port: await freePort() } : { socket: await socketFolder(home) } };
  const fresh = await createCluster(home, program);
  const entry = await enter(site);
  return { url: entry.url, folder: home.folder, fresh, joined: entry.joined, stop: stay(site, entry, log) };
}
