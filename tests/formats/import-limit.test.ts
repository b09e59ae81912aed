// What is read as one list holds a hundred, whether they come one by one or in a file of thousands.
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { LIST_LIMIT } from '../../src/domain/input.ts';
import { verify } from '../../src/domain/verify.ts';
import { importText } from '../support/import.ts';
import { test } from '../support/test.ts';

const dossier = (lists: object): string => JSON.stringify({ format: 'casus-dossier', version: 1, of: 'everything', ...lists }, null, 1);
const requireSound = async (db: Database): Promise<void> => expect((await verify(db)).filter(({ broken }) => broken > 0)).toEqual([]);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const actor = (slug: string) => ({ slug, name: slug, kind: 'ARMED_GROUP' });
const event = (slug: string, more: object = {}) => ({ slug, title: slug, kind: 'ASSAULT', occurred: { on: '2020-03-11' }, ...more });

test.for([
  { end: 'subject', other: 'object' },
  { end: 'object', other: 'subject' },
] as const)('An actor has at most a hundred affiliations as their $end', async ({ end, other }, { db }) => {
  const actors = ['hub', ...numbers(LIST_LIMIT + 2).map((number) => `unit-${number}`)].map(actor);
  await importText(db, dossier({ actors }), { mayRestore: false });
  const member = (number: number) =>
    ({ [end]: { slug: 'hub' }, [other]: { slug: `unit-${number}` } }) as Record<'subject' | 'object', { slug: string }>;
  await claimAffiliation(db, { ...member(LIST_LIMIT + 1), kind: 'ALLIED_WITH', claim: { assertedBy: { slug: 'hub' } } });
  const affiliations = numbers(LIST_LIMIT).map((number) => ({
    [end]: 'hub',
    [other]: `unit-${number}`,
    kind: 'ALLIED_WITH',
    claims: [{ assertedBy: 'hub' }],
  }));
  const text = dossier({ affiliations });
  for (const created of [LIST_LIMIT - 1, 0]) {
    const report = await importText(db, text);
    expect(report).toMatchObject({ created, unchanged: LIST_LIMIT - 1 - created, refused: 1 });
    expect(report.firstErrors).toEqual([
      {
        line: expect.any(Number),
        message: `${end}: This actor has ${LIST_LIMIT} affiliations on this side already: group some under an actor of their own.`,
      },
    ]);
  }
  expect(await db.affiliation.count()).toBe(LIST_LIMIT);
  await requireSound(db);
});

test('An event has at most a hundred parts, and what is one too many is kept by itself', async ({ db }) => {
  const parts = numbers(LIST_LIMIT + 2).map((number) => event(`part-${String(number).padStart(3, '0')}`, { parent: 'war' }));
  // The first of them stand before it in the file, and wait for it.
  const first = parts.slice(0, 40);
  const text = dossier({ events: [...first, event('war'), ...parts.slice(40)] });
  const report = await importText(db, text, { mayRestore: false });
  expect(report).toMatchObject({ created: LIST_LIMIT + 3, refused: 0, warned: 2 });
  expect(report.firstWarnings[0]?.message).toBe(`The event "war" has ${LIST_LIMIT} parts already: kept without that.`);
  expect(await db.event.count({ where: { parentId: { not: null } } })).toBe(LIST_LIMIT);
  expect(await importText(db, text)).toMatchObject({ created: 0, revised: 0, unchanged: LIST_LIMIT + 3 });
  const more = await importText(db, dossier({ events: [event('another', { parent: 'war' })] }));
  expect(more).toMatchObject({ created: 1, warned: 1 });
  await requireSound(db);
});

test('A statement has at most a hundred speakers and hearers', async ({ db }) => {
  const names = numbers(LIST_LIMIT + 1).map((number) => `person-${number}`);
  const statement = (slug: string, audience: number) => ({
    slug,
    title: slug,
    kinds: ['COMMENT'],
    occurred: { on: '2020-03-11' },
    speakers: names.slice(0, 60),
    audience: names.slice(60, 60 + audience),
  });
  const report = await importText(
    db,
    dossier({ actors: names.map(actor), statements: [statement('to-forty', 40), statement('to-more', 41)] }),
  );
  expect(report).toMatchObject({
    refused: 1,
    firstErrors: [{ message: `audience: Give at most ${LIST_LIMIT}, speakers and audience together.` }],
  });
  expect(await db.participation.count()).toBe(LIST_LIMIT);
});

test('A place goes by at most a hundred other names', async ({ db }) => {
  const named = (from: number, to: number) =>
    dossier({
      places: [
        {
          name: 'Baghdad',
          aliases: numbers(to)
            .slice(from)
            .map((number) => `Name ${number}`),
        },
      ],
    });
  await importText(db, named(0, 90));
  expect(await importText(db, named(80, 110))).toMatchObject({
    revised: 0,
    firstWarnings: [{ message: `The place "Baghdad" goes by ${LIST_LIMIT} other names already: "Name 100" is left out.` }],
  });
  expect((await db.place.findFirst())?.aliases).toHaveLength(LIST_LIMIT);
});
