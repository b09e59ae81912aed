// DOT: a chain as Graphviz draws it. Done is a box, said an ellipse.

import type { ResponseBasis } from '../generated/prisma/enums.ts';
import { wrap } from '../picture/text-fit.ts';
import type { ActRecord, LeadLinkRecord, MadeChain } from './chain-record.ts';
import { linkLabel } from './phrase.ts';
import { provenanceLines, provenanceOf } from './provenance.ts';

/** Bold is said by a party to it or found by a court, solid is told by others, dashed inferred, dotted mere sequence. */
const STYLES: Record<ResponseBasis, string> = {
  COURT_OR_UN: 'bold',
  STATED_BY_RESPONDER: 'bold',
  STATED_BY_TARGET: 'bold',
  THIRD_PARTY: 'solid',
  PRESS: 'solid',
  ANALYST_INFERENCE: 'dashed',
  TEMPORAL_ONLY: 'dotted',
};

const text = (words: string): string => `"${words.replace(/[\\"]/g, '\\$&').replace(/[\s\p{Cc}]+/gu, ' ')}"`;

/** One below the other, in the middle. */
const lines = (all: readonly string[]): string => `"${all.map((line) => text(line).slice(1, -1)).join('\\n')}"`;

const attributes = (given: Readonly<Record<string, string | readonly string[]>>): string =>
  `[${Object.entries(given)
    .map(([name, words]) => `${name}=${typeof words === 'string' ? text(words) : lines(words)}`)
    .join(', ')}]`;

export function dot(made: MadeChain): string {
  const { acts, links } = made.chain;
  const { title, lens, made: date } = provenanceOf(made, 'dot');
  return [
    ...provenanceLines(made, 'dot').map((line) => `// ${line}`),
    'digraph chain {',
    `  graph ${attributes({ rankdir: 'LR', labelloc: 't', label: [title, lens, date.slice(0, 10)] })};`,
    ...acts.map((act) => `  ${text(act.slug)} ${node(act)};`),
    ...links.map((link) => `  ${text(link.trigger.slug)} -> ${text(link.response.slug)} ${edge(link)};`),
    '}',
    '',
  ].join('\n');
}

/** A title on one line makes a chain of seven acts a metre long. In points, as Graphviz writes. */
const ROOM = { size: 14, width: 200 };

const node = ({ type, title, when, summary }: ActRecord): string =>
  attributes({
    shape: type === 'EVENT' ? 'box' : 'ellipse',
    label: [when.label, ...wrap(title, ROOM.size, ROOM.width, Number.POSITIVE_INFINITY)],
    tooltip: summary === null ? title : `${title}: ${summary}`,
  });

const edge = ({ leading, disputed }: LeadLinkRecord): string =>
  attributes({
    style: STYLES[leading.basis],
    label: linkLabel(leading, disputed).split(', '),
    arrowhead: disputed ? 'empty' : 'normal',
  });
