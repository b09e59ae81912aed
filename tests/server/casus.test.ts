// The `casus` command: what it prints, what it says, and with which code it ends.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { type Call, run } from '../../src/cli/casus.ts';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { test } from '../support/test.ts';

async function casus(words: string[], environment: Call['environment'] = {}, untilStopped = () => AbortSignal.abort()) {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await run({
    words,
    environment: { LOG_LEVEL: 'silent', ...environment },
    print: (text) => printed.push(text),
    say: (sentence) => said.push(sentence),
    untilStopped,
  });
  return { code, printed: printed.join(''), said: said.join('\n') };
}

const NOWHERE = 'postgres://casus:hunter2@127.0.0.1:1/casus';

describe('The command', () => {
  test.for([
    '',
    'start',
    'migrate',
    'seed',
    'schema',
    'verify',
    'doctor',
    'import',
    'export',
    'export case',
    'export comparison',
    'export acts',
    'key create',
    'key list',
    'key revoke',
  ])('explains %s with an example, and each of its options', async (name) => {
    const { code, printed } = await casus([...name.split(' ').filter(Boolean), '--help']);
    expect(code).toBe(0);
    expect(printed).toMatch(/Example:\n {2}\$ .*casus/);
    expect(printed.match(/^ {2}(-h, )?--[\w-]+( <\w+>)?$/gm)).toBeNull();
  });

  test('refuses what it does not know, and names what it does', async () => {
    expect((await casus(['sead'])).said).toContain('(Did you mean seed?)');
    expect(await casus(['fetch'])).toMatchObject({ code: 2, printed: '', said: expect.stringContaining("unknown command 'fetch'") });
    expect(await casus(['start', '--loud'])).toMatchObject({ code: 2, said: expect.stringContaining("unknown option '--loud'") });
    expect(await casus(['seed', 'troy'])).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no story troy. There are: us-iran'),
    });
  });

  test('names every wrong setting before it begins', async () => {
    const { code, said } = await casus(['start'], { PORT: 'abc', POOL_SIZE: '0', DATABASE_URL: NOWHERE });
    expect(code).toBe(2);
    expect(said).toContain('PORT is "abc"');
    expect(said).toContain('POOL_SIZE is "0"');
  });

  test.for(['start', 'migrate', 'seed'])('says where %s looked for a database that is not there, without its password', async (name) => {
    const { code, said } = await casus([name], { DATABASE_URL: NOWHERE });
    expect(code).toBe(1);
    expect(said).toBe('PostgreSQL at 127.0.0.1:1 does not answer. Start it, or correct DATABASE_URL.');
  });

  test('prints the schema, and nothing but the schema', async () => {
    const { code, printed, said } = await casus(['schema']);
    expect([code, said]).toEqual([0, '']);
    expect(printed).toContain('\ntype Query {');
  });

  test('says where the port is taken', async ({ url }) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, said } = await casus(['start'], { DATABASE_URL: url, PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(said).toContain(`Port ${port} of 127.0.0.1 is taken`);
  });

  test('migrates once, and seeds what is missing', async ({ url, db }) => {
    expect(await casus(['migrate'], { DATABASE_URL: url })).toMatchObject({
      code: 0,
      printed: '',
      said: expect.stringContaining('already'),
    });
    expect((await casus(['seed', 'us-iran-2019-2020'], { DATABASE_URL: url })).said).toContain('entries added');
    const acts = await db.act.count();
    expect(acts).toBeGreaterThan(10);
    const again = await casus(['seed', 'us-iran-2019-2020', '--json'], { DATABASE_URL: url });
    expect(again.said).toContain('already there');
    expect(JSON.parse(again.printed)).toEqual([{ slug: 'us-iran-2019-2020', added: 0 }]);
    expect(await db.act.count()).toBe(acts);
    expect(JSON.parse((await casus(['migrate', '--json'], { DATABASE_URL: url })).printed)).toEqual({ applied: [] });
  });
});

describe('casus doctor', () => {
  test('finds a sound machine sound, and says what it holds', async ({ url }) => {
    const { code, printed, said } = await casus(['doctor'], { DATABASE_URL: url, PORT: '0' });
    expect({ code, said }).toEqual({ code: 0, said: 'All is well.' });
    for (const line of [
      /^ok {5}Node: \d+/m,
      /^ok {5}database: PostgreSQL \d+/m,
      /^ok {5}migrations: all/m,
      /^note {3}records: none yet/m,
    ]) {
      expect(printed).toMatch(line);
    }
  });

  test('finds what a migration would stumble over', async ({ url, db }) => {
    const look = async () => (await casus(['doctor'], { DATABASE_URL: url, PORT: '0' })).printed;
    await db.$executeRaw`UPDATE _prisma_migrations SET checksum = 'another' WHERE migration_name LIKE '%_foundation'`;
    expect(await look()).toMatch(/^WRONG {2}migrations: The migration \w+_foundation was changed after this database got it/m);
    await db.$executeRaw`DELETE FROM _prisma_migrations`;
    expect(await look()).toMatch(/^WRONG {2}migrations: it lacks .*_foundation.*\. Run: casus migrate$/m);
  });

  test('says of each thing that is wrong what to do, as JSON too', async ({ onTestFinished }) => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      taken.close();
    });
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const environment = { DATABASE_URL: NOWHERE, PORT: String(port), POOL_SZIE: '5', HOME: '/' };
    const { code, printed, said } = await casus(['doctor', '--json'], environment);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^3 of \d checks found something wrong\.$/) });
    const wrong = (JSON.parse(printed) as { check: string; state: string; found: string }[]).filter(({ state }) => state === 'wrong');
    expect(wrong.map(({ check, found }) => `${check}: ${found}`)).toEqual([
      'POOL_SZIE in the environment: nothing reads it. Did you mean POOL_SIZE?',
      'database: PostgreSQL at 127.0.0.1:1 does not answer. Start it, or correct DATABASE_URL.',
      `port: Port ${port} of 127.0.0.1 is taken, perhaps by another Casus. Stop that, or choose another: PORT=${port + 1}`,
    ]);
    const settings = await casus(['doctor'], { PORT: 'abc' });
    expect(settings).toMatchObject({ code: 1, printed: expect.stringContaining('WRONG  settings: These settings cannot be used:') });
  });

  test('makes no database where there is none yet', async ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'casus-doctor-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { code, printed } = await casus(['doctor'], { DATA_FOLDER: join(folder, 'data'), PORT: '0' });
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringContaining('database: there is none yet.') });
    expect(printed).toMatch(/^ok {5}disk space: \d+ MB are free/m);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('A reader who does not stay is no trouble: the process ends quietly, and with 0', () => {
  const main = `"${process.execPath}" --import tsx src/main.ts schema`;
  const { status, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${main} | true`], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('With no word and no database', () => {
  test('it starts one of its own, with a story and a key, and leaves it in order', { timeout: 120_000 }, async ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'casus-start-'));
    // Else root's PostgreSQL, which runs as somebody else, lies elsewhere and stays there.
    chmodSync(folder, 0o755);
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const environment = { DATA_FOLDER: join(folder, 'data'), PORT: '0' };

    const first = await casus([], environment);
    expect(first).toMatchObject({ code: 0, said: '' });
    expect(first.printed).toMatch(
      /Casus is ready\.\n\n {2}See the stories {3}http:\/\/localhost:\d+\/\n {2}Ask in a browser {2}http:\/\/localhost:\d+\/graphql\n/,
    );
    expect(first.printed).toContain('for trying out and small desks');
    expect(first.printed).toMatch(/\n {2}Authorization: Bearer casus_[0-9a-f]{32}_[0-9a-f]{64}\n/);

    const started = performance.now();
    const second = await casus(['start'], environment);
    expect(second.code).toBe(0);
    expect(second.printed).not.toContain('Bearer');
    expect(performance.now() - started).toBeLessThan(5000);

    expect((await casus(['seed', 'us-iran-2019-2020'], environment)).said).toContain('already there');
  });
});
