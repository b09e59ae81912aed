// The answer to a request that never reaches GraphQL: an error of the same shape, so that a client has one thing to read.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Door } from './request.ts';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

export function refuse(
  context: Context<Door>,
  status: ContentfulStatusCode,
  code: string,
  message: string,
  extensions: Record<string, unknown> = {},
): Response {
  const { requestId, codes } = context.var.record;
  codes.add(code);
  const type = context.req.header('accept')?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : 'application/json';
  const errors = [{ message, extensions: { code, ...extensions, requestId } }];
  return context.json({ errors }, status, { 'content-type': `${type}; charset=utf-8` });
}
