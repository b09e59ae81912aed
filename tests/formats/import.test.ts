// The import of a dataset, whatever its format: known again by its rows, revised by a newer version, and never against what was done here.
import { describe, expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { reviseEvent } from '../../src/domain/event.ts';
import { removeAct } from '../../src/domain/removal.ts';
import { verify } from '../../src/domain/verify.ts';
import { dossierText } from '../../src/formats/dossier-write.ts';
import { type ImportOptions, importInBatches, rehearseImport } from '../../src/formats/import.ts';
import type { Incoming } from '../../src/formats/importer.ts';
import { contentsOf } from '../support/contents.ts';
import { importText, OPTIONS } from '../support/import.ts';
import { test } from '../support/test.ts';

/** A row of a dataset: a number, the day on which it was, and how many were killed. */
interface Row {
  readonly id: number;
  readonly on?: string;
  readonly killed?: { low?: number; best?: number; high?: number };
  readonly title?: string;
  readonly place?: string;
}

const readingOf = (
  { id, on = '2020-03-11', killed = { best: id }, title = `Clash ${id}`, place = 'Taji' }: Row,
  line: number,
  version: string,
): Incoming => ({
  line,
  original: { dataset: 'clashes', version, id: String(id) },
  warnings: [],
  entries: [
    { in: 'actors', slug: 'the-dataset', name: 'The Dataset', kind: 'OTHER' },
    { in: 'actors', slug: `side-${id % 3}`, name: `Side ${id % 3}`, kind: 'ARMED_GROUP' },
    {
      in: 'sources',
      slug: `clashes-${version.replace('.', '-')}`,
      title: `Clashes ${version}`,
      publisher: 'the-dataset',
      published: { on: `20${version.slice(0, 2)}-06-01` },
    },
    { in: 'places', name: place, country: 'IQ' },
    {
      in: 'events',
      slug: `clash-${id}`,
      title,
      kind: 'ASSAULT',
      occurred: { on },
      place,
      participations: [{ actor: `side-${id % 3}`, role: 'PARTICIPANT' }],
      citations: [{ source: `clashes-${version.replace('.', '-')}`, locator: `row ${id}` }],
    },
    {
      in: 'casualties',
      event: `clash-${id}`,
      killed,
      assertedBy: 'the-dataset',
      citations: [{ source: `clashes-${version.replace('.', '-')}` }],
    },
  ],
});

async function* stream(rows: readonly (Row | { refusal: string })[], version: string): AsyncGenerator<Incoming> {
  for (const [index, row] of rows.entries())
    yield 'refusal' in row ? { line: index + 2, refusal: row.refusal } : readingOf(row, index + 2, version);
}

const load = (db: Database, rows: readonly (Row | { refusal: string })[], version = '25.1', options: Partial<ImportOptions> = {}) =>
  importInBatches(db, stream(rows, version), { ...OPTIONS, mayRestore: false, ...options });

const CLASHES: Row[] = Array.from({ length: 20 }, (_, index) => ({ id: index + 1 }));

describe('a dataset', () => {
  test('is written as its rows say, each claim to be reviewed, each with a line in the history', async ({ db }) => {
    expect(await load(db, CLASHES)).toMatchObject({ read: 20, created: 20, revised: 0, unchanged: 0, warned: 0, refused: 0 });
    expect(await db.act.count()).toBe(20);
    expect(await db.actor.count()).toBe(4);
    expect(await db.place.count()).toBe(1);
    expect(await db.claim.groupBy({ by: ['status'], _count: true })).toEqual([{ status: 'PROPOSED', _count: 20 }]);
    expect(await db.importOrigin.findUnique({ where: { dataset_originalId: { dataset: 'clashes', originalId: '7' } } })).toMatchObject({
      datasetVersion: '25.1',
      line: 8,
    });
    const act = await db.act.findUniqueOrThrow({ where: { slug: 'clash-7' } });
    expect(await db.auditEntry.findFirst({ where: { concerns: { has: act.id } } })).toMatchObject({
      writer: 'Test',
      operation: 'import',
      after: { slug: 'clash-7', kind: 'ASSAULT', version: 1 },
    });
    expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
  });

  test('read twice changes nothing', async ({ db }) => {
    await load(db, CLASHES);
    const before = [await contentsOf(db), await db.auditEntry.count()];
    expect(await load(db, CLASHES)).toMatchObject({ created: 0, revised: 0, unchanged: 20 });
    expect([await contentsOf(db), await db.auditEntry.count()]).toEqual(before);
  });

  test('in a newer version revises what is another now, and leaves the rest', async ({ db }) => {
    await load(db, CLASHES);
    const newer = CLASHES.map((row) =>
      row.id === 3 ? { ...row, on: '2020-03-15', title: 'Battle' } : row.id === 4 ? { ...row, killed: { best: 9 } } : row,
    );
    expect(await load(db, [...newer, { id: 21 }], '26.1')).toMatchObject({ created: 1, revised: 2, unchanged: 18 });
    expect(await db.act.findUnique({ where: { slug: 'clash-3' } })).toMatchObject({
      title: 'Battle',
      version: 2,
      earliest: new Date('2020-03-15T00:00:00Z'),
      placedAt: new Date('2020-03-15T00:00:00Z'),
    });
    const claims = await db.claim.findMany({ where: { act: { slug: 'clash-4' } }, orderBy: { saidEarliest: 'asc' } });
    expect(claims.map(({ killedBest, retractedAt }) => [killedBest, retractedAt])).toEqual([
      [4, null],
      [9, null],
    ]);
    const act = await db.act.findUniqueOrThrow({ where: { slug: 'clash-3' } });
    const history = await db.auditEntry.findMany({ where: { concerns: { has: act.id } }, orderBy: { recordedAt: 'asc' } });
    expect(history.at(-1)).toMatchObject({ before: { title: 'Clash 3', version: 1 }, after: { title: 'Battle', version: 2 } });
    expect(await load(db, newer, '26.1')).toMatchObject({ revised: 0, unchanged: 20 });
    expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
  });

  test('says a figure of old again, and again it stands last', async ({ db }) => {
    for (const [version, best] of [
      ['23.1', 10],
      ['24.1', 12],
      ['25.1', 10],
    ] as const)
      await load(db, [{ id: 1, killed: { best } }], version);
    const claims = await db.claim.findMany({ orderBy: { saidEarliest: 'asc' } });
    expect(claims.map(({ killedBest }) => killedBest)).toEqual([10, 12, 10]);
  });

  test('never overrides what was done here', async ({ db }) => {
    await load(db, CLASHES.slice(0, 3));
    await reviseEvent(db, { event: { slug: 'clash-1' }, version: 1, title: 'As we know it' });
    await removeAct(db, { act: { slug: 'clash-2' }, links: [], reason: 'Entered twice.' });
    const newer = CLASHES.slice(0, 3).map((row) => ({ ...row, title: `New ${row.id}`, killed: { best: 50 } }));
    expect(await load(db, newer, '26.1')).toMatchObject({
      revised: 2,
      unchanged: 1,
      firstWarnings: [
        { line: 2, message: '"New 1" was revised here since it was imported: left as it is.' },
        { line: 3, message: '"New 2" was removed here since it was imported: left out.' },
      ],
    });
    expect((await db.act.findMany({ orderBy: { slug: 'asc' } })).map(({ title }) => title)).toEqual(['As we know it', 'New 3']);
    expect(await db.claim.count({ where: { act: { slug: 'clash-1' } } })).toBe(2);
    expect(await load(db, newer, '26.1')).toMatchObject({ revised: 0, created: 0 });
  });

  test('keeps figures out of order and places that are recorded otherwise, with a warning', async ({ db }) => {
    await db.place.create({ data: { id: '01a20487-1377-76aa-908d-3a6c3c34f1cc', name: 'Taji', aliases: [], country: 'US' } });
    const { warned, firstWarnings } = await load(db, [{ id: 1, killed: { low: 5, best: 3, high: 9 } }]);
    expect(warned).toBe(1);
    expect(firstWarnings[0]?.message).toBe(
      'The figures of the killed are not in rising order (low 5, best 3, high 9): kept as given. The place "Taji" is recorded with another country: left as it is.',
    );
    expect(await db.claim.findFirst()).toMatchObject({ killedLow: 5, killedBest: 3, killedHigh: 9 });
  });

  test('whose rows come twice in one file takes the later for a correction', async ({ db }) => {
    expect(await load(db, [{ id: 1 }, { id: 2 }, { id: 1, title: 'Corrected' }])).toMatchObject({ created: 2, revised: 1 });
    expect(await db.act.findUnique({ where: { slug: 'clash-1' } })).toMatchObject({ title: 'Corrected', version: 2 });
  });
});

describe('a row that cannot be taken', () => {
  const ROWS = [{ id: 1 }, { refusal: 'It has no date.' }, { id: 3, on: '2020-02-30' }, { id: 4 }, { id: 5 }];

  test('is passed over with its line and the reason, and leaves nothing behind', async ({ db }) => {
    await recordActor(db, { slug: 'somebody', name: 'Somebody', kind: 'PERSON' });
    const report = await load(db, ROWS);
    expect(report).toMatchObject({ read: 5, created: 3, refused: 2, stoppedAt: null });
    expect(report.firstErrors).toEqual([
      { line: 3, message: 'It has no date.' },
      { line: 4, message: expect.stringContaining('Give a real date such as 2020-03-11') },
    ]);
    expect((await db.act.findMany({ orderBy: { slug: 'asc' } })).map(({ slug }) => slug)).toEqual(['clash-1', 'clash-4', 'clash-5']);
  });

  test('stops the import where that is asked for, and what came before it stays', async ({ db }) => {
    expect(await load(db, ROWS, '25.1', { onError: 'stop' })).toMatchObject({ read: 2, created: 1, refused: 1, stoppedAt: 3 });
    expect((await db.act.findMany()).map(({ slug }) => slug)).toEqual(['clash-1']);
    expect(await load(db, [{ id: 1 }, { id: 2 }, { id: 3 }])).toMatchObject({ created: 2, unchanged: 1 });
  });

  test("is one whose slug is another act's", async ({ db }) => {
    await load(db, [{ id: 1 }]);
    await db.importOrigin.deleteMany();
    const { firstErrors } = await load(db, [{ id: 1 }]);
    expect(firstErrors).toEqual([{ line: 2, message: 'The slug "clash-1" is taken by an act that did not come from this row.' }]);
  });
});

test('a dry run says what would become of a file, and changes nothing', async ({ db }) => {
  await load(db, CLASHES.slice(0, 5));
  const before = [await contentsOf(db), await db.auditEntry.count()];
  const report = await rehearseImport(db, stream([...CLASHES.slice(1), { id: 1, title: 'Other' }, { refusal: 'No.' }], '26.1'), {
    ...OPTIONS,
    mayRestore: false,
  });
  expect(report).toMatchObject({ read: 21, created: 15, revised: 1, unchanged: 4, refused: 1 });
  expect([await contentsOf(db), await db.auditEntry.count()]).toEqual(before);
});

describe('a dossier into a database that holds something', () => {
  test('adds what is missing, as proposed, and leaves what is there', async ({ db }) => {
    const dossier = `format: casus-dossier
version: 1
of: everything
actors:
  - { slug: iraq, name: The Republic of Iraq, kind: STATE, recordedAt: 2020-01-01T00:00:00Z }
  - { slug: paper, name: The Paper, kind: NEWS_ORGANIZATION, recordedAt: 2020-01-01T00:00:00Z }
events:
  - { slug: attack, title: Attack, kind: ASSAULT, occurred: { on: 2020-03-11 }, version: 7 }
occurrences:
  - { act: attack, assertedBy: paper, status: ACCEPTED, recordedAt: 2020-01-01T00:00:00Z }
  - { act: attack, assertedBy: iraq, stance: DENIES, status: REJECTED }
  - { act: attack, assertedBy: iraq, stance: HEDGES, retractedAt: 2020-01-02T00:00:00Z, recordedAt: 2020-01-01T00:00:00Z }
`;
    await recordActor(db, { slug: 'iraq', name: 'Iraq', kind: 'STATE' });
    expect(await importText(db, dossier)).toMatchObject({ read: 6, created: 3, unchanged: 3, refused: 0 });
    expect(await db.actor.findUnique({ where: { slug: 'iraq' } })).toMatchObject({ name: 'Iraq' });
    expect(await db.act.findFirst()).toMatchObject({ slug: 'attack', version: 1 });
    const claims = await db.claim.findMany();
    expect(claims).toMatchObject([{ stance: 'ASSERTS', status: 'PROPOSED', retractedAt: null }]);
    expect(claims[0]?.recordedAt.getTime()).toBeGreaterThan(Date.UTC(2026, 0, 1));
    expect(await importText(db, dossier)).toMatchObject({ created: 0, revised: 0, unchanged: 6 });
    const newer = dossier.replace('title: Attack', 'title: The attack');
    expect(await importText(db, newer)).toMatchObject({ created: 0, revised: 1, unchanged: 5 });
  });

  test('its own dossier changes nothing', async ({ db }) => {
    await load(db, CLASHES);
    const before = await contentsOf(db);
    expect(await importText(db, await dossierText(db, null, 'yaml'))).toMatchObject({ created: 0, revised: 0, refused: 0 });
    expect(await contentsOf(db)).toEqual(before);
  });
});

test('what stands later in a file is pointed at all the same, but nothing lies within itself', async ({ db }) => {
  const dossier = `format: casus-dossier
version: 1
of: everything
places:
  - { name: Baghdad, within: Iraq }
  - { name: Iraq, within: Asia }
  - { name: Asia, within: Baghdad }
actors:
  - { slug: paper, name: The Paper, kind: NEWS_ORGANIZATION }
events:
  - { slug: a, title: A, kind: ASSAULT, occurred: { on: 2020-03-11 }, parent: b }
  - { slug: b, title: B, kind: ASSAULT, occurred: { on: 2020-03-11 }, parent: nowhere }
statements:
  - { slug: c, title: C, kinds: [COMMENT], speakers: [paper], occurred: { on: 2020-03-11 }, about: [d, a] }
  - { slug: d, title: D, kinds: [COMMENT], speakers: [paper], occurred: { on: 2020-03-11 } }
`;
  const { refused, firstWarnings } = await importText(db, dossier);
  expect(refused).toBe(0);
  expect(firstWarnings.map(({ line, message }) => [line, message])).toEqual([
    [5, 'It lies within itself by way of "Iraq": kept without that.'],
    [6, 'It lies within itself by way of "Asia": kept without that.'],
    [7, 'It lies within itself by way of "Baghdad": kept without that.'],
    [12, 'There is no event "nowhere": kept without it.'],
  ]);
  expect(await db.event.findMany({ where: { parentId: { not: null } }, include: { parent: { include: { act: true } } } })).toMatchObject([
    { parent: { act: { slug: 'b' } } },
  ]);
  expect(await db.statementAbout.count()).toBe(2);
  expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
});

test('entries that stand on one line are told of one by one', async ({ db }) => {
  const day = (on: number) => ({ on: `2020-03-${on}` });
  const acts = [11, 12, 13, 14].map((on) => ({ slug: `act-${on}`, title: `Act ${on}`, kind: 'ASSAULT', occurred: day(on) }));
  // The first two are answers to what came after them.
  const links = [
    [11, 12],
    [12, 13],
    [14, 13],
  ].map(([response, trigger]) => ({
    response: `act-${response}`,
    trigger: `act-${trigger}`,
    claims: [{ kind: 'RETALIATION', basis: 'PRESS', assertedBy: 'paper' }],
  }));
  const actors = [{ slug: 'paper', name: 'The Paper', kind: 'NEWS_ORGANIZATION' }];
  const text = JSON.stringify({ format: 'casus-dossier', version: 1, of: 'everything', actors, events: acts, links });
  const report = await importText(db, text, { mayRestore: false });
  expect(report).toMatchObject({ read: 8, created: 6, refused: 2, firstErrors: [{ line: 1 }, { line: 1 }] });
  expect(await importText(db, text, { onError: 'stop' })).toMatchObject({ read: 6, unchanged: 5, refused: 1, stoppedAt: 1 });
});
