// Tokens (JWT): what is taken of the issuer that the settings name, and each known way of passing off another for one.
import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDoor } from './door.ts';

const ISSUER = 'https://login.example.org';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const SETTINGS = { JWT_ISSUER: ISSUER, JWT_PUBLIC_KEY: PEM.replaceAll('\n', '\\n') };

interface Sketch {
  claims?: Record<string, unknown>;
  issuer?: string;
  audience?: string | string[];
  expires?: string | number;
  key?: KeyObject;
}

const sign = ({ claims = { role: 'EDITOR' }, issuer = ISSUER, audience = 'casus', expires = '5m', key = privateKey }: Sketch = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setSubject('nadia')
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(key);

const base64 = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const CLAIMS = { sub: 'nadia', iss: ISSUER, aud: 'casus', exp: 4_000_000_000, role: 'ADMIN' };

const { ask } = openDoor({ settings: SETTINGS });
const come = async (token: string) => ask('{ whoAmI }', {}, { authorization: `Bearer ${token}` });

describe('A token of the issuer', () => {
  it('says who comes, and in what role', async () => {
    expect(await come(await sign())).toMatchObject({ status: 200, data: { whoAmI: 'EDITOR nadia' } });
  });

  it('may be for several, this server among them', async () => {
    expect(await come(await sign({ audience: ['casus', 'other'] }))).toMatchObject({ status: 200 });
  });

  it('stands beside keys', async () => {
    expect(await come('casus_ADMIN')).toMatchObject({ data: { whoAmI: 'ADMIN admin' } });
  });
});

describe('Refused is a token', () => {
  const forged: [string, () => string | Promise<string>, RegExp][] = [
    ['that has expired', () => sign({ expires: 1_700_000_000 }), /has expired/],
    ['that never expires', () => withoutEnd(), /claim exp/],
    ['of another issuer', () => sign({ issuer: 'https://login.example.com' }), /claim iss/],
    ['for another audience', () => sign({ audience: 'elsewhere' }), /claim aud/],
    ['signed by another key', () => sign({ key: other.privateKey }), /not signed/],
    ['with no role', () => sign({ claims: {} }), /names no role/],
    ['with a role that is none', () => sign({ claims: { role: 'OWNER' } }), /names no role/],
    ['with a role by inheritance', () => sign({ claims: { role: 'constructor' } }), /names no role/],
    ['of algorithm none', () => `${base64({ alg: 'none' })}.${base64(CLAIMS)}.`, /not signed/],
    ['of algorithm None', () => `${base64({ alg: 'None' })}.${base64(CLAIMS)}.`, /not signed/],
    ['whose public key was taken for a shared secret', () => hmac(PEM), /not signed/],
    ['the same without the line end', () => hmac(PEM.trim()), /not signed/],
    ['that brings its own key', async () => ownKey(), /not signed/],
    ['that is none', () => 'eyJ.eyJ.x', /not signed/],
    ['whose claims were changed', async () => (await sign()).replace(/\.[^.]+\./, `.${base64(CLAIMS)}.`), /not signed/],
  ];

  it.each(forged)('%s', async (_, make, message) => {
    const { status, errors, data } = await come(await make());
    expect({ status, data }).toEqual({ status: 401, data: undefined });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  function withoutEnd(): Promise<string> {
    const { exp: _exp, ...claims } = CLAIMS;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  }
  function hmac(secret: string): string {
    const content = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64(CLAIMS)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  }
  async function ownKey(): Promise<string> {
    const jwk = await exportJWK(other.publicKey);
    return new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256', jwk }).sign(other.privateKey);
  }
});

describe('The keys of an issuer', () => {
  const jwk = publicKey.export({ format: 'jwk' });
  const keys = createServer((request, response) => {
    if (request.url === '/broken') response.statusCode = 500;
    response.end(JSON.stringify({ keys: [{ ...jwk, kid: 'one', alg: 'RS256', use: 'sig' }] }));
  });
  let place = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    place = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => keys.close(resolve)));

  const comeTo = async (path: string, token: string) =>
    openDoor({ settings: { JWT_ISSUER: ISSUER, JWT_JWKS_URL: `${place}${path}` } }).ask(
      '{ whoAmI }',
      {},
      { authorization: `Bearer ${token}` },
    );

  it('are fetched from where they are', async () => {
    expect(await comeTo('/keys', await sign())).toMatchObject({ status: 200, data: { whoAmI: 'EDITOR nadia' } });
    expect(await comeTo('/keys', await sign({ key: other.privateKey }))).toMatchObject({ status: 401 });
  });

  it('that cannot be had let nobody in, and are not the fault of the token', async () => {
    expect(await comeTo('/broken', await sign())).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
  });
});
