// What is killed: a server in a process of its own, and the PostgreSQL that the test itself has started, never any other.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { withClient } from '../support/database.ts';
import type { Send } from './load.ts';
import type { Cluster } from './test.ts';

export interface ServerProcess {
  readonly send: Send;
  /** Ends when it is gone. */
  readonly kill: () => Promise<void>;
}

/** The program in one file, which starts in a third of the time that its sources take. @param folder of which others know nothing */
export async function buildProgram(folder = 'casus-races'): Promise<string> {
  const outDir = join(PACKAGE_ROOT, 'node_modules', '.cache', folder);
  const target = { ssr: 'src/main.ts', outDir, emptyOutDir: true, target: 'node20' };
  await build({ root: PACKAGE_ROOT, configFile: false, logLevel: 'silent', build: target });
  return join(outDir, 'main.js');
}

/** `casus start` on that database. */
export async function startServer(program: string, url: string, key: string): Promise<ServerProcess> {
  const settings = { DATABASE_URL: url, PORT: '0', RATE_LIMIT: 'off', PLAYGROUND: 'off', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    return { send: sender(await addressOf(child.stdout), key), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function addressOf(printed: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: printed })) {
    const [address] = /http:\/\/localhost:\d+\/graphql/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error('The server ended before it was ready.');
}

const sender =
  (address: string, key: string): Send =>
  async (query, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return response.json();
  };

/** The whole of the cluster's PostgreSQL at once, as if the power had failed for it alone. */
export async function killPostgres({ server, folder }: Cluster): Promise<void> {
  const postmaster = await postmasterOf(server, join(folder, 'cluster'));
  for (const pid of [postmaster, ...(await childrenOf(postmaster))]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // It had gone of itself.
    }
  }
}

/** @throws where another server answers than the one on that folder */
async function postmasterOf(url: string, folder: string): Promise<number> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`),
  );
  if (rows[0]?.folder !== folder) throw new Error(`This PostgreSQL works on ${rows[0]?.folder}, not on ${folder}: it is not ours to kill.`);
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0);
  const parents = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').then(parentIn, () => 0)));
  return pids.filter((_, index) => parents[index] === parent);
}

/** The name, in brackets before it, may hold anything. */
const parentIn = (stat: string): number => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
