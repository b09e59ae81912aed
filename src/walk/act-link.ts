// The links at one act, as a lens leaves them: what it answers, and what answered it.

import type { Listing } from '../domain/page.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Lens, passes } from './lens.ts';
import { ENDS, farPlace, type Way } from './walk.ts';

/** The links by which one steps from an act to its causes or its consequences, by the place in time of the act at the other end. */
export function actLinkListing(actId: string, way: Way, lens: Lens): Listing {
  const { near, far } = ENDS[way];
  const { placedAt, placedRank } = farPlace(lens, far);
  return {
    from: Prisma.sql`response_link k`,
    where: Prisma.sql`k.${near}_id = ${actId}::uuid AND ${passes(lens)}`,
    keys: [
      { expression: placedAt, type: 'timestamptz' },
      { expression: placedRank, type: 'int' },
    ],
    id: Prisma.sql`k.id`,
    direction: 'ASC',
  };
}
