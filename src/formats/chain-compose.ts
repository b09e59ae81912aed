// From rows to the record that formats write: names for ids, numbers for sources, words for what was cut. Pure but for its one entry.
import type { Db } from '../database/connect.ts';
import type { ActRow } from '../domain/act-row.ts';
import type { ActorRow } from '../domain/actor.ts';
import type { CaseRow } from '../domain/case.ts';
import type { ClaimRow } from '../domain/claim.ts';
import { label, type Span } from '../domain/occurred.ts';
import { type Belongings, laneOf } from '../picture/lane.ts';
import { lensInWords } from '../walk/lens-words.ts';
import { type ChainLink, NOTHING_HIDDEN, type Subgraph } from '../walk/subgraph.ts';
import { rangeOf, tollOf } from '../walk/toll.ts';
import { type LensSlugs, queryOf } from './chain-address.ts';
import type {
  ActClaimRecord,
  ActorRecord,
  ActRecord,
  ChainRecord,
  CitationRecord,
  ClaimRecord,
  EndRecord,
  LeadLinkRecord,
  LinkClaimRecord,
  LinkRecord,
  SourceRecord,
  TimeRecord,
  TollRecord,
} from './chain-record.ts';
import { type ChainRows, gatherChain, type WeighedClaim } from './chain-rows.ts';

/** Of a chain that is a case the case; of any other null: it goes by its roots. */
export type Scope = Pick<CaseRow, 'id' | 'slug' | 'title' | 'summary' | 'cutOff'> | null;

export async function recordChain(db: Db, chain: Subgraph, scope: Scope): Promise<ChainRecord> {
  return compose(await gatherChain(db, chain), scope);
}

function compose(rows: ChainRows, scope: Scope): ChainRecord {
  const { chain } = rows;
  const teller = createTeller(rows);
  const inOrder = chain.acts.map(({ id }) => required(rows.acts.get(id))).toSorted(byPlace);
  const place = new Map(inOrder.map(({ id }, index) => [id, index]));
  const at = (id: string): number => place.get(id) ?? 0;
  const links = chain.links.toSorted((a, b) => at(a.responseId) - at(b.responseId) || at(a.triggerId) - at(b.triggerId));
  const acts = inOrder.map((act) => teller.act(act));
  const told = links.map((link) => withLeading(teller.link(link)));
  const denied = rows.denied
    .filter(({ id }) => !chain.links.some((link) => link.id === id))
    .map((link) => teller.link({ ...link, disputed: true }))
    .toSorted((a, b) => compare(a.response.slug, b.response.slug) || compare(a.trigger.slug, b.trigger.slug));
  const roots = chain.request.roots.map((id) => required(rows.acts.get(id)));
  const slugs = roots.map(({ slug }) => slug).join(',');
  return {
    title: scope?.title ?? roots.map(({ title }) => title).join('; '),
    summary: scope?.summary ?? null,
    cutOff: scope?.cutOff ?? null,
    lens: lensOf(rows),
    path: scope ? `/cases/${scope.slug}` : `/chains/${slugs}`,
    query: queryOf(chain.request, slugsOf(rows)),
    acts,
    links: told,
    denied,
    sources: teller.cited(),
    cut: cutInWords(chain),
  };
}

/** A row that a foreign key promises, read a moment ago. */
function required<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Error('A row that a foreign key promises is missing.');
  return row;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: ActRow, b: ActRow): number =>
  a.placedAt.getTime() - b.placedAt.getTime() || a.placedRank - b.placedRank || compare(a.slug, b.slug);

/** Every link of a chain is carried by a claim; its leading one comes first. */
function withLeading(link: LinkRecord): LeadLinkRecord {
  return { ...link, leading: required(link.claims[0]) };
}

const actorOf = ({ id, slug, name, kind, country, wikidataId }: ActorRow): ActorRecord => ({ id, slug, name, kind, country, wikidataId });

/** Turns rows into records, and numbers the sources in the order in which it is asked for what they bear out. */
function createTeller(rows: ChainRows) {
  const numbered = new Map<string, SourceRecord>();
  const actor = (id: string): ActorRecord => actorOf(required(rows.actors.get(id)));
  const actorOrNull = (id: string | null): ActorRecord | null => (id === null ? null : actor(id));

  function source(id: string): SourceRecord {
    const known = numbered.get(id);
    if (known) return known;
    const { slug, title, publisherId, url, archiveUrl, language, reliability, ...row } = required(rows.sources.get(id));
    const published = timeOf(row.publishedEarliest, row.publishedLatest, row.publishedPrecision, row.publishedZone);
    const publisher = actorOrNull(publisherId)?.name ?? null;
    const made = { id, number: numbered.size + 1, slug, title, publisher, url, archiveUrl, published, language, reliability };
    numbered.set(id, made);
    return made;
  }

  const citations = (id: string): CitationRecord[] =>
    (rows.citations.get(id) ?? []).map(({ sourceId, quote, locator, credibility }) => ({
      source: source(sourceId),
      quote,
      locator,
      credibility,
    }));

  /** By the claim's own date, else its statement's, else its earliest citation's publication. */
  function said(claim: ClaimRow, cited: readonly CitationRecord[]): TimeRecord | null {
    const own = timeOf(claim.assertedEarliest, claim.assertedLatest, claim.assertedPrecision, claim.assertedZone);
    if (own) return own;
    const statement = claim.statementId === null ? undefined : rows.acts.get(claim.statementId);
    if (statement) return timeRecord({ ...statement, ended: null });
    const published = cited.flatMap(({ source: { published: time } }) => (time ? [time] : []));
    return published.toSorted((a, b) => compare(a.earliest, b.earliest) || compare(a.latest, b.latest))[0] ?? null;
  }

  function claim(row: ClaimRow): ClaimRecord {
    const cited = citations(row.id);
    return {
      id: row.id,
      subject: row.subject,
      assertedBy: actor(row.assertedById),
      onBehalfOf: (rows.onBehalfOf.get(row.id) ?? []).map(({ actorId }) => actor(actorId)).toSorted((a, b) => compare(a.slug, b.slug)),
      stance: row.stance,
      statement: row.statementId === null ? null : required(rows.acts.get(row.statementId)).slug,
      said: said(row, cited),
      confidence: row.confidence,
      confidenceWords: row.confidenceWords,
      citations: cited,
    };
  }

  function linkClaim(row: WeighedClaim): LinkClaimRecord {
    const { kind, basis, strength, weight } = row;
    // Only claims about other things than links lack a kind and a basis.
    if (kind === null || basis === null) throw new Error(`The claim ${row.id} on a link has no kind or no basis.`);
    return { ...claim(row), weight, kind, basis, strength };
  }

  const actClaim = (row: ClaimRow): ActClaimRecord => ({
    ...claim(row),
    blamed: actorOrNull(row.blamedId),
    role: row.role,
    attributionType: row.attributionType,
    side: actorOrNull(row.sideId),
    category: row.category,
    killed: rangeOf(row, 'killed'),
    injured: rangeOf(row, 'injured'),
    missing: rangeOf(row, 'missing'),
    what: row.what,
    count: row.subject === 'COUNT' ? { low: row.countLow, best: row.countBest, high: row.countHigh } : null,
  });

  const end = (id: string): EndRecord => {
    const { slug, title } = required(rows.acts.get(id));
    return { id, slug, title };
  };

  function link({ id, triggerId, responseId, disputed }: Pick<ChainLink, 'id' | 'triggerId' | 'responseId' | 'disputed'>): LinkRecord {
    return {
      id,
      trigger: end(triggerId),
      response: end(responseId),
      disputed,
      claims: (rows.claimsOfLink.get(id) ?? []).map(linkClaim),
    };
  }

  const belongings: Belongings = new Map(
    [...rows.belongings].map(([id, edges]) => [id, edges.map(({ kind, objectId }) => ({ kind, object: actor(objectId) }))]),
  );

  function toll(id: string): TollRecord | null {
    const found = tollOf(rows.casualties.get(id) ?? []);
    return found && { killed: found.killed, injured: found.injured, missing: found.missing };
  }

  function act(row: ActRow): ActRecord {
    const walked = required(rows.chain.acts.find(({ id }) => id === row.id));
    const { causes, consequences } = rows.chain.hidden.get(row.id) ?? NOTHING_HIDDEN;
    const place = row.placeId === null ? null : required(rows.places.get(row.placeId));
    const cited = citations(row.id);
    const parts = (rows.participations.get(row.id) ?? []).map(({ id, actorId, role, outcome, detail }) => ({
      actor: actor(actorId),
      role,
      outcome,
      detail,
      citations: citations(id),
    }));
    const lane = laneOf(parts, belongings);
    return {
      id: row.id,
      slug: row.slug,
      type: row.type,
      title: row.title,
      summary: row.summary,
      when: timeRecord(row),
      placedAt: row.placedAt.toISOString(),
      place: place && { name: place.name, country: place.country, latitude: place.latitude, longitude: place.longitude },
      kinds: row.type === 'EVENT' ? [row.kind] : row.statementKinds,
      mode: row.type === 'EVENT' ? row.mode : null,
      realis: row.type === 'EVENT' ? row.realis : null,
      hostility: row.hostility,
      citations: cited,
      participants: parts,
      quotes: (rows.quotes.get(row.id) ?? []).map(({ text, language }) => ({ text, language })),
      claims: (rows.claimsOfAct.get(row.id) ?? []).map(actClaim),
      toll: row.type === 'EVENT' ? toll(row.id) : null,
      lane: { slug: lane.id, name: lane.name },
      depth: walked.depth,
      side: walked.side,
      hiddenCauses: causes,
      hiddenConsequences: consequences,
    };
  }

  return { act, link, cited: () => [...numbered.values()] };
}

const timeRecord = (span: Span & { readonly ended: Date | null }): TimeRecord => ({
  label: label(span),
  earliest: span.earliest.toISOString(),
  latest: span.latest.toISOString(),
  ended: span.ended?.toISOString() ?? null,
  precision: span.precision,
  zone: span.zone,
});

function timeOf(earliest: Date | null, latest: Date | null, precision: Span['precision'] | null, zone: string | null): TimeRecord | null {
  if (earliest === null || latest === null || precision === null || zone === null) return null;
  return timeRecord({ earliest, latest, precision, zone, ended: null });
}

function lensOf({ chain: { request, links }, actors, sources }: ChainRows): string {
  const { lens } = request;
  const names = (given: readonly string[]) => given.map((id) => required(actors.get(id)).name);
  return lensInWords(
    lens,
    {
      tellers: names(lens.asToldBy ?? []),
      excluded: names(lens.excluding),
      sources: (lens.inSources ?? []).map((id) => required(sources.get(id)).title),
    },
    { disputed: links.filter(({ disputed }) => disputed).length, all: links.length },
  );
}

function slugsOf({ chain: { request }, actors, sources }: ChainRows): LensSlugs {
  const { asToldBy, excluding, inSources } = request.lens;
  const slugs = (given: readonly string[] | null) => (given ?? []).map((id) => required(actors.get(id)).slug);
  return {
    asToldBy: slugs(asToldBy),
    excluding: slugs(excluding),
    inSources: (inSources ?? []).map((id) => required(sources.get(id)).slug),
  };
}

/** Milliseconds are left out: the same chain walked again takes others. */
function cutInWords({ truncated, frontier }: Subgraph): string | null {
  if (truncated === null) return null;
  const limit = {
    DEPTH: `It goes ${truncated.requested} links deep and no further`,
    ACTS: `It holds the first ${truncated.requested} acts and no more`,
    LINKS: `It holds the first ${truncated.requested} links and no more`,
    TIME: 'The time for walking was up',
  }[truncated.reason];
  return `${limit}; at ${frontier.length} ${frontier.length === 1 ? 'act' : 'acts'} further links lead out of it.`;
}
