// What goes into a dossier of some acts: they, and all that hangs on them. What they name comes along, with what that belongs to, so that
// the dossier stands on its own; what merely names them does not.

import type { Transaction } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** The keys of the rows that belong to it. */
export interface DossierScope {
  readonly acts: readonly string[];
  readonly actors: readonly string[];
  readonly sources: readonly string[];
  readonly places: readonly string[];
  readonly cases: readonly string[];
}

/** @param cases the cases that it is asked for, whose roots are among the acts */
export async function scopeOf(tx: Transaction, actIds: readonly string[], cases: readonly string[]): Promise<DossierScope> {
  const [acts, actors, sources] = [new Set(actIds), new Set<string>(), new Set<string>()];
  // A claim is said in a statement, which is about further acts, on which there are further claims: until nothing is new.
  for (let before = -1; before !== acts.size + actors.size + sources.size; ) {
    before = acts.size + actors.size + sources.size;
    const within = { acts: [...acts], actors: [...actors], sources: [...sources] };
    for (const id of await ids(tx, actsNamed(within))) acts.add(id);
    for (const id of await ids(tx, actorsNamed(within))) actors.add(id);
    for (const id of await ids(tx, sourcesCited(within))) sources.add(id);
  }
  return { acts: [...acts], actors: [...actors], sources: [...sources], places: await ids(tx, placesNamed([...acts])), cases };
}

type Within = Pick<DossierScope, 'acts' | 'actors' | 'sources'>;

async function ids(tx: Transaction, query: Prisma.Sql): Promise<string[]> {
  const rows = await read<{ id: string }>(tx, Prisma.sql`SELECT DISTINCT id::text FROM (${query}) named(id) WHERE id IS NOT NULL`);
  return rows.map(({ id }) => id);
}

const any = (keys: readonly string[]): Prisma.Sql => Prisma.sql`ANY(${[...keys]}::uuid[])`;

/** The claims about these acts, about the links between them, and about what these actors belong to. */
const claims = ({ acts, actors }: Within): Prisma.Sql => Prisma.sql`
  SELECT * FROM claim WHERE act_id = ${any(acts)}
    OR link_id IN (SELECT id FROM response_link WHERE response_id = ${any(acts)} AND trigger_id = ${any(acts)})
    OR affiliation_id IN (SELECT id FROM affiliation WHERE subject_id = ${any(actors)})`;

const actsNamed = (within: Within): Prisma.Sql => Prisma.sql`
  SELECT parent_id FROM event WHERE id = ${any(within.acts)}
  UNION SELECT act_id FROM statement_about WHERE statement_id = ${any(within.acts)}
  UNION SELECT statement_id FROM (${claims(within)}) c`;

const actorsNamed = (within: Within): Prisma.Sql => Prisma.sql`
  SELECT actor_id FROM participation WHERE act_id = ${any(within.acts)}
  UNION SELECT actor_id FROM statement_on_behalf WHERE statement_id = ${any(within.acts)}
  UNION SELECT unnest(ARRAY[asserted_by_id, blamed_id, side_id]) FROM (${claims(within)}) c
  UNION SELECT actor_id FROM claim_on_behalf WHERE claim_id IN (SELECT id FROM (${claims(within)}) c)
  UNION SELECT object_id FROM affiliation WHERE subject_id = ${any(within.actors)}
  UNION SELECT publisher_id FROM source WHERE id = ${any(within.sources)}
  UNION SELECT merged_into_id FROM actor WHERE id = ${any(within.actors)}
  UNION SELECT id FROM actor WHERE merged_into_id = ${any(within.actors)}`;

const sourcesCited = (within: Within): Prisma.Sql => Prisma.sql`
  SELECT source_id FROM citation WHERE act_id = ${any(within.acts)}
    OR participation_id IN (SELECT id FROM participation WHERE act_id = ${any(within.acts)})
    OR claim_id IN (SELECT id FROM (${claims(within)}) c)`;

const placesNamed = (acts: readonly string[]): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE around(id) AS (
    SELECT place_id FROM act WHERE id = ${any(acts)}
    UNION
    SELECT place.within_id FROM around JOIN place ON place.id = around.id
  )
  SELECT id FROM around`;
