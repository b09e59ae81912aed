// The ways between two pinned acts, shortest first, and whether anyone tells one of them whole.
import { type Address, lensOf } from './address.ts';
import { ask } from './ask.ts';
import type { Chain } from './chain.ts';
import type { Ways } from './follow.ts';
import { PathsBetween, type PathsBetweenQuery } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { goTo, linkTo } from './route.ts';
import { type Answered, useAnswer } from './use-answer.ts';

type Found = PathsBetweenQuery['paths'];

/** Paths lead from the earlier to the later act, whichever was pinned first. Null while fewer than two acts are pinned. */
export function usePaths(chain: Chain | null, address: Address): Answered<Found | null> & { again: () => void } {
  const lens = lensOf(address) as NonNullable<Parameters<NonNullable<(typeof PathsBetween)['types']>>[0]['lens']>;
  const place = (slug: string) => chain?.acts.findIndex(({ act }) => act.slug === slug) ?? 0;
  const [from, to] = address.pins.toSorted((a, b) => place(a) - place(b));
  return useAnswer(JSON.stringify([from, to, lens, chain === null]), async (signal) => {
    if (!chain || from === undefined || to === undefined) return null;
    return (await ask(PathsBetween, { from: { slug: from }, to: { slug: to }, lens }, signal)).paths;
  });
}

/** What lies on any of them, to be lit in the picture. */
export function waysOf(found: Found | null): Ways | null {
  if (!found || found.paths.length === 0) return null;
  return {
    acts: new Set(found.paths.flatMap(({ acts }) => acts.map(({ id }) => id))),
    links: new Set(found.paths.flatMap(({ links }) => links.map(({ link }) => link.id))),
  };
}

interface PathsProps {
  readonly found: Found | null;
  readonly error: Error | null;
  readonly again: () => void;
  readonly address: Address;
}

export function Paths({ found, error, again, address }: PathsProps) {
  return (
    <section className="paths" aria-label="Ways between the pinned acts">
      {error ? <Notice error={error} again={again} /> : null}
      {found && found.paths.length === 0 ? <p>Nothing leads from one pinned act to the other under this lens.</p> : null}
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
