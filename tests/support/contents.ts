// All that a database holds, so that two can be compared: table by table, whole rows. Keys of what nobody refers to from outside (a
// participation, a citation, a quote, a review) are their owner's and their place in its list instead.
import type { Database } from '../../src/database/connect.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';

/** Rows whole, but for what follows from when they were written. */
const WHOLE = [
  'actor',
  'affiliation',
  'act',
  'event',
  'statement',
  'statement_on_behalf',
  'statement_about',
  'place',
  'response_link',
  'claim',
  'claim_on_behalf',
  'source',
  'case',
  'case_root',
  'former_slug',
  'import_origin',
];

const PART = `(SELECT concat_ws(' ', p.act_id, p.role, (SELECT count(*) FROM participation q
  WHERE q.act_id = p.act_id AND q.role = p.role AND q.position < p.position)) FROM participation p WHERE p.id = %)`;
const part = (id: string): string => PART.replace('%', id);

const BY_OWNER: Record<string, string> = {
  participation: `SELECT to_jsonb(t) - 'id' - 'position' || jsonb_build_object('key', ${part('t.id')}) AS row FROM participation t`,
  citation: `SELECT to_jsonb(t) - 'id' - 'participation_id' - 'position' || jsonb_build_object('part', ${part('t.participation_id')}, 'place', (
    SELECT count(*) FROM citation c WHERE (c.act_id = t.act_id OR c.claim_id = t.claim_id OR c.participation_id = t.participation_id)
      AND c.position < t.position)) AS row FROM citation t`,
  quote: `SELECT to_jsonb(t) - 'id' - 'position' - 'translation_of_id' || jsonb_build_object('original', (
    SELECT text FROM quote o WHERE o.id = t.translation_of_id), 'place', (SELECT count(*) FROM quote q
      WHERE q.statement_id = t.statement_id AND q.position < t.position)) AS row FROM quote t`,
  claim_review: `SELECT to_jsonb(t) - 'id' AS row FROM claim_review t`,
  merged_reference: `SELECT to_jsonb(t) - 'row_id' || jsonb_build_object('of', CASE WHEN reference = 'participation.actor_id'
    THEN ${part('t.row_id')} ELSE t.row_id::text END) AS row FROM merged_reference t`,
};

/** Every row of each table, as text in an order of its own. */
export async function contentsOf(db: Database): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  const queries = { ...Object.fromEntries(WHOLE.map((table) => [table, `SELECT to_jsonb(t) AS row FROM "${table}" t`])), ...BY_OWNER };
  for (const [table, query] of Object.entries(queries)) {
    const rows = await db.$queryRaw<{ row: string }[]>(Prisma.sql`SELECT row::text AS row FROM (${Prisma.raw(query)}) all_rows`);
    contents[table] = rows.map(({ row }) => row).toSorted();
  }
  return contents;
}
