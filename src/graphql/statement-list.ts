// Lists of statements: all of them, an actor's, those about an act.
import { type StatementFilter as Asked, actListing, statementMatches } from '../domain/act-filter.ts';
import type { StatementRow } from '../domain/act-row.ts';
import { allOf } from '../domain/condition.ts';
import { countingUnder, StatementFilter, statementFilterOf } from './act-filter.ts';
import { EARLIEST_FIRST, type ListArgs, listArgs } from './act-list.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { asked } from './filter.ts';
import { resolveLens } from './lens.ts';
import { each } from './load.ts';
import { Act, Actor, Statement } from './ref.ts';

const StatementEdge = builder.edgeObject({ type: Statement, name: 'StatementEdge', description: 'A statement in a list.' });
const StatementConnection = builder.connectionObject(
  { type: Statement, name: 'StatementConnection', description: 'A page of statements.' },
  StatementEdge,
);

const filterArg = builder.args((t) => ({
  filter: t.field({ type: StatementFilter, description: 'Which statements; all where none is given.' }),
}));

interface StatementListArgs extends ListArgs {
  readonly filter?: typeof StatementFilter.$inferInput | null | undefined;
}

/** A page of the statements that meet what the field itself asks, and beside it a client's filter. */
async function statementPage(context: Context, args: StatementListArgs, own: Asked) {
  const [filter, lens] = await Promise.all([
    asked(args.filter, (input) => statementFilterOf(context, input)),
    resolveLens(context, args.lens),
  ]);
  const counting = countingUnder(lens);
  const where = allOf([statementMatches(own, counting), statementMatches(filter ?? {}, counting)]);
  const listing = actListing('statement', where, args.orderBy ?? EARLIEST_FIRST);
  return connectionOf(context, listing, args, (ids) => each(context.load.act, ids) as Promise<(StatementRow | null)[]>);
}

builder.queryField('statements', (t) =>
  t.connection(
    {
      type: Statement,
      description:
        'Acts said. Example: `{ statements(filter: {kinds: [DENIAL]}) { nodes { speakers { name } quotes { text } about { title } } } }`.',
      args: { ...filterArg, ...listArgs },
      resolve: (_root, args, context) => statementPage(context, args, {}),
    },
    StatementConnection,
    StatementEdge,
  ),
);

builder.objectField(Actor, 'statements', (t) =>
  t.connection(
    {
      type: Statement,
      description: 'What it said, and what was said on its behalf, the earliest first.',
      args: filterArg,
      resolve: ({ id: actorId }, args, context) =>
        statementPage(context, args, {
          speakers: { actors: [{ actorId, since: null, until: null }], roles: ['SPEAKER'], attributed: false },
        }),
    },
    StatementConnection,
    StatementEdge,
  ),
);

builder.interfaceField(Act, 'statements', (t) =>
  t.connection(
    {
      type: Statement,
      description: 'What was said about this act, the earliest first; what was said in answer to it is in responses.',
      args: filterArg,
      resolve: ({ id }, args, context) => statementPage(context, args, { aboutId: id }),
    },
    StatementConnection,
    StatementEdge,
  ),
);
