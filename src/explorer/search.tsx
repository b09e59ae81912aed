// A box for words, and what they find: stories, acts, what was said, actors.
import { useEffect, useRef, useState } from 'react';
import { pageAddress } from './address.ts';
import { ask } from './ask.ts';
import { ActsOf, Find, type FindQuery } from './generated/operations.ts';
import { Notice } from './notice.tsx';
import { goTo, linkTo } from './route.ts';
import { useAnswer } from './use-answer.ts';

type Found = FindQuery['search']['edges'][number];

const KIND: Record<string, string> = { Case: 'Story', Event: 'Done', Statement: 'Said', Actor: 'Actor' };
/** Milliseconds without a further letter. */
const PAUSE = 200;

export function Search({ text }: { text: string }) {
  const [words, setWords] = useState(text);
  /** What the address has from here. Only what it has from elsewhere, as by going back, replaces what is being typed. */
  const sent = useRef(text);
  const send = (isSameStep: boolean): void => {
    sent.current = words.trim();
    goTo(pageAddress('front', '', sent.current), isSameStep);
  };
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setWords(text);
  }, [text]);
  useEffect(() => {
    const later = setTimeout(() => send(true), PAUSE);
    return () => clearTimeout(later);
  }, [words]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(false);
        }}
      >
        <label htmlFor="search" className="unseen">
          Search acts, actors and words
        </label>
        <input
          id="search"
          type="search"
          placeholder="Search acts, actors and words"
          maxLength={200}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </form>
      {text ? <Results text={text} /> : null}
    </search>
  );
}

function Results({ text }: { text: string }) {
  const { result, error, isLoading, again } = useAnswer(`find ${text}`, (signal) => ask(Find, { text }, signal));
  if (error) return <Notice error={error} again={again} />;
  const found = result?.search.edges ?? [];
  return (
    <div aria-busy={isLoading} className="results">
      <p role="status" className="quiet">
        {isLoading
          ? 'Searching…'
          : found.length === 0
            ? `Nothing has all of these words: ${text}. Try fewer, or the beginning of one.`
            : `${found.length} found`}
      </p>
      <ul>
        {found.map((edge) => (
          <li key={`${edge.node.__typename} ${'slug' in edge.node ? edge.node.slug : ''}`}>
            <FoundLink found={edge} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FoundLink({ found: { node, highlight } }: { found: Found }) {
  if (node.__typename === 'Source') return null;
  return (
    <>
      <span className="kind">{KIND[node.__typename]}</span>{' '}
      {node.__typename === 'Actor' ? (
        <FoundActor slug={node.slug} name={node.name} />
      ) : (
        <a {...linkTo(pageAddress(node.__typename === 'Case' ? 'case' : 'act', node.slug))}>{node.title}</a>
      )}{' '}
      <span className="quiet">{'occurred' in node ? node.occurred.label : ''}</span>
      <p className="quiet" dir="auto">
        {highlight.split('**').map((part, index) => (index % 2 === 1 ? <mark key={`${index} ${part}`}>{part}</mark> : part))}
      </p>
    </>
  );
}

/** Opens into what the actor did, said and underwent. */
function FoundActor({ slug, name }: { slug: string; name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="actor" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{name}</summary>
      {isOpen ? <ActsOfActor slug={slug} /> : null}
    </details>
  );
}

function ActsOfActor({ slug }: { slug: string }) {
  const { result, error, again } = useAnswer(`acts of ${slug}`, (signal) => ask(ActsOf, { slug }, signal));
  if (error) return <Notice error={error} again={again} />;
  const acts = result?.actor?.acts.nodes ?? [];
  return (
    <>
      <p>{result?.actor?.description}</p>
      {result && acts.length === 0 ? <p className="quiet">No act of its own is recorded.</p> : null}
      <ul>
        {acts.map((act) => (
          <li key={act.slug}>
            <a {...linkTo(pageAddress('act', act.slug))}>{act.title}</a> <span className="quiet">{act.occurred.label}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
