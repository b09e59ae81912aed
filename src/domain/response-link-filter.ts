// What can be asked of response links, and their order.
import { Prisma } from '../generated/prisma/client.ts';
import { type Counting, type Doers, doneBy } from './act-filter.ts';
import { allOf } from './condition.ts';
import type { Listing } from './page.ts';

export interface ResponseLinkFilter {
  readonly responders?: Doers | null;
  readonly triggeredBy?: Doers | null;
  /** Both ends among these acts. */
  readonly actIds?: readonly string[] | null;
}

const response = Prisma.raw('response');
const trigger = Prisma.raw('trigger');

/** For a link k between the acts response and trigger. */
export const responseLinkMatches = ({ responders, triggeredBy, actIds }: ResponseLinkFilter, counting: Counting): Prisma.Sql =>
  allOf([
    counting.link,
    responders && doneBy(response, responders, counting),
    triggeredBy && doneBy(trigger, triggeredBy, counting),
    actIds && Prisma.sql`k.response_id = ANY(${[...actIds]}::uuid[]) AND k.trigger_id = ANY(${[...actIds]}::uuid[])`,
  ]);

/** Links by the place of their response in time. */
export const responseLinkListing = (where: Prisma.Sql): Listing => ({
  from: Prisma.sql`response_link k JOIN act response ON response.id = k.response_id JOIN act trigger ON trigger.id = k.trigger_id`,
  where,
  keys: [
    { expression: Prisma.sql`response.placed_at`, type: 'timestamptz' },
    { expression: Prisma.sql`response.placed_rank`, type: 'int' },
  ],
  id: Prisma.sql`k.id`,
  direction: 'ASC',
});
