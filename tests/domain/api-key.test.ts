// Keys to the API: shown once, kept as a hash, and of use to nobody once they have ended.
import { randomBytes } from 'node:crypto';
import { describe, expect, vi } from 'vitest';
import { type ApiKeyInput, checkApiKey, createApiKey, listApiKeys, registerApiKey, revokeApiKey } from '../../src/domain/api-key.ts';
import { newId } from '../../src/domain/id.ts';
import { test } from '../support/test.ts';

const EDITOR: ApiKeyInput = { name: 'the night desk', role: 'EDITOR' };
const madeElsewhere = (id = randomBytes(16).toString('hex'), secret = randomBytes(32).toString('hex')) =>
  `casus_${id.replaceAll('-', '')}_${secret}`;

describe('A key', () => {
  test('opens the door to whoever has it, and the database does not know it', async ({ db }) => {
    const { row, key } = await createApiKey(db, EDITOR);
    expect(await checkApiKey(db, key)).toMatchObject({ row: { id: row.id, name: 'the night desk', role: 'EDITOR' } });
    const stored = JSON.stringify(await listApiKeys(db), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    );
    expect(stored).not.toContain(key.slice(-64));
  });

  test('has 256 bits of its own', async ({ db }) => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => createApiKey(db, EDITOR)));
    const secrets = keys.map(({ key }) => key.slice(-64));
    expect(new Set(secrets).size).toBe(20);
    for (const secret of secrets) expect(Buffer.from(secret, 'hex')).toHaveLength(32);
  });

  test.for([
    ['with one digit changed', (key: string) => key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')],
    ['cut short', (key: string) => key.slice(0, -1)],
    ['in capitals', (key: string) => key.toUpperCase()],
    ['with the id of no key', (key: string) => madeElsewhere(newId(), key.slice(-64))],
    ['with something behind it', (key: string) => `${key}\n`],
    ['that is empty', () => ''],
  ] as const)('%s opens nothing', async ([, change], { db }) => {
    const { key } = await createApiKey(db, EDITOR);
    expect(await checkApiKey(db, change(key))).toEqual({ refusal: expect.stringContaining('No such key is known here.') });
  });

  test('that was revoked says so, and stays revoked from then', async ({ db }) => {
    const { row, key } = await createApiKey(db, EDITOR);
    const { revokedAt } = await revokeApiKey(db, row.id);
    expect(await checkApiKey(db, key)).toEqual({ refusal: 'This key was revoked. Ask for another.' });
    expect((await revokeApiKey(db, row.id)).revokedAt).toEqual(revokedAt);
  });

  test('that has expired says when', async ({ db }) => {
    const { row, key } = await createApiKey(db, { ...EDITOR, expiresAt: new Date(Date.now() + 60_000) });
    expect(await checkApiKey(db, key)).toMatchObject({ row: { id: row.id } });
    await db.apiKey.update({ where: { id: row.id }, data: { expiresAt: new Date('2026-01-31T00:00:00Z') } });
    expect(await checkApiKey(db, key)).toEqual({ refusal: 'This key expired at 2026-01-31T00:00:00.000Z. Ask for another.' });
  });

  test('cannot be made for the past, nor without a name', async ({ db }) => {
    await expect(createApiKey(db, { name: ' ', role: 'READER', expiresAt: new Date(0) })).rejects.toMatchObject({
      issues: [{ path: ['name'] }, { path: ['expiresAt'], message: 'Give a time to come.' }],
    });
  });

  test('that nobody made cannot be revoked', async ({ db }) => {
    await expect(revokeApiKey(db, newId())).rejects.toThrow('See: casus key list');
    await expect(revokeApiKey(db, 'mine')).rejects.toThrow('Give a UUID.');
  });
});

test('The last use of a key is noted, once a minute at most', async ({ db }) => {
  const { row, key } = await createApiKey(db, EDITOR);
  const lastUse = async () => (await db.apiKey.findUniqueOrThrow({ where: { id: row.id } })).lastUsedAt;
  expect(await lastUse()).toBeNull();

  await checkApiKey(db, key);
  await vi.waitFor(async () => expect(await lastUse()).not.toBeNull());
  const first = await lastUse();
  await checkApiKey(db, key);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await lastUse()).toEqual(first);

  await db.apiKey.update({ where: { id: row.id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
  await Promise.all(Array.from({ length: 5 }, () => checkApiKey(db, key)));
  await vi.waitFor(async () => expect(Number(await lastUse())).toBeGreaterThan(Date.now() - 10_000));
});

test('A database that takes no note of it lets the key in all the same', async ({ db }) => {
  const { key } = await createApiKey(db, EDITOR);
  await db.$executeRaw`ALTER TABLE api_key RENAME COLUMN last_used_at TO forgotten`;
  await db.$executeRaw`ALTER TABLE api_key ADD COLUMN last_used_at timestamptz(3) CHECK (last_used_at IS NULL)`;
  expect(await checkApiKey(db, key)).toHaveProperty('row');
});

describe('A key that was made elsewhere', () => {
  test('is registered once, however often the server starts', async ({ db }) => {
    const key = madeElsewhere();
    await registerApiKey(db, key, { name: 'bootstrap', role: 'ADMIN' });
    await registerApiKey(db, key, { name: 'bootstrap', role: 'ADMIN' });
    expect(await listApiKeys(db)).toHaveLength(1);
    expect(await checkApiKey(db, key)).toMatchObject({ row: { role: 'ADMIN' } });
  });

  test('stays revoked when the server starts again', async ({ db }) => {
    const key = madeElsewhere();
    const { id } = await registerApiKey(db, key, { name: 'bootstrap', role: 'ADMIN' });
    await revokeApiKey(db, id);
    await registerApiKey(db, key, { name: 'bootstrap', role: 'ADMIN' });
    expect(await checkApiKey(db, key)).toEqual({ refusal: expect.stringContaining('revoked') });
  });

  test('does not take the place of another', async ({ db }) => {
    const { row } = await createApiKey(db, EDITOR);
    const thief = registerApiKey(db, madeElsewhere(row.id), { name: 'bootstrap', role: 'ADMIN' });
    await expect(thief).rejects.toThrow('Another key has this id.');
    expect(await listApiKeys(db)).toMatchObject([{ role: 'EDITOR' }]);
  });

  test('must be a key, and no easy one', async ({ db }) => {
    await expect(registerApiKey(db, 'secret', { name: 'bootstrap', role: 'ADMIN' })).rejects.toThrow('This is no key.');
    const easy = madeElsewhere(newId(), '01'.repeat(32));
    await expect(registerApiKey(db, easy, { name: 'bootstrap', role: 'ADMIN' })).rejects.toThrow('openssl rand -hex 32');
  });
});
