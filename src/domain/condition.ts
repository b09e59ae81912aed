// Conditions in SQL, put together.
import { Prisma } from '../generated/prisma/client.ts';

/** What is not asked for is null, and asks nothing. */
export type Condition = Prisma.Sql | null | undefined;

const asked = (conditions: readonly Condition[]): Prisma.Sql[] => conditions.filter((condition) => condition != null);

/** True where none is asked for. */
export function allOf(conditions: readonly Condition[]): Prisma.Sql {
  const parts = asked(conditions);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join(parts, ' AND ')})`;
}

/** False where none is given. */
export function anyOf(conditions: readonly Condition[]): Prisma.Sql {
  const parts = asked(conditions);
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, ' OR ')})`;
}

/** The complement: what is unknown (a hostility of null is not at least 3) does not hold, so its opposite does. */
export const noneOf = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`((${condition}) IS NOT TRUE)`;
