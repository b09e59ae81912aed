// Who is let in to /graphql, and for how much: first who it is, then a point to come in, then what the query costs beyond that.
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { costOf, exportCost } from '../graphql/cost.ts';
import { ANONYMOUS, type Identity } from '../graphql/viewer.ts';
import { POINTS_PER_SECOND, type Take } from './bucket.ts';
import type { RequestRecord } from './request.ts';

/** What a request costs that asks for nothing, or is wrong. */
const ENTRY = 1;

export interface AdmissionRules {
  /** Who sends this header; null stands for its absence. */
  readonly identify: (authorization: string | null) => Promise<Identity>;
  readonly openReading: boolean;
  /** The most points that a query may cost. */
  readonly limit: number;
  /** Null: nobody counts what a caller spends. */
  readonly take: Take | null;
}

interface ServerContext {
  readonly record: RequestRecord;
}

/** Before anything of the request is read. */
export function useEntrance(rules: AdmissionRules): Plugin<object, ServerContext> {
  return {
    onRequestParse: ({ request, serverContext: { record } }) => enter(rules, request.headers.get('authorization'), record),
  };
}

/** Lets a request in, or says why not. @throws GraphQLError */
async function enter({ identify, openReading, take }: AdmissionRules, authorization: string | null, record: RequestRecord): Promise<void> {
  const identity = await identify(authorization);
  const viewer = 'viewer' in identity ? identity.viewer : ANONYMOUS;
  record.viewer = viewer;
  if (viewer !== ANONYMOUS) record.caller = viewer.keyId ?? `token of ${viewer.name}`;
  spend(take, record, ENTRY);
  if ('refusal' in identity) throw unauthenticated(identity.refusal);
  if (viewer === ANONYMOUS && !openReading) {
    throw unauthenticated(
      'Reading takes a key here. Ask whoever runs this server for one, and send the header Authorization: Bearer casus_…',
    );
  }
}

/** Lets in whoever asks for a file, for what the same costs as a query. @throws GraphQLError */
export async function enterForExport(
  rules: AdmissionRules,
  authorization: string | null,
  record: RequestRecord,
  rows: number,
): Promise<void> {
  await enter(rules, authorization, record);
  const requested = exportCost(rows);
  record.cost = { requested, limit: rules.limit };
  if (requested > rules.limit) throw tooCostly(requested, rules.limit);
  spend(rules.take, record, requested - ENTRY);
}

/** Once the query is found valid, and before anything of it runs. */
export function useCost(schema: GraphQLSchema, { limit, take }: AdmissionRules): Plugin<ServerContext> {
  return {
    onExecute: ({ args: { document, operationName, variableValues, contextValue }, setResultAndStopExecution }) => {
      const { record } = contextValue;
      const requested = costOf(schema, document, operationName, variableValues);
      record.cost = { requested, limit };
      try {
        if (requested > limit) throw tooCostly(requested, limit);
        spend(take, record, requested - ENTRY);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        setResultAndStopExecution({ errors: [error] });
      }
    },
  };
}

function spend(take: Take | null, record: RequestRecord, points: number): void {
  if (!take) return;
  const { available, wait } = take(record.caller, points);
  record.points = { available: Math.floor(available), perSecond: POINTS_PER_SECOND };
  if (wait > 0) throw rateLimited(Math.ceil(wait));
}

const unauthenticated = (message: string) =>
  new GraphQLError(message, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: { 'www-authenticate': 'Bearer' } } },
  });

const tooCostly = (cost: number, limit: number) =>
  new GraphQLError(
    `This query costs ${cost.toLocaleString('en')} points, a point for every 100 rows that its answer can hold; at most ${limit.toLocaleString('en')} are taken. Ask for smaller pages (first), smaller walks (budget), or in several requests.`,
    { extensions: { code: 'TOO_COSTLY', limit, actual: cost, http: { status: 400, spec: false } } },
  );

const rateLimited = (seconds: number) =>
  new GraphQLError(`You have asked for much in a short time. Wait ${seconds} s; ${POINTS_PER_SECOND} points a second flow in.`, {
    extensions: { code: 'RATE_LIMITED', retryAfter: seconds, http: { status: 429, headers: { 'retry-after': String(seconds) } } },
  });
