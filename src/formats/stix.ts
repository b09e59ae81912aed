// STIX 2.1: acts as incidents, links as led-to relationships, each claim as an opinion on its link, actors as identities.
import { v5 } from 'uuid';
import type { ActorKind } from '../generated/prisma/enums.ts';
import type { ActClaimRecord, ActorRecord, ActRecord, CitationRecord, LeadLinkRecord, LinkClaimRecord, MadeChain } from './chain-record.ts';
import { claimCells } from './csv.ts';
import { actSentence, inWords, linkSentence } from './phrase.ts';
import { provenanceOf } from './provenance.ts';

/** STIX wants ids of the UUID versions 1 to 5; ours are 7. Made from ours under this name, they are the same in every export. */
const NAMESPACE = '6f0a5a3e-9f0c-4c39-9f6d-6a7a6c2f8a51';
/** No time of its own is known for the one who writes these files. */
const EPOCH = '2020-01-01T00:00:00.000Z';

type StixObject = Readonly<Record<string, unknown>>;

const idOf = (type: string, id: string): string => `${type}--${v5(`${type} ${id}`, NAMESPACE)}`;
const MAKER = idOf('identity', 'casus');
export const EXTENSION = idOf('extension-definition', 'act');

const CLASSES: Record<ActorKind, string> = {
  STATE: 'organization',
  GOVERNMENT_BODY: 'organization',
  ARMED_FORCE: 'organization',
  ARMED_GROUP: 'group',
  COALITION: 'group',
  INTERNATIONAL_ORGANIZATION: 'organization',
  POLITICAL_PARTY: 'organization',
  NEWS_ORGANIZATION: 'organization',
  PERSON: 'individual',
  CIVILIANS: 'class',
  UNKNOWN: 'unknown',
  OTHER: 'unknown',
};

const withoutGaps = (object: Record<string, unknown>): StixObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)));

export function stix(made: MadeChain): string {
  const { acts, links } = made.chain;
  const provenance = provenanceOf(made, 'stix.json');
  const { made: date } = provenance;
  const common = (type: string, id: string) => ({
    type,
    spec_version: '2.1',
    id: idOf(type, id),
    created: date,
    modified: date,
    created_by_ref: MAKER,
  });
  const incident = (act: ActRecord) => withoutGaps({ ...common('incident', act.id), ...incidentOf(act) });
  const part = (act: ActRecord, { actor, role, detail }: ActRecord['participants'][number], index: number) =>
    withoutGaps({
      ...common('relationship', `${act.id} ${index}`),
      relationship_type: RELATIONS[role] ?? 'related-to',
      description: [inWords(role), detail].filter(Boolean).join(': '),
      source_ref: idOf('incident', act.id),
      target_ref: idOf('identity', actor.id),
      extensions: extended({ role, detail }),
    });
  const ledTo = (link: LeadLinkRecord) => withoutGaps({ ...common('relationship', link.id), ...relationOf(link) });
  const opinion = (link: LeadLinkRecord, claim: LinkClaimRecord) =>
    withoutGaps({
      ...common('opinion', claim.id),
      opinion: OPINIONS[claim.stance],
      explanation: linkSentence(claim, link),
      authors: [claim.assertedBy.name],
      object_refs: [idOf('relationship', link.id)],
      external_references: claim.citations.map(referenceOf),
      extensions: extended(claimCells({ claim, act: link.response.slug, trigger: link.trigger.slug })),
    });
  const summary = {
    ...common('report', provenance.sha256),
    name: provenance.title,
    description: Object.entries(provenance)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    published: date,
    object_refs: [...acts.map(({ id }) => idOf('incident', id)), ...links.map(({ id }) => idOf('relationship', id))],
  };
  const objects: StixObject[] = [
    { ...common('identity', 'casus'), created: EPOCH, modified: EPOCH, name: 'Casus', identity_class: 'system' },
    extensionDefinition(common('extension-definition', 'act')),
    summary,
    ...actorsOf(made.chain).map((actor) => ({
      ...common('identity', actor.id),
      name: actor.name,
      identity_class: CLASSES[actor.kind],
      extensions: extended({ slug: actor.slug, kind: actor.kind, country: actor.country, wikidata_id: actor.wikidataId }),
    })),
    ...acts.map(incident),
    ...acts.flatMap((act) => act.participants.map((participant, index) => part(act, participant, index))),
    ...links.map(ledTo),
    ...links.flatMap((link) => link.claims.map((claim) => opinion(link, claim))),
    ...acts.flatMap((act) =>
      act.claims.map((claim) =>
        withoutGaps({
          ...common('note', claim.id),
          content: actSentence(claim),
          authors: [claim.assertedBy.name],
          object_refs: [idOf('incident', act.id)],
          external_references: claim.citations.map(referenceOf),
          extensions: extended(claimCells({ claim, act: act.slug, trigger: null })),
        }),
      ),
    ),
  ];
  return `${JSON.stringify({ type: 'bundle', id: idOf('bundle', `${provenance.sha256} ${date}`), objects }, null, 2)}\n`;
}

const OPINIONS = { ASSERTS: 'agree', HEDGES: 'neutral', DENIES: 'disagree', REVERSES: 'disagree' } as const;

const RELATIONS: Record<string, string> = {
  PERPETRATOR: 'attributed-to',
  SPEAKER: 'attributed-to',
  AUTHORIZER: 'attributed-to',
  TARGET: 'targets',
  VICTIM: 'targets',
};

/** Who takes part, and whoever a claim names. */
const actorsOf = ({ acts, links }: MadeChain['chain']): ActorRecord[] => {
  const claims = [...links.flatMap((link) => link.claims), ...acts.flatMap((act) => act.claims)] as (LinkClaimRecord | ActClaimRecord)[];
  const named = claims.flatMap((claim) => [
    claim.assertedBy,
    ...claim.onBehalfOf,
    ...('blamed' in claim ? [claim.blamed, claim.side].filter((actor) => actor !== null) : []),
  ]);
  const taking = acts.flatMap(({ participants }) => participants.map(({ actor }) => actor));
  return [...new Map([...taking, ...named].map((actor) => [actor.id, actor])).values()];
};

const incidentOf = (act: ActRecord) => ({
  name: act.title,
  description: act.summary,
  external_references: act.citations.map(referenceOf),
  extensions: extended({
    slug: act.slug,
    act_type: act.type.toLowerCase(),
    kinds: act.kinds.map(inWords),
    mode: act.mode && inWords(act.mode),
    earliest: act.when.earliest,
    latest: act.when.latest,
    ended: act.when.ended,
    precision: act.when.precision.toLowerCase(),
    zone: act.when.zone,
    place: act.place?.name,
    realis: act.realis && inWords(act.realis),
    country: act.place?.country,
    latitude: act.place?.latitude,
    longitude: act.place?.longitude,
    hostility: act.hostility,
    quotes: act.quotes,
  }),
});

/** What STIX has no property for, so that the file can be read again. */
const extended = (properties: Record<string, unknown>): StixObject => ({
  [EXTENSION]: withoutGaps({ extension_type: 'property-extension', ...properties }),
});

const relationOf = (link: LeadLinkRecord) => ({
  relationship_type: 'led-to',
  source_ref: idOf('incident', link.trigger.id),
  target_ref: idOf('incident', link.response.id),
  description: `${linkSentence(link.leading, link)}${link.disputed ? '. Disputed' : ''}`,
  confidence: link.leading.confidence,
  labels: [inWords(link.leading.kind), inWords(link.leading.basis), ...(link.disputed ? ['disputed'] : [])],
  external_references: link.leading.citations.map(referenceOf),
});

const referenceOf = ({ source, quote, locator }: CitationRecord): StixObject =>
  withoutGaps({
    source_name: source.publisher ?? source.title,
    description: [source.title, locator, quote].filter(Boolean).join(': '),
    url: source.url ?? source.archiveUrl,
    external_id: source.slug,
  });

/** What an incident, a stub in 2.1, carries of an act beside its name and description; and what STIX does not say of actors and claims. */
const extensionDefinition = (common: Record<string, unknown>): StixObject => ({
  ...common,
  created: EPOCH,
  modified: EPOCH,
  name: 'Act',
  description:
    'An event or a statement of a chain of retaliation: its kinds, the bounds of its beginning, its hostility, its words. Of an actor its slug and kind, of a participation its role, of a claim its fields.',
  schema: 'https://json-schema.org/draft/2020-12/schema',
  version: '1.0.0',
  extension_types: ['property-extension'],
});
