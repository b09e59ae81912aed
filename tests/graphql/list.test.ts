// Lists: their orders, and that pages put together are the list.
import { expect } from 'vitest';
import { type Answer, storyTest as test } from '../support/test.ts';

interface Page {
  list: {
    totalCount: number;
    edges: { cursor: string; node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  };
}

type Run = (query: string, variables?: Record<string, unknown>) => Promise<Page>;

const page = (field: string, args: string): string =>
  `{ list: ${field}(${args}) { totalCount edges { cursor node { ... on Node { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

/** The ids of a list read page by page from one end, and how many the first page says there are. */
async function readAll(run: Run, field: string, args: string, size: number, way: 'forward' | 'backward') {
  const ids: string[] = [];
  const [count, from, end, more] =
    way === 'forward'
      ? (['first', 'after', 'endCursor', 'hasNextPage'] as const)
      : (['last', 'before', 'startCursor', 'hasPreviousPage'] as const);
  let cursor = '';
  let total = 0;
  do {
    const { list } = await run(page(field, `${args} ${count}: ${size}${cursor && `, ${from}: "${cursor}"`}`));
    total ||= list.totalCount;
    const read = list.edges.map(({ node }) => node.id);
    if (way === 'forward') ids.push(...read);
    else ids.unshift(...read);
    expect(list.pageInfo.startCursor).toBe(list.edges[0]?.cursor ?? null);
    cursor = list.pageInfo[more] ? (list.pageInfo[end] ?? '') : '';
  } while (cursor);
  return { ids, total };
}

const LISTS = [
  ['actors', ''],
  ['acts', ''],
  ['acts', 'orderBy: { field: OCCURRED, direction: DESC }'],
  ['acts', 'orderBy: { field: RECORDED }'],
  ['acts', 'orderBy: { field: HOSTILITY, direction: ASC }'],
  ['acts', 'orderBy: { field: HOSTILITY, direction: DESC }'],
  ['events', 'orderBy: { field: HOSTILITY, direction: DESC }'],
  ['statements', ''],
  ['claims', ''],
  ['sources', ''],
  ['cases', ''],
  ['search', 'text: "us"'],
] as const;

test.for(LISTS)('the pages of %s %s are the whole list, from either end, each row once', async ([field, args], { run }) => {
  const forward = await readAll(run, field, args, 7, 'forward');
  const backward = await readAll(run, field, args, 9, 'backward');
  expect(forward.ids).toHaveLength(forward.total);
  expect(new Set(forward.ids).size).toBe(forward.total);
  expect(backward.ids).toEqual(forward.ids);
});

test('the pages of responseLinks are the whole list', async ({ run }) => {
  interface Links {
    responseLinks: { nodes: { link: { id: string } }[]; pageInfo: { endCursor: string } };
  }
  const fields = 'nodes { link { id } } pageInfo { endCursor }';
  const whole = await run<Links>(`{ responseLinks(first: 100) { ${fields} } }`);
  const first = await run<Links>(`{ responseLinks(first: 2) { ${fields} } }`);
  const rest = await run<Links>(`{ responseLinks(first: 98, after: "${first.responseLinks.pageInfo.endCursor}") { ${fields} } }`);
  expect(whole.responseLinks.nodes.length).toBeGreaterThan(2);
  expect([...first.responseLinks.nodes, ...rest.responseLinks.nodes]).toEqual(whole.responseLinks.nodes);
});

test('acts come in the order of time unless asked otherwise', async ({ run, db }) => {
  const { acts } = await run<{ acts: { nodes: { slug: string }[] } }>('{ acts(first: 100) { nodes { slug } } }');
  const expected = await db.act.findMany({
    orderBy: [{ placedAt: 'asc' }, { placedRank: 'asc' }, { id: 'asc' }],
    select: { slug: true },
    take: 100,
  });
  expect(acts.nodes).toEqual(expected);
});

test('acts without a level come below the least one', async ({ run }) => {
  interface Levels {
    acts: { nodes: { hostility: number | null }[] };
  }
  const { acts } = await run<Levels>('{ acts(first: 100, orderBy: { field: HOSTILITY, direction: DESC }) { nodes { hostility } } }');
  const levels = acts.nodes.map(({ hostility }) => hostility ?? -1);
  expect(levels).toEqual(levels.toSorted((a, b) => b - a));
  expect(levels).toContain(-1);
});

test('claims come in the order in which they were said, those without a date last', async ({ run }) => {
  interface Said {
    claims: { nodes: { assertedAt: { earliest: string } | null }[] };
  }
  const { claims } = await run<Said>('{ claims(first: 100) { nodes { assertedAt { earliest } } } }');
  const said = claims.nodes.map(({ assertedAt }) => assertedAt?.earliest ?? '9999');
  expect(said).toEqual(said.toSorted());
});

const LIST_FIELDS = ['actors', 'acts', 'events', 'statements', 'responseLinks', 'claims', 'sources', 'cases'] as const;

test.for(LIST_FIELDS)('%s refuses a page outside 1 to 100 and names the argument', async (field, { execute }) => {
  for (const [args, argument] of [
    ['first: 101', 'first'],
    ['first: 0', 'first'],
    ['last: -1', 'last'],
    ['first: 1, last: 1', 'last'],
  ] as const) {
    const { errors } = await execute(`{ ${field}(${args}) { totalCount nodes { __typename } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  }
});

const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const ID = '01890000-0000-7000-8000-000000000000';
const MADE_UP = [
  '',
  'abc',
  text(null),
  text([]),
  text([ID]),
  text(['2020-01-01', '0', ID]),
  text([1, 2, 3]),
  text(['x', 'y', 'z']),
  text(["2020-01-01 00:00:00+00'; --", '0', ID]),
];

test.for(LIST_FIELDS)('%s refuses a made-up cursor', async (field, { execute }) => {
  for (const cursor of MADE_UP) {
    for (const argument of ['after', 'before'] as const) {
      const answer: Answer<unknown> = await execute(`query ($cursor: String) { ${field}(${argument}: $cursor) { nodes { __typename } } }`, {
        cursor,
      });
      expect(answer.errors?.[0]?.extensions, `${argument}: ${cursor}`).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    }
  }
});

test('the cursor of another order is refused', async ({ run, execute }) => {
  const { list } = (await run(page('acts', 'first: 1'))) as Page;
  const { errors } = await execute(
    `{ acts(orderBy: { field: HOSTILITY }, after: "${list.pageInfo.endCursor}") { totalCount nodes { slug } } }`,
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
});

test('a list takes as many statements for a hundred rows as for one', async ({ run, sql }) => {
  const query = (first: number) => `{ acts(first: ${first}, filter: { place: "Iraq" }) { totalCount nodes { slug place { name } } } }`;
  const one = await sql(() => run(query(1)));
  const hundred = await sql(() => run(query(100)));
  expect(hundred.statements).toHaveLength(one.statements.length);
});
