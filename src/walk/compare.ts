// Two accounts side by side: what they share, what one says and the other denies, and where they part.
import type { Db } from '../database/connect.ts';
import { END_IDS, groupBy, inOrderOf, isAnswer } from './account.ts';
import { inOrderOfTime } from './account-read.ts';
import { type LinkPosition, positionsOnLinks } from './claim-read.ts';
import type { Lens } from './lens.ts';
import { type ChainLink, linksBetween, type Truncation, walkToCut } from './subgraph.ts';
import { DEFAULT_TIMEOUT_MS, type Direction, MAX_ACTS, type Way, waysOf } from './walk.ts';

/** What one account says of a link: it leaves it, or speaks against it, or neither. */
export interface View {
  /** As its leading claim tells it; null where the account does not leave the link. */
  readonly left: Pick<ChainLink, 'kind' | 'strength'> | null;
  /** The claims by which it leaves the link; those by which it speaks against it where it does not. */
  readonly claims: readonly Pick<LinkPosition, 'stance'>[];
}

/** The same with the rows behind it. */
interface RecordedView extends View {
  readonly left: ChainLink | null;
  readonly claims: readonly LinkPosition[];
}

/** A link as the two accounts see it. */
export interface ComparedLink<Seen extends View = RecordedView> {
  readonly id: string;
  readonly responseId: string;
  readonly triggerId: string;
  readonly a: Seen;
  readonly b: Seen;
}

/** The six lists hold each link that either account leaves once. */
export interface AccountDiff<Link> {
  /** Both leave it, and lead with the same kind and strength. */
  readonly shared: readonly Link[];
  /** One leaves it, the other denies it. */
  readonly contested: readonly Link[];
  /** One leaves it, the other says that it was the other way round. */
  readonly reversed: readonly Link[];
  /** Both leave it, and lead with another kind or strength. */
  readonly reweighed: readonly Link[];
  readonly onlyA: readonly Link[];
  readonly onlyB: readonly Link[];
  /** Acts of which both tell and from which they do not go on to the same acts; an account that ends there goes on to none. */
  readonly forkPoints: readonly string[];
  /** Shared of all answers that either account tells; null where neither tells any. */
  readonly agreement: { readonly share: number; readonly of: number } | null;
}

type Verdict = Exclude<keyof AccountDiff<unknown>, 'forkPoints' | 'agreement'>;

/**
 * Compares what two accounts say of the same links; `acts` gives the order of the fork points. SEQUENCE says only what came next: a link
 * that an account leaves as no more than that stands in the lists, but where neither account calls it an answer it does not count towards
 * agreement, and no account forks by it.
 */
export function compareAccounts<Link extends ComparedLink<View>>(
  acts: readonly string[],
  links: readonly Link[],
  direction: Direction,
): AccountDiff<Link> {
  const found = groupBy(links, verdictOn);
  const listed = (verdict: Verdict): Link[] => found.get(verdict) ?? [];
  const answers = (some: readonly Link[]): number => some.filter(({ a, b }) => isToldAsAnswer(a) || isToldAsAnswer(b)).length;
  const all = answers(links);
  return {
    shared: listed('shared'),
    contested: listed('contested'),
    reversed: listed('reversed'),
    reweighed: listed('reweighed'),
    onlyA: listed('onlyA'),
    onlyB: listed('onlyB'),
    forkPoints: forkPointsOf(acts, links, direction),
    agreement: all === 0 ? null : { share: answers(listed('shared')) / all, of: all },
  };
}

/** In which list a link stands; null in none, where neither account leaves it. */
function verdictOn({ a, b }: ComparedLink<View>): Verdict | null {
  if (a.left && b.left) return a.left.kind === b.left.kind && a.left.strength === b.left.strength ? 'shared' : 'reweighed';
  if (!a.left && !b.left) return null;
  const against = (a.left ? b : a).claims.map(({ stance }) => stance);
  if (against.includes('REVERSES')) return 'reversed';
  if (against.includes('DENIES')) return 'contested';
  return a.left ? 'onlyA' : 'onlyB';
}

const isToldAsAnswer = ({ left }: View): boolean => left !== null && isAnswer(left);

function forkPointsOf(acts: readonly string[], links: readonly ComparedLink<View>[], direction: Direction): string[] {
  const answers = links.filter(({ a, b }) => isToldAsAnswer(a) || isToldAsAnswer(b));
  const ends = answers.flatMap((link) => [link.responseId, link.triggerId].map((act) => ({ act, link })));
  const linksAt = groupBy(ends, ({ act }) => act);
  const isFork = (act: string, way: Way): boolean => {
    const told = (side: 'a' | 'b') => (linksAt.get(act) ?? []).map(({ link }) => link).filter((link) => isToldAsAnswer(link[side]));
    const onward = (side: 'a' | 'b') => told(side).filter((link) => link[END_IDS[way].near] === act);
    return told('a').length > 0 && told('b').length > 0 && !isSame(onward('a'), onward('b'));
  };
  return acts.filter((act) => waysOf(direction).some((way) => isFork(act, way)));
}

const isSame = <Link>(one: readonly Link[], other: readonly Link[]): boolean =>
  one.length === other.length && one.every((link, index) => link === other[index]);

export interface ComparisonQuestion {
  readonly root: string;
  readonly a: Lens;
  readonly b: Lens;
  readonly direction: Direction;
  /** Most links from the root. */
  readonly depth: number;
}

/** The difference of two accounts, and what their walks had to leave out. */
export interface Comparison extends AccountDiff<ComparedLink> {
  readonly links: readonly ComparedLink[];
  readonly truncated: Truncation | null;
}

/**
 * Compares the links between the acts that either account reaches from a root, whichever of the two reached them: an account may tell of a
 * stretch to which it does not itself lead. Eleven statements, fifteen for both
 * directions, whatever the size.
 */
export async function findDifference(db: Db, { root, a, b, direction, depth }: ComparisonQuestion): Promise<Comparison> {
  const walk = (lens: Lens) =>
    walkToCut(db, { roots: [root], direction, depth, acts: MAX_ACTS, timeoutMs: DEFAULT_TIMEOUT_MS, lens, timeFlow: 'POSSIBLE' });
  const chains = await Promise.all([walk(a), walk(b)]);
  const reached = [...new Map(chains.flatMap((chain) => chain.acts).map((act) => [act.id, act])).values()];
  const leaving = (lens: Lens) => linksBetween(db, reached, { acts: reached.length, lens, timeFlow: 'POSSIBLE' });
  const [acts, leftByA, leftByB] = await Promise.all([
    inOrderOfTime(
      db,
      reached.map(({ id }) => id),
    ),
    leaving(a),
    leaving(b),
  ]);
  const either = [...new Map([...leftByA, ...leftByB].map((link) => [link.id, link])).values()];
  const viewsOf = async (lens: Lens, left: readonly ChainLink[]) => viewFrom(await positionsOn(db, lens, either), left);
  const [viewOfA, viewOfB] = await Promise.all([viewsOf(a, leftByA), viewsOf(b, leftByB)]);
  const links = inOrderOf(acts, either).map(({ id, responseId, triggerId }) => ({
    id,
    responseId,
    triggerId,
    a: viewOfA(id),
    b: viewOfB(id),
  }));
  return { ...compareAccounts(acts, links, direction), links, truncated: chains[0].truncated ?? chains[1].truncated };
}

const positionsOn = (db: Db, lens: Lens, links: readonly ChainLink[]): Promise<LinkPosition[]> =>
  positionsOnLinks(
    db,
    lens,
    links.map(({ id }) => id),
  );

function viewFrom(positions: readonly LinkPosition[], leftLinks: readonly ChainLink[]): (linkId: string) => RecordedView {
  const left = new Map(leftLinks.map((link) => [link.id, link]));
  const claims = groupBy(positions, ({ linkId }) => linkId);
  return (linkId) => {
    const link = left.get(linkId) ?? null;
    return { left: link, claims: (claims.get(linkId) ?? []).filter(({ carries, opposes }) => (link === null ? opposes : carries)) };
  };
}
