// Accounts on a real database against brute force on the same graph in memory; and whose accounts a claim belongs to.
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { ActorKind, AffiliationKind } from '../../src/generated/prisma/enums.ts';
import { type AccountGraph, type AccountLink, asTold } from '../../src/walk/account.ts';
import { gatherAccount } from '../../src/walk/account-read.ts';
import { chainLinksById } from '../../src/walk/chain-link.ts';
import { findDifference } from '../../src/walk/compare.ts';
import { EVERYTHING, type Lens } from '../../src/walk/lens.ts';
import { findOrigins } from '../../src/walk/origins.ts';
import { searchPaths } from '../../src/walk/paths.ts';
import { tellersOf } from '../../src/walk/teller.ts';
import { findEffect } from '../../src/walk/without.ts';
import { actsOf, bruteOrigins, leastCut, pathsEitherWay } from '../support/account-oracle.ts';
import { dayOf, type Graph, type GraphClaim, type GraphLink, graphs, insertGraph, plainClaim } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';
import { carrying, isDisputed, leaves, positionsOf } from '../support/walk-oracle.ts';

const RUNS = { numRuns: runs(12), endOnFailure: true };
const NOTHING = { acts: [], links: [], asserters: [] };

const idAt = (rows: readonly { readonly id: string }[], index: number): string => rows[index]?.id ?? '';

/** What a made-up graph tells under a lens, as the oracle of the walk reads it. */
function accountIn(graph: Graph, lens: Lens): AccountGraph {
  const actorId = (index: number): string => idAt(graph.actors, index);
  const publisherOf = (index: number): string => {
    const source = graph.sources[index];
    return source?.publisher == null ? (source?.id ?? '') : actorId(source.publisher);
  };
  const claimOf = (claim: GraphClaim) => ({
    ...claim,
    parties: [...new Set([claim.asserter, ...(claim.onBehalfOf === null ? [] : [claim.onBehalfOf])])].map(actorId),
    publishers: [...new Set(claim.sources.map(publisherOf))],
  });
  const linkOf = (link: GraphLink): AccountLink[] => {
    const ends = { id: link.id, responseId: idAt(graph.acts, link.response), triggerId: idAt(graph.acts, link.trigger) };
    const bare = { ...ends, disputed: isDisputed(graph, link, lens), leadingClaimId: '', kind: 'OTHER', basis: 'PRESS' } as const;
    return asTold({ ...bare, strength: null, confidence: null }, carrying(graph, link, lens).map(claimOf));
  };
  return {
    lens,
    acts: graph.acts.map(({ id }) => id),
    links: graph.links.filter((link) => leaves(graph, link, lens)).flatMap(linkOf),
    parties: graph.actors.map(({ id }) => id),
  };
}

const worlds = graphs(12)
  .filter(({ links }) => links.length <= 20)
  .chain((graph) =>
    fc.record({
      graph: fc.constant(graph),
      ends: fc.shuffledSubarray([...graph.acts.keys()], { minLength: 2, maxLength: 2 }),
      lens: fc
        .record({
          disputed: fc.constantFrom('INCLUDE' as const, 'EXCLUDE' as const),
          includeProposed: fc.boolean(),
          saidUntil: fc.option(fc.nat(24).map(dayOf)),
        })
        .map((asked) => ({ ...EVERYTHING, ...asked })),
    }),
  );

describe('on a database as in memory', () => {
  test('the paths between two acts are all that there are', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ graph, ends: [from = 0, to = 1], lens }) => {
        await insertGraph(db, graph);
        const question = { from: idAt(graph.acts, from), to: idAt(graph.acts, to), k: 50, via: [] };
        const all = pathsEitherWay(accountIn(graph, lens).links, question.from, question.to).map((path) => actsOf(path).join());
        const { paths, exhausted } = await searchPaths(db, question, NOTHING, lens);
        expect(exhausted).toBe(all.length <= 50);
        if (exhausted) expect(paths.map(({ acts }) => acts.join()).toSorted()).toEqual(all.toSorted());
      }),
      RUNS,
    );
  });

  test('each account of an act begins where its own links lead back to', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.boolean(), async ({ graph, ends: [of = 0], lens }, bridged) => {
        await insertGraph(db, graph);
        const told = accountIn(graph, lens);
        const expected = told.parties.map((party) => [
          party,
          bruteOrigins(told, idAt(graph.acts, of), party, bridged).map(({ root }) => root),
        ]);
        const { accounts } = await findOrigins(db, idAt(graph.acts, of), bridged, lens);
        expect(new Map(accounts.map(({ asserter, origins }) => [asserter, origins.map(({ root }) => root)]))).toEqual(
          new Map(expected.filter(([, roots]) => roots?.length) as [string, string[]][]),
        );
      }),
      RUNS,
    );
  });

  test('a minimum cut is as small as any, and only what a path leads to is reached', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(
        worlds.filter(({ graph }) => graph.links.length <= 12),
        async ({ graph, ends: [one = 0, other = 1], lens }) => {
          await insertGraph(db, graph);
          const [root, to] = [idAt(graph.acts, one), idAt(graph.acts, other)];
          const { links } = accountIn(graph, lens);
          const effect = await findEffect(db, { root, to, direction: 'BOTH', removal: NOTHING }, lens);
          expect(effect.lost).toEqual([]);
          const reached = graph.acts.filter(({ id }) => id !== root && pathsEitherWay(links, root, id).length > 0);
          expect(effect.stillReachable).toEqual(reached.map(({ id }) => id));
          expect(effect.minimumCut).toHaveLength(leastCut(links, root, to));
        },
      ),
      RUNS,
    );
  });

  test('two accounts are compared on every link that either leaves between the acts that either reaches', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.nat(3), fc.nat(3), async ({ graph, ends: [at = 0], lens }, first, second) => {
        await insertGraph(db, graph);
        const toldBy = (actor: number): Lens => {
          const id = idAt(graph.actors, actor);
          return { ...lens, asToldBy: [id], tellers: [{ actorId: id, from: null, until: null }] };
        };
        const [a, b] = [toldBy(first), toldBy(second)];
        const root = idAt(graph.acts, at);
        const found = await findDifference(db, { root, a, b, direction: 'BOTH', depth: 50 });
        const reaches = (side: Lens, id: string): boolean =>
          id === root || pathsEitherWay(accountIn(graph, side).links, root, id).length > 0;
        const compared = graph.links.filter((link) =>
          [link.response, link.trigger].every((act) => [a, b].some((side) => reaches(side, idAt(graph.acts, act)))),
        );
        const speaksAgainst = (link: GraphLink, actor: number, stance: string): boolean =>
          positionsOf(link, lens).some((claim) => claim.stance === stance && [claim.asserter, claim.onBehalfOf].includes(actor));
        const verdict = (link: GraphLink): string | null => {
          const [byA, byB] = [leaves(graph, link, a), leaves(graph, link, b)];
          if (byA && byB) return 'both';
          if (!byA && !byB) return null;
          const silent = byA ? second : first;
          if (speaksAgainst(link, silent, 'REVERSES')) return 'reversed';
          return speaksAgainst(link, silent, 'DENIES') ? 'contested' : byA ? 'onlyA' : 'onlyB';
        };
        const lists = { both: [...found.shared, ...found.reweighed], reversed: found.reversed, contested: found.contested };
        for (const [list, links] of Object.entries({ ...lists, onlyA: found.onlyA, onlyB: found.onlyB })) {
          expect(links.map(({ id }) => id).toSorted()).toEqual(
            compared.flatMap((link) => (verdict(link) === list ? [link.id] : [])).toSorted(),
          );
        }
      }),
      RUNS,
    );
  });
});

/** Six actors, any of which may be part of a later one, and claims by some of them on links of their own. */
const realms = fc.record({
  kinds: fc.array(fc.constantFrom<ActorKind>('GOVERNMENT_BODY', 'ARMED_FORCE', 'STATE', 'PERSON'), { minLength: 6, maxLength: 6 }),
  affiliations: fc.array(
    fc.record({
      subject: fc.nat(4),
      reach: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom<AffiliationKind>('PART_OF', 'PART_OF', 'PART_OF', 'MEMBER_OF', 'ALLIED_WITH'),
      from: fc.option(fc.nat(10), { freq: 2 }),
      lasts: fc.option(fc.nat(10), { freq: 2 }),
      accepted: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    }),
    { maxLength: 10 },
  ),
  claims: fc.array(
    fc.record({
      asserter: fc.nat(5),
      onBehalfOf: fc.option(fc.nat(5), { freq: 2 }),
      said: fc.option(fc.record({ day: fc.nat(15), width: fc.nat(2) }), { freq: 5 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  alone: fc.boolean(),
});

test('a claim belongs to the account of X exactly when “as told by X” lets it in', async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(realms, async ({ kinds, affiliations, claims, alone }) => {
      const fresh = (): { id: string } => ({ id: crypto.randomUUID() });
      const actors = kinds.map(fresh).map(({ id }) => ({ id, slug: `actor-${id}` }));
      const acts = [...claims, null].map((_, index) => ({ ...fresh(), at: dayOf(index).getTime(), rank: 0, slack: 0 }));
      const links = claims.map((claim, index) => ({
        ...fresh(),
        response: index + 1,
        trigger: index,
        claims: [{ ...plainClaim(0), ...claim, sources: [] }],
      }));
      await insertGraph(db, { actors, sources: [], acts, links });
      for (const [index, kind] of kinds.entries()) await db.actor.update({ where: { id: idAt(actors, index) }, data: { kind } });
      for (const { subject, reach, kind, from, lasts, accepted } of affiliations) {
        const until = lasts === null ? null : dayOf((from ?? 0) + lasts);
        await db.affiliation.create({
          data: {
            ...fresh(),
            kind,
            subjectId: idAt(actors, subject),
            objectId: idAt(actors, Math.min(subject + reach, 5)),
            ...(from === null ? {} : { fromEarliest: dayOf(from), fromLatest: dayOf(from), fromPrecision: 'DAY', fromZone: 'UTC' }),
            ...(until === null ? {} : { untilEarliest: until, untilLatest: until, untilPrecision: 'DAY', untilZone: 'UTC' }),
            recordedAt: new Date(),
            claims: {
              create: {
                ...fresh(),
                subject: 'AFFILIATION',
                assertedById: idAt(actors, 5),
                stance: 'ASSERTS',
                status: accepted ? 'ACCEPTED' : 'PROPOSED',
                recordedAt: new Date(),
              },
            },
          },
        });
      }
      const linkIds = links.map(({ id }) => id);
      const everything = { ...EVERYTHING, alone };
      const left = (await chainLinksById(db, everything, linkIds)).filter((link) => link !== null);
      const graph = await gatherAccount(
        db,
        acts.map(({ id }) => id),
        left,
        everything,
      );
      expect(graph.links).toHaveLength(links.length);
      for (const { id } of actors) {
        const lens = { ...everything, asToldBy: [id], tellers: await tellersOf(db, [id], { alone, asOf: null }) };
        const told = (await chainLinksById(db, lens, linkIds)).flatMap((link) => link?.id ?? []);
        const belonging = graph.links.filter(({ claims: [claim] }) => claim?.parties.includes(id)).map((link) => link.id);
        expect(belonging.toSorted()).toEqual(told.toSorted());
      }
    }),
    RUNS,
  );
});
