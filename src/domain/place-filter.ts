// Places as a filter names them: one name stands for the place and for all that lies within it.

import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { NotFoundError } from './error.ts';
import { fold } from './search.ts';

/** The ids of the places with this name or alias, folded as a search is, and of those within them. @throws NotFoundError */
export async function placesWithin(db: Db, name: string): Promise<string[]> {
  const wanted = fold(name);
  const places = await read<{ id: string; name: string; aliases: string[] }>(
    db,
    Prisma.sql`SELECT id, name, coalesce(aliases, '{}') AS aliases FROM place`,
  );
  const named = places.filter((place) => [place.name, ...place.aliases].some((known) => fold(known) === wanted)).map(({ id }) => id);
  if (named.length === 0)
    throw new NotFoundError(
      ['filter', 'place'],
      `There is no place named "${name}". Look at the \`place\` of an act and what it lies within.`,
    );
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`
    WITH RECURSIVE inner_place(id) AS (
      SELECT unnest(${named}::uuid[])
      UNION
      SELECT place.id FROM inner_place JOIN place ON place.within_id = inner_place.id
    )
    SELECT id FROM inner_place`,
  );
  return rows.map(({ id }) => id);
}
