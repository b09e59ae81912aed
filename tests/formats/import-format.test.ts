// Files of other formats, all the way into the database: what our own writers write changes nothing where it came from, and a dataset's
// rows become what its codebook says.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { loadStories } from '../../seed/load.ts';
import { usIran } from '../../seed/stories/us-iran-2019-2020.ts';
import type { Database } from '../../src/database/connect.ts';
import { type ExportFormat, exportAt } from '../../src/formats/export.ts';
import { type ImportReport, importInBatches } from '../../src/formats/import.ts';
import { IMPORTERS } from '../../src/formats/importers.ts';
import { contentsOf } from '../support/contents.ts';
import { bytesOf, OPTIONS } from '../support/import.ts';
import { test } from '../support/test.ts';

/** By the format that recognises it, as the command line finds it. */
function importFile(db: Database, text: string, version: string | null = null): Promise<ImportReport> {
  const [format] = Object.values(IMPORTERS).filter(({ recognises }) => recognises('', text.slice(0, 4_096)));
  if (!format) throw new Error('No format recognises the file.');
  return importInBatches(db, format.read(bytesOf(text), { version }), { ...OPTIONS, mayRestore: false });
}

const MAKING = { at: new Date('2026-01-02T03:04:05Z'), origin: 'https://casus.example.org' };
const OWN: ExportFormat[] = ['CSV_ACTS', 'CSV_LINKS', 'CSV_CLAIMS', 'CSV_SOURCES', 'GRAPHML', 'STIX'];

test('what our own writers wrote comes in again and changes nothing', async ({ db }) => {
  await loadStories(db, [usIran]);
  const before = await contentsOf(db);
  for (const format of OWN) {
    const text = await exportAt(db, { of: 'case', slug: 'us-iran-2019-2020', format, parameters: { depth: '20' } }, MAKING);
    const report = await importFile(db, text);
    expect([format, report.firstErrors]).toEqual([format, []]);
    expect(report).toMatchObject({ created: 0, revised: 0, refused: 0 });
    expect(report.read).toBeGreaterThan(0);
    expect([format, await contentsOf(db)]).toEqual([format, before]);
  }
});

test('a bundle of STIX makes its chain elsewhere too, but for claims made in a statement that it lacks', async ({ db }) => {
  await loadStories(db, [usIran]);
  const links = async (): Promise<string[]> => {
    const rows = await db.responseLink.findMany({ select: { trigger: { select: { slug: true } }, response: { select: { slug: true } } } });
    return rows.map(({ trigger, response }) => `${trigger.slug} > ${response.slug}`);
  };
  const text = await exportAt(db, { of: 'case', slug: 'us-iran-2019-2020', format: 'STIX', parameters: { depth: '20' } }, MAKING);
  const told = await links();
  await db.$executeRaw`TRUNCATE actor, act, source, place, claim, import_origin CASCADE`;
  const report = await importFile(db, text);
  expect(report.firstErrors.filter(({ message }) => !message.startsWith('There is no act with the slug'))).toEqual([]);
  const again = await links();
  expect(again.length).toBeGreaterThan(4);
  expect(told).toEqual(expect.arrayContaining(again));
});

const SAMPLE = readFileSync('tests/sample/ucdp-ged.csv', 'utf8');

test('rows of UCDP become events, figures and places, once', async ({ db }) => {
  expect(await importFile(db, SAMPLE, '18.1')).toMatchObject({ read: 6, created: 6, warned: 1, refused: 0 });
  const before = await contentsOf(db);
  expect(await importFile(db, SAMPLE, '18.1')).toMatchObject({ created: 0, unchanged: 6, refused: 0 });
  expect(await contentsOf(db)).toEqual(before);
  const act = await db.act.findUniqueOrThrow({
    where: { slug: 'ucdp-ged-121501' },
    include: { event: true, place: true, participations: { include: { actor: true }, orderBy: { position: 'asc' } }, claimsAbout: true },
  });
  expect(act).toMatchObject({ precision: 'WEEK', zone: 'Asia/Baghdad', event: { kind: 'ASSAULT' }, place: { precisionKm: 25 } });
  expect(act.participations.map(({ actor, role }) => [actor.name, role])).toEqual([
    ['Government of Australia', 'PARTICIPANT'],
    ['Government of United Kingdom', 'PARTICIPANT'],
    ['Government of United States of America', 'PARTICIPANT'],
    ['Government of Iraq', 'PARTICIPANT'],
  ]);
  expect(act.claimsAbout.map(({ subject, status }) => [subject, status])).toEqual(
    Array.from({ length: 5 }, () => ['CASUALTIES', 'PROPOSED']),
  );
});

test('a newer version of a row revises its event, and its figure is a claim of its own', async ({ db }) => {
  await importFile(db, SAMPLE, '18.1');
  const newer = SAMPLE.replace(',0,0,0,7,7,7,7', ',0,0,2,7,9,9,9');
  expect(newer).not.toBe(SAMPLE);
  expect(await importFile(db, newer, '19.1')).toMatchObject({ created: 0, revised: 1, unchanged: 5, refused: 0 });
  const totals = await db.claim.findMany({
    where: { act: { slug: 'ucdp-ged-62366' }, category: null, sideId: null, retractedAt: null },
    orderBy: { saidEarliest: 'asc' },
  });
  expect(totals.at(-1)).toMatchObject({ killedBest: 9, saidEarliest: new Date('2019-01-01T00:00:00Z') });
});

test('a spreadsheet of acts and one of links make a chain', async ({ db }) => {
  const acts =
    'slug,title,kind,date,perpetrators,targets\nraid-1,First raid,ASSAULT,2031-05-16,Freedonia,Sylvania\nraid-2,Second raid,ASSAULT,2031-05-16,Sylvania,Freedonia\n';
  const links =
    'trigger,response,kind,basis,asserted_by,stance,quote,url\nraid-1,raid-2,RETALIATION,STATED_BY_RESPONDER,sylvania,ASSERTS,Because of it,https://example.org/a\nraid-1,raid-2,RETALIATION,STATED_BY_TARGET,freedonia,DENIES,,\n';
  expect(await importFile(db, acts)).toMatchObject({ created: 2, refused: 0 });
  expect(await importFile(db, links)).toMatchObject({ refused: 0 });
  const [link] = await db.responseLink.findMany({
    include: { claims: { include: { assertedBy: true, citations: true } }, response: true, trigger: true },
  });
  expect(link).toMatchObject({ standing: true, response: { slug: 'raid-2' }, trigger: { slug: 'raid-1' } });
  expect(
    link?.claims.map(({ assertedBy, stance, citations }) => [assertedBy.slug, stance, citations.map(({ quote }) => quote)]).toSorted(),
  ).toEqual([
    ['freedonia', 'DENIES', []],
    ['sylvania', 'ASSERTS', ['Because of it']],
  ]);
  const before = await contentsOf(db);
  await importFile(db, acts);
  await importFile(db, links);
  expect(await contentsOf(db)).toEqual(before);
  expect(await importFile(db, `${links.split('\n')[0]}\nraid-2,raid-3,RETALIATION,PRESS,sylvania,,,\n`)).toMatchObject({
    refused: 1,
    firstErrors: [{ line: 2, message: expect.stringContaining('raid-3') }],
  });
});
