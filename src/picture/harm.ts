// The harm that a card shows, in as few signs as say it.

interface Range {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

export interface Harm {
  readonly killed: Range | null;
  readonly injured: Range | null;
}

/** "3 killed", else "50+ injured"; null where no one gives a figure above none. */
export function harmInSigns({ killed, injured }: Harm): string | null {
  for (const [range, words] of [
    [killed, 'killed'],
    [injured, 'injured'],
  ] as const) {
    const signs = range === null || range.high === 0 ? null : signsOf(range);
    if (signs !== null) return `${signs} ${words}`;
  }
  return null;
}

/** "3", "3–5", "11+", "0–?" where some say none and nobody bounds it; null where nothing is known. */
function signsOf({ low, best, high }: Range): string | null {
  if (low !== null && high !== null) return low === high ? `${low}` : `${low}–${high}`;
  if (low !== null) return low === 0 ? '0–?' : `${low}+`;
  if (high !== null) return `at most ${high}`;
  return best === null ? null : `about ${best}`;
}
