// Killed at any moment under writing load, the server or PostgreSQL under it: each mutation is there whole or not at all, every
// acknowledged one is there, and whoever did not hear the answer may ask again.
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { describe, expect, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/connect.ts';
import { createApiKey } from '../../src/domain/api-key.ts';
import { createServer } from '../../src/server.ts';
import { withClient } from '../support/database.ts';
import { runs } from '../support/runs.ts';
import { type Asked, ask, countRows, faults, populate, type Send, writeUntil } from './load.ts';
import { test as base, type Cluster } from './test.ts';
import { buildProgram, killPostgres, type ServerProcess, startServer } from './victim.ts';

/** All of them where a change is proved (CI); fewer on a desk, for each takes seconds. */
const RUNS = Number(process.env['CRASH_RUNS'] ?? runs(4, 20));
const LONGEST_LOAD_MS = 400;

const test = base
  .extend('program', { scope: 'file' }, () => buildProgram())
  .extend('key', async ({ db }) => {
    await populate(db);
    return (await createApiKey(db, { name: 'Ann', role: 'EDITOR' })).key;
  })
  /** A server in a process of its own. None outlives the test. */
  .extend('start', ({ program, url, key }, { onCleanup }) => {
    const started: Promise<ServerProcess>[] = [];
    onCleanup(async () => {
      for (const ending of await Promise.allSettled(started)) if (ending.status === 'fulfilled') await ending.value.kill();
    });
    return (): Promise<ServerProcess> => {
      const starting = startServer(program, url, key);
      started.push(starting);
      return starting;
    };
  })
  /** The server in this process: only what is under it is killed. */
  .extend('send', ({ db, key }): Send => {
    const server = createServer({ database: db, config: readConfig({ RATE_LIMIT: 'off' }), log: pino({ level: 'silent' }) });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    return async (query, variables) => {
      const request = new Request('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return (await server.fetch(request)).json();
    };
  });

/** Lets them write for a random while, and then comes between. */
async function interrupted(send: Send, kill: () => Promise<void>, isHasty = false): Promise<Asked[]> {
  const stop = new AbortController();
  const writing = writeUntil(stop.signal, send, isHasty);
  await wait(LONGEST_LOAD_MS * (0.25 + 0.75 * Math.random()));
  await kill();
  stop.abort();
  return writing;
}

/** Asks for all of it again: what had been written stays the one time that it is, and what had not is written now. */
async function askAgain(db: Database, send: Send, all: readonly Asked[]): Promise<void> {
  const written = new Map((await db.idempotencyKey.findMany()).map(({ key, rowId }) => [key, rowId]));
  const before = await countRows(db);
  const [done, open] = [all.filter(({ key }) => written.has(key)), all.filter(({ key }) => !written.has(key))];
  for (const asked of done) expect(await ask(send, asked)).toBe(written.get(asked.key));
  expect(await countRows(db)).toEqual(before);
  for (const asked of open) if (await ask(send, asked)) asked.acknowledged = true;
  expect(open.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
}

/** Until it has come back of itself. */
const recovered = (db: Database): Promise<unknown> => vi.waitFor(() => db.$queryRaw`SELECT 1`, { timeout: 30_000, interval: 50 });

/** Acknowledges what PostgreSQL has only in its memory. */
const promiseTooMuch = ({ server }: Cluster): Promise<void> =>
  withClient(server, async (client) => {
    for (const setting of ["synchronous_commit = 'off'", "wal_writer_delay = '10s'", "wal_writer_flush_after = '1GB'"])
      await client.query(`ALTER SYSTEM SET ${setting}`);
    await client.query('SELECT pg_reload_conf()');
  });

describe('The server, killed at a random moment', () => {
  test(`leaves each mutation whole or absent, ${RUNS} times`, { timeout: 600_000 }, async ({ db, start }) => {
    const all: Asked[] = [];
    let next = start();
    for (let run = 0; run < RUNS; run += 1) {
      const { send, kill } = await next;
      const asked = await interrupted(send, kill);
      all.push(...asked);
      next = start();
      expect(await faults(db, all)).toEqual([]);
      await askAgain(db, (await next).send, asked);
    }
    expect(await faults(db, all)).toEqual([]);
    expect(all.length).toBeGreaterThan(RUNS);
  });

  test('would be found out if it answered before it has written', { timeout: 240_000 }, async ({ db, start }) => {
    const { send, kill } = await start();
    const asked = await interrupted(send, kill, true);
    expect(await faults(db, asked)).toContainEqual(expect.stringMatching(/^lost: /));
  });
});

describe('PostgreSQL, killed at a random moment', () => {
  test(`leaves each mutation whole or absent, ${RUNS / 2} times`, { timeout: 600_000 }, async ({ db, send, cluster }) => {
    const all: Asked[] = [];
    for (let run = 0; run < RUNS / 2; run += 1) {
      const asked = await interrupted(send, () => killPostgres(cluster));
      all.push(...asked);
      await recovered(db);
      expect(await faults(db, all)).toEqual([]);
      await askAgain(db, send, asked);
    }
    expect(all.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(RUNS);
  });

  test('would be found out if it promised what it has not on disk', { timeout: 240_000 }, async ({ db, send, cluster }) => {
    await promiseTooMuch(cluster);
    let found: string[] = [];
    // What PostgreSQL wrote to disk for reasons of its own is not lost, nor what a busy machine never got to acknowledge.
    for (let run = 0; run < 5 && found.length === 0; run += 1) {
      const asked = await interrupted(send, () => killPostgres(cluster));
      await recovered(db);
      found = await faults(db, asked);
    }
    expect(found).toContainEqual(expect.stringMatching(/^lost: /));
  });
});
