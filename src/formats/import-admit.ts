// Entries as the domain takes them: each is admitted by the very input of the mutation that records the like. What names something else
// is noted on the way, so that a batch looks all names up at once. Pure.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { actorInput } from '../domain/actor.ts';
import { affiliationInput } from '../domain/affiliation.ts';
import { attributionInput } from '../domain/attribution.ts';
import { caseInput } from '../domain/case.ts';
import { givenCasualties } from '../domain/casualties.ts';
import type { ClaimInput } from '../domain/claim.ts';
import { countInput } from '../domain/count.ts';
import { eventInput } from '../domain/event.ts';
import { idOf } from '../domain/id.ts';
import { admit } from '../domain/input.ts';
import { occurrenceInput } from '../domain/occurrence.ts';
import { placeInput } from '../domain/place.ts';
import { isOrdered, type Range } from '../domain/range.ts';
import { linkInput } from '../domain/response-link.ts';
import { sourceInput } from '../domain/source.ts';
import { statementInput } from '../domain/statement.ts';
import type { Content, Entry, EntryOf } from './dossier.ts';
import type { Original, Reading } from './importer.ts';

// ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the entries of a batch name: slugs, addresses of sources, names of places, and the keys that they bring along. */
export class Mentions {
  readonly actors = new Set<string>();
  readonly acts = new Set<string>();
  readonly sources = new Set<string>();
  readonly addresses = new Set<string>();
  readonly places = new Set<string>();
  readonly cases = new Set<string>();
  readonly ids = new Set<string>();
  readonly claims = new Set<string>();
  /** What many rows of a dataset give alike is judged once, by its text. */
  readonly admitted = new Map<string, Admitted>();
}

/** An actor as an entry names it. */
export type ActorName = Content<'attributions'>['blamed'];
type Citations = Content<'occurrences'>['citations'];
type ClaimFields = Content<'occurrences'>;

export const actorOf = (name: ActorName): string => (typeof name === 'string' ? name : name.actor);

/** Names as the domain takes them, each noted. */
const naming = (mentions: Mentions) => ({
  actor(name: ActorName) {
    mentions.actors.add(actorOf(name));
    if (typeof name !== 'string') mentions.actors.add(name.recordedOf);
    return { slug: actorOf(name) };
  },
  act(slug: string) {
    mentions.acts.add(slug);
    return { slug };
  },
  source(slug: string) {
    mentions.sources.add(slug);
    return { slug };
  },
  place(name: string) {
    mentions.places.add(name.normalize('NFC'));
    return { name };
  },
  citations(citations: Citations) {
    return citations?.map((citation) => ({ ...citation, source: this.source(citation.source) }));
  },
});

type Naming = ReturnType<typeof naming>;

// ── Claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

type SaidClaim = z.output<typeof occurrenceInput>['claim'];

/** What a claim of a link says beside. */
type Reason = Pick<z.output<typeof linkInput>['claim'], 'kind' | 'basis' | 'strength'>;

export interface AdmittedClaim {
  readonly id: string;
  /** Of what it says, by which a newer version of its row finds it again. */
  readonly hash: string;
  readonly entry: ClaimFields;
  readonly said: SaidClaim;
  readonly reason: Reason | null;
}

const hashOf = (content: unknown, without?: string): string =>
  createHash('sha256')
    .update(JSON.stringify(content, without === undefined ? undefined : (key, value: unknown) => (key === without ? undefined : value)))
    .digest('base64url')
    .slice(0, 22);

function claimInputOf(entry: ClaimFields, names: Naming): ClaimInput {
  const { assertedBy, onBehalfOf, stance, statement, assertedAt, confidence, confidenceWords, citations } = entry;
  return {
    assertedBy: names.actor(assertedBy),
    onBehalfOf: onBehalfOf?.map((name) => names.actor(name)),
    stance,
    statement: statement == null ? null : names.act(statement),
    assertedAt,
    confidence,
    confidenceWords,
    citations: names.citations(citations),
  };
}

/**
 * A claim is known by its id. One that brings none has the id that follows from what it says: for the row of a dataset without its date
 * and sources, which are those of the version.
 */
function admittedClaim(about: unknown, entry: ClaimFields, said: SaidClaim, reason: Reason | null, row: Row): AdmittedClaim {
  const { assertedAt, citations, confidence, confidenceWords, ...what } = said;
  const own = [about, what, confidence, confidenceWords, reason];
  const hash = row.original ? hashOf(own) : hashOf([own, assertedAt, citations]);
  const id = entry.id?.toLowerCase() ?? idOf(JSON.stringify([row.original?.dataset, row.original?.id, row.original?.version, hash]));
  row.mentions.claims.add(id);
  return { id, hash, entry, said, reason };
}

// ── Entries ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Row {
  readonly original: Original | undefined;
  readonly mentions: Mentions;
  readonly warnings: string[];
}

export type Admitted =
  | { readonly in: 'places'; readonly entry: EntryOf<'places'>; readonly said: z.output<typeof placeInput> }
  | { readonly in: 'actors'; readonly entry: EntryOf<'actors'>; readonly said: z.output<typeof actorInput> }
  | { readonly in: 'sources'; readonly entry: EntryOf<'sources'>; readonly said: z.output<typeof sourceInput> }
  | { readonly in: 'events'; readonly entry: EntryOf<'events'>; readonly said: z.output<typeof eventInput> }
  | { readonly in: 'statements'; readonly entry: EntryOf<'statements'>; readonly said: z.output<typeof statementInput> }
  | { readonly in: 'cases'; readonly entry: EntryOf<'cases'>; readonly said: z.output<typeof caseInput> }
  | AdmittedAffiliation
  | AdmittedLink
  | AdmittedActClaim;

export interface AdmittedAffiliation {
  readonly in: 'affiliations';
  readonly entry: EntryOf<'affiliations'>;
  readonly said: Omit<z.output<typeof affiliationInput>, 'claim'>;
  readonly claims: readonly AdmittedClaim[];
}

export interface AdmittedLink {
  readonly in: 'links';
  readonly entry: EntryOf<'links'>;
  readonly claims: readonly AdmittedClaim[];
}

/** A claim about an act, and the columns that its kind has of its own, but for actors. */
export interface AdmittedActClaim {
  readonly in: 'attributions' | 'casualties' | 'counts' | 'occurrences';
  readonly entry: EntryOf<'attributions'> | EntryOf<'casualties'> | EntryOf<'counts'> | EntryOf<'occurrences'>;
  readonly act: string;
  readonly blamed: ActorName | null;
  readonly side: ActorName | null;
  readonly columns: Readonly<Record<string, string | number | null>>;
  readonly claim: AdmittedClaim;
}

/** A row whose every entry is right in itself. */
export interface AdmittedRow {
  readonly line: number;
  readonly original: Original | undefined;
  readonly warnings: readonly string[];
  readonly entries: readonly Admitted[];
  /** Of what it says of its act; null where it has none. */
  readonly hash: string | null;
}

/** @throws ValidationError */
export function admitRow({ line, original, entries, warnings }: Reading, mentions: Mentions): AdmittedRow {
  const row: Row = { original, mentions, warnings: [...warnings] };
  const names = naming(mentions);
  const admitted = entries.map((entry) => {
    if (entry.id != null) mentions.ids.add(entry.id.toLowerCase());
    return original && isNamed(entry) ? admitOnce(entry, names, row) : admitEntry(entry, names, row);
  });
  return { line, original, warnings: row.warnings, entries: admitted, hash: contentHash(admitted, original !== undefined) };
}

const isNamed = ({ in: section }: Entry): boolean => ['places', 'actors', 'sources'].includes(section);

function admitOnce(entry: Entry, names: Naming, row: Row): Admitted {
  const { admitted } = row.mentions;
  const text = JSON.stringify(entry);
  const known = admitted.get(text) ?? admitEntry(entry, names, row);
  admitted.set(text, known);
  return known;
}

/** The act and what is claimed in its row; of a dataset's row without the sources, which are those of the version. */
function contentHash(entries: readonly Admitted[], isDataset: boolean): string | null {
  if (!entries.some(({ in: section }) => section === 'events' || section === 'statements')) return null;
  return hashOf(
    entries.flatMap((admitted): unknown[] => {
      if (admitted.in === 'events' || admitted.in === 'statements') return [admitted.said];
      if ('claims' in admitted) return admitted.claims.map(({ hash }) => hash);
      return 'claim' in admitted ? [admitted.claim.hash] : [];
    }),
    isDataset ? 'source' : undefined,
  );
}

function admitEntry(entry: Entry, names: Naming, row: Row): Admitted {
  switch (entry.in) {
    case 'places':
      return { in: entry.in, entry, said: admit(placeInput, placeOf(entry, names)) };
    case 'actors':
      return { in: entry.in, entry, said: admit(actorInput, actorInputOf(entry, names)) };
    case 'sources':
      return { in: entry.in, entry, said: admit(sourceInput, sourceInputOf(entry, names, row.mentions)) };
    case 'events':
      return { in: entry.in, entry, said: admit(eventInput, eventInputOf(entry, names)) };
    case 'statements':
      return { in: entry.in, entry, said: admit(statementInput, statementInputOf(entry, names)) };
    case 'affiliations':
      return admitAffiliation(entry, names, row);
    case 'links':
      return admitLink(entry, names, row);
    case 'attributions':
      return admitAttribution(entry, names, row);
    case 'casualties':
      return admitCasualties(entry, names, row);
    case 'counts':
      return admitCount(entry, names, row);
    case 'occurrences':
      return admitOccurrence(entry, names, row);
    case 'cases':
    default:
      return { in: entry.in, entry, said: admit(caseInput, caseInputOf(entry, names, row.mentions)) };
  }
}

function placeOf({ name, aliases, country, within, latitude, longitude, precisionKm }: EntryOf<'places'>, names: Naming) {
  names.place(name);
  if (within != null) names.place(within);
  return { name, aliases, country, within, latitude, longitude, precisionKm };
}

function actorInputOf({ slug, name, kind, aliases, country, wikidataId, description, mergedInto }: EntryOf<'actors'>, names: Naming) {
  names.actor(slug);
  if (mergedInto != null) names.actor(mergedInto);
  return { slug, name, kind, aliases, country, wikidataId, description };
}

function sourceInputOf(entry: EntryOf<'sources'>, names: Naming, mentions: Mentions) {
  const { slug, title, publisher, url, archiveUrl, published, language, reliability } = entry;
  names.source(slug);
  if (url != null) mentions.addresses.add(url.normalize('NFC'));
  return { slug, title, publisher: publisher == null ? null : names.actor(publisher), url, archiveUrl, published, language, reliability };
}

function actInputOf(
  { slug, title, summary, occurred, place, hostility, hostilityReason, citations }: EntryOf<'events' | 'statements'>,
  names: Naming,
) {
  return {
    slug: names.act(slug).slug,
    title,
    summary,
    occurred,
    place: place == null ? null : names.place(place),
    hostility,
    hostilityReason,
    citations: names.citations(citations),
  };
}

function eventInputOf(entry: EntryOf<'events'>, names: Naming) {
  const { kind, mode, realis, thresholds, parent, participations } = entry;
  return {
    ...actInputOf(entry, names),
    kind,
    mode,
    realis,
    thresholds,
    parent: parent == null ? null : names.act(parent),
    participations: participations?.map((part) => ({
      ...part,
      actor: names.actor(part.actor),
      citations: names.citations(part.citations),
    })),
  };
}

function statementInputOf(entry: EntryOf<'statements'>, names: Naming) {
  const { kinds, speakers, onBehalfOf, audience, about, quotes, prompt, conditional, veiled } = entry;
  return {
    ...actInputOf(entry, names),
    kinds,
    speakers: speakers.map((name) => names.actor(name)),
    onBehalfOf: onBehalfOf?.map((name) => names.actor(name)),
    audience: audience?.map((name) => names.actor(name)),
    about: about?.map((slug) => names.act(slug)),
    quotes,
    prompt,
    conditional,
    veiled,
  };
}

function caseInputOf({ slug, title, summary, cutOff, roots }: EntryOf<'cases'>, names: Naming, mentions: Mentions) {
  mentions.cases.add(slug);
  return { slug, title, summary, cutOff, roots: roots.map((root) => names.act(root)) };
}

// ── Entries that claim ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Stands in where an edge comes without a claim, for the edge's own rules are to be judged all the same. */
const nobody = (assertedBy: ActorName): ClaimFields => ({ act: '', assertedBy });

function admitAffiliation(entry: EntryOf<'affiliations'>, names: Naming, row: Row): AdmittedAffiliation {
  const { subject, kind, object, title, from, until, claims } = entry;
  const edge = { subject: names.actor(subject), object: names.actor(object), kind, title, from, until };
  const { claim: _, ...said } = admit(affiliationInput, { ...edge, claim: claimInputOf(nobody(subject), names) });
  const admitted = (claims ?? []).map((claim) => {
    const fields = { ...claim, act: '' };
    const { claim: output } = admit(affiliationInput, { ...edge, claim: claimInputOf(fields, names) });
    return admittedClaim(said, fields, output, null, row);
  });
  return { in: 'affiliations', entry, said, claims: admitted };
}

function admitLink(entry: EntryOf<'links'>, names: Naming, row: Row): AdmittedLink {
  const pair = { response: names.act(entry.response), trigger: names.act(entry.trigger) };
  const claims = (entry.claims ?? []).map((claim) => {
    const { kind, basis, strength, ...fields } = { ...claim, act: '' };
    const admitted = admit(linkInput, { ...pair, claim: { ...claimInputOf(fields, names), kind, basis, strength } });
    return admittedClaim(pair, fields, ...partedLink(admitted.claim), row);
  });
  return { in: 'links', entry, claims };
}

const partedLink = ({ kind, basis, strength, ...said }: z.output<typeof linkInput>['claim']): [SaidClaim, Reason] => [
  said,
  { kind, basis, strength },
];

function admitAttribution(entry: EntryOf<'attributions'>, names: Naming, row: Row): AdmittedActClaim {
  const fields = { ...entry, act: entry.event };
  const { claim, role, type, ...about } = admit(attributionInput, {
    event: names.act(entry.event),
    blamed: names.actor(entry.blamed),
    role: entry.role,
    type: entry.type,
    claim: claimInputOf(fields, names),
  });
  const columns = { role, attributionType: type };
  const admitted = admittedClaim([about, columns], fields, claim, null, row);
  return { in: 'attributions', entry, act: entry.event, blamed: entry.blamed, side: null, columns, claim: admitted };
}

function admitCasualties(entry: EntryOf<'casualties'>, names: Naming, row: Row): AdmittedActClaim {
  const fields = { ...entry, act: entry.event };
  const { killed, injured, missing, category, claim } = admit(givenCasualties, {
    event: names.act(entry.event),
    side: entry.side == null ? null : names.actor(entry.side),
    category: entry.category,
    killed: entry.killed,
    injured: entry.injured,
    missing: entry.missing,
    claim: claimInputOf(fields, names),
  });
  for (const [what, range] of Object.entries({ killed, injured, missing })) {
    if (range && !isOrdered(range))
      row.warnings.push(`The figures of the ${what} are not in rising order (${inWords(range)}): kept as given.`);
  }
  const columns = { category, ...figures('killed', killed), ...figures('injured', injured), ...figures('missing', missing) };
  const about = [entry.event, entry.side == null ? null : actorOf(entry.side), columns];
  const admitted = admittedClaim(about, fields, claim, null, row);
  return { in: 'casualties', entry, act: entry.event, blamed: null, side: entry.side ?? null, columns, claim: admitted };
}

const inWords = ({ low, best, high }: Range): string => `low ${low ?? '?'}, best ${best ?? '?'}, high ${high ?? '?'}`;

const figures = (name: string, range: Range | null) => ({
  [`${name}Low`]: range?.low ?? null,
  [`${name}Best`]: range?.best ?? null,
  [`${name}High`]: range?.high ?? null,
});

function admitCount(entry: EntryOf<'counts'>, names: Naming, row: Row): AdmittedActClaim {
  const fields = { ...entry, act: entry.event };
  const input = { event: names.act(entry.event), what: entry.what, count: entry.count, claim: claimInputOf(fields, names) };
  const { what, count, claim } = admit(countInput, input);
  const columns = { what, ...figures('count', count) };
  const admitted = admittedClaim([entry.event, columns], fields, claim, null, row);
  return { in: 'counts', entry, act: entry.event, blamed: null, side: null, columns, claim: admitted };
}

function admitOccurrence(entry: EntryOf<'occurrences'>, names: Naming, row: Row): AdmittedActClaim {
  const { claim } = admit(occurrenceInput, { act: names.act(entry.act), claim: claimInputOf(entry, names) });
  const admitted = admittedClaim([entry.act, 'OCCURRENCE'], entry, claim, null, row);
  return { in: 'occurrences', entry, act: entry.act, blamed: null, side: null, columns: {}, claim: admitted };
}
