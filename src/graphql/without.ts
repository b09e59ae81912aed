// Without: what hangs on what, when acts, links or asserters are taken away. Structural, and labelled so.

import { DEFAULT_ACTS } from '../walk/walk.ts';
import { findEffect, type RemovalAnswer } from '../walk/without.ts';
import { AvoidInput, removalOf } from './avoid.ts';
import { builder } from './builder.ts';
import { Truncation } from './chain.ts';
import { badInput } from './error.ts';
import { LENS, Lens, LensInput, resolveLens } from './lens.ts';
import { present } from './load.ts';
import { actNamed, echoOf } from './paths.ts';
import { Act, LinkClaim } from './ref.ts';
import { ActBy } from './reference.ts';
import { Direction } from './vocabulary.ts';

const NOTE =
  'Structural, not causal inference: it says which recorded steps hang on which under this lens, and nothing of what would have happened otherwise.';

const RemovalEffect = builder.objectRef<RemovalAnswer>('RemovalEffect').implement({
  description:
    'What can no longer be reached, and what still can, when something is taken away: a property of the record under a lens, not a finding about causes.',
  fields: (t) => ({
    lost: t.field({
      type: [Act],
      extensions: { rows: DEFAULT_ACTS },
      description:
        'Acts that were reached from the root and no longer are, those taken away among them, in order of time. With stillReachable they are all that was reached.',
      resolve: ({ lost }, _args, { load }) => present(load.act, lost),
    }),
    stillReachable: t.field({
      type: [Act],
      extensions: { rows: DEFAULT_ACTS },
      description: 'Acts that are still reached from the root, in order of time.',
      resolve: ({ stillReachable }, _args, { load }) => present(load.act, stillReachable),
    }),
    dominators: t.field({
      type: [Act],
      description: 'With `to`, in what is left: the acts through which every path between the two passes, in order of time.',
      resolve: ({ dominators }, _args, { load }) => present(load.act, dominators),
    }),
    minimumCut: t.field({
      type: [LinkClaim],
      description:
        'With `to`, in what is left: the fewest claims whose rejection would part the two; of several such sets the one nearest the earlier act. Claims are counted one by one, though one publication may bear out several.',
      resolve: ({ minimumCut }, _args, { load }) =>
        present(
          load.claim,
          minimumCut.map(({ id }) => id),
        ),
    }),
    note: t.string({ description: 'What this answer is not.', resolve: () => NOTE }),
    truncated: t.field({
      type: Truncation,
      nullable: true,
      description: 'What cut the walk from the root: what lies beyond is in neither list. Null where nothing was cut.',
      resolve: ({ chain }) => chain.truncated,
    }),
    lens: t.field({ type: Lens, description: 'The lens under which it holds.', resolve: ({ graph }) => echoOf(graph.lens, graph.links) }),
  }),
});

builder.queryField('without', (t) =>
  t.field({
    type: RemovalEffect,
    description:
      'What hangs on what: take away acts, links or asserters, and see what can no longer be reached from the root. With `to`, also what every path between the two passes through, and the fewest claims that hold them together. Example: `{ without(root: {slug: "k1-rocket-attack-2019-12-27"}, to: {slug: "al-asad-missile-attack-2020-01-08"}, remove: {}) { lost { title } dominators { title } minimumCut { assertedBy { name } } note } }`.',
    args: {
      root: t.arg({ type: ActBy, required: true, description: 'The act from which to walk.' }),
      to: t.arg({ type: ActBy, description: 'The other end of what every path passes through.' }),
      remove: t.arg({ type: AvoidInput, required: true, description: 'What to take away; `{}` takes nothing.' }),
      direction: t.arg({ type: Direction, required: true, defaultValue: 'CONSEQUENCES', description: 'Which way to walk from the root.' }),
      lens: t.arg({ type: LensInput, description: LENS }),
    },
    resolve: async (_root, { remove, direction, ...args }, context) => {
      const [root, to, removal, lens] = await Promise.all([
        actNamed(context, args.root, 'root'),
        args.to == null ? null : actNamed(context, args.to, 'to'),
        removalOf(context, remove, 'remove'),
        resolveLens(context, args.lens),
      ]);
      if (root === to) throw badInput('root and to are the same act. Name two, or leave out to.', 'to');
      return findEffect(context.database, { root, to, direction, removal }, lens);
    },
  }),
);
