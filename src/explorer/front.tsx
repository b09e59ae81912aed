// The first page: what this is, the stories, and a place to search.
import { useMemo } from 'react';
import { layoutChain } from '../picture/chain-layout.ts';
import { laneOf } from '../picture/lane.ts';
import { type Address, pageAddress } from './address.ts';
import { ask } from './ask.ts';
import { FORCE } from './chain-svg.tsx';
import { Front as FrontOperation, type FrontQuery } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { linkTo } from './route.ts';
import { Search } from './search.tsx';
import { useAnswer } from './use-answer.ts';

type Case = FrontQuery['cases']['nodes'][number];

export function Front({ address }: { address: Address }) {
  const { result, error, isLoading, again } = useAnswer('front', (signal) => ask(FrontOperation, {}, signal));
  return (
    <main id="main" className="front">
      <h1>What answered what</h1>
      <p className="lead">
        Casus records who did what, who said what, and whose word it is that one act answered another: follow a chain of retaliation as each
        side tells it.
      </p>
      <Search text={address.text} />
      {error ? <Notice error={error} again={again} /> : null}
      {isLoading && !result ? <p className="quiet loading">Reading the stories…</p> : null}
      {result?.cases.nodes.length === 0 ? <p>No story is recorded yet. “casus seed” loads two.</p> : null}
      <ul className="stories">
        {result?.cases.nodes.map((one) => (
          <li key={one.slug}>
            <a {...linkTo(pageAddress('case', one.slug))}>
              <Small chain={one.chain} />
              <h2>{one.title}</h2>
            </a>
            <p>{one.summary}</p>
            <p className="quiet">
              {one.chain.acts.length} acts, {one.chain.links.length} answers
              {one.chain.truncated ? ' and more' : ''}
            </p>
          </li>
        ))}
      </ul>
      <p className="after">
        For programs and for questions of your own there is the <a href="/graphql">playground</a>, with examples that run as they stand, and{' '}
        <a href="/schema.graphql">the schema</a>.
      </p>
    </main>
  );
}

/** The chain's shape and no words: a mark for each act, an arc for each answer. */
function Small({ chain }: { chain: Case['chain'] }) {
  const layout = useMemo(() => {
    const acts = chain.acts.map(({ act }) => ({
      id: act.id,
      lane: laneOf(act.participations, null).id,
      at: Date.parse(act.occurred.placedAt),
      zone: act.occurred.zone,
    }));
    return layoutChain({
      acts: acts.toSorted((a, b) => a.at - b.at),
      links: chain.links.map(({ link, trigger, response }) => ({ id: link.id, trigger: trigger.id, response: response.id })),
      axis: 'time',
      width: 1400,
    });
  }, [chain]);
  const [wide, high] = [360, 150];
  const x = (at: number) => 10 + (at / Math.max(1, layout.width)) * (wide - 20);
  const y = (at: number) => 10 + (at / Math.max(1, layout.height)) * (high - 20);
  const centre = (id: string) => {
    const box = layout.boxes.get(id);
    return box ? { x: x(box.x + 20), y: y(box.y + box.height / 2) } : { x: 0, y: 0 };
  };
  return (
    <svg className="small" viewBox={`0 0 ${wide} ${high}`} aria-hidden="true">
      {chain.links.map(({ link, trigger, response }) => {
        const [from, to] = [centre(trigger.id), centre(response.id)];
        const bend = (to.x - from.x) / 2 + 4;
        return (
          <path
            key={link.id}
            d={`M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`}
            fill="none"
            stroke="var(--muted)"
            strokeWidth={0.9}
          />
        );
      })}
      {chain.acts.map(({ act }) => {
        const at = centre(act.id);
        return act.__typename === 'Statement' ? (
          <circle key={act.id} cx={at.x} cy={at.y} r={4.2} fill="var(--said)" stroke="var(--ink)" strokeWidth={1.3} />
        ) : (
          <rect
            key={act.id}
            x={at.x - 4}
            y={at.y - 4}
            width={8}
            height={8}
            fill={(act.hostility ?? 0) >= FORCE ? 'var(--force)' : 'var(--ink)'}
          />
        );
      })}
    </svg>
  );
}
