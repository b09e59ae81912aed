// The known attacks on a GraphQL server, each sent to this one over a socket, with the stories in it: what it does, and that it is unharmed.
import { describe, expect } from 'vitest';
import { listen } from '../../src/cli/listen.ts';
import { type Answer, storyTest } from '../support/test.ts';

interface Reply extends Answer<Record<string, unknown>> {
  text: string;
}

const test = storyTest
  .extend('origin', async ({ server }, { onCleanup }) => {
    const { port, close } = await listen(server.fetch, '127.0.0.1', 0);
    onCleanup(close);
    return `http://127.0.0.1:${port}`;
  })
  .extend('send', ({ origin }) => async (body: BodyInit, type = 'application/json', path = '/graphql', method = 'POST'): Promise<Reply> => {
    const response = await fetch(origin + path, {
      method,
      ...(method === 'GET' ? {} : { headers: { 'content-type': type, accept: 'application/graphql-response+json' }, body }),
    });
    const text = await response.text();
    return { ...(JSON.parse(text) as Answer<Record<string, unknown>>), status: response.status, text };
  });

const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const query = (text: string, variables?: Record<string, unknown>) => JSON.stringify({ query: text, variables });
const ACT = 'act(by: { slug: "us-strikes-2020-03-12" })';
const MUTATION = 'mutation { recordActor(input: { name: "Forged", kind: STATE }) { __typename } }';
const nest = (levels: number, open: string, inner: string) => open.repeat(levels) + inner + ' }'.repeat(levels);

const form = new FormData();
form.set('operations', query(MUTATION));
form.set('map', '{}');

/** What is sent, as what, and the status and code of the answer. */
type Attack = [name: string, body: () => BodyInit, status: number, code: string, type?: string, path?: string, method?: string];

const ATTACKS: Attack[] = [
  ['5,000 aliases', () => query(`{ ${times(5000, (n) => `a${n}: ${ACT} { id }`)} }`), 400, 'TOO_MANY_TOKENS'],
  ['101 aliases of __typename', () => query(`{ ${times(101, (n) => `a${n}: __typename`)} }`), 400, 'TOO_MANY_ALIASES'],
  [
    'aliases hidden in a fragment',
    () => query(`{ ${ACT} { ${times(8, () => '...F')} } } fragment F on Act { ${times(5, (n) => `a${n}: id`)} }`),
    400,
    'TOO_MANY_ALIASES',
  ],
  ['500 duplicate fields', () => query(`{ ${ACT} { ${times(500, () => 'id')} } }`), 400, 'TOO_MANY_DUPLICATES'],
  ['5,000 duplicate fields', () => query(`{ ${times(5000, () => '__typename')} }`), 400, 'TOO_MANY_TOKENS'],
  ['fields that overlap, 3,000 times', () => query(`{ ${times(990, () => '__typename')} }`), 400, 'TOO_MANY_ROOT_FIELDS'],
  ['ten unknown directives', () => query(`{ __typename ${times(10, () => '@no')} }`), 400, 'TOO_MANY_DIRECTIVES'],
  ['ten directives that are known', () => query(`{ __typename ${times(10, () => '@skip(if: false)')} }`), 400, 'TOO_MANY_DIRECTIVES'],
  ['3,000 fields within each other', () => query(nest(3000, '{ a', '{ a }')), 400, 'TOO_DEEP'],
  ['thirteen levels of fields', () => query(nest(12, '{ parent', '{ id }').replace('parent', 'event(by: { slug: "x" })')), 400, 'TOO_DEEP'],
  [
    'depth behind a fragment called __schema',
    () => query(`{ ...__schema } fragment __schema on Query { event(by: { slug: "x" }) ${nest(12, '{ parent', '{ id }')} }`),
    400,
    'TOO_DEEP',
  ],
  ['a list 50,000 deep', () => query(`{ nodes(ids: ${'['.repeat(50_000)}${']'.repeat(50_000)}) { id } }`), 400, 'TOO_DEEP'],
  [
    'pages within pages',
    () => query(`{ actors(first: 100) { nodes { acts(first: 100) { nodes { claims(first: 100) { nodes { id } } } } } } }`),
    400,
    'TOO_COSTLY',
  ],
  [
    'walks under twenty aliases',
    () =>
      query(
        `{ ${times(20, (n) => `a${n}: ${ACT} { causes(budget: { acts: 1000 }) { links { claims { citations { source { id } } } } } }`)} }`,
      ),
    400,
    'TOO_COSTLY',
  ],
  [
    'fragments that double each other',
    () =>
      query(
        `{ ${ACT} { ...F0 } } ${times(40, (n) => `fragment F${n} on Act { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Act { citations { quote } }`,
      ),
    400,
    'TOO_MANY_DUPLICATES',
  ],
  [
    'cost hidden in a variable',
    () =>
      query(
        'query ($first: Int) { actors(first: $first) { nodes { acts(first: $first) { nodes { claims(first: $first) { totalCount nodes { id } } } } } } }',
        { first: 100 },
      ),
    400,
    'TOO_COSTLY',
  ],
  ['a fragment that spreads itself', () => query('{ ...F } fragment F on Query { ...F }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments in a circle',
    () => query('{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }'),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection in circles',
    () => query(`{ __schema { types { ${times(9, () => 'fields { type {')} name ${'} }'.repeat(9)} } } }`),
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['3,000 unknown fields', () => query(`{ ${times(3000, (n) => `x${n}`)} }`), 400, 'TOO_MANY_TOKENS'],
  ['twenty unknown fields', () => query(`{ ${times(20, (n) => `x${n}`)} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a variable of 20 MB',
    () => query('query ($text: String!) { search(text: $text) { totalCount } }', { text: 'x'.repeat(20_000_000) }),
    413,
    'BODY_TOO_LARGE',
  ],
  [
    'a variable nested 100,000 deep',
    () =>
      `{"query":"query ($f: ActFilter) { acts(filter: $f) { totalCount } }","variables":{"f":${'{"not":'.repeat(100_000)}null${'}'.repeat(100_000)}}}`,
    400,
    'TOO_DEEP',
  ],
  [
    'a variable of 50,000 ids',
    () => query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 50_000 }, () => 'QQ') }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'a mutation by form',
    () => new URLSearchParams({ query: MUTATION }).toString(),
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'application/x-www-form-urlencoded',
  ],
  ['a mutation by plain text', () => query(MUTATION), 415, 'UNSUPPORTED_MEDIA_TYPE', 'text/plain'],
  ['a mutation as application/graphql', () => MUTATION, 415, 'UNSUPPORTED_MEDIA_TYPE', 'application/graphql'],
  ['a type that only begins like JSON', () => query(MUTATION), 415, 'UNSUPPORTED_MEDIA_TYPE', 'application/jsonp'],
  ['a mutation by GET', () => '', 405, 'BAD_REQUEST', '', `/graphql?query=${encodeURIComponent(MUTATION)}`, 'GET'],
  ['a batch', () => `[${query('{ __typename }')}]`, 400, 'BAD_REQUEST'],
  ['a prototype in the body', () => '{"__proto__":{"query":"{ __typename }"},"constructor":{"prototype":{"x":1}}}', 400, 'BAD_REQUEST'],
  [
    'a prototype among the variables',
    () =>
      `{"query":"query ($f: ActFilter) { acts(filter: $f) { totalCount } }","variables":{"f":{"__proto__":{"place":"x"}},"__proto__":{"f":{}}}}`,
    400,
    'BAD_USER_INPUT',
  ],
  [
    'NUL in a variable',
    () => query('query ($text: String!) { search(text: $text) { totalCount } }', { text: 'a\0b' }),
    400,
    'UNSTORABLE_TEXT',
  ],
  [
    'half of a surrogate pair',
    () => '{"query":"query ($t: String!) { search(text: $t) { totalCount } }","variables":{"t":"\\ud800"}}',
    400,
    'UNSTORABLE_TEXT',
  ],
];

test.for(ATTACKS)('%s', async ([, body, status, code, type, path, method], { send }) => {
  const started = performance.now();
  const reply = await send(body(), type, path, method);
  expect(reply.errors?.map(({ extensions }) => extensions?.['code'])).toContain(code);
  expect(reply.status).toBe(status);
  expect(reply.data ?? null).toBeNull();
  expect(reply.errors?.length).toBeLessThanOrEqual(10);
  expect(reply.text).not.toMatch(/node_modules|\.ts:|prisma|postgres/i);
  expect(performance.now() - started).toBeLessThan(3000);

  expect(await send(query('{ __typename }'))).toMatchObject({ status: 200, data: { __typename: 'Query' } });
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('a mutation by multipart form', async ({ origin, db }) => {
  const before = await db.actor.count();
  const response = await fetch(`${origin}/graphql`, { method: 'POST', body: form });
  expect(response.status).toBe(415);
  expect(await db.actor.count()).toBe(before);
});

describe('what a compiler of queries takes for its own', () => {
  const MARK = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
  const CODE = `${MARK}0,globalThis.wasRun=true`;
  test.for([
    ['as a text', `{ act(by: { slug: "${CODE}" }) { title } }`, { act: null }],
    ['as a text in another spelling', `{ act(by: { slug: "\\u005f${CODE.slice(1)}" }) { title } }`, { act: null }],
    ['as a block of text', `{ act(by: { slug: """${CODE}""" }) { title } }`, { act: null }],
    ['as a name', `{ ${MARK}wasRun: act(by: { slug: "nothing" }) { title } }`, { [`${MARK}wasRun`]: null }],
  ] as const)('%s, is what it says', async ([, asked, data], { send }) => {
    expect(await send(query(asked))).toMatchObject({ status: 200, data });
    expect('wasRun' in globalThis).toBe(false);
  });
});

test('aliases named after prototypes', async ({ send }) => {
  const { status, data } = await send(query('{ __proto__: __typename constructor: __typename toString: __typename }'));
  expect(status).toBe(200);
  expect(Object.keys(data ?? {})).toEqual(['__proto__', 'constructor', 'toString']);
});

test('an operation named after a prototype', async ({ send }) => {
  expect(await send('{"query":"query A { __typename }","operationName":"__proto__"}')).toMatchObject({ status: 400 });
});
