// The door itself: what it lets in, what it turns away, and that whatever comes, it answers.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, openDoor } from './door.ts';

const { app, post } = openDoor();
const mutation = 'mutation { write }';

describe('What is not GraphQL over HTTP is turned away with a sentence', () => {
  const refused = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, init);
    const { errors } = (await response.json()) as Answer;
    return { status: response.status, code: errors?.[0]?.extensions['code'], message: errors?.[0]?.message };
  };
  const form = new FormData();
  form.set('query', mutation);

  it.each([
    ['a form', new URLSearchParams({ query: mutation })],
    ['a form with files', form],
    ['plain text', mutation],
    ['bytes of no type', new Blob([mutation])],
  ])('%s, as any page could make a browser send: 415, and nothing runs', async (_, body) => {
    expect(await refused('/graphql', { method: 'POST', body })).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('a raw query as application/graphql: 415', async () => {
    const headers = { 'content-type': 'application/graphql' };
    expect(await refused('/graphql', { method: 'POST', body: '{ echo }', headers })).toMatchObject({ status: 415 });
  });

  it('a mutation by GET, as a link could: 405', async () => {
    expect(await refused(`/graphql?query=${encodeURIComponent(mutation)}`)).toMatchObject({ status: 405 });
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s: 405', async (method) => {
    expect(await refused('/graphql', { method })).toMatchObject({ status: 405 });
  });

  it('an unknown path: 404', async () => {
    expect(await refused('/nowhere')).toMatchObject({ status: 404, message: expect.stringContaining('The API is at /graphql') });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a batch', '[{ "query": "{ echo }" }]'],
    ['an unknown parameter', '{ "query": "{ echo }", "id": 1 }'],
    ['a query that is no text', '{ "query": 1 }'],
    ['variables that are a list', '{ "query": "{ echo }", "variables": [] }'],
    ['a prototype', '{ "__proto__": { "query": "{ echo }" } }'],
    ['an operation that is not there', '{ "query": "query A { echo }", "operationName": "B" }'],
  ])('%s: 400', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(((await response.json()) as Answer).errors?.[0]?.extensions['code']).toMatch(/^[A-Z_]+$/);
  });

  it('a GET whose variables are no JSON: 400', async () => {
    expect(await refused('/graphql?query={echo}&variables={')).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });
});

describe('A body over its limit is not read', () => {
  const body = (bytes: number) => `{"query":"{ echo }"${' '.repeat(bytes - 20)}}`;
  const chunked = (bytes: number) =>
    app.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body(bytes)]).stream(),
      duplex: 'half',
    } as RequestInit);

  it('a megabyte passes, a byte more is 413', async () => {
    expect((await post(body(1_000_000))).status).toBe(200);
    const response = await post(body(1_000_001));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE', limit: 1_000_000 } }] });
  });

  it('also when its length is not told', async () => {
    expect((await chunked(1_000_000)).status).toBe(200);
    expect((await chunked(1_000_001)).status).toBe(413);
  });
});

describe('Whatever comes, the server answers and stays', () => {
  /** What makes the server fail; null when nothing was found. */
  const failureOf = async <Given extends unknown[]>(property: fc.IAsyncProperty<Given>) =>
    (await fc.check(property, { numRuns: 300 })).counterexample;
  const send = async (body: BodyInit, type = 'application/json') => {
    const { status } = await app.request('/graphql', { method: 'POST', headers: { 'content-type': type }, body });
    return status < 500;
  };
  const text = fc.string({ unit: 'binary' });
  const words = '{ } ( ) [ ] " """ ... @ $ : ! # act echo title query fragment on Act __schema text 1'.split(' ');
  const scraps = fc.array(fc.constantFrom(...words, '\0', ' '), { maxLength: 60 }).map((chosen) => chosen.join(' '));

  it('any bytes at all', async () => {
    const type = fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', '');
    expect(await failureOf(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), type, send))).toBeNull();
  });

  it('any JSON', async () => {
    expect(await failureOf(fc.asyncProperty(fc.json(), (body) => send(body)))).toBeNull();
  });

  it('any parameters', async () => {
    const parameters = fc.record(
      { query: fc.oneof(text, scraps), variables: fc.dictionary(text, fc.jsonValue()), operationName: text },
      { requiredKeys: [] },
    );
    expect(await failureOf(fc.asyncProperty(parameters, (given) => send(JSON.stringify(given))))).toBeNull();
  });

  it('any address and headers', async () => {
    const header = fc.string({ unit: fc.constantFrom(...'abcxyz019/*;=,.+-" '.split('')) });
    const look = async (query: string, accept: string, type: string) =>
      (await app.request(`/graphql?query=${query}`, { headers: { accept, 'content-type': type } })).status < 500;
    expect(await failureOf(fc.asyncProperty(fc.webQueryParameters(), header, header, look))).toBeNull();
  });
});

describe('Beside the API', () => {
  it('/ leads to it, and /schema.graphql describes it', async () => {
    const root = await app.request('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
    expect(await (await app.request('/schema.graphql')).text()).toContain('type Act {');
  });

  it('/health says that the process lives, /ready whether requests may come', async () => {
    expect((await app.request('/health')).status).toBe(200);
    expect((await app.request('/ready')).status).toBe(200);
    const away = openDoor({ whyNotReady: async () => 'The database does not answer.' }).app;
    expect((await away.request('/health')).status).toBe(200);
    const response = await away.request('/ready');
    expect([response.status, await response.json()]).toEqual([503, { status: 'not ready', reason: 'The database does not answer.' }]);
  });

  it('no page of another origin may read an answer', async () => {
    const response = await post({ query: '{ echo }' }, { origin: 'https://elsewhere.example' });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('The deadline', () => {
  it('is kept: the client hears in time, the work is told to stop, and others are served meanwhile', async () => {
    const waiting = openDoor({ settings: { REQUEST_TIMEOUT_MS: '200' }, fields: { forever: () => new Promise(() => undefined) } });
    const started = performance.now();
    const late = waiting.ask('query Slow { forever }');
    expect((await waiting.app.request('/health')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(100);

    expect(await late).toMatchObject({ status: 504, errors: [{ extensions: { code: 'DEADLINE_EXCEEDED', limit: 200 } }] });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(waiting.lines.at(-1)).toMatchObject({ operation: 'Slow', status: 504, codes: ['DEADLINE_EXCEEDED'] });
  });

  it('stops what has not begun', async () => {
    const begun: string[] = [];
    const slowly = (name: string) => async () => {
      begun.push(name);
      await new Promise((resolve) => setTimeout(resolve, 150));
    };
    const { ask, post: send } = openDoor({
      settings: { REQUEST_TIMEOUT_MS: '100' },
      writes: { first: slowly('first'), second: slowly('second') },
    });
    expect((await ask('mutation { first second }')).status).toBe(504);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(begun).toEqual(['first']);
    expect((await send({ query: '{ echo }' })).status).toBe(200);
  });

  it('is not needed for a client that goes away: the work stops, and the log calls it no error', async ({ onTestFinished }) => {
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const forever = () => {
      begin();
      return new Promise(() => undefined);
    };
    const { app: slow, lines } = openDoor({ fields: { forever } });
    const server = serve({ fetch: slow.fetch, port: 0, hostname: '127.0.0.1' });
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const client = new AbortController();
    const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?query={forever}`, { signal: client.signal });
    await begun;
    client.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect.poll(() => lines).toMatchObject([{ msg: 'request', status: 499, codes: [] }]);
  });
});
