// `casus key`: what it prints for programs, what it says to people, and that a secret is shown once and nowhere else.
import { describe, expect } from 'vitest';
import { run } from '../../src/cli/casus.ts';
import { checkApiKey } from '../../src/domain/api-key.ts';
import { test as base } from '../support/test.ts';

const test = base.extend('casus', ({ url }) => async (...words: string[]) => {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await run({
    words,
    environment: { DATABASE_URL: url, LOG_LEVEL: 'silent' },
    print: (text) => printed.push(text),
    say: (sentence) => said.push(sentence),
    untilStopped: () => AbortSignal.abort(),
  });
  return { code, printed: printed.join(''), said: said.join('\n') };
});

const EDITOR = ['key', 'create', '--role', 'EDITOR', '--name', 'the night desk'];

describe('casus key create', () => {
  test('prints the key alone, so that a script can take it', async ({ casus, db }) => {
    const { code, printed, said } = await casus(...EDITOR);
    expect(code).toBe(0);
    expect(await checkApiKey(db, printed.trimEnd())).toMatchObject({ row: { role: 'EDITOR', name: 'the night desk', expiresAt: null } });
    expect(said).toBe('This is the key of the night desk, with the role EDITOR. Keep it: it is not shown again.');
  });

  test('prints all there is to know as JSON', async ({ casus, db }) => {
    const { printed } = await casus(...EDITOR, '--expires', '2090-01-31T18:00+01:00', '--json');
    const { key, ...told } = JSON.parse(printed) as { key: string };
    expect(told).toMatchObject({ name: 'the night desk', role: 'EDITOR', expiresAt: '2090-01-31T17:00:00.000Z', revokedAt: null });
    expect(told).not.toHaveProperty('hash');
    expect(await checkApiKey(db, key)).toHaveProperty('row');
  });

  test.for([
    ['no role', ['key', 'create', '--name', 'x'], "required option '--role <role>' not specified"],
    ['a role that is none', ['key', 'create', '--name', 'x', '--role', 'OWNER'], 'Allowed choices are READER, EDITOR, ADMIN.'],
    ['no name', ['key', 'create', '--role', 'READER'], "required option '--name <text>' not specified"],
    ['an empty name', ['key', 'create', '--role', 'READER', '--name', ''], 'Write something'],
    ['a time that has passed', [...EDITOR, '--expires', '2020-01-31'], 'Give a time to come.'],
    ['a time without its zone', [...EDITOR, '--expires', '2090-01-31T18:00'], 'Give a day, 2030-01-31, or a time with its zone'],
    ['a day that is none', [...EDITOR, '--expires', '2090-13-31'], 'Give a day'],
  ] as const)('refuses %s with what to do, and makes nothing', async ([, words, sentence], { casus, db }) => {
    expect(await casus(...words)).toMatchObject({ code: 2, printed: '', said: expect.stringContaining(sentence) });
    expect(await db.apiKey.count()).toBe(0);
  });
});

test('casus key list shows every key and no secret', async ({ casus }) => {
  expect(await casus('key', 'list')).toEqual({
    code: 0,
    printed: '',
    said: 'There are no keys. Make one: casus key create --role EDITOR --name "…"',
  });
  const { printed: key } = await casus(...EDITOR);
  await casus('key', 'create', '--role', 'READER', '--name', 'a guest', '--expires', '2090-01-31');
  const { printed } = await casus('key', 'list');
  expect(printed.split('\n')).toEqual([
    expect.stringMatching(/^[0-9a-f-]{36} {2}READER {2}until 2090-01-31 {4}used never {2}a guest$/),
    expect.stringMatching(/^[0-9a-f-]{36} {2}EDITOR {2}valid {15}used never {2}the night desk$/),
    '',
  ]);
  const { printed: json } = await casus('key', 'list', '--json');
  expect(JSON.parse(json)).toMatchObject([{ name: 'a guest' }, { name: 'the night desk' }]);
  expect(printed + json).not.toContain(key.trimEnd().slice(-64));
  expect(json).not.toContain('hash');
});

describe('casus key revoke', () => {
  test('ends a key', async ({ casus, db }) => {
    const { key, id } = JSON.parse((await casus(...EDITOR, '--json')).printed) as { key: string; id: string };
    expect(await casus('key', 'revoke', id)).toMatchObject({ code: 0, printed: '', said: expect.stringContaining('is revoked since') });
    expect(await checkApiKey(db, key)).toEqual({ refusal: expect.stringContaining('revoked') });
    expect((await casus('key', 'list')).printed).toMatch(/ {2}revoked \d{4}-\d\d-\d\d {2}/);
  });

  test('says where there is no such key', async ({ casus }) => {
    const unknown = '01990000-0000-7000-8000-000000000000';
    expect(await casus('key', 'revoke', unknown)).toMatchObject({ code: 1, said: expect.stringContaining('See: casus key list') });
    expect(await casus('key', 'revoke', 'mine')).toMatchObject({ code: 2, said: 'Give a UUID.' });
  });
});

test.for(['create', 'list', 'revoke'])('casus key %s --help shows an example', async (name, { casus }) => {
  const { code, printed } = await casus('key', name, '--help');
  expect(code).toBe(0);
  expect(printed).toMatch(/Example:\n {2}\$ casus key/);
});

describe('CASUS_BOOTSTRAP_KEY', () => {
  const SECRET = '0123456789abcdef'.repeat(4);
  const start = async (url: string, key: string) => {
    const told: string[] = [];
    const code = await run({
      words: ['start'],
      environment: { DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent', CASUS_BOOTSTRAP_KEY: key },
      print: (text) => told.push(text),
      say: (sentence) => told.push(sentence),
      untilStopped: () => AbortSignal.abort(),
    });
    return { code, told: told.join('\n') };
  };

  test('is a key of an administrator once the server has started, and is never shown', async ({ url, db }) => {
    const key = `casus_${'0199'.repeat(8)}_${SECRET}`;
    const { code, told } = await start(url, key);
    expect(code).toBe(0);
    expect(told).not.toContain(SECRET);
    expect(await checkApiKey(db, key)).toMatchObject({ row: { role: 'ADMIN', name: 'CASUS_BOOTSTRAP_KEY' } });
    expect((await start(url, key)).code).toBe(0);
    expect(await db.apiKey.count()).toBe(1);
  });

  test('that is none stops the start, and is not repeated', async ({ url }) => {
    const { code, told } = await start(url, 'hunter2');
    expect(code).toBe(2);
    expect(told).toContain('CASUS_BOOTSTRAP_KEY cannot be used. This is no key.');
    expect(told).not.toContain('hunter2');
  });
});
