// Paths, origins and cuts once more, by trying everything: slow, and written without a look at src/walk.
import type { AccountClaim, AccountGraph, AccountLink } from '../../src/walk/account.ts';

/** Every path from one act to another, by brute force. */
export function everyPath(links: readonly AccountLink[], from: string, to: string): AccountLink[][] {
  if (from === to) return [[]];
  return links
    .filter((link) => link.triggerId === from)
    .flatMap((link) => everyPath(links, link.responseId, to).map((rest) => [link, ...rest]));
}

/** In either order of the ends. */
export const pathsEitherWay = (links: readonly AccountLink[], one: string, other: string): AccountLink[][] => [
  ...everyPath(links, one, other),
  ...everyPath(links, other, one),
];

export const actsOf = (path: readonly AccountLink[]): string[] => [
  ...path.slice(0, 1).map((link) => link.triggerId),
  ...path.map((link) => link.responseId),
];

const subsets = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]]);

/** The largest set of publishers each of which bears out every link. */
export function mostSources(path: readonly AccountLink[]): number {
  const publishers = [...new Set(path.flatMap((link) => link.claims.flatMap((claim) => claim.publishers)))];
  const supports = (publisher: string): boolean => path.every((link) => link.claims.some((claim) => claim.publishers.includes(publisher)));
  return Math.max(...subsets(publishers).map((some) => (some.every(supports) ? some.length : 0)));
}

const answers = (link: AccountLink, party: string): AccountClaim[] =>
  link.claims.filter((claim) => claim.kind !== 'SEQUENCE' && claim.parties.includes(party));

export const tells = (link: AccountLink, party: string): boolean => answers(link, party).length > 0;

/** The ways back from an act that one party's account takes: the link that lies furthest back is always one that it tells itself. */
export function accountPaths(graph: AccountGraph, of: string, party: string, bridged: boolean): AccountLink[][] {
  const explains = (act: string): boolean => graph.links.some((link) => link.responseId === act && tells(link, party));
  const bridges = (link: AccountLink): boolean => !link.disputed && link.claims.some((claim) => claim.kind !== 'SEQUENCE');
  const usable = graph.links.filter((link) => tells(link, party) || (bridged && bridges(link) && !explains(link.responseId)));
  return graph.acts
    .filter((act) => act !== of)
    .flatMap((act) => everyPath(usable, act, of))
    .filter(([first]) => first !== undefined && tells(first, party));
}

/** Where those ways begin, with the best way from each: the fewest bridges, then the fewest links. */
export function bruteOrigins(graph: AccountGraph, of: string, party: string, bridged: boolean) {
  const paths = accountPaths(graph, of, party, bridged);
  const starts = new Set(paths.map(([first]) => first?.triggerId));
  const passed = new Set(paths.flatMap((path) => path.map((link) => link.responseId)));
  const bridges = (path: readonly AccountLink[]): number => path.filter((link) => !tells(link, party)).length;
  return graph.acts
    .filter((act) => starts.has(act) && !passed.has(act))
    .map((root) => {
      const ways = paths.filter(([first]) => first?.triggerId === root).toSorted((a, b) => bridges(a) - bridges(b) || a.length - b.length);
      return { root, bridges: bridges(ways[0] ?? []), length: ways[0]?.length ?? 0 };
    });
}

/** The links that a party tells itself on its ways back. */
export const ownLinksOf = (graph: AccountGraph, of: string, party: string, bridged: boolean): AccountLink[] => {
  const taken = new Set(accountPaths(graph, of, party, bridged).flat());
  return graph.links.filter((link) => taken.has(link) && tells(link, party));
};

export const claimIdsOf = (links: readonly AccountLink[], party: string): string[] =>
  links.flatMap((link) => answers(link, party).map((claim) => claim.id));

/** The least weight of any set of links without which no path is left. */
export function leastCut(links: readonly AccountLink[], one: string, other: string): number {
  const paths = pathsEitherWay(links, one, other);
  const onPaths = [...new Set(paths.flat())];
  const weight = (some: readonly AccountLink[]): number => some.reduce((sum, link) => sum + link.claims.length, 0);
  const cuts = subsets(onPaths).filter((some) => paths.every((path) => path.some((link) => some.includes(link))));
  return Math.min(...cuts.map(weight));
}
