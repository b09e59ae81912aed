// The settings: their defaults, and that one start names everything that is wrong with them.
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settings } from '../../src/config.ts';

function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('Settings', () => {
  it('need none: the defaults are for this machine alone', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: undefined,
      dataFolder: './.data',
      host: '127.0.0.1',
      port: 4000,
      playground: true,
      logLevel: 'info',
      poolSize: 10,
      statementTimeoutMs: 5000,
      requestTimeoutMs: 10_000,
      limits: {
        bodyBytes: 1_000_000,
        tokens: 2000,
        depth: 12,
        aliases: 30,
        directives: 8,
        rootFields: 20,
        duplicates: 50,
        errors: 10,
        cost: 1000,
      },
      rateLimit: true,
      trustProxy: 0,
      openReading: true,
      bootstrapKey: undefined,
      tokenRules: null,
    });
  });

  it('that are empty are as good as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  it('that cannot be used are all named at once, with what was got and an example', () => {
    expect(complaint({ PORT: 'abc', PLAYGROUND: 'maybe', LOG_LEVEL: 'loud', MAX_DEPTH: '1000', POOL_SIZE: '10' }).split('\n')).toEqual([
      'These settings cannot be used:',
      '  PORT is "abc". It must be a whole number from 0 to 65535, such as PORT=4000',
      '  PLAYGROUND is "maybe". It must be on or off, such as PLAYGROUND=on',
      '  LOG_LEVEL is "loud". It must be fatal, error, warn, info, debug, trace or silent, such as LOG_LEVEL=info',
      '  MAX_DEPTH is "1000". It must be a whole number from 5 to 100, such as MAX_DEPTH=12',
    ]);
  });

  it.each(['-1', '1.5', '0x10', '1e3', '65536', ' 80'])('take no number like %j for a port', (port) => {
    expect(complaint({ PORT: port })).toContain('PORT is');
  });

  it('never repeat a password', () => {
    const message = complaint({ DATABASE_URL: 'mysql://casus:hunter2@localhost/casus' });
    expect(message).toContain('DATABASE_URL is not usable');
    expect(message).not.toContain('hunter2');
  });

  it.each(['postgres://casus:x@localhost:5432/casus', 'postgresql://casus@localhost/casus?host=/run/postgresql'])('take %s', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it('take tokens of an issuer that is named, signed by no shared secret', () => {
    const { tokenRules } = readConfig({ JWT_ISSUER: 'https://login.example.org/' });
    expect(tokenRules).toEqual({
      issuer: 'https://login.example.org/',
      audience: 'casus',
      roleClaim: 'role',
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      keys: new URL('https://login.example.org/.well-known/jwks.json'),
    });
    expect(complaint({ JWT_ALGORITHMS: 'RS256,HS256' })).toContain('JWT_ALGORITHMS is "RS256,HS256"');
    expect(complaint({ JWT_ALGORITHMS: 'none' })).toContain('JWT_ALGORITHMS is "none"');
    expect(complaint({ JWT_PUBLIC_KEY: 'a key' })).toContain('JWT_PUBLIC_KEY is "a key"');
  });

  it('are each explained, with an example that works', () => {
    for (const { name, meaning, fallback, example } of settings) {
      expect(meaning, name).toMatch(/^[A-Z].*\.$/);
      expect(readConfig({ [name]: example }), name).toBeDefined();
      expect(readConfig({ [name]: fallback ?? undefined }), name).toEqual(readConfig({}));
    }
  });
});
