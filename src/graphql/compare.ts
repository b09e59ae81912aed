// Two accounts side by side: what they share, where they contradict each other, and where they part.

import { recordComparison } from '../formats/comparison.ts';
import { COMPARISON_FORMATS, type ComparisonFormat as Format, ROWS_OF_COMPARISON } from '../formats/file.ts';
import { type ComparedLink, type Comparison, type ComparisonQuestion, findDifference } from '../walk/compare.ts';
import { DEFAULT_DEPTH, MAX_DEPTH } from '../walk/walk.ts';
import { builder } from './builder.ts';
import { DEPTH, Truncation, within } from './chain.ts';
import { makingNow, SAME_FILE } from './export.ts';
import { Lens, LensInput, resolveLens } from './lens.ts';
import { present, required } from './load.ts';
import { actNamed, echoOf } from './paths.ts';
import { Act, ChainLink, LinkClaim, ResponseLink } from './ref.ts';
import { ActBy } from './reference.ts';
import { Share } from './share.ts';
import { Direction, enumOf } from './vocabulary.ts';

/** For the cost: where two accounts have more in one list than this, they fill the others less. */
const LINKS = { rows: 100 };

const LinkPair = builder.objectRef<ComparedLink>('LinkPair').implement({
  description: 'A link on which both accounts have something to say.',
  fields: (t) => ({
    link: t.field({ type: ResponseLink, description: 'The link.', resolve: ({ id }, _args, { load }) => required(load.link, id) }),
    a: t.field({
      type: [LinkClaim],
      description: "The first account's claims: those by which it leaves the link, the leading one first, else those against it.",
      resolve: ({ a }) => [...a.claims],
    }),
    b: t.field({
      type: [LinkClaim],
      description: "The second account's claims, likewise.",
      resolve: ({ b }) => [...b.claims],
    }),
  }),
});

interface Difference extends Comparison {
  readonly question: ComparisonQuestion;
}

/** The links of a comparison that one account leaves, as it leaves them. */
const leftBy = (side: 'a' | 'b', links: readonly ComparedLink[]) => links.flatMap((link) => link[side].left ?? []);

const shownLinks = (side: 'a' | 'b', links: readonly ComparedLink[], { question }: Difference) =>
  leftBy(side, links).map((link) => ({ link, lens: question[side] }));

const ComparisonFormat = enumOf<Format>('ComparisonFormat', 'As what a comparison is taken away.', {
  MARKDOWN: 'A brief: the links in dispute first, each with what either account says of it, with numbered sources.',
  CSV: 'CSV: a row for each link, with what either account says of it.',
  JSON: 'JSON: the links with all claims of either account and their sources.',
});

const AccountDiff = builder.objectRef<Difference>('AccountDiff').implement({
  description:
    'Two accounts of the same quarrel. The lists shared, contested, reversed, reweighed, onlyA and onlyB hold each link that either account leaves, once.',
  fields: (t) => ({
    a: t.field({
      type: Lens,
      description: 'The first account.',
      resolve: ({ question, links }) => echoOf(question.a, leftBy('a', links)),
    }),
    b: t.field({
      type: Lens,
      description: 'The second account.',
      resolve: ({ question, links }) => echoOf(question.b, leftBy('b', links)),
    }),
    shared: t.field({
      type: [LinkPair],
      extensions: LINKS,
      description: 'Both leave it, and lead with the same kind and strength.',
      resolve: ({ shared }) => [...shared],
    }),
    contested: t.field({
      type: [LinkPair],
      extensions: LINKS,
      description: 'One leaves it, and the other denies it.',
      resolve: ({ contested }) => [...contested],
    }),
    reversed: t.field({
      type: [LinkPair],
      extensions: LINKS,
      description: 'One leaves it, and the other says that it was the other way round.',
      resolve: ({ reversed }) => [...reversed],
    }),
    reweighed: t.field({
      type: [LinkPair],
      extensions: LINKS,
      description: 'Both leave it, and lead with another kind or strength.',
      resolve: ({ reweighed }) => [...reweighed],
    }),
    onlyA: t.field({
      type: [ChainLink],
      extensions: LINKS,
      description: 'The first leaves it; the second neither leaves it nor speaks against it.',
      resolve: (difference) => shownLinks('a', difference.onlyA, difference),
    }),
    onlyB: t.field({
      type: [ChainLink],
      extensions: LINKS,
      description: 'The second leaves it; the first neither leaves it nor speaks against it.',
      resolve: (difference) => shownLinks('b', difference.onlyB, difference),
    }),
    forkPoints: t.field({
      type: [Act],
      description:
        'Acts of which both tell and from which they do not go on to the same acts, an account that ends there included; in order of time.',
      resolve: ({ forkPoints }, _args, { load }) => present(load.act, forkPoints),
    }),
    agreement: t.field({
      type: Share,
      nullable: true,
      description:
        'The shared of all links that either account tells as an answer; null where neither tells any. Links told as mere SEQUENCE do not count.',
      resolve: ({ agreement }) => agreement,
    }),
    truncated: t.field({
      type: Truncation,
      nullable: true,
      description: 'What cut the walk of either account: what lies beyond is not compared. Null where nothing was cut.',
      resolve: ({ truncated }) => truncated,
    }),
    export: t.string({
      description: `The comparison as a file of some format, ${SAME_FILE}. Example: \`{ compareAccounts(root: {slug: "austrian-general-mobilisation-1914-07-31"}, a: {asToldBy: [{slug: "austria-hungary"}]}, b: {asToldBy: [{slug: "russia"}]}) { export(format: MARKDOWN) } }\`.`,
      args: { format: t.arg({ type: ComparisonFormat, required: true, description: 'Which format.' }) },
      extensions: { rowsOfFile: () => ROWS_OF_COMPARISON },
      resolve: async (difference, { format }, { database }) =>
        COMPARISON_FORMATS[format].write(await recordComparison(database, difference.question, difference), makingNow()),
    }),
  }),
});

builder.queryField('compareAccounts', (t) =>
  t.field({
    type: AccountDiff,
    description:
      'Two accounts side by side: two actors, two sources, or one actor at two dates. Compared are the links between all acts that either account reaches from the root. Example: `{ compareAccounts(root: {slug: "austrian-general-mobilisation-1914-07-31"}, a: {asToldBy: [{slug: "austria-hungary"}]}, b: {asToldBy: [{slug: "russia"}]}) { agreement { share of } reversed { link { trigger { title } response { title } } } forkPoints { title } } }`.',
    args: {
      root: t.arg({ type: ActBy, required: true, description: 'The act from which both accounts are walked.' }),
      a: t.arg({ type: LensInput, required: true, description: 'The first account.' }),
      b: t.arg({ type: LensInput, required: true, description: 'The second account.' }),
      direction: t.arg({ type: Direction, required: true, defaultValue: 'CAUSES', description: 'Which way to walk.' }),
      depth: t.arg.int({ required: true, defaultValue: DEFAULT_DEPTH, description: DEPTH }),
    },
    resolve: async (_root, { direction, ...args }, context) => {
      const depth = within(args.depth, MAX_DEPTH, 'depth');
      const [root, a, b] = await Promise.all([
        actNamed(context, args.root, 'root'),
        resolveLens(context, args.a),
        resolveLens(context, args.b),
      ]);
      const question = { root, a, b, direction, depth };
      return { ...(await findDifference(context.database, question)), question };
    },
  }),
);
