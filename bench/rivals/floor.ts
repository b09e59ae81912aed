// The floor: the same answer by four statements written by hand for this one question, straight through the driver, and JSON.stringify.
// It knows no schema, no other question, no error and no limit. Only what it answers is that of the API.
import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { tellPort } from './tell-port.ts';

interface Question {
  readonly slug: string;
  readonly acts: number;
  readonly depth: number;
  /** Null: anyone. Else a state and its army tell. */
  readonly asToldBy: string | null;
  readonly minConfidence: number | null;
}

/** Of claim c, with the question's tellers as $4 and its least confidence as $5. */
const position = (verdict: string): string => `
  ${verdict} AND c.status = 'ACCEPTED' AND c.retracted_at IS NULL AND NOT EXISTS (SELECT FROM claim later
    WHERE later.link_id = c.link_id AND later.asserted_by_id = c.asserted_by_id AND later.said_earliest > c.said_latest
      AND later.status = 'ACCEPTED' AND later.retracted_at IS NULL)`;
const firmness = `coalesce(c.confidence, CASE WHEN c.basis = 'TEMPORAL_ONLY' THEN 29 ELSE 100 END)`;
const carries = (tellers: string, least: string): string =>
  `${position(`c.stance = 'ASSERTS'`)} AND (${tellers}::uuid[] IS NULL OR c.asserted_by_id = ANY(${tellers}::uuid[]))
    AND (${least}::int IS NULL OR ${firmness} >= ${least})`;

const TELLERS = `SELECT id FROM actor WHERE slug = $1 UNION ALL
  SELECT a.subject_id FROM affiliation a JOIN actor whole ON whole.id = a.object_id WHERE whole.slug = $1 AND a.kind = 'PART_OF'`;

const WALK = `WITH RECURSIVE level(depth, ids, seen) AS (
    SELECT 0, ARRAY[id], ARRAY[id] FROM act WHERE slug = $1
    UNION ALL
    SELECT level.depth + 1, next.ids, level.seen || next.ids FROM level CROSS JOIN LATERAL (
      SELECT array_agg(id ORDER BY placed_at, placed_rank, id) AS ids FROM (
        SELECT DISTINCT step.id, step.placed_at, step.placed_rank
        FROM unnest(level.ids) AS stand(id) CROSS JOIN LATERAL (
          SELECT k.response_id AS id, k.response_placed_at AS placed_at, k.response_placed_rank AS placed_rank FROM response_link k
          WHERE k.trigger_id = stand.id AND k.standing AND EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND ${carries('$4', '$5')})
          ORDER BY placed_at, placed_rank, id LIMIT $2) AS step
        WHERE NOT EXISTS (SELECT FROM unnest(level.seen) AS passed(id) WHERE passed.id = step.id)
        ORDER BY placed_at, placed_rank, id LIMIT $2 - cardinality(level.seen)) AS admitted) AS next
    WHERE level.depth < $3 AND cardinality(level.seen) < $2 AND next.ids IS NOT NULL)
  SELECT depth, ids::text[] AS ids FROM level ORDER BY depth`;

const ACTS = `SELECT id, initcap(type::text) AS "__typename", slug, title, summary, version, hostility, earliest, latest, precision, zone
  FROM act WHERE id = ANY($1::uuid[])`;

const PARTICIPANTS = `SELECT p.act_id, p.role, actor.name FROM participation p JOIN actor ON actor.id = p.actor_id
  WHERE p.act_id = ANY($1::uuid[]) ORDER BY p.position`;

const LINKS = `WITH act_at(id, depth, place) AS (SELECT * FROM unnest($1::uuid[], $2::int[]) WITH ORDINALITY)
  SELECT k.response_id, k.trigger_id, lead.kind, lead.basis, lead.confidence,
    EXISTS (SELECT FROM claim c WHERE c.link_id = k.id AND ${position(`c.stance IN ('DENIES', 'REVERSES')`)}) AS disputed
  FROM act_at AS response JOIN response_link k ON k.response_id = response.id JOIN act_at AS trigger ON trigger.id = k.trigger_id
  CROSS JOIN LATERAL (SELECT c.kind, c.basis, c.confidence FROM claim c
    WHERE c.link_id = k.id AND ${carries('$3', '$4')}
    ORDER BY c.basis, ${firmness} DESC, c.said_earliest NULLS LAST, (SELECT slug FROM actor WHERE actor.id = c.asserted_by_id), c.kind, c.strength NULLS LAST, c.id LIMIT 1) AS lead
  WHERE k.standing
  ORDER BY least(response.depth, trigger.depth), least(response.place, trigger.place), greatest(response.place, trigger.place)
  LIMIT $5`;

interface ActRow {
  readonly id: string;
  readonly slug: string;
  readonly earliest: Date;
  readonly latest: Date;
  readonly precision: string;
  readonly zone: string;
}

/** As all that are measured at once: the embedded PostgreSQL lets 30 in. */
const POOL_SIZE = 8;

const pool = new Pool({ connectionString: process.argv[2], max: POOL_SIZE });

async function answer({ slug, acts, depth, asToldBy, minConfidence }: Question): Promise<string> {
  const tellers = asToldBy === null ? null : (await pool.query<{ id: string }>(TELLERS, [asToldBy])).rows.map(({ id }) => id);
  const walk = await pool.query<{ depth: number; ids: string[] }>(WALK, [slug, acts, depth, tellers, minConfidence]);
  const ids = walk.rows.flatMap((level) => level.ids);
  const depths = walk.rows.flatMap((level) => level.ids.map(() => level.depth));
  const [actRows, links, participants] = await Promise.all([
    pool.query<ActRow>(ACTS, [ids]),
    pool.query<{ response_id: string; trigger_id: string }>(LINKS, [ids, depths, tellers, minConfidence, 10 * acts]),
    pool.query<{ act_id: string; role: string; name: string }>(PARTICIPANTS, [ids]),
  ]);
  const parts = new Map<string, { role: string; actor: { name: string } }[]>(ids.map((id) => [id, []]));
  for (const { act_id, role, name } of participants.rows) parts.get(act_id)?.push({ role, actor: { name } });
  const byId = new Map(actRows.rows.map((row) => [row.id, row]));
  return JSON.stringify({
    data: {
      act: {
        consequences: {
          acts: ids.map((id, place) => {
            const { id: _, earliest, latest, precision, zone, ...act } = byId.get(id) as ActRow;
            return {
              depth: depths[place],
              act: { ...act, occurred: { earliest, latest, precision, zone }, participations: parts.get(id) },
            };
          }),
          links: links.rows.map(({ response_id, trigger_id, ...link }) => ({
            ...link,
            trigger: { slug: byId.get(trigger_id)?.slug },
            response: { slug: byId.get(response_id)?.slug },
          })),
        },
      },
    },
  });
}

async function read(request: IncomingMessage): Promise<Question> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Question;
}

const server = createServer((request, response) => {
  void read(request)
    .then(answer)
    .then(
      (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
});
server.listen(0, '127.0.0.1', () => tellPort(server));
