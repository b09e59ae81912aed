// The PostgreSQL server under the tests: TEST_DATABASE_URL where that is set, else the embedded one in a folder that is thrown away.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../src/database/embedded.ts';
import { withClient } from './database.ts';

export interface TestServer {
  url: string;
  close: () => Promise<void>;
}

export async function openTestServer(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  return url ? { url, close: async () => undefined } : openEmbedded();
}

export async function openEmbedded(): Promise<TestServer> {
  const { url, folder, stop } = await startEmbedded({ folder: join(tmpdir(), `casus-test-${randomUUID()}`), log: () => undefined });
  await forgoSafety(url);
  return {
    url,
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What is thrown away need not survive a power cut: copying a template is then several times faster. */
async function forgoSafety(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('ALTER SYSTEM SET fsync = off');
    await client.query('ALTER SYSTEM SET full_page_writes = off');
    await client.query('SELECT pg_reload_conf()');
  });
}
