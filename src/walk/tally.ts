// Tallies: how many acts of each kind, doer, place, basis, level or month. An act counts once under each key that it has.
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import type { Counting } from '../domain/act-filter.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { DOING } from './exchange.ts';
import { type Lens, passesCarried } from './lens.ts';
import { leadingClaim } from './subgraph.ts';
import { bucketOf } from './timeline.ts';

export type TallyKey = 'KIND' | 'ACTOR' | 'PLACE' | 'BASIS' | 'HOSTILITY' | 'MONTH';

export interface TallyRow {
  readonly key: string;
  /** The name of an actor; null where the key says it all. */
  readonly name: string | null;
  readonly count: number;
}

export interface Tally {
  /** The most frequent first, then by key. */
  readonly rows: readonly TallyRow[];
  /** What the rows beyond the first ones add up to. */
  readonly other: number;
  /** Acts that have no such key. */
  readonly without: number;
  /** Acts in all. */
  readonly acts: number;
}

export interface TallyQuestion {
  /** Which acts a. */
  readonly where: Prisma.Sql;
  readonly by: TallyKey;
  /** Most rows. */
  readonly first: number;
  readonly lens: Lens;
  readonly counting: Counting;
}

const DOES = Prisma.sql`ANY(${[...DOING]}::"ParticipationRole"[])`;

/** The keys of the acts a, each as rows of act, key and name. */
const KEYS: Record<TallyKey, (question: TallyQuestion) => Prisma.Sql> = {
  KIND: () => Prisma.sql`SELECT e.id, e.kind::text, NULL FROM a JOIN event e ON e.id = a.id
    UNION SELECT s.id, kind::text, NULL FROM a JOIN statement s ON s.id = a.id CROSS JOIN unnest(s.kinds) AS kind`,
  // As an act filter finds the acts of one actor in these roles (domain/act-filter.ts), for every actor at once.
  ACTOR: ({ counting }) => Prisma.sql`SELECT done.act_id, actor.slug, actor.name FROM (
      SELECT p.act_id, p.actor_id FROM a JOIN participation p ON p.act_id = a.id WHERE p.role = ${DOES}
      UNION SELECT b.statement_id, b.actor_id FROM a JOIN statement_on_behalf b ON b.statement_id = a.id
      UNION SELECT c.act_id, c.blamed_id FROM a JOIN claim c ON c.act_id = a.id
        WHERE c.subject = 'ATTRIBUTION' AND c.stance = 'ASSERTS' AND c.role = ${DOES} AND ${counting.attribution}
    ) AS done JOIN actor ON actor.id = done.actor_id`,
  PLACE: () => Prisma.sql`SELECT a.id, place.name, NULL FROM a JOIN place ON place.id = a.place_id`,
  BASIS: ({ lens }) => Prisma.sql`SELECT DISTINCT a.id, lead.basis::text, NULL
    FROM a JOIN response_link k ON k.response_id = a.id ${leadingClaim(lens)} WHERE ${passesCarried(lens)}`,
  HOSTILITY: () => Prisma.sql`SELECT a.id, a.hostility::text, NULL FROM a WHERE a.hostility IS NOT NULL`,
  MONTH: () => Prisma.sql`SELECT a.id, to_char(month AT TIME ZONE 'UTC', 'YYYY-MM'), NULL
    FROM a CROSS JOIN LATERAL (SELECT ${bucketOf('MONTH')} AS month) AS dated WHERE month IS NOT NULL`,
};

/** In one statement. */
export async function tallyOf(db: Db, question: TallyQuestion): Promise<Tally> {
  const { where, first } = question;
  const groups = await read<{ key: string | null; name: string | null; count: number; total: number; acts: number }>(
    db,
    Prisma.sql`
    WITH a AS (SELECT a.id, a.earliest, a.latest, a.hostility, a.place_id FROM act a WHERE ${where}),
      keyed(act_id, key, name) AS (${KEYS[question.by](question)})
    SELECT keyed.key, min(keyed.name) AS name, count(*)::int AS count, (sum(count(*)) OVER ())::int AS total, (SELECT count(*)::int FROM a) AS acts
    FROM a LEFT JOIN keyed ON keyed.act_id = a.id
    GROUP BY keyed.key ORDER BY keyed.key IS NULL DESC, count(*) DESC, keyed.key COLLATE "C" LIMIT ${first + 1}`,
  );
  const rows = groups.flatMap(({ key, name, count }) => (key === null ? [] : [{ key, name, count }])).slice(0, first);
  const without = groups.find(({ key }) => key === null)?.count ?? 0;
  const [{ total, acts } = { total: 0, acts: 0 }] = groups;
  return { rows, other: total - without - rows.reduce((sum, { count }) => sum + count, 0), without, acts };
}
