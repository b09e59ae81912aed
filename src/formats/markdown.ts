// Markdown, as the briefs write it: words of others made safe, numbered citations, the list of sources, and how to make it again.
import type { CitationRecord, SourceRecord } from './chain-record.ts';
import type { Provenance } from './provenance.ts';

/** Words of others stay words: none of their signs is taken for Markdown or HTML. */
export const escape = (text: string): string => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/\s+/g, ' ');

/** " [[1]](#source-1)" */
export const cite = (citations: readonly CitationRecord[]): string => {
  const numbers = [...new Set(citations.map(({ source }) => source.number))].toSorted((a, b) => a - b);
  return numbers.map((number) => ` [[${number}]](#source-${number})`).join('');
};

/** A full stop, unless the words have ended already. */
export const ended = (sentence: string): string => (/[.!?…]["”’)]?$/.test(sentence) ? sentence : `${sentence}.`);

export const sourceList = (sources: readonly SourceRecord[], { licence }: Provenance): string[] => [
  '## Sources',
  sources.map(sourceLine).join('\n') || 'None is cited.',
  escape(licence),
];

export const remake = ({ made, permalink, sha256 }: Provenance): string[] => [
  '## To make it again',
  `Made on ${made} from \`${permalink}\`. Whoever is told the same finds this number again: SHA-256 \`${sha256}\`. It covers what is told here, its lens and its limits, and not the date.`,
];

function sourceLine({ number, title, publisher, published, url, archiveUrl }: SourceRecord): string {
  const name = url === null ? escape(title) : `[${escape(title)}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)`;
  const parts = [name, publisher && escape(publisher), published && escape(published.label)].filter(Boolean);
  const archived = archiveUrl ? ` ([archived](<${archiveUrl.replace(/[<>\s]/g, encodeURIComponent)}>))` : '';
  return `${number}. <a id="source-${number}"></a>${parts.join(', ')}${archived}`;
}
