// Whose an act is: those who are on record as its doers, and those to whom somebody attributes it.
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ParticipationRole } from '../generated/prisma/enums.ts';
import { groupBy } from './account.ts';
import { partiesOfClaims } from './account-read.ts';
import { positionsAboutActs } from './claim-read.ts';
import type { Lens } from './lens.ts';
import { partiesOf, type Voice } from './teller.ts';

/** An act is somebody's: as recorded, or as one party has it. */
export interface Deed {
  readonly actId: string;
  readonly doerId: string;
  /** Null: it is on record. */
  readonly accordingTo: string | null;
}

/** Those with a hand in an act, and not those at whom it was aimed or before whom it happened. */
const DOER_ROLES: readonly ParticipationRole[] = ['PERPETRATOR', 'PARTICIPANT', 'AUTHORIZER', 'SUPPORTER', 'SPEAKER'];

/**
 * Whose these acts are. What an office does counts for what it was part of then, and a statement for those on whose behalf it was made, as
 * with claims (teller.ts). Six statements, whatever the number of acts.
 */
export async function deedsOf(db: Db, actIds: readonly string[], lens: Lens): Promise<Deed[]> {
  const attributions = (await positionsAboutActs(db, lens, 'ATTRIBUTION', actIds)).filter(
    ({ stance, role }) => stance === 'ASSERTS' && role !== null && DOER_ROLES.includes(role),
  );
  const [voices, blamed, accusers] = await Promise.all([
    doersOnRecord(db, actIds),
    blamedIn(
      db,
      attributions.map(({ id }) => id),
    ),
    partiesOfClaims(db, attributions, lens),
  ]);
  const doers = groupBy(await partiesOf(db, [...voices, ...blamed], lens), ({ deed }) => deed);
  const accusersOf = groupBy(accusers, ({ deed }) => deed);
  const recorded = actIds.flatMap((actId) =>
    (doers.get(actId) ?? []).map(({ actorId }) => ({ actId, doerId: actorId, accordingTo: null })),
  );
  const attributed = attributions.flatMap(({ id, actId }) =>
    actId === null
      ? []
      : (accusersOf.get(id) ?? []).flatMap(({ actorId: accordingTo }) =>
          (doers.get(id) ?? []).map(({ actorId }) => ({ actId, doerId: actorId, accordingTo })),
        ),
  );
  return [...recorded, ...attributed];
}

const doersOnRecord = (db: Db, actIds: readonly string[]): Promise<Voice[]> =>
  read<Voice>(
    db,
    Prisma.sql`
    SELECT a.id AS deed, doer.actor_id AS "actorId", a.earliest, a.latest
    FROM act a JOIN (
      SELECT act_id, actor_id FROM participation WHERE role = ANY(${[...DOER_ROLES]}::"ParticipationRole"[])
      UNION SELECT statement_id, actor_id FROM statement_on_behalf
    ) AS doer ON doer.act_id = a.id
    WHERE a.id = ANY(${[...actIds]}::uuid[])`,
  );

/** Whom these claims blame, at the time of the act. */
const blamedIn = (db: Db, claimIds: readonly string[]): Promise<Voice[]> =>
  read<Voice>(
    db,
    Prisma.sql`
    SELECT c.id AS deed, c.blamed_id AS "actorId", a.earliest, a.latest FROM claim c JOIN act a ON a.id = c.act_id
    WHERE c.id = ANY(${[...claimIds]}::uuid[])`,
  );
