// What a batch of entries finds: all that it names, looked up before the first row is made, and what its own rows add. A row that is
// refused takes back what it added.
import type { Transaction } from '../database/connect.ts';
import {
  type Known,
  type KnownAct,
  type KnownActor,
  type KnownClaim,
  type KnownSource,
  knownActors,
  knownActs,
  knownAffiliations,
  knownCases,
  knownClaims,
  knownCounts,
  knownEnds,
  knownLinks,
  knownPlaces,
  knownSources,
} from '../domain/known.ts';
import type { PlaceRow } from '../domain/place.ts';
import { rowsOf } from '../domain/rows.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type AdmittedRow, actorOf, type Mentions } from './import-admit.ts';

/** The act that came of a row of a dataset before. */
export interface Origin {
  readonly dataset: string;
  readonly originalId: string;
  readonly hash: string;
  readonly actId: string | null;
  readonly actVersion: number;
  /** By the hash of what each says. */
  readonly claims: Readonly<Record<string, string>>;
}

/** By which a row is known again: that of its dataset, or for what came by its own slug that slug. */
export interface OriginKey {
  readonly dataset: string;
  readonly id: string;
  readonly version: string;
}

/** What has no original of its own goes by its slug. */
export const OWN_DATASET = 'dossier';

export function originKey({ original, entries }: AdmittedRow): OriginKey | null {
  if (original) return original;
  const act = entries.find(({ in: section }) => section === 'events' || section === 'statements');
  return act && 'slug' in act.entry ? { dataset: OWN_DATASET, id: act.entry.slug, version: '' } : null;
}

/** The hash of a row whose act waits for another that is still to come. */
export const openHash = (hash: string): string => `?${hash}`;

export const keyOf = ({ dataset, id }: Pick<OriginKey, 'dataset' | 'id'>): string => `${dataset}\n${id}`;

export interface World {
  readonly actors: Known<KnownActor>;
  readonly acts: Known<KnownAct>;
  readonly sources: Known<KnownSource> & { readonly byAddress: Map<string, KnownSource> };
  readonly cases: Known<{ id: string }>;
  readonly places: Map<string, PlaceRow>;
  readonly claims: Map<string, KnownClaim>;
  readonly links: Map<string, string>;
  readonly affiliations: Map<string, string>;
  /** Standing claims by kind and subject, and affiliations by end. */
  readonly counts: Map<string, number>;
  readonly origins: Map<string, Origin>;
}

/** @param exactly whether an actor that was merged is itself, as in a dossier that restores an empty database */
export async function findWorld(tx: Transaction, rows: readonly AdmittedRow[], mentions: Mentions, exactly: boolean): Promise<World> {
  const { ids } = mentions;
  const origins = await findOrigins(tx, rows);
  const actors = await knownActors(tx, mentions.actors, ids, exactly);
  const actKeys = [...origins.values()].flatMap(({ actId }) => (actId === null ? [] : [actId]));
  const acts = await knownActs(tx, mentions.acts, [...ids, ...actKeys]);
  const links = await knownLinks(tx, pairsIn(rows, acts));
  const affiliations = await knownAffiliations(tx, endsIn(rows, actors, ['subject']));
  const claimed = await knownCounts(tx, [...acts.byId.keys(), ...links.values(), ...affiliations.values()]);
  return {
    actors,
    acts,
    links,
    affiliations,
    origins,
    sources: await knownSources(tx, mentions.sources, mentions.addresses, ids),
    cases: await knownCases(tx, mentions.cases, ids),
    places: await knownPlaces(tx, mentions.places),
    claims: await knownClaims(tx, mentions.claims),
    counts: new Map([...claimed, ...(await knownEnds(tx, endsIn(rows, actors, ['subject', 'object'])))]),
  };
}

/** By their own keys, and by those of the datasets that a dossier's acts came from. */
async function findOrigins(tx: Transaction, rows: readonly AdmittedRow[]): Promise<Map<string, Origin>> {
  const carried = rows.flatMap(({ entries }) => entries.flatMap(({ entry }) => ('origin' in entry && entry.origin ? [entry.origin] : [])));
  const keys = [...rows.map(originKey).filter((key) => key !== null), ...carried];
  if (keys.length === 0) return new Map();
  const found = await rowsOf<Origin>(
    tx,
    Prisma.sql`SELECT origin.dataset, origin.original_id, hash, act_id, act_version, claims
      FROM unnest(${keys.map(({ dataset }) => dataset)}::text[], ${keys.map(({ id }) => id)}::text[]) AS key(dataset, id)
      JOIN import_origin origin ON origin.dataset = key.dataset AND origin.original_id = key.id`,
  );
  return new Map(found.map((origin) => [keyOf({ dataset: origin.dataset, id: origin.originalId }), origin]));
}

function pairsIn(rows: readonly AdmittedRow[], { bySlug }: World['acts']): { responseId: string; triggerId: string }[] {
  return rows.flatMap(({ entries }) =>
    entries.flatMap((admitted) => {
      if (admitted.in !== 'links') return [];
      const [response, trigger] = [bySlug.get(admitted.entry.response), bySlug.get(admitted.entry.trigger)];
      return response && trigger ? [{ responseId: response.id, triggerId: trigger.id }] : [];
    }),
  );
}

/** The actors at these ends of affiliations. */
function endsIn(rows: readonly AdmittedRow[], { bySlug }: World['actors'], ends: readonly ('subject' | 'object')[]): string[] {
  const ids = rows.flatMap(({ entries }) =>
    entries.flatMap((admitted) =>
      admitted.in === 'affiliations' ? ends.map((end) => bySlug.get(actorOf(admitted.entry[end]))?.id ?? '') : [],
    ),
  );
  return [...new Set(ids)].filter((id) => id !== '');
}
