// Lists of what is looked up by name: in the order of their slugs, as in an index at the end of a book.
import { Prisma } from '../generated/prisma/client.ts';
import type { Listing } from './page.ts';

/** The rows o of a table. */
export const slugListing = (table: 'actor' | 'source' | 'case', where = Prisma.sql`true`): Listing => ({
  from: Prisma.sql`${Prisma.raw(`"${table}"`)} o`,
  where,
  keys: [{ expression: Prisma.sql`o.slug`, type: 'text' }],
  id: Prisma.sql`o.id`,
  direction: 'ASC',
});
