// Chains: the walk as a flat answer, never nested recursion, and honest about what it cut.
import { actIds } from '../domain/reference.ts';
import { type ChainMetrics as Metrics, metricsOf, type Ratio as RatioRow, type Steps as StepCounts } from '../walk/metrics.ts';
import {
  type Cut,
  deniedLinks,
  type Hidden,
  NOTHING_HIDDEN,
  type Truncation as TruncationRow,
  type Walked,
  walk,
} from '../walk/subgraph.ts';
import {
  DEFAULT_ACTS,
  DEFAULT_DEPTH,
  DEFAULT_TIMEOUT_MS,
  type TimeFlow as Flow,
  MAX_ACTS,
  MAX_DEPTH,
  MAX_TIMEOUT_MS,
  type WalkedAct,
  type Direction as Way,
} from '../walk/walk.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { LENS, Lens, LensInput, resolveLens } from './lens.ts';
import { each, present, required } from './load.ts';
import { measuredAct } from './measured-act.ts';
import { Act, Chain, ChainLink, ResponseLink } from './ref.ts';
import { ACT_TYPES, ActBy, type Reference, referenceOf } from './reference.ts';
import { Direction, ResponseBasis, TimeFlow, TruncationReason } from './vocabulary.ts';

export const WalkBudget = builder.inputType('WalkBudget', {
  description: `How much a walk may gather. What it cuts for that is told: see Chain.truncated. Example: \`budget: { acts: 50 }\`.`,
  fields: (t) => ({
    acts: t.int({
      required: true,
      defaultValue: DEFAULT_ACTS,
      description: `Most acts in the answer, the roots included: 1 to ${MAX_ACTS}.`,
    }),
    timeoutMs: t.int({
      description: `Milliseconds after which no further level is begun: 1 to ${MAX_TIMEOUT_MS}, ${DEFAULT_TIMEOUT_MS} unless given.`,
    }),
  }),
});

export const DEPTH = `Most links from a root: 1 to ${MAX_DEPTH}.`;
export const BUDGET = `How much the walk may gather; ${DEFAULT_ACTS} acts unless given.`;
export const TIME_FLOW = 'STRICT takes only links whose order in time is certain.';

interface WalkArguments {
  readonly depth: number;
  readonly budget?: typeof WalkBudget.$inferInput | null | undefined;
  readonly lens?: typeof LensInput.$inferInput | null | undefined;
  readonly timeFlow?: Flow;
}

export const within = (value: number, most: number, argument: string): number => {
  if (value < 1 || value > most)
    throw badInput(`${argument} is ${value}. Give 1 to ${most}; a larger chain is walked on from its frontier.`, argument);
  return value;
};

/** Walks from some acts as a client asked. */
export async function walkFrom(context: Context, roots: readonly string[], direction: Way, args: WalkArguments): Promise<Walked> {
  return walk(context.database, {
    roots: [...new Set(roots)],
    direction,
    depth: within(args.depth, MAX_DEPTH, 'depth'),
    acts: within(args.budget?.acts ?? DEFAULT_ACTS, MAX_ACTS, 'budget.acts'),
    timeoutMs: within(args.budget?.timeoutMs ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS, 'budget.timeoutMs'),
    lens: await resolveLens(context, args.lens),
    timeFlow: args.timeFlow ?? 'POSSIBLE',
  });
}

export const Truncation = builder.objectRef<TruncationRow>('Truncation').implement({
  description: 'Which limit cut the chain first, and what the answer holds of what was asked for.',
  fields: (t) => ({
    reason: t.expose('reason', { type: TruncationReason, description: 'Which limit.' }),
    requested: t.exposeInt('requested', { description: 'The limit: levels, acts, links, or milliseconds.' }),
    effective: t.exposeInt('effective', { description: 'What the answer holds of it, or took of it.' }),
  }),
});

/** An act of a chain, with the chain that knows its links. */
interface ActOfChain {
  readonly walked: WalkedAct;
  readonly chain: Walked;
}

/** Read once for each chain, and only where a query asks where it was cut. */
const cutOf = (chain: Walked, { load }: Context): Promise<Cut> => load.cutOfChain.load(chain);

async function hiddenOf({ walked, chain }: ActOfChain, { load }: Context): Promise<Hidden> {
  return (await load.hiddenOfChain.load(chain)).get(walked.id) ?? NOTHING_HIDDEN;
}

/** The links by which a walk came to an act: from one level less, on the act's own side. */
async function reachedBy({ walked, chain }: ActOfChain, { load }: Context) {
  const links = await load.linksOfChain.load(chain);
  const depths = new Map(chain.acts.map((act) => [act.id, act.depth]));
  const nearer = (id: string): boolean => depths.get(id) === walked.depth - 1;
  return links.filter(
    (link) =>
      (walked.side !== 'CONSEQUENCES' && link.triggerId === walked.id && nearer(link.responseId)) ||
      (walked.side !== 'CAUSES' && link.responseId === walked.id && nearer(link.triggerId)),
  );
}

const ChainAct = builder.objectRef<ActOfChain>('ChainAct').implement({
  description: 'An act of a chain: how far from the roots, on which side, and what lies behind it that the chain does not show.',
  fields: (t) => ({
    act: t.field({ type: Act, description: 'The act.', resolve: ({ walked }, _args, { load }) => required(load.act, walked.id) }),
    depth: t.int({ description: 'Fewest links from a root; 0 for a root.', resolve: ({ walked }) => walked.depth }),
    side: t.field({
      type: Direction,
      description: 'On which side of the roots: BOTH for a root, or for an act reached both ways.',
      resolve: ({ walked }) => walked.side,
    }),
    reachedBy: t.field({
      type: [ChainLink],
      description: 'The links by which it was reached at this depth; none for a root.',
      resolve: async (act, _args, context) => (await reachedBy(act, context)).map((link) => ({ link, lens: act.chain.request.lens })),
    }),
    hiddenCauses: t.int({
      description: 'How many links to causes the lens leaves that the chain does not show.',
      resolve: async (act, _args, context) => (await hiddenOf(act, context)).causes,
    }),
    hiddenConsequences: t.int({
      description: 'How many links to consequences the lens leaves that the chain does not show.',
      resolve: async (act, _args, context) => (await hiddenOf(act, context)).consequences,
    }),
  }),
});

export const Steps = builder.objectRef<StepCounts>('Steps').implement({
  description: 'How many steps from trigger to response went up, stayed, went down, or cannot be compared.',
  fields: (t) => ({
    up: t.exposeInt('up', { description: 'Up: more hostile, or as hostile with more killed or injured.' }),
    same: t.exposeInt('same', { description: 'The same.' }),
    down: t.exposeInt('down', { description: 'Down.' }),
    indeterminate: t.exposeInt('indeterminate', { description: 'Not comparable: figures overlap or are missing, or an act has no level.' }),
  }),
});

export const Ratio = builder.objectRef<RatioRow>('Ratio').implement({
  description: 'A ratio as low, best and high, with the number of links it rests on.',
  fields: (t) => ({
    low: t.exposeFloat('low', { nullable: true, description: 'At least; null where no figure bounds it.' }),
    best: t.exposeFloat('best', { nullable: true, description: 'By best estimates; null where asserters differ.' }),
    high: t.exposeFloat('high', { nullable: true, description: 'At most; null: unbounded.' }),
    n: t.exposeInt('n', { description: 'How many links it rests on.' }),
  }),
});

const BasisCount = builder.objectRef<Metrics['bases'][number]>('BasisCount').implement({
  description: 'How many links rest on one basis.',
  fields: (t) => ({
    basis: t.expose('basis', { type: ResponseBasis, description: 'The basis of the leading claim.' }),
    links: t.exposeInt('links', { description: 'How many links.' }),
  }),
});

const ChainMetrics = builder.objectRef<Metrics>('ChainMetrics').implement({
  description:
    'Measures of the chain as answered, under its lens: compare two only under the same lens and limits. A number without a basis is null, not 0.',
  fields: (t) => ({
    acts: t.exposeInt('acts', { description: 'Acts in the chain.' }),
    links: t.exposeInt('links', { description: 'Links in the chain.' }),
    depth: t.exposeInt('depth', { description: 'Fewest links from a root to the farthest act.' }),
    breadth: t.exposeInt('breadth', { description: 'Most acts at one depth.' }),
    spanDays: t.exposeFloat('spanDays', {
      nullable: true,
      description: 'Days from the first beginning to the last; null for a single act.',
    }),
    medianLagDays: t.exposeFloat('medianLagDays', {
      nullable: true,
      description: 'Median days from trigger to response, each taken at the middle of its bounds; null without links.',
    }),
    disputedLinks: t.exposeInt('disputedLinks', { description: 'Links that anybody denies or reverses.' }),
    minConfidence: t.exposeInt('minConfidence', {
      nullable: true,
      description: 'The least confidence among leading claims that give one; confidences are never multiplied.',
    }),
    steps: t.expose('steps', {
      type: Steps,
      description: 'Steps up, level and down over the answers of the chain; mere SEQUENCE is no answer.',
    }),
    escalationBalance: t.exposeFloat('escalationBalance', {
      nullable: true,
      description: '(up - down) / (up + same + down), -1 to 1; null where no step is comparable.',
    }),
    exchangeRatio: t.expose('exchangeRatio', {
      type: Ratio,
      nullable: true,
      description:
        'Killed by responses for each killed by their triggers. It does not say what would have been proportionate, which is a question of law.',
    }),
    bases: t.expose('bases', { type: [BasisCount], description: 'On what the links rest, the most frequent first.' }),
  }),
});

Chain.implement({
  description:
    'A chain of acts, flat: acts with their depth, and every link between two of them that the lens leaves. Example: `{ act(by: {slug: "us-strikes-2020-03-12"}) { causes { acts { depth act { slug } } links { kind basis trigger { slug } response { slug } } } } }`.',
  fields: (t) => ({
    roots: t.field({
      type: [Act],
      description: 'The acts that the walk began with.',
      resolve: ({ request }, _args, { load }) => present(load.act, request.roots),
    }),
    direction: t.field({ type: Direction, description: 'Which way it was walked.', resolve: ({ request }) => request.direction }),
    lens: t.field({
      type: Lens,
      description: 'The lens under which it was walked.',
      resolve: async (chain, _args, { load }) => {
        const links = await load.linksOfChain.load(chain);
        return { lens: chain.request.lens, links: { disputed: links.filter((link) => link.disputed).length, all: links.length } };
      },
    }),
    acts: t.field({
      type: [ChainAct],
      description:
        'The roots at depth 0, then by depth; within a depth by nearness in time to the roots: causes latest first, consequences earliest first. A cut answer is the beginning of the uncut one.',
      resolve: async (chain, _args, { load }) => {
        // Read here at once: each act then finds its row without a promise of its own.
        await each(
          load.act,
          chain.acts.map(({ id }) => id),
        );
        return chain.acts.map((walked) => ({ walked, chain }));
      },
    }),
    links: t.field({
      type: [ChainLink],
      description:
        'Every link between two acts of the chain that the lens leaves, at most 10 for each act of the budget; those of the shallowest acts stay.',
      resolve: async (chain, _args, { load }) => (await load.linksOfChain.load(chain)).map((link) => ({ link, lens: chain.request.lens })),
    }),
    denied: t.field({
      type: [ResponseLink],
      description:
        'Links at acts of this chain that the tellers of the lens (anybody, where it names none) deny or reverse, and which the lens does not leave: not walked, and not silence.',
      resolve: async (chain, _args, { database, load }) => present(load.link, await deniedLinks(database, chain)),
    }),
    truncated: t.field({
      type: Truncation,
      nullable: true,
      description: 'What cut the chain; null where nothing was cut.',
      resolve: async (chain, _args, context) => (await cutOf(chain, context)).truncated,
    }),
    frontier: t.field({
      type: [ChainAct],
      description:
        'Where it was cut: walk on from these, each on its own side. Empty exactly when truncated is null. An act with more links than a budget holds is read with responseTo and responses, which page.',
      resolve: async (chain, _args, context) => (await cutOf(chain, context)).frontier.map((walked) => ({ walked, chain })),
    }),
    metrics: t.field({
      type: ChainMetrics,
      description: 'Measures of the chain as answered.',
      resolve: async (chain, _args, context) => {
        const acts = await present(
          context.load.act,
          chain.acts.map(({ id }) => id),
        );
        const measured = await Promise.all(acts.map(async (act) => [act.id, await measuredAct(act, chain.request.lens, context)] as const));
        return metricsOf({ acts: chain.acts, links: await context.load.linksOfChain.load(chain) }, new Map(measured));
      },
    }),
  }),
});

/** The acts that a client names as roots. */
const rootsOf = ({ database }: Context, from: readonly Reference[]): Promise<string[]> =>
  actIds(
    database,
    from.map((by) => referenceOf(by, ACT_TYPES)),
    ['from'],
  );

const WAYS = [
  ['causes', 'CAUSES', 'What this act answered, what that answered, and so on back: the walk to its causes.'],
  ['consequences', 'CONSEQUENCES', 'What answered this act, what answered that, and so on: the walk to its consequences.'],
] as const;

for (const [name, direction, description] of WAYS) {
  builder.interfaceField(Act, name, (t) =>
    t.field({
      type: Chain,
      description,
      args: {
        depth: t.arg.int({ required: true, defaultValue: DEFAULT_DEPTH, description: DEPTH }),
        budget: t.arg({ type: WalkBudget, description: BUDGET }),
        lens: t.arg({ type: LensInput, description: LENS }),
        timeFlow: t.arg({ type: TimeFlow, required: true, defaultValue: 'POSSIBLE', description: TIME_FLOW }),
      },
      resolve: (act, args, context) => walkFrom(context, [act.id], direction, args),
    }),
  );
}

/** More roots than a page shows would be a list, not a question. */
const MAX_ROOTS = 100;

builder.queryField('chain', (t) =>
  t.field({
    type: Chain,
    description: `The chain around some acts: their causes, their consequences, or both, but not what merely shares a cause with them. At most ${MAX_ROOTS} roots. Example: \`{ chain(from: [{slug: "soleimani-strike-2020-01-03"}]) { acts { depth side act { title } } } }\`.`,
    args: {
      from: t.arg({ type: [ActBy], required: true, description: 'The acts to begin with.' }),
      direction: t.arg({ type: Direction, required: true, defaultValue: 'BOTH', description: 'Which way to walk.' }),
      depth: t.arg.int({ required: true, defaultValue: DEFAULT_DEPTH, description: DEPTH }),
      budget: t.arg({ type: WalkBudget, description: BUDGET }),
      lens: t.arg({ type: LensInput, description: LENS }),
      timeFlow: t.arg({ type: TimeFlow, required: true, defaultValue: 'POSSIBLE', description: TIME_FLOW }),
    },
    resolve: async (_root, { from, direction, ...args }, context) => {
      if (from.length < 1 || from.length > MAX_ROOTS) throw badInput(`from names ${from.length} acts. Give 1 to ${MAX_ROOTS}.`, 'from');
      return walkFrom(context, await rootsOf(context, from), direction, args);
    },
  }),
);
