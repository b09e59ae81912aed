// What all filters share: their limits, and how what they name becomes ids.
import { NotFoundError } from '../domain/error.ts';
import { findCase } from '../domain/find.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import { caseActs } from '../walk/case-acts.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { type Reference, referenceOf } from './reference.ts';

/** How deep `and`, `or` and `not` may nest, and how many filters one may hold: more is a program, not a question. */
const MAX_LEVELS = 5;
const MAX_PARTS = 50;

export const FILTER_LIMITS = `Filters nest at most ${MAX_LEVELS} deep, ${MAX_PARTS} in all; an empty list is an error.`;

const COMBINING = new Set(['and', 'or', 'not']);
const COMBINED = /\.(?:(?:and|or)\.\d+|not)$/;

/**
 * Refuses what costs too much, and empty lists: they would match nothing, which reads as "there is
 * nothing". Only `affiliates` may be empty, for it adds to what matches.
 */
export function checkFilter(filter: object): void {
  const parts = [...partsOf(filter, 'filter', 0)];
  for (const { path, value, level } of parts) {
    if (level > MAX_LEVELS) throw badInput(`${path} nests deeper than ${MAX_LEVELS} levels. Make the filter flatter.`, path);
    if (Array.isArray(value)) checkList(value, path);
  }
  const combined = parts.filter(({ path }) => COMBINED.test(path)).length;
  if (combined > MAX_PARTS)
    throw badInput(`This filter holds ${combined} others, and may hold ${MAX_PARTS}. Ask in several requests.`, 'filter');
}

function checkList(list: readonly unknown[], path: string): void {
  const mayBeEmpty = path.endsWith('.affiliates');
  if (list.length === 0 && !mayBeEmpty) throw badInput(`${path} is an empty list, which nothing can match. Leave it out.`, path);
  if (list.length > LIST_LIMIT) throw badInput(`${path} has ${list.length} entries. Give at most ${LIST_LIMIT}.`, path);
}

interface Part {
  readonly path: string;
  readonly value: unknown;
  /** How many of `and`, `or` and `not` are around it. */
  readonly level: number;
}

/** A value with all that it is made of; null says nothing. */
function* partsOf(value: unknown, path: string, level: number): Generator<Part> {
  if (value == null) return;
  yield { path, value, level };
  if (!Array.isArray(value) && !isInput(value)) return;
  for (const [key, inner] of Object.entries(value)) yield* partsOf(inner, `${path}.${key}`, COMBINING.has(key) ? level + 1 : level);
}

/** An input object, and no scalar that is an object (a date, an address). */
const isInput = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof URL);

/** Null for null: what a filter does not ask for. */
export const asked = async <Value, Result>(
  value: Value | null | undefined,
  then: (value: Value) => Promise<Result>,
): Promise<Result | null> => (value == null ? null : then(value));

/** The ids of the acts of a case. @throws NotFoundError */
export async function actsOfCase({ database }: Context, by: Reference): Promise<string[]> {
  const id = await findCase(database, referenceOf(by, ['Case']));
  if (id === null) {
    const name = by.slug == null ? 'this id' : `the slug "${by.slug}"`;
    throw new NotFoundError(['filter', 'case'], `There is no case with ${name}. Look among those that \`cases\` lists.`);
  }
  return caseActs(database, id);
}
