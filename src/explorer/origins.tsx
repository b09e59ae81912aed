// Who started it: each account's own beginning beside the others, and never one verdict.
import type { Address } from './address.ts';
import { ask } from './ask.ts';
import { WhoStartedIt } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';

export function Origins({ of, address }: { of: string; address: Address }) {
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
