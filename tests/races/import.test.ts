// An import, killed at any moment: run again, it makes the database that it would have made undisturbed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { connect, type Database, disconnect } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { verify } from '../../src/domain/verify.ts';
import { dossierText } from '../../src/formats/dossier-write.ts';
import { contentsOf } from '../support/contents.ts';
import { cloneDatabase, emptyTemplate } from '../support/database.ts';
import { importText } from '../support/import.ts';
import { runs } from '../support/runs.ts';
import { test as base } from './test.ts';
import { buildProgram } from './victim.ts';

const KILLS = runs(2, 10);
/** Several batches. */
const ACTS = 1_400;

const test = base
  .extend('program', { scope: 'file' }, () => buildProgram())
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'casus-import-'));
    onCleanup(() => rm(folder, { recursive: true }));
    return folder;
  })
  .extend('another', async ({ cluster }, { onCleanup }) => {
    const clone = await cloneDatabase(cluster, emptyTemplate(cluster));
    const db = connect({ url: clone.url });
    onCleanup(async () => {
      await disconnect(db);
      await clone.drop();
    });
    return { db, url: clone.url };
  });

/** Events that are parts of later ones, each with a claim and a link to the one before it. */
function manyActs(): string {
  const actors = [{ slug: 'paper', name: 'The Paper', kind: 'NEWS_ORGANIZATION' }];
  const numbers = Array.from({ length: ACTS }, (_, index) => index);
  const slug = (number: number): string => `act-${String(number).padStart(5, '0')}`;
  const events = numbers.map((number) => ({
    slug: slug(number),
    title: `Act ${number}`,
    kind: 'ASSAULT',
    occurred: { earliest: '2020-01-01', latest: '2020-12-31', precision: 'YEAR' },
    place: `Place ${number % 50}`,
    ...(number % 7 === 0 && number + 700 < ACTS ? { parent: slug(number + 700) } : {}),
    participations: [{ actor: 'paper', role: 'PARTICIPANT' }],
  }));
  const links = numbers.slice(1, 40).map((number) => ({
    response: slug(number),
    trigger: slug(number - 1),
    claims: [{ kind: 'RETALIATION', basis: 'PRESS', assertedBy: 'paper' }],
  }));
  const occurrences = numbers.map((number) => ({ act: slug(number), assertedBy: 'paper' }));
  return JSON.stringify({ format: 'casus-dossier', version: 1, of: 'everything', actors, events, links, occurrences });
}

interface Import {
  readonly program: string;
  readonly file: string;
  readonly url: string;
}

const begin = ({ program, file, url }: Import) =>
  spawn(process.execPath, [program, 'import', file, '--json'], { env: { ...process.env, DATABASE_URL: url }, stdio: 'ignore' });

/** Kills it as soon as so many acts are there, or a little later. */
async function beginAndKill(db: Database, target: Import, acts: number): Promise<void> {
  const child = begin(target);
  const ended = once(child, 'exit');
  const isOver = () => child.exitCode !== null;
  while (!isOver() && (await db.act.count()) < acts) await wait(20);
  await wait(Math.random() * 50);
  child.kill('SIGKILL');
  await ended;
}

async function finish(target: Import): Promise<number> {
  const child = begin(target);
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

/** Without what is another at every import. */
const timeless = (text: string): string => text.replaceAll(/(?<=\b(id|recordedAt|hash): ).*/g, '…').replaceAll(/^ +[\w-]{22}: .*\n/gm, '');

interface Harness {
  readonly db: Database;
  readonly url: string;
  readonly another: { readonly db: Database; readonly url: string };
  readonly folder: string;
  readonly program: string;
}

const CASES = [
  { what: 'that restores an empty database', isEmpty: true },
  { what: 'into one that holds something', isEmpty: false },
];

/**
 * The same import into two databases: killed again and again and run once more, and in one go.
 * @param beforeLast what is done to the database before it is run once more
 * @returns what both say of themselves in the end, and what was run
 */
async function killedAndUndisturbed(
  { db, url, another, folder, program }: Harness,
  isEmpty: boolean,
  kills: number,
  beforeLast?: () => Promise<unknown>,
) {
  const file = join(folder, 'many.dossier.json');
  await importText(another.db, manyActs(), { mayRestore: false });
  const text = await dossierText(another.db, null, 'json');
  await writeFile(file, text);
  if (!isEmpty) await recordActor(db, { slug: 'somebody', name: 'Somebody', kind: 'PERSON' });
  const target = { program, file, url };
  const seen: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const before = await db.act.count();
    await beginAndKill(db, target, before + 1 + (Math.random() * (ACTS - before)) / 2);
    seen.push(await db.act.count());
  }
  // Otherwise none of them came between.
  expect(
    seen.some((acts) => acts > 0 && acts < ACTS),
    `acts: ${seen.join(', ')}`,
  ).toBe(true);
  await beforeLast?.();
  const code = await finish(target);
  if (isEmpty) return { code, target, killed: await contentsOf(db), undisturbed: await contentsOf(another.db) };
  const undisturbed = timeless(await undisturbedImport(another.db, text));
  return { code, target, killed: timeless(await dossierText(db, null, 'yaml')), undisturbed };
}

test.for(CASES)(
  'An import $what, killed again and again, ends as if nobody had',
  { timeout: 600_000 },
  async ({ isEmpty }, { db, url, another, folder, program }) => {
    const { code, target, killed, undisturbed } = await killedAndUndisturbed({ db, url, another, folder, program }, isEmpty, KILLS);
    expect(code).toBe(0);
    expect(killed).toEqual(undisturbed);
    expect(await db.restoration.count()).toBe(0);
    expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
    expect(await finish(target)).toBe(0);
  },
);

test.for(CASES)(
  'An import $what would be found out if it forgot what it had written',
  { timeout: 600_000 },
  async ({ isEmpty }, { db, url, another, folder, program }) => {
    const forget = () => db.$transaction([db.restoration.deleteMany(), db.importOrigin.deleteMany()]);
    const { killed, undisturbed } = await killedAndUndisturbed({ db, url, another, folder, program }, isEmpty, 1, forget);
    expect(killed).not.toEqual(undisturbed);
  },
);

/** What the same file makes of the same database in one go. */
async function undisturbedImport(other: Database, text: string): Promise<string> {
  await other.$executeRaw`TRUNCATE actor, act, source, place, "case", former_slug, import_origin CASCADE`;
  await recordActor(other, { slug: 'somebody', name: 'Somebody', kind: 'PERSON' });
  expect(await importText(other, text)).toMatchObject({ refused: 0 });
  return dossierText(other, null, 'yaml');
}
