// The embedded PostgreSQL through its life: made, joined, left, killed, interrupted, and started at once by several.
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { withClient } from '../support/database.ts';
import { arrival, postmasterOf, test } from './test.ts';

const write = (url: string): Promise<unknown> => withClient(url, (client) => client.query(`CREATE TABLE note AS SELECT 'kept' AS text`));
const read = (url: string): Promise<string> =>
  withClient(url, async (client) => (await client.query<{ text: string }>('SELECT text FROM note')).rows[0]?.text ?? '');
const setting = (url: string, name: string): Promise<string> =>
  withClient(
    url,
    async (client) => (await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name])).rows[0]?.value ?? '',
  );

/** Waits for what another process brings about. */
const eventually = <Result>(look: () => Promise<Result>): Promise<Result> => vi.waitFor(look, { timeout: 15_000, interval: 20 });

describe('one process', () => {
  test('finds what it wrote when it starts again', async ({ start }) => {
    const first = await start();
    expect(first).toMatchObject({ fresh: true, joined: false });
    await write(first.url);
    await first.stop();
    const second = await start();
    expect(second).toMatchObject({ fresh: false, joined: false });
    expect(await read(second.url)).toBe('kept');
  });

  test('gets a PostgreSQL that is safe against power cuts and small enough for a desk', async ({ start }) => {
    const { url } = await start();
    expect(await setting(url, 'fsync')).toBe('on');
    expect(await setting(url, 'synchronous_commit')).toBe('on');
    expect(await setting(url, 'shared_buffers')).toBe('64MB');
    expect(await setting(url, 'server_encoding')).toBe('UTF8');
    expect(await setting(url, 'listen_addresses')).toBe('');
  });

  test('leaves no PostgreSQL behind when it stops', async ({ start, folder }) => {
    const { stop } = await start();
    const postmaster = await postmasterOf(folder);
    await stop();
    expect(await postmasterOf(folder)).toBeNull();
    expect(() => process.kill(Number(postmaster), 0)).toThrow('ESRCH');
  });

  test('may stop twice', async ({ start }) => {
    const { stop } = await start();
    await stop();
    await expect(stop()).resolves.toBeUndefined();
  });

  test('has PostgreSQL started again when that is killed under it', async ({ start, folder, logged }) => {
    const { url } = await start();
    await write(url);
    const killed = Number(await postmasterOf(folder));
    process.kill(killed, 'SIGKILL');
    expect(await eventually(() => read(url))).toBe('kept');
    expect(await postmasterOf(folder)).not.toBe(killed);
    expect(logged.join()).toContain('went away; starting it again');
  });

  test('reaches it over the loopback where a socket will not do, with a password', async ({ start }) => {
    const { url } = await start({ transport: 'loopback' });
    expect(await setting(url, 'unix_socket_directories')).toBe('');
    const withoutPassword = new URL(url);
    withoutPassword.password = 'guessed';
    await expect(setting(withoutPassword.href, 'fsync')).rejects.toThrow('password authentication failed');
  });
});

describe('several processes', () => {
  test('join, and only the last to leave stops PostgreSQL', async ({ start, occupy, folder, logged }) => {
    const { url, stop } = await start();
    await write(url);
    const postmaster = await postmasterOf(folder);
    const guest = occupy();
    expect(await arrival(guest)).toMatchObject({ url, fresh: false, joined: true });
    await guest.leave();
    expect(await postmasterOf(folder)).toBe(postmaster);
    const last = occupy();
    await arrival(last);
    await stop();
    expect(logged.join()).toContain('Another process still works');
    expect(await read(url)).toBe('kept');
    await last.leave();
    expect(await postmasterOf(folder)).toBeNull();
  });

  test('start at once on an empty folder and share one database', async ({ occupy, folder }) => {
    const occupants = [occupy(), occupy(), occupy()];
    const arrivals = await Promise.all(occupants.map(arrival));
    expect(arrivals.filter(({ error }) => error)).toEqual([]);
    expect(arrivals.filter(({ fresh }) => fresh)).toHaveLength(1);
    expect(arrivals.filter(({ joined }) => !joined)).toHaveLength(1);
    await write(String(arrivals[0]?.url));
    expect(await Promise.all(arrivals.map(({ url }) => read(url)))).toEqual(['kept', 'kept', 'kept']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
    await Promise.all(occupants.map((occupant) => occupant.leave()));
    expect(await postmasterOf(folder)).toBeNull();
  });
});

test('who comes while the last one leaves meets no closing database', async ({ start, folder, logged }) => {
  await (await start()).stop();
  const comeAndGo = async (): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      const { url, stop } = await start();
      expect(await setting(url, 'server_encoding')).toBe('UTF8');
      await stop();
    }
  };
  await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
  expect(logged.join()).not.toContain('went away');
  expect(await postmasterOf(folder)).toBeNull();
});

test('who comes while another has only begun to take the folder waits for it', async ({ start, folder }) => {
  await (await start()).stop();
  const lock = join(folder, 'cluster', 'postmaster.pid');
  await writeFile(lock, '');
  const starting = start();
  await eventually(async () => expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain('is empty'));
  await rm(lock);
  expect(await starting).toMatchObject({ fresh: false, joined: false });
});

test('who leaves while another takes the folder has left, whatever pg_ctl makes of the PID file', async ({ start, folder }) => {
  const { stop } = await start();
  const lock = join(folder, 'cluster', 'postmaster.pid');
  const leaving = stop();
  await vi.waitUntil(() => !existsSync(lock), { timeout: 10_000, interval: 1 });
  await writeFile(lock, 'half\nof\na\nfile\n');
  await leaving;
  await rm(lock);
});

describe('a process that is killed', () => {
  test('leaves a PostgreSQL that the next one adopts, with all that was written', async ({ start, occupy, folder }) => {
    const victim = occupy();
    const { url } = await arrival(victim);
    await write(url);
    const orphan = await postmasterOf(folder);
    await victim.kill();
    const heir = await start();
    expect(heir).toMatchObject({ url, fresh: false, joined: true });
    expect(await postmasterOf(folder)).toBe(orphan);
    expect(await read(url)).toBe('kept');
    await heir.stop();
    expect(await postmasterOf(folder)).toBeNull();
  });

  test('may take PostgreSQL with it: the folder heals', async ({ start, occupy, folder }) => {
    const victim = occupy();
    await write((await arrival(victim)).url);
    const postmaster = Number(await postmasterOf(folder));
    await victim.kill();
    process.kill(postmaster, 'SIGKILL');
    expect(await read((await start()).url)).toBe('kept');
  });

  test('in the middle of making the database leaves nothing in the way', async ({ start, occupy, folder }) => {
    const victim = occupy();
    await eventually(async () => expect((await readdir(folder)).join()).toMatch(/cluster\.\d+\.new/));
    await victim.kill();
    expect(await readdir(folder)).not.toContain('cluster');
    expect(await start()).toMatchObject({ fresh: true });
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('by Ctrl-C in the terminal still has PostgreSQL until it has closed', async ({ occupy }) => {
    const occupant = occupy();
    const { url, folder } = await arrival(occupant);
    process.kill(-occupant.pid, 'SIGINT');
    expect(await occupant.line()).toBe('interrupted');
    await write(url);
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain('shutdown request');
    await occupant.leave();
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toContain('received fast shutdown request');
  });
});
