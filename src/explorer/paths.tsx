// The ways between two pinned acts, shortest first, and whether anyone tells one of them whole.
import { type Address, lensOf } from './address.ts';
import { ask } from './ask.ts';
import { PathsBetween } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { goTo, linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';

export function Paths({ from, to, address }: { from: string; to: string; address: Address }) {
  const lens = lensOf(address) as NonNullable<Parameters<NonNullable<(typeof PathsBetween)['types']>>[0]['lens']>;
  const { result, error, again } = useAnswer(JSON.stringify([from, to, lens]), (signal) =>
    ask(PathsBetween, { from: { slug: from }, to: { slug: to }, lens }, signal),
  );
  const found = result?.paths;
  return (
    <section className="paths" aria-label="Ways between the pinned acts">
      {error ? <Notice error={error} again={again} /> : null}
      {found?.paths.length === 0 ? <p>Nothing leads from one pinned act to the other under this lens.</p> : null}
      <ol>
        {found?.paths.map(({ acts, continuity, threads }) => (
          <li key={acts.map(({ id }) => id).join(' ')}>
            {acts.map(({ id, slug, title }, index) => (
              <span key={id}>
                {index > 0 ? ' → ' : ''}
                <a {...linkTo({ ...address, act: slug })}>{title}</a>
              </span>
            ))}
            <span className="quiet">
              {' '}
              ·{' '}
              {continuity === 'MIXED'
                ? 'nobody tells it whole'
                : `told whole by ${threads.map(({ name }) => name).join(', ') || 'one source'}`}
            </span>
          </li>
        ))}
      </ol>
      {found && !found.exhausted ? <p className="quiet">There may be more ways than these.</p> : null}
      <button type="button" onClick={() => goTo({ ...address, pins: [] })}>
        Take out the pins
      </button>
    </section>
  );
}
