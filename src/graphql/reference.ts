// How clients name things: by id or slug, a source also by its address, a link also by its two acts.
import type { ClaimSubject } from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';
import { badInput } from './error.ts';
import { decodeNodeId } from './node-id.ts';

export interface Reference {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

const oneOf = (name: string, noun: string, example: string) =>
  builder.inputRef<Reference>(name).implement({
    isOneOf: true,
    description: `${noun}, by its id or its slug. A published slug resolves for ever. Example: \`by: { slug: "${example}" }\`.`,
    fields: (t) => ({
      id: t.id({ description: 'Its id, as the API gave it.' }),
      slug: t.string({ description: 'Its slug, as in an address.' }),
    }),
  });

export const ActorBy = oneOf('ActorBy', 'One actor', 'united-states');
export const ActBy = oneOf('ActBy', 'One act, event or statement', 'us-strikes-2020-03-12');
export const CaseBy = oneOf('CaseBy', 'One case', 'us-iran-2019-2020');

export interface SourceReference extends Reference {
  readonly url?: URL | null | undefined;
}

export const SourceBy = builder.inputRef<SourceReference>('SourceBy').implement({
  isOneOf: true,
  description: 'One source, by its id, its slug or its address.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, as the API gave it.' }),
    slug: t.string({ description: 'Its slug, as in an address.' }),
    url: t.field({ type: 'URL', description: 'The address at which it was published.' }),
  }),
});

export interface LinkReference {
  readonly id?: string | null | undefined;
  readonly pair?: { readonly response: Reference; readonly trigger: Reference } | null | undefined;
}

const ResponsePairInput = builder.inputType('ResponsePairInput', {
  description: 'A link by its ends: the act that answers, and the act that it answers.',
  fields: (t) => ({
    response: t.field({ type: ActBy, required: true, description: 'The act that answers.' }),
    trigger: t.field({ type: ActBy, required: true, description: 'The act that is answered.' }),
  }),
});

export const ResponseLinkBy = builder.inputRef<LinkReference>('ResponseLinkBy').implement({
  isOneOf: true,
  description: 'One response link, by its id or by its two acts.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, as the API gave it.' }),
    pair: t.field({ type: ResponsePairInput, description: 'Its two acts.' }),
  }),
});

/** The key behind a global id, which must be of one of these types. */
export function keyOf(nodeId: string, typenames: readonly string[], argument: string): string {
  const { typename, id } = decodeNodeId(nodeId);
  if (!typenames.includes(typename))
    throw badInput(`This is the id of a ${typename}; ${argument} wants one of ${typenames.join(' or ')}.`, argument);
  return id;
}

/** A client's reference as the domain takes it: the key behind the id, or the slug. */
export const referenceOf = (reference: Reference, typenames: readonly string[]): { id: string } | { slug: string } =>
  reference.slug == null ? { id: keyOf(reference.id ?? '', typenames, 'id') } : { slug: reference.slug };

/** A client's reference to a source: by id, slug or address. */
export const sourceReferenceOf = (by: SourceReference): { id: string } | { slug: string } | { url: string } =>
  by.url == null ? referenceOf(by, ['Source']) : { url: by.url.href };

export const ACT_TYPES = ['Event', 'Statement'] as const;

/** The types of claims, by what they are about. */
export const CLAIM_TYPES: Record<ClaimSubject, string> = {
  LINK: 'LinkClaim',
  ATTRIBUTION: 'AttributionClaim',
  CASUALTIES: 'CasualtyClaim',
  COUNT: 'CountClaim',
  OCCURRENCE: 'OccurrenceClaim',
  AFFILIATION: 'AffiliationClaim',
};

/** Which types the id in a reference may be of, by the reference's own type. */
const REFERRED: Record<string, readonly string[]> = {
  ActorBy: ['Actor'],
  ActBy: ACT_TYPES,
  CaseBy: ['Case'],
  SourceBy: ['Source'],
  ResponseLinkBy: ['ResponseLink'],
};

/** The key behind a global id; empty, which the domain refuses beside all else that is wrong, where it is of no such type. */
export function keyOrNone(nodeId: string, typenames: readonly string[]): string {
  try {
    return keyOf(nodeId, typenames, 'id');
  } catch {
    return '';
  }
}

/** A reference in the input of a mutation as the domain takes it; null for an input of another type, and for the pair of a link. */
export function domainReferenceOf(type: string, by: SourceReference): object | null {
  const typenames = REFERRED[type];
  if (!typenames) return null;
  if (by.id != null) return { id: keyOrNone(by.id, typenames) };
  if (by.slug != null) return { slug: by.slug };
  return by.url == null ? null : { url: by.url.href };
}
