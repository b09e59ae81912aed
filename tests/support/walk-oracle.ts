// The walk and the lens once more, in memory and written without a look at the SQL: what src/walk is held against.
import type { Lens } from '../../src/walk/lens.ts';
import type { TimeFlow, Way } from '../../src/walk/walk.ts';
import { dayOf, type Graph, type GraphClaim, type GraphLink } from './graph.ts';

const DAY_MS = 86_400_000;
const BASES = ['COURT_OR_UN', 'STATED_BY_RESPONDER', 'STATED_BY_TARGET', 'THIRD_PARTY', 'PRESS', 'ANALYST_INFERENCE', 'TEMPORAL_ONLY'];

const firmness = ({ confidence, basis }: GraphClaim): number => confidence ?? (basis === 'TEMPORAL_ONLY' ? 29 : 100);

/** The positions on a link: of each asserter, the admitted claims that none of its admitted ones is later than. */
export function positionsOf(link: GraphLink, lens: Lens): GraphClaim[] {
  const admitted = link.claims.filter(
    (claim) =>
      !claim.retracted &&
      (claim.status === 'ACCEPTED' || (lens.includeProposed && claim.status === 'PROPOSED')) &&
      (lens.saidUntil === null || (claim.said !== null && dayOf(claim.said.day + claim.said.width) <= lens.saidUntil)),
  );
  return admitted.filter(
    (claim) =>
      !admitted.some(
        (other) =>
          other.asserter === claim.asserter &&
          claim.said !== null &&
          other.said !== null &&
          other.said.day > claim.said.day + claim.said.width,
      ),
  );
}

const tells = (graph: Graph, claim: GraphClaim, actorIds: readonly string[], alone: boolean): boolean => {
  const idOf = (index: number | null): string | undefined => (index === null ? undefined : graph.actors[index]?.id);
  return [idOf(claim.asserter), alone ? undefined : idOf(claim.onBehalfOf)].some((id) => id !== undefined && actorIds.includes(id));
};

const isExcluded = (graph: Graph, claim: GraphClaim, lens: Lens): boolean => tells(graph, claim, lens.excluding, lens.alone);

export function carrying(graph: Graph, link: GraphLink, lens: Lens): GraphClaim[] {
  return positionsOf(link, lens).filter(
    (claim) =>
      claim.stance === 'ASSERTS' &&
      (lens.bases?.includes(claim.basis) ?? true) &&
      (lens.kinds?.includes(claim.kind) ?? true) &&
      (lens.strengths === null || (claim.strength !== null && lens.strengths.includes(claim.strength))) &&
      (lens.minConfidence === null || firmness(claim) >= lens.minConfidence) &&
      (lens.asToldBy === null || tells(graph, claim, lens.asToldBy, lens.alone)) &&
      !isExcluded(graph, claim, lens) &&
      (lens.inSources === null || claim.sources.some((source) => lens.inSources?.includes(graph.sources[source]?.id ?? ''))),
  );
}

export const isDisputed = (graph: Graph, link: GraphLink, lens: Lens): boolean =>
  positionsOf(link, lens).some((claim) => (claim.stance === 'DENIES' || claim.stance === 'REVERSES') && !isExcluded(graph, claim, lens));

/** Whether the lens leaves a link. */
export function leaves(graph: Graph, link: GraphLink, lens: Lens): boolean {
  const claims = carrying(graph, link, lens);
  if (claims.length === 0) return false;
  if (lens.minIndependentSources !== null) {
    const publishers = new Set(
      claims.flatMap((claim) =>
        claim.sources.map((index) => {
          const source = graph.sources[index];
          return source?.publisher == null ? source?.id : graph.actors[source.publisher]?.id;
        }),
      ),
    );
    if (publishers.size < lens.minIndependentSources) return false;
  }
  if (lens.disputed === 'INCLUDE') return true;
  return isDisputed(graph, link, lens) === (lens.disputed === 'ONLY');
}

/** The claim that leads: by basis, then firmness, then who said it first, then the asserter's slug. */
export function leading(graph: Graph, link: GraphLink, lens: Lens): GraphClaim | undefined {
  const said = (claim: GraphClaim): number => claim.said?.day ?? Number.POSITIVE_INFINITY;
  const slug = (claim: GraphClaim): string => graph.actors[claim.asserter]?.slug ?? '';
  return carrying(graph, link, lens).toSorted(
    (a, b) =>
      BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
      firmness(b) - firmness(a) ||
      (said(a) === said(b) ? 0 : said(a) - said(b)) ||
      (slug(a) < slug(b) ? -1 : slug(a) > slug(b) ? 1 : 0),
  )[0];
}

export const linksLeft = (graph: Graph, lens: Lens, timeFlow: TimeFlow): GraphLink[] =>
  graph.links.filter((link) => {
    const [response, trigger] = [graph.acts[link.response], graph.acts[link.trigger]];
    const certain = response && trigger && trigger.at + trigger.slack * DAY_MS < response.at - response.slack * DAY_MS;
    return (timeFlow === 'POSSIBLE' || certain) && leaves(graph, link, lens);
  });

/** Least depths from some roots, breadth first over the links that are left; acts are indices. */
export function depthsFrom(
  links: readonly GraphLink[],
  roots: readonly number[],
  way: Way,
  most = Number.POSITIVE_INFINITY,
): Map<number, number> {
  const depths = new Map(roots.map((root) => [root, 0]));
  let frontier = [...roots];
  for (let depth = 1; frontier.length > 0 && depth <= most; depth += 1) {
    const next = frontier.flatMap((near) =>
      links.flatMap((link) =>
        way === 'CAUSES' ? (link.response === near ? [link.trigger] : []) : link.trigger === near ? [link.response] : [],
      ),
    );
    frontier = [...new Set(next)].filter((act) => !depths.has(act));
    for (const act of frontier) depths.set(act, depth);
  }
  return depths;
}
