// The sentences of an export: who says what of a link or an act, hedged by basis and stance. Templates alone: nothing is added to what a
// claim says. All in the past: a claim is of its day, and the verb is the same for one asserter and for many.
import type { Range } from '../domain/range.ts';
import type { ResponseBasis, ResponseKind, Stance } from '../generated/prisma/enums.ts';
import type { ActClaimRecord, ActorRecord, ClaimRecord, EndRecord, LinkClaimRecord, LinkRecord } from './chain-record.ts';

/** TARGETED_KILLING as people write it. */
export const inWords = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

export const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);

/** What "it", the response, is to the trigger. */
const DEED: Record<ResponseKind, (trigger: string) => string> = {
  RETALIATION: (trigger) => `retaliated for ${trigger}`,
  DETERRENCE: (trigger) => `answered ${trigger}, to deter more of it`,
  PREEMPTION: (trigger) => `answered ${trigger}, to forestall what was to come`,
  PROTEST: (trigger) => `protested against ${trigger}`,
  DE_ESCALATION: (trigger) => `answered ${trigger}, to calm matters`,
  ENABLEMENT: (trigger) => `was permitted or encouraged by ${trigger}`,
  FULFILMENT: (trigger) => `carried out what was announced in ${trigger}`,
  VERBAL: (trigger) => `answered ${trigger} in words`,
  DIPLOMATIC: (trigger) => `answered ${trigger} by diplomacy`,
  CONSEQUENCE: (trigger) => `followed from ${trigger}`,
  SEQUENCE: (trigger) => `came after ${trigger}`,
  OTHER: (trigger) => `answered ${trigger}`,
};

/** How the asserter comes to say so. */
const SAYS: Record<ResponseBasis, string> = {
  COURT_OR_UN: 'found that it',
  STATED_BY_RESPONDER: 'said that it',
  STATED_BY_TARGET: ', at whom it was aimed, said that it',
  THIRD_PARTY: ', a third party, said that it',
  PRESS: 'reported that it',
  ANALYST_INFERENCE: 'concluded that it',
  TEMPORAL_ONLY: 'only placed it after',
};

const quoted = (title: string): string => `“${title}”`;

const join = (subject: string, rest: string): string => (rest.startsWith(',') ? `${subject}${rest}` : `${subject} ${rest}`);

const voice = ({ assertedBy, onBehalfOf }: ClaimRecord, name: (actor: ActorRecord) => string = plainName): string => {
  const behalf = onBehalfOf.filter(({ id }) => id !== assertedBy.id).map(name);
  return behalf.length === 0 ? name(assertedBy) : `${name(assertedBy)}, on behalf of ${listed(behalf)},`;
};

const plainName = ({ name }: ActorRecord): string => name;

/** What makes a claim firmer or less firm, in the asserter's own words and number. */
const firmness = ({ confidence, confidenceWords }: ClaimRecord): string => {
  const parts = [confidenceWords && quoted(confidenceWords), confidence !== null && `confidence ${confidence} of 100`].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
};

const when = ({ said }: ClaimRecord): string => (said ? ` (${said.label})` : '');

/** "Iran said that it retaliated for “…” (8 January 2020)". `it` is the response. */
export function linkSentence(
  claim: LinkClaimRecord,
  link: Pick<LinkRecord, 'trigger'>,
  title: (act: EndRecord) => string = plainTitle,
): string {
  const trigger = title(link.trigger);
  const deed = DEED[claim.kind](trigger);
  const said = {
    ASSERTS: claim.basis === 'TEMPORAL_ONLY' ? `${SAYS.TEMPORAL_ONLY} ${trigger}` : `${SAYS[claim.basis]} ${deed}`,
    DENIES: `denied that it ${deed}`,
    HEDGES: `held it possible, and no more, that it ${deed}`,
    REVERSES: `said that it was the other way round: ${trigger} answered it`,
  }[claim.stance];
  return `${join(voice(claim), said)}${firmness(claim)}${when(claim)}`;
}

const plainTitle = ({ title }: EndRecord): string => quoted(title);

/** "16", "11 to 50", "at least 100", "at most 30". */
export function figure({ low, best, high }: Range): string {
  if (best !== null) return low !== null && high !== null && low !== high ? `${best} (${low} to ${high})` : String(best);
  if (low !== null && high !== null) return low === high ? String(low) : `${low} to ${high}`;
  return low === null ? `at most ${high}` : `at least ${low}`;
}

/** What the claim is about, as something that one counts, denies or holds possible. */
function tollOf(claim: ActClaimRecord): string {
  if (claim.subject === 'COUNT') return `${claim.count ? figure(claim.count) : 'some'} ${claim.what ?? ''}`.trimEnd();
  const figures = (['killed', 'injured', 'missing'] as const).flatMap((measure) => {
    const range = claim[measure];
    return range ? [`${figure(range)} ${measure}`] : [];
  });
  const whose = [claim.side?.name, claim.category].filter(Boolean).join(', ');
  return `${listed(figures)}${whose ? ` (${whose})` : ''}`;
}

function numbersIn(claim: ActClaimRecord): string {
  const toll = tollOf(claim);
  return {
    ASSERTS: `counted ${toll}`,
    DENIES: `denied a count of ${toll}`,
    HEDGES: `held ${toll} possible, and no more`,
    REVERSES: `denied a count of ${toll}`,
  }[claim.stance];
}

/** Who did it, or whether it happened, from "that" on. */
function deedIn({ subject, blamed, assertedBy, role, stance }: ActClaimRecord): string {
  if (subject === 'OCCURRENCE') return 'it happened';
  const self = assertedBy.kind === 'PERSON' ? ['they did it', 'themselves'] : ['it did it', 'itself'];
  // Whoever denies it denies the deed, and not that it was done alone.
  const own = self.slice(0, stance === 'ASSERTS' ? 2 : 1).join(' ');
  const deed = blamed?.id === assertedBy.id ? own : `${blamed?.name ?? 'somebody'} did it`;
  return `${deed}${role && role !== 'PERPETRATOR' ? `, as ${inWords(role)}` : ''}`;
}

const SAYS_THAT = {
  ASSERTS: 'said that',
  DENIES: 'denied that',
  HEDGES: 'held it possible, and no more, that',
  REVERSES: 'denied that',
} as const;

/** "The Pentagon counted 11 injured (17 January 2020)". */
export function actSentence(claim: ActClaimRecord): string {
  const numbers = claim.subject === 'CASUALTIES' || claim.subject === 'COUNT';
  const said = numbers ? numbersIn(claim) : `${SAYS_THAT[claim.stance]} ${deedIn(claim)}`;
  return `${voice(claim)} ${said}${firmness(claim)}${when(claim)}`;
}

const STANCES: readonly Stance[] = ['ASSERTS', 'HEDGES', 'DENIES', 'REVERSES'];

/** As those of a link: those who tell it first, then those who leave it open, then those who speak against it. */
export const bySides = <Claim extends Pick<ClaimRecord, 'stance'>>(claims: readonly Claim[]): Claim[] =>
  claims.toSorted((a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance));

/** What a link shows in a picture: "retaliation, stated by responder, disputed". */
export const linkLabel = ({ kind, basis }: LinkClaimRecord, disputed: boolean): string =>
  `${inWords(kind)}, ${inWords(basis)}${disputed ? ', disputed' : ''}`;
