// Who is let in, and for how much: keys in one header, reading open or closed, the cost of a query, and a bucket of points.
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connect, disconnect } from '../../src/database/connect.ts';
import { createServer } from '../../src/server.ts';
import { type Answer, openDoor } from './door.ts';

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('A key', () => {
  const { ask, lines } = openDoor();

  it.each([
    ['no key', {}, 'READER anonymous'],
    ["a reader's", bearer('casus_READER'), 'READER reader'],
    ["an editor's", bearer('casus_EDITOR'), 'EDITOR editor'],
    ["an administrator's", { authorization: 'bearer casus_ADMIN' }, 'ADMIN admin'],
  ])('says who asks: %s', async (_, headers, expected) => {
    expect(await ask('{ whoAmI }', {}, headers)).toMatchObject({ status: 200, data: { whoAmI: expected } });
  });

  it.each([
    ['unknown', 'Bearer casus_mine', 'No such key is known here.'],
    ['empty', '', 'The header must read'],
    ['without its scheme', 'casus_EDITOR', 'The header must read'],
    ['as a password', 'Basic Y2FzdXM6RURJVE9S', 'The header must read'],
    ['twice', 'Bearer casus_EDITOR, Bearer casus_ADMIN', 'The header must read'],
    ['of another kind, where no tokens are taken', 'Bearer eyJhbGciOiJub25lIn0.e30.', 'No such key is known here.'],
  ])('that is %s is refused, and its sender is never taken for a stranger', async (_, authorization, message) => {
    const { status, data, errors, headers } = await ask('{ whoAmI }', {}, { authorization });
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('counts in no address and in no cookie', async () => {
    const { app } = openDoor();
    const response = await app.request('/graphql?query={whoAmI}&key=casus_ADMIN&access_token=casus_ADMIN', {
      headers: { cookie: 'authorization=Bearer casus_ADMIN; key=casus_ADMIN' },
    });
    // A parameter that is not of GraphQL over HTTP is ignored in a URL.
    expect(((await response.json()) as Answer).data).toEqual({ whoAmI: 'READER anonymous' });
  });

  it('is told in the log by its id, and never itself', () => {
    expect(lines.map(({ key }) => key)).toContain('key of EDITOR');
    expect(JSON.stringify(lines)).not.toMatch(/casus_(READER|EDITOR|ADMIN|mine)/);
  });
});

it('A key that cannot be looked up is no fault of the key, and where the database is stays unsaid', async () => {
  const database = connect({ url: 'postgres://casus:hunter2@127.0.0.1:1/casus' });
  const server = createServer({ database, config: readConfig({}), log: pino({ level: 'silent' }) });
  const key = `casus_${'0'.repeat(32)}_${'0'.repeat(64)}`;
  const response = await server.request('/graphql?query={__typename}', { headers: bearer(key) });
  const text = await response.text();
  expect(response.status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  expect(text).not.toMatch(/hunter2|127\.0\.0\.1/);
  await disconnect(database);
});

describe('Where reading is closed', () => {
  const { app, ask } = openDoor({ settings: { OPEN_READING: 'off' } });

  it.each(['{ whoAmI }', '{ __typename }', '{ __schema { description } }', 'mutation { write }', '{ nonsense', ''])(
    '%j takes a key',
    async (query) => {
      expect(await ask(query)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    },
  );

  it('a reader reads', async () => {
    expect(await ask('{ whoAmI }', {}, bearer('casus_READER'))).toMatchObject({ status: 200, data: { whoAmI: 'READER reader' } });
  });

  it.each(['/health', '/ready', '/schema.graphql'])('%s stays open, for it tells nothing of what is recorded', async (path) => {
    expect((await app.request(path)).status).toBe(200);
  });
});

describe('The cost of a query', () => {
  it('is told with its answer', async () => {
    const { ask } = openDoor();
    expect((await ask('{ echo }')).extensions).toEqual({ cost: { requested: 1, limit: 1000 } });
  });

  it('is told with what is left to the caller', async () => {
    const { ask } = openDoor({ settings: { RATE_LIMIT: 'on' } });
    const { extensions } = await ask('{ echo }');
    expect(extensions).toEqual({ cost: { requested: 1, limit: 1000, available: 999, perSecond: 50 } });
  });
});

describe('A caller who has spent all', () => {
  /** As many requests as a bucket holds. */
  async function emptied(headers: Record<string, string>, query = '{ echo }') {
    const door = openDoor({ settings: { RATE_LIMIT: 'on', TRUST_PROXY: '1', LOG_LEVEL: 'silent' } });
    for (let spent = 0; spent < 2000; spent += 1) {
      const response = await door.post({ query }, headers);
      if (response.status === 429) return { door, response };
      await response.arrayBuffer();
    }
    throw new Error('No request was refused.');
  }

  it('is told how long to wait', async () => {
    const { response } = await emptied({});
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('Wait 1 s'), extensions: { code: 'RATE_LIMITED', retryAfter: 1 } }],
    });
  });

  it.each([
    ['by sending what is wrong', {}, '{ nonsense'],
    ['by guessing at keys', bearer('casus_guess'), '{ echo }'],
  ])('%s is refused as well', async (_, headers, query) => {
    const { response } = await emptied(headers, query);
    expect(response.status).toBe(429);
  });

  it('keeps nobody else out: another key, another address', async () => {
    const { door } = await emptied({ ...bearer('casus_READER'), 'x-forwarded-for': '192.0.2.1' });
    const status = async (headers: Record<string, string>) => (await door.post({ query: '{ echo }' }, headers)).status;
    expect(await status({ 'x-forwarded-for': '192.0.2.1' })).toBe(200);
    expect(await status({ ...bearer('casus_EDITOR'), 'x-forwarded-for': '192.0.2.1' })).toBe(200);
  });

  it('is the same from whatever address he sends his key', async () => {
    const { door } = await emptied({ ...bearer('casus_READER'), 'x-forwarded-for': '192.0.2.1' });
    const statuses = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, index) =>
          (await door.post({ query: '{ echo }' }, { ...bearer('casus_READER'), 'x-forwarded-for': `192.0.2.${index}` })).status,
      ),
    );
    expect(statuses).toContain(429);
  });
});
