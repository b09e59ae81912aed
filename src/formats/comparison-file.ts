// A comparison of two accounts as a file: a brief in plain prose, a table for a spreadsheet, or JSON.
import type { Making } from './chain-record.ts';
import { type ComparedRecord, type ComparisonRecord, VERDICTS, type Verdict } from './comparison.ts';
import { readingOf, table } from './csv.ts';
import { cite, ended, escape, remake, sourceList } from './markdown.ts';
import { linkSentence } from './phrase.ts';
import { originOf } from './provenance.ts';

const HEADINGS: Record<Verdict, string> = {
  reversed: 'Which came first is in dispute',
  contested: 'One tells it, the other denies it',
  reweighed: 'Both tell it, and mean different things by it',
  onlyA: 'Told by A alone',
  onlyB: 'Told by B alone',
  shared: 'Told alike by both',
};

export function comparisonBrief(comparison: ComparisonRecord, making: Making): string {
  const { title, lenses, links, forkPoints, agreement, cut, sources } = comparison;
  const about = originOf(comparison, making, 'md');
  const sections = VERDICTS.flatMap((verdict) => {
    const found = links.filter((link) => link.verdict === verdict);
    return found.length === 0 ? [] : [`## ${HEADINGS[verdict]}`, ...found.map(linkSection)];
  });
  const shared =
    agreement === null
      ? 'Neither account tells of any answer.'
      : `Of ${agreement.of} ${agreement.of === 1 ? 'link' : 'links'} that either tells as an answer, both tell ${Math.round(agreement.share * agreement.of)} alike.`;
  const forks = forkPoints.map(({ title: act, when }) => `- ${escape(when.label)}: ${escape(act)}`);
  const paragraphs = [
    `# ${escape(title)}`,
    `- **A:** ${escape(lenses.a)}.\n- **B:** ${escape(lenses.b)}.`,
    `${shared}${cut === null ? '' : ` ${escape(cut)}`}`,
    ...(forks.length === 0 ? [] : ['## Where they part', forks.join('\n')]),
    ...sections,
    ...sourceList(sources, about),
    ...remake(about),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function linkSection(link: ComparedRecord): string {
  const { trigger, response } = link;
  const said = (['a', 'b'] as const).map((side) => `- **${side.toUpperCase()}:** ${voiceOf(link, side)}`);
  return [
    `**“${escape(response.title)}”** (${escape(response.when.label)}) as an answer to **“${escape(trigger.title)}”** (${escape(trigger.when.label)})`,
    said.join('\n'),
  ].join('\n\n');
}

const voiceOf = (link: ComparedRecord, side: 'a' | 'b'): string =>
  link[side].map((claim) => `${escape(ended(sentence(link, claim)))}${cite(claim.citations)}`).join(' ') || 'says nothing of it.';

const sentence = (link: ComparedRecord, claim: ComparedRecord['a'][number]): string =>
  linkSentence(claim, { trigger: { ...link.trigger, id: '' } });

export const comparisonTable = (comparison: ComparisonRecord, making: Making): string =>
  table<ComparedRecord>(
    comparison.links,
    {
      verdict: ({ verdict }) => verdict,
      trigger: ({ trigger }) => trigger.slug,
      trigger_title: ({ trigger }) => trigger.title,
      trigger_when: ({ trigger }) => trigger.when.label,
      response: ({ response }) => response.slug,
      response_title: ({ response }) => response.title,
      response_when: ({ response }) => response.when.label,
      a_stance: ({ a }) => a[0]?.stance ?? null,
      a_kind: ({ a }) => a[0]?.kind ?? null,
      a_basis: ({ a }) => a[0]?.basis ?? null,
      a_told: (link) => link.a.map((claim) => sentence(link, claim)).join('; '),
      b_stance: ({ b }) => b[0]?.stance ?? null,
      b_kind: ({ b }) => b[0]?.kind ?? null,
      b_basis: ({ b }) => b[0]?.basis ?? null,
      b_told: (link) => link.b.map((claim) => sentence(link, claim)).join('; '),
      sources: ({ a, b }) => readingOf([...a, ...b].flatMap(({ citations }) => citations)),
    },
    originOf(comparison, making, 'csv'),
  );

export const comparisonJson = (comparison: ComparisonRecord, making: Making): string => {
  const { title, lens, cut, path: _, query: __, ...rest } = comparison;
  return `${JSON.stringify({ ...originOf(comparison, making, 'json'), title, lens, cut, ...rest }, null, 2)}\n`;
};
