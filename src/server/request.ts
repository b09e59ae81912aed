// What the server knows of one request beside the request itself: its id, its deadline, and what its line in the log will say.
import type { Logger } from 'pino';
import type { Viewer } from '../graphql/viewer.ts';

export interface RequestRecord {
  /** The client's own where it sent a sane `x-request-id`. In the answer's header, in every error and in the log. */
  readonly requestId: string;
  readonly log: Logger;
  /** The name of the operation, never its text or variables. */
  operation?: string | undefined;
  kind?: string | undefined;
  /** The code of every error in the answer. */
  readonly codes: Set<string>;
  viewer?: Viewer;
  /** On whose account it goes: an address, a key or a token's subject. */
  caller: string;
  /** In points: what the query may cost at most, and what any may. */
  cost?: { readonly requested: number; readonly limit: number };
  /** What is left on that account. */
  points?: { readonly available: number; readonly perSecond: number };
}

/** What the middleware hands on. */
export interface Door {
  Variables: {
    requestId: string;
    record: RequestRecord;
    /** Aborts when the client goes away or the time is up. */
    signal: AbortSignal;
  };
}
