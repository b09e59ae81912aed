// A PostgreSQL data directory: made whole or not at all, and served by a process that outlives a Ctrl-C meant for us.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, SOCKET_PORT } from './embedded-home.ts';
import { type Program, run } from './embedded-program.ts';

/** The name of the database and of its only user. */
export const DATABASE = 'casus';
/** A half-made cluster may still be written to for a moment by children of the process that was killed. */
const REMOVE = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
/** In the cluster itself, so that both are put in place by one rename. Only the loopback asks for it. */
const PASSWORD_FILE = 'casus-password';

/** Small for a desk; fsync stays on, for these are records. The io and jit settings only save memory. */
const SETTINGS = {
  shared_buffers: '64MB',
  max_connections: '30',
  max_wal_size: '256MB',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  lc_messages: 'C',
  unix_socket_permissions: '0700',
};

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeBrokenDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = Number(/^cluster\.(\d+)\.new$/.exec(name)?.[1]);
    if (maker && (maker === process.pid || !isAlive(maker))) await rm(join(folder, name), REMOVE);
  }
}

/** True if this call made the cluster; of several that try at once, one does. */
export async function createCluster({ folder, cluster, owner }: Home, program: Program): Promise<boolean> {
  if ((await readdir(folder)).includes('cluster')) return false;
  await removeBrokenDrafts(folder);
  const draft = join(folder, `cluster.${process.pid}.new`);
  const password = randomBytes(24).toString('hex');
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--auth-local=trust', '--auth-host=scram-sha-256'];
  await run(program, 'initdb', ['-D', draft, `--username=${DATABASE}`, ...access, ...locale], folder, owner);
  const sql = `CREATE DATABASE ${DATABASE}\nALTER ROLE ${DATABASE} PASSWORD '${password}'\n`;
  await run(program, 'postgres', ['--single', '-D', draft, 'template1'], folder, owner, sql);
  await writeFile(join(draft, PASSWORD_FILE), password, { mode: 0o600 });
  if (owner) await chown(join(draft, PASSWORD_FILE), owner.uid, owner.gid);
  const first = await rename(draft, cluster).then(
    () => true,
    () => false,
  );
  if (!first) await rm(draft, REMOVE);
  return first;
}

export async function readPassword(cluster: string): Promise<string> {
  return readFile(join(cluster, PASSWORD_FILE), 'utf8');
}

/** What the running server wrote of itself, or one that was killed. */
export async function readPostmaster(cluster: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines.length < 4 ? null : { pid: Number(lines[0]), port: Number(lines[3]) };
}

/** Where a server listens: in a socket's folder, or on a port of 127.0.0.1. */
export type Listen = { socket: string } | { port: number };

export interface Launch {
  pid: number | undefined;
  hasEnded: boolean;
  /** What it wrote to the log since its launch. */
  said(): Promise<string>;
}

/** Starts `postgres` in a process group of its own, and lets it run when we end: the next to come adopts it. */
export async function launch({ folder, cluster, owner }: Home, program: Program, listen: Listen): Promise<Launch> {
  const place =
    'socket' in listen
      ? { listen_addresses: '', unix_socket_directories: `"${listen.socket.replaceAll('"', '""')}"`, port: String(SOCKET_PORT) }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(listen.port) };
  const settings = Object.entries({ ...SETTINGS, ...place }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logFile = join(folder, 'postgres.log');
  const log = await open(logFile, 'a', 0o600);
  if (owner) await log.chown(owner.uid, owner.gid);
  const { size } = await log.stat();
  const server = spawn(join(program.folder, 'bin', 'postgres'), ['-D', cluster, ...settings], {
    cwd: folder,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
    ...owner,
  });
  server.unref();
  const launched: Launch = {
    pid: server.pid,
    hasEnded: false,
    said: async () => (await readFile(logFile)).subarray(size).toString().trim(),
  };
  for (const end of ['exit', 'error']) server.once(end, () => Object.assign(launched, { hasEnded: true }));
  await log.close();
  return launched;
}
