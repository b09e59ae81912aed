// How a link is drawn, by how its leading claim comes to be said: the four lines that a picture tells apart.

export type Line = 'stated' | 'reported' | 'inferred' | 'sequence';

const LINES: Readonly<Record<string, Line>> = {
  THIRD_PARTY: 'reported',
  PRESS: 'reported',
  ANALYST_INFERENCE: 'inferred',
  TEMPORAL_ONLY: 'sequence',
};

export const lineOf = (basis: string): Line => LINES[basis] ?? 'stated';

/** As `stroke-dasharray` has them; null is a whole line. */
export const DASHES: Readonly<Record<Line, string | null>> = { stated: null, reported: '10 5', inferred: '4 4', sequence: '0.5 6' };
