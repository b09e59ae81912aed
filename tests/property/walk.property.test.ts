// The walk equals an independent search in memory, on graphs of every shape, both ways, and under every argument of a lens.
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EVERYTHING, type Lens } from '../../src/walk/lens.ts';
import { type Subgraph, walkChain } from '../../src/walk/subgraph.ts';
import type { Direction, TimeFlow, WalkRequest, Way } from '../../src/walk/walk.ts';
import { dayOf, type Graph, graphs, insertGraph } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';
import { depthsFrom, isDisputed, leading, linksLeft } from '../support/walk-oracle.ts';

const RUNS = { numRuns: runs(25), endOnFailure: true };

const wide = (graph: Graph, roots: readonly number[], direction: Direction): WalkRequest => ({
  roots: roots.map((root) => graph.acts[root]?.id ?? ''),
  direction,
  depth: 50,
  acts: 1000,
  timeoutMs: 4000,
  lens: EVERYTHING,
  timeFlow: 'POSSIBLE',
});

const anyOf = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[] | null> =>
  fc.option(fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 2 }), { freq: 3 });

const lensOn = (graph: Graph): fc.Arbitrary<Lens> => {
  const actors = anyOf(fc.constantFrom(...graph.actors.map((actor) => actor.id)));
  const tellers = (ids: readonly string[]) => ids.map((actorId) => ({ actorId, from: null, until: null }));
  return fc
    .record({
      asToldBy: actors,
      excluding: actors.map((ids) => ids ?? []),
      alone: fc.boolean(),
      inSources: anyOf(fc.constantFrom(...graph.sources.map((source) => source.id))),
      bases: anyOf(
        fc.constantFrom('STATED_BY_RESPONDER' as const, 'PRESS' as const, 'ANALYST_INFERENCE' as const, 'TEMPORAL_ONLY' as const),
      ),
      kinds: anyOf(fc.constantFrom('RETALIATION' as const, 'PROTEST' as const, 'SEQUENCE' as const)),
      strengths: anyOf(fc.constantFrom('IMMEDIATE' as const, 'UNDERLYING' as const)),
      minConfidence: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
      minIndependentSources: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 3 }),
      disputed: fc.constantFrom('INCLUDE' as const, 'EXCLUDE' as const, 'ONLY' as const),
      includeProposed: fc.boolean(),
      saidUntil: fc.option(fc.nat(24).map(dayOf), { freq: 3 }),
    })
    .map((asked) => ({
      ...EVERYTHING,
      ...asked,
      tellers: asked.asToldBy && tellers(asked.asToldBy),
      excluded: tellers(asked.excluding),
    }));
};

const indexOf = (graph: Graph, id: string): number => graph.acts.findIndex((act) => act.id === id);
const depthsOf = (graph: Graph, chain: Subgraph): Map<number, number> =>
  new Map(chain.acts.map((act) => [indexOf(graph, act.id), act.depth]));
const sorted = <T extends string | number>(values: Iterable<T>): T[] => [...values].toSorted((a, b) => (a < b ? -1 : Number(a > b)));

describe('a walk', () => {
  test('finds each act once at its least depth, and every link between two of them, both ways and under any lens', async ({ db }) => {
    const worlds = graphs().chain((graph) =>
      fc.record({
        graph: fc.constant(graph),
        root: fc.nat(graph.acts.length - 1),
        way: fc.constantFrom<Way>('CAUSES', 'CONSEQUENCES'),
        lens: lensOn(graph),
        timeFlow: fc.constantFrom<TimeFlow>('POSSIBLE', 'STRICT'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(worlds, async ({ graph, root, way, lens, timeFlow }) => {
        await insertGraph(db, graph);
        const chain = await walkChain(db, { ...wide(graph, [root], way), lens, timeFlow });
        const links = linksLeft(graph, lens, timeFlow);
        const depths = depthsFrom(links, [root], way);
        expect(depthsOf(graph, chain)).toEqual(depths);
        expect(chain.acts).toHaveLength(depths.size);
        const inside = links.filter(({ response, trigger }) => depths.has(response) && depths.has(trigger));
        expect(sorted(chain.links.map((link) => link.id))).toEqual(sorted(inside.map((link) => link.id)));
        for (const link of chain.links) {
          const made = inside.find(({ id }) => id === link.id);
          const first = made && leading(graph, made, lens);
          expect(link).toMatchObject({ kind: first?.kind, basis: first?.basis, confidence: first?.confidence });
          expect(link.disputed).toBe(made && isDisputed(graph, made, lens));
        }
        expect(chain.truncated).toBeNull();
        expect(chain.frontier).toEqual([]);
      }),
      RUNS,
    );
  });

  test('goes forward from A to B exactly when it goes back from B to A', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(graphs(), fc.nat(), fc.nat(), async (graph, a, b) => {
        await insertGraph(db, graph);
        const [from, to] = [a % graph.acts.length, b % graph.acts.length];
        const forward = await walkChain(db, wide(graph, [from], 'CONSEQUENCES'));
        const backward = await walkChain(db, wide(graph, [to], 'CAUSES'));
        expect(depthsOf(graph, forward).get(to)).toBe(depthsOf(graph, backward).get(from));
      }),
      RUNS,
    );
  });

  test('of both directions is two directed walks: no siblings, and each act knows its side', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(graphs(), fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 3 }), async (graph, picks) => {
        await insertGraph(db, graph);
        const roots = [...new Set(picks.map((pick) => pick % graph.acts.length))];
        const links = linksLeft(graph, EVERYTHING, 'POSSIBLE');
        const causes = depthsFrom(links, roots, 'CAUSES');
        const consequences = depthsFrom(links, roots, 'CONSEQUENCES');
        const chain = await walkChain(db, wide(graph, roots, 'BOTH'));
        expect(sorted(chain.acts.map((act) => indexOf(graph, act.id)))).toEqual(
          sorted(new Set([...causes.keys(), ...consequences.keys()])),
        );
        for (const act of chain.acts) {
          const index = indexOf(graph, act.id);
          const [back, on] = [causes.get(index), consequences.get(index)];
          expect(act.depth).toBe(Math.min(back ?? Number.POSITIVE_INFINITY, on ?? Number.POSITIVE_INFINITY));
          expect(act.side).toBe(back !== undefined && on !== undefined ? 'BOTH' : back === undefined ? 'CONSEQUENCES' : 'CAUSES');
        }
      }),
      RUNS,
    );
  });

  test('that was cut is the beginning of the uncut one, says so, and counts what it hides', async ({ db }) => {
    const limits = fc.record({
      depth: fc.integer({ min: 1, max: 4 }),
      acts: fc.integer({ min: 1, max: 12 }),
      way: fc.constantFrom<Way>('CAUSES', 'CONSEQUENCES'),
    });
    await fc.assert(
      fc.asyncProperty(graphs(), fc.nat(), limits, async (graph, pick, { depth, acts, way }) => {
        await insertGraph(db, graph);
        const root = pick % graph.acts.length;
        const whole = await walkChain(db, wide(graph, [root], way));
        const cut = await walkChain(db, { ...wide(graph, [root], way), depth, acts });
        expect(cut.acts).toEqual(whole.acts.slice(0, cut.acts.length));
        expect(cut.acts.length).toBeLessThanOrEqual(acts);
        expect(cut.truncated === null).toBe(cut.frontier.length === 0);
        expect(cut.truncated === null).toBe(cut.acts.length === whole.acts.length && cut.links.length === whole.links.length);
        const left = linksLeft(graph, EVERYTHING, 'POSSIBLE');
        for (const act of cut.acts) {
          const index = indexOf(graph, act.id);
          const shown = cut.links;
          expect(cut.hidden.get(act.id)).toEqual({
            causes: left.filter((link) => link.response === index).length - shown.filter((link) => link.responseId === act.id).length,
            consequences: left.filter((link) => link.trigger === index).length - shown.filter((link) => link.triggerId === act.id).length,
          });
        }
      }),
      RUNS,
    );
  });

  test('walked on from its frontier, act by act, reaches exactly the rest', async ({ db }) => {
    const limits = fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      direction: fc.constantFrom<Direction>('CAUSES', 'CONSEQUENCES', 'BOTH'),
    });
    await fc.assert(
      fc.asyncProperty(graphs(16), fc.nat(), limits, async (graph, pick, { depth, direction }) => {
        await insertGraph(db, graph);
        const root = pick % graph.acts.length;
        const whole = await walkChain(db, wide(graph, [root], direction));
        // A budget that holds an act with all of its links: the widest that these graphs have.
        const acts = 16;
        const found = { acts: new Set<string>(), links: new Set<string>() };
        const begun = new Set<string>();
        const resume = async (from: string, way: Direction): Promise<void> => {
          if (begun.has(`${from} ${way}`)) return;
          begun.add(`${from} ${way}`);
          const chain = await walkChain(db, { ...wide(graph, [root], way), roots: [from], depth, acts });
          for (const act of chain.acts) found.acts.add(act.id);
          for (const link of chain.links) found.links.add(link.id);
          for (const act of chain.frontier) await resume(act.id, act.side === 'BOTH' ? way : act.side);
        };
        await resume(whole.request.roots[0] ?? '', direction);
        expect(sorted(found.acts)).toEqual(sorted(whole.acts.map((act) => act.id)));
        const sides = new Map(whole.acts.map((act) => [act.id, act.side]));
        // A short cut past the roots, from a cause of theirs to a consequence, lies in no directed walk; every other link does.
        const directed = whole.links.filter(
          (link) => sides.get(link.triggerId) !== 'CAUSES' || sides.get(link.responseId) !== 'CONSEQUENCES',
        );
        expect(sorted(found.links)).toEqual(expect.arrayContaining(directed.map((link) => link.id)));
        expect(whole.links.map((link) => link.id)).toEqual(expect.arrayContaining([...found.links]));
      }),
      { ...RUNS, numRuns: runs(12) },
    );
  });
});
