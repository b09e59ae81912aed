// Two accounts side by side: every link as each tells it, what they fall out over first, and the picture with both sets of arrows.
import type { ReactNode } from 'react';
import { type Address, lensOf } from './address.ts';
import { ask } from './ask.ts';
import { loadChain } from './chain.ts';
import { Compare as CompareOperation, type CompareQuery, WhoStartedIt } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { Picture } from './picture.tsx';
import { linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';
import { basisWords, capital, plain, stanceWords } from './word.ts';

type Difference = CompareQuery['compareAccounts'];
type Pair = Difference['shared'][number];
type Voices = Pair['a'];

interface CompareProps {
  readonly address: Address;
  /** Slugs of the two whose accounts they are. */
  readonly a: string;
  readonly b: string;
  readonly names: { readonly a: string; readonly b: string };
  /** The act whose causes the accounts tell, by slug. */
  readonly root: string;
}

interface Row {
  readonly link: Pair['link'];
  readonly verdict: string;
  readonly isConflict: boolean;
  readonly a: Voices;
  readonly b: Voices;
}

/** The most that the API walks. */
const MOST_LINKS = 50;

/** Conflicts first. */
function rowsOf({ contested, reversed, reweighed, onlyA, onlyB, shared }: Difference): Row[] {
  const pairs = (list: readonly Pair[], verdict: string, isConflict: boolean) => list.map((pair) => ({ ...pair, verdict, isConflict }));
  const sole = (list: Difference['onlyA'], side: 'a' | 'b', verdict: string) =>
    list.map(({ link, claims }) => ({ link, verdict, isConflict: false, a: side === 'a' ? claims : [], b: side === 'b' ? claims : [] }));
  return [
    ...pairs(contested, 'contested', true),
    ...pairs(reversed, 'reversed', true),
    ...pairs(reweighed, 'weighed differently', true),
    ...sole(onlyA, 'a', 'told by A alone'),
    ...sole(onlyB, 'b', 'told by B alone'),
    ...pairs(shared, 'told by both', false),
  ];
}

type LensVariable = NonNullable<Parameters<NonNullable<(typeof CompareOperation)['types']>>[0]['a']>;

/** The comparison, and a walk through what either tells, of which the picture shows what is compared. */
async function loadComparison(address: Address, { a, b, root }: Pick<CompareProps, 'a' | 'b' | 'root'>, signal: AbortSignal) {
  const lens = (slug: string) => lensOf({ ...address, told: [slug] }) as LensVariable;
  const either: Address = { ...address, page: 'act', slug: root, direction: 'CAUSES', depth: MOST_LINKS, told: [a, b], opened: [] };
  const [{ compareAccounts: difference }, walked] = await Promise.all([
    ask(CompareOperation, { root: { slug: root }, a: lens(a), b: lens(b) }, signal),
    loadChain(either, signal),
  ]);
  const rows = rowsOf(difference);
  const compared = new Set(rows.map(({ link }) => link.id));
  const arrows = walked.arrows.filter(({ link }) => compared.has(link.id));
  const ends = new Set(arrows.flatMap(({ trigger, response }) => [trigger.id, response.id]));
  return { difference, rows, chain: { ...walked, arrows, acts: walked.acts.filter(({ act }) => ends.has(act.id)) } };
}

export function Compare({ address, a, b, names, root }: CompareProps) {
  const key = JSON.stringify([root, a, b, address.lanes, lensOf(address)]);
  const { result, error, again } = useAnswer(key, (signal) => loadComparison(address, { a, b, root }, signal));
  if (error) return <Notice error={error} again={again} />;
  if (!result) return <p className="quiet loading">Comparing…</p>;
  const { difference, rows, chain } = result;
  const marks = new Map(
    rows.map(({ link, verdict, isConflict }) => [
      link.id,
      isConflict ? '≠' : verdict.includes('A alone') ? 'A' : verdict.includes('B alone') ? 'B' : '=',
    ]),
  );
  const forks = new Set(difference.forkPoints.map(({ id }) => id));
  const { agreement } = difference;
  return (
    <div className="compare">
      <p>
        <b>A</b> {names.a} · <b>B</b> {names.b}. {difference.a.summary}. {difference.b.summary}.{' '}
        {agreement
          ? `They agree on ${Math.round(agreement.share * agreement.of)} of ${agreement.of} answers.`
          : 'Neither tells of any answer here.'}
        {difference.truncated ? ' The walk was cut: what lies beyond is not compared.' : ''}
      </p>
      {chain.acts.length > 0 ? <Picture chain={chain} address={address} marks={marks} forks={forks} /> : null}
      {rows.length > 0 ? (
        <Matrix rows={rows} names={names} address={address} />
      ) : (
        <p className="empty">Neither account tells what led to this act.</p>
      )}
    </div>
  );
}

function Matrix({ rows, names, address }: { rows: readonly Row[] } & Pick<CompareProps, 'names' | 'address'>) {
  return (
    <div className="scroll" role="region" aria-label="Links as each account tells them" tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col">A: {names.a}</th>
            <th scope="col">B: {names.b}</th>
            <th scope="col">Between them</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ link, verdict, isConflict, a: ofA, b: ofB }) => (
            <tr key={link.id} data-row={link.id} className={isConflict ? 'conflict' : undefined}>
              <th scope="row">
                <a {...linkTo({ ...address, act: link.trigger.slug })}>{link.trigger.title}</a> <span aria-label="led to">→</span>{' '}
                <a {...linkTo({ ...address, act: link.response.slug })}>{link.response.title}</a>
              </th>
              <Cell voices={ofA} />
              <Cell voices={ofB} />
              <td>{verdict}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ voices }: { voices: Voices }) {
  if (voices.length === 0) return <td className="quiet">silent</td>;
  return (
    <td>
      {voices.map(({ id, stance, kind, basis, strength, assertedBy, citations }) => {
        const quote = citations.find((one) => one.quote)?.quote;
        return (
          <details key={id} className="voice">
            <summary>
              <b>{capital(stanceWords(stance))}</b>: {plain(kind)}
              {strength ? `, ${plain(strength)} cause` : ''}
            </summary>
            {assertedBy.name}, {basisWords(basis)}
            {quote ? <q dir="auto">{quote}</q> : null}
          </details>
        );
      })}
    </td>
  );
}

/** Each account's beginning beside the others, and never one verdict. */
export function Origins({ of, address }: { of: string; address: Address }): ReactNode {
  const { result, error, again } = useAnswer(`origins ${of}`, (signal) => ask(WhoStartedIt, { of: { slug: of } }, signal));
  if (error) return <Notice error={error} again={again} />;
  if (!result) return <p className="quiet loading">Asking each account where it begins…</p>;
  const { accounts, reciprocalBlame } = result.origins;
  return (
    <section className="origins" aria-labelledby="origins">
      <h2 id="origins">Who started it? Each account’s own beginning</h2>
      {reciprocalBlame ? <p>Two accounts each begin with an act of the other.</p> : null}
      {accounts.length === 0 ? <p>Nobody tells how this came about.</p> : null}
      <ul>
        {accounts.map(({ asserter, origins }) => (
          <li key={asserter.slug}>
            <b>{asserter.name}</b>
            <ul>
              {origins.map(({ root, bridges }) => (
                <li key={root.slug}>
                  <a {...linkTo({ ...address, act: root.slug })}>{root.title}</a> <span className="quiet">{root.occurred.label}</span>
                  {bridges.length > 0 ? (
                    <span className="quiet">
                      {' '}
                      · over {bridges.length} undisputed {bridges.length === 1 ? 'link' : 'links'} of others
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
