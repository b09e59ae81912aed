// The `test` of the embedded PostgreSQL: a folder of its own each, processes that work on it, and nothing left running or lying there.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base } from 'vitest';
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../../src/database/embedded.ts';

export interface User {
  uid: number;
  gid: number;
}

/** A process of its own that works on an embedded PostgreSQL (occupant.ts). */
export interface Occupant {
  pid: number;
  /** What it says, a line at a time. */
  line: () => Promise<string>;
  leave: () => Promise<void>;
  kill: () => Promise<void>;
}

/** What an occupant says first. */
export type Arrival = Omit<Embedded, 'stop'> & { logged: string[]; error?: string };

const OCCUPANT = fileURLToPath(new URL('occupant.ts', import.meta.url));

/** In a process group of its own, so that a test can do what a terminal does on Ctrl-C: signal the whole group. */
function spawnOccupant(folder: string, user?: User): Occupant {
  const child = spawn(process.execPath, ['--import', 'tsx', OCCUPANT, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    ...user,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    line: async () => String((await lines.next()).value),
    leave: async () => {
      child.stdin.end('leave\n');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export const arrival = async (occupant: Occupant): Promise<Arrival> => JSON.parse(await occupant.line());

/** The process id of the PostgreSQL on a folder, null when there is none. */
export async function postmasterOf(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]) || null;
}

export const isRoot = process.getuid?.() === 0;

export const test = base
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = join(tmpdir(), `casus-test-${randomUUID()}`);
    onCleanup(async () => {
      const left = await postmasterOf(folder);
      if (left) process.kill(left, 'SIGQUIT');
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    return folder;
  })
  /** What the embedded PostgreSQL of this process told a person. */
  .extend('logged', (): string[] => [])
  .extend('start', ({ folder, logged }, { onCleanup }) => {
    const started: Embedded[] = [];
    onCleanup(async () => {
      for (const embedded of started) await embedded.stop();
    });
    return async (options: Partial<EmbeddedOptions> = {}): Promise<Embedded> => {
      const embedded = await startEmbedded({ folder, log: (sentence) => logged.push(sentence), ...options });
      started.push(embedded);
      return embedded;
    };
  })
  .extend('occupy', ({ folder }, { onCleanup }) => {
    const occupants: Occupant[] = [];
    onCleanup(async () => {
      await Promise.all(occupants.map((occupant) => occupant.kill()));
    });
    return (user?: User): Occupant => {
      const occupant = spawnOccupant(folder, user);
      occupants.push(occupant);
      return occupant;
    };
  });
