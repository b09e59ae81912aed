// Links by id as a lens leaves them, for lists; a chain gathers its own (subgraph.ts).
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Lens, passesCarried } from './lens.ts';
import { type ChainLink, chainLinkColumns, leadingClaim } from './subgraph.ts';

/** In the order of the ids; null at the place of one that the lens does not leave. */
export async function chainLinksById(db: Db, lens: Lens, ids: readonly string[]): Promise<(ChainLink | null)[]> {
  const rows = await read<ChainLink>(
    db,
    Prisma.sql`
    SELECT ${chainLinkColumns(lens)} FROM response_link k ${leadingClaim(lens)}
    WHERE k.id = ANY(${[...ids]}::uuid[]) AND ${passesCarried(lens)}`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
