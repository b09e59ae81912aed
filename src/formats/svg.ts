// SVG: a chain as a picture that stands alone, laid out as the page has it, in lanes by who acted or spoke.
import { drawPicture } from '../picture/chain-picture.ts';
import { harmInSigns } from '../picture/harm.ts';
import { lineOf } from '../picture/line.ts';
import type { ActRecord, LeadLinkRecord, MadeChain, SourceRecord } from './chain-record.ts';
import { inWords, linkLabel, linkSentence } from './phrase.ts';
import { provenanceLines, provenanceOf } from './provenance.ts';

/** From use of force on, as the Correlates of War counts it. */
const FORCE = 4;

export function svg(made: MadeChain): string {
  const { acts, links, sources } = made.chain;
  const { title, lens, cut, made: date, permalink, sha256, licence } = provenanceOf(made, 'svg');
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(made.making.at);
  return drawPicture({
    title,
    about: [`Lens: ${lens}. ${cut}`, `Casus, ${day} · ${permalink}`],
    description: provenanceLines(made, 'svg').join('\n'),
    acts: acts.map(cardOf),
    links: links.map(lineFor),
    laneNames: new Map(acts.map(({ lane }) => [lane.slug, lane.name])),
    axis: 'time',
    foot: [`Sources: ${sources.map(sourceLine).join('; ') || 'none is cited'}.`, licence, `Made ${date}. SHA-256 ${sha256}`],
  }).text;
}

const cardOf = (act: ActRecord) => ({
  id: act.id,
  lane: act.lane.slug,
  at: Date.parse(act.placedAt),
  bounds: [Date.parse(act.when.earliest), Date.parse(act.when.latest)] as const,
  ended: act.when.ended === null ? null : Date.parse(act.when.ended),
  zone: act.when.zone,
  title: act.title,
  kind: kindOf(act),
  isSaid: act.type === 'STATEMENT',
  isForce: (act.hostility ?? 0) >= FORCE,
  isReal: act.realis === null || act.realis === 'ACTUAL',
  harm: act.toll && harmInSigns(act.toll),
  date: act.when.label,
  sources: new Set(act.citations.map(({ source }) => source.id)).size,
});

/** "Assault · rocket", "Said · threat". */
function kindOf({ type, kinds, mode, realis }: ActRecord): string {
  const doubt = realis === null || realis === 'ACTUAL' ? null : realis;
  const words = [...(type === 'STATEMENT' ? ['SAID'] : []), ...kinds, mode, doubt].filter((word) => word !== null).map(inWords);
  const text = words.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const lineFor = (link: LeadLinkRecord) => ({
  id: link.id,
  trigger: link.trigger.id,
  response: link.response.id,
  line: lineOf(link.leading.basis),
  disputed: link.disputed,
  words: `“${link.response.title}”: ${linkSentence(link.leading, link)}. ${linkLabel(link.leading, link.disputed)}`,
});

const sourceLine = ({ number, title, publisher, published }: SourceRecord): string =>
  `[${number}] ${[title, publisher, published?.label].filter(Boolean).join(', ')}`;
