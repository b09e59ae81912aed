// An account: the links that a lens leaves among some acts, each with the claims that carry it and those who tell them. The one plain shape
// on which paths, origins and removals reason, and the steps along links that they share. account-read.ts gathers it.
import type { CausalStrength, ResponseBasis, ResponseKind } from '../generated/prisma/enums.ts';
import type { Lens } from './lens.ts';
import type { ChainLink } from './subgraph.ts';
import type { Way } from './walk.ts';

/** A claim that carries a link under the lens. */
export interface AccountClaim {
  readonly id: string;
  readonly kind: ResponseKind;
  readonly basis: ResponseBasis;
  readonly strength: CausalStrength | null;
  readonly confidence: number | null;
  /**
   * To whose accounts it belongs: the asserter's, that of everybody on whose behalf it was made and, through offices, of the wholes that
   * either was part of then. What a spokesperson says for the Pentagon belongs to three accounts, hers, the Pentagon's and the United
   * States', and never to an ally's. So X is one of them exactly when "as told by X" lets the claim in (teller.ts).
   */
  readonly parties: readonly string[];
  /** Publishers of the sources that bear it out; a source without one stands for itself. */
  readonly publishers: readonly string[];
}

/** A link that the lens leaves; its kind, basis, strength and confidence are those of its first claim. */
export interface AccountLink extends ChainLink {
  /** The leading claim first; never empty. */
  readonly claims: readonly AccountClaim[];
}

/** Its lists know nothing of when a row was entered, so that an answer does not either. */
export interface AccountGraph {
  readonly lens: Lens;
  /** By place in time, then slug. */
  readonly acts: readonly string[];
  /** By the place of the response, then of the trigger. */
  readonly links: readonly AccountLink[];
  /** Whoever tells any of it, by slug. */
  readonly parties: readonly string[];
}

export function groupBy<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Links by the place of the response among these acts, then of the trigger. */
export function inOrderOf<Link extends Pick<ChainLink, 'responseId' | 'triggerId'>>(
  acts: readonly string[],
  links: readonly Link[],
): Link[] {
  const places = new Map(acts.map((id, index) => [id, index]));
  const place = (id: string): number => places.get(id) ?? -1;
  return links.toSorted((a, b) => place(a.responseId) - place(b.responseId) || place(a.triggerId) - place(b.triggerId));
}

/** A link as only these of its claims tell it; nothing where none is left. */
export function asTold<Link extends ChainLink>(link: Link, claims: readonly AccountClaim[]): (Link & AccountLink)[] {
  const [leading] = claims;
  if (!leading) return [];
  const { id: leadingClaimId, kind, basis, strength, confidence } = leading;
  return [{ ...link, leadingClaimId, kind, basis, strength, confidence, claims }];
}

/** SEQUENCE says only what came next: it carries a walk, but no thread, origin or agreement. */
export const isAnswer = ({ kind }: { readonly kind: ResponseKind }): boolean => kind !== 'SEQUENCE';

/** The claims by which a party tells that the one act answered the other. */
export const answersBy = ({ claims }: AccountLink, party: string): AccountClaim[] =>
  claims.filter((claim) => isAnswer(claim) && claim.parties.includes(party));

/** Whoever tells a link as an answer. */
export const tellersOn = ({ claims }: AccountLink): Set<string> => new Set(claims.filter(isAnswer).flatMap(({ parties }) => parties));

export const publishersOn = ({ claims }: AccountLink): Set<string> => new Set(claims.flatMap(({ publishers }) => publishers));

/** Acts, links and asserters that are to be passed over. */
export interface Removal {
  readonly acts: readonly string[];
  readonly links: readonly string[];
  readonly asserters: readonly string[];
}

/**
 * What is left when acts, links and asserters are taken away. An asserter goes with whatever is told by it, its offices and those who speak
 * for them; a link goes with its last claim, or when it falls short of the publishers that the lens asks for. Denials stay, so that
 * nothing becomes reachable by a removal.
 */
export function leftAfter(graph: AccountGraph, removal: Removal): AccountGraph {
  const [acts, removed, asserters] = [new Set(removal.acts), new Set(removal.links), new Set(removal.asserters)];
  const least = graph.lens.minIndependentSources ?? 0;
  const links = graph.links
    .filter(({ id, triggerId, responseId }) => !removed.has(id) && !acts.has(triggerId) && !acts.has(responseId))
    .flatMap((link) =>
      asTold(
        link,
        link.claims.filter(({ parties }) => !parties.some((party) => asserters.has(party))),
      ),
    )
    .filter((link) => publishersOn(link).size >= least);
  return { ...graph, acts: graph.acts.filter((id) => !acts.has(id)), links };
}

interface Step {
  readonly triggerId: string;
  readonly responseId: string;
}

/** The two ends of a link as a direction sees them. */
export const END_IDS = {
  CAUSES: { near: 'responseId', far: 'triggerId' },
  CONSEQUENCES: { near: 'triggerId', far: 'responseId' },
} as const;

/** The acts to which some links lead from these, these included. */
export function reachedFrom(starts: readonly string[], links: readonly Step[], way: Way): Set<string> {
  const { near, far } = END_IDS[way];
  const steps = groupBy(links, (link) => link[near]);
  const reached = new Set(starts);
  // A set goes on to what is added to it while it is gone through.
  for (const act of reached) for (const link of steps.get(act) ?? []) reached.add(link[far]);
  return reached;
}

/** The links on the ways from one act to a later one. */
export function linksOnTheWay<Link extends Step>(links: readonly Link[], start: string, end: string): Link[] {
  const ahead = reachedFrom([start], links, 'CONSEQUENCES');
  const behind = reachedFrom([end], links, 'CAUSES');
  return links.filter(({ triggerId, responseId }) => ahead.has(triggerId) && behind.has(responseId));
}

/** Two acts as the links between them run, trigger to response, in whichever order they were named. */
export const asLinked = (one: string, other: string, links: readonly Step[]): { start: string; end: string } =>
  reachedFrom([other], links, 'CONSEQUENCES').has(one) ? { start: other, end: one } : { start: one, end: other };
