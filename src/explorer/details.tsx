// One act, opened: what happened, the words, who says so, who suffered by whose count, who took part, the sources, what it answers.
import type { ReactNode } from 'react';
import { type Address, lensOf, pageAddress } from './address.ts';
import { ask } from './ask.ts';
import { Details as DetailsOperation, type DetailsQuery } from './generated/operations.ts';
import { pinned } from './picture.tsx';
import { goTo, linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';
import { basisWords, capital, plain, rangeWords, stanceWords } from './word.ts';

type Act = NonNullable<DetailsQuery['act']>;
type Tie = Act['responses']['nodes'][number];
type Cited = {
  readonly quote: string | null;
  readonly source: { readonly title: string; readonly url: string | null; readonly archiveUrl: string | null };
};
type Quoted = {
  readonly text: string;
  readonly language: string;
  readonly translationOf?: { readonly text: string; readonly language: string } | null;
};

export function Details({ slug, address }: { slug: string; address: Address }) {
  const lens = lensOf(address) as NonNullable<Parameters<NonNullable<(typeof DetailsOperation)['types']>>[0]['lens']>;
  const { result, error, isLoading } = useAnswer(JSON.stringify([slug, lens]), (signal) => ask(DetailsOperation, { slug, lens }, signal));
  const act = result?.act;
  return (
    <aside className="details" aria-label="The act in full" aria-busy={isLoading}>
      <button type="button" className="close" onClick={() => goTo({ ...address, act: null })} aria-label="Close">
        ×
      </button>
      {error ? <p role="alert">{error.message}</p> : null}
      {isLoading && act?.slug !== slug ? <p className="quiet">Reading…</p> : null}
      {!isLoading && !error && !act ? <p>No act of that name is recorded.</p> : null}
      {act && act.slug === slug ? <ActInFull act={act} address={address} /> : null}
    </aside>
  );
}

function ActInFull({ act, address }: { act: Act; address: Address }) {
  const isSaid = act.__typename === 'Statement';
  const kinds = isSaid ? act.kinds.map(plain).join(', ') : [plain(act.kind), ...(act.mode ? [plain(act.mode)] : [])].join(', ');
  return (
    <>
      <p className="kind">
        {isSaid ? 'Said' : 'Done'} · {kinds}
        {act.__typename === 'Event' && act.realis !== 'ACTUAL' ? ` · ${plain(act.realis)}` : ''}
      </p>
      <h2>{act.title}</h2>
      <p className="when">
        {act.occurred.label}
        {act.place ? ` · ${[act.place.name, act.place.within?.name].filter(Boolean).join(', ')}` : ''}
      </p>
      {act.summary ? <p>{act.summary}</p> : null}
      {isSaid ? <Words quotes={act.quotes} by={act.speakers.map(({ name }) => name).join(', ')} question={act.prompt} /> : null}
      <p className="actions">
        <a {...linkTo({ ...pageAddress('act', act.slug), told: address.told, until: address.until })}>Show the chain around it</a>
        <button
          type="button"
          aria-pressed={address.pins.includes(act.slug)}
          onClick={() => goTo({ ...address, pins: pinned(address.pins, act.slug) })}
        >
          {address.pins.includes(act.slug) ? 'Take out the pin' : 'Pin it'}
        </button>
      </p>
      <Ties title="It answers" ties={act.responseTo.nodes} end="trigger" address={address} />
      <Ties title="Answered by" ties={act.responses.nodes} end="response" address={address} />
      {act.__typename === 'Event' ? <Casualties act={act} /> : null}
      {act.__typename === 'Event' && act.attributions.length > 0 ? (
        <Part title="Who is blamed">
          {act.attributions.map((claim) => (
            <li key={claim.id}>
              <b>{claim.assertedBy.name}</b> {claim.stance === 'ASSERTS' ? 'blames' : claim.stance === 'DENIES' ? 'clears' : 'hints at'}{' '}
              {claim.blamed.name}
              {claim.confidenceWords ? ` (“${claim.confidenceWords}”)` : ''}
              <Cites citations={claim.citations} />
            </li>
          ))}
        </Part>
      ) : null}
      <Part title="Who took part">
        {act.participations.map(({ role, actor, detail, outcome }) => (
          <li key={`${role} ${actor.slug}`}>
            {actor.name} <span className="quiet">{[plain(role), detail, outcome && plain(outcome)].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </Part>
      {act.statements.nodes.length > 0 ? (
        <Part title="Said about it">
          {act.statements.nodes.map((said) => (
            <li key={said.slug}>
              <a {...linkTo({ ...address, act: said.slug })}>{said.title}</a> <span className="quiet">{said.occurred.label}</span>
            </li>
          ))}
        </Part>
      ) : null}
      <Part title="Sources">
        {act.citations.map(({ source, quote, locator }) => (
          <li key={`${source.slug} ${quote}`}>
            <SourceLink source={source} />{' '}
            <span className="quiet">{[source.publisher?.name, source.published?.label, locator].filter(Boolean).join(', ')}</span>
            {quote ? <q dir="auto">{quote}</q> : null}
          </li>
        ))}
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

export function Words({ quotes, by, question }: { quotes: readonly Quoted[]; by: string; question: string | null }) {
  return (
    <figure className="words">
      {question ? <p className="quiet">Asked: {question}</p> : null}
      {quotes.map(({ text, language, translationOf }) => (
        <blockquote key={text}>
          <p lang={language} dir="auto">
            {text}
          </p>
          {translationOf ? (
            <p className="original" lang={translationOf.language} dir="auto">
              {translationOf.text}
            </p>
          ) : null}
        </blockquote>
      ))}
      <figcaption>{by}</figcaption>
    </figure>
  );
}

function Ties({ title, ties, end, address }: { title: string; ties: readonly Tie[]; end: 'trigger' | 'response'; address: Address }) {
  if (ties.length === 0) return null;
  return (
    <Part title={title}>
      {ties.map((tie) => (
        <li key={tie.link.id} className={tie.disputed ? 'disputed' : undefined}>
          <a {...linkTo({ ...address, act: tie[end].slug })}>{tie[end].title}</a>
          <span className="quiet">
            {' '}
            {capital(plain(tie.kind))} · {basisWords(tie.basis)}
            {tie.disputed ? ' · disputed' : ''}
          </span>
          <ul className="claims">
            {tie.link.claims.map((claim) => (
              <li key={claim.id}>
                <b>{claim.assertedBy.name}</b> {stanceWords(claim.stance)}
                {claim.confidenceWords ? ` (“${claim.confidenceWords}”)` : ''}
                <Cites citations={claim.citations} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </Part>
  );
}

function Casualties({ act }: { act: Extract<Act, { readonly __typename: 'Event' }> }) {
  if (act.casualties.length === 0) return null;
  return (
    <Part title="Casualties, by who counts">
      {act.casualties.map((claim) => {
        const counts = (['killed', 'injured', 'missing'] as const).flatMap((what) => {
          const words = rangeWords(claim[what]);
          return words ? [`${words} ${what}`] : [];
        });
        return (
          <li key={claim.id}>
            <b>{claim.assertedBy.name}</b>
            {claim.stance === 'ASSERTS' ? ': ' : ` ${stanceWords(claim.stance)}: `}
            {counts.join(', ') || 'no figure'}
            {claim.side || claim.category ? ` (${[claim.side?.name, claim.category].filter(Boolean).join(', ')})` : ''}
            <span className="quiet"> {claim.assertedAt?.label}</span>
          </li>
        );
      })}
    </Part>
  );
}

function Cites({ citations }: { citations: readonly Cited[] }) {
  return citations.map(({ quote, source }) => (
    <span key={`${source.title} ${quote}`} className="cite">
      {quote ? <q dir="auto">{quote}</q> : null} <SourceLink source={source} />
    </span>
  ));
}

function SourceLink({ source: { title, url, archiveUrl } }: { source: Cited['source'] }) {
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer" target="_blank">
          {title}
        </a>
      ) : (
        title
      )}
      {archiveUrl ? (
        <>
          {' '}
          <a href={archiveUrl} rel="noreferrer" target="_blank" aria-label={`Archived copy of ${title}`}>
            (archived)
          </a>
        </>
      ) : null}
    </>
  );
}
