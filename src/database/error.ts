// What went wrong with the database, as a sentence that says what to do. Pure: an error in, a sentence out, no secret of the URL in it.

export type DatabaseErrorCode =
  | 'UNREACHABLE'
  | 'DENIED'
  | 'NO_DATABASE'
  | 'NOT_PERMITTED'
  | 'READ_ONLY'
  | 'BUSY'
  | 'TOO_SLOW'
  | 'DISK_FULL'
  | 'TOO_OLD'
  | 'NOT_EMPTY'
  | 'MIGRATION_FAILED'
  | 'MIGRATION_HALF_DONE'
  | 'MIGRATION_CHANGED'
  | 'MIGRATION_UNKNOWN'
  | 'EMBEDDED_UNSUPPORTED'
  | 'EMBEDDED_FOLDER'
  | 'EMBEDDED_FAILED';

/** A trouble of the database that a person can act on: the message is meant for them. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Who is asked for what, without the password. */
export function databaseAddress(url: string): { place: string; database: string; user: string } {
  const parsed = URL.canParse(url)
    ? new URL(url)
    : URL.canParse(url.replace('@/', '@localhost/'))
      ? new URL(url.replace('@/', '@localhost/'))
      : null;
  if (!parsed) return { place: 'the address in DATABASE_URL', database: '', user: '' };
  return {
    place: parsed.searchParams.get('host') ?? `${parsed.hostname || 'localhost'}:${parsed.port || 5432}`,
    database: decodeURIComponent(parsed.pathname.slice(1)),
    user: decodeURIComponent(parsed.username),
  };
}

interface Symptoms {
  code: DatabaseErrorCode;
  /** SQLSTATE, errno or Prisma code; or a `kind` of Prisma's driver adapter. */
  signs: string[];
  /** Where the driver gives no code, part of its message. */
  words?: RegExp;
  sentence: (at: ReturnType<typeof databaseAddress>) => string;
}

const SYMPTOMS: Symptoms[] = [
  {
    code: 'DENIED',
    signs: ['28P01', '28000', 'P1000', 'P1010', 'AuthenticationFailed', 'DatabaseAccessDenied'],
    words: /^SASL: /,
    sentence: ({ place, user }) => `PostgreSQL at ${place} refuses the user "${user}". Correct the name and the password in DATABASE_URL.`,
  },
  {
    code: 'NO_DATABASE',
    signs: ['3D000', 'P1003', 'DatabaseDoesNotExist'],
    sentence: ({ place, database }) =>
      `PostgreSQL at ${place} has no database "${database}". Create it (CREATE DATABASE "${database}"), or correct DATABASE_URL.`,
  },
  {
    code: 'BUSY',
    signs: ['53300', '57P03', '55P03', 'P2024', 'P2037', 'TooManyConnections'],
    words: /timeout exceeded when trying to connect|Unable to start a transaction in the given time/,
    sentence: ({ place }) => `PostgreSQL at ${place} takes no more work at the moment. Try again shortly.`,
  },
  {
    code: 'UNREACHABLE',
    signs: ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE', 'EACCES']
      .concat(['57P01', '57P02', '08001', '08003', '08006', 'P1001', 'P1002', 'P1017'])
      .concat(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout']),
    words: /Connection terminated|timeout expired|not queryable/,
    sentence: ({ place }) => `PostgreSQL at ${place} does not answer. Start it, or correct DATABASE_URL.`,
  },
  {
    code: 'UNREACHABLE',
    signs: ['TlsConnectionError', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'].concat([
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'P1011',
    ]),
    words: /does not support SSL/,
    sentence: ({ place }) => `PostgreSQL at ${place} and Casus do not agree on encryption. Correct sslmode or sslrootcert in DATABASE_URL.`,
  },
  {
    code: 'TOO_SLOW',
    signs: ['57014', 'P2028'],
    sentence: () => 'The database gave up, for this took longer than it may. Ask for less at once.',
  },
  {
    code: 'NOT_PERMITTED',
    signs: ['42501'],
    sentence: ({ database, user }) =>
      `The user "${user}" may not do this in the database "${database}". Make it the owner (ALTER DATABASE "${database}" OWNER TO "${user}").`,
  },
  {
    code: 'READ_ONLY',
    signs: ['25006'],
    sentence: ({ place }) => `PostgreSQL at ${place} can only be read. Let DATABASE_URL name the primary, not a replica.`,
  },
  {
    code: 'DISK_FULL',
    signs: ['53100'],
    sentence: ({ place }) => `The disk of PostgreSQL at ${place} is full. Make room; nothing was half written.`,
  },
];

/** The error, then what caused it, down through Prisma's wrappings. */
function causes(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return [];
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  return [error, ...causes(cause), ...causes(meta?.driverAdapterError)];
}

function shows(error: object, { signs, words }: Symptoms): boolean {
  if ('path' in error) return false; // A file is missing or closed, not the database's socket.
  const { code, originalCode, kind, message } = error as Record<'code' | 'originalCode' | 'kind' | 'message', unknown>;
  return [code, originalCode, kind].some((sign) => signs.includes(String(sign))) || (words?.test(String(message)) ?? false);
}

/** Null for what is no trouble of the database itself (a broken constraint, a bug): those are for the caller to tell. */
export function toDatabaseError(error: unknown, url = ''): DatabaseError | null {
  if (error instanceof DatabaseError) return error;
  const found = SYMPTOMS.find((symptoms) => causes(error).some((cause) => shows(cause, symptoms)));
  return found ? new DatabaseError(found.code, found.sentence(databaseAddress(url)), error) : null;
}
