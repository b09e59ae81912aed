// What a batch is going to write: rows by table, and what has to be done one by one. Nothing is written here.

import type { BulkRow } from '../domain/bulk.ts';
import { NotFoundError } from '../domain/error.ts';
import { newId } from '../domain/id.ts';
import type { KnownAct, KnownActor, KnownSource } from '../domain/known.ts';
import type { PlaceRow } from '../domain/place.ts';
import type { MergedReference } from '../generated/prisma/client.ts';
import { type ActorName, type AdmittedRow, actorOf } from './import-admit.ts';
import type { World } from './import-world.ts';

/** The tables in the order in which they are written: what is referred to comes first. */
export const TABLES = [
  'place',
  'actor',
  'source',
  'act',
  'event',
  'statement',
  'statement_on_behalf',
  'quote',
  'participation',
  'affiliation',
  'response_link',
  'claim',
  'claim_on_behalf',
  'claim_review',
  'citation',
  'case',
  'case_root',
  'former_slug',
  'merged_reference',
  'import_origin',
] as const;

export type Table = (typeof TABLES)[number];

/** What became of a row. */
export interface RowOutcome {
  readonly line: number;
  outcome: 'created' | 'revised' | 'unchanged' | 'refused';
  readonly warnings: string[];
  refusal?: string;
}

/** The pointers that may lead to what comes later in the file: they are set once all of it is there. */
export type Pointing = 'within' | 'mergedInto' | 'parent' | 'about';

export interface Later {
  readonly of: RowOutcome;
  readonly pointing: Pointing;
  readonly id: string;
  /** A slug, or the name of a place. */
  readonly to: string;
  /** The origin of the row that waits for it, and the hash that it gets then. */
  readonly origin: { row: { hash: string }; hash: string; dataset: string; originalId: string } | null;
}

/** An act that is to become what a newer row says. */
export interface Revision {
  readonly id: string;
  readonly act: BulkRow & { readonly earliest: Date; readonly latest: Date; readonly ended: Date | null; readonly placedFrom: Date };
  readonly half: BulkRow;
  readonly was: KnownAct;
}

/** A row for the history: of which table, which, and what it is about beside itself. */
export interface History {
  readonly table: 'actor' | 'act' | 'source' | 'case' | 'claim';
  readonly id: string;
  readonly concerns: readonly string[];
  readonly after: BulkRow;
}

export class Draft {
  readonly rows = new Map<Table, BulkRow[]>();
  readonly later: Later[] = [];
  readonly revisions: Revision[] = [];
  readonly histories: History[] = [];
  /** Places that gain what was not known of them. */
  readonly places = new Map<string, PlaceRow>();
  /** Claims that were found wrong where they come from. */
  readonly retractions: { readonly claim: string; readonly reason: string }[] = [];
  /** Links that got claims, with the row that gave them and those claims. */
  readonly links: { of: RowOutcome; id: string; isNew: boolean; claims: string[] }[] = [];

  add(table: Table, row: BulkRow): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** Takes over what a row has drafted, once the whole of it is right. */
  absorb(other: Draft): void {
    for (const [table, rows] of other.rows) for (const row of rows) this.add(table, row);
    this.later.push(...other.later);
    this.revisions.push(...other.revisions);
    this.histories.push(...other.histories);
    this.retractions.push(...other.retractions);
    this.links.push(...other.links);
    for (const [id, place] of other.places) this.places.set(id, place);
  }
}

/** What is so of a whole import. */
export interface Setting {
  /** A dossier into an empty database: what it says of itself is kept, its claims' review and retraction too. */
  readonly restoring: boolean;
  readonly now: Date;
  /** Actors that a dossier says were merged, by slug, and into whom: outside a restoration that one stands for them. */
  readonly merged: Map<string, string>;
}

/** One row in the making. */
export class Making {
  readonly draft = new Draft();
  readonly world: World;
  readonly setting: Setting;
  readonly outcome: RowOutcome;
  /** The claims that came of the row before, by the hash of what they say. */
  readonly made: Readonly<Record<string, string>>;
  /** How much the row adds. */
  changes = 0;
  private readonly undo: (() => void)[] = [];

  constructor(world: World, setting: Setting, { line, warnings }: AdmittedRow, made: Readonly<Record<string, string>> = {}) {
    this.world = world;
    this.made = made;
    this.setting = setting;
    this.outcome = { line, outcome: 'unchanged', warnings: [...warnings] };
  }

  /** Makes something known to the rows that follow, unless this one is refused. */
  learn<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    const [had, before] = [map.has(key), map.get(key)];
    map.set(key, value);
    this.undo.push(() => (had ? map.set(key, before as Value) : map.delete(key)));
  }

  warn(warning: string): void {
    this.outcome.warnings.push(warning);
  }

  forget(): void {
    for (const undo of this.undo.toReversed()) undo();
  }

  /** @throws NotFoundError */
  actor(name: ActorName): KnownActor {
    return this.actorBySlug(actorOf(name));
  }

  private actorBySlug(slug: string): KnownActor {
    const { merged, restoring } = this.setting;
    let own = slug;
    if (!restoring) for (let hops = 0; merged.has(own) && hops < merged.size; hops += 1) own = merged.get(own) ?? own;
    return this.world.actors.bySlug.get(own) ?? this.world.actors.bySlug.get(slug) ?? missing('actor', slug);
  }

  /** @throws NotFoundError */
  act(slug: string): KnownAct {
    return this.world.acts.bySlug.get(slug) ?? missing('act', slug);
  }

  /** @throws NotFoundError */
  source(slug: string): KnownSource {
    return this.world.sources.bySlug.get(slug) ?? missing('source', slug);
  }

  /** A place that is named in passing is there or is made. */
  place(name: string): PlaceRow {
    const known = this.world.places.get(name);
    if (known) return known;
    const details = { country: null, withinId: null, latitude: null, longitude: null, precisionKm: null };
    const made: PlaceRow = { id: newId(), name, aliases: [], ...details };
    this.draft.add('place', { ...made });
    this.learn(this.world.places, name, made);
    return made;
  }

  /** Notes of whom a row was recorded, where that actor was merged since. */
  recordedOf(reference: string, rowId: string, name: ActorName): void {
    if (typeof name === 'string' || !this.setting.restoring) return;
    const row: MergedReference = { reference, rowId, originalId: this.actorBySlug(name.recordedOf).id, currentId: this.actor(name).id };
    this.draft.add('merged_reference', row);
  }

  recordedAt(given: string | null | undefined): Date {
    return this.setting.restoring && given != null ? new Date(given) : this.setting.now;
  }
}

function missing(noun: string, slug: string): never {
  throw new NotFoundError(
    [],
    `There is no ${noun} with the slug "${slug}". Give it in the same file before this, or correct the reference.`,
  );
}
