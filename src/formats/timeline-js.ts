// TimelineJS: a chain as slides, one an act, in order of time, for a newsroom's page.
import type { ActRecord, LeadLinkRecord, MadeChain, SourceRecord, TimeRecord } from './chain-record.ts';
import { actSentence, bySides, linkSentence } from './phrase.ts';
import { provenanceOf } from './provenance.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** TimelineJS takes text for HTML. */
const html = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
const paragraph = (text: string): string => `<p>${html(text)}</p>`;

export function timelineJs(made: MadeChain): string {
  const { acts, links, summary, cutOff } = made.chain;
  const { title, lens, cut, made: date, permalink, sha256, licence } = provenanceOf(made, 'timeline.json');
  const about = [summary, cutOff, `Lens: ${lens}.`, cut, licence, `Made ${date}; ${permalink}; SHA-256 ${sha256}.`].filter(
    (sentence) => sentence !== null,
  );
  const slides = {
    title: { text: { headline: html(title), text: about.map(paragraph).join('') } },
    events: acts.map((act) =>
      slide(
        act,
        links.filter(({ response }) => response.id === act.id),
      ),
    ),
  };
  return `${JSON.stringify(slides, null, 2)}\n`;
}

function slide(act: ActRecord, answers: readonly LeadLinkRecord[]) {
  // Who did it, where anyone says; the figures are for a table.
  const blamed = bySides(act.claims.filter(({ subject }) => subject === 'ATTRIBUTION'));
  const told = [
    ...blamed.map((claim) => `${actSentence(claim)}.`),
    ...answers.flatMap((link) => link.claims.map((claim) => `${linkSentence(claim, link)}.`)),
  ];
  const quotes = act.quotes.map(({ text, language }) => `<blockquote lang="${html(language)}">${html(text)}</blockquote>`);
  const cited = [act, ...blamed, ...answers.flatMap(({ claims }) => claims)].flatMap(({ citations }) => citations);
  const sources = [...new Set(cited.map(({ source }) => source))].map(sourceLink);
  return {
    unique_id: act.slug,
    start_date: { ...dateOf(act.when.earliest, act.when), display_date: act.when.label },
    end_date: dateOf(act.when.ended ?? act.when.latest, act.when),
    group: [
      ...new Set(act.participants.filter(({ role }) => role === 'PERPETRATOR' || role === 'SPEAKER').map(({ actor }) => actor.name)),
    ].join(', '),
    text: {
      headline: html(act.title),
      text: [
        ...(act.summary ? [paragraph(act.summary)] : []),
        ...quotes,
        ...told.map(paragraph),
        ...(sources.length > 0 ? [`<p>${sources.join('; ')}</p>`] : []),
      ].join(''),
    },
  };
}

const sourceLink = ({ title, publisher, url }: SourceRecord): string => {
  const name = html(publisher === null ? title : `${title}, ${publisher}`);
  return url === null ? name : `<a href="${html(url)}">${name}</a>`;
};

/** In the act's own zone, and no finer than it is known: a clock time that nobody knows would be a false midnight. */
function dateOf(instant: string, { precision, zone }: TimeRecord) {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(new Date(instant));
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  const day = { year: part('year'), month: part('month'), day: part('day') };
  return precision === 'MINUTE' || precision === 'HOUR' ? { ...day, hour: part('hour'), minute: part('minute') } : day;
}
