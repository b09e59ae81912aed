// A chain as every format writes it: plain text and numbers, each name resolved, each source numbered, in the order in which it is told.
import type { Range } from '../domain/range.ts';
import type {
  ActorKind,
  ActType,
  ClaimSubject,
  ParticipationRole,
  Reliability,
  ResponseBasis,
  ResponseKind,
  Stance,
  TimePrecision,
} from '../generated/prisma/enums.ts';
import type { Direction } from '../walk/walk.ts';

/** Bounds of a beginning, as instants in RFC 3339, and the same in words in its own zone. */
export interface TimeRecord {
  readonly label: string;
  readonly earliest: string;
  readonly latest: string;
  readonly ended: string | null;
  readonly precision: TimePrecision;
  readonly zone: string;
}

export interface ActorRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly country: string | null;
  readonly wikidataId: string | null;
}

export interface SourceRecord {
  readonly id: string;
  /** From 1, in the order in which the chain cites them. */
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly archiveUrl: string | null;
  readonly published: TimeRecord | null;
  readonly language: string | null;
  readonly reliability: Reliability | null;
}

export interface CitationRecord {
  readonly source: SourceRecord;
  readonly quote: string | null;
  readonly locator: string | null;
  readonly credibility: number | null;
}

/** How a claim stands to the link it is about: it carries it under the lens, leaves it open, or speaks against it. */
export type Weight = 'CARRIES' | 'HEDGES' | 'DISPUTES';

export interface ClaimRecord {
  readonly id: string;
  readonly subject: ClaimSubject;
  readonly assertedBy: ActorRecord;
  readonly onBehalfOf: readonly ActorRecord[];
  readonly stance: Stance;
  /** The slug of the statement in which it was said. */
  readonly statement: string | null;
  readonly said: TimeRecord | null;
  readonly confidence: number | null;
  readonly confidenceWords: string | null;
  readonly citations: readonly CitationRecord[];
}

export interface LinkClaimRecord extends ClaimRecord {
  readonly weight: Weight;
  readonly kind: ResponseKind;
  readonly basis: ResponseBasis;
  readonly strength: string | null;
}

/** Who did it, how many were hurt, how many of what, or whether it happened: what the subject has no use for is null. */
export interface ActClaimRecord extends ClaimRecord {
  readonly blamed: ActorRecord | null;
  readonly role: ParticipationRole | null;
  readonly attributionType: string | null;
  readonly side: ActorRecord | null;
  readonly category: string | null;
  readonly killed: Range | null;
  readonly injured: Range | null;
  readonly missing: Range | null;
  readonly what: string | null;
  readonly count: Range | null;
}

export interface ParticipantRecord {
  readonly actor: ActorRecord;
  readonly role: ParticipationRole;
  readonly outcome: string | null;
  readonly detail: string | null;
  readonly citations: readonly CitationRecord[];
}

export interface QuoteRecord {
  readonly text: string;
  readonly language: string;
}

export interface PlaceRecord {
  readonly name: string;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface TollRecord {
  readonly killed: Range | null;
  readonly injured: Range | null;
  readonly missing: Range | null;
}

export interface ActRecord {
  readonly id: string;
  readonly slug: string;
  readonly type: ActType;
  readonly title: string;
  readonly summary: string | null;
  readonly when: TimeRecord;
  /** Its place in the one order, within the bounds of its beginning. */
  readonly placedAt: string;
  readonly place: PlaceRecord | null;
  /** Of an event its kind, of a statement all of them. */
  readonly kinds: readonly string[];
  readonly mode: string | null;
  readonly realis: string | null;
  readonly hostility: number | null;
  readonly participants: readonly ParticipantRecord[];
  readonly quotes: readonly QuoteRecord[];
  readonly citations: readonly CitationRecord[];
  readonly claims: readonly ActClaimRecord[];
  /** Of an event what it cost by those who say so under the lens; null where nobody does. */
  readonly toll: TollRecord | null;
  /** Whose lane of a picture it lies in: its doer's, or that of the state whose body this is. */
  readonly lane: { readonly slug: string; readonly name: string };
  /** Fewest links from a root. */
  readonly depth: number;
  readonly side: Direction;
  /** Links that the lens leaves and the chain does not show. */
  readonly hiddenCauses: number;
  readonly hiddenConsequences: number;
}

/** The two ends of a link: an act of a denied link may lie outside the chain. */
export interface EndRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
}

export interface LinkRecord {
  readonly id: string;
  readonly trigger: EndRecord;
  readonly response: EndRecord;
  readonly disputed: boolean;
  /** Those that carry it, the leading one first; then those that leave it open, then those that speak against it. */
  readonly claims: readonly LinkClaimRecord[];
}

/** A link that the lens leaves: it shows what its leading claim says, and never a mixture of several. */
export interface LeadLinkRecord extends LinkRecord {
  readonly leading: LinkClaimRecord;
}

/** What every file says of itself, whatever it holds. */
export interface Told {
  readonly title: string;
  /** The lens in words. */
  readonly lens: string;
  /** The same, from the root of the server; without the ending that names the format. */
  readonly path: string;
  readonly query: string;
  /** What was cut from it, in words; null where nothing was. */
  readonly cut: string | null;
}

export interface ChainRecord extends Told {
  readonly summary: string | null;
  /** Where an analyst has cut it off, and why. */
  readonly cutOff: string | null;
  /** By place in time. */
  readonly acts: readonly ActRecord[];
  /** By the place of the response, then of the trigger. */
  readonly links: readonly LeadLinkRecord[];
  /** Links at these acts that somebody denies and that the lens does not leave: not followed, and not silence. */
  readonly denied: readonly LinkRecord[];
  readonly sources: readonly SourceRecord[];
}

/** A file needs to say when it was made, and from where. */
export interface Making {
  readonly at: Date;
  /** Such as https://casus.example.org; empty where nobody serves it. */
  readonly origin: string;
}

export interface MadeChain {
  readonly chain: ChainRecord;
  readonly making: Making;
}

/** The licence of a source is not recorded: what a file may say of it is whose it is. */
export const LICENCE =
  'Sources belong to their publishers and are quoted in short for reference; no licence of theirs is recorded. Check before you republish their words.';

/** What an act of a chain counts in a file: with its links, and who says what of either. */
export const ROWS_OF_ACT = 12;
