// What a resolver may reach: the database, who asks, and the batched reads of this request.
import type { Database } from '../database/connect.ts';
import type { Lens } from '../walk/lens.ts';
import { createLoaders, type Loaders } from './load.ts';
import type { Viewer } from './viewer.ts';

export interface Context {
  readonly database: Database;
  /** Also in the response's header, in every error and in the log. */
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly load: Loaders;
  /** The lenses of this request, by what was asked (lens.ts). */
  readonly lenses: Map<string, Promise<Lens>>;
}

export const createContext = (database: Database, requestId: string, viewer: Viewer): Context => ({
  database,
  requestId,
  viewer,
  load: createLoaders(database),
  lenses: new Map(),
});

/** The same, which gives nothing more to read once nobody waits for the answer. */
export const untilAborted = (context: Context, signal: AbortSignal): Context =>
  Object.create(context, {
    database: { get: () => (signal.throwIfAborted(), context.database) },
    load: { get: () => (signal.throwIfAborted(), context.load) },
  }) as Context;

/** After a write: what was read before it may have changed. */
export function readAnew({ database, load, lenses }: Context): void {
  Object.assign(load, createLoaders(database));
  lenses.clear();
}
