// What an event cost, by those who say so: pure functions on positions about casualties.
import type { ClaimRow } from '../domain/claim.ts';
import type { Range } from '../domain/range.ts';

export interface Toll {
  readonly killed: Range | null;
  readonly injured: Range | null;
  readonly missing: Range | null;
  /** Whose figures these are. */
  readonly asserterIds: readonly string[];
}

const MEASURES = ['killed', 'injured', 'missing'] as const;
type Measure = (typeof MEASURES)[number];

/** What a toll needs of a claim about casualties. */
export type CasualtyPosition = Pick<ClaimRow, 'assertedById' | 'stance' | 'sideId' | 'category' | `${Measure}${'Low' | 'Best' | 'High'}`>;

/** A claim's figure of one measure, a best figure alone being that one number; null where it gives none. */
export function rangeOf(claim: CasualtyPosition, measure: Measure): Range | null {
  const [low, best, high] = [claim[`${measure}Low`], claim[`${measure}Best`], claim[`${measure}High`]];
  if (low === null && high === null) return best === null ? null : { low: best, best, high: best };
  return { low, best, high };
}

/**
 * Ranges added up. The low is the sum of those given, for what gives none has at least 0 of them; best and high only where all are given,
 * for one unbounded number makes the sum unbounded. Null where none gives that bound.
 */
export function sumOf(ranges: readonly Range[]): Range {
  const given = (bound: keyof Range): number[] => ranges.map((range) => range[bound]).filter((value) => value !== null);
  const sum = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
  const ifAllGiven = (bound: keyof Range): number | null => (given(bound).length < ranges.length ? null : sum(given(bound)));
  return { low: sum(given('low')), best: ifAllGiven('best'), high: ifAllGiven('high') };
}

/** Several figures of one thing: low is the least, high the greatest, each null where one figure leaves it open; best only where all agree. */
function spread(ranges: readonly Range[]): Range {
  const all = (bound: keyof Range, choose: (...values: number[]) => number): number | null => {
    const values = ranges.map((range) => range[bound]).filter((value) => value !== null);
    return values.length < ranges.length ? null : choose(...values);
  };
  const [best = null, ...others] = ranges.map((range) => range.best);
  return { low: all('low', Math.min), best: others.every((other) => other === best) ? best : null, high: all('high', Math.max) };
}

/** What one asserter says of some people: whose, and which of them; null for all. */
interface Figure {
  readonly sideId: string | null;
  readonly category: string | null;
  readonly range: Range;
}

const isOfSame = (a: Figure, b: Figure): boolean => a.sideId === b.sideId && a.category === b.category;

/** "5 of one side" holds the "3 soldiers of that side", and a figure of everybody holds every other. */
const holds = (whole: Figure, part: Figure): boolean =>
  !isOfSame(whole, part) &&
  (whole.sideId === null || whole.sideId === part.sideId) &&
  (whole.category === null || whole.category === part.category);

/**
 * What one asserter says in all: its undivided figure, else the sum of its divided ones ("2 of one side, 1 of the other" is 3), without
 * those that another of its figures holds. Several figures of the same people, none of them later than the others, are spread, not added.
 * Limit: people who are in two figures of which neither holds the other (a side, and a category of all sides) are counted twice.
 */
function figureOf(claims: readonly CasualtyPosition[], measure: Measure): Range | null {
  const given = claims.flatMap((claim): Figure[] => {
    const range = rangeOf(claim, measure);
    return range === null ? [] : [{ sideId: claim.sideId, category: claim.category, range }];
  });
  if (given.length === 0) return null;
  const whole = given.filter((figure) => !given.some((other) => holds(other, figure)));
  const subjects = whole.filter((figure, index) => whole.findIndex((other) => isOfSame(other, figure)) === index);
  return sumOf(subjects.map((subject) => spread(whole.filter((figure) => isOfSame(figure, subject)).map(({ range }) => range))));
}

/**
 * The toll of one event from each asserter's positions; null where nobody gives a figure. Asserters are never merged into one truth: the
 * range says how far they are apart.
 */
export function tollOf(positions: readonly CasualtyPosition[]): Toll | null {
  const asserted = positions.filter((claim) => claim.stance === 'ASSERTS' && MEASURES.some((measure) => rangeOf(claim, measure) !== null));
  if (asserted.length === 0) return null;
  const asserterIds = [...new Set(asserted.map((claim) => claim.assertedById))];
  const across = (measure: Measure): Range | null => {
    const figures = asserterIds
      .map((id) =>
        figureOf(
          asserted.filter((claim) => claim.assertedById === id),
          measure,
        ),
      )
      .filter((figure) => figure !== null);
    return figures.length === 0 ? null : spread(figures);
  };
  return { killed: across('killed'), injured: across('injured'), missing: across('missing'), asserterIds };
}
