// Actors, sources, places, acts and cases of a batch, as rows. What is there already stays as it is, but for an act whose own row of a
// dataset says something else now.

import type { BulkRow } from '../domain/bulk.ts';
import { ConflictError, ValidationError } from '../domain/error.ts';
import { eventHostility, statementHostility } from '../domain/hostility.ts';
import { newId } from '../domain/id.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import type { KnownAct } from '../domain/known.ts';
import type { PlaceRow } from '../domain/place.ts';
import { fold } from '../domain/search.ts';
import type { Slugged } from '../domain/slug.ts';
import type { Actor, Case, Source } from '../generated/prisma/client.ts';
import type { ActorName, Admitted, AdmittedRow } from './import-admit.ts';
import { addCitations } from './import-claim.ts';
import type { Later, Making, Pointing, Revision, Table } from './import-draft.ts';
import { noteOrigin, takeUpOrigin } from './import-origin.ts';
import { keyOf, type Origin, openHash, originKey } from './import-world.ts';

type Of<Section extends Admitted['in']> = Extract<Admitted, { in: Section }>;
type AdmittedAct = Of<'events'> | Of<'statements'>;

// ── What other entries name ──────────────────────────────────────────────────────────────────────────────────────────────

/** What is said of a place that is there may add, but not contradict. */
export function addPlace(making: Making, { entry, said }: Of<'places'>): void {
  const { world, draft } = making;
  const known = world.places.get(said.name);
  const details = { country: said.country, latitude: said.latitude, longitude: said.longitude, precisionKm: said.precisionKm };
  if (!known) {
    const made: PlaceRow = { id: entry.id?.toLowerCase() ?? newId(), name: said.name, aliases: said.aliases, withinId: null, ...details };
    draft.add('place', made);
    making.learn(world.places, said.name, made);
    if (said.within !== null) point(making, 'within', made.id, said.within);
    making.changes += 1;
    return;
  }
  const fields = (Object.keys(details) as (keyof typeof details)[]).filter(
    (field) => details[field] !== null && details[field] !== known[field],
  );
  const contradicted = fields.find((field) => known[field] !== null);
  if (contradicted) {
    making.warn(`The place "${said.name}" is recorded with another ${contradicted}: left as it is.`);
    return;
  }
  const others = said.aliases.filter((alias) => !known.aliases.includes(alias));
  const aliases = others.slice(0, Math.max(0, LIST_LIMIT - known.aliases.length));
  if (aliases.length < others.length)
    making.warn(`The place "${said.name}" goes by ${LIST_LIMIT} other names already: "${others[aliases.length]}" is left out.`);
  if (said.within !== null && known.withinId === null) point(making, 'within', known.id, said.within);
  if (fields.length === 0 && aliases.length === 0) return;
  const fuller = {
    ...known,
    ...Object.fromEntries(fields.map((field) => [field, details[field]])),
    aliases: [...known.aliases, ...aliases],
  };
  draft.places.set(known.id, fuller);
  making.learn(world.places, said.name, fuller);
  making.changes += 1;
}

function point(making: Making, pointing: Pointing, id: string, to: string): void {
  making.draft.later.push({ of: making.outcome, pointing, id, to, origin: null });
}

/** A slug that a row had once leads to it for ever: kept where nobody else can have it. */
function addFormerSlugs(making: Making, table: Slugged, rowId: string, slugs: readonly string[] | null | undefined): void {
  if (making.setting.restoring) for (const slug of slugs ?? []) making.draft.add('former_slug', { table, slug, rowId });
}

const versionOf = ({ setting }: Making, version: number | null | undefined): number => (setting.restoring ? (version ?? 1) : 1);

export function addActor(making: Making, { entry, said }: Of<'actors'>): void {
  const { world, setting } = making;
  const { slug, id } = entry;
  if (entry.mergedInto != null && !setting.restoring) setting.merged.set(slug, entry.mergedInto);
  const known = world.actors.bySlug.get(slug) ?? world.actors.byId.get(id?.toLowerCase() ?? '');
  if (known && !world.actors.bySlug.has(slug)) making.learn(world.actors.bySlug, slug, known);
  if (known || (entry.mergedInto != null && !setting.restoring)) return;
  const key = id?.toLowerCase() ?? newId();
  const row: Actor = {
    id: key,
    slug,
    name: said.name,
    kind: said.kind,
    aliases: said.aliases,
    country: said.country,
    wikidataId: said.wikidataId,
    description: said.description,
    version: versionOf(making, entry.version),
    searchText: fold(said.name, ...said.aliases, said.description),
    recordedAt: making.recordedAt(entry.recordedAt),
    mergedIntoId: null,
    lentAliases: [...((setting.restoring && entry.lentAliases) || [])],
  };
  made(making, 'actor', row);
  making.learn(world.actors.bySlug, slug, { id: key });
  making.learn(world.actors.byId, key, { id: key });
  addFormerSlugs(making, 'actor', key, entry.formerSlugs);
  if (entry.mergedInto != null) point(making, 'mergedInto', key, entry.mergedInto);
}

/** Adds a row with a slug, and its line in the history. */
function made(making: Making, table: Table & ('actor' | 'source' | 'case'), row: Actor | Source | Case): void {
  making.draft.add(table, row);
  making.draft.histories.push({ table, id: row.id, concerns: [row.id], after: row });
  making.changes += 1;
}

export function addSource(making: Making, { entry, said }: Of<'sources'>): void {
  const { sources } = making.world;
  const { slug, id } = entry;
  const known = sources.bySlug.get(slug) ?? sources.byId.get(id?.toLowerCase() ?? '') ?? sources.byAddress.get(said.url ?? '');
  if (known) {
    if (!sources.bySlug.has(slug)) making.learn(sources.bySlug, slug, known);
    return;
  }
  const key = id?.toLowerCase() ?? newId();
  const row: Source = {
    id: key,
    slug,
    title: said.title,
    publisherId: entry.publisher == null ? null : making.actor(entry.publisher).id,
    url: said.url,
    archiveUrl: said.archiveUrl,
    publishedEarliest: said.published?.earliest ?? null,
    publishedLatest: said.published?.latest ?? null,
    publishedPrecision: said.published?.precision ?? null,
    publishedZone: said.published?.zone ?? null,
    language: said.language,
    reliability: said.reliability,
    version: versionOf(making, entry.version),
    searchText: fold(said.title, said.url),
    recordedAt: making.recordedAt(entry.recordedAt),
  };
  made(making, 'source', row);
  making.learn(sources.bySlug, slug, row);
  making.learn(sources.byId, key, row);
  if (said.url !== null) making.learn(sources.byAddress, said.url, row);
  addFormerSlugs(making, 'source', key, entry.formerSlugs);
  if (entry.publisher != null) making.recordedOf('source.publisher_id', key, entry.publisher);
}

export function addCase(making: Making, { entry, said }: Of<'cases'>): void {
  const { cases } = making.world;
  const { slug, id } = entry;
  const known = cases.bySlug.get(slug) ?? cases.byId.get(id?.toLowerCase() ?? '');
  if (known) return;
  const key = id?.toLowerCase() ?? newId();
  const { title, summary, cutOff } = said;
  const words = { title, summary, cutOff };
  const row: Case = {
    ...words,
    id: key,
    slug,
    version: versionOf(making, entry.version),
    searchText: fold(title, summary, cutOff),
    recordedAt: making.recordedAt(entry.recordedAt),
  };
  made(making, 'case', row);
  making.learn(cases.bySlug, slug, { id: key });
  const roots = new Set(entry.roots.map((root) => making.act(root).id));
  for (const [position, actId] of [...roots].entries()) making.draft.add('case_root', { caseId: key, actId, position });
  addFormerSlugs(making, 'case', key, entry.formerSlugs);
}

// ── Acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What becomes of the act of a row. */
export type ActOutcome = 'created' | 'revised' | 'kept';

/**
 * Adds the act of a row, or revises it where the row says something else than when it was imported, unless somebody revised it here since.
 * @returns null where the row was imported as it is already, so that there is nothing to do at all
 * @throws ConflictError, NotFoundError
 */
export function addAct(making: Making, row: AdmittedRow, admitted: AdmittedAct): ActOutcome | null {
  const { world, setting } = making;
  const { slug } = admitted.entry;
  const key = originKey(row);
  const origin = key && world.origins.get(keyOf(key));
  if (origin) return reviseAct(making, row, admitted, origin);
  const known = world.acts.bySlug.get(slug) ?? world.acts.byId.get(admitted.entry.id?.toLowerCase() ?? '');
  if (known) {
    if (row.original) throw new ConflictError('act', known.id, `The slug "${slug}" is taken by an act that did not come from this row.`);
    making.learn(world.acts.bySlug, slug, known);
    takeUpOrigin(making, admitted, known.id, null);
    // A restoration that was cut off left what came later open.
    if (setting.restoring) for (const [pointing, to] of pointers(admitted)) point(making, pointing, known.id, to);
    return 'kept';
  }
  const id = admitted.entry.id?.toLowerCase() ?? newId();
  const { act, half } = actRows(making, admitted, id, versionOf(making, admitted.entry.version));
  making.draft.add('act', { ...act, placedAt: admitted.said.occurred.placedFrom, placedRank: 0 });
  making.draft.add(admitted.in === 'events' ? 'event' : 'statement', half);
  const { earliest, latest, placedFrom } = admitted.said.occurred;
  const type = admitted.in === 'events' ? 'EVENT' : 'STATEMENT';
  const found: KnownAct = { id, type, version: 1, earliest, latest, placedFrom };
  making.learn(world.acts.bySlug, slug, found);
  making.learn(world.acts.byId, id, found);
  addParts(making, admitted, id);
  addFormerSlugs(making, 'act', id, admitted.entry.formerSlugs);
  const from = noteOrigin(making, row, admitted, id, 1);
  takeUpOrigin(making, admitted, id, 1);
  waitFor(making, admitted, id, from);
  making.draft.histories.push({ table: 'act', id, concerns: [id], after: { ...act, ...half } });
  making.changes += 1;
  return 'created';
}

function reviseAct(making: Making, row: AdmittedRow, admitted: AdmittedAct, origin: Origin): ActOutcome | null {
  const { world } = making;
  if (origin.hash === row.hash) return null;
  if (origin.actId === null) {
    making.warn(`"${admitted.said.title}" was removed here since it was imported: left out.`);
    return null;
  }
  const was = world.acts.byId.get(origin.actId);
  if (!was) throw new Error(`The act ${origin.actId} of an origin is not there.`);
  making.learn(world.acts.bySlug, admitted.entry.slug, was);
  const isOwn = was.version === origin.actVersion;
  if (origin.hash === openHash(row.hash ?? '')) {
    waitFor(making, admitted, was.id, noteOrigin(making, row, admitted, was.id, origin.actVersion));
    return 'kept';
  }
  const version = isOwn ? was.version + 1 : was.version;
  const from = noteOrigin(making, row, admitted, was.id, isOwn ? version : origin.actVersion);
  if (!isOwn) {
    making.warn(`"${admitted.said.title}" was revised here since it was imported: left as it is.`);
    return 'kept';
  }
  if (was.type !== (admitted.in === 'events' ? 'EVENT' : 'STATEMENT'))
    throw new ConflictError('act', was.id, `The act "${admitted.entry.slug}" was imported as the other of event and statement.`);
  const { act, half } = actRows(making, admitted, was.id, version);
  making.draft.revisions.push({ id: was.id, act: act as Revision['act'], half, was });
  takeUpOrigin(making, admitted, was.id, version);
  addParts(making, admitted, was.id);
  waitFor(making, admitted, was.id, from);
  making.changes += 1;
  return 'revised';
}

function waitFor(making: Making, admitted: AdmittedAct, id: string, origin: Later['origin']): void {
  for (const [pointing, to] of pointers(admitted)) making.draft.later.push({ of: making.outcome, pointing, id, to, origin });
}

const pointers = ({ entry }: AdmittedAct): [Pointing, string][] => {
  if (entry.in === 'events') return entry.parent == null ? [] : [['parent', entry.parent]];
  return (entry.about ?? []).map((slug) => ['about', slug]);
};

/** The columns of the act, and those of the event or the statement that it is. */
function actRows(making: Making, { entry, said, in: section }: AdmittedAct, id: string, version: number): { act: BulkRow; half: BulkRow } {
  const derived = section === 'events' ? eventHostility(said.kind, said.mode) : statementHostility(said.kinds);
  const words = section === 'events' ? [] : said.quotes.map(({ text }) => text);
  const { hostility, hostilityReason, occurred, summary, title, place } = said;
  const act = {
    ...occurred,
    id,
    version,
    type: section === 'events' ? 'EVENT' : 'STATEMENT',
    slug: entry.slug,
    title,
    summary,
    hostility: hostility ?? derived,
    hostilityReason: hostility === null || hostility === derived ? null : hostilityReason,
    placeId: place === null ? null : making.place(place.name).id,
    searchText: fold(title, summary, ...words),
    recordedAt: making.recordedAt(entry.recordedAt),
  };
  if (section === 'events') {
    const { kind, mode, realis, thresholds } = said;
    return { act, half: { id, kind, mode, realis, thresholds: [...new Set(thresholds)], parentId: null } };
  }
  const { kinds, prompt, conditional, veiled } = said;
  return { act, half: { id, kinds: [...new Set(kinds)], prompt, conditional, veiled } };
}

function addParts(making: Making, admitted: AdmittedAct, actId: string): void {
  addCitations(making, { actId }, admitted.entry.citations, admitted.said.citations);
  if (admitted.in === 'events') addParticipations(making, admitted, actId);
  else addWords(making, admitted, actId);
}

function addParticipations(making: Making, { entry, said }: Of<'events'>, actId: string): void {
  for (const [position, { actor, citations }] of (entry.participations ?? []).entries()) {
    const part = said.participations[position];
    if (!part) continue;
    const id = newId();
    const { role, outcome, detail } = part;
    making.draft.add('participation', { id, actId, actorId: making.actor(actor).id, role, outcome, detail, position });
    making.recordedOf('participation.actor_id', id, actor);
    addCitations(making, { participationId: id }, citations, part.citations);
  }
}

function addWords(making: Making, { entry, said }: Of<'statements'>, statementId: string): void {
  const { draft } = making;
  let position = 0;
  const take = (role: 'SPEAKER' | 'AUDIENCE', names: readonly ActorName[]): void => {
    const taken = new Set<string>();
    for (const name of names) {
      const actorId = making.actor(name).id;
      // Two that were merged are both listed where a dossier has them both.
      if (taken.has(actorId) && !making.setting.restoring) continue;
      taken.add(actorId);
      if (position === LIST_LIMIT) throw ValidationError.at(['audience'], `Give at most ${LIST_LIMIT}, speakers and audience together.`);
      const id = newId();
      draft.add('participation', { id, actId: statementId, actorId, role, outcome: null, detail: null, position: position++ });
      making.recordedOf('participation.actor_id', id, name);
    }
  };
  take('SPEAKER', entry.speakers);
  take('AUDIENCE', entry.audience ?? []);
  const principals = new Set<string>();
  for (const name of entry.onBehalfOf ?? []) {
    const actorId = making.actor(name).id;
    if (!principals.has(actorId)) draft.add('statement_on_behalf', { statementId, actorId });
    principals.add(actorId);
    making.recordedOf('statement_on_behalf.actor_id', statementId, name);
  }
  const ids = said.quotes.map(newId);
  for (const [index, { text, language, translationOf }] of said.quotes.entries()) {
    const translationOfId = translationOf === null ? null : (ids[translationOf] ?? null);
    draft.add('quote', { id: ids[index] ?? newId(), statementId, position: index, text, language, translationOfId });
  }
}
