// The chain as a text, act by act in their order: for reading through, for a small screen, and for who hears the page.
import { type Address } from './address.ts';
import type { Arrow, Chain, ShownAct } from './chain.ts';
import { harmOf, kindOf } from './chain-svg.tsx';
import { Words } from './details.tsx';
import { linkTo } from './route.ts';
import { basisWords, capital, kindWords } from './word.ts';

export function Story({ chain, address }: { chain: Chain; address: Address }) {
  const acts = new Map(chain.acts.map((shown) => [shown.act.id, shown]));
  return (
    <ol className="story">
      {chain.acts.map((shown) => (
        <li key={shown.act.id} data-act={shown.act.id} className={shown.act.__typename === 'Statement' ? 'said' : 'done'}>
          <Chapter
            shown={shown}
            address={address}
            answers={chain.arrows.filter(({ response }) => response.id === shown.act.id)}
            acts={acts}
          />
        </li>
      ))}
    </ol>
  );
}

interface ChapterProps {
  readonly shown: ShownAct;
  readonly address: Address;
  readonly answers: readonly Arrow[];
  readonly acts: ReadonlyMap<string, ShownAct>;
}

function Chapter({ shown: { act, own }, address, answers, acts }: ChapterProps) {
  const harm = harmOf(act);
  return (
    <>
      <p className="when">
        <time dateTime={act.occurred.earliest}>{act.occurred.label}</time> · {own.name}
      </p>
      <h2>
        <a {...linkTo({ ...address, act: act.slug })}>{act.title}</a>
      </h2>
      <p className="kind">
        {kindOf(act)}
        {harm ? <b className="harm"> {harm}</b> : null}
      </p>
      {act.summary ? <p>{act.summary}</p> : null}
      {act.__typename === 'Statement' && act.quotes.length > 0 ? <Words quotes={act.quotes} by={own.name} question={null} /> : null}
      {answers.map((arrow) => {
        const trigger = acts.get(arrow.trigger.id)?.act;
        const quote = arrow.leadingClaim.citations.find((one) => one.quote)?.quote;
        return trigger ? (
          <p key={arrow.link.id} className={arrow.disputed ? 'because disputed' : 'because'} data-link={arrow.link.id}>
            {capital(kindWords(arrow.kind))} <a {...linkTo({ ...address, act: trigger.slug })}>{trigger.title}</a>:{' '}
            {basisWords(arrow.basis)}, {arrow.leadingClaim.assertedBy.name}
            {quote ? (
              <>
                {' '}
                <q dir="auto">{quote}</q>
              </>
            ) : null}
            .
            {arrow.disputed ? (
              <b> Disputed{arrow.deniedBy.length > 0 ? ` by ${arrow.deniedBy.map(({ name }) => name).join(', ')}` : ''}.</b>
            ) : null}
          </p>
        ) : null;
      })}
    </>
  );
}
