// The server when its database is away, not ready or busy: it says so, to those who watch it and to those who ask, and comes back.
import { Client } from 'pg';
import { pino } from 'pino';
import { describe, expect } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Connection, connect, disconnect } from '../../src/database/connect.ts';
import { createServer } from '../../src/server.ts';
import { test as base } from '../support/test.ts';
import type { Answer } from './door.ts';

const test = base
  /** The server on a database of one's choice. */
  .extend('serve', async ({}, { onCleanup }) => (connection: Connection, stopping?: AbortSignal) => {
    const database = connect(connection);
    onCleanup(() => disconnect(database));
    const log = pino({ level: 'silent' });
    const app = createServer({ database, config: readConfig({}), log, ...(stopping ? { stopping } : {}) });
    const ask = async () => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query: '{ acts(first: 1) { nodes { title } } }' });
      return (await (await app.request('/graphql', { method: 'POST', headers, body })).json()) as Answer;
    };
    const readiness = async () => {
      const response = await app.request('/ready');
      return { ...((await response.json()) as { reason?: string }), status: response.status };
    };
    return { app, ask, readiness };
  })
  .extend('client', async ({ url }, { onCleanup }) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    onCleanup(() => client.end());
    return client;
  });

describe('A server', () => {
  test('whose database is away lives, is not ready, and tells whoever asks to come back', async ({ serve }) => {
    const { app, ask, readiness } = serve({ url: 'postgres://casus:hunter2@127.0.0.1:1/casus' });
    expect((await app.request('/health')).status).toBe(200);
    expect(await readiness()).toMatchObject({ status: 503, reason: 'The database does not answer.' });
    const { errors } = await ask();
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|hunter2|prisma/i);
  });

  test('whose database lacks a migration is not ready, and names it', async ({ serve, url, client }) => {
    const { readiness } = serve({ url });
    expect(await readiness()).toMatchObject({ status: 200 });
    await client.query(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%foundation'`);
    expect(await readiness()).toMatchObject({
      status: 503,
      reason: expect.stringMatching(/lacks migrations: \d+_foundation\. Run: casus migrate/),
    });
  });

  test('that is about to stop is not ready, and answers all the same', async ({ serve, url }) => {
    const { ask, readiness } = serve({ url }, AbortSignal.abort());
    expect(await readiness()).toMatchObject({ status: 503, reason: 'The server is about to stop.' });
    expect(await ask()).toMatchObject({ data: { acts: { nodes: [] } } });
  });

  test('whose connections are all held answers in time, and is well again once they are free', async ({ serve, url, client }) => {
    const { app, ask } = serve({ url, poolSize: 2, statementTimeoutMs: 4000 });
    await client.query('BEGIN; LOCK TABLE act IN ACCESS EXCLUSIVE MODE');
    const started = performance.now();
    const answers = Promise.all(Array.from({ length: 8 }, ask));
    expect((await app.request('/health')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1000);

    const codes = (await answers).map(({ errors }) => errors?.[0]?.extensions['code']);
    expect(codes.filter((code) => code === 'DEADLINE_EXCEEDED')).toHaveLength(2);
    expect(codes.filter((code) => code === 'SERVICE_UNAVAILABLE')).toHaveLength(6);
    expect(performance.now() - started).toBeLessThan(9000);

    await client.query('COMMIT');
    expect(await ask()).toMatchObject({ data: { acts: { nodes: [] } } });
  });
});
