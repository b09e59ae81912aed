// `casus import` as a process: a file of every format into an empty database, and what it tells a pipe and a terminal on the way.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import type { ImportReport } from '../../src/formats/import.ts';
import { buildProgram } from '../races/victim.ts';
import { contentsOf } from '../support/contents.ts';
import { test as base } from '../support/test.ts';

/** With the escape character as one that is seen. */
const visible = (text: string): string => text.replaceAll('\u001b', '␛');

const ROWS = 2_000;
const HEADER = 'slug,title,kind,date,participants\n';
const rowsFrom = (first: number, last: number): string =>
  Array.from({ length: last - first }, (_, index) => `act-${first + index},Act ${first + index},ASSAULT,2031-05-16,Freedonia\n`).join('');

const test = base
  .extend('program', { scope: 'file' }, () => buildProgram('casus-import'))
  .extend('file', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'casus-import-'));
    onCleanup(() => rm(folder, { recursive: true }));
    const path = join(folder, 'acts.csv');
    await writeFile(path, HEADER + rowsFrom(0, ROWS));
    return path;
  })
  .extend('begin', ({ program, url }, { onCleanup }) => {
    const begun: ChildProcess[] = [];
    onCleanup(() => {
      for (const child of begun) child.kill('SIGKILL');
    });
    return (command: string, words: string[], more: Record<string, string> = {}) => {
      const env = { ...process.env, PROGRAM: program, DATABASE_URL: url, LOG_LEVEL: 'silent', ...more };
      const child = spawn(command, words, { env });
      begun.push(child);
      const told = { printed: '', said: '' };
      child.stdout.on('data', (piece: Buffer) => (told.printed += piece.toString()));
      child.stderr.on('data', (piece: Buffer) => (told.said += piece.toString()));
      return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number, ...told })) };
    };
  })
  .extend(
    'casus',
    ({ program, begin }) =>
      (...words: string[]) =>
        begin(process.execPath, [program, ...words]).ended,
  );

describe('casus import takes into an empty database, and finds unchanged when it comes again,', () => {
  test.for([
    { files: ['ucdp-ged.csv'] },
    { files: ['acled.csv'] },
    { files: ['gdelt.export.csv'] },
    { files: ['icews.tab'] },
    { files: ['polecat.txt'] },
    { files: ['acts.csv', 'links.csv'] },
    { files: ['raids.graphml'] },
    { files: ['raids.stix.json'] },
  ])('$files', async ({ files }, { casus, db }) => {
    const load = async (file: string): Promise<ImportReport> => {
      const { code, printed, said } = await casus('import', join('tests', 'sample', file), '--json');
      expect([code, said]).toEqual([0, '']);
      return JSON.parse(printed) as ImportReport;
    };
    for (const file of files) {
      const { read, created, refused } = await load(file);
      expect([read > 0, created, refused]).toEqual([true, read, 0]);
    }
    const before = await contentsOf(db);
    for (const file of files) expect(await load(file)).toMatchObject({ created: 0, revised: 0, refused: 0 });
    expect(await contentsOf(db)).toEqual(before);
  });
});

describe('On its way casus import tells', () => {
  test('a pipe a plain line now and then', async ({ program, begin, db }) => {
    const { child, ended } = begin(process.execPath, [program, 'import', '-', '--format', 'csv-acts'], { FORCE_COLOR: '1' });
    child.stdin.write(HEADER + rowsFrom(0, 600));
    await expect.poll(() => db.act.count(), { timeout: 60_000 }).toBeGreaterThan(0);
    await wait(5_200);
    child.stdin.end(rowsFrom(600, 1_600));
    const { code, printed, said } = await ended;
    expect([code, printed]).toEqual([0, expect.stringMatching(/^read +1,600\ncreated +1,600\n/)]);
    expect(said).toMatch(/^([\d,]+ rows, [\d,]+ a second\n)+$/);
    expect(visible(printed + said)).not.toMatch(/[\r␛]/);
  });

  /** The one that makes a terminal of a pipe. */
  const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

  test.skipIf(!hasTerminal)('a terminal a line that changes, with the rate and the time left, and no colour', async ({ begin, file }) => {
    const command = `"${process.execPath}" "$PROGRAM" import "$FILE"`;
    const { code, printed } = await begin('script', ['-qec', command, '/dev/null'], { FILE: file, NO_COLOR: '1' }).ended;
    expect(code).toBe(0);
    expect(visible(printed)).toMatch(/\r␛\[2K[\d,]+ rows, [\d,]+ a second, \d+% of the file, \d+ (s|min) left/);
    // What it ends with stands on a line of its own.
    expect(visible(printed)).toMatch(/\r␛\[2Kread +2,000\r\n/);
    expect(visible(printed)).not.toMatch(/␛\[[\d;]*m/);
  });
});
