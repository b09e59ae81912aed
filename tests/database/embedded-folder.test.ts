// Where the embedded PostgreSQL may live, whom it runs as, and what it does where the package cannot be used as it lies.
import { execFile } from 'node:child_process';
import { chmod, chown, cp, mkdir, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { createCluster } from '../../src/database/embedded-cluster.ts';
import { openHome } from '../../src/database/embedded-home.ts';
import { exists, findProgram, type Program, prepareProgram } from '../../src/database/embedded-program.ts';
import { withClient } from '../support/database.ts';
import { NOT_ROOT } from '../support/left-out.ts';
import { arrival, isRoot, postmasterOf, test, type User } from './test.ts';

async function userNamed(name: string): Promise<User> {
  const { stdout } = await promisify(execFile)('sh', ['-c', `id -u ${name}; id -g ${name}`]);
  const [uid, gid] = stdout.trim().split('\n').map(Number);
  return { uid: Number(uid), gid: Number(gid) };
}

async function makeCluster(folder: string, version: string): Promise<void> {
  await mkdir(join(folder, 'cluster'), { recursive: true });
  await writeFile(join(folder, 'cluster', 'PG_VERSION'), `${version}\n`);
}

/** The package as npm unpacks it where install scripts are off: without its links. */
async function unlinkedProgram(folder: string): Promise<Program> {
  const found = await findProgram();
  const native = join(folder, 'native');
  await cp(found.folder, native, {
    recursive: true,
    filter: async (path) =>
      readlink(path).then(
        () => false,
        () => true,
      ),
  });
  return { ...found, folder: native };
}

const versionOf = async ({ folder }: Program): Promise<string> =>
  (await promisify(execFile)(join(folder, 'bin', 'postgres'), ['--version'])).stdout.trim();

describe('a folder', () => {
  test('that holds other things is refused, and not touched', async ({ folder, start }) => {
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.odt'), 'years of work');
    const { mode } = await stat(folder);
    await expect(start()).rejects.toMatchObject({
      code: 'EMBEDDED_FOLDER',
      message: expect.stringContaining('holds other things (thesis.odt)'),
    });
    expect((await stat(folder)).mode).toBe(mode);
    expect(await readdir(folder)).toEqual(['thesis.odt']);
  });

  test('of a newer PostgreSQL is refused', async ({ folder, start }) => {
    await makeCluster(folder, '19');
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_FOLDER', message: expect.stringContaining('made by PostgreSQL 19') });
  });

  test('whose cluster is none is refused', async ({ folder, start }) => {
    await mkdir(join(folder, 'cluster'), { recursive: true });
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_FOLDER', message: expect.stringContaining('is no PostgreSQL database') });
  });

  test('that is a file is refused', async ({ folder, start }) => {
    await writeFile(folder, '');
    await expect(start()).rejects.toMatchObject({ code: 'EMBEDDED_FOLDER', message: expect.stringContaining('Casus cannot use') });
  });

  test('on a fresh disk is used', async ({ folder, start }) => {
    await mkdir(join(folder, 'lost+found'), { recursive: true });
    expect(await start()).toMatchObject({ fresh: true });
  });

  test('with a path too long for a socket is used all the same', async ({ folder, start }) => {
    const long = join(folder, 'a-rather-long-name-'.repeat(5));
    const { url, stop } = await start({ folder: long });
    const socket = new URL(url).searchParams.get('host') ?? '';
    expect(socket).toMatch(/^\/tmp\/casus-[0-9a-f]{16}$/);
    expect((await stat(socket)).mode & 0o777).toBe(0o700);
    await withClient(url, (client) => client.query('SELECT'));
    await stop();
    expect(await exists(socket)).toBe(false);
  });

  test('with odd letters in its name is used', async ({ folder, start }) => {
    const { url } = await start({ folder: join(folder, `Ünïcode, "quoted" & 'spaced' %20`) });
    await withClient(url, (client) => client.query('SELECT'));
  });

  test('is closed to other users', async ({ folder, start }) => {
    await start();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700);
  });
});

describe('root', () => {
  test('has PostgreSQL run as another user', async ({ folder, start, skip }) => {
    skip(!isRoot, NOT_ROOT);
    await start();
    const { uid } = await stat(`/proc/${await postmasterOf(folder)}`);
    expect(uid).not.toBe(0);
    expect((await stat(folder)).uid).toBe(uid);
  });

  test('has it run as whoever owns the place', async ({ folder, start, skip }) => {
    skip(!isRoot, NOT_ROOT);
    const { uid, gid } = await userNamed('nobody');
    await mkdir(folder);
    await chown(folder, uid, gid);
    await start();
    expect((await stat(`/proc/${await postmasterOf(folder)}`)).uid).toBe(uid);
  });

  test('is told where the database lies when its own place is closed to others', async ({ folder, start, logged, skip }) => {
    skip(!isRoot, NOT_ROOT);
    await mkdir(folder, { mode: 0o700 });
    const asked = join(folder, 'project', '.data');
    const embedded = await start({ folder: asked });
    try {
      expect(embedded.folder).toBe(join('/var/lib/casus', asked));
      expect(logged.join()).toContain(`The database lies in ${embedded.folder}`);
      await withClient(embedded.url, (client) => client.query('SELECT'));
    } finally {
      await embedded.stop();
      await rm(join('/var/lib/casus', folder), { recursive: true });
    }
  });
});

describe('an ordinary user', () => {
  test('starts PostgreSQL as themself', async ({ folder, occupy, skip }) => {
    skip(!isRoot, NOT_ROOT);
    const nobody = await userNamed('nobody');
    const occupant = occupy(nobody);
    expect(await arrival(occupant)).toMatchObject({ folder, fresh: true, logged: [] });
    expect((await stat(`/proc/${await postmasterOf(folder)}`)).uid).toBe(nobody.uid);
    await occupant.leave();
    expect(await postmasterOf(folder)).toBeNull();
  });

  test('is joined by root', async ({ folder, occupy, start, skip }) => {
    skip(!isRoot, NOT_ROOT);
    const occupant = occupy(await userNamed('nobody'));
    await arrival(occupant);
    const { joined, url, stop } = await start();
    expect(joined).toBe(true);
    await withClient(url, (client) => client.query('SELECT'));
    await occupant.leave();
    await stop();
    expect(await postmasterOf(folder)).toBeNull();
  });

  test("is told why another user's folder is closed", async ({ folder, occupy, start, skip }) => {
    skip(!isRoot, NOT_ROOT);
    await start();
    const [nobody, owner] = [await userNamed('nobody'), await stat(folder)];
    skip(nobody.uid === owner.uid, 'there is only one other user');
    expect((await arrival(occupy(nobody))).error).toContain(`Casus cannot use ${folder} for its database (EACCES). Run as its owner`);
  });
});

describe('the package', () => {
  test('is not there for every platform', async () => {
    await expect(findProgram('sunos', 'sparc')).rejects.toMatchObject({
      code: 'EMBEDDED_UNSUPPORTED',
      message: expect.stringMatching(/installed for sunos-sparc\. Set DATABASE_URL/),
    });
  });

  test('that does not run on this machine is not the end', async ({ folder }) => {
    const home = await openHome(folder, '18.4.0');
    const foreign = { folder: join(folder, 'no-such-program'), version: '18.4.0' };
    await expect(createCluster(home, foreign)).rejects.toMatchObject({
      code: 'EMBEDDED_UNSUPPORTED',
      message: expect.stringContaining('Set DATABASE_URL'),
    });
  });

  test('is made whole where install scripts are off', async ({ folder }) => {
    await mkdir(folder);
    const unlinked = await unlinkedProgram(folder);
    await expect(versionOf(unlinked)).rejects.toThrow('cannot open shared object file');
    const prepared = await prepareProgram(unlinked, folder, null);
    expect(prepared).toEqual(unlinked);
    expect(await versionOf(prepared)).toContain('(PostgreSQL) 18');
  });

  test('is copied where it is closed to the user that PostgreSQL runs as', async ({ folder, skip }) => {
    skip(!isRoot, NOT_ROOT);
    const closed = join(folder, 'root');
    const home = join(folder, 'home');
    await mkdir(closed, { recursive: true, mode: 0o700 });
    await mkdir(home);
    await chmod(closed, 0o700);
    const nobody = await userNamed('nobody');
    const prepared = await prepareProgram(await unlinkedProgram(closed), home, nobody);
    expect(prepared.folder).toMatch(join(home, 'program-18'));
    expect(await versionOf(prepared)).toContain('(PostgreSQL) 18');
    expect((await stat(join(prepared.folder, 'bin', 'postgres'))).uid).toBe(nobody.uid);
    expect(await prepareProgram({ ...prepared, folder: join(closed, 'native') }, home, nobody)).toEqual(prepared);
  });
});
