// Paths: by which ways one act led to another, and whether anyone tells a way whole.
import { actId, actIds } from '../domain/reference.ts';
import type { AccountLink } from '../walk/account.ts';
import type { Lens as ResolvedLens } from '../walk/lens.ts';
import { DEFAULT_PATHS, type FoundPaths, MAX_PATHS, type ChainPath as Path, searchPaths } from '../walk/paths.ts';
import { DEFAULT_DEPTH } from '../walk/walk.ts';
import { AvoidInput, checkLength, removalOf } from './avoid.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { type EchoedLens, LENS, Lens, LensInput, resolveLens } from './lens.ts';
import { present } from './load.ts';
import { Act, Actor, ChainLink, type LensedLink } from './ref.ts';
import { ACT_TYPES, ActBy, type Reference, referenceOf } from './reference.ts';
import { Continuity } from './vocabulary.ts';

/** A link as an account tells it: by the claims that this account has. */
export const toldLink = (link: AccountLink, lens: ResolvedLens): LensedLink => ({ link, lens, claimIds: link.claims.map(({ id }) => id) });

/** A lens, with the links of an answer counted once each. */
export function echoOf(lens: ResolvedLens, links: readonly { readonly id: string; readonly disputed: boolean }[]): EchoedLens {
  const all = [...new Map(links.map((link) => [link.id, link])).values()];
  return { lens, links: { disputed: all.filter(({ disputed }) => disputed).length, all: all.length } };
}

/** The id of one act, named in an argument. @throws NotFoundError */
export const actNamed = async ({ database }: Context, by: Reference, argument: string): Promise<string> =>
  actId(database, referenceOf(by, ACT_TYPES), [argument]);

export const ChainPath = builder.objectRef<{ path: Path; lens: ResolvedLens }>('ChainPath').implement({
  description:
    'One way from an act to a later one. That somebody claims each step does not mean that anybody tells the whole: see continuity and threads.',
  fields: (t) => ({
    acts: t.field({
      type: [Act],
      extensions: { rows: DEFAULT_DEPTH },
      description: 'The acts, from the first trigger to the last response.',
      resolve: ({ path }, _args, { load }) => present(load.act, path.acts),
    }),
    links: t.field({
      type: [ChainLink],
      extensions: { rows: DEFAULT_DEPTH },
      description: 'The links between them, in the same order.',
      resolve: ({ path, lens }) => path.links.map((link) => toldLink(link, lens)),
    }),
    length: t.int({ description: 'How many links.', resolve: ({ path }) => path.links.length }),
    minConfidence: t.int({
      nullable: true,
      description: 'The least confidence that a leading claim gives; null where none gives one. Confidences are never multiplied.',
      resolve: ({ path }) => path.minConfidence,
    }),
    confidences: t.field({
      type: ['Int'],
      nullable: { list: false, items: true },
      description: 'The confidence of each leading claim, in the order of the links; null for a flat assertion.',
      resolve: ({ path }) => path.confidences,
    }),
    independentSources: t.int({
      description: 'How many publishers bear out every link, each counted once.',
      resolve: ({ path }) => path.independentSources,
    }),
    continuity: t.field({ type: Continuity, description: 'Whether anyone tells it whole.', resolve: ({ path }) => path.continuity }),
    threads: t.field({
      type: [Actor],
      description:
        'Who asserts every step as an answer: asserters, those on whose behalf they speak, and the wholes of which either is an office. Mere SEQUENCE makes no thread.',
      resolve: ({ path }, _args, { load }) => present(load.actor, path.threads),
    }),
  }),
});

const PathSet = builder.objectRef<FoundPaths & { lens: ResolvedLens }>('PathSet').implement({
  description: 'Paths between two acts, those with the fewest links first, and whether there are more.',
  fields: (t) => ({
    paths: t.field({
      type: [ChainPath],
      description: 'The paths, each from trigger to response; of equal length those whose acts come first in time.',
      resolve: ({ paths, lens }) => paths.map((path) => ({ path, lens })),
    }),
    exhausted: t.exposeBoolean('exhausted', {
      description: 'True: no further path exists. False: k or a limit of the search ended it, and there may be more.',
    }),
    lens: t.field({
      type: Lens,
      description: 'The lens under which they were found.',
      resolve: ({ paths, lens }) =>
        echoOf(
          lens,
          paths.flatMap(({ links }) => links),
        ),
    }),
  }),
});

builder.queryField('paths', (t) =>
  t.field({
    type: PathSet,
    description:
      'By which ways one act led to another, whichever of the two is named first. Example: `{ paths(from: {slug: "sarajevo-assassination-1914-06-28"}, to: {slug: "germany-declares-war-on-russia-1914-08-01"}) { exhausted paths { length continuity threads { name } acts { title } } } }`.',
    args: {
      from: t.arg({ type: ActBy, required: true, description: 'One end.' }),
      to: t.arg({ type: ActBy, required: true, description: 'The other end.' }),
      k: t.arg.int({ required: true, defaultValue: DEFAULT_PATHS, description: `Most paths wanted: 1 to ${MAX_PATHS}.` }),
      via: t.arg({ type: [ActBy], description: 'Acts through which every path must pass.' }),
      avoid: t.arg({ type: AvoidInput, description: 'What no path may rest on.' }),
      lens: t.arg({ type: LensInput, description: LENS }),
    },
    resolve: async (_root, { k, via, avoid, ...args }, context) => {
      if (k < 1 || k > MAX_PATHS) throw badInput(`k is ${k}. Give 1 to ${MAX_PATHS}; for all that lies between, walk the chain.`, 'k');
      checkLength(via, 'via');
      const waypoints = (via ?? []).map((by) => referenceOf(by, ACT_TYPES));
      const [from, to, passed, removal, lens] = await Promise.all([
        actNamed(context, args.from, 'from'),
        actNamed(context, args.to, 'to'),
        actIds(context.database, waypoints, ['via']),
        removalOf(context, avoid, 'avoid'),
        resolveLens(context, args.lens),
      ]);
      if (from === to) throw badInput('from and to are the same act. Name two.', 'to');
      return { ...(await searchPaths(context.database, { from, to, k, via: passed }, removal, lens)), lens };
    },
  }),
);
