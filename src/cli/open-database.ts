// The database that the settings ask for, ready for work: another's, or one of our own; reached, and at the newest migration.
import type { Config } from '../config.ts';
import { connect, type Database, disconnect } from '../database/connect.ts';
import { type Embedded, startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly url: string;
  /** The PostgreSQL that Casus runs itself; null with DATABASE_URL. */
  readonly embedded: Embedded | null;
  /** The migrations that were missing, oldest first. */
  readonly applied: string[];
  close(): Promise<void>;
}

/** @throws {DatabaseError} with what to do */
export async function openDatabase(config: Config, say: (sentence: string) => void): Promise<OpenDatabase> {
  const reached = await reachDatabase(config, say);
  try {
    return { ...reached, applied: await migrate(reached.url) };
  } catch (error) {
    await reached.close();
    throw error;
  }
}

/** As it is, without bringing it to the newest migration. @throws {DatabaseError} with what to do */
export async function reachDatabase(config: Config, say: (sentence: string) => void): Promise<Omit<OpenDatabase, 'applied'>> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder, log: say }) : null;
  const url = embedded?.url ?? config.databaseUrl ?? '';
  const database = connect({ url, poolSize: config.poolSize, statementTimeoutMs: config.statementTimeoutMs });
  const close = async () => {
    await disconnect(database);
    await embedded?.stop();
  };
  return { database, url, embedded, close };
}
