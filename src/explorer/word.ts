// The API's words as a reader's: what an enum value is called on the page.

const BASES: Record<string, string> = {
  COURT_OR_UN: 'found by a court or the UN',
  STATED_BY_RESPONDER: 'said by those who answered',
  STATED_BY_TARGET: 'said by those it was aimed at',
  THIRD_PARTY: 'said by others',
  PRESS: 'reported by the press',
  ANALYST_INFERENCE: 'inferred by analysts',
  TEMPORAL_ONLY: 'told only as what came next',
};

export const basisWords = (basis: string): string => BASES[basis] ?? plain(basis);
export const ALL_BASES = Object.keys(BASES);

/** "DE_ESCALATION" is "de escalation": lower case, without what joins. */
export const plain = (word: string): string => word.toLowerCase().replaceAll('_', ' ');

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const KINDS: Record<string, string> = {
  RETALIATION: 'retaliation for',
  DETERRENCE: 'meant to deter',
  PREEMPTION: 'meant to forestall',
  PROTEST: 'protest at',
  DE_ESCALATION: 'meant to calm',
  ENABLEMENT: 'made possible by',
  FULFILMENT: 'carries out',
  VERBAL: 'answer in words to',
  DIPLOMATIC: 'diplomatic answer to',
  CONSEQUENCE: 'consequence of',
  SEQUENCE: 'told as the next step after',
  OTHER: 'answer to',
};

export const kindWords = (kind: string): string => KINDS[kind] ?? `${plain(kind)} of`;

const STANCES: Record<string, string> = {
  ASSERTS: 'says so',
  DENIES: 'denies it',
  HEDGES: 'says it may be',
  REVERSES: 'says it was the other way round',
};

export const stanceWords = (stance: string): string => STANCES[stance] ?? plain(stance);

export interface Range {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** "3", "3–5", "at least 11"; null where nothing is known. */
export function rangeWords(range: Range | null | undefined): string | null {
  if (!range) return null;
  const { low, best, high } = range;
  if (low !== null && low === high) return `${low}`;
  if (low !== null && high !== null) return `${low}–${high}`;
  if (low !== null) return `at least ${low}`;
  if (high !== null) return `at most ${high}`;
  return best === null ? null : `about ${best}`;
}
