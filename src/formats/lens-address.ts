// A lens in an address: its parameters as text, found, and told again in words.
import type { Db } from '../database/connect.ts';
import { ValidationError } from '../domain/error.ts';
import { rowsWhere } from '../domain/rows.ts';
import type { Lens } from '../walk/lens.ts';
import { type DisputeCount, lensInWords } from '../walk/lens-words.ts';
import { lensParameters, PARAMETERS, requestOf } from './chain-address.ts';
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
  const { actor, source } = await namedIn(db, lens);
  const names = {
    tellers: actor(lens.asToldBy, 'name'),
    excluded: actor(lens.excluding, 'name'),
    sources: source(lens.inSources, 'title'),
  };
  return lensInWords(lens, names, links);
}

/** The parameters by which an address asks for this lens. */
export async function parametersOf(db: Db, lens: Lens): Promise<Parameters> {
  const { actor, source } = await namedIn(db, lens);
  const slugs = { asToldBy: actor(lens.asToldBy, 'slug'), excluding: actor(lens.excluding, 'slug') };
  return lensParameters(lens, { ...slugs, inSources: source(lens.inSources, 'slug') });
}

/** Whom and what a lens names: a column of each. */
async function namedIn(db: Db, { asToldBy, excluding, inSources }: Lens) {
  const [actors, sources] = await Promise.all([
    rowsWhere<{ id: string; slug: string; name: string }>(db, 'actor', 'id', [...(asToldBy ?? []), ...excluding]),
    rowsWhere<{ id: string; slug: string; title: string }>(db, 'source', 'id', inSources ?? []),
  ]);
  return { actor: columnOf(actors), source: columnOf(sources) };
}

const columnOf =
  <Row extends { readonly id: string }>(rows: readonly Row[]) =>
  <Column extends keyof Row>(ids: readonly string[] | null, column: Column): Row[Column][] =>
    (ids ?? []).flatMap((id) => rows.filter((row) => row.id === id).map((row) => row[column]));
