// Made-up graphs of acts, links and claims: arbitrary ones for property tests, and the way to put them into a database in bulk.
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { Db } from '../../src/database/connect.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import type { CausalStrength, ResponseBasis, ResponseKind, ReviewStatus, Stance } from '../../src/generated/prisma/enums.ts';

export interface GraphActor {
  readonly id: string;
  readonly slug: string;
}

export interface GraphAct {
  readonly id: string;
  /** Its place in the order of acts. */
  readonly at: number;
  readonly rank: number;
  /** Days by which the bounds of its beginning reach past its place. */
  readonly slack: number;
}

export interface GraphClaim {
  readonly id: string;
  readonly asserter: number;
  readonly onBehalfOf: number | null;
  readonly stance: Stance;
  readonly kind: ResponseKind;
  readonly basis: ResponseBasis;
  readonly strength: CausalStrength | null;
  readonly confidence: number | null;
  readonly status: ReviewStatus;
  readonly retracted: boolean;
  /** The day it was said, and for how many days it may have been; null where nobody knows. */
  readonly said: { readonly day: number; readonly width: number } | null;
  /** Indices of sources. */
  readonly sources: readonly number[];
}

export interface GraphLink {
  readonly id: string;
  readonly response: number;
  readonly trigger: number;
  readonly claims: readonly GraphClaim[];
}

export interface Graph {
  readonly actors: readonly GraphActor[];
  /** Each source's publisher, as an index of an actor; null where it has none. */
  readonly sources: readonly { readonly id: string; readonly publisher: number | null }[];
  readonly acts: readonly GraphAct[];
  readonly links: readonly GraphLink[];
}

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(2020, 0, 1);
export const dayOf = (day: number): Date => new Date(EPOCH + day * DAY_MS);

const ACTORS = 4;
const SOURCES = 3;

const id = fc.constant(null).map(() => v7());

const claim: fc.Arbitrary<GraphClaim> = fc
  .record({
    id,
    asserter: fc.nat(ACTORS - 1),
    onBehalfOf: fc.option(fc.nat(ACTORS - 1), { freq: 3 }),
    stance: fc.oneof({ weight: 6, arbitrary: fc.constant('ASSERTS' as const) }, fc.constantFrom<Stance>('DENIES', 'HEDGES', 'REVERSES')),
    kind: fc.constantFrom<ResponseKind>('RETALIATION', 'PROTEST', 'SEQUENCE'),
    basis: fc.constantFrom<ResponseBasis>('STATED_BY_RESPONDER', 'PRESS', 'ANALYST_INFERENCE'),
    strength: fc.option(fc.constantFrom<CausalStrength>('IMMEDIATE', 'UNDERLYING')),
    confidence: fc.option(fc.integer({ min: 0, max: 100 })),
    status: fc.oneof({ weight: 4, arbitrary: fc.constant('ACCEPTED' as const) }, fc.constantFrom<ReviewStatus>('PROPOSED', 'REJECTED')),
    retracted: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    said: fc.option(fc.record({ day: fc.nat(20), width: fc.nat(3) }), { freq: 6 }),
    sources: fc.uniqueArray(fc.nat(SOURCES - 1), { maxLength: 2 }),
  })
  .map((made) =>
    made.kind === 'SEQUENCE'
      ? { ...made, basis: 'TEMPORAL_ONLY' as const, confidence: made.confidence === null ? null : made.confidence % 30 }
      : made,
  );

/** Pairs (response, trigger) of indices with trigger < response, in one of the shapes that break walks. */
const edges = (acts: number): fc.Arbitrary<readonly (readonly [number, number])[]> => {
  const all = Array.from({ length: acts }, (_, response) =>
    Array.from({ length: response }, (__, trigger) => [response, trigger] as const),
  ).flat();
  const line = all.filter(([response, trigger]) => response === trigger + 1);
  const hub = all.filter(([, trigger]) => trigger === 0);
  const star = all.filter(([response]) => response === acts - 1);
  const layers = all.filter(([response, trigger]) => Math.floor(response / 4) === Math.floor(trigger / 4) + 1);
  return fc.oneof(
    fc.constantFrom(line, hub, star, layers, [...new Set([...line, ...star])]),
    fc.subarray(all, { maxLength: Math.min(all.length, 3 * acts) }),
  );
};

/** Graphs of 2 to `most` acts: lines, stars, hubs, dense layers and random ones, with equal times and wide bounds among them. */
export const graphs = (most = 24): fc.Arbitrary<Graph> =>
  fc.integer({ min: 2, max: most }).chain((count) =>
    fc
      .record({
        actors: fc.tuple(...Array.from({ length: ACTORS }, () => id)),
        sources: fc.tuple(...Array.from({ length: SOURCES }, () => fc.record({ id, publisher: fc.option(fc.nat(ACTORS - 1)) }))),
        ids: fc.tuple(...Array.from({ length: count }, () => id)),
        // How many acts share an instant: with several, only the rank tells them apart.
        crowd: fc.constantFrom(1, 1, 3, count),
        slacks: fc.array(fc.nat(2), { minLength: count, maxLength: count }),
        pairs: edges(count).chain((pairs) =>
          fc.tuple(
            ...pairs.map(([response, trigger]) =>
              fc.record({ id, response: fc.constant(response), trigger: fc.constant(trigger), claims: fc.array(claim, { maxLength: 3 }) }),
            ),
          ),
        ),
        // Ids tell nothing of the order of acts.
        shuffle: fc.boolean(),
      })
      .map(({ actors, sources, ids, crowd, slacks, pairs, shuffle }) => ({
        actors: actors.map((actorId) => ({ id: actorId, slug: `actor-${actorId}` })),
        sources,
        acts: (shuffle ? ids.toReversed() : ids).map((actId, index) => ({
          id: actId,
          at: dayOf(Math.floor(index / crowd)).getTime(),
          rank: index % crowd,
          slack: slacks[index] ?? 0,
        })),
        links: pairs,
      })),
  );

/** A flat assertion by one of the actors, borne out by the first source. */
export const plainClaim = (asserter: number): GraphClaim => ({
  id: v7(),
  asserter,
  onBehalfOf: null,
  stance: 'ASSERTS',
  kind: 'RETALIATION',
  basis: 'PRESS',
  strength: null,
  confidence: null,
  status: 'ACCEPTED',
  retracted: false,
  said: null,
  sources: [0],
});

/** A line of so many acts, each the answer to the one before, told by the actors in turn. */
export function lineOf(count: number): Graph {
  const acts = Array.from({ length: count }, (_, index) => ({ id: v7(), at: dayOf(index).getTime(), rank: 0, slack: 0 }));
  return {
    actors: Array.from({ length: ACTORS }, () => v7()).map((actorId) => ({ id: actorId, slug: `actor-${actorId}` })),
    sources: [{ id: v7(), publisher: 0 }],
    acts,
    links: acts.slice(1).map((_, index) => ({ id: v7(), response: index + 1, trigger: index, claims: [plainClaim(index % ACTORS)] })),
  };
}

const stands = (made: GraphClaim): boolean => !made.retracted && made.status !== 'REJECTED';

/** Puts a graph into the database as it is, past the domain, in one statement a table. */
export async function insertGraph(db: Db, graph: Graph): Promise<void> {
  const now = new Date();
  const act = (index: number): GraphAct => graph.acts[index] as GraphAct;
  const actor = (index: number): string => (graph.actors[index] as GraphActor).id;
  await db.actor.createMany({
    data: graph.actors.map(({ id: actorId, slug }) => ({
      id: actorId,
      slug,
      name: slug,
      kind: 'STATE',
      aliases: [],
      searchText: slug,
      recordedAt: now,
    })),
  });
  await db.source.createMany({
    data: graph.sources.map(({ id: sourceId, publisher }) => ({
      id: sourceId,
      slug: `source-${sourceId}`,
      title: sourceId,
      publisherId: publisher === null ? null : actor(publisher),
      searchText: '',
      recordedAt: now,
    })),
  });
  await db.act.createMany({
    data: graph.acts.map(({ id: actId, at, rank, slack }) => ({
      id: actId,
      type: 'EVENT',
      slug: `act-${actId}`,
      title: actId,
      earliest: new Date(at - slack * DAY_MS),
      latest: new Date(at + slack * DAY_MS),
      precision: 'DAY',
      zone: 'UTC',
      placedFrom: new Date(at - slack * DAY_MS),
      placedAt: new Date(at),
      placedRank: rank,
      searchText: '',
      recordedAt: now,
    })),
  });
  await db.event.createMany({ data: graph.acts.map(({ id: actId }) => ({ id: actId, kind: 'ASSAULT' })) });
  await db.responseLink.createMany({
    data: graph.links.map(({ id: linkId, response, trigger, claims }) => {
      const ends = { id: linkId, responseId: act(response).id, triggerId: act(trigger).id, recordedAt: now };
      if (!claims.some(stands)) return { ...ends, standing: false };
      return {
        ...ends,
        standing: true,
        responsePlacedAt: new Date(act(response).at),
        responsePlacedRank: act(response).rank,
        triggerPlacedAt: new Date(act(trigger).at),
        triggerPlacedRank: act(trigger).rank,
      };
    }),
  });
  const claims = graph.links.flatMap((link) => link.claims.map((made) => ({ link, made })));
  await db.claim.createMany({
    data: claims.map(({ link, made }) => ({
      id: made.id,
      subject: 'LINK',
      linkId: link.id,
      assertedById: actor(made.asserter),
      stance: made.stance,
      kind: made.kind,
      basis: made.basis,
      strength: made.strength,
      confidence: made.confidence,
      status: made.status,
      saidEarliest: made.said && dayOf(made.said.day),
      saidLatest: made.said && dayOf(made.said.day + made.said.width),
      recordedAt: now,
      retractedAt: made.retracted ? now : null,
    })),
  });
  await db.claimReview.createMany({
    data: claims.map(({ made }) => ({ id: v7(), claimId: made.id, status: made.status, reviewedAt: now })),
  });
  await db.claimOnBehalf.createMany({
    data: claims.flatMap(({ made }) => (made.onBehalfOf === null ? [] : [{ claimId: made.id, actorId: actor(made.onBehalfOf) }])),
  });
  await db.citation.createMany({
    data: claims.flatMap(({ made }) =>
      made.sources.map((source, position) => ({
        id: v7(),
        claimId: made.id,
        position,
        sourceId: (graph.sources[source] as { id: string }).id,
      })),
    ),
  });
  // Fresh rows without statistics make the planner guess at a table of millions. Of all tables it would take longer than the test.
  await db.$executeRaw(Prisma.sql`ANALYZE act, response_link, claim`);
}
