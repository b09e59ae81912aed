// Lists of acts: all of them, an actor's, a case's.
import { type ActFilter as Asked, actListing, actMatches, type ActOrder as Order } from '../domain/act-filter.ts';
import { affiliatesOf } from '../domain/affiliate.ts';
import type { PageArgs } from '../domain/page.ts';
import { givenOf, listed, type Parameters } from '../formats/parameter.ts';
import { caseActs } from '../walk/case-acts.ts';
import { ActFilter, actFilterOf, countingUnder } from './act-filter.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { asked, checkFilter } from './filter.ts';
import { LENS, LensInput, resolveLens } from './lens.ts';
import { actParameters } from './list-address.ts';
import { each } from './load.ts';
import { Act, Actor, Case } from './ref.ts';
import { ActOrderField, AffiliationKind, OrderDirection, ParticipationRole } from './vocabulary.ts';

const ActEdge = builder.edgeObject({ type: Act, name: 'ActEdge', description: 'An act in a list.' });
export const ActConnection = builder.connectionObject({ type: Act, name: 'ActConnection', description: 'A page of acts.' }, ActEdge);

const ActOrder = builder.inputType('ActOrder', {
  description: 'What to order acts by; ties are broken by id. Example: `orderBy: { field: HOSTILITY, direction: DESC }`.',
  fields: (t) => ({
    field: t.field({ type: ActOrderField, required: true, defaultValue: 'OCCURRED', description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'ASC', description: 'Which end first.' }),
  }),
});

/** Where a client gives no order. */
export const EARLIEST_FIRST: Order = { field: 'OCCURRED', direction: 'ASC' };

/** The arguments of every list of acts, beside its filter and its page. */
export const listArgs = builder.args((t) => ({
  orderBy: t.field({ type: ActOrder, description: 'In which order; by when they took place, the earliest first, where none is given.' }),
  lens: t.field({ type: LensInput, description: `${LENS} It governs answered, answers and attributed.` }),
}));

const actArgs = {
  ...builder.args((t) => ({ filter: t.field({ type: ActFilter, description: 'Which acts; all where none is given.' }) })),
  ...listArgs,
};

export interface ListArgs extends PageArgs {
  readonly orderBy?: Order | null | undefined;
  readonly lens?: typeof LensInput.$inferInput | null | undefined;
}

interface ActListArgs extends ListArgs {
  readonly filter?: typeof ActFilter.$inferInput | null | undefined;
}

/** A page of the acts that meet what the field itself asks, also as an address says it, and beside it a client's filter. */
async function actPage(context: Context, args: ActListArgs, own: Asked, address: Parameters) {
  const [filter, lens] = await Promise.all([asked(args.filter, (input) => actFilterOf(context, input)), resolveLens(context, args.lens)]);
  const where = actMatches({ ...own, and: filter && [filter] }, countingUnder(lens));
  const page = await connectionOf(context, actListing('act', where, args.orderBy ?? EARLIEST_FIRST), args, (ids) =>
    each(context.load.act, ids),
  );
  return { ...page, parameters: () => actParameters(context, args, address) };
}

builder.queryField('acts', (t) =>
  t.connection(
    {
      type: Act,
      description:
        'Acts, events and statements alike. Example: `{ acts(filter: {hostilityAtLeast: 4}, first: 5) { totalCount nodes { title occurred { label } } } }`.',
      args: actArgs,
      resolve: (_root, args, context) => actPage(context, args, {}, {}),
    },
    ActConnection,
    ActEdge,
  ),
);

builder.objectField(Actor, 'acts', (t) =>
  t.connection(
    {
      type: Act,
      description:
        'What it did, said and underwent, what is attributed to it included. Example: `{ actor(by: {slug: "iran"}) { acts(roles: [PERPETRATOR], affiliates: [PART_OF]) { nodes { title } } } }`.',
      args: {
        ...actArgs,
        roles: t.arg({ type: [ParticipationRole], description: 'In one of these roles; in any where none is given.' }),
        affiliates: t.arg({
          type: [AffiliationKind],
          required: true,
          defaultValue: [],
          description: 'Also the acts of those affiliated to it in these ways at the time of the act, as someone asserts.',
        }),
      },
      resolve: async ({ id, slug }, { roles = null, ...args }, context) => {
        checkFilter({ roles });
        const actors = await affiliatesOf(context.database, id, args.affiliates);
        const address = givenOf({ actor: slug, roles: listed(roles), affiliates: listed(args.affiliates) });
        return actPage(context, args, { doers: { actors, roles, attributed: true } }, address);
      },
    },
    ActConnection,
    ActEdge,
  ),
);

builder.objectField(Case, 'acts', (t) =>
  t.connection(
    {
      type: Act,
      description: 'Its roots, the chains around them, and what was said about any of these.',
      args: actArgs,
      resolve: async ({ id, slug }, args, context) => actPage(context, args, { ids: await caseActs(context.database, id) }, { case: slug }),
    },
    ActConnection,
    ActEdge,
  ),
);
