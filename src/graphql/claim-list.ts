// Lists of claims: all of them, an actor's, those about an act or a case, those that a statement makes.
import { type ClaimFilter as Asked, claimListing, claimMatches } from '../domain/claim-filter.ts';
import { allOf } from '../domain/condition.ts';
import type { PageArgs } from '../domain/page.ts';
import { actId, actorId, actorIds } from '../domain/reference.ts';
import type { Parameters } from '../formats/parameter.ts';
import { caseActs } from '../walk/case-acts.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { actsOfCase, asked, checkFilter } from './filter.ts';
import { claimParameters } from './list-address.ts';
import { each } from './load.ts';
import { Act, Actor, Case, Claim, Statement } from './ref.ts';
import { ACT_TYPES, ActBy, ActorBy, CaseBy, referenceOf } from './reference.ts';
import { ClaimSubject, Stance } from './vocabulary.ts';

const ClaimEdge = builder.edgeObject({ type: Claim, name: 'ClaimEdge', description: 'A claim in a list.' });
export const ClaimConnection = builder.connectionObject(
  { type: Claim, name: 'ClaimConnection', description: 'A page of claims.' },
  ClaimEdge,
);

const ClaimFilter = builder.inputType('ClaimFilter', {
  description:
    'Which claims: all that is given must hold. Example: `filter: { subjects: [ATTRIBUTION], blames: {slug: "iran"}, stances: [ASSERTS] }`.',
  fields: (t) => ({
    subjects: t.field({ type: [ClaimSubject], description: 'About any of these.' }),
    assertedBy: t.field({ type: [ActorBy], description: 'By any of these asserters.' }),
    about: t.field({ type: ActBy, description: 'On this act, or on a link at it.' }),
    blames: t.field({ type: ActorBy, description: 'That attribute an event to this actor, or clear it.' }),
    stances: t.field({ type: [Stance], description: 'Of any of these stances.' }),
    saidUntil: t.field({ type: 'DateTime', description: 'Said by then for certain; a claim without a date is left out.' }),
    case: t.field({ type: CaseBy, description: 'On an act of this case, or on a link between two of them.' }),
  }),
});

async function claimFilterOf(context: Context, filter: typeof ClaimFilter.$inferInput): Promise<Asked> {
  checkFilter(filter);
  const { database } = context;
  const [assertedByIds, aboutId, blamesId, actIds] = await Promise.all([
    asked(filter.assertedBy, (actors) =>
      actorIds(
        database,
        actors.map((by) => referenceOf(by, ['Actor'])),
        ['filter', 'assertedBy'],
      ),
    ),
    asked(filter.about, (by) => actId(database, referenceOf(by, ACT_TYPES), ['filter', 'about'])),
    asked(filter.blames, (by) => actorId(database, referenceOf(by, ['Actor']), ['filter', 'blames'])),
    asked(filter.case, (by) => actsOfCase(context, by)),
  ]);
  const { subjects, stances, saidUntil } = filter;
  return { subjects, stances, saidUntil, assertedByIds, aboutId, blamesId, actIds };
}

interface ClaimListArgs extends PageArgs {
  readonly filter?: typeof ClaimFilter.$inferInput | null | undefined;
}

/** A page of the claims that meet what the field itself asks, also as an address says it, and beside it a client's filter. */
async function claimPage(context: Context, args: ClaimListArgs, own: Asked, address: Parameters) {
  const filter = await asked(args.filter, (input) => claimFilterOf(context, input));
  const listing = claimListing(allOf([claimMatches(own), claimMatches(filter ?? {})]));
  const page = await connectionOf(context, listing, args, (ids) => each(context.load.claim, ids));
  return { ...page, parameters: () => claimParameters(context, args.filter ?? {}, address) };
}

const filterArg = builder.args((t) => ({ filter: t.field({ type: ClaimFilter, description: 'Which claims; all where none is given.' }) }));
const WHICH = 'Accepted entries that were not retracted, superseded ones among them, the first said first, those without a date last.';

builder.queryField('claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: `Who says what. ${WHICH} Example: \`{ claims(filter: {about: {slug: "camp-taji-rocket-attack-2020-03-11"}}) { nodes { assertedBy { name } stance } } }\`.`,
      args: filterArg,
      resolve: (_root, args, context) => claimPage(context, args, {}, {}),
    },
    ClaimConnection,
    ClaimEdge,
  ),
);

builder.objectField(Actor, 'claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: `What it claims. ${WHICH}`,
      args: filterArg,
      resolve: ({ id, slug }, args, context) => claimPage(context, args, { assertedByIds: [id] }, { assertedBy: slug }),
    },
    ClaimConnection,
    ClaimEdge,
  ),
);

builder.interfaceField(Act, 'claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: `What is claimed of this act, and of the links at it. ${WHICH}`,
      args: filterArg,
      resolve: ({ id, slug }, args, context) => claimPage(context, args, { aboutId: id }, { about: slug }),
    },
    ClaimConnection,
    ClaimEdge,
  ),
);

builder.objectField(Case, 'claims', (t) =>
  t.connection(
    {
      type: Claim,
      description: `What is claimed of its acts, and of the links between them. ${WHICH}`,
      args: filterArg,
      resolve: async ({ id, slug }, args, context) =>
        claimPage(context, args, { actIds: await caseActs(context.database, id) }, { case: slug }),
    },
    ClaimConnection,
    ClaimEdge,
  ),
);

builder.objectField(Statement, 'makes', (t) =>
  t.connection(
    {
      type: Claim,
      description: `The claims that these words make. ${WHICH}`,
      resolve: ({ id, slug }, args, context) => claimPage(context, args, { statementId: id }, { statement: slug }),
    },
    ClaimConnection,
    ClaimEdge,
  ),
);
