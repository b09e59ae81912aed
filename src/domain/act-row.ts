// Acts as they are read: the shared columns with those of the event or the statement beside them, in one statement.

import type { Db } from '../database/connect.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { rowsOf } from './rows.ts';

type EventColumns = Omit<Prisma.EventGetPayload<object>, 'id'>;
type StatementColumns = Omit<Prisma.StatementGetPayload<object>, 'id' | 'kinds'> & {
  statementKinds: Prisma.StatementGetPayload<object>['kinds'];
};
type SharedColumns = Omit<Prisma.ActGetPayload<object>, 'type' | 'searchText'>;

export type EventRow = SharedColumns & EventColumns & { type: 'EVENT' };
export type StatementRow = SharedColumns & StatementColumns & { type: 'STATEMENT' };
export type ActRow = EventRow | StatementRow;

/** The acts with these ids, in no order. Each looks its other half up: joined outright, the planner would read half of all events for it. */
export const actsById = (db: Db, ids: readonly string[]): Promise<ActRow[]> =>
  rowsOf<ActRow>(
    db,
    Prisma.sql`
    SELECT a.id, a.version, a.type, a.slug, a.title, a.summary, a.earliest, a.latest, a.ended, a.precision, a.zone, a.placed_from,
      a.placed_at, a.placed_rank, a.hostility, a.hostility_reason, a.place_id, a.recorded_at,
      e.kind, e.mode, e.realis, e.thresholds::text[] AS thresholds, e.parent_id,
      s.kinds::text[] AS statement_kinds, s.prompt, s.conditional, s.veiled
    FROM act a LEFT JOIN LATERAL (SELECT * FROM event WHERE event.id = a.id AND a.type = 'EVENT' LIMIT 1) e ON true
      LEFT JOIN LATERAL (SELECT * FROM statement WHERE statement.id = a.id AND a.type = 'STATEMENT' LIMIT 1) s ON true
    WHERE a.id = ANY(${[...ids]}::uuid[])`,
  );

/** The events that are parts of these, in order of time. */
export const partsOf = (db: Db, eventIds: readonly string[]): Promise<{ id: string; parentId: string }[]> =>
  rowsOf(
    db,
    Prisma.sql`SELECT e.id, e.parent_id FROM event e JOIN act a ON a.id = e.id
      WHERE e.parent_id = ANY(${[...eventIds]}::uuid[]) ORDER BY a.placed_at, a.placed_rank, a.id`,
  );
