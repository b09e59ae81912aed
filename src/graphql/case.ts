// Cases: an analyst's named selection of acts.
import type { CaseRow } from '../domain/case.ts';
import { findCase } from '../domain/find.ts';
import { MAX_DEPTH } from '../walk/walk.ts';
import { builder } from './builder.ts';
import { BUDGET, DEPTH, WalkBudget, walkFrom } from './chain.ts';
import type { Context } from './context.ts';
import { LENS, LensInput } from './lens.ts';
import { each, present } from './load.ts';
import { Act, Case, Chain } from './ref.ts';
import { CaseBy, referenceOf } from './reference.ts';

export const rootIdsOf = async ({ id }: CaseRow, { load }: Context): Promise<string[]> =>
  (await load.rootsOfCase.load(id)).map(({ actId }) => actId);

builder.node(Case, {
  description:
    'An analyst\'s named selection: some acts and the chain around them, cut off where the analyst says and why. A chain\'s boundaries are a choice, not a fact. Example: `{ case(by: {slug: "us-iran-2019-2020"}) { title cutOff chain { acts { act { title } } } } }`.',
  id: { resolve: (row) => row.id },
  loadManyWithoutCache: (ids, { load }) => each(load.case, ids),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises with every revision; a revision names the version it read.' }),
    slug: t.exposeString('slug', { description: 'Readable name in addresses; it resolves for ever.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    summary: t.exposeString('summary', { nullable: true, description: 'What it is about.' }),
    cutOff: t.exposeString('cutOff', { nullable: true, description: 'Where it is cut off, and why there.' }),
    roots: t.field({
      type: [Act],
      description: 'The acts it is built on.',
      resolve: async (row, _args, context) => present(context.load.act, await rootIdsOf(row, context)),
    }),
    chain: t.field({
      type: Chain,
      description: 'The causes and consequences of its roots.',
      args: {
        depth: t.arg.int({ required: true, defaultValue: MAX_DEPTH, description: DEPTH }),
        budget: t.arg({ type: WalkBudget, description: BUDGET }),
        lens: t.arg({ type: LensInput, description: LENS }),
      },
      resolve: async (row, args, context) => walkFrom(context, await rootIdsOf(row, context), 'BOTH', args),
    }),
  }),
});

builder.queryField('case', (t) =>
  t.field({
    type: Case,
    nullable: true,
    description:
      'One case; null where the slug is unknown. Example: `{ case(by: {slug: "us-iran-2019-2020"}) { title roots { title } } }`.',
    args: { by: t.arg({ type: CaseBy, required: true, description: 'Which case.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findCase(database, referenceOf(by, ['Case']));
      return id === null ? null : load.case.load(id);
    },
  }),
);
