// The chain as a table: sorted by any column, copied as tab separated text that spreadsheets take.
import { useState } from 'react';
import type { Address } from './address.ts';
import type { Chain, ShownAct } from './chain.ts';
import { harmOf, kindOf, sourcesOf } from './chain-svg.tsx';
import { goTo, linkTo } from './route.ts';

interface Column {
  readonly name: string;
  readonly title: string;
  readonly text: (shown: ShownAct, chain: Chain) => string;
  /** What to sort by where the text would not do. */
  readonly rank?: (shown: ShownAct, chain: Chain) => number;
}

const titleOf = (chain: Chain, id: string) => chain.acts.find(({ act }) => act.id === id)?.act.title;
const answered = (shown: ShownAct, chain: Chain) => chain.arrows.filter(({ response }) => response.id === shown.act.id);

const COLUMNS: readonly Column[] = [
  { name: 'when', title: 'When', text: ({ act }) => act.occurred.label, rank: ({ act }) => Date.parse(act.occurred.placedAt) },
  { name: 'who', title: 'Who', text: ({ own }) => own.name },
  { name: 'what', title: 'What', text: ({ act }) => act.title },
  { name: 'kind', title: 'Kind', text: ({ act }) => kindOf(act) },
  { name: 'hostility', title: 'Hostility', text: ({ act }) => String(act.hostility ?? ''), rank: ({ act }) => act.hostility ?? -1 },
  {
    name: 'harm',
    title: 'Casualties',
    text: ({ act }) => harmOf(act) ?? '',
    rank: ({ act }) => Number.parseInt(/\d+/.exec(harmOf(act) ?? '')?.[0] ?? '0', 10),
  },
  {
    name: 'answers',
    title: 'Answers',
    text: (shown, chain) =>
      answered(shown, chain)
        .flatMap(({ trigger }) => titleOf(chain, trigger.id) ?? [])
        .join('; '),
    rank: (shown, chain) => answered(shown, chain).length,
  },
  { name: 'sources', title: 'Sources', text: ({ act }) => String(sourcesOf(act)), rank: ({ act }) => sourcesOf(act) },
];

export function Table({ chain, address }: { chain: Chain; address: Address }) {
  const sort = address.sort ?? 'when';
  const isDown = sort.startsWith('-');
  const column = COLUMNS.find(({ name }) => name === sort.replace('-', '')) ?? COLUMNS[0];
  const [copied, setCopied] = useState(false);
  const rows = chain.acts.toSorted((a, b) => {
    const order = column?.rank
      ? column.rank(a, chain) - column.rank(b, chain)
      : (column?.text(a, chain) ?? '').localeCompare(column?.text(b, chain) ?? '', 'en');
    return isDown ? -order : order;
  });
  const copy = async () => {
    const lines = [
      COLUMNS.map(({ title }) => title),
      ...rows.map((row) => COLUMNS.map(({ text }) => text(row, chain).replaceAll(/\s+/g, ' '))),
    ];
    await navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'));
    setCopied(true);
  };
  return (
    <div className="table">
      <p>
        <button type="button" onClick={() => void copy()}>
          Copy the table
        </button>
        <span role="status" className="quiet">
          {copied ? ` ${rows.length} rows copied.` : ''}
        </span>
      </p>
      <div className="scroll" role="region" aria-label="Table of acts" tabIndex={0}>
        <table>
          <caption className="unseen">The acts of {chain.title}</caption>
          <thead>
            <tr>
              {COLUMNS.map(({ name, title }) => (
                <th key={name} scope="col" aria-sort={name === column?.name ? (isDown ? 'descending' : 'ascending') : 'none'}>
                  <button type="button" onClick={() => goTo({ ...address, sort: name === column?.name && !isDown ? `-${name}` : name })}>
                    {title}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.act.id} data-act={row.act.id} aria-selected={address.act === row.act.slug || undefined}>
                {COLUMNS.map(({ name, text }) => (
                  <td key={name} className={name}>
                    {name === 'what' ? <a {...linkTo({ ...address, act: row.act.slug })}>{text(row, chain)}</a> : text(row, chain)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
