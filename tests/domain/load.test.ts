// Stories come in whole, in any order of their references, and only once.
import { describe, expect, inject } from 'vitest';
import { loadStories } from '../../seed/load.ts';
import { STORIES } from '../../seed/stories.ts';
import type { Story } from '../../seed/story.ts';
import type { Database } from '../../src/database/connect.ts';
import { cloneDatabase } from '../support/database.ts';
import { storyTemplate } from '../support/story-template.ts';
import { test } from '../support/test.ts';
import { refusalOf } from './world.ts';

/** Every table with a hash of its rows. */
async function contents(db: Database): Promise<Record<string, string>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ hash: string }[]>(
      `SELECT count(*) || ' rows, ' || md5(coalesce(string_agg(content, '|' ORDER BY content), '')) AS hash FROM (SELECT t::text AS content FROM "${name}" t) rows`,
    );
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

const cited = { citations: [{ source: 'article' }] };

/** References that point forward: a part before its whole, a claim in a statement about an act that comes later. */
const story: Story = {
  slug: 'small',
  title: 'A small story',
  actors: [
    { slug: 'north', name: 'North', kind: 'STATE' },
    { slug: 'paper', name: 'The Paper', kind: 'NEWS_ORGANIZATION' },
  ],
  places: [
    { name: 'Yard', within: 'Camp' },
    { name: 'Camp', country: 'IQ' },
  ],
  sources: [{ slug: 'article', title: 'The article', publisher: 'paper', published: { on: '2020-03-13' } }],
  affiliations: [{ subject: 'paper', kind: 'PART_OF', object: 'north', claims: [{ assertedBy: 'paper', stance: 'DENIES', ...cited }] }],
  events: [
    {
      slug: 'part',
      title: 'Part',
      kind: 'ASSAULT',
      parent: 'whole',
      place: 'Yard',
      occurred: { on: '2020-03-11' },
      participations: [{ actor: 'north', role: 'TARGET' }],
      attributions: [{ assertedBy: 'north', statement: 'words', blamed: 'paper', type: 'OFFICIAL', ...cited }],
      casualties: [
        { assertedBy: 'paper', killed: { best: 3 }, ...cited },
        { killed: { best: 3 }, assertedBy: 'paper', ...cited },
      ],
      counts: [{ assertedBy: 'paper', what: 'rockets', count: { best: 18 }, ...cited }],
      ...cited,
    },
    { slug: 'whole', title: 'Whole', kind: 'ASSAULT', occurred: { on: '2020-03-11' }, participations: [], ...cited },
  ],
  statements: [
    {
      slug: 'words',
      title: 'Words',
      kinds: ['COMMENT'],
      speakers: ['north'],
      about: ['part'],
      occurred: { on: '2020-03-12' },
      occurrence: [{ assertedBy: 'paper', ...cited }],
      ...cited,
    },
  ],
  links: [
    { response: 'words', trigger: 'part', claims: [{ assertedBy: 'north', kind: 'VERBAL', basis: 'STATED_BY_RESPONDER', ...cited }] },
  ],
  cases: [{ slug: 'small', title: 'A small story', roots: ['part'] }],
};

test('a story comes in with all that it refers to', async ({ db }) => {
  const lines: string[] = [];
  await loadStories(db, [story], (line) => lines.push(line));
  expect(lines).toEqual(['A small story: 15 entries added.']);
  const claims = await db.claim.findMany({ orderBy: { subject: 'asc' } });
  expect(claims.map(({ subject }) => subject)).toEqual(['LINK', 'ATTRIBUTION', 'CASUALTIES', 'COUNT', 'OCCURRENCE', 'AFFILIATION']);
  expect(
    await db.act.findUnique({ where: { slug: 'part' }, include: { place: true, event: { include: { parent: true } } } }),
  ).toMatchObject({
    place: { name: 'Yard' },
    event: { parent: { kind: 'ASSAULT' } },
  });
});

test('equal claims have one id, in the layout of UUIDv7, whatever the order of their fields', async ({ db }) => {
  await loadStories(db, [story]);
  const [casualties, ...others] = await db.claim.findMany({ where: { subject: 'CASUALTIES' } });
  expect(others).toEqual([]);
  expect(casualties?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a story that breaks a rule leaves nothing behind', async ({ db }) => {
  const before = await contents(db);
  const broken = { ...story, links: [{ response: 'part', trigger: 'words', claims: story.links[0]?.claims ?? [] }] };
  expect(await refusalOf(loadStories(db, [broken]))).toEqual([
    'CausalityError: "Part" (11 March 2020) cannot answer "Words" (12 March 2020): a response comes after its trigger. Correct the date that is wrong, or link them the other way round.',
  ]);
  expect(await contents(db)).toEqual(before);
});

describe('the seed', () => {
  /** They are in it, loaded when the template was made. */
  const seeded = test.extend('url', async ({}, { onCleanup }) => {
    const run = inject('testRun');
    const clone = await cloneDatabase(run, await storyTemplate(run));
    onCleanup(clone.drop);
    return clone.url;
  });

  seeded('obeys the rules, and a second run changes nothing', async ({ db }) => {
    const lines: string[] = [];
    const before = await contents(db);
    await loadStories(db, STORIES, (line) => lines.push(line));
    expect(await contents(db)).toEqual(before);
    expect(lines).toEqual(STORIES.map(({ title }) => `${title}: already there.`));
  });

  test('keeps what an editor changed since', async ({ db }) => {
    await loadStories(db, [story]);
    await db.actor.update({ where: { slug: 'north' }, data: { name: 'The North' } });
    await db.claim.updateMany({ where: { subject: 'COUNT' }, data: { status: 'REJECTED' } });
    const before = await contents(db);
    await loadStories(db, [story]);
    expect(await contents(db)).toEqual(before);
  });
});
