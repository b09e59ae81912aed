// Keys to the API: made, listed, revoked and checked. The secret is shown once, to whoever made the key, and kept nowhere.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { execute } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { Role } from '../generated/prisma/enums.ts';
import { ConflictError, NotFoundError, ValidationError } from './error.ts';
import { newId } from './id.ts';
import { admit, NAME_LIMIT, text } from './input.ts';
import { rowsWhere } from './rows.ts';

export type ApiKeyRow = Prisma.ApiKeyGetPayload<object>;

/** 256 bits: beyond guessing, so that a fast hash will do, and no lockout is needed. */
const SECRET_BYTES = 32;
/** Use is noted so often at most: a note each request would be a write each read. */
const NOTED_EVERY_MS = 60_000;

/** `casus_`, the id, `_`, the secret: found by those who search for leaked keys, and marked by one double click. */
const KEY_FORM = /^casus_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([0-9a-f]{64})$/;

const keyInput = z.strictObject({
  name: text(NAME_LIMIT),
  role: z.enum(Role),
  expiresAt: z
    .date('Give a real time, such as 2030-01-31T00:00:00Z.')
    .refine((time) => time > new Date(), 'Give a time to come.')
    .nullish()
    .transform((time) => time ?? null),
});

export type ApiKeyInput = z.input<typeof keyInput>;

/** Any 128 bits: a key that was made elsewhere need not know what makes a UUID. */
const keyId = z.guid('Give a UUID.').toLowerCase();

const hashOf = (secret: string) => Uint8Array.from(createHash('sha256').update(secret).digest());

/** The id and the secret of a key; null for what is none. */
function readKey(key: string): { id: string; secret: string } | null {
  const [whole, ...parts] = KEY_FORM.exec(key) ?? [];
  return whole === undefined ? null : { id: parts.slice(0, 5).join('-'), secret: parts[5] ?? '' };
}

/** Makes a key. `key` is all that ever tells the secret: show it once. @throws ValidationError */
export async function createApiKey(db: Db, input: ApiKeyInput): Promise<{ row: ApiKeyRow; key: string }> {
  const id = newId();
  const secret = randomBytes(SECRET_BYTES).toString('hex');
  const row = await db.apiKey.create({ data: { ...admit(keyInput, input), id, hash: hashOf(secret), recordedAt: new Date() } });
  return { row, key: `casus_${id.replaceAll('-', '')}_${secret}` };
}

/**
 * Registers a key that was made elsewhere, unless it is there: for a container or a test that must know its key before it starts.
 * One that was revoked stays so. @throws ValidationError, ConflictError where its id belongs to another key
 */
export async function registerApiKey(db: Db, key: string, input: ApiKeyInput): Promise<ApiKeyRow> {
  const read = readKey(key);
  if (!read)
    throw ValidationError.at([], 'This is no key. One looks like casus_<32 hexadecimal digits>_<64 more>, all of them lower case.');
  if (new Set(read.secret).size < 8)
    throw ValidationError.at([], 'This key could be guessed. Make its secret by chance: openssl rand -hex 32');
  const { id, secret } = read;
  const { name, role, expiresAt } = admit(keyInput, input);
  await execute(
    db,
    Prisma.sql`INSERT INTO api_key (id, name, role, hash, recorded_at, expires_at)
      VALUES (${id}::uuid, ${name}, ${role}::"Role", ${hashOf(secret)}, ${new Date()}, ${expiresAt}) ON CONFLICT (id) DO NOTHING`,
  );
  const row = await keyOf(db, id);
  if (!row || !timingSafeEqual(row.hash, hashOf(secret)))
    throw new ConflictError('api_key', id, 'Another key has this id. Give the new one an id of its own.');
  return row;
}

/** The newest first. */
export const listApiKeys = (db: Db): Promise<ApiKeyRow[]> => db.apiKey.findMany({ orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] });

/** Ends a key for ever; one that has ended already stays as it was. @throws ValidationError, NotFoundError */
export async function revokeApiKey(db: Db, given: string): Promise<ApiKeyRow> {
  const id = admit(keyId, given);
  await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  const row = await keyOf(db, id);
  if (!row) throw new NotFoundError(['id'], `No key ${id} is recorded. See: casus key list`);
  return row;
}

async function keyOf(db: Db, id: string): Promise<ApiKeyRow | null> {
  const [row] = await rowsWhere<ApiKeyRow>(db, 'api_key', 'id', [id]);
  return row ?? null;
}

/** A key that may be used, or a sentence for whoever sent it that says why not. */
export type KeyCheck = { readonly row: ApiKeyRow } | { readonly refusal: string };

const UNKNOWN = { refusal: 'No such key is known here. Check that it was copied whole, or ask for another.' };

/** Judges a key, and notes that it was used: on the side, for a reader must not wait for that, nor fail with it. */
export async function checkApiKey(db: Db, key: string): Promise<KeyCheck> {
  const read = readKey(key);
  if (!read) return UNKNOWN;
  const row = await keyOf(db, read.id);
  if (!row || !timingSafeEqual(row.hash, hashOf(read.secret))) return UNKNOWN;
  const now = new Date();
  if (row.revokedAt) return { refusal: 'This key was revoked. Ask for another.' };
  if (row.expiresAt && row.expiresAt <= now) return { refusal: `This key expired at ${row.expiresAt.toISOString()}. Ask for another.` };
  void noteUse(db, row, now).catch(() => undefined);
  return { row };
}

async function noteUse(db: Db, { id, lastUsedAt }: ApiKeyRow, now: Date): Promise<void> {
  const before = new Date(now.getTime() - NOTED_EVERY_MS);
  if (lastUsedAt && lastUsedAt > before) return;
  // Asked again in the statement: of requests that come together one writes.
  const isStale = Prisma.sql`last_used_at IS NULL OR last_used_at <= ${before}`;
  await execute(db, Prisma.sql`UPDATE api_key SET last_used_at = ${now} WHERE id = ${id}::uuid AND (${isStale})`);
}
