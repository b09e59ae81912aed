// Mermaid: a chain as a flowchart, for pages that draw it from text. Done is a box, said has round ends.
import type { ResponseBasis } from '../generated/prisma/enums.ts';
import type { ActRecord, LeadLinkRecord, MadeChain } from './chain-record.ts';
import { linkLabel } from './phrase.ts';
import { provenanceLines } from './provenance.ts';

/** Mermaid draws no more lines than this unless its page allows it: an error box would take the picture's place. */
const MOST_LINKS = 500;

/** Thick is said by a party to it or found by a court, thin is told by others, dotted is inferred or mere sequence. */
const ARROWS: Record<ResponseBasis, string> = {
  COURT_OR_UN: '==>',
  STATED_BY_RESPONDER: '==>',
  STATED_BY_TARGET: '==>',
  THIRD_PARTY: '-->',
  PRESS: '-->',
  ANALYST_INFERENCE: '-.->',
  TEMPORAL_ONLY: '-.->',
};

/** Mermaid's own entities for all that its grammar or its HTML could mistake. In a comment, where it knows none, such a sign becomes '. */
const text = (words: string): string =>
  `"${words.replace(/\s+/g, ' ').replace(/[#&"'<>`\\{}[\]()|%]/g, (sign) => `#${sign.codePointAt(0)};`)}"`;

export function mermaid(made: MadeChain): string {
  const { acts, links } = made.chain;
  const names = new Map(acts.map(({ id }, index) => [id, `a${index + 1}`]));
  const shown = links.slice(0, MOST_LINKS);
  const left = links.length - shown.length;
  return [
    'flowchart LR',
    ...provenanceLines(made, 'mmd').map((line) => `  %% ${line.replace(/["`{}[\]|%]/g, "'")}`),
    ...(left > 0 ? [`  %% ${left} of ${links.length} links are left out: Mermaid draws ${MOST_LINKS}.`] : []),
    ...acts.map((act) => `  ${names.get(act.id)}${box(act)}`),
    ...shown.map((link) => `  ${names.get(link.trigger.id)} ${arrow(link)} ${names.get(link.response.id)}`),
    '',
  ].join('\n');
}

function box({ type, title, when }: ActRecord): string {
  const words = text(`${when.label}: ${title}`);
  return type === 'EVENT' ? `[${words}]` : `([${words}])`;
}

/** The label is of our own words and needs no quotes, which some readers do not take here. */
const arrow = ({ leading, disputed }: LeadLinkRecord): string => `${ARROWS[leading.basis]}|${linkLabel(leading, disputed)}|`;
