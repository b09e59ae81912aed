// /graphql: GraphQL Yoga with what it may read, run and answer. Speaks GraphQL over HTTP; knows no route and no page.
import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { createYoga, isAsyncIterable, type Plugin, useExecutionCancellation } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Limits } from '../config.ts';
import { ANONYMOUS, type Viewer } from '../graphql/viewer.ts';
import { type AdmissionRules, useCost, useEntrance } from './admission.ts';
import { tell } from './answer.ts';
import { useCompiledExecution } from './execution.ts';
import { checkShape, checkText, checkVariables } from './limit.ts';
import type { RequestRecord } from './request.ts';

/** Parsed queries to keep, for those that come again and again. The largest that the limits let in takes 0.8 MB in this form. */
const REMEMBERED_DOCUMENTS = 100;
/** And characters of their text, which comments can make long. */
const REMEMBERED_TEXT = 1_000_000;
/** An operation's name is the client's to choose: the log takes so much of it. */
const NAME_LENGTH = 100;

interface ServerContext {
  record: RequestRecord;
}

export interface EndpointParts {
  readonly schema: GraphQLSchema;
  readonly createContext: (requestId: string, viewer: Viewer) => object;
  readonly limits: Limits;
  readonly admission: AdmissionRules;
}

export function createEndpoint({ schema, createContext, limits, admission }: EndpointParts) {
  return createYoga<ServerContext>({
    schema,
    context: ({ record: { requestId, viewer = ANONYMOUS } }) => createContext(requestId, viewer),
    // What the front of the server does, or nobody: bodies are measured before, pages and health have routes of their own.
    maxRequestBodySize: false,
    landingPage: false,
    graphiql: false,
    multipart: false,
    batching: false,
    cors: false,
    logging: false,
    // Masked in `useTelling`, which sees every error of an answer and knows the request.
    maskedErrors: false,
    parserAndValidationCache: rememberDocuments(),
    plugins: [
      useEntrance(admission),
      useRequestCheck(limits),
      useShapeCheck(limits),
      useNaming(),
      useCost(schema, admission),
      useCompiledExecution(schema),
      useExecutionCancellation(), // Of what is not compiled.
      useTelling(limits),
    ],
  });
}

/** Yoga's own caches would hold a thousand queries of a megabyte each, and as many errors. */
function rememberDocuments() {
  const documents = new LRUCache<string, DocumentNode>({
    max: REMEMBERED_DOCUMENTS,
    maxSize: REMEMBERED_TEXT,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return { documentCache: documents, errorCache: { get: () => undefined, set: () => undefined } };
}

/** Before parsing: what the raw request may hold. */
function useRequestCheck(limits: Limits): Plugin<object, ServerContext> {
  return {
    onRequestParse: ({ requestParser, setRequestParser }) => {
      if (requestParser) setRequestParser((request) => readParameters(() => requestParser(request)));
    },
    onParams: ({ params: { query, variables } }) => {
      if (typeof query === 'string') checkText(query, limits);
      if (typeof variables === 'object' && variables !== null) checkVariables(variables);
    },
  };
}

/** Yoga repeats a parser's own words to the client, and takes broken `variables` of a GET for a fault of the server. */
async function readParameters<T>(read: () => T): Promise<Awaited<T>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphQLError && !error.extensions['originalError']) throw error;
    throw new GraphQLError('This is no JSON. Send { "query": "…", "variables": { … } }; in a URL, variables are JSON as well.', {
      extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
    });
  }
}

/** Between parsing and validation, which would otherwise do all its work on what is refused anyway. */
function useShapeCheck(limits: Limits): Plugin {
  return {
    onValidate: ({ params, setResult }) => {
      const errors = checkShape(params.documentAST, limits);
      if (errors.length > 0) setResult(errors);
    },
  };
}

/** For the log. */
function useNaming(): Plugin<ServerContext, ServerContext> {
  return {
    onParse:
      () =>
      ({ result, context: { record, params } }) => {
        if (!result || result instanceof Error) return;
        const operation = getOperationAST(result, params.operationName);
        record.operation = operation?.name?.value.slice(0, NAME_LENGTH);
        record.kind = operation?.operation;
      },
  };
}

/** Says what went wrong, and what the query cost. */
function useTelling(limits: Limits): Plugin<object, ServerContext> {
  return {
    onResultProcess: ({ result, setResult, serverContext: { record } }) => {
      if (isAsyncIterable(result) || Array.isArray(result)) return; // Nothing streams, and no batch is let in.
      const { errors, ...rest } = result;
      const told = errors?.slice(0, limits.errors).map((error) => tell(error, 'data' in result, record));
      const omitted = (errors?.length ?? 0) - (told?.length ?? 0);
      const extensions = {
        ...result.extensions,
        ...(omitted > 0 ? { omittedErrors: omitted } : {}),
        ...(record.cost ? { cost: { ...record.cost, ...record.points } } : {}),
      };
      setResult({ ...rest, ...(told ? { errors: told } : {}), ...(Object.keys(extensions).length > 0 ? { extensions } : {}) });
    },
  };
}
