// What a request may ask for at most: each limit lets in what just fits, and refuses one more with its numbers.
import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openDoor } from './door.ts';

const door = openDoor();
const times = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (levels: number) => `{ act ${'{ cause '.repeat(levels - 2)}{ title }${' }'.repeat(levels - 2)} }`;

/** One fragment of four aliases, used so often. */
const spread = (uses: number) =>
  `{ act { ${'cause { ...F '.repeat(uses)}${'} '.repeat(uses)} } } fragment F on Act { a: title b: title c: title d: title }`;

describe('A query at its limit runs, and one beyond it is refused with its numbers', () => {
  const cases = [
    {
      code: 'TOO_MANY_TOKENS',
      limit: 2000,
      query: (count: number) => `{ ${times(count - 2, () => 'title')} }`,
      settings: { MAX_DUPLICATES: '9000', MAX_ROOT_FIELDS: '1000' },
    },
    { code: 'TOO_DEEP', limit: 12, query: nested },
    { code: 'TOO_MANY_ALIASES', limit: 30, query: (count: number) => `{ act { ${times(count, (index) => `a${index}: title`)} } }` },
    { code: 'TOO_MANY_ALIASES', limit: 8, query: (count: number) => spread(count / 4), step: 4, settings: { MAX_ALIASES: '8' } },
    { code: 'TOO_MANY_DIRECTIVES', limit: 8, query: (count: number) => `{ act { ${times(count, () => 'title @include(if: true)')} } }` },
    { code: 'TOO_MANY_ROOT_FIELDS', limit: 20, query: (count: number) => `{ ${times(count, () => 'echo')} }` },
    {
      code: 'TOO_MANY_ROOT_FIELDS',
      limit: 20,
      query: (count: number) => `{ ${times(count / 2, () => '...F')} } fragment F on Query { echo ... on Query { echo } }`,
      step: 2,
    },
    { code: 'TOO_MANY_DUPLICATES', limit: 50, query: (count: number) => `{ act { ${times(count, () => 'title')} } }` },
    {
      code: 'TOO_MANY_DUPLICATES',
      limit: 50,
      query: (count: number) => `{ act { ${times(count, () => '...F')} } } fragment F on Act { title }`,
    },
  ];

  for (const { code, limit, query, settings = {}, step = 1 } of cases) {
    it(`${code}: ${query(limit).slice(0, 60)}`, async () => {
      const { ask } = openDoor({ settings });
      const fits = await ask(query(limit));
      expect(fits.errors?.map(({ extensions }) => extensions['code']) ?? []).not.toContain(code);

      const refused = await ask(query(limit + step));
      expect(refused.status).toBe(400);
      expect(refused.data).toBeUndefined();
      const error = refused.errors?.find(({ extensions }) => extensions['code'] === code);
      expect(error?.extensions).toMatchObject({ limit, actual: limit + step });
      expect(error?.message).toContain(`at most ${limit.toLocaleString('en')} are taken. `);
    });
  }
});

it('Every limit that a query passes is named in one answer', async () => {
  const { errors } = await door.ask(`{ ${times(31, (index) => `a${index}: act { ${'cause { '.repeat(11)} title ${'}'.repeat(11)} }`)} }`);
  expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['TOO_DEEP', 'TOO_MANY_ALIASES', 'TOO_MANY_ROOT_FIELDS']);
});

it('The introspection that tools send is within the limits', async () => {
  const options = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
  expect(await door.ask(getIntrospectionQuery(options))).toMatchObject({
    status: 200,
    data: { __schema: { queryType: { name: 'Query' } } },
  });
});

it('A fragment that calls itself __schema hides nothing', async () => {
  const { status, errors } = await door.ask(`{ ...__schema } fragment __schema on Query { ${nested(13).slice(1, -1)} }`);
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'TOO_DEEP', actual: 13 });
});

describe('What would exhaust a parser is refused before it is parsed', () => {
  it.each([
    ['3,000 fields within each other', `${'{a'.repeat(3000)}${'}'.repeat(3000)}`],
    ['a list 50,000 deep', `{ matches(filter: { numbers: ${'['.repeat(50_000)}${']'.repeat(50_000)} }) }`],
    ['a list never closed', `{ matches(filter: { numbers: ${'['.repeat(50_000)}`],
    ['5,000 aliases', `{ ${times(5000, (index) => `a${index}: echo`)} }`],
    ['3,000 unknown fields', `{ ${times(3000, (index) => `x${index}`)} }`],
    ['a megabyte of colons', ':'.repeat(900_000)],
    ['a fragment that spreads itself', '{ ...F } fragment F on Query { ...F }'],
    ['fragments that spread each other', '{ ...F } fragment F on Query { ...G } fragment G on Query { act { title } ...F }'],
    ['introspection in circles', `{ __schema { types { ${'fields { type { '.repeat(9)} name ${'} }'.repeat(9)} } } }`],
    ['5,000 repetitions', `{ ${'echo '.repeat(5000)} }`],
    ['101 times __typename', `{ ${times(101, (index) => `a${index}: __typename`)} }`],
    ['ten unknown directives', `{ echo ${'@no '.repeat(10)} }`],
    ['no query at all', ''],
    ['half a query', '{ act {'],
  ])('%s', async (_, query) => {
    const started = performance.now();
    const response = await door.post({ query }, { accept: 'application/graphql-response+json' });
    expect(response.status).toBe(400);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('a query of the most tokens that can be allowed, one fragment in another', async () => {
    const { ask } = openDoor({ settings: { MAX_TOKENS: '10000' } });
    const { status } = await ask(
      `{ ...F0 } ${times(1200, (index) => `fragment F${index} on Query { ...F${index + 1} }`)} fragment F1200 on Query { echo }`,
    );
    expect(status).toBeLessThan(500);
  });

  it('a variable nested deeper than anyone means', async () => {
    const query = 'query Q($filter: Filter) { matches(filter: $filter) }';
    const filter = (depth: number) =>
      `{"query":${JSON.stringify(query)},"variables":{"filter":${'{"not":'.repeat(depth)}null${'}'.repeat(depth)}}}`;
    expect((await door.post(filter(150))).status).toBe(200);
    const refused = await door.post(filter(100_000));
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('The variable $filter has brackets within brackets more than 200 deep.');
  });
});

describe('A text that no database could give back as it came is refused', () => {
  const query = 'query Q($text: String) { echo(text: $text) }';
  it.each([
    ['NUL in a variable', { query, variables: { text: 'a\0b' } }],
    ['NUL in a text of the query', { query: '{ echo(text: "a\\u0000b") }' }],
    ['NUL in a block of text', { query: '{ echo(text: """a\0b""") }' }],
    ['half of a surrogate pair in a variable', { query, variables: { text: 'a\ud800b' } }],
    ['half of a surrogate pair in a text of the query', { query: '{ echo(text: "a\\ud800b") }' }],
    ['NUL deep within a variable', { query: 'query Q($f: Filter) { matches(filter: $f) }', variables: { f: { not: { text: '\0' } } } }],
  ])('%s', async (_, body) => {
    const response = await door.post(body, { accept: 'application/graphql-response+json' });
    expect(response.status).toBe(400);
  });

  it('while every other text comes back unchanged', async () => {
    const text = 'قاسم 🕊 \u0001\u007f\u2028\ufeff "\\ \n';
    expect((await door.ask(query, { text })).data).toEqual({ echo: text });
  });
});
