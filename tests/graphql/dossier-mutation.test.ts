// importDossier: a small dossier by the API, whole or not at all.
import { describe, expect } from 'vitest';
import { test } from '../support/writing.ts';

const HEADER = 'format: casus-dossier\nversion: 1\nof: everything\n';

const DOSSIER = `${HEADER}
actors:
  - { slug: iraq, name: Iraq, kind: STATE }
  - { slug: the-paper, name: The Paper, kind: NEWS_ORGANIZATION }
sources:
  - { slug: article, title: The article, publisher: the-paper, published: { on: 2020-03-13 } }
events:
  - slug: attack
    title: Attack
    kind: ASSAULT
    occurred: { on: 2020-03-11 }
    participations:
      - { actor: iraq, role: TARGET }
  - slug: answer
    title: Answer
    kind: ASSAULT
    occurred: { on: 2020-03-12 }
links:
  - response: answer
    trigger: attack
    claims:
      - { kind: RETALIATION, basis: PRESS, assertedBy: the-paper, citations: [{ source: article }] }
`;

const FIELDS = '... on ImportDossierPayload { import { read created revised unchanged warned warnings { line message } } }';

interface Payload {
  readonly import: { read: number; created: number; unchanged: number };
}

describe('importDossier', () => {
  test('writes a dossier, and tells what became of it', async ({ writer, admin, db }) => {
    const write = await writer('ADMIN', 'Ann');
    const first = await write<Payload>('importDossier', { dossier: DOSSIER }, FIELDS);
    expect(first).toMatchObject({ import: { read: 6, created: 6, unchanged: 0, warned: 0, warnings: [] } });
    const link =
      '{ act(by: {slug: "answer"}) { responseTo { nodes { trigger { slug } disputed } } history(first: 5) { nodes { writer operation } } } }';
    expect(await admin(link.replace('disputed ', ''))).toMatchObject({
      act: {
        responseTo: { nodes: [{ trigger: { slug: 'attack' } }] },
        history: { nodes: expect.arrayContaining([{ writer: 'Ann', operation: 'importDossier' }]) },
      },
    });
    const second = await write<Payload>('importDossier', { dossier: DOSSIER }, FIELDS);
    expect(second).toMatchObject({ import: { created: 0, unchanged: 6 } });
    expect(await db.claim.count()).toBe(1);
  });

  test('sent again with its key, answers what it did', async ({ writer, db }) => {
    const write = await writer('ADMIN', 'Ann');
    const input = { dossier: DOSSIER, idempotencyKey: 'once' };
    expect(await write<Payload>('importDossier', input, FIELDS)).toMatchObject({ import: { created: 6 } });
    expect(await write<Payload>('importDossier', input, FIELDS)).toMatchObject({ import: { created: 6 } });
    expect(await db.importRun.count()).toBe(1);
  });

  test('names every entry that cannot be taken by its line, and keeps nothing', async ({ writer, db }) => {
    const write = await writer('ADMIN', 'Ann');
    const wrong = DOSSIER.replace('kind: STATE', 'kind: COUNTRY').replace('actor: iraq', 'actor: iran').replace('2020-03-12', '2020-03-10');
    const refused = await write('importDossier', { dossier: wrong });
    expect(refused).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        { path: ['input', 'dossier', 'line 6'], message: expect.stringContaining('actors.kind: Invalid option') },
        {
          path: ['input', 'dossier', 'line 11'],
          message: 'There is no actor with the slug "iran". Give it in the same file before this, or correct the reference.',
        },
        { path: ['input', 'dossier', 'line 22'], message: expect.stringContaining('There is no act with the slug "attack"') },
      ],
    });
    expect(await db.actor.count()).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
  });

  test('refuses a response before its trigger with both dates', async ({ writer }) => {
    const write = await writer('ADMIN', 'Ann');
    const refused = await write('importDossier', { dossier: DOSSIER.replace('on: 2020-03-12', 'on: 2020-03-10') });
    expect(refused.issues).toEqual([
      {
        path: ['input', 'dossier', 'line 22'],
        message: expect.stringContaining('"Answer" (10 March 2020) cannot answer "Attack" (11 March 2020)'),
      },
    ]);
  });

  test.for([
    ['nothing at all', '', 'A dossier begins with `format: casus-dossier`'],
    ['another document', 'name: Casus\n', 'A dossier begins with'],
    ['another version', HEADER.replace('version: 1', 'version: 7'), 'This dossier is of version 7; this Casus reads version 1.'],
    ['a list that it does not know', `${HEADER}people:\n  - name: Ann\n`, 'A dossier has no list "people"'],
    ['JSON that is cut off', '{"format":"casus-dossier","version":1,"of":"everything","actors":[', 'Was it cut off?'],
  ])('refuses %s', async ([, dossier, sentence], { writer }) => {
    const write = await writer('ADMIN', 'Ann');
    const refused = await write('importDossier', { dossier });
    expect(refused.issues?.map(({ message }) => message).join(' ')).toContain(sentence);
  });

  test("is an administrator's alone", async ({ writer }) => {
    const write = await writer('EDITOR', 'Bob');
    expect(await write('importDossier', { dossier: DOSSIER })).toMatchObject({ __typename: 'ForbiddenError' });
  });
});
