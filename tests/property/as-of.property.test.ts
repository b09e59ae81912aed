// What a lens with `asOf` answers now is what the database answered then, through any history of writes, retractions and reviews.
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { retractClaim, reviewClaim } from '../../src/domain/claim-review.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { newId } from '../../src/domain/id.ts';
import { claimOccurrence } from '../../src/domain/occurrence.ts';
import { linkResponse } from '../../src/domain/response-link.ts';
import type { ReviewStatus, Stance } from '../../src/generated/prisma/enums.ts';
import { positionsAboutActs, positionsOnLinks, seriesAboutActs } from '../../src/walk/claim-read.ts';
import { EVERYTHING, type Lens } from '../../src/walk/lens.ts';
import { findOrigins } from '../../src/walk/origins.ts';
import { searchPaths } from '../../src/walk/paths.ts';
import { deniedLinks, walkChain } from '../../src/walk/subgraph.ts';
import { dayOf } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';

const ACTS = 5;
const ACTORS = 3;

interface World {
  readonly actors: readonly string[];
  readonly acts: readonly string[];
}

async function newWorld(db: Database): Promise<World> {
  const world = { actors: Array.from({ length: ACTORS }, newId), acts: Array.from({ length: ACTS }, newId) };
  for (const id of world.actors) await recordActor(db, { id, slug: `actor-${id}`, name: id, kind: 'STATE' });
  for (const [index, id] of world.acts.entries()) {
    // All of one day, so that it is the links that settle which came first, and a retraction may move an act.
    const occurred = { on: index < 2 ? '2020-01-01' : '2020-01-02' };
    await recordEvent(db, { id, slug: `act-${id}`, title: id, kind: 'ASSAULT', occurred });
  }
  return world;
}

const said = fc.record({
  assertedBy: fc.nat(ACTORS - 1),
  stance: fc.constantFrom<Stance>('ASSERTS', 'ASSERTS', 'ASSERTS', 'DENIES', 'HEDGES', 'REVERSES'),
  day: fc.option(fc.nat(6), { freq: 4 }),
  status: fc.constantFrom<ReviewStatus>('ACCEPTED', 'ACCEPTED', 'PROPOSED', 'REJECTED'),
});

/** One thing that happens to the database. A claim that is meant by its number may be gone: then nothing happens. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('link' as const),
      response: fc.integer({ min: 1, max: ACTS - 1 }),
      back: fc.integer({ min: 1, max: 2 }),
      said,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('occurrence' as const), act: fc.nat(ACTS - 1), said }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('retract' as const), claim: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('review' as const),
      claim: fc.nat(),
      status: fc.constantFrom<ReviewStatus>('ACCEPTED', 'PROPOSED', 'REJECTED'),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(db: Database, { actors, acts }: World, taken: Step): Promise<void> {
  const reference = (ids: readonly string[], index: number) => ({ id: ids[index] ?? '' });
  if (taken.does === 'link' || taken.does === 'occurrence') {
    const { assertedBy, stance, day, status } = taken.said;
    const assertedAt = day === null ? undefined : { at: dayOf(day).toISOString() };
    const claim = { assertedBy: reference(actors, assertedBy), stance, status, assertedAt };
    if (taken.does === 'occurrence') return void (await claimOccurrence(db, { act: reference(acts, taken.act), claim }));
    const ends = { response: reference(acts, taken.response), trigger: reference(acts, Math.max(0, taken.response - taken.back)) };
    return void (await linkResponse(db, { ...ends, claim: { ...claim, kind: 'RETALIATION', basis: 'PRESS' } }));
  }
  const standing = await db.claim.findMany({ where: { assertedById: { in: [...actors] }, retractedAt: null }, orderBy: { id: 'asc' } });
  const claim = standing[taken.claim % Math.max(1, standing.length)];
  if (!claim) return;
  if (taken.does === 'retract') await retractClaim(db, { claim: claim.id, reason: 'It was entered in error.' });
  else await reviewClaim(db, { claim: claim.id, status: taken.status });
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/** What can be asked, told so that the order of acts does not matter: acts are shown where they stand now. */
async function answers(db: Database, { acts }: World, lens: Lens) {
  const [first = '', middle = '', last = ''] = [acts[0], acts[2], acts[4]];
  const chain = await walkChain(db, {
    roots: [middle],
    direction: 'BOTH',
    depth: 50,
    acts: 1000,
    timeoutMs: 4000,
    lens,
    timeFlow: 'POSSIBLE',
  });
  const positions = await positionsOnLinks(
    db,
    lens,
    chain.links.map(({ id }) => id),
  );
  const paths = await searchPaths(db, { from: first, to: last, k: 50, via: [] }, { acts: [], links: [], asserters: [] }, lens);
  const origins = await findOrigins(db, last, true, lens);
  return {
    acts: sorted(chain.acts.map(({ id, depth, side }) => ({ id, depth, side }))),
    links: sorted(chain.links),
    hidden: sorted([...chain.hidden]),
    denied: sorted(await deniedLinks(db, chain)),
    positions: sorted(positions.map(({ id, carries, opposes }) => ({ id, carries, opposes }))),
    occurrence: sorted((await positionsAboutActs(db, lens, 'OCCURRENCE', acts)).map(({ id }) => id)),
    series: sorted((await seriesAboutActs(db, lens, 'OCCURRENCE', acts)).map(({ id }) => id)),
    paths: sorted(paths.paths.map((path) => ({ acts: path.acts, threads: path.threads.toSorted() }))),
    origins: sorted(
      origins.accounts.map(({ asserter, origins: found }) => ({ asserter, roots: found.map(({ root }) => root).toSorted() })),
    ),
  };
}

const LENSES: Lens[] = [
  EVERYTHING,
  { ...EVERYTHING, includeProposed: true },
  { ...EVERYTHING, saidUntil: dayOf(3) },
  { ...EVERYTHING, disputed: 'EXCLUDE' },
];

test('asked as of any moment, it answers what it answered then', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), fc.constantFrom(...LENSES), async (history, lens) => {
      const world = await newWorld(db);
      const moments: { at: Date; answered: Awaited<ReturnType<typeof answers>> }[] = [];
      for (const taken of history) {
        await take(db, world, taken);
        moments.push({ at: new Date(), answered: await answers(db, world, lens) });
        await wait(2); // The clock that rows are stamped with counts milliseconds.
      }
      for (const { at, answered } of moments) expect(await answers(db, world, { ...lens, asOf: at })).toEqual(answered);
    }),
    { numRuns: runs(8), endOnFailure: true },
  );
});
