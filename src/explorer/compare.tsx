// Two accounts side by side: what each tells of what led to an act, as one picture and as a matrix; or where accounts meet, to choose from.
import { type Address, lensOf } from './address.ts';
import { ask } from './ask.ts';
import { type Arrow, type Chain, inLanes, placeInLanes } from './chain.ts';
import { type ActRow, actRowsOf, type ComparedAct, type LinkRow, linkRowsOf } from './compare-row.ts';
import { ComparedActs, Compare as CompareOperation, type CompareQuery, Names } from './generated/operations.ts';
import { Matrix } from './matrix.tsx';
import { Notice } from './notice.tsx';
import { Origins } from './origins.tsx';
import { Picture } from './picture.tsx';
import { linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';

type Difference = CompareQuery['compareAccounts'];
type LensVariable = NonNullable<Parameters<NonNullable<(typeof CompareOperation)['types']>>[0]['a']>;

/** So many ids are asked for at once. */
const IDS = 100;
/** So many disputes are offered to choose from. */
const MOST_OFFERS = 8;

/** The act whose causes are compared: the one chosen, else the last that an answer to is disputed, else the last. */
export const rootOf = ({ root }: Address, { acts, arrows }: Chain): string => {
  const answered = new Set(arrows.filter(({ disputed }) => disputed).map(({ response }) => response.id));
  return root ?? (acts.findLast(({ act }) => answered.has(act.id)) ?? acts.at(-1))?.act.slug ?? '';
};

export function Accounts({ chain, address }: { chain: Chain; address: Address }) {
  const [a] = address.told;
  const b = address.against;
  const root = rootOf(address, chain);
  const { result } = useAnswer(`names ${a} ${b}`, (signal) =>
    ask(Names, { a: { slug: a ?? 'nobody' }, b: { slug: b ?? 'nobody' } }, signal),
  );
  const names = { a: result?.a?.name ?? a ?? '', b: result?.b?.name ?? b ?? '' };
  return (
    <>
      {a && b ? <Compare address={address} a={a} b={b} names={names} root={root} /> : null}
      {!(a && b) || (result && !(result.a && result.b)) ? <Offers chain={chain} address={address} /> : null}
      {root ? <Origins of={root} address={address} /> : null}
    </>
  );
}

/** Where one denies what another says: the best places to begin. */
function Offers({ chain, address }: { chain: Chain; address: Address }) {
  const acts = new Map(chain.acts.map(({ act }) => [act.id, act]));
  const offers = chain.arrows.flatMap(({ disputed, link, leadingClaim, deniedBy, trigger, response }) => {
    const other = deniedBy.find(({ slug }) => slug !== leadingClaim.assertedBy.slug);
    const [cause, act] = [acts.get(trigger.id), acts.get(response.id)];
    return disputed && other && cause && act ? [{ id: link.id, one: leadingClaim.assertedBy, other, cause, act }] : [];
  });
  return (
    <section className="offers">
      <h2>{offers.length > 0 ? 'Where accounts part' : 'Choose above whose account to compare with whose'}</h2>
      <ul>
        {offers.slice(0, MOST_OFFERS).map(({ id, one, other, cause, act }) => (
          <li key={id}>
            <a {...linkTo({ ...address, told: [one.slug], against: other.slug, root: act.slug })}>
              {one.name} and {other.name}
            </a>{' '}
            on whether “{act.title}” answered “{cause.title}”
          </li>
        ))}
      </ul>
      {offers.length > 0 ? <p className="quiet">Or choose any two above.</p> : null}
    </section>
  );
}

interface CompareProps {
  readonly address: Address;
  /** Slugs of the two whose accounts they are. */
  readonly a: string;
  readonly b: string;
  readonly names: { readonly a: string; readonly b: string };
  /** By slug. */
  readonly root: string;
}

interface Comparison {
  readonly difference: Difference;
  readonly links: readonly LinkRow[];
  readonly acts: readonly ActRow[];
  readonly chain: Chain;
}

async function loadComparison(
  address: Address,
  { a, b, root }: Pick<CompareProps, 'a' | 'b' | 'root'>,
  signal: AbortSignal,
): Promise<Comparison> {
  const lens = (told: string[]) => lensOf({ ...address, told }) as LensVariable;
  const lenses = { a: lens([a]), b: lens([b]), lens: lens([]) };
  const { compareAccounts: difference } = await ask(CompareOperation, { root: { slug: root }, a: lenses.a, b: lenses.b }, signal);
  const links = linkRowsOf(difference);
  const ids = [...new Set(links.flatMap(({ link }) => [link.trigger.id, link.response.id]))];
  const pages = Array.from({ length: Math.ceil(ids.length / IDS) }, (_, page) => ids.slice(page * IDS, (page + 1) * IDS));
  const answers = await Promise.all(pages.map((page) => ask(ComparedActs, { ids: page, ...lenses }, signal)));
  const found = answers.flatMap(({ nodes }) => nodes.filter((node) => node && 'participations' in node)) as ComparedAct[];
  const chain: Chain = {
    title: `what led to ${found.find(({ slug }) => slug === root)?.title ?? root}`,
    summary: null,
    cutOff: null,
    acts: await placeInLanes(found, new Map(), signal),
    arrows: links.flatMap(arrowOf),
    lens: '',
    cut: null,
  };
  return { difference, links, acts: actRowsOf(found), chain };
}

/** Drawn by the first account that tells it, else by the first that speaks of it. */
function arrowOf({ link, a, b, isConflict }: LinkRow): Arrow[] {
  const voices = [...a, ...b];
  const leading = voices.find(({ stance }) => stance === 'ASSERTS') ?? voices[0];
  if (!leading) return [];
  const { kind, basis, assertedBy, citations } = leading;
  const leadingClaim = { confidenceWords: null, assertedBy, citations };
  return [
    {
      link,
      trigger: link.trigger,
      response: link.response,
      kind,
      basis,
      confidence: null,
      disputed: isConflict,
      leadingClaim,
      deniedBy: [],
    },
  ];
}

/** More forks than these are marked in the picture. */
const NAMED_FORKS = 3;

function partingWords(titles: readonly string[]): string {
  if (titles.length === 0) return '';
  const named = titles.slice(0, NAMED_FORKS).map((title) => `“${title}”`);
  const others = titles.length > NAMED_FORKS ? `, and at ${titles.length - NAMED_FORKS} more` : '';
  return `, and part at ${named.join(', at ')}${others}`;
}

/** Whose arrow it is. */
const signOf = ({ isConflict, a, b }: LinkRow): string => (isConflict ? '≠' : b.length === 0 ? 'A' : a.length === 0 ? 'B' : '=');

function Compare({ address, a, b, names, root }: CompareProps) {
  const { result, error, again } = useAnswer(JSON.stringify([root, a, b, lensOf(address)]), (signal) =>
    loadComparison(address, { a, b, root }, signal),
  );
  if (error) return <Notice error={error} again={again} />;
  if (!result) return <p className="quiet loading">Comparing…</p>;
  const { difference, links, acts, chain } = result;
  const { agreement, forkPoints, truncated } = difference;
  if (links.length === 0)
    return <p className="empty">Neither account tells what led to this act. Choose another act above, or other accounts.</p>;
  return (
    <div className="compare">
      <p className="verdict">
        <b className="sign">A</b> {names.a} <b className="sign">B</b> {names.b}{' '}
        <span className="quiet">
          {agreement
            ? `They agree on ${Math.round(agreement.share * agreement.of)} of ${agreement.of} answers`
            : 'Neither tells of any answer here'}
          {partingWords(forkPoints.map(({ title }) => title))}.{truncated ? ' The walk was cut: what lies beyond is not compared.' : ''}
        </span>
      </p>
      <Picture
        chain={inLanes(chain, address)}
        address={address}
        marks={new Map(links.map((row) => [row.link.id, signOf(row)]))}
        forks={new Set(forkPoints.map(({ id }) => id))}
      />
      <p className="signs quiet">
        <b className="sign">A</b> told by {names.a} alone <b className="sign">B</b> by {names.b} alone <b className="sign">=</b> by both{' '}
        <b className="sign conflict">≠</b> they fall out over it
      </p>
      <Matrix links={links} acts={acts} names={names} address={address} />
    </div>
  );
}
