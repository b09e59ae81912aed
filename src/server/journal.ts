// The log: one line a request, with what was asked by name and how it went; never the text of a query or its variables.
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { addressOf } from './address.ts';
import type { Door } from './request.ts';

/** Asked every few seconds by whatever watches the server. */
const PROBES: ReadonlySet<string> = new Set(['/health', '/ready']);

/** `proxies`: how many stand in front (address.ts). */
export function journal(log: Logger, proxies: number): MiddlewareHandler<Door> {
  return async (context, next) => {
    const start = performance.now();
    const { requestId } = context.var;
    const caller = addressOf(context, proxies);
    const record: Door['Variables']['record'] = { requestId, log: log.child({ requestId }), codes: new Set(), caller };
    context.set('record', record);
    await next();
    context.header('x-request-id', requestId); // Again: an answer of Yoga's own making comes without the headers set before it.
    const { method, path } = context.req;
    const { operation, kind, codes, viewer, cost } = record;
    const line = {
      method,
      path,
      operation,
      kind,
      key: viewer?.keyId ?? undefined,
      cost: cost?.requested,
      status: context.res.status,
      ms: Math.round(performance.now() - start),
      codes: [...codes],
    };
    record.log[PROBES.has(path) ? 'debug' : 'info'](line, 'request');
  };
}
