// The `test` of races and crashes: a PostgreSQL of its own, started from the embedded programs, whatever server the other tests use. It
// keeps all its promises (fsync is on), and it may be killed.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/migrate.ts';
import { cloneDatabase, createDatabase, emptyTemplate, newRun, type TestRun } from '../support/database.ts';
import { test as base } from '../support/test.ts';

export interface Cluster extends TestRun {
  /** Where PostgreSQL keeps its files. */
  readonly folder: string;
}

/** Starts from an empty database on that server. */
export const test = base
  .extend('cluster', { scope: 'file' }, async ({}, { onCleanup }): Promise<Cluster> => {
    const { url, folder, stop } = await startEmbedded({ folder: join(tmpdir(), `casus-test-${randomUUID()}`), log: () => undefined });
    onCleanup(async () => {
      await stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    const run = newRun(url);
    await migrate(await createDatabase(run.server, emptyTemplate(run)));
    return { ...run, folder };
  })
  /** As many as a server has that nobody has told otherwise. */
  .extend('poolSize', (): number => 10)
  .extend('url', async ({ cluster }, { onCleanup }) => {
    const clone = await cloneDatabase(cluster, emptyTemplate(cluster));
    onCleanup(clone.drop);
    return clone.url;
  });
