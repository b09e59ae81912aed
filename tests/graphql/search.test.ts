// Search: what is found, in which order, and how it is shown.
import { expect } from 'vitest';
import { test as emptyTest, storyTest as test } from '../support/test.ts';

interface Found {
  search: { totalCount: number; edges: { score: number; highlight: string; node: { type: string; slug: string } }[] };
}

const QUERY = `query ($text: String!, $kinds: [SearchKind!]) {
  search(text: $text, kinds: $kinds, first: 100) { totalCount edges { score highlight node {
    type: __typename ... on Actor { slug } ... on Act { slug } ... on Source { slug } ... on Case { slug }
  } } }
}`;

test('a name finds its actor first, however its apostrophe is typed', async ({ run }) => {
  for (const text of ['kataib', "Kata'ib", 'Kata’ib', 'KATAʾIB', 'katāib hezb']) {
    const { search } = await run<Found>(QUERY, { text });
    expect(search.edges[0]?.node, text).toEqual({ type: 'Actor', slug: 'kataib-hezbollah' });
  }
});

test('every word must be there, each may be the beginning of one', async ({ run }) => {
  const both = await run<Found>(QUERY, { text: 'taji rock', kinds: ['EVENT'] });
  const one = await run<Found>(QUERY, { text: 'taji', kinds: ['EVENT'] });
  expect(both.search.edges.map(({ node }) => node.slug)).toContain('camp-taji-rocket-attack-2020-03-11');
  expect(both.search.totalCount).toBeLessThanOrEqual(one.search.totalCount);
  expect((await run<Found>(QUERY, { text: 'taji zzz' })).search.totalCount).toBe(0);
});

test('an abbreviation is found with dots and without', async ({ run }) => {
  const dotted = await run<Found>(QUERY, { text: 'U.S. embassy' });
  const plain = await run<Found>(QUERY, { text: 'US embassy' });
  expect(dotted.search.totalCount).toBeGreaterThan(0);
  expect(dotted).toEqual(plain);
});

test('the best match comes first, and a title counts more than the rest', async ({ run, db }) => {
  const { search } = await run<Found>(QUERY, { text: 'rocket', kinds: ['EVENT', 'STATEMENT'] });
  const scores = search.edges.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const titled = await db.act.findMany({ where: { title: { contains: 'rocket', mode: 'insensitive' } }, select: { slug: true } });
  const first = search.edges.slice(0, titled.length).map(({ node }) => node.slug);
  expect(titled.length).toBeLessThan(search.totalCount);
  expect(new Set(first)).toEqual(new Set(titled.map(({ slug }) => slug)));
});

test.for([
  ['ACTOR', 'Actor', 'iran'],
  ['EVENT', 'Event', 'strikes'],
  ['STATEMENT', 'Statement', 'strikes'],
  ['SOURCE', 'Source', 'strikes'],
  ['CASE', 'Case', 'strikes'],
] as const)('with kinds [%s] only that is found', async ([kind, typename, text], { run }) => {
  const { search } = await run<Found>(QUERY, { text, kinds: [kind] });
  expect(new Set(search.edges.map(({ node }) => node.type))).toEqual(new Set([typename]));
});

test('the words quoted are found, and the match is marked in plain text', async ({ run, db }) => {
  const { search } = await run<Found>(QUERY, { text: 'kataib', kinds: ['ACTOR'] });
  expect(search.edges[0]?.highlight).toMatch(/\*\*Kat[^*]*\*\*/);
  const quote = await db.quote.findFirstOrThrow({
    where: { text: { contains: 'defensive', mode: 'insensitive' } },
    include: { statement: { include: { act: true } } },
  });
  const quoted = await run<Found>(QUERY, { text: 'defensive', kinds: ['STATEMENT'] });
  const edge = quoted.search.edges.find(({ node }) => node.slug === quote.statement.act.slug);
  expect(edge?.highlight).toMatch(/\*\*defensive\*\*/i);
});

test.for([
  ['?!', /no word/],
  ['', /no word/],
  ['the', /in every text/],
  ['a'.repeat(201), /200 characters/],
  ['㌖'.repeat(200), /200 characters/],
] as const)('%s is refused with what to do', async ([text, message], { execute }) => {
  const { errors } = await execute(QUERY, { text });
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } });
});

test('an empty list of kinds is refused', async ({ execute }) => {
  const { errors } = await execute(QUERY, { text: 'taji', kinds: [] });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'kinds' });
});

test('what would break a query is only words', async ({ run }) => {
  for (const text of ["taji' | !", 'taji:* & (', "'; DROP TABLE act; -- taji", 'taji\\', 'taji <-> camp', '%taji_', 'taji 🚀 ١٢'])
    await run<Found>(QUERY, { text });
});

test('a search takes as many statements for many finds as for one', async ({ run, sql }) => {
  const query = (first: number) =>
    `{ search(text: "us", first: ${first}, kinds: [STATEMENT]) { totalCount edges { score highlight node { __typename ... on Act { slug } } } } }`;
  const one = await sql(() => run(query(1)));
  const many = await sql(() => run(query(100)));
  expect(many.statements).toHaveLength(one.statements.length);
});

emptyTest(
  'of more than can be ranked those with the words in their titles come first, mere beginnings last, and all are counted',
  async ({ db, run }) => {
    await db.$executeRaw`
    INSERT INTO act (id, type, slug, title, earliest, latest, precision, zone, placed_from, placed_at, search_text, recorded_at)
    SELECT gen_random_uuid(), 'EVENT', 'act-' || n, title, day, day, 'DAY', 'UTC', day, day, lower(title) || CASE WHEN n = 1 THEN ' rocketry' ELSE ' rockets' END, day
    FROM (SELECT n, CASE WHEN n > 1200 THEN 'Rockets on Taji' ELSE 'Taji' END AS title, timestamptz '2020-03-11 00:00:00Z' AS day
      FROM generate_series(1, 1203) AS n) AS made`;
    await db.$executeRaw`INSERT INTO event (id, kind) SELECT id, 'ASSAULT' FROM act`;
    await db.$executeRaw`ANALYZE act`;
    const PAGE = `query ($after: String) { search(text: "taji rocket", first: 100, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { ... on Act { slug } } } }`;
    interface Page {
      search: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: { slug: string }[] };
    }
    const slugs: string[] = [];
    let page: Page['search'] | undefined;
    while (page?.pageInfo.hasNextPage !== false) {
      page = (await run<Page>(PAGE, { after: page?.pageInfo.endCursor ?? null })).search;
      slugs.push(...page.nodes.map(({ slug }) => slug));
    }
    expect(slugs.slice(0, 3).toSorted()).toEqual(['act-1201', 'act-1202', 'act-1203']);
    expect(slugs).not.toContain('act-1');
    expect(new Set(slugs).size).toBe(1000);
    expect(slugs).toHaveLength(1000);
    expect(page.totalCount).toBe(1203);
  },
);
