// The page: the front, or a chain in one of its views with the act that is looked at beside it.
import { useEffect, useMemo, useRef } from 'react';
import { type Address, lensOf, pageAddress, type View } from './address.ts';
import { inLanes, loadChain, NothingThere, nextMost } from './chain.ts';
import { Accounts } from './compare.tsx';
import { Details } from './details.tsx';
import { filterChain } from './filter.ts';
import { Front } from './front.tsx';
import { KnownBy } from './known-by.tsx';
import { Legend } from './legend.tsx';
import { Notice } from './notice.tsx';
import { Paths, usePaths, waysOf } from './paths.tsx';
import { Picture } from './picture.tsx';
import { goTo, linkTo, useAddress } from './route.ts';
import { Story } from './story.tsx';
import { Table } from './table.tsx';
import { useTellers } from './teller.ts';
import { TimeStrip } from './time-strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useAnswer } from './use-answer.ts';

/** Narrower, the story comes first. */
const NARROW = '(max-width: 700px)';
const SPOKEN: Record<string, string> = {
  ACTS: 'there are more acts',
  DEPTH: 'it goes on',
  LINKS: 'there are more links',
  TIME: 'time was up',
};

export function App() {
  const address = useAddress();
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closeMenus();
      if (event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === '?') help.current?.showModal();
      if (event.key !== '/') return;
      event.preventDefault();
      // At once where it is there: the first letter may follow at once.
      const focus = (): void => document.getElementById('search')?.focus();
      if (document.getElementById('search')) return focus();
      goTo(pageAddress('front'));
      setTimeout(focus);
    };
    addEventListener('keydown', onKey);
    addEventListener('pointerdown', closeMenus);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerdown', closeMenus);
    };
  }, []);
  return (
    <>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="masthead">
        <a {...linkTo(pageAddress('front'))} className="name">
          Casus
        </a>
        <nav aria-label="Site">
          <a {...linkTo(pageAddress('front'))}>Stories and search</a>
          <a href="/graphql">Playground</a>
          <button type="button" onClick={() => help.current?.showModal()}>
            Keys
          </button>
        </nav>
      </header>
      {address.page === 'front' ? <Front address={address} /> : <ChainPage address={address} />}
      <dialog ref={help} aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <dl>
          {[
            ['← →', 'the act before and after in time'],
            ['↑ ↓', 'the act in the row above and below'],
            ['[ ]', 'to a cause, to an effect'],
            ['Enter', 'open the act'],
            ['e', 'show more around it'],
            ['p', 'pin the act; with two pinned, the ways between them'],
            ['Esc', 'close the act'],
            ['/', 'search'],
            ['?', 'this list'],
          ].map(([key, words]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}

/** All that are open, but for the one that is used; of a key all. */
function closeMenus(event?: PointerEvent): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (!event || !menu.contains(event.target as Node)) menu.open = false;
  }
}

/** What of an address the API is asked for; the rest is between page and reader. */
const keyOf = (address: Address) =>
  JSON.stringify([address.page, address.slug, address.opened, address.most, address.direction, address.depth, lensOf(address)]);

/** A comparison chooses its act from all that anybody tells. */
const askedOf = (address: Address): Address => (address.view === 'compare' ? { ...address, told: [] } : address);

function ChainPage({ address }: { address: Address }) {
  const asked = askedOf(address);
  const { result: walked, error, isLoading, again } = useAnswer(keyOf(asked), (signal) => loadChain(asked, signal));
  const { lanes, apart, actors, kinds, from, to } = address;
  const chain = useMemo(() => walked && inLanes(walked, { lanes, apart }), [walked, lanes, apart.join()]);
  const shown = useMemo(() => chain && filterChain(chain, { actors, kinds, from, to }), [chain, actors.join(), kinds.join(), from, to]);
  const tellers = useTellers(address);
  const paths = usePaths(walked, address);
  const ways = useMemo(() => waysOf(paths.result), [paths.result]);
  useEffect(() => {
    document.title = chain ? `${chain.title} — Casus` : 'Casus';
  }, [chain]);
  if (error instanceof NothingThere) {
    return (
      <main id="main" className="chain">
        <h1>There is nothing of that name</h1>
        <p>
          The address may be mistyped. <a {...linkTo(pageAddress('front'))}>All stories and the search</a>
        </p>
      </main>
    );
  }
  if (!walked || !chain || !shown) {
    return (
      <main id="main" className="chain">
        {error ? <Notice error={error} again={again} /> : <p className="quiet loading">Walking the chain…</p>}
      </main>
    );
  }
  const view: View = address.view ?? (matchMedia(NARROW).matches ? 'story' : 'picture');
  const more = nextMost(address, walked);
  return (
    <main id="main" className="chain" aria-busy={isLoading}>
      <h1>{chain.title}</h1>
      {chain.summary ? <p className="standfirst">{chain.summary}</p> : null}
      {chain.cutOff ? (
        <details className="about">
          <summary>Where it begins and ends, and why</summary>
          <p>{chain.cutOff}</p>
        </details>
      ) : null}
      <Toolbar address={address} view={view} chain={chain} shown={shown} tellers={tellers} />
      <div className="under">
        <p className="lens" role="status">
          <b>Lens</b> {view === 'compare' && address.told[0] && address.against ? 'Two accounts, side by side' : chain.lens}.
          {shown.acts.length < chain.acts.length && view !== 'compare' ? ` ${shown.acts.length} of ${chain.acts.length} acts shown.` : ''}
          {chain.cut && view !== 'compare' ? ` Cut short: ${SPOKEN[chain.cut] ?? chain.cut.toLowerCase()}; +n at an act shows more.` : ''}
          {more === null || view === 'compare' ? null : (
            <a {...linkTo({ ...address, most: more })} className="more-acts">
              Show up to {more} acts
            </a>
          )}
        </p>
        <KnownBy address={address} days={tellers.days} />
      </div>
      {view === 'compare' ? null : <TimeStrip address={address} chain={chain} />}
      {error ? <Notice error={error} again={again} /> : null}
      {address.pins.length === 1 ? <p className="paths">One act is pinned. Pin another to see the ways between the two.</p> : null}
      {address.pins.length === 2 ? <Paths found={paths.result} error={paths.error} again={paths.again} address={address} /> : null}
      <div className={address.act ? 'beside open' : 'beside'}>
        <div className="view">
          {shown.acts.length === 0 ? (
            <p className="empty">Nothing is left under this lens and these filters. Take one of them away.</p>
          ) : null}
          {shown.acts.length > 0 && view === 'picture' ? (
            <>
              <Picture chain={shown} address={address} ways={ways} />
              <Legend />
            </>
          ) : null}
          {view === 'compare' ? <Accounts chain={shown} address={address} /> : null}
          {view === 'story' ? <Story chain={shown} address={address} /> : null}
          {view === 'table' ? <Table chain={shown} address={address} /> : null}
        </div>
        {address.act ? <Details slug={address.act} address={address} /> : null}
      </div>
    </main>
  );
}
