// The brief: a chain told in order as Markdown, in plain template prose. Each sentence says who says it and how firmly, with the numbers of
// its sources; where accounts differ both stand; what was cut and the lens are said, and a number by which anyone can check the whole.
import type { ActClaimRecord, ActRecord, EndRecord, LinkRecord, MadeChain } from './chain-record.ts';
import { cite, ended, escape, remake, sourceList } from './markdown.ts';
import { mermaid } from './mermaid.ts';
import { actSentence, bySides, inWords, linkSentence, listed } from './phrase.ts';
import { provenanceOf } from './provenance.ts';

export function brief(made: MadeChain): string {
  const { acts, links, denied, sources, summary, cutOff } = made.chain;
  const anchors = new Set(acts.map(({ id }) => id));
  const about = provenanceOf(made, 'md');
  const paragraphs = [
    `# ${escape(about.title)}`,
    ...(summary === null ? [] : [escape(summary)]),
    `*Lens: ${escape(about.lens)}.* ${escape(about.cut)}${cutOff === null ? '' : ` Where it was cut off by choice: ${escape(cutOff)}`}`,
    ...acts.map((act) =>
      actSection(
        act,
        links.filter(({ response }) => response.id === act.id),
        anchors,
      ),
    ),
    ...(denied.length === 0 ? [] : ['## Denied, and not followed here', ...denied.map((link) => linkParagraph(link, anchors, true))]),
    '## The chain in one picture',
    `\`\`\`mermaid\n${mermaid(made)}\`\`\``,
    ...sourceList(sources, about),
    ...remake(about),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function actSection(act: ActRecord, answers: readonly LinkRecord[], anchors: ReadonlySet<string>): string {
  const parts = [
    `<a id="${act.slug}"></a>\n\n## ${escape(act.when.label)}: ${escape(act.title)}`,
    `${escape(setting(act))}${cite([...act.citations, ...act.participants.flatMap(({ citations }) => citations)])}`,
    ...(act.summary === null ? [] : [escape(act.summary)]),
    ...act.quotes.map(({ text, language }) => `> ${escape(text)} (${escape(language)})`),
    ...deedParagraphs(act.claims),
    ...figureList(act.claims),
    ...answers.map((link) => linkParagraph(link, anchors)),
  ];
  return parts.join('\n\n');
}

const told = (claim: ActClaimRecord): string => `${escape(ended(actSentence(claim)))}${cite(claim.citations)}`;

/** Whether it happened, and who did it: a paragraph each. */
const deedParagraphs = (claims: readonly ActClaimRecord[]): string[] =>
  (['OCCURRENCE', 'ATTRIBUTION'] as const).flatMap((subject) => {
    const said = bySides(claims.filter((claim) => claim.subject === subject));
    const disputed = said.some(({ stance }) => stance === 'DENIES' || stance === 'REVERSES');
    return said.length === 0 ? [] : [`${disputed ? `${DISPUTED} ` : ''}${said.map(told).join(' ')}`];
  });

/** What was counted, one below the other: figures are compared. */
function figureList(claims: readonly ActClaimRecord[]): string[] {
  const figures = claims.filter(({ subject }) => subject === 'CASUALTIES' || subject === 'COUNT');
  return figures.length === 0 ? [] : [figures.map((claim) => `- ${told(claim)}`).join('\n')];
}

const DISPUTED = '**Disputed.**';

const ROLE_WORDS: Record<string, string> = {
  PERPETRATOR: 'by',
  SPEAKER: 'said by',
  TARGET: 'against',
  VICTIM: 'victims:',
  PARTICIPANT: 'with',
  AUDIENCE: 'to',
  HOST: 'hosted by',
  AUTHORIZER: 'authorised by',
  SUPPORTER: 'supported by',
  MEDIATOR: 'mediated by',
};

/** "An event: assault (rocket), in Taji; by unidentified; against the coalition (2 killed)." */
function setting({ type, kinds, mode, realis, place, participants, hostility }: ActRecord): string {
  const what = `${listed(kinds.map(inWords))}${mode ? ` (${inWords(mode)})` : ''}`;
  const doubt = realis && realis !== 'ACTUAL' ? `, ${inWords(realis)}` : '';
  const roles = [...new Set(participants.map(({ role }) => role))].map((role) => {
    const who = participants
      .filter((part) => part.role === role)
      .map(
        ({ actor, outcome, detail }) =>
          `${actor.name}${outcome || detail ? ` (${[outcome && inWords(outcome), detail].filter(Boolean).join(', ')})` : ''}`,
      );
    return `${ROLE_WORDS[role]} ${listed(who)}`;
  });
  const parts = [`${type === 'EVENT' ? 'An event' : 'A statement'}: ${what}${doubt}${place ? `, in ${place.name}` : ''}`, ...roles];
  return `${parts.join('; ')}.${hostility === null ? '' : ` Hostility ${hostility} of 5.`}`;
}

/** Both sides where it is disputed: those who tell it first, then those who leave it open, then those who speak against it. */
function linkParagraph(link: LinkRecord, anchors: ReadonlySet<string>, withResponse = false): string {
  const title = (end: EndRecord): string => {
    const words = `“${escape(end.title)}”`;
    return anchors.has(end.id) ? `[${words}](#${end.slug})` : words;
  };
  const sentences = link.claims.map((claim) => `${linkText(link, claim, title)}${cite(claim.citations)}`);
  const lead = withResponse ? `Of ${title(link.response)}:` : link.disputed ? DISPUTED : '';
  return `${lead} ${sentences.join(' ')}`.trim();
}

/** The sentence is made with a sign in the title's place, so that names are escaped and the link to the act is not. */
function linkText(link: LinkRecord, claim: LinkRecord['claims'][number], title: (end: EndRecord) => string): string {
  const PLACE = '\u0000';
  const sentence = linkSentence(claim, link, () => PLACE);
  return escape(ended(sentence)).replace(PLACE, () => title(link.trigger));
}
