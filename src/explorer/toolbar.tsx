// How the chain is shown and by whose word: views, axis, lanes, the lens and its filters, and ways out with what is shown.
import type { ReactNode } from 'react';
import { type Address, DIRECTIONS, VIEWS, type View } from './address.ts';
import { type Chain, operationOf, variablesOf } from './chain.ts';
import { rootOf } from './compare.tsx';
import { downloadPng, downloadSvg } from './download.ts';
import { kindsOf } from './filter.ts';
import { playgroundLink } from './playground-link.ts';
import { goTo, linkTo } from './route.ts';
import type { Tellers } from './teller.ts';
import { ALL_BASES, basisWords, capital, plain } from './word.ts';

interface ToolbarProps {
  readonly address: Address;
  readonly view: View;
  /** All that was walked. */
  readonly chain: Chain;
  /** What the filters leave of it. */
  readonly shown: Chain;
  readonly tellers: Tellers;
}

const NAMES: Record<View, string> = { picture: 'Picture', table: 'Table', story: 'Story', compare: 'Compare' };
const DISPUTED = { INCLUDE: 'shown', EXCLUDE: 'left out', ONLY: 'alone' };
const WAYS = { BOTH: 'causes and consequences', CAUSES: 'causes', CONSEQUENCES: 'consequences' };

export function Toolbar({ address, view, chain, shown, tellers }: ToolbarProps) {
  const go = (changes: Partial<Address>) => goTo({ ...address, ...changes });
  return (
    <div className="toolbar">
      <nav aria-label="Ways to read it" className="views">
        {VIEWS.map((one) => (
          <a key={one} {...linkTo({ ...address, view: one })} aria-current={one === view ? 'page' : undefined}>
            {NAMES[one]}
          </a>
        ))}
      </nav>
      {view === 'picture' || view === 'compare' ? (
        <>
          <Choice
            label="Across"
            value={address.axis}
            options={{ time: 'time, to scale', steps: 'steps' }}
            choose={(axis) => go({ axis })}
          />
          <Choice
            label="Lanes"
            value={address.lanes}
            options={{ blocs: 'states and groups', actors: 'each actor' }}
            choose={(lanes) => go({ lanes, actors: [] })}
          />
        </>
      ) : null}
      <TellerChoice
        label="As told by"
        none="anyone"
        tellers={tellers}
        value={address.told[0] ?? ''}
        choose={(slug) => go({ told: slug ? [slug] : [] })}
      />
      {view === 'compare' ? (
        <>
          <TellerChoice
            label="and by"
            none="nobody yet"
            tellers={tellers}
            value={address.against ?? ''}
            choose={(slug) => go({ against: slug || null })}
          />
          <Choice
            label="on what led to"
            value={rootOf(address, chain)}
            options={{
              [rootOf(address, chain)]: rootOf(address, chain),
              ...Object.fromEntries(chain.acts.map(({ act }) => [act.slug, act.title])),
            }}
            choose={(root) => go({ root })}
          />
        </>
      ) : null}
      <Filters address={address} chain={chain} go={go} />
      <details className="menu">
        <summary>Take away</summary>
        <div className="sheet">
          <button type="button" onClick={() => downloadSvg(shown, address)}>
            Picture as SVG
          </button>
          <button type="button" onClick={() => void downloadPng(shown, address)}>
            Picture as PNG
          </button>
          <button type="button" onClick={() => void navigator.clipboard.writeText(location.href)}>
            Copy the link
          </button>
          <button type="button" onClick={() => print()}>
            Print
          </button>
          <a href={playgroundLink(operationOf(address), variablesOf(address))}>Open in the playground</a>
        </div>
      </details>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, choose }: ChoiceProps<Value>) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => choose(target.value as Value)}>
        {Object.entries<string>(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TellerChoiceProps {
  readonly label: string;
  /** What choosing nobody means. */
  readonly none: string;
  readonly tellers: Tellers;
  readonly value: string;
  readonly choose: (slug: string) => void;
}

function TellerChoice({ label, none, tellers, value, choose }: TellerChoiceProps) {
  const known = value === '' || tellers.all.some(([slug]) => slug === value) ? tellers.all : [...tellers.all, [value, value] as const];
  return <Choice label={label} value={value} options={Object.fromEntries([['', none], ...known])} choose={choose} />;
}

function Filters({ address, chain, go }: { address: Address; chain: Chain; go: (changes: Partial<Address>) => void }) {
  const lanes = [...new Map(chain.acts.map(({ lane }) => [lane.id, lane.name]))];
  const kinds = [...new Set(chain.acts.flatMap(({ act }) => kindsOf(act)))].toSorted();
  const set = [address.bases, address.actors, address.kinds].filter(({ length }) => length > 0).length;
  const count =
    set + [address.firm, address.from ?? address.to].filter((one) => one !== null).length + (address.disputed === 'INCLUDE' ? 0 : 1);
  return (
    <details className="menu">
      <summary>Filters{count > 0 ? ` (${count})` : ''}</summary>
      <div className="sheet filters">
        <Ticks
          legend="On what a link rests"
          all={ALL_BASES.map((basis) => [basis, capital(basisWords(basis))])}
          chosen={address.bases}
          choose={(bases) => go({ bases })}
        />
        <Choice label="Disputed links" value={address.disputed} options={DISPUTED} choose={(disputed) => go({ disputed })} />
        <label>
          At least so firm (0 to 100)
          <input
            type="number"
            min={0}
            max={100}
            step={10}
            value={address.firm ?? ''}
            onChange={({ target }) => go({ firm: target.value === '' ? null : Number(target.value) })}
          />
        </label>
        {address.page === 'act' ? (
          <Choice label="Walk to" value={address.direction} options={WAYS} choose={(direction) => go({ direction })} />
        ) : null}
        <label>
          At most so many links away
          <input
            type="number"
            min={1}
            max={50}
            value={address.depth ?? ''}
            onChange={({ target }) => go({ depth: Number(target.value) || null })}
          />
        </label>
        <Ticks legend="Whose acts" all={lanes} chosen={address.actors} choose={(actors) => go({ actors })} />
        <Ticks
          legend="Kinds"
          all={kinds.map((kind) => [kind, capital(plain(kind))])}
          chosen={address.kinds}
          choose={(found) => go({ kinds: found })}
        />
        <Days address={address} chain={chain} go={go} />
        <button
          type="button"
          onClick={() =>
            go({
              bases: [],
              disputed: 'INCLUDE',
              firm: null,
              actors: [],
              kinds: [],
              from: null,
              to: null,
              depth: null,
              direction: DIRECTIONS[0],
            })
          }
        >
          Clear all filters
        </button>
      </div>
    </details>
  );
}

interface TicksProps {
  readonly legend: string;
  readonly all: readonly (readonly [string, string])[];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

function Ticks({ legend, all, chosen, choose }: TicksProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map(([value, words]) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={({ target }) => choose(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

/** The days between which acts are shown, for who knows them; the strip of time is for who looks for them. */
function Days({ address, chain, go }: { address: Address; chain: Chain; go: (changes: Partial<Address>) => void }): ReactNode {
  const instants = chain.acts.map(({ act }) => Date.parse(act.occurred.placedAt));
  if (instants.length === 0) return null;
  const [start, end] = [Math.min(...instants), Math.max(...instants)];
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return (
    <fieldset>
      <legend>When</legend>
      <label>
        From
        <input
          type="date"
          min={day(start)}
          max={day(end)}
          value={address.from ?? ''}
          onChange={({ target }) => go({ from: target.value || null })}
        />
      </label>
      <label>
        To
        <input
          type="date"
          min={day(start)}
          max={day(end)}
          value={address.to ?? ''}
          onChange={({ target }) => go({ to: target.value || null })}
        />
      </label>
    </fieldset>
  );
}
