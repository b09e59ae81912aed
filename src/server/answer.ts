// Which errors a client may see. One that was meant for it goes out as it is; any other is logged, and masked with the request id.
import { GraphQLError, Kind } from 'graphql';
import { toDatabaseError } from '../database/error.ts';
import { refusal } from '../graphql/error.ts';
import type { RequestRecord } from './request.ts';

/** The error as the client gets it. `started`: the operation had begun, so that GraphQL answers 200 with what there is. */
export function tell(error: GraphQLError, started: boolean, record: RequestRecord): GraphQLError {
  const { message, extensions } =
    refusal(error.originalError) ?? (isMeant(error) ? meant(error, started) : hidden(error.originalError ?? error, started, record));
  record.codes.add(String(extensions['code']));
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions, requestId: record.requestId } });
}

interface Told {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Ours carry a code; those of graphql-js point at the part of the query that is wrong, where a broken resolver points at its field. */
function isMeant({ extensions, originalError, nodes, path }: GraphQLError): boolean {
  if (extensions['unexpected']) return false;
  if (originalError && !(originalError instanceof GraphQLError)) return false;
  return 'code' in extensions || !path || nodes?.[0]?.kind !== Kind.FIELD;
}

function meant({ message, extensions }: GraphQLError, started: boolean): Told {
  if ('code' in extensions) return { message, extensions };
  return { message, extensions: { code: 'BAD_USER_INPUT', ...(started ? {} : { http: { status: 400, spec: true } }) } };
}

function hidden(error: unknown, started: boolean, { log, operation }: RequestRecord): Told {
  const trouble = toDatabaseError(error);
  if (trouble?.code === 'TOO_SLOW') {
    log.warn({ operation, problem: trouble.message }, 'statement too slow');
    return { message: trouble.message, extensions: { code: 'DEADLINE_EXCEEDED', ...status(504, started) } };
  }
  if (trouble) {
    log.error({ operation, problem: trouble.message }, 'database in trouble');
    return {
      message: 'The database does not answer at the moment. Try again shortly.',
      extensions: { code: 'SERVICE_UNAVAILABLE', ...status(503, started) },
    };
  }
  log.error({ operation, problem: problem(error) }, 'unexpected error');
  return {
    message: 'Something went wrong here, and it is not your request. Report the request id; the log says more.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...status(500, started) },
  };
}

const status = (code: number, started: boolean) => (started ? {} : { http: { status: code } });

/** Not the whole error: those of Prisma and GraphQL carry the query with them. */
function problem(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack };
}
