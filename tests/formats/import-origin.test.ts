// A dataset, and a dossier that holds acts of it: whichever comes first, each row finds its act.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { reviseEvent } from '../../src/domain/event.ts';
import { dossierText } from '../../src/formats/dossier-write.ts';
import { ucdpGed } from '../../src/formats/import/ucdp-ged.ts';
import { type ImportReport, importInBatches } from '../../src/formats/import.ts';
import { contentsOf } from '../support/contents.ts';
import { bytesOf, importText, OPTIONS } from '../support/import.ts';
import { test } from '../support/test.ts';

const SAMPLE = readFileSync('tests/sample/ucdp-ged.csv', 'utf8');
const NEWER = SAMPLE.replace(',0,0,0,7,7,7,7', ',0,0,2,7,9,9,9').replace('2003-04-08,2003-04-08', '2003-04-09,2003-04-09');

const importRows = (db: Database, text: string, version: string): Promise<ImportReport> =>
  importInBatches(db, ucdpGed.read(bytesOf(text), { version }), { ...OPTIONS, mayRestore: false });

/** What a database that holds the rows says of itself, taken into one that holds something else. */
async function carryOver(db: Database, dossier?: string): Promise<void> {
  const text = dossier ?? (await dossierText(db, null, 'yaml'));
  await db.$executeRaw`TRUNCATE actor, act, source, place, claim, import_origin, former_slug CASCADE`;
  await recordActor(db, { slug: 'somebody', name: 'Somebody', kind: 'PERSON' });
  expect(await importText(db, text)).toMatchObject({ refused: 0, revised: 0 });
  const before = await contentsOf(db);
  expect(await importText(db, text)).toMatchObject({ created: 0, revised: 0, refused: 0 });
  expect(await contentsOf(db)).toEqual(before);
}

test('The rows of a dataset find the acts that came of them by way of a dossier', async ({ db }) => {
  await importRows(db, SAMPLE, '18.1');
  await carryOver(db);
  const before = await contentsOf(db);
  expect(await importRows(db, SAMPLE, '18.1')).toMatchObject({ created: 0, revised: 0, unchanged: 6, refused: 0 });
  expect(await contentsOf(db)).toEqual(before);
  expect(await importRows(db, NEWER, '19.1')).toMatchObject({ created: 0, revised: 1, unchanged: 5, refused: 0, warned: 1 });
  // And by way of another dossier.
  await carryOver(db);
  expect(await importRows(db, NEWER, '19.1')).toMatchObject({ created: 0, revised: 0, unchanged: 6, refused: 0 });
});

test('What was revised where the dossier is from is not revised by the dataset', async ({ db }) => {
  await importRows(db, SAMPLE, '18.1');
  await reviseEvent(db, { event: { slug: 'ucdp-ged-62366' }, version: 1, title: 'As we know it' });
  await carryOver(db);
  const told = 'was revised here since it was imported: left as it is.';
  const report = await importRows(db, NEWER, '19.1');
  expect(report).toMatchObject({ created: 0, refused: 0 });
  expect(report.firstWarnings.some(({ message }) => message.includes(told))).toBe(true);
  expect(await db.act.findUnique({ where: { slug: 'ucdp-ged-62366' } })).toMatchObject({ title: 'As we know it', version: 1 });
});

test('A newer dossier brings the newer row along', async ({ db }) => {
  await importRows(db, SAMPLE, '18.1');
  const older = await dossierText(db, null, 'yaml');
  await importRows(db, NEWER, '19.1');
  const newer = await dossierText(db, null, 'yaml');
  await carryOver(db, older);
  expect(await importText(db, newer)).toMatchObject({ revised: 1, refused: 0 });
  expect(await importRows(db, NEWER, '19.1')).toMatchObject({ created: 0, revised: 0, unchanged: 6, refused: 0 });
});

test('An act that was there without an origin gets that of the dossier, and stays as it is', async ({ db }) => {
  await importRows(db, SAMPLE, '18.1');
  const text = await dossierText(db, null, 'yaml');
  await db.importOrigin.deleteMany();
  expect(await importRows(db, SAMPLE, '18.1')).toMatchObject({ refused: 6 });
  expect(await importText(db, text)).toMatchObject({ created: 0, revised: 0, refused: 0 });
  expect(await importRows(db, SAMPLE, '18.1')).toMatchObject({ unchanged: 6, refused: 0 });
  expect(await importRows(db, NEWER, '19.1')).toMatchObject({ created: 0, refused: 0 });
  expect(await db.act.count({ where: { version: 1 } })).toBe(6);
});
