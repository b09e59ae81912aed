// A lens in an address: its parameters as text, found, and told again in words.
import type { Db } from '../database/connect.ts';
import { ValidationError } from '../domain/error.ts';
import { rowsWhere } from '../domain/rows.ts';
import type { Lens } from '../walk/lens.ts';
import { type DisputeCount, lensInWords } from '../walk/lens-words.ts';
import { PARAMETERS, requestOf } from './chain-address.ts';
import type { Parameters } from './parameter.ts';

const WALK = ['direction', 'depth', 'acts', 'timeFlow'];

/** The parameters that say by whose word, and what each means. */
export const LENS_PARAMETERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PARAMETERS).filter(([name]) => !WALK.includes(name)),
);

/** `prefix`: what stands before the names where an address holds several lenses. @throws ValidationError, NotFoundError */
export async function lensAt(db: Db, parameters: Parameters, prefix = ''): Promise<Lens> {
  try {
    return (await requestOf(db, [], parameters)).lens;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const [named, whole] = [error.issues.filter(({ path }) => path.length > 0), error.issues.filter(({ path }) => path.length === 0)];
    throw new ValidationError([...whole, ...named.map((issue) => ({ ...issue, path: [`${prefix}${issue.path[0]}`] }))]);
  }
}

/** `links`: of how many how many are disputed; null where the answer has none. */
export async function wordsOf(db: Db, lens: Lens, links: DisputeCount | null): Promise<string> {
  const named = async (table: 'actor' | 'source', column: 'name' | 'title', ids: readonly string[] | null): Promise<string[]> => {
    const rows = await rowsWhere<Record<string, string>>(db, table, 'id', ids ?? []);
    return (ids ?? []).flatMap((id) => rows.find((row) => row['id'] === id)?.[column] ?? []);
  };
  const [tellers, excluded, sources] = await Promise.all([
    named('actor', 'name', lens.asToldBy),
    named('actor', 'name', lens.excluding),
    named('source', 'title', lens.inSources),
  ]);
  return lensInWords(lens, { tellers, excluded, sources }, links);
}

/** The query of the address at which the same is found again: what was asked, in one order. */
export function queryAt(parameters: Parameters, order: readonly string[]): string {
  const given = order.flatMap((name) => (parameters[name] === undefined ? [] : [`${name}=${encode(parameters[name])}`]));
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

const encode = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
