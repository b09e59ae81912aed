// STIX 2.1: a bundle, read whole, for its objects name each other in any order. Incidents that say when they were are acts, led-to
// relationships with their opinions are links, notes are claims, identities are actors. STIX itself has no property for most of that: it
// is read from the extension that our own writer adds, and an object without it is told as left out or refused.
import { ValidationError } from '../../domain/error.ts';
import { ActorKind, type ActorKind as Kind, ParticipationRole } from '../../generated/prisma/enums.ts';
import type { Entry, EntryOf } from '../dossier.ts';
import type { Bytes, ImportFormat, Incoming, Reading } from '../importer.ts';
import { EXTENSION } from '../stix.ts';
import { type ActsRow, readAct } from './csv-acts.ts';
import { type ClaimRow, readClaim } from './csv-claims.ts';
import { clipped, entryOf, named, once, readRow, slugFor, titled } from './dataset.ts';
import { rowNamed } from './table.ts';

/** A bundle is read into memory: some ten thousand incidents. */
const BYTES_LIMIT = 64 << 20;

type Properties = Readonly<Record<string, unknown>>;

export const stix: ImportFormat = {
  description: 'a STIX 2.1 bundle, JSON',
  recognises: (name, start) => /\.stix\.json$/i.test(name) || (/^\s*\{/.test(start) && /"type"\s*:\s*"bundle"/.test(start)),
  read: readBundle,
};

/** @throws ValidationError where the file is no bundle of STIX 2.1 */
async function* readBundle(source: Bytes): AsyncGenerator<Incoming> {
  const text = await textOf(source);
  const bundle = new Bundle(objectsOf(text), linesOf(text));
  yield* bundle.readings();
}

async function textOf(source: Bytes): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > BYTES_LIMIT)
      throw ValidationError.at([], `A bundle may have ${BYTES_LIMIT >> 20} MB. Split it, each part with all that it names.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function objectsOf(text: string): Properties[] {
  let bundle: unknown;
  try {
    bundle = JSON.parse(text);
  } catch {
    throw ValidationError.at([], 'This is no JSON, so no STIX. Give another --format.');
  }
  const objects = isProperties(bundle) && bundle['type'] === 'bundle' ? (bundle['objects'] ?? []) : null;
  if (!Array.isArray(objects))
    throw ValidationError.at([], 'This is no bundle of STIX 2.1: it wants "type": "bundle" and its "objects". Give another --format.');
  return objects.filter(isProperties);
}

const isProperties = (value: unknown): value is Properties => typeof value === 'object' && value !== null && !Array.isArray(value);

/** On which line each id is first said, which for an object is nearly always its own. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries())
    for (const [, id] of line.matchAll(/"id"\s*:\s*"([^"]+)"/g)) if (id !== undefined && !lines.has(id)) lines.set(id, index + 1);
  return lines;
}

const textIn = (object: Properties, name: string): string => (typeof object[name] === 'string' ? object[name] : '');
const listIn = (object: Properties, name: string): unknown[] => (Array.isArray(object[name]) ? object[name] : []);

const isId = (value: unknown): value is string => typeof value === 'string';

/** What our own writer adds. */
function ownOf(object: Properties): Properties | null {
  const extensions = object['extensions'];
  const own = isProperties(extensions) ? extensions[EXTENSION] : null;
  return isProperties(own) ? own : null;
}

const said = (value: unknown): string =>
  Array.isArray(value) ? value.map(said).join('; ') : ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

const valuesOf = (object: Properties): [string, string][] => Object.entries(object).map(([name, value]) => [name, said(value)]);

/** What wrote the file is no actor. */
const PROGRAM = 'system';

/** Read before, or nothing to be read of: who wrote the file, how it is marked, and what it sums up. */
const BESIDE = ['extension-definition', 'marking-definition', 'language-content', 'report', 'grouping', 'identity', 'incident'];

class Bundle {
  readonly #objects: readonly Properties[];
  readonly #lines: ReadonlyMap<string, number>;
  readonly #byId: ReadonlyMap<string, Properties>;
  /** The relationships of each incident with its actors. */
  readonly #parts = new Map<string, Properties[]>();
  /** The relationships of which an opinion that we can read tells the claim. */
  readonly #explained: ReadonlySet<unknown>;

  constructor(objects: readonly Properties[], lines: ReadonlyMap<string, number>) {
    this.#objects = objects;
    this.#lines = lines;
    this.#byId = new Map(objects.map((object) => [textIn(object, 'id'), object]));
    const opinions = objects.filter((object) => object['type'] === 'opinion' && ownOf(object) !== null);
    this.#explained = new Set(opinions.flatMap((opinion) => listIn(opinion, 'object_refs')));
    for (const object of objects) {
      const incident = textIn(object, 'source_ref');
      if (!this.#isPart(object)) continue;
      const parts = this.#parts.get(incident) ?? [];
      parts.push(object);
      this.#parts.set(incident, parts);
    }
  }

  *readings(): Generator<Incoming> {
    const of = (type: string): Properties[] => this.#objects.filter((object) => object['type'] === type);
    for (const object of of('identity'))
      if (object['identity_class'] !== PROGRAM) yield { line: this.#lineOf(object), entries: [actorOf(object)], warnings: [] };
    for (const object of of('incident')) yield this.#actOf(object);
    for (const object of this.#objects) {
      const incoming = this.#claimOf(object);
      if (incoming) yield incoming;
    }
  }

  #lineOf = (object: Properties): number => this.#lines.get(textIn(object, 'id')) ?? 1;

  #is = (id: unknown, type: string): boolean => isId(id) && this.#byId.get(id)?.['type'] === type;

  #isPart = (object: Properties): boolean =>
    object['type'] === 'relationship' && this.#is(object['source_ref'], 'incident') && this.#is(object['target_ref'], 'identity');

  #actOf(object: Properties): Incoming {
    const line = this.#lineOf(object);
    const own = ownOf(object);
    if (!own)
      return {
        line,
        refusal: `The incident "${named(textIn(object, 'name'))}" says neither when it was nor what was done: in STIX 2.1 it has no property for either. Give it in a table of acts.`,
      };
    const parts = this.#parts.get(textIn(object, 'id')) ?? [];
    const told = parts.map((part) => this.#partOf(part));
    const isStatement = /^statement$/i.test(said(own['act_type']));
    const speakers = told.filter(({ role }) => role === 'SPEAKER').map(({ slug }) => slug);
    const others = told.filter(({ role }) => role !== 'SPEAKER' && role !== null).map(({ slug, role }) => `${slug} (${role})`);
    const place = said(own['place']);
    const row = rowNamed(line, [
      ...valuesOf(own),
      ['type', isStatement ? 'STATEMENT' : 'EVENT'],
      ['title', textIn(object, 'name')],
      ['summary', textIn(object, 'description')],
      ['place', place],
      ['speakers', isStatement ? speakers.join('; ') : ''],
      ['others', others.join('; ')],
      ['quotes', ''],
    ]);
    const sources = this.#sourcesOf(object);
    const incoming = readRow<ActsRow>(row, readAct);
    if (!incoming || 'refusal' in incoming) return incoming ?? { line, refusal: 'Nothing is said here.' };
    const quotes = listIn(own, 'quotes')
      .filter(isProperties)
      .map((quote) => ({ text: textIn(quote, 'text'), language: textIn(quote, 'language') || null }));
    const entries = incoming.entries.map((entry): Entry => {
      if (entry.in === 'statements') return { ...entry, quotes, citations: citing(sources) };
      return entry.in === 'events' ? { ...entry, citations: citing(sources) } : entry;
    });
    const unread = told.filter(({ role }) => role === null).map(({ slug }) => slug);
    const warnings = unread.length > 0 ? [`What part ${unread.join(', ')} had is not said: left out.`] : [];
    return {
      ...incoming,
      entries: [...once(sources), ...entries],
      warnings: [...incoming.warnings, ...warnings],
    };
  }

  /** "targets" is a target. "attributed-to" says who is blamed, not by whom: without our own word for the role it is none. */
  #partOf(part: Properties): { readonly slug: string; readonly role: ParticipationRole | null } {
    const { slug } = actorOf(this.#byId.get(textIn(part, 'target_ref')) ?? {});
    const written = said(ownOf(part)?.['role']);
    const role = Object.hasOwn(ParticipationRole, written)
      ? (written as ParticipationRole)
      : textIn(part, 'relationship_type') === 'targets'
        ? 'TARGET'
        : null;
    return { slug, role };
  }

  #sourcesOf(object: Properties): EntryOf<'sources'>[] {
    return listIn(object, 'external_references')
      .filter(isProperties)
      .flatMap((reference): EntryOf<'sources'>[] => {
        const [name, url, id] = ['source_name', 'url', 'external_id'].map((property) => textIn(reference, property));
        const title = titled(textIn(reference, 'description') || name || '');
        if (title === '') return [];
        const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id ?? '') ? (id ?? '') : slugFor('stix', url || `${name} ${id}`);
        return [{ in: 'sources', slug, title, url: /^https?:\/\//.test(url ?? '') ? (url ?? null) : null }];
      });
  }

  /** Null for what says nothing of its own. */
  #claimOf(object: Properties): Incoming | null {
    const line = this.#lineOf(object);
    const type = textIn(object, 'type');
    const own = ownOf(object);
    if (BESIDE.includes(type) || this.#isPart(object)) return null;
    if (own && (type === 'opinion' || type === 'note')) {
      const incoming = readRow<ClaimRow>(rowNamed(line, valuesOf(own)), readClaim);
      if (!incoming || 'refusal' in incoming) return incoming;
      return { ...incoming, entries: [...once(this.#sourcesOf(object)), ...incoming.entries] };
    }
    // The claims of a link are its opinions, each with its author: the relationship itself says nothing beside.
    if (type === 'relationship' && object['relationship_type'] === 'led-to' && this.#explained.has(textIn(object, 'id'))) return null;
    return leftOut(line, object);
  }
}

const leftOut = (line: number, object: Properties): Reading => ({
  line,
  entries: [],
  warnings: [
    textIn(object, 'type') === 'relationship'
      ? `The relationship "${clipped(textIn(object, 'relationship_type'), 60)}" does not say who holds that one answered the other, nor why: left out. Give it in a table of links.`
      : `There is no noun here for the STIX object "${clipped(textIn(object, 'type'), 60)}" as it stands: left out.`,
  ],
});

const citing = (sources: readonly EntryOf<'sources'>[]) => [...new Set(sources.map(({ slug }) => slug))].map((source) => ({ source }));

const CLASSES: Readonly<Record<string, Kind>> = { individual: 'PERSON', group: 'OTHER', class: 'OTHER', unknown: 'UNKNOWN' };

function actorOf(identity: Properties): EntryOf<'actors'> {
  const own = ownOf(identity) ?? {};
  const name = named(textIn(identity, 'name')) || textIn(identity, 'id');
  const kind = said(own['kind']);
  return {
    in: 'actors',
    slug: said(own['slug']) || slugFor('', name),
    name,
    kind: Object.hasOwn(ActorKind, kind) ? (kind as Kind) : (entryOf(CLASSES, textIn(identity, 'identity_class')) ?? 'OTHER'),
    country: said(own['country']) || null,
    wikidataId: said(own['wikidata_id']) || null,
  };
}
