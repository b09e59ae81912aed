// The types by name, each with the row behind it. They refer to each other in circles, so they are named here and described in the files
// of their nouns.
import type { ActRow, EventRow, StatementRow } from '../domain/act-row.ts';
import type { ActorRow } from '../domain/actor.ts';
import type { AffiliationRow } from '../domain/affiliation.ts';
import type { CaseRow } from '../domain/case.ts';
import type { CitationRow } from '../domain/citation.ts';
import type { ClaimRow } from '../domain/claim.ts';
import type { ResponseLinkRow } from '../domain/response-link.ts';
import type { SourceRow } from '../domain/source.ts';
import type { Lens as LensRow } from '../walk/lens.ts';
import type { ChainLink as ChainLinkRow, Walked } from '../walk/subgraph.ts';
import { builder } from './builder.ts';

export const Actor = builder.objectRef<ActorRow>('Actor');
export const Affiliation = builder.objectRef<AffiliationRow>('Affiliation');

export const Act = builder.interfaceRef<ActRow>('Act');
export const Event = builder.objectRef<EventRow>('Event');
export const Statement = builder.objectRef<StatementRow>('Statement');

export const ResponseLink = builder.objectRef<ResponseLinkRow>('ResponseLink');

/** A link as a lens leaves it. */
export interface LensedLink {
  readonly link: ChainLinkRow;
  readonly lens: LensRow;
  /** Where only some of the claims that the lens lets in are told: these, the leading one first. */
  readonly claimIds?: readonly string[];
}
export const ChainLink = builder.objectRef<LensedLink>('ChainLink');
export const Chain = builder.objectRef<Walked>('Chain');

export const Claim = builder.interfaceRef<ClaimRow>('Claim');
export const LinkClaim = builder.objectRef<ClaimRow>('LinkClaim');
export const AttributionClaim = builder.objectRef<ClaimRow>('AttributionClaim');
export const CasualtyClaim = builder.objectRef<ClaimRow>('CasualtyClaim');
export const CountClaim = builder.objectRef<ClaimRow>('CountClaim');
export const OccurrenceClaim = builder.objectRef<ClaimRow>('OccurrenceClaim');
export const AffiliationClaim = builder.objectRef<ClaimRow>('AffiliationClaim');

export const Source = builder.objectRef<SourceRow>('Source');
export const Citation = builder.objectRef<CitationRow>('Citation');
export const Case = builder.objectRef<CaseRow>('Case');
