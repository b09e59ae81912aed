// `casus import` and `casus export all`: what they print, what they say, and with which code they end.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { run } from '../../src/cli/casus.ts';
import { test as base } from '../support/test.ts';

const DOSSIER = `format: casus-dossier
version: 1
of: everything
actors:
  - { slug: iraq, name: Iraq, kind: STATE }
events:
  - { slug: attack, title: Attack, kind: ASSAULT, occurred: { on: 2020-03-11 }, participations: [{ actor: iraq, role: TARGET }] }
`;

const test = base
  .extend('file', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'casus-import-'));
    onCleanup(() => rm(folder, { recursive: true }));
    return async (text: string, name = 'ours.dossier.yaml'): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    };
  })
  .extend('casus', ({ url }) => async (...words: string[]) => {
    const [printed, said]: [string[], string[]] = [[], []];
    const code = await run({
      words,
      environment: { LOG_LEVEL: 'silent', DATABASE_URL: url },
      print: (text) => printed.push(text),
      say: (sentence) => said.push(sentence),
      untilStopped: () => new AbortController().signal,
    });
    return { code, printed: printed.join(''), said: said.join('\n') };
  });

describe('casus import', () => {
  test('says what became of a file, and the same again', async ({ casus, file }) => {
    const path = await file(DOSSIER);
    expect(await casus('import', path)).toEqual({
      code: 0,
      said: '',
      printed: 'read       2\ncreated    2\nrevised    0\nunchanged  0\nwarned     0\nrefused    0\n',
    });
    const { code, printed } = await casus('import', path, '--json');
    expect([code, JSON.parse(printed)]).toMatchObject([0, { read: 2, created: 0, unchanged: 2, firstErrors: [] }]);
  });

  test('with --dry-run changes nothing', async ({ casus, file, db }) => {
    const { printed } = await casus('import', await file(DOSSIER), '--dry-run');
    expect(printed).toMatch(/^A dry run: nothing was changed\. It would be\nread {7}2\ncreated {4}2\n/);
    expect(await db.actor.count()).toBe(0);
    expect(await db.importRun.count()).toBe(0);
  });

  test('lists what it refuses with the line, and ends with 1', async ({ casus, file, db }) => {
    const wrong = await file(DOSSIER.replace('2020-03-11', '2020-02-30'));
    const skipped = await casus('import', wrong);
    expect(skipped).toMatchObject({ code: 1, said: '1 row was refused. Correct them and run the same again.' });
    expect(skipped.printed).toContain('Errors:\n  line 7: occurred.on: Give a real date such as 2020-03-11');
    expect(await db.actor.count()).toBe(1);
    expect(await casus('import', wrong, '--on-error', 'stop')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Stopped at line 7.'),
    });
  });

  test('refuses what it cannot read, with 2', async ({ casus, file }) => {
    expect(await casus('import', '/nowhere.csv')).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no file /nowhere.csv.'),
    });
    expect(await casus('import', tmpdir())).toMatchObject({ code: 2, said: expect.stringContaining('is a folder') });
    expect(await casus('import', await file('a,b\n1,2\n', 'x.csv'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('Give --format: dossier, '),
    });
    expect(await casus('import', await file('format: casus-dossier\nversion: 2\n'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('of version 2'),
    });
  });

  test('takes back what casus export all has printed', async ({ casus, file, db }) => {
    await casus('import', await file(DOSSIER));
    const yaml = await casus('export', 'all', '--format', 'dossier.yaml');
    expect(yaml).toMatchObject({ code: 0, said: '' });
    await db.$executeRaw`TRUNCATE actor, act, source, place, "case", import_origin CASCADE`;
    expect(await casus('import', await file(yaml.printed))).toMatchObject({ code: 0 });
    expect((await casus('export', 'all', '--format', 'dossier.yaml')).printed).toBe(yaml.printed);
  });
});

test('casus schema --dossier prints the JSON Schema', async ({ casus }) => {
  const { code, printed } = await casus('schema', '--dossier');
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({ title: 'A dossier of Casus' });
});
