// `casus start` as a process: it serves, and when it is told to stop, it lets nobody down.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect } from 'vitest';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { test as base } from '../support/test.ts';

interface Running {
  origin: string;
  process: ChildProcess;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const test = base
  .extend('running', async ({ url }, { onCleanup }): Promise<Running> => {
    const process = spawn(globalThis.process.execPath, ['--import', 'tsx', join(PACKAGE_ROOT, 'src', 'main.ts')], {
      cwd: PACKAGE_ROOT,
      env: { ...globalThis.process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onCleanup(() => {
      process.kill('SIGKILL');
    });
    const ended = once(process, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
    let printed = '';
    for await (const chunk of process.stdout as AsyncIterable<Buffer>) {
      printed += chunk.toString();
      if (printed.includes('Ctrl+C')) break;
    }
    const port = /localhost:(\d+)/.exec(printed)?.[1];
    return { origin: `http://127.0.0.1:${port}`, process, ended };
  })
  /** Holds the table of acts, so that whoever reads it waits until it is let go. */
  .extend('hold', async ({ url }, { onCleanup }) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    onCleanup(() => client.end());
    return {
      take: () => client.query('BEGIN; LOCK TABLE act IN ACCESS EXCLUSIVE MODE'),
      /** Until somebody waits for it. */
      isWaitedFor: async () => {
        await expect
          .poll(async () => (await client.query("SELECT FROM pg_locks WHERE relation = 'act'::regclass AND NOT granted")).rowCount, {
            timeout: 10_000,
          })
          .toBeGreaterThan(0);
      },
      release: () => client.query('COMMIT'),
    };
  });

const ask = (origin: string) =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ act(by: { slug: "nothing-by-this-name" }) { title } }' }),
  });

describe('A server that is told to stop', () => {
  test('takes no more requests, answers the one under way, and exits 0 in time', async ({ running, hold }) => {
    expect((await fetch(`${running.origin}/ready`)).status).toBe(200);
    await hold.take();
    const underWay = ask(running.origin);
    await hold.isWaitedFor();

    const told = performance.now();
    running.process.kill('SIGTERM');
    const call = () => fetch(`${running.origin}/health`).catch((error: Error) => error.message);
    await expect.poll(call, { timeout: 5000 }).toBe('fetch failed');
    await hold.release();

    const response = await underWay;
    expect([response.status, await response.json()]).toMatchObject([200, { data: { act: null } }]);
    expect(await running.ended).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
  });

  test('takes the second of two quick signals for the same one, as npm sends them', async ({ running, hold }) => {
    await hold.take();
    const underWay = ask(running.origin);
    await hold.isWaitedFor();
    running.process.kill('SIGINT');
    await wait(50);
    running.process.kill('SIGINT');
    await wait(200);
    await hold.release();
    expect((await underWay).status).toBe(200);
    expect(await running.ended).toBe(0);
  });

  test('and told again, ends at once', async ({ running, hold }) => {
    await hold.take();
    const underWay = ask(running.origin).catch(() => 'cut off');
    await hold.isWaitedFor();
    running.process.kill('SIGTERM');
    await wait(700);
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(143);
    expect(await underWay).toBe('cut off');
    await hold.release();
  });
});
