// A claim that was imported, and that was found wrong afterwards where it comes from.
import { describe, expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { reviewClaim } from '../../src/domain/claim-review.ts';
import { verify } from '../../src/domain/verify.ts';
import { contentsOf } from '../support/contents.ts';
import { importText } from '../support/import.ts';
import { test } from '../support/test.ts';

const [LINKED, HAPPENED] = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'];

const dossier = (retracted = '') => `format: casus-dossier
version: 1
of: everything
actors:
  - { slug: paper, name: The Paper, kind: NEWS_ORGANIZATION }
events:
  - { slug: raid, title: Raid, kind: ASSAULT, occurred: { on: 2020-03-11 } }
  - { slug: strike, title: Strike, kind: ASSAULT, occurred: { on: 2020-03-11 } }
links:
  - response: strike
    trigger: raid
    claims:
      - { id: ${LINKED}, kind: RETALIATION, basis: PRESS, assertedBy: paper${retracted} }
occurrences:
  - { act: raid, id: ${HAPPENED}, assertedBy: paper${retracted} }
`;
const RETRACTED = dossier(
  ', retractedAt: 2020-05-01T00:00:00Z, retractionReason: The page says otherwise., recordedAt: 2020-04-01T00:00:00Z',
);

/** Into a database that holds something. */
async function importFirst(db: Database): Promise<void> {
  await recordActor(db, { slug: 'somebody', name: 'Somebody', kind: 'PERSON' });
  expect(await importText(db, dossier())).toMatchObject({ created: 5, refused: 0 });
}

const retractions = (db: Database) => db.claim.findMany({ where: { retractedAt: { not: null } }, orderBy: { id: 'asc' } });

describe('A claim retracted in a newer dossier', () => {
  test('is retracted here, now, with its reason and a line in the history, and frees its acts', async ({ db }) => {
    await importFirst(db);
    const began = Date.now();
    expect(await importText(db, RETRACTED)).toMatchObject({ created: 0, revised: 2, unchanged: 3, refused: 0 });
    const retracted = await retractions(db);
    expect(retracted.map(({ id, retractionReason }) => [id, retractionReason])).toEqual([
      [LINKED, 'The page says otherwise.'],
      [HAPPENED, 'The page says otherwise.'],
    ]);
    for (const { retractedAt } of retracted) expect(Number(retractedAt)).toBeGreaterThanOrEqual(began);
    expect(await db.responseLink.findFirst()).toMatchObject({ standing: false });
    const history = await db.auditEntry.findMany({ where: { concerns: { has: HAPPENED } }, orderBy: { id: 'asc' } });
    expect(history.at(-1)).toMatchObject({
      operation: 'import',
      reason: 'The page says otherwise.',
      after: { retractionReason: 'The page says otherwise.' },
    });
    const before = await contentsOf(db);
    for (const text of [RETRACTED, dossier()]) expect(await importText(db, text)).toMatchObject({ created: 0, revised: 0, unchanged: 5 });
    expect(await contentsOf(db)).toEqual(before);
    expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
  });

  test('stays where somebody here has accepted it, which is told', async ({ db }) => {
    await importFirst(db);
    await reviewClaim(db, { claim: HAPPENED, status: 'ACCEPTED' });
    const { firstWarnings } = await importText(db, RETRACTED);
    expect(firstWarnings).toEqual([
      { line: 15, message: `The claim ${HAPPENED} was retracted where it comes from, but is accepted here: left as it is.` },
    ]);
    expect((await retractions(db)).map(({ id }) => id)).toEqual([LINKED]);
  });
});
