// The shape of a story: one dated, sourced quarrel as plain data. References are slugs; places are named. load.ts brings it in through
// the domain's own functions, so a story obeys the rules that everybody else obeys.
import type {
  ActorKind,
  AffiliationKind,
  AttributionType,
  CausalStrength,
  EventKind,
  EventMode,
  Outcome,
  ParticipationRole,
  Realis,
  Reliability,
  ResponseBasis,
  ResponseKind,
  ReviewStatus,
  Stance,
  StatementKind,
  Threshold,
  TimePrecision,
} from '../src/generated/prisma/enums.ts';

export interface Story {
  slug: string;
  title: string;
  actors: StoryActor[];
  places: StoryPlace[];
  sources: StorySource[];
  affiliations: StoryAffiliation[];
  events: StoryEvent[];
  statements: StoryStatement[];
  links: StoryLink[];
  cases: StoryCase[];
}

/** A day (`on`), an instant (`at`), or bounds with the precision in which they are known. Zone: IANA, UTC unless given. */
export type StoryTime =
  | { on: string; ended?: string; zone?: string }
  | { at: string; ended?: string; zone?: string; precision?: TimePrecision }
  | { earliest: string; latest: string; ended?: string; zone?: string; precision: TimePrecision; placedAt?: string };

export interface StoryActor {
  slug: string;
  name: string;
  kind: ActorKind;
  aliases?: string[];
  /** ISO 3166-1 alpha-2. */
  country?: string;
  wikidataId?: string;
  description?: string;
}

export interface StoryPlace {
  name: string;
  aliases?: string[];
  country?: string;
  within?: string;
  latitude?: number;
  longitude?: number;
  precisionKm?: number;
}

export interface StorySource {
  slug: string;
  title: string;
  publisher?: string;
  url?: string;
  archiveUrl?: string;
  published?: StoryTime;
  language?: string;
  reliability?: Reliability;
}

export interface StoryCitation {
  source: string;
  quote?: string;
  locator?: string;
  credibility?: number;
}

/** What every claim says, whatever it is about. */
export interface StoryClaim {
  assertedBy: string;
  onBehalfOf?: string[];
  stance?: Stance;
  statement?: string;
  assertedAt?: StoryTime;
  confidence?: number;
  confidenceWords?: string;
  citations: StoryCitation[];
  status?: ReviewStatus;
}

export interface StoryAffiliation {
  subject: string;
  kind: AffiliationKind;
  object: string;
  title?: string;
  from?: StoryTime;
  until?: StoryTime;
  claims: StoryClaim[];
}

export interface StoryParticipation {
  actor: string;
  role: ParticipationRole;
  outcome?: Outcome;
  detail?: string;
  citations?: StoryCitation[];
}

export interface StoryRange {
  low?: number;
  best?: number;
  high?: number;
}

export type StoryAttribution = StoryClaim & { blamed: string; role?: ParticipationRole; type: AttributionType };
export type StoryCasualties = StoryClaim & {
  side?: string;
  category?: string;
  killed?: StoryRange;
  injured?: StoryRange;
  missing?: StoryRange;
};
export type StoryCount = StoryClaim & { what: string; count: StoryRange };

interface StoryAct {
  slug: string;
  title: string;
  summary?: string;
  occurred: StoryTime;
  /** The name of a place of this story. */
  place?: string;
  hostility?: number;
  hostilityReason?: string;
  citations: StoryCitation[];
  /** Who says that it happened, or did not. */
  occurrence?: StoryClaim[];
}

export interface StoryEvent extends StoryAct {
  kind: EventKind;
  mode?: EventMode;
  realis?: Realis;
  thresholds?: Threshold[];
  participations: StoryParticipation[];
  /** The slug of the larger event that this is a part of. */
  parent?: string;
  attributions?: StoryAttribution[];
  casualties?: StoryCasualties[];
  counts?: StoryCount[];
}

export interface StoryQuote {
  text: string;
  language: string;
  /** The index, in this list, of the quote that this one translates. */
  translationOf?: number;
}

export interface StoryStatement extends StoryAct {
  kinds: StatementKind[];
  speakers: string[];
  onBehalfOf?: string[];
  audience?: string[];
  /** Slugs of the acts it is about; that does not make it an answer to them. */
  about?: string[];
  quotes?: StoryQuote[];
  /** The question answered. */
  prompt?: string;
  conditional?: boolean;
  veiled?: boolean;
}

export type StoryLinkClaim = StoryClaim & { kind: ResponseKind; basis: ResponseBasis; strength?: CausalStrength };

export interface StoryLink {
  response: string;
  trigger: string;
  claims: StoryLinkClaim[];
}

export interface StoryCase {
  slug: string;
  title: string;
  summary?: string;
  /** Where it is cut off, and why. */
  cutOff?: string;
  roots: string[];
}
