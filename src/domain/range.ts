// A range: low, best and high figure of something counted. Null is not 0: it says that nobody gave that figure.
import { z } from 'zod';
import { count, optional } from './input.ts';

export interface Range {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** As a dataset has it, in whatever order. */
export const givenRange = z
  .strictObject({ low: optional(count), best: optional(count), high: optional(count) })
  .refine(({ low, best, high }) => [low, best, high].some((figure) => figure !== null), 'Give at least one of low, best and high.');

export const range = givenRange.refine(isOrdered, 'Give low, best and high in rising order: low at most best, best at most high.');

export function isOrdered({ low, best, high }: Range): boolean {
  const given = [low, best, high].filter((figure) => figure !== null);
  return given.every((figure, index) => index === 0 || (given[index - 1] ?? 0) <= figure);
}

/**
 * The least and the greatest that a range allows; null where no figure is given. A best figure alone is that one number; otherwise a
 * missing high is unbounded ("100 or more") and a missing low is 0 ("up to 30").
 */
export function extent({ low, best, high }: Range): { least: number; greatest: number } | null {
  if (low === null && best === null && high === null) return null;
  if (low === null && high === null) return { least: best ?? 0, greatest: best ?? 0 };
  return { least: low ?? 0, greatest: high ?? Number.POSITIVE_INFINITY };
}
