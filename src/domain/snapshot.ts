// A row with all that belongs to it, as JSON: what history keeps of it before and after a write.
import type { Transaction } from '../database/connect.ts';
import { camelCase, read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** The tables whose rows a write is history of. */
export type WrittenTable = 'actor' | 'act' | 'source' | 'case' | 'claim' | 'import_run';

export type Snapshot = Prisma.JsonObject;

/** What belongs to a row: the name that it goes by, the table, the column that names the owner, and the order. */
interface Part {
  readonly name: string;
  readonly table: string;
  readonly owner: string;
  readonly order: string;
}

const CITATIONS = { name: 'citations', table: 'citation', order: 'position' };

const PARTS: Record<WrittenTable, readonly Part[]> = {
  actor: [],
  source: [],
  act: [
    { name: 'participations', table: 'participation', owner: 'act_id', order: 'position' },
    { name: 'onBehalfOf', table: 'statement_on_behalf', owner: 'statement_id', order: 'actor_id' },
    { name: 'about', table: 'statement_about', owner: 'statement_id', order: 'act_id' },
    { name: 'quotes', table: 'quote', owner: 'statement_id', order: 'position' },
    { ...CITATIONS, owner: 'act_id' },
  ],
  claim: [
    { name: 'onBehalfOf', table: 'claim_on_behalf', owner: 'claim_id', order: 'actor_id' },
    { name: 'reviews', table: 'claim_review', owner: 'claim_id', order: 'reviewed_at, id' },
    { ...CITATIONS, owner: 'claim_id' },
  ],
  import_run: [],
  case: [{ name: 'roots', table: 'case_root', owner: 'case_id', order: 'position' }],
};

/** The row that has its other half in a table of its own. */
const HALVES: Partial<Record<WrittenTable, readonly string[]>> = { act: ['event', 'statement'] };

/** What a row is history of beside itself: a claim of an act, an affiliation, or a link and both its acts. */
const ABOUT: Partial<Record<WrittenTable, Prisma.Sql>> = {
  claim: Prisma.sql`SELECT unnest(ARRAY[whole.act_id, whole.affiliation_id, whole.link_id]) AS id
    UNION ALL SELECT unnest(ARRAY[response_id, trigger_id]) FROM response_link WHERE response_link.id = whole.link_id`,
};

interface Sight {
  /** Null where there is no such row. Of lists that are empty it says nothing. */
  readonly whole: Snapshot | null;
  readonly about: readonly string[];
}

export async function lookAt(tx: Transaction, table: WrittenTable, id: string): Promise<Sight> {
  const halves = (HALVES[table] ?? []).map(
    (half) => Prisma.sql`coalesce((SELECT to_jsonb(half) FROM ${Prisma.raw(`"${half}"`)} half WHERE half.id = whole.id), '{}')`,
  );
  const parts = PARTS[table].map(
    ({ name, table: from, owner, order }) => Prisma.sql`jsonb_build_object(${name}::text, (
      SELECT jsonb_agg(to_jsonb(part) - ${owner}::text ORDER BY ${Prisma.raw(order)}) FROM ${Prisma.raw(`"${from}"`)} part
      WHERE part.${Prisma.raw(owner)} = whole.id))`,
  );
  const columns = Prisma.join([Prisma.sql`to_jsonb(whole) - 'search_text'`, ...halves, ...parts], ' || ');
  const about = ABOUT[table] ?? Prisma.sql`SELECT NULL::uuid AS id WHERE false`;
  const [row] = await read<{ whole: Snapshot; about: string[] }>(
    tx,
    Prisma.sql`SELECT jsonb_strip_nulls(${columns}) AS whole, ARRAY(SELECT id::text FROM (${about}) named WHERE id IS NOT NULL) AS about
      FROM ${Prisma.raw(`"${table}"`)} whole WHERE id = ${id}::uuid`,
  );
  return row ? { whole: inCamelCase(row.whole) as Snapshot, about: row.about } : { whole: null, about: [] };
}

export const snapshot = async (tx: Transaction, table: WrittenTable, id: string): Promise<Snapshot | null> =>
  (await lookAt(tx, table, id)).whole;

/** As the schema names them. */
function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([column, part]) => [camelCase(column), inCamelCase(part)]));
}
