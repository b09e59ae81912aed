// Who tells for whom: offices of a state, at the time of the claim, and as far as the database knew.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { retractClaim } from '../../src/domain/claim-review.ts';
import type { ActorKind, AffiliationKind } from '../../src/generated/prisma/enums.ts';
import { partiesOf, tellersOf } from '../../src/walk/teller.ts';
import { test } from '../support/test.ts';

const NOW = { alone: false, asOf: null };

const belongs = (db: Database, subject: string, kind: AffiliationKind, object: string) =>
  claimAffiliation(db, { subject: { slug: subject }, kind, object: { slug: object }, claim: { assertedBy: { slug: 'state' } } });

/** A state with a ministry, an army under the ministry, an ally and a minister. */
async function populate(db: Database): Promise<Record<string, string>> {
  const kinds = {
    state: 'STATE',
    ministry: 'GOVERNMENT_BODY',
    army: 'ARMED_FORCE',
    militia: 'ARMED_GROUP',
    minister: 'PERSON',
    ally: 'STATE',
  } satisfies Record<string, ActorKind>;
  for (const [slug, kind] of Object.entries(kinds)) await recordActor(db, { slug, name: slug, kind });
  await belongs(db, 'ministry', 'PART_OF', 'state');
  await belongs(db, 'militia', 'PART_OF', 'army');
  await belongs(db, 'minister', 'HOLDS_OFFICE_IN', 'ministry');
  await belongs(db, 'ally', 'ALLIED_WITH', 'state');
  const rows = await db.actor.findMany();
  return Object.fromEntries(rows.map(({ id, slug }) => [slug, id]));
}

test('a state tells through its bodies and forces, never through allies, members, or militias', async ({ db }) => {
  const ids = await populate(db);
  await belongs(db, 'army', 'PART_OF', 'ministry');
  const tellers = await tellersOf(db, [ids['state'] ?? ''], NOW);
  expect(new Set(tellers.map(({ actorId }) => actorId))).toEqual(new Set([ids['state'], ids['ministry'], ids['army']]));
  expect(await tellersOf(db, [ids['state'] ?? ''], { alone: true, asOf: null })).toHaveLength(1);
});

test('a past view knows only the offices that were recorded then, and had not been taken back', async ({ db }) => {
  const ids = await populate(db);
  const before = new Date();
  await wait(5);
  const { id: claim } = await belongs(db, 'army', 'PART_OF', 'ministry');
  const between = new Date();
  await wait(5);
  await retractClaim(db, { claim, reason: 'Another army.' });
  const state = ids['state'] ?? '';
  const army = ids['army'] ?? '';
  const voice = { deed: army, actorId: army, earliest: null, latest: null };
  for (const [asOf, knows] of [
    [before, false],
    [between, true],
    [null, false],
  ] as const) {
    const tellers = await tellersOf(db, [state], { alone: false, asOf });
    expect(tellers.some(({ actorId }) => actorId === army)).toBe(knows);
    const parties = await partiesOf(db, [voice], { alone: false, asOf });
    expect(parties.some(({ actorId }) => actorId === state)).toBe(knows);
  }
});
