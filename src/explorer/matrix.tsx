// Two accounts as a matrix: a row for each link and each act, a column for each account, and what is between them.
import type { ReactNode } from 'react';
import type { Address } from './address.ts';
import type { ActRow, Blame, LinkRow, Saying, Voice } from './compare-row.ts';
import { linkTo } from './route.ts';
import { basisWords, plain, rangeWords } from './word.ts';

interface MatrixProps {
  readonly links: readonly LinkRow[];
  readonly acts: readonly ActRow[];
  readonly names: { readonly a: string; readonly b: string };
  readonly address: Address;
}

/** As analysts write a stance, with a sign for who reads down a column. */
const STANCES: Readonly<Record<string, { readonly sign: string; readonly words: string }>> = {
  ASSERTS: { sign: '✓', words: 'Asserts' },
  DENIES: { sign: '✕', words: 'Denies' },
  HEDGES: { sign: '~', words: 'Hedges' },
  REVERSES: { sign: '⇄', words: 'Reverses' },
};

export function Matrix({ links, acts, names, address }: MatrixProps) {
  const heads = (
    <>
      <th scope="col">A: {names.a}</th>
      <th scope="col">B: {names.b}</th>
      <th scope="col">Between them</th>
    </>
  );
  return (
    <div className="scroll" role="region" aria-label="What each account says of links and acts" tabIndex={0}>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">What answered what</th>
            {heads}
          </tr>
        </thead>
        <tbody>
          {links.map(({ link, verdict, isConflict, a, b }) => (
            <Row
              key={link.id}
              id={link.id}
              verdict={verdict}
              isConflict={isConflict}
              cells={[<Voices key="a" said={a} />, <Voices key="b" said={b} />]}
            >
              <a {...linkTo({ ...address, act: link.trigger.slug })}>{link.trigger.title}</a> <span aria-label="led to">→</span>{' '}
              <a {...linkTo({ ...address, act: link.response.slug })}>{link.response.title}</a>
            </Row>
          ))}
        </tbody>
        {acts.length > 0 ? (
          <>
            <thead>
              <tr>
                <th scope="col">Who did it, and whom it hurt</th>
                {heads}
              </tr>
            </thead>
            <tbody>
              {acts.map(({ act, verdict, isConflict, a, b }) => (
                <Row
                  key={act.id}
                  verdict={verdict}
                  isConflict={isConflict}
                  cells={[<Sayings key="a" said={a} />, <Sayings key="b" said={b} />]}
                >
                  <a {...linkTo({ ...address, act: act.slug })}>{act.title}</a>
                </Row>
              ))}
            </tbody>
          </>
        ) : null}
      </table>
    </div>
  );
}

interface RowProps {
  /** Of a link. */
  readonly id?: string;
  readonly verdict: string;
  readonly isConflict: boolean;
  readonly cells: readonly ReactNode[];
  readonly children: ReactNode;
}

const Row = ({ id, verdict, isConflict, cells, children }: RowProps) => (
  <tr data-row={id} className={isConflict ? 'conflict' : undefined}>
    <th scope="row">{children}</th>
    {cells}
    <td className="between">{verdict}</td>
  </tr>
);

const Stance = ({ stance }: { stance: string }) => (
  <b>
    <span className="stance" aria-hidden="true">
      {STANCES[stance]?.sign}
    </span>{' '}
    {STANCES[stance]?.words ?? plain(stance)}
  </b>
);

const Silent = () => <td className="quiet">· Silent</td>;

function Voices({ said }: { said: readonly Voice[] }) {
  if (said.length === 0) return <Silent />;
  return (
    <td>
      {said.map(({ id, stance, kind, basis, strength, assertedBy, citations }) => {
        const quote = citations.find((one) => one.quote)?.quote;
        return (
          <details key={id} className="voice">
            <summary>
              <Stance stance={stance} />
              {stance === 'REVERSES' ? ': it was the other way round' : `: ${plain(kind)}`}
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

/** Several voices of one account often say the same. */
function alike(blames: readonly Blame[]) {
  const groups = new Map<string, { readonly stance: string; readonly blamed: Blame['blamed']; readonly by: string[] }>();
  for (const { stance, blamed, assertedBy } of blames) {
    const key = `${stance} ${blamed.slug}`;
    const group = groups.get(key) ?? { stance, blamed, by: [] };
    if (!group.by.includes(assertedBy.name)) group.by.push(assertedBy.name);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function Sayings({ said: { blames, counts } }: { said: Saying }) {
  if (blames.length + counts.length === 0) return <Silent />;
  return (
    <td>
      {alike(blames).map(({ stance, blamed, by }) => (
        <p key={`${stance} ${blamed.slug}`}>
          <Stance stance={stance} />: {blamed.name} did it <span className="quiet">({by.join(', ')})</span>
        </p>
      ))}
      {counts.map(({ id, stance, killed, injured, side, assertedBy }) => {
        const figures = Object.entries({ killed, injured }).flatMap(([what, range]) => {
          const words = rangeWords(range);
          return words ? [`${words} ${what}`] : [];
        });
        return (
          <p key={id}>
            <Stance stance={stance} />: {figures.join(', ') || 'no figure'}
            {side ? ` (${side.name})` : ''} <span className="quiet">({assertedBy.name})</span>
          </p>
        );
      })}
    </td>
  );
}
