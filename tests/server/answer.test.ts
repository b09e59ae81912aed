// What a client may learn of an error, and what the log keeps of it.
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../src/database/error.ts';
import { openDoor, SECRET } from './door.ts';

const UUID = /^[0-9a-f-]{36}$/;

describe('An unexpected error', () => {
  it('is masked, carries the request id, and is logged once', async () => {
    const { ask, lines } = openDoor();
    const { status, data, errors, headers } = await ask('query Leaky { leak echo(text: "unharmed") }');

    expect({ status, data }).toEqual({ status: 200, data: { leak: null, echo: 'unharmed' } });
    const requestId = headers.get('x-request-id');
    expect(requestId).toMatch(UUID);
    expect(errors).toEqual([
      {
        message: 'Something went wrong here, and it is not your request. Report the request id; the log says more.',
        locations: [{ line: 1, column: 15 }],
        path: ['leak'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain('hunter2');

    const told = lines.filter((line) => JSON.stringify(line).includes(SECRET));
    expect(told).toMatchObject([{ msg: 'unexpected error', requestId, operation: 'Leaky', problem: { name: 'Error' } }]);
  });

  it('that graphql-js meets in what a resolver gave is masked as well', async () => {
    const { errors } = await openDoor().ask('{ number }');
    expect(errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
    expect(JSON.stringify(errors)).not.toContain('not a number');
  });

  it.each([
    ['a text', 'secret'],
    ['nothing', undefined],
    ['an object', { secret: true }],
  ])('that is no Error but %s is masked as well', async (_, thrown) => {
    const { ask } = openDoor({ fields: { odd: () => Promise.reject(thrown) } });
    const { errors } = await ask('{ odd }');
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(errors)).not.toContain('secret');
  });
});

describe('A database in trouble', () => {
  it('that does not answer is SERVICE_UNAVAILABLE, and where it is stays in the log', async () => {
    const refused = Object.assign(new Error(`connect ECONNREFUSED ${SECRET}`), { code: 'ECONNREFUSED' });
    const { ask, lines } = openDoor({ fields: { acts: () => Promise.reject(refused) } });
    const { errors } = await ask('{ acts }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('Try again shortly.'), extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(lines).toMatchObject([{ msg: 'database in trouble' }, { msg: 'request', codes: ['SERVICE_UNAVAILABLE'] }]);
  });

  it('that gives a statement up is DEADLINE_EXCEEDED', async () => {
    const { ask } = openDoor({ fields: { acts: () => Promise.reject(new DatabaseError('TOO_SLOW', 'Ask for less.')) } });
    expect(await ask('{ acts }')).toMatchObject({
      status: 200,
      errors: [{ message: 'Ask for less.', extensions: { code: 'DEADLINE_EXCEEDED' } }],
    });
  });
});

describe('An error that is meant for the client', () => {
  it('is told as it is', async () => {
    const { errors } = await openDoor().ask('{ refuse }');
    expect(errors).toMatchObject([
      { message: 'No act "x" is recorded.', path: ['refuse'], extensions: { code: 'NOT_FOUND', requestId: expect.stringMatching(UUID) } },
    ]);
  });

  it.each([
    ['GRAPHQL_PARSE_FAILED', '{', {}],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }', {}],
    ['BAD_USER_INPUT', 'query Q($text: String!) { echo(text: $text) }', {}],
    ['BAD_USER_INPUT', 'query Q($text: String) { echo(text: $text) }', { text: 1 }],
  ])('%s: %s', async (code, query, variables) => {
    const { post } = openDoor();
    const response = await post({ query, variables }, { accept: 'application/graphql-response+json' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code, requestId: expect.stringMatching(UUID) } }] });
  });

  it('is one of ten at most, and the others are counted', async () => {
    const { errors, extensions } = await openDoor().ask(`{ ${Array.from({ length: 14 }, (_, index) => `x${index}`).join(' ')} }`);
    expect(errors).toHaveLength(10);
    expect(extensions).toEqual({ omittedErrors: 4 });
  });
});

describe('The request id', () => {
  it('of the client is taken over where it is sane', async () => {
    const { post, lines } = openDoor();
    const response = await post({ query: '{ refuse }' }, { 'x-request-id': 'desk-7_b' });
    expect(response.headers.get('x-request-id')).toBe('desk-7_b');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { requestId: 'desk-7_b' } }] });
    expect(lines.at(-1)).toMatchObject({ requestId: 'desk-7_b' });
  });

  it.each(['a b', '"}, {"level": 60', 'x'.repeat(65)])('is made anew for %s', async (sent) => {
    const { app } = openDoor();
    const response = await app.request('/health', { headers: { 'x-request-id': sent } });
    expect(response.headers.get('x-request-id')).toMatch(UUID);
  });
});

describe('The log', () => {
  it('has one line a request: what was asked by name, how it went, and nothing of what was in it', async () => {
    const { post, lines } = openDoor();
    await post({ query: 'query Named($text: String) { echo(text: $text) }', variables: { text: 'private words' } });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      msg: 'request',
      method: 'POST',
      path: '/graphql',
      operation: 'Named',
      kind: 'query',
      status: 200,
      ms: expect.any(Number),
      codes: [],
    });
    expect(JSON.stringify(lines)).not.toMatch(/private words|echo/);
  });

  it('of a query in the address keeps the path alone', async () => {
    const { app, lines } = openDoor();
    await app.request('/graphql?query={ echo(text: "private words") }');
    expect(JSON.stringify(lines)).not.toContain('private');
  });

  it('takes no more than a hundred characters of a name', async () => {
    const { ask, lines } = openDoor();
    await ask(`query ${'N'.repeat(5000)} { echo }`);
    expect(lines[0]?.['operation']).toHaveLength(100);
  });
});
