// Whom "as told by X" stands for: X itself and the bodies that were part of X, each with the time in which it was.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Lens, stood } from './lens.ts';

/** An actor that tells for another, and since and until when it does; null: without known bound. */
export interface Teller {
  readonly actorId: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** How many bodies lie between an office and its state at most; real ones have three or four (a command, a department, a state). */
const MAX_OFFICE_DEPTH = 10;

/** What of a lens bears on who tells for whom. */
export type TellingView = Pick<Lens, 'alone' | 'asOf'>;

/** Whether somebody asserts affiliation a, as far as the database knew. */
const isAsserted = (asOf: Date | null): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM claim c WHERE c.affiliation_id = a.id AND c.stance = 'ASSERTS' AND ${stood(asOf, ['ACCEPTED'], Prisma.raw('c'))})`;

/**
 * The actors themselves and, unless `alone`, every GOVERNMENT_BODY or ARMED_FORCE that was PART_OF them, followed through such bodies.
 * Never through membership, office, leadership, alliance or support: an ally is not the ally's voice, and a member of a committee is
 * not the state. Who speaks on behalf of any of them is for the claim to say (lens.ts).
 */
export async function tellersOf(db: Db, actorIds: readonly string[], { alone, asOf }: TellingView): Promise<Teller[]> {
  const themselves = actorIds.map((actorId) => ({ actorId, from: null, until: null }));
  if (alone || actorIds.length === 0) return themselves;
  const offices = await read<Teller>(
    db,
    Prisma.sql`
    WITH RECURSIVE office(id, since, until, depth) AS (
      SELECT id, NULL::timestamptz, NULL::timestamptz, 0 FROM unnest(${[...actorIds]}::uuid[]) AS whole(id)
      UNION
      SELECT a.subject_id, greatest(office.since, a.from_earliest), least(office.until, a.until_latest), office.depth + 1
      FROM office
      JOIN affiliation a ON a.object_id = office.id AND a.kind = 'PART_OF'
      JOIN actor body ON body.id = a.subject_id AND body.kind IN ('GOVERNMENT_BODY', 'ARMED_FORCE')
      WHERE office.depth < ${MAX_OFFICE_DEPTH} AND ${isAsserted(asOf)}
    )
    SELECT DISTINCT id AS "actorId", since AS "from", until FROM office WHERE depth > 0 AND (since <= until) IS NOT FALSE`,
  );
  return [...themselves, ...offices];
}

/** Somebody by whom something was told or done (`deed`: a claim's or an act's id), and the bounds of when. */
export interface Voice {
  readonly deed: string;
  readonly actorId: string;
  readonly earliest: Date | null;
  readonly latest: Date | null;
}

/** A deed, and an actor whose it counts as. */
export interface Party {
  readonly deed: string;
  readonly actorId: string;
}

/**
 * The same question from the other side: whose each deed counts as, by the actors' slugs. These are the voices themselves and, unless
 * `alone`, every whole of which one of them was an office at the time; so X is a party to a claim exactly when "as told by X" lets it in.
 */
export const partiesOf = (db: Db, voices: readonly Voice[], { alone, asOf }: TellingView): Promise<Party[]> => {
  const column = <Key extends keyof Voice>(key: Key) => voices.map((voice) => voice[key]);
  return read<Party>(
    db,
    Prisma.sql`
    WITH RECURSIVE voice(deed, actor_id, earliest, latest) AS MATERIALIZED (
      SELECT * FROM unnest(${column('deed')}::uuid[], ${column('actorId')}::uuid[], ${column('earliest')}::timestamptz[],
        ${column('latest')}::timestamptz[])
    ), whole(body_id, id, since, until, depth) AS (
      SELECT DISTINCT actor_id, actor_id, NULL::timestamptz, NULL::timestamptz, 0 FROM voice
      UNION
      SELECT whole.body_id, a.object_id, greatest(whole.since, a.from_earliest), least(whole.until, a.until_latest), whole.depth + 1
      FROM whole
      JOIN actor body ON body.id = whole.id AND body.kind IN ('GOVERNMENT_BODY', 'ARMED_FORCE')
      JOIN affiliation a ON a.subject_id = body.id AND a.kind = 'PART_OF'
      WHERE whole.depth < ${alone ? 0 : MAX_OFFICE_DEPTH} AND ${isAsserted(asOf)}
    )
    SELECT party.deed, actor.id AS "actorId"
    FROM (
      SELECT DISTINCT voice.deed, whole.id FROM voice JOIN whole ON whole.body_id = voice.actor_id
      WHERE (whole.since <= whole.until) IS NOT FALSE AND (voice.latest >= whole.since) IS NOT FALSE
        AND (voice.earliest <= whole.until) IS NOT FALSE
    ) AS party(deed, id) JOIN actor ON actor.id = party.id
    ORDER BY actor.slug, party.deed`,
  );
};
