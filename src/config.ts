// The settings: what the environment may say, what each of them means, and every mistake in it named at once.
import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

interface About {
  /** What it does, for people: the README's table and `.env.example` say the same words. */
  readonly meaning: string;
  /** Ends the sentence "It must be …". */
  readonly expects: string;
  readonly example: string;
  /** As one would write it; absent where leaving the setting out means something else than any value. */
  readonly fallback?: string;
  /** Never repeated, in no message and no log. */
  readonly secret?: true;
}

const about = z.registry<About>();

function setting<T extends z.ZodType<unknown, string>>(type: T, fallback: z.input<T>, words: Omit<About, 'example' | 'fallback'>) {
  const reads = z.prefault(type, fallback);
  about.add<z.ZodType>(reads, { ...words, example: fallback, fallback });
  return reads;
}

function whole(least: number, most: number, fallback: number, meaning: string) {
  const type = z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
  return setting(type, String(fallback), { meaning, expects: `a whole number from ${least} to ${most}` });
}

const onOff = z.stringbool({ truthy: ['on', 'true', '1'], falsy: ['off', 'false', '0'] });

/** Those with a public key alone: whoever can check such a token cannot make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** A file of settings holds it in one line. */
const pem = z.string().transform((text, context) => {
  try {
    return createPublicKey(text.replaceAll('\\n', '\n'));
  } catch {
    context.addIssue('not a key');
    return z.NEVER;
  }
});

const environment = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .register(about, {
      meaning: 'The PostgreSQL (15 or later) to use. Without it, Casus starts one of its own in DATA_FOLDER.',
      expects: 'a postgres:// address',
      example: 'postgres://casus:password@localhost:5432/casus',
      secret: true,
    }),
  DATA_FOLDER: setting(z.string(), './.data', {
    meaning: 'Where the PostgreSQL that Casus starts keeps its files. Unused with DATABASE_URL.',
    expects: 'a folder',
  }),
  HOST: setting(z.string(), '127.0.0.1', {
    meaning: 'The address to listen on. The default is this machine alone; 0.0.0.0 is every network it is on.',
    expects: 'an address of this machine',
  }),
  PORT: whole(0, 65_535, 4000, 'The port to listen on; 0 takes any free one.'),
  PLAYGROUND: setting(onOff, 'on', {
    meaning: 'Whether /graphql shows a page on which to try queries.',
    expects: 'on or off',
  }),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info', {
    meaning: 'How much to log, as JSON on standard error: info is a line for each request, warn only what went wrong.',
    expects: 'fatal, error, warn, info, debug, trace or silent',
  }),
  POOL_SIZE: whole(1, 200, 10, 'How many connections to PostgreSQL to hold at most.'),
  STATEMENT_TIMEOUT_MS: whole(100, 600_000, 5000, 'How long one SQL statement may take, in milliseconds.'),
  REQUEST_TIMEOUT_MS: whole(100, 600_000, 10_000, 'How long one request may take, in milliseconds.'),
  MAX_BODY_BYTES: whole(1024, 100_000_000, 1_000_000, 'The largest request body, in bytes.'),
  MAX_TOKENS: whole(100, 10_000, 2000, 'How many words and signs a query may have.'),
  MAX_DEPTH: whole(5, 100, 12, 'How deep the fields of a query may nest. Introspection does not count.'),
  MAX_ALIASES: whole(0, 10_000, 30, 'How many aliases a query may have, those of a fragment counted at each use.'),
  MAX_DIRECTIVES: whole(0, 10_000, 8, 'How many directives a query may have.'),
  MAX_ROOT_FIELDS: whole(1, 1000, 20, 'How many fields a query may ask for at its top.'),
  MAX_DUPLICATES: whole(1, 10_000, 50, 'How often a query may name the same field in one place.'),
  MAX_ERRORS: whole(1, 100, 10, 'How many errors an answer lists; of the others it says how many.'),
  MAX_COST: whole(10, 1_000_000, 1000, 'How many points a query may cost: one, and one for every 100 rows that its answer can hold.'),
  RATE_LIMIT: setting(onOff, 'on', {
    meaning: 'Whether a key, or an address without one, may spend no more than 1,000 points at once and 50 a second.',
    expects: 'on or off',
  }),
  TRUST_PROXY: whole(0, 10, 0, 'How many proxies stand in front: so many entries of X-Forwarded-For, from its end, are believed.'),
  OPEN_READING: setting(onOff, 'on', {
    meaning: 'Whether one may read without a key. Writing takes a key of an editor in any case.',
    expects: 'on or off',
  }),
  CASUS_BOOTSTRAP_KEY: z.string().optional().register(about, {
    meaning: 'A key of an administrator, made elsewhere, that is registered at the start if it is not there.',
    expects: 'a key',
    example: 'casus_<32 hexadecimal digits>_<64 more>',
    secret: true,
  }),
  JWT_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(about, {
      meaning: 'Who issues tokens (JWT) that are taken beside keys, as their claim iss has it. Without it, none are taken.',
      expects: 'an address',
      example: 'https://login.example.org',
    }),
  JWT_AUDIENCE: setting(z.string(), 'casus', { meaning: 'For whom a token must be issued.', expects: 'an audience' }),
  JWT_ROLE_CLAIM: setting(z.string(), 'role', {
    meaning: 'The claim of a token that names its role: READER, EDITOR or ADMIN.',
    expects: 'the name of a claim',
  }),
  JWT_ALGORITHMS: setting(
    z
      .string()
      .transform((list) => list.split(','))
      .pipe(z.array(z.enum(ALGORITHMS))),
    'RS256,ES256,EdDSA',
    { meaning: 'How a token may be signed; never by a shared secret.', expects: `one or more of ${ALGORITHMS.join(', ')}, with commas` },
  ),
  JWT_JWKS_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .register(about, {
      meaning: "Where the issuer's keys are. Without it, at /.well-known/jwks.json of the issuer.",
      expects: 'an address',
      example: 'https://login.example.org/keys',
    }),
  JWT_PUBLIC_KEY: pem.optional().register(about, {
    meaning: "The issuer's one public key as PEM, line ends written \\n, instead of an address.",
    expects: 'a public key as PEM',
    example: '-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\\n-----END PUBLIC KEY-----',
  }),
});

type Environment = z.infer<typeof environment>;

export type Config = ReturnType<typeof arrange>;
/** What a request may hold before it is refused, and how many errors its answer lists. */
export type Limits = Config['limits'];
/** Whose tokens are taken, and how they are proved. */
export type TokenRules = NonNullable<Config['tokenRules']>;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws {ConfigError} that names every setting that cannot be used, what was got, and an example. */
export function readConfig(given: Record<string, string | undefined>): Config {
  // An empty value is an absent one: that is what `PORT=` in a file and `${PORT:-}` in a compose file mean.
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  const read = environment.safeParse(set);
  if (read.success) return arrange(read.data);
  const wrong = described.filter(({ name }) => read.error.issues.some((issue) => issue.path[0] === name));
  throw new ConfigError(['These settings cannot be used:', ...wrong.map((found) => problem(found, set[found.name]))].join('\n  '));
}

function arrange(set: Environment) {
  return {
    databaseUrl: set.DATABASE_URL,
    dataFolder: set.DATA_FOLDER,
    host: set.HOST,
    port: set.PORT,
    playground: set.PLAYGROUND,
    logLevel: set.LOG_LEVEL,
    poolSize: set.POOL_SIZE,
    statementTimeoutMs: set.STATEMENT_TIMEOUT_MS,
    requestTimeoutMs: set.REQUEST_TIMEOUT_MS,
    limits: {
      bodyBytes: set.MAX_BODY_BYTES,
      tokens: set.MAX_TOKENS,
      depth: set.MAX_DEPTH,
      aliases: set.MAX_ALIASES,
      directives: set.MAX_DIRECTIVES,
      rootFields: set.MAX_ROOT_FIELDS,
      duplicates: set.MAX_DUPLICATES,
      errors: set.MAX_ERRORS,
      cost: set.MAX_COST,
    },
    rateLimit: set.RATE_LIMIT,
    trustProxy: set.TRUST_PROXY,
    openReading: set.OPEN_READING,
    bootstrapKey: set.CASUS_BOOTSTRAP_KEY,
    tokenRules: set.JWT_ISSUER === undefined ? null : arrangeTokens(set, set.JWT_ISSUER),
  };
}

function arrangeTokens(set: Environment, issuer: string) {
  return {
    issuer,
    audience: set.JWT_AUDIENCE,
    roleClaim: set.JWT_ROLE_CLAIM,
    algorithms: set.JWT_ALGORITHMS,
    keys: set.JWT_PUBLIC_KEY ?? new URL(set.JWT_JWKS_URL ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`),
  };
}

export interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** As one would write it; null where leaving the setting out means something else than any value. */
  readonly fallback: string | null;
  readonly example: string;
}

const described = Object.entries(environment.shape).map(([name, type]) => ({ name, ...(about.get(type) as About) }));

/** Every setting, as the README's table and `.env.example` must show it. */
export const settings: readonly Setting[] = described.map(({ name, meaning, fallback = null, example }) => ({
  name,
  meaning,
  fallback,
  example,
}));

function problem({ name, expects, example, secret }: About & { name: string }, got: string | undefined): string {
  const shown = secret ? 'not usable (it may hold a password, so it is not shown)' : JSON.stringify(got);
  return `${name} is ${shown}. It must be ${expects}, such as ${name}=${example}`;
}
