// JSON-LD: acts as schema.org Events and PROV Activities, links as Claims with who makes them. The context is in the file: nothing is
// fetched to read it.
import type {
  ActClaimRecord,
  ActorRecord,
  ActRecord,
  CitationRecord,
  ClaimRecord,
  LinkClaimRecord,
  LinkRecord,
  MadeChain,
  SourceRecord,
} from './chain-record.ts';
import { actSentence, linkSentence } from './phrase.ts';
import { provenanceOf } from './provenance.ts';

const CONTEXT = {
  '@vocab': 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  startDate: { '@type': 'xsd:dateTime' },
  endDate: { '@type': 'xsd:dateTime' },
  url: { '@type': '@id' },
};

type Node = Readonly<Record<string, unknown>>;

const named = (id: string): string => `urn:uuid:${id}`;
const refer = ({ id }: { readonly id: string }): Node => ({ '@id': named(id) });
const withoutGaps = (node: Record<string, unknown>): Node =>
  Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));

export function jsonLd(made: MadeChain): string {
  const { acts, links, denied, sources } = made.chain;
  const { title, lens, cut, made: date, permalink, sha256, licence } = provenanceOf(made, 'jsonld');
  const actors = actorsOf(made);
  const graph: Node[] = [
    withoutGaps({
      '@type': 'Dataset',
      '@id': `urn:sha256:${sha256}`,
      name: title,
      description: [made.chain.summary, made.chain.cutOff, `Lens: ${lens}.`, cut].filter(Boolean).join(' '),
      identifier: sha256,
      url: made.making.origin === '' ? null : permalink,
      dateCreated: date,
      usageInfo: licence,
      hasPart: [...acts, ...links].map(refer),
    }),
    ...actors.map(actorNode),
    ...acts.map((act) =>
      actNode(
        act,
        links.filter(({ response }) => response.id === act.id),
      ),
    ),
    ...[...links, ...denied].map(linkNode),
    ...[...links, ...denied].flatMap((link) => link.claims.map((claim) => claimNode(claim, linkSentence(claim, link), refer(link)))),
    ...acts.flatMap((act) => act.claims.map((claim: ActClaimRecord) => claimNode(claim, actSentence(claim), refer(act)))),
    ...sources.map(sourceNode),
  ];
  return `${JSON.stringify({ '@context': CONTEXT, '@graph': graph }, null, 2)}\n`;
}

/** On a link or on an act, with what either says beside. */
type ToldClaim = ClaimRecord & Partial<Pick<LinkClaimRecord, 'kind' | 'basis' | 'strength'> & Pick<ActClaimRecord, 'blamed' | 'side'>>;

/** Whom it blames, and whose dead it counts. */
const mentionedIn = ({ blamed, side }: ToldClaim): ActorRecord[] => [blamed, side].filter((actor) => actor != null);

/** Whoever appears, each once. */
function actorsOf({ chain: { acts, links, denied } }: MadeChain): ActorRecord[] {
  const claims: ToldClaim[] = [...acts, ...links, ...denied].flatMap(({ claims: made }): readonly ToldClaim[] => made);
  const all = [
    ...acts.flatMap(({ participants }) => participants.map(({ actor }) => actor)),
    ...claims.flatMap((claim) => [claim.assertedBy, ...claim.onBehalfOf, ...mentionedIn(claim)]),
  ];
  return [...new Map(all.map((actor) => [actor.id, actor])).values()];
}

const actorNode = ({ id, name, kind, slug, wikidataId }: ActorRecord): Node =>
  withoutGaps({
    '@type': kind === 'PERSON' ? ['Person', 'prov:Agent'] : ['Organization', 'prov:Agent'],
    '@id': named(id),
    name,
    identifier: slug,
    sameAs: wikidataId && { '@id': `http://www.wikidata.org/entity/${wikidataId}` },
  });

const actNode = (act: ActRecord, answers: readonly LinkRecord[]): Node =>
  withoutGaps({
    '@type': ['Event', 'prov:Activity'],
    '@id': named(act.id),
    identifier: act.slug,
    additionalType: [act.type, ...act.kinds, act.mode].filter((kind) => kind !== null),
    name: act.title,
    description: act.summary,
    disambiguatingDescription: `${act.when.label}, known to the ${act.when.precision.toLowerCase()}`,
    startDate: act.when.earliest,
    endDate: act.when.ended ?? act.when.latest,
    location: act.place && placeNode(act.place),
    contributor: act.participants.map(({ actor, role }) => ({ '@type': 'Role', roleName: role, contributor: refer(actor) })),
    workFeatured: act.quotes.map(({ text, language }) => ({ '@type': 'Quotation', text, inLanguage: language })),
    citation: act.citations.map(citationNode),
    // As the leading claim of each link has it: the claims beside say whose word that is.
    'prov:wasInformedBy': answers.map(({ trigger }) => refer(trigger)),
  });

const placeNode = ({ name, country, latitude, longitude }: NonNullable<ActRecord['place']>): Node =>
  withoutGaps({
    '@type': 'Place',
    name,
    addressCountry: country,
    geo: latitude === null || longitude === null ? null : { '@type': 'GeoCoordinates', latitude, longitude },
  });

const linkNode = ({ id, trigger, response, disputed }: LinkRecord): Node => ({
  '@type': 'prov:Communication',
  '@id': named(id),
  name: `“${response.title}” as an answer to “${trigger.title}”${disputed ? ' (disputed)' : ''}`,
  'prov:activity': refer(trigger),
  about: [refer(response), refer(trigger)],
});

const claimNode = (claim: ToldClaim, sentence: string, about: Node): Node =>
  withoutGaps({
    '@type': 'Claim',
    '@id': named(claim.id),
    additionalType: [claim.subject, claim.stance, claim.kind, claim.basis, claim.strength].filter((type) => type != null),
    text: sentence,
    author: refer(claim.assertedBy),
    accountablePerson: claim.onBehalfOf.map(refer),
    mentions: mentionedIn(claim).map(refer),
    about,
    dateCreated: claim.said?.earliest ?? null,
    appearance: claim.citations.map(citationNode),
  });

const citationNode = ({ source, quote, locator }: CitationRecord): Node =>
  withoutGaps({ '@type': 'CreativeWork', isBasedOn: refer(source), text: quote, pagination: locator });

const sourceNode = ({ id, slug, title, publisher, url, archiveUrl, published, language }: SourceRecord): Node =>
  withoutGaps({
    '@type': 'CreativeWork',
    '@id': named(id),
    identifier: slug,
    name: title,
    publisher: publisher && { '@type': 'Organization', name: publisher },
    url,
    archivedAt: archiveUrl && { '@id': archiveUrl },
    datePublished: published?.earliest ?? null,
    inLanguage: language,
  });
