// Fifty at once on a pool of two connections: nobody hangs, whoever cannot be served is told so, and afterwards all is well again.
import pino from 'pino';
import { expect } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { connect, disconnect } from '../../src/database/connect.ts';
import { createServer } from '../../src/server.ts';
import { withClient } from '../support/database.ts';
import { test } from './test.ts';

const CLIENTS = 50;
const PATIENCE_MS = 5000;
/** Who is served last has waited for a connection, three seconds at most, and then for its statement to be given up. */
const STATEMENT_MS = 1000;

test('fifty on two connections that are held wait no longer than five seconds, and are served once they are free', async ({
  url,
  onTestFinished,
}) => {
  const database = connect({ url, poolSize: 2, statementTimeoutMs: STATEMENT_MS });
  onTestFinished(() => disconnect(database));
  const server = createServer({ database, config: readConfig({ RATE_LIMIT: 'off' }), log: pino({ level: 'silent' }) });
  const ask = async (): Promise<{ codes: unknown[]; took: number }> => {
    const began = performance.now();
    const body = JSON.stringify({ query: '{ acts(first: 1) { nodes { title } } }' });
    const request = new Request('http://localhost/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { errors = [] } = (await (await server.fetch(request)).json()) as { errors?: { extensions: { code: unknown } }[] };
    return { codes: errors.map(({ extensions }) => extensions.code), took: performance.now() - began };
  };
  await ask(); // The first question waits for the schema to be built.
  const all = () => Promise.all(Array.from({ length: CLIENTS }, ask));

  const held = await withClient(url, async (client) => {
    await client.query('BEGIN; LOCK TABLE act IN ACCESS EXCLUSIVE MODE');
    return all();
  });
  expect(Math.max(...held.map(({ took }) => took))).toBeLessThan(PATIENCE_MS);
  expect(new Set(held.flatMap(({ codes }) => codes))).toEqual(new Set(['DEADLINE_EXCEEDED', 'SERVICE_UNAVAILABLE']));

  expect((await all()).flatMap(({ codes }) => codes)).toEqual([]);
});
