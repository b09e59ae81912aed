// Connections: a listing in SQL becomes a Relay connection whose rows are read in one batch.
import { countOf, type Listing, type PageArgs, pageOf } from '../domain/page.ts';
import type { Context } from './context.ts';

/** A page of a listing. The rows are loaded by id, in the order of the ids; the total is counted only when asked for. */
export async function connectionOf<Row>(
  { database }: Context,
  listing: Listing,
  args: PageArgs,
  load: (ids: readonly string[]) => Promise<readonly (Row | null)[]>,
) {
  const page = await pageOf(database, listing, args);
  const rows = await load(page.rows.map((row) => row.id));
  // A row that went away since the page was chosen is null here, and is left out.
  const edges = page.rows.flatMap(({ cursor }, index) => {
    const node = rows[index] ?? null;
    return node === null ? [] : [{ node, cursor }];
  });
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.rows[0]?.cursor ?? null,
      endCursor: page.rows.at(-1)?.cursor ?? null,
    },
    totalCount: () => countOf(database, listing),
  };
}
