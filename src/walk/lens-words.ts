// A lens in one sentence, so that no answer and no file can hide what it left out.
import type { Lens } from './lens.ts';

/** Whom and what a lens names, as people know them. */
export interface LensNames {
  readonly tellers: readonly string[];
  readonly excluded: readonly string[];
  readonly sources: readonly string[];
}

/** Of how many links how many are disputed. */
export interface DisputeCount {
  readonly disputed: number;
  readonly all: number;
}

const anyOf = (words: readonly string[]): string => new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
const words = (values: readonly string[]): string => anyOf(values.map((value) => value.toLowerCase().replaceAll('_', ' ')));

/** Null where the answer has no links. */
export function lensInWords(lens: Lens, { tellers, excluded, sources }: LensNames, links: DisputeCount | null): string {
  const parts = [
    tellers.length === 0 ? 'Everything anyone asserts' : `As told by ${anyOf(tellers)}${lens.alone ? ' alone' : ''}`,
    excluded.length > 0 && `not by ${anyOf(excluded)}`,
    sources.length > 0 && `in ${anyOf(sources)}`,
    lens.bases && `basis ${words(lens.bases)}`,
    lens.kinds && `kind ${words(lens.kinds)}`,
    lens.strengths && `strength ${words(lens.strengths)}`,
    lens.minConfidence !== null && `confidence at least ${lens.minConfidence}`,
    lens.minIndependentSources !== null && `from at least ${lens.minIndependentSources} publishers`,
    lens.disputed === 'EXCLUDE' && 'without disputed links',
    lens.disputed === 'ONLY' && 'disputed links only',
    lens.includeProposed && 'unreviewed entries included',
    lens.saidUntil && `said until ${lens.saidUntil.toISOString()}`,
    lens.asOf && `recorded until ${lens.asOf.toISOString()}`,
    links && `${links.disputed} of ${links.all} links disputed`,
  ];
  return parts.filter(Boolean).join('; ');
}
