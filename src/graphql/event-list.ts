// The list of events.
import { actListing, eventMatches } from '../domain/act-filter.ts';
import type { EventRow } from '../domain/act-row.ts';
import { countingUnder, EventFilter, eventFilterOf } from './act-filter.ts';
import { EARLIEST_FIRST, listArgs } from './act-list.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import { asked } from './filter.ts';
import { resolveLens } from './lens.ts';
import { each } from './load.ts';
import { Event } from './ref.ts';

const EventEdge = builder.edgeObject({ type: Event, name: 'EventEdge', description: 'An event in a list.' });
const EventConnection = builder.connectionObject({ type: Event, name: 'EventConnection', description: 'A page of events.' }, EventEdge);

builder.queryField('events', (t) =>
  t.connection(
    {
      type: Event,
      description:
        'Acts done. Example: `{ events(filter: {modes: [ROCKET, MISSILE]}) { totalCount nodes { title toll { killed { low high } } } } }`.',
      args: { filter: t.arg({ type: EventFilter, description: 'Which events; all where none is given.' }), ...listArgs },
      resolve: async (_root, args, context) => {
        const [filter, lens] = await Promise.all([
          asked(args.filter, (input) => eventFilterOf(context, input)),
          resolveLens(context, args.lens),
        ]);
        const listing = actListing('event', eventMatches(filter ?? {}, countingUnder(lens)), args.orderBy ?? EARLIEST_FIRST);
        return connectionOf(context, listing, args, (ids) => each(context.load.act, ids) as Promise<(EventRow | null)[]>);
      },
    },
    EventConnection,
    EventEdge,
  ),
);
