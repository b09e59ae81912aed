// CSV (RFC 4180): a chain as one table to read, or as four: acts, links, claims, sources. Each row carries where it comes from, for CSV has no comments.
import type { Range } from '../domain/range.ts';
import type { ActClaimRecord, ActRecord, CitationRecord, ClaimRecord, LeadLinkRecord, LinkClaimRecord, MadeChain } from './chain-record.ts';
import { figure, linkSentence } from './phrase.ts';
import { type Provenance, provenanceOf } from './provenance.ts';

type Cell = string | number | boolean | null;
type Line = Readonly<Record<string, Cell>>;

/** A spreadsheet takes a cell that begins so for a formula, and would run it. The apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An empty table still names its columns. */
export function table<Row>(rows: readonly Row[], columns: Readonly<Record<string, (row: Row) => Cell>>, provenance: Provenance): string {
  const { lens, made, permalink, sha256, licence } = provenance;
  const origin: Line = { lens, made, permalink, sha256, licence };
  const head = [...Object.keys(columns), ...Object.keys(origin)].map(cell);
  const lines = rows.map((row) => [...Object.values(columns).map((of) => of(row)), ...Object.values(origin)].map(cell));
  return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

const several = (words: readonly string[]): string => words.join('; ');
const sourcesOf = (citations: readonly CitationRecord[]): string => several([...new Set(citations.map(({ source }) => source.slug))]);
/** For people: who published it, and where to read it. */
export const readingOf = (citations: readonly CitationRecord[]): string =>
  several([
    ...new Set(
      citations.map(({ source: { publisher, title, url, archiveUrl } }) =>
        [publisher ?? title, url ?? archiveUrl].filter(Boolean).join(' '),
      ),
    ),
  ]);
const quotesOf = (citations: readonly CitationRecord[]): string => several(citations.flatMap(({ quote }) => (quote ? [quote] : [])));
const actorsIn = (act: ActRecord, ...roles: string[]) =>
  act.participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor);
const within = (act: ActRecord, ...roles: string[]): string => several(actorsIn(act, ...roles).map(({ slug }) => slug));
/** For people, as who asserts it is in this table. */
const namesIn = (act: ActRecord, ...roles: string[]): string => several(actorsIn(act, ...roles).map(({ name }) => name));

const ranged = (range: Range | null | undefined): string | null => (range ? figure(range) : null);

/** An act and one link by which it answers another; null where it answers none in the chain. */
interface StoryLine {
  readonly act: ActRecord;
  readonly link: LeadLinkRecord | null;
}

/** The whole chain for a spreadsheet: each act in order, once for each act that it answers, and once where it answers none. */
export function storyTable(made: MadeChain): string {
  const { acts, links } = made.chain;
  const byId = new Map(acts.map((act) => [act.id, act]));
  const lines = acts.flatMap((act): StoryLine[] => {
    const answers = links.filter(({ response }) => response.id === act.id);
    return answers.length === 0 ? [{ act, link: null }] : answers.map((link) => ({ act, link }));
  });
  return table<StoryLine>(
    lines,
    {
      act: ({ act }) => act.slug,
      when: ({ act }) => act.when.label,
      earliest: ({ act }) => act.when.earliest,
      latest: ({ act }) => act.when.latest,
      title: ({ act }) => act.title,
      type: ({ act }) => act.type,
      kinds: ({ act }) => several(act.kinds),
      place: ({ act }) => act.place?.name ?? null,
      by: ({ act }) => namesIn(act, 'PERPETRATOR', 'SPEAKER', 'PARTICIPANT'),
      against: ({ act }) => namesIn(act, 'TARGET', 'VICTIM'),
      hostility: ({ act }) => act.hostility,
      killed: ({ act }) => ranged(act.toll?.killed),
      injured: ({ act }) => ranged(act.toll?.injured),
      answers: ({ link }) => link?.trigger.slug ?? null,
      answers_title: ({ link }) => link?.trigger.title ?? null,
      answers_when: ({ link }) => (link && byId.get(link.trigger.id)?.when.label) ?? null,
      kind: ({ link }) => link?.leading.kind ?? null,
      basis: ({ link }) => link?.leading.basis ?? null,
      confidence: ({ link }) => link?.leading.confidence ?? null,
      asserted_by: ({ link }) => link?.leading.assertedBy.name ?? null,
      disputed: ({ link }) => link?.disputed ?? null,
      told: ({ link }) => link && several(link.claims.map((claim) => linkSentence(claim, link))),
      sources: ({ act, link }) => readingOf([...act.citations, ...(link?.claims ?? []).flatMap(({ citations }) => citations)]),
    },
    provenanceOf(made, 'csv'),
  );
}

export const actTable = (made: MadeChain): string =>
  table<ActRecord>(
    made.chain.acts,
    {
      slug: (act) => act.slug,
      type: (act) => act.type,
      kinds: (act) => several(act.kinds),
      mode: (act) => act.mode,
      realis: (act) => act.realis,
      title: (act) => act.title,
      summary: (act) => act.summary,
      when: (act) => act.when.label,
      earliest: (act) => act.when.earliest,
      latest: (act) => act.when.latest,
      ended: (act) => act.when.ended,
      precision: (act) => act.when.precision,
      zone: (act) => act.when.zone,
      place: (act) => act.place?.name ?? null,
      country: (act) => act.place?.country ?? null,
      latitude: (act) => act.place?.latitude ?? null,
      longitude: (act) => act.place?.longitude ?? null,
      hostility: (act) => act.hostility,
      perpetrators: (act) => within(act, 'PERPETRATOR'),
      speakers: (act) => within(act, 'SPEAKER'),
      targets: (act) => within(act, 'TARGET', 'VICTIM'),
      others: (act) =>
        several(
          act.participants
            .filter(({ role }) => !['PERPETRATOR', 'SPEAKER', 'TARGET', 'VICTIM'].includes(role))
            .map(({ actor, role }) => `${actor.slug} (${role})`),
        ),
      quotes: (act) => several(act.quotes.map(({ text }) => text)),
      depth: (act) => act.depth,
      side: (act) => act.side,
      hidden_causes: (act) => act.hiddenCauses,
      hidden_consequences: (act) => act.hiddenConsequences,
      sources: (act) => sourcesOf(act.citations),
    },
    provenanceOf(made, 'acts.csv'),
  );

export const linkTable = (made: MadeChain): string =>
  table(
    made.chain.links,
    {
      trigger: ({ trigger }) => trigger.slug,
      response: ({ response }) => response.slug,
      kind: ({ leading }) => leading.kind,
      basis: ({ leading }) => leading.basis,
      strength: ({ leading }) => leading.strength,
      confidence: ({ leading }) => leading.confidence,
      asserted_by: ({ leading }) => leading.assertedBy.slug,
      claim: ({ leading }) => leading.id,
      disputed: ({ disputed }) => disputed,
      claims: ({ claims }) => claims.length,
      sources: ({ claims }) => sourcesOf(claims.flatMap(({ citations }) => citations)),
    },
    provenanceOf(made, 'links.csv'),
  );

/** A claim beside what it is about: an act, or the response of a link and its trigger. */
interface ClaimLine {
  readonly claim: ClaimRecord & Partial<LinkClaimRecord> & Partial<ActClaimRecord>;
  readonly act: string;
  readonly trigger: string | null;
}

const CLAIM_COLUMNS: Readonly<Record<string, (line: ClaimLine) => Cell>> = {
  id: ({ claim }) => claim.id,
  subject: ({ claim }) => claim.subject,
  act: ({ act }) => act,
  trigger: ({ trigger }) => trigger,
  asserted_by: ({ claim }) => claim.assertedBy.slug,
  on_behalf_of: ({ claim }) => several(claim.onBehalfOf.map(({ slug }) => slug)),
  stance: ({ claim }) => claim.stance,
  weight: ({ claim }) => claim.weight ?? null,
  kind: ({ claim }) => claim.kind ?? null,
  basis: ({ claim }) => claim.basis ?? null,
  strength: ({ claim }) => claim.strength ?? null,
  blamed: ({ claim }) => claim.blamed?.slug ?? null,
  role: ({ claim }) => claim.role ?? null,
  attribution_type: ({ claim }) => claim.attributionType ?? null,
  side: ({ claim }) => claim.side?.slug ?? null,
  category: ({ claim }) => claim.category ?? null,
  killed: ({ claim }) => ranged(claim.killed),
  injured: ({ claim }) => ranged(claim.injured),
  missing: ({ claim }) => ranged(claim.missing),
  what: ({ claim }) => claim.what ?? null,
  count: ({ claim }) => ranged(claim.count),
  said: ({ claim }) => claim.said?.label ?? null,
  said_earliest: ({ claim }) => claim.said?.earliest ?? null,
  said_latest: ({ claim }) => claim.said?.latest ?? null,
  statement: ({ claim }) => claim.statement,
  confidence: ({ claim }) => claim.confidence,
  confidence_words: ({ claim }) => claim.confidenceWords,
  sources: ({ claim }) => sourcesOf(claim.citations),
  quotes: ({ claim }) => quotesOf(claim.citations),
};

/** A claim as the table of claims has it, without what is empty. */
export const claimCells = (line: ClaimLine): Line =>
  Object.fromEntries(
    Object.entries(CLAIM_COLUMNS)
      .map(([name, of]) => [name, of(line)] as const)
      .filter(([, value]) => value !== null && value !== ''),
  );

export function claimTable(made: MadeChain): string {
  const { acts, links, denied } = made.chain;
  const lines: ClaimLine[] = [
    ...[...links, ...denied].flatMap(({ claims, response, trigger }) =>
      claims.map((claim) => ({ claim, act: response.slug, trigger: trigger.slug })),
    ),
    ...acts.flatMap((act) => act.claims.map((claim) => ({ claim, act: act.slug, trigger: null }))),
  ];
  return table<ClaimLine>(lines, CLAIM_COLUMNS, provenanceOf(made, 'claims.csv'));
}

export const sourceTable = (made: MadeChain): string =>
  table(
    made.chain.sources,
    {
      number: ({ number }) => number,
      slug: ({ slug }) => slug,
      title: ({ title }) => title,
      publisher: ({ publisher }) => publisher,
      published: ({ published }) => published?.label ?? null,
      published_earliest: ({ published }) => published?.earliest ?? null,
      published_latest: ({ published }) => published?.latest ?? null,
      language: ({ language }) => language,
      reliability: ({ reliability }) => reliability,
      url: ({ url }) => url,
      archive_url: ({ archiveUrl }) => archiveUrl,
    },
    provenanceOf(made, 'sources.csv'),
  );
