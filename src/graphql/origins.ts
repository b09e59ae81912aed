// Origins: where each account of an act begins. Who started it is never answered in the singular.
import type { Lens as ResolvedLens } from '../walk/lens.ts';
import { type OriginAccount as AccountRow, findOrigins, type AccountOrigin as OriginRow, type OriginsAnswer } from '../walk/origins.ts';
import { builder } from './builder.ts';
import { Truncation } from './chain.ts';
import { LENS, Lens, LensInput, resolveLens } from './lens.ts';
import { present, required } from './load.ts';
import { actNamed, ChainPath, echoOf, toldLink } from './paths.ts';
import { Act, Actor, ChainLink } from './ref.ts';
import { ActBy } from './reference.ts';

/** Rows of an answer, with the lens under which their links are shown. */
type Under<Row> = Row & { readonly lens: ResolvedLens };

const AccountOrigin = builder.objectRef<Under<OriginRow>>('AccountOrigin').implement({
  description: 'One act at which an account begins, and how the account leads from there.',
  fields: (t) => ({
    root: t.field({
      type: Act,
      description: 'The act: the account says of nothing that it came before. That need not mean that nothing did.',
      resolve: ({ root }, _args, { load }) => required(load.act, root),
    }),
    path: t.field({
      type: ChainPath,
      description:
        'From the root to the act asked about: the way with the fewest bridges, and of these the shortest. Its own links are told by its own claims; threads and sources are those of everybody.',
      resolve: ({ path, lens }) => ({ path, lens }),
    }),
    bridges: t.field({
      type: [ChainLink],
      description: 'The links of the path that others tell and nobody disputes: the account does not say them itself.',
      resolve: ({ bridges, lens }) => bridges.map((link) => toldLink(link, lens)),
    }),
  }),
});

const OriginAccount = builder.objectRef<Under<AccountRow>>('OriginAccount').implement({
  description:
    'What one party tells of how the act came about: by its own claims, by those made on its behalf, and by those of its offices. What a spokesperson says stands in her account and in those of whom she speaks for.',
  fields: (t) => ({
    asserter: t.field({
      type: Actor,
      description: 'Whose account it is.',
      resolve: ({ asserter }, _args, { load }) => required(load.actor, asserter),
    }),
    origins: t.field({
      type: [AccountOrigin],
      description: 'The acts at which it begins, in order of time.',
      resolve: ({ origins, lens }) => origins.map((origin) => ({ ...origin, lens })),
    }),
  }),
});

const Origins = builder.objectRef<Under<OriginsAnswer & { of: string }>>('Origins').implement({
  description:
    'Where the accounts of an act begin, on what they agree and where they part: each account beside the others, never one verdict.',
  fields: (t) => ({
    of: t.field({ type: Act, description: 'The act asked about.', resolve: ({ of }, _args, { load }) => required(load.act, of) }),
    accounts: t.field({
      type: [OriginAccount],
      extensions: { rows: 20 },
      description: 'The accounts, by the slugs of those whose they are.',
      resolve: ({ accounts, lens }) => accounts.map((account) => ({ ...account, lens })),
    }),
    agreed: t.field({
      type: [Act],
      description: 'Acts before it of which every account tells itself, in order of time.',
      resolve: ({ agreed }, _args, { load }) => present(load.act, agreed),
    }),
    forkPoints: t.field({
      type: [Act],
      description:
        'Acts from which two accounts go back to different ones, or where one begins and another goes on, in order of time. A spokesperson and whom she speaks for are no two accounts.',
      resolve: ({ forkPoints }, _args, { load }) => present(load.act, forkPoints),
    }),
    reciprocalBlame: t.exposeBoolean('reciprocalBlame', {
      description:
        "Whether one party's account begins with another's act and that one's with an act of the first. An act is whose it is on record, or by the account's own attributions.",
    }),
    truncated: t.field({
      type: Truncation,
      nullable: true,
      description: 'What cut the walk to its causes: accounts may begin further back. Null where nothing was cut.',
      resolve: ({ chain }) => chain.truncated,
    }),
    lens: t.field({
      type: Lens,
      description: 'The lens under which they were found.',
      resolve: ({ lens, graph }) => echoOf(lens, graph.links),
    }),
  }),
});

builder.queryField('origins', (t) =>
  t.field({
    type: Origins,
    description:
      'Who started it, by each account. Few accounts assert every step: with bridges, undisputed links of others join the stretches of one, where it does not itself say what an act answered. Mere SEQUENCE tells no origin. Example: `{ origins(of: {slug: "germany-declares-war-on-russia-1914-08-01"}) { accounts { asserter { name } origins { root { title } bridges { trigger { title } } } } forkPoints { title } reciprocalBlame } }`.',
    args: {
      of: t.arg({ type: ActBy, required: true, description: 'The act whose origins are asked for.' }),
      bridged: t.arg.boolean({
        required: true,
        defaultValue: true,
        description: 'Whether undisputed links of others may join the stretches of an account; false: only what it tells without a gap.',
      }),
      lens: t.arg({ type: LensInput, description: LENS }),
    },
    resolve: async (_root, { bridged, ...args }, context) => {
      const [of, lens] = await Promise.all([actNamed(context, args.of, 'of'), resolveLens(context, args.lens)]);
      return { ...(await findOrigins(context.database, of, bridged, lens)), of, lens };
    },
  }),
);
