// In whatever order rows were entered, and whatever ids they got for it, every answer about accounts is the same.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '../../src/database/connect.ts';
import { findDifference } from '../../src/walk/compare.ts';
import { EVERYTHING, type Lens } from '../../src/walk/lens.ts';
import { findOrigins } from '../../src/walk/origins.ts';
import { type ChainPath, searchPaths } from '../../src/walk/paths.ts';
import { walkChain } from '../../src/walk/subgraph.ts';
import { findEffect } from '../../src/walk/without.ts';
import { type Graph, graphs, insertGraph } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';

const id = fc.uuid();

/** The same acts, actors and claims with other ids, so that the later of two is not the later entered; and entered in another order. */
const enteredOtherwise = (graph: Graph): fc.Arbitrary<Graph> => {
  const idsFor = (rows: readonly unknown[]) => fc.array(id, { minLength: rows.length, maxLength: rows.length });
  const claims = graph.links.flatMap((link) => link.claims);
  return fc
    .record({
      actors: idsFor(graph.actors),
      sources: idsFor(graph.sources),
      acts: idsFor(graph.acts),
      links: idsFor(graph.links),
      claims: fc.uniqueArray(id, { minLength: claims.length, maxLength: claims.length }),
      order: fc.shuffledSubarray([...graph.links.keys()], { minLength: graph.links.length }),
    })
    .map(({ actors, sources, acts, links, claims: claimIds, order }) => {
      const given = new Map(claims.map((claim, index) => [claim, claimIds[index] ?? '']));
      const withId =
        <Row>(ids: readonly string[]) =>
        (row: Row, index: number): Row => ({ ...row, id: ids[index] ?? '' });
      const entered = graph.links.map(withId(links)).map((link) => ({
        ...link,
        claims: link.claims.toReversed().map((claim) => ({ ...claim, id: given.get(claim) ?? '' })),
      }));
      return {
        // All of one world begin alike, so that the order by slug is the same in each.
        actors: graph.actors.map(({ slug }, index) => ({ id: actors[index] ?? '', slug: `again-${slug}` })),
        sources: graph.sources.map(withId(sources)),
        acts: graph.acts.map(withId(acts)),
        links: order.flatMap((index) => entered[index] ?? []),
      };
    });
};

/** Claims that only their asserters and their kinds tell apart: what leads then is for the last keys of its order to say. */
const alike = (graph: Graph): Graph => ({
  ...graph,
  links: graph.links.map((link) => ({
    ...link,
    claims: link.claims.map((claim) =>
      claim.kind === 'SEQUENCE' ? claim : { ...claim, basis: 'PRESS' as const, confidence: null, said: null },
    ),
  })),
});

const worlds = fc.oneof(graphs(10), graphs(10).map(alike)).chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    again: enteredOtherwise(graph),
    ends: fc.shuffledSubarray([...graph.acts.keys()], { minLength: 2, maxLength: 2 }),
    lens: fc.constantFrom<Lens>(EVERYTHING, { ...EVERYTHING, includeProposed: true }, { ...EVERYTHING, disputed: 'EXCLUDE' }),
  }),
);

/** Everything that can be asked, told by places in the graph and never by id. */
async function answersOn(db: Db, graph: Graph, [from = 0, to = 1]: readonly number[], lens: Lens) {
  const act = (actId: string): number => graph.acts.findIndex((row) => row.id === actId);
  const actor = (actorId: string): number => graph.actors.findIndex((row) => row.id === actorId);
  const idOf = (index: number): string => graph.acts[index]?.id ?? '';
  const claim = (claimId: string) => {
    const link = graph.links.find(({ claims }) => claims.some((made) => made.id === claimId));
    const made = link?.claims.find((row) => row.id === claimId);
    return { ...made, id: undefined, sources: undefined, onBehalfOf: undefined };
  };
  const path = ({ acts, links, threads, ...rest }: ChainPath) => ({
    ...rest,
    acts: acts.map(act),
    threads: threads.map(actor),
    kinds: links.map(({ kind, strength, confidence, disputed, leadingClaimId }) => ({
      kind,
      strength,
      confidence,
      disputed,
      ...claim(leadingClaimId),
    })),
  });
  const walk = {
    roots: [idOf(to)],
    direction: 'BOTH' as const,
    depth: 50,
    acts: 1000,
    timeoutMs: 4000,
    lens,
    timeFlow: 'POSSIBLE' as const,
  };
  const toldBy = (index: number): Lens => {
    const actorId = graph.actors[index]?.id ?? '';
    return { ...lens, asToldBy: [actorId], tellers: [{ actorId, from: null, until: null }] };
  };
  const chain = await walkChain(db, walk);
  const paths = await searchPaths(db, { from: idOf(from), to: idOf(to), k: 5, via: [] }, { acts: [], links: [], asserters: [] }, lens);
  const origins = await findOrigins(db, idOf(to), true, lens);
  const difference = await findDifference(db, { root: idOf(to), a: toldBy(0), b: toldBy(1), direction: 'BOTH', depth: 50 });
  const effect = await findEffect(
    db,
    { root: idOf(from), to: idOf(to), direction: 'BOTH', removal: { acts: [], links: [], asserters: [graph.actors[0]?.id ?? ''] } },
    lens,
  );
  const ends = (links: readonly { triggerId: string; responseId: string }[]) =>
    links.map(({ triggerId, responseId }) => [act(triggerId), act(responseId)]);
  return {
    chain: chain.links.map((link) => [act(link.triggerId), act(link.responseId), link.kind, link.disputed].join(' ')).toSorted(),
    paths: { exhausted: paths.exhausted, paths: paths.paths.map(path) },
    accounts: origins.accounts.map(({ asserter, origins: found }) => ({
      asserter: actor(asserter),
      origins: found.map(({ root, path: way, bridges }) => ({ root: act(root), path: path(way), bridges: ends(bridges) })),
    })),
    agreed: origins.agreed.map(act),
    forkPoints: origins.forkPoints.map(act),
    lists: [difference.shared, difference.contested, difference.reversed, difference.reweighed, difference.onlyA, difference.onlyB].map(
      ends,
    ),
    differenceForks: difference.forkPoints.map(act),
    agreement: difference.agreement,
    lost: effect.lost.map(act),
    left: effect.stillReachable.map(act),
    dominators: effect.dominators.map(act),
    cut: effect.minimumCut.map(({ id: claimId }) => JSON.stringify(claim(claimId))).toSorted(),
  };
}

test('a claim and its denial give the same answers in whatever order they were entered', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ graph, again, ends, lens }) => {
      await insertGraph(db, graph);
      await insertGraph(db, again);
      expect(await answersOn(db, again, ends, lens)).toEqual(await answersOn(db, graph, ends, lens));
    }),
    { numRuns: runs(8), endOnFailure: true },
  );
});
