// Who tells of a case, and on which days something was said of it: what the reader can choose a lens from.
import type { Address } from './address.ts';
import { ask } from './ask.ts';
import { loadBelongings } from './belonging.ts';
import { Tellers as TellersOperation, type TellersQuery } from './generated/operations.ts';
import { useAnswer } from './use-answer.ts';

export interface Tellers {
  /** By name. */
  readonly all: readonly (readonly [slug: string, name: string])[];
  /** Days on which something was said of a link, 2020-03-12, the first first. */
  readonly days: readonly string[];
}

/** Of a case with more claims than so many hundreds the rest is told by the same, and later. */
const MOST_PAGES = 10;
const NOBODY: Tellers = { all: [], days: [] };

/** Those who claim a link of the case, and the states whose offices they hold or are. */
export function useTellers({ page, slug }: Address): Tellers {
  const which = page === 'case' ? { slug } : null;
  const { result } = useAnswer(`tellers ${which?.slug}`, (signal) => loadTellers(which, signal));
  return result ?? NOBODY;
}

async function loadTellers(which: { readonly slug: string } | null, signal: AbortSignal): Promise<Tellers> {
  const claims: TellersQuery['claims']['nodes'][number][] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { claims: found }: TellersQuery = await ask(TellersOperation, { ...(which ? { case: which } : {}), after }, signal);
    claims.push(...found.nodes);
    after = found.pageInfo.endCursor;
    if (!found.pageInfo.hasNextPage) break;
  }
  const asserters = new Map(claims.map(({ assertedBy }) => [assertedBy.id, assertedBy]));
  const belongings = await loadBelongings([...asserters.keys()], signal);
  const tellers = new Map(
    [...asserters.values(), ...[...belongings.values()].flat().map(({ object }) => object)].map(({ slug, name }) => [slug, name]),
  );
  const days = claims.flatMap(({ assertedAt }) => assertedAt?.latest.slice(0, 10) ?? []);
  return { all: [...tellers].toSorted(([, a], [, b]) => a.localeCompare(b, 'en')), days: [...new Set(days)].toSorted() };
}
