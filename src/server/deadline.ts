// No request takes longer than it may: the client gets an answer in time, and what was under way for it is told to stop.
import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { refuse } from './refusal.ts';
import type { Door } from './request.ts';

export function deadline(milliseconds: number): MiddlewareHandler<Door> {
  return async (context, next) => {
    const stop = new AbortController();
    context.set('signal', stop.signal);
    // Not with the reason of its own that the HTTP server gives: only a plain abort is taken for one further down, and not for an error.
    context.req.raw.signal.addEventListener('abort', () => stop.abort(), { once: true });
    const answered = new AbortController();
    const late = wait(milliseconds, 'late', { signal: answered.signal }).catch(() => undefined);
    if ((await Promise.race([next(), late])) === 'late') {
      const message = `This took longer than ${milliseconds / 1000} s and was stopped. Ask for less at once.`;
      context.res = refuse(context, 504, 'DEADLINE_EXCEEDED', message, { limit: milliseconds });
      stop.abort();
    }
    answered.abort();
  };
}
