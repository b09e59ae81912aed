// Records what a database is asked, statement by statement, whoever asks: an N+1 shows up in a number.
import { Client } from 'pg';

export interface Recording<Result> {
  result: Result;
  /** Every statement in its order, without what opens and closes transactions. */
  statements: string[];
  /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT and the like. */
  transactions: string[];
}

type Listener = (database: string | undefined, text: string) => void;

const TRANSACTION = /^\s*(begin|start transaction|commit|rollback|savepoint|release|set transaction)\b/i;
const listeners = new Set<Listener>();
const query: (...parameters: unknown[]) => unknown = Client.prototype.query;

// Prisma reports its own queries alone; the driver sees them all.
Client.prototype.query = function recorded(this: Client, ...parameters: unknown[]): never {
  const [first] = parameters;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (text !== undefined) for (const listener of listeners) listener(this.database, text);
  return query.apply(this, parameters) as never;
};

export async function record<Result>(database: string, run: () => Promise<Result>): Promise<Recording<Result>> {
  const seen: string[] = [];
  const listener: Listener = (name, text) => {
    if (name === database) seen.push(text);
  };
  listeners.add(listener);
  try {
    const result = await run();
    return {
      result,
      statements: seen.filter((text) => !TRANSACTION.test(text)),
      transactions: seen.filter((text) => TRANSACTION.test(text)),
    };
  } finally {
    listeners.delete(listener);
  }
}
