// The four that are measured: the floor, Casus as it is built, a nested server as people write one, and PostGraphile.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contestant, startContestant } from './contestant.ts';
import { withClient } from './kept-corpus.ts';

const HERE = import.meta.dirname;
const script = (name: string, url: string): [string, ...string[]] => [process.execPath, '--import', 'tsx', join(HERE, 'rivals', name), url];
const POSTGRAPHILE = join(HERE, 'postgraphile');
const MAIN = join(HERE, '../dist/src/main.js');

export const startFloor = (url: string): Promise<Contestant> =>
  startContestant({ name: 'floor', command: script('floor.ts', url), path: '/' });

export const startNested = (url: string): Promise<Contestant> =>
  startContestant({ name: 'nested', command: script('nested.ts', url), path: '/graphql' });

/** As it ships, but for the limit on how much one address may ask, and for 8 connections like the others' instead of 10. */
export const startCasus = (url: string, key: string): Promise<Contestant> =>
  startContestant({
    name: 'casus',
    command: [process.execPath, MAIN, 'start'],
    path: '/graphql',
    environment: { DATABASE_URL: url, PORT: '0', RATE_LIMIT: 'off', POOL_SIZE: '8', CASUS_BOOTSTRAP_KEY: key },
    port: /http:\/\/localhost:(\d+)\/graphql/,
  });

/** On the Node that its own package.json brings, with the recursive function that somebody who uses it would write. */
export async function startPostgraphile(url: string): Promise<Contestant> {
  if (!existsSync(join(POSTGRAPHILE, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: POSTGRAPHILE, stdio: 'inherit' });
  }
  await withClient(url, (client) => client.query(CHAIN_FUNCTION));
  const node = join(POSTGRAPHILE, 'node_modules/node/bin/node');
  return startContestant({ name: 'postgraphile', command: [node, join(POSTGRAPHILE, 'server.mjs'), url], path: '/graphql' });
}

export async function versionsOf(url: string): Promise<string> {
  const { server_version } = await withClient(
    url,
    async (client) => (await client.query<{ server_version: string }>('SHOW server_version')).rows[0] ?? { server_version: '?' },
  );
  const { dependencies } = JSON.parse(await readFile(join(POSTGRAPHILE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return `Node ${process.version}, PostgreSQL ${server_version}, PostGraphile ${dependencies['postgraphile']} on Node ${dependencies['node']}`;
}

const STANDS = `c.status = 'ACCEPTED' AND c.retracted_at IS NULL AND NOT EXISTS (SELECT FROM claim later
  WHERE later.link_id = c.link_id AND later.asserted_by_id = c.asserted_by_id AND later.said_earliest > c.said_latest
    AND later.status = 'ACCEPTED' AND later.retracted_at IS NULL)`;

/** The walk, and what is asked of a link beyond its columns. */
const CHAIN_FUNCTION = `
  CREATE SCHEMA IF NOT EXISTS bench;
  CREATE OR REPLACE FUNCTION bench.act_chain(root_slug text, most_acts int, most_depth int) RETURNS SETOF act STABLE LANGUAGE sql AS $$
    WITH RECURSIVE level(depth, ids, seen) AS (
      SELECT 0, ARRAY[id], ARRAY[id] FROM act WHERE slug = root_slug
      UNION ALL
      SELECT level.depth + 1, next.ids, level.seen || next.ids FROM level CROSS JOIN LATERAL (
        SELECT array_agg(id ORDER BY placed_at, placed_rank, id) AS ids FROM (
          SELECT DISTINCT k.response_id AS id, k.response_placed_at AS placed_at, k.response_placed_rank AS placed_rank
          FROM unnest(level.ids) AS stand(id) JOIN response_link k ON k.trigger_id = stand.id
          WHERE k.standing AND NOT EXISTS (SELECT FROM unnest(level.seen) AS passed(id) WHERE passed.id = k.response_id)
            AND EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND c.stance = 'ASSERTS' AND ${STANDS})
          ORDER BY placed_at, placed_rank, id LIMIT most_acts - cardinality(level.seen)) AS admitted) AS next
      WHERE level.depth < most_depth AND cardinality(level.seen) < most_acts AND next.ids IS NOT NULL)
    SELECT act.* FROM level CROSS JOIN unnest(level.ids) WITH ORDINALITY AS reached(id, nearness) JOIN act ON act.id = reached.id
    ORDER BY level.depth, reached.nearness
  $$;
  CREATE OR REPLACE FUNCTION bench.response_link_leading(k response_link) RETURNS claim STABLE LANGUAGE sql AS $$
    SELECT c.* FROM claim c
    WHERE k.standing AND c.link_id = k.id AND c.stance = 'ASSERTS' AND ${STANDS}
    ORDER BY c.basis, coalesce(c.confidence, CASE WHEN c.basis = 'TEMPORAL_ONLY' THEN 29 ELSE 100 END) DESC, c.said_earliest NULLS LAST,
      (SELECT slug FROM actor WHERE actor.id = c.asserted_by_id), c.kind, c.strength NULLS LAST, c.id LIMIT 1
  $$;
  CREATE OR REPLACE FUNCTION bench.response_link_disputed(k response_link) RETURNS boolean STABLE LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND c.stance IN ('DENIES', 'REVERSES') AND ${STANDS})
  $$`;
