// What went wrong with the database becomes a sentence that says what to do, and tells no secret.
import { describe, expect, test } from 'vitest';
import { DatabaseError, toDatabaseError } from '../../src/database/error.ts';

const URL_WITH_PASSWORD = 'postgresql://alice:hunter2@db.example:5433/archive';

const failure = (fields: object, message = 'oops'): Error => Object.assign(new Error(message), fields);
/** As Prisma wraps an error of the driver. */
const ofPrisma = (code: string, cause: object): Error => failure({ code, meta: { driverAdapterError: failure({ cause }) } });

describe('a failure of the driver or of Prisma', () => {
  test.each([
    [
      'nobody listens',
      failure({ code: 'ECONNREFUSED', syscall: 'connect' }),
      'UNREACHABLE',
      'PostgreSQL at db.example:5433 does not answer.',
    ],
    ['no such host', failure({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), 'UNREACHABLE', 'Start it, or correct DATABASE_URL.'],
    ['no such socket', failure({ code: 'ENOENT', syscall: 'connect' }), 'UNREACHABLE', 'does not answer'],
    ['silence', failure({}, 'timeout expired'), 'UNREACHABLE', 'does not answer'],
    ['a lost connection', failure({}, 'Connection terminated unexpectedly'), 'UNREACHABLE', 'does not answer'],
    ['a restart', failure({ code: '57P01' }), 'UNREACHABLE', 'does not answer'],
    ['nobody listens, through Prisma', ofPrisma('P1001', { kind: 'DatabaseNotReachable' }), 'UNREACHABLE', 'does not answer'],
    ['no encryption', failure({}, 'The server does not support SSL connections'), 'UNREACHABLE', 'Correct sslmode'],
    ['a wrong password', failure({ code: '28P01' }), 'DENIED', 'refuses the user "alice"'],
    [
      'no password',
      failure({}, 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
      'DENIED',
      'the password in DATABASE_URL',
    ],
    ['no such database', ofPrisma('P1003', { originalCode: '3D000' }), 'NO_DATABASE', 'CREATE DATABASE "archive"'],
    ['too many connections', failure({ code: '53300' }), 'BUSY', 'Try again shortly'],
    ['a pool in use', failure({}, 'timeout exceeded when trying to connect'), 'BUSY', 'Try again shortly'],
    ['a server that starts', failure({ code: '57P03' }), 'BUSY', 'Try again shortly'],
    ['a slow statement', ofPrisma('P2010', { kind: 'postgres', originalCode: '57014' }), 'TOO_SLOW', 'Ask for less at once'],
    ['a lack of rights', failure({ code: '42501' }), 'NOT_PERMITTED', 'ALTER DATABASE "archive" OWNER TO "alice"'],
    ['a replica', failure({ code: '25006' }), 'READ_ONLY', 'name the primary'],
    ['a full disk', failure({ code: '53100' }), 'DISK_FULL', 'Make room'],
  ])('%s', (_what, error, code, words) => {
    const found = toDatabaseError(error, URL_WITH_PASSWORD);
    expect(found).toBeInstanceOf(DatabaseError);
    expect(found).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(found?.message).not.toContain('hunter2');
    expect(found?.cause).toBe(error);
  });
});

test.each([
  ['a broken constraint', ofPrisma('P2039', { originalCode: '23514' })],
  ['a write conflict', ofPrisma('P2034', { kind: 'TransactionWriteConflict' })],
  ['a bug', new TypeError('x is not a function')],
  ['a missing file', failure({ code: 'ENOENT', syscall: 'open', path: '/etc/casus' })],
  ['nothing', undefined],
])('%s is no trouble of the database', (_what, error) => {
  expect(toDatabaseError(error, URL_WITH_PASSWORD)).toBeNull();
});

test.each([
  ['postgresql://alice@/archive?host=/run/postgresql', '/run/postgresql'],
  ['postgresql://alice@localhost/archive', 'localhost:5432'],
  ['nonsense', 'the address in DATABASE_URL'],
])('%s is named without what need not be said', (url, place) => {
  expect(toDatabaseError(failure({ code: 'ECONNREFUSED' }), url)?.message).toBe(
    `PostgreSQL at ${place} does not answer. Start it, or correct DATABASE_URL.`,
  );
});
