// Origins: where each account of an act begins. Who started it has as many answers as there are accounts, and never one verdict.
import type { Db } from '../database/connect.ts';
import { type AccountGraph, type AccountLink, answersBy, asTold, groupBy, isAnswer, reachedFrom } from './account.ts';
import { gatherAccount } from './account-read.ts';
import { type Deed, deedsOf } from './deed.ts';
import type { Lens } from './lens.ts';
import { type ChainPath, measurePath } from './paths.ts';
import { type CutWalk, walkToCut } from './subgraph.ts';
import { DEFAULT_TIMEOUT_MS, MAX_ACTS } from './walk.ts';

/** One act at which an account begins. */
export interface AccountOrigin {
  readonly root: string;
  /** From the root to the act, each link as this account tells it. */
  readonly path: ChainPath;
  /** Those links of the path that others tell. */
  readonly bridges: readonly AccountLink[];
}

export interface OriginAccount {
  readonly asserter: string;
  readonly origins: readonly AccountOrigin[];
}

export interface Origins {
  /** By the asserters' slugs. */
  readonly accounts: readonly OriginAccount[];
  /** Acts before the one asked about of which every account tells itself, in order of time. */
  readonly agreed: readonly string[];
  /** Acts from which two accounts go back to different ones, in order of time. */
  readonly forkPoints: readonly string[];
  /** One account begins with what another party did, and that party's with what the first one did. */
  readonly reciprocalBlame: boolean;
}

/** What one party tells of how an act came about. */
interface Account {
  readonly asserter: string;
  /** As it tells them, with the bridges as others do; the latest response last. */
  readonly links: readonly AccountLink[];
  /** Ids of the links that it tells itself. */
  readonly own: ReadonlySet<string>;
  readonly roots: readonly string[];
}

/**
 * For each party to a claim the acts at which its account of `of` begins. An account is what the party tells, itself or by its offices and
 * those who speak for either; mere SEQUENCE tells no origin. Bridged, undisputed links of others carry it from the act to its first stretch
 * and from one stretch to the next: only back from acts of which the party itself does not say what they answered, and never beyond what
 * it tells itself. It begins where it leads no further back: with silence about what came before, which need not mean that the party holds
 * that nothing did.
 */
export function originsOf(graph: AccountGraph, of: string, bridged: boolean, deeds: readonly Deed[]): Origins {
  const accounts = accountsOf(graph, of, bridged);
  return {
    accounts: accounts.map((account) => ({ asserter: account.asserter, origins: originsIn(account, graph, of) })),
    agreed: agreedActs(graph, of, accounts),
    forkPoints: forkPointsOf(graph, accounts),
    reciprocalBlame: isReciprocal(accounts, deeds),
  };
}

const accountsOf = (graph: AccountGraph, of: string, bridged: boolean): Account[] =>
  graph.parties.map((party) => accountOf(graph, of, bridged, party)).filter(({ roots }) => roots.length > 0);

function accountOf(graph: AccountGraph, of: string, bridged: boolean, asserter: string): Account {
  const told = new Map(graph.links.flatMap((link) => asTold(link, answersBy(link, asserter))).map((link) => [link.id, link]));
  // Where the party itself says what an act answered, nobody else says it for them.
  const explained = new Set([...told.values()].map(({ responseId }) => responseId));
  const mayBridge = (link: AccountLink): boolean => bridged && !link.disputed && isAnswer(link) && !explained.has(link.responseId);
  const usable = graph.links.filter((link) => told.has(link.id) || mayBridge(link)).map((link) => told.get(link.id) ?? link);
  const reached = reachedFrom([of], usable, 'CAUSES');
  const stretches = usable.filter(({ id, responseId }) => told.has(id) && reached.has(responseId));
  const leadsToStretch = reachedFrom(
    stretches.map(({ responseId }) => responseId),
    usable,
    'CONSEQUENCES',
  );
  const links = usable.filter(
    ({ id, triggerId, responseId }) => reached.has(responseId) && (told.has(id) || leadsToStretch.has(triggerId)),
  );
  const answering = new Set(links.map(({ responseId }) => responseId));
  const triggers = new Set(links.map(({ triggerId }) => triggerId));
  return {
    asserter,
    links,
    own: new Set(stretches.map(({ id }) => id)),
    roots: graph.acts.filter((act) => triggers.has(act) && !answering.has(act)),
  };
}

/** One path for each root: with the fewest bridges, and of these the shortest. */
function originsIn({ links, own, roots }: Account, graph: AccountGraph, of: string): AccountOrigin[] {
  const next = cheapestSteps(links, of, ({ id }) => (own.has(id) ? 1 : 1 + links.length));
  const whole = new Map(graph.links.map((link) => [link.id, link]));
  return roots.map((root) => {
    const path = [...follow(next, root)];
    const links = path.flatMap(({ id }) => whole.get(id) ?? []);
    return { root, path: measurePath(graph, links, path), bridges: path.filter(({ id }) => !own.has(id)) };
  });
}

/** From each act the link that leads to the end most cheaply. Relaxed until nothing changes: one round, for the latest responses come first. */
function cheapestSteps(links: readonly AccountLink[], end: string, costOf: (link: AccountLink) => number): Map<string, AccountLink> {
  const costs = new Map([[end, 0]]);
  const steps = new Map<string, AccountLink>();
  const costAt = (act: string): number => costs.get(act) ?? Number.POSITIVE_INFINITY;
  const relax = (link: AccountLink): boolean => {
    const cost = costAt(link.responseId) + costOf(link);
    if (cost >= costAt(link.triggerId)) return false;
    costs.set(link.triggerId, cost);
    steps.set(link.triggerId, link);
    return true;
  };
  const latestFirst = links.toReversed();
  while (latestFirst.map(relax).includes(true));
  return steps;
}

function* follow(steps: ReadonlyMap<string, AccountLink>, from: string): Generator<AccountLink> {
  for (let link = steps.get(from); link; link = steps.get(link.responseId)) yield link;
}

/** The links that a party tells itself. */
const ownLinks = ({ links, own }: Account): AccountLink[] => links.filter(({ id }) => own.has(id));

/** Acts at the ends of the links that a party tells itself. */
const actsTold = (account: Account): Set<string> =>
  new Set(ownLinks(account).flatMap(({ triggerId, responseId }) => [triggerId, responseId]));

function agreedActs(graph: AccountGraph, of: string, accounts: readonly Account[]): string[] {
  const told = accounts.map(actsTold);
  return told.length === 0 ? [] : graph.acts.filter((act) => act !== of && told.every((acts) => acts.has(act)));
}

/** From each act that an account tells of: the acts to which it goes back, none where it begins there. Where only a bridge goes on, nothing. */
function stepsBack(account: Account): Map<string, Set<string>> {
  const steps = groupBy(ownLinks(account), ({ responseId }) => responseId);
  const begins = account.roots.map((root) => [root, new Set<string>()] as const);
  return new Map([...begins, ...[...steps].map(([act, links]) => [act, new Set(links.map(({ triggerId }) => triggerId))] as const)]);
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((value) => b.has(value));

/** Where an account of one ends while that of the other goes on they fork too: there the one begins, and the other says what came before. */
function forkPointsOf(graph: AccountGraph, accounts: readonly Account[]): string[] {
  const forks = new Set<string>();
  const told = accounts.map((account) => ({ account, steps: stepsBack(account), claims: claimsOf(account) }));
  for (const [index, one] of told.entries()) {
    for (const other of told.slice(index + 1)) {
      // A spokesperson and whom they speak for are no rivals: all that the one tells the other tells too.
      if (isWithin(one.claims, other.claims) || isWithin(other.claims, one.claims)) continue;
      for (const [act, steps] of one.steps) {
        const others = other.steps.get(act);
        if (others && !isSame(steps, others)) forks.add(act);
      }
    }
  }
  return graph.acts.filter((act) => forks.has(act));
}

const claimsOf = (account: Account): Set<string> => new Set(ownLinks(account).flatMap(({ claims }) => claims.map(({ id }) => id)));
const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean => [...part].every((value) => whole.has(value));

/** Whether two parties' accounts each begin with a deed of the other and none of its own. */
function isReciprocal(accounts: readonly Account[], deeds: readonly Deed[]): boolean {
  const doers = groupBy(deeds, ({ actId }) => actId);
  /** By this account itself: what is on record, and what its own party blames somebody for. */
  const begunBy = ({ asserter, roots }: Account): Set<string>[] =>
    roots.map((root) => {
      const known = (doers.get(root) ?? []).filter(({ accordingTo }) => accordingTo === null || accordingTo === asserter);
      return new Set(known.map(({ doerId }) => doerId));
    });
  const begun = accounts.map((account) => ({ asserter: account.asserter, doers: begunBy(account) }));
  const blames = (one: (typeof begun)[number], other: string): boolean => one.doers.some((set) => set.has(other) && !set.has(one.asserter));
  return begun.some((one) => begun.some((other) => blames(one, other.asserter) && blames(other, one.asserter)));
}

/** What is told of how an act came about, and what its walk had to leave out. */
export interface OriginsAnswer extends Origins {
  readonly graph: AccountGraph;
  readonly chain: CutWalk;
}

/** Walks back from an act and asks each account where it begins: a fixed number of statements, whatever the size. */
export async function findOrigins(db: Db, of: string, bridged: boolean, lens: Lens): Promise<OriginsAnswer> {
  const chain = await walkToCut(db, {
    roots: [of],
    direction: 'CAUSES',
    // As deep as it takes: the acts are the limit.
    depth: MAX_ACTS,
    acts: MAX_ACTS,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    lens,
    timeFlow: 'POSSIBLE',
  });
  const graph = await gatherAccount(
    db,
    chain.acts.map(({ id }) => id),
    chain.links,
    lens,
  );
  const deeds = await deedsOf(db, graph.acts, lens);
  return { ...originsOf(graph, of, bridged, deeds), graph, chain };
}
