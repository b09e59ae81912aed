// The exchange between two actors or blocs: who answers whom, how often, how fast and with what. Nothing in it is a verdict.

import { actMatches } from '../domain/act-filter.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import { actorIds } from '../domain/reference.ts';
import type { AffiliationKind as Kind } from '../generated/prisma/enums.ts';
import { type Bloc as BlocRow, blocOf } from '../walk/bloc.ts';
import {
  DEFAULT_WITHIN_DAYS,
  type Direction,
  type Exchange as ExchangeRow,
  exchangeBetween,
  MAX_HOSTILE_ACTS,
  MAX_WITHIN_DAYS,
} from '../walk/exchange.ts';
import type { Quartiles as QuartileValues, Silence as SilenceRow, Turns as TurnCounts } from '../walk/reciprocity.ts';
import { builder } from './builder.ts';
import { Ratio, Steps } from './chain.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { present, required } from './load.ts';
import { type Measured, Measurement, type Question, questionArgs, questionOf } from './measurement.ts';
import { Actor, Affiliation } from './ref.ts';
import { ActorBy, type Reference, referenceOf } from './reference.ts';
import { Share } from './share.ts';
import { measuredTimeline, Timeline } from './timeline.ts';
import { AffiliationKind, Bucket } from './vocabulary.ts';

/** A direction with the question whose acts its series are about. */
interface MeasuredDirection {
  readonly direction: Direction;
  readonly question: Question;
}

interface MeasuredExchange extends Measured {
  readonly exchange: ExchangeRow;
}

interface SilentSide extends SilenceRow {
  readonly actorIds: readonly string[];
}

const Bloc = builder.objectRef<BlocRow>('Bloc').implement({
  description:
    'One side: its actors, the government bodies and armed forces that were part of them at the time of the act, as someone asserts, whoever speaks on behalf of these, and the affiliates asked for, as the lens has them.',
  fields: (t) => ({
    actors: t.field({
      type: [Actor],
      description: 'The actors by whom it was named.',
      resolve: ({ actorIds: ids }, _args, { load }) => present(load.actor, ids),
    }),
    members: t.field({
      type: [Affiliation],
      description: 'The affiliations by which others than the named belong to it, bodies and affiliates alike, each for its own time.',
      resolve: ({ affiliationIds }, _args, { load }) => present(load.affiliation, affiliationIds),
    }),
  }),
});

const Quartiles = builder.objectRef<QuartileValues>('Quartiles').implement({
  description: 'How values spread: a quarter of them lies below lower, half below median, a quarter above upper (linear interpolation).',
  fields: (t) => ({
    lower: t.exposeFloat('lower', { description: 'The lower quartile.' }),
    median: t.exposeFloat('median', { description: 'The median.' }),
    upper: t.exposeFloat('upper', { description: 'The upper quartile.' }),
    n: t.exposeInt('n', { description: 'Of how many values.' }),
  }),
});

const Reciprocity = builder.objectRef<MeasuredDirection>('Reciprocity').implement({
  description:
    'How one side answers the other: the hostile acts of the first against the second, and what of the second is said to have answered them. Hostile: of level 1 or more. Against: one of the second side is target, victim or addressee. A plan is no act; an alleged act is one where someone says, under the lens, that it happened. Rates of sides of whom unequally much is recorded cannot be compared.',
  fields: (t) => ({
    hostileActs: t.int({
      description: 'Hostile acts of the first side against the second, those attributed to it under the lens included.',
      resolve: ({ direction }) => direction.hostileActs,
    }),
    answered: t.int({
      description: 'How many of them an act of the second side is said to have answered, however late; mere SEQUENCE is no answer.',
      resolve: ({ direction }) => direction.answered,
    }),
    open: t.int({
      description: 'How many of those not answered are so recent that `withinDays` have not passed.',
      resolve: ({ direction }) => direction.open,
    }),
    rate: t.float({
      nullable: true,
      description: 'answered / hostileActs; null without hostile acts.',
      resolve: ({ direction }) => direction.rate,
    }),
    baseline: t.float({
      nullable: true,
      description:
        'The share of them after which any hostile act of the second side against the first follows within `withinDays`, whether or not anyone calls it an answer. Read the rate beside it; null without hostile acts.',
      resolve: ({ direction }) => direction.baseline,
    }),
    lagDays: t.floatList({
      description: 'Days to each answer, at the middle of its bounds, in the order of what was answered.',
      resolve: ({ direction }) => [...direction.lagDays],
    }),
    lagQuartiles: t.field({
      type: Quartiles,
      nullable: true,
      description: 'The quartiles of lagDays; null without answers.',
      resolve: ({ direction }) => direction.lagQuartiles,
    }),
    sameKind: t.field({
      type: Share,
      nullable: true,
      description: 'The share of answers in kind: of the same level and the same kind as what they answer; null without answers.',
      resolve: ({ direction }) => direction.sameKind,
    }),
    byAffiliate: t.field({
      type: Share,
      nullable: true,
      description: 'The share of answers done by affiliates alone; null without answers, and where no affiliates were asked for.',
      resolve: ({ direction }) => direction.byAffiliate,
    }),
    series: t.field({
      type: Timeline,
      description: 'These hostile acts over time, for export and for a look; nothing is fitted.',
      args: { bucket: t.arg({ type: Bucket, required: true, description: 'How wide a bucket is.' }) },
      resolve: ({ direction, question }, { bucket }, context) =>
        measuredTimeline(context, { ...question, where: actMatches({ ids: direction.hostileIds }, question.counting) }, bucket),
    }),
  }),
});

const Turns = builder.objectRef<TurnCounts>('Turns').implement({
  description: 'Of every two consecutive hostile acts between the two, who came after whom. What comes after is not for that an answer.',
  fields: (t) => ({
    aThenB: t.exposeInt('aThenB', { description: 'One of the first side, then one of the second.' }),
    bThenA: t.exposeInt('bThenA', { description: 'One of the second side, then one of the first.' }),
    aThenA: t.exposeInt('aThenA', { description: 'The first side twice.' }),
    bThenB: t.exposeInt('bThenB', { description: 'The second side twice.' }),
    undecided: t.exposeInt('undecided', { description: 'Two at one place in time, so that no one knows which came first.' }),
  }),
});

const Silence = builder.objectRef<SilentSide>('Silence').implement({
  description: 'The side that has left the last hostile act between the two unanswered.',
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Who fell silent; of a bloc the actor that was named first.',
      resolve: ({ actorIds: [first = ''] }, _args, { load }) => required(load.actor, first),
    }),
    actors: t.field({
      type: [Actor],
      description: 'All by whom the silent side was named.',
      resolve: ({ actorIds: ids }, _args, { load }) => present(load.actor, ids),
    }),
    since: t.expose('since', { type: 'DateTime', description: 'The latest beginning of the act that was left unanswered.' }),
    days: t.exposeFloat('days', { description: 'Days from then until now, or until the end of the window or of what the lens looks at.' }),
    open: t.exposeBoolean('open', { description: 'Whether `withinDays` have not yet passed, so that an answer may still come.' }),
  }),
});

const Exchange = builder.objectRef<MeasuredExchange>('Exchange').implement({
  description:
    'What two sides do to each other, counted: who acts after whom, who answers how often and how fast, with more or with less. Association, not cause; nothing in it says who began, or what would have been proportionate.',
  interfaces: [Measurement],
  fields: (t) => ({
    a: t.field({ type: Bloc, description: 'The first side.', resolve: ({ exchange }) => exchange.a }),
    b: t.field({ type: Bloc, description: 'The second side.', resolve: ({ exchange }) => exchange.b }),
    withinDays: t.int({
      description: 'Within how many days an act may count as followed, and a silence is still open.',
      resolve: ({ exchange }) => exchange.question.withinDays,
    }),
    aToB: t.field({
      type: Reciprocity,
      description: 'The hostile acts of a against b, and how b answers them.',
      resolve: ({ exchange, question }) => ({ direction: exchange.aToB, question }),
    }),
    bToA: t.field({
      type: Reciprocity,
      description: 'The hostile acts of b against a, and how a answers them.',
      resolve: ({ exchange, question }) => ({ direction: exchange.bToA, question }),
    }),
    turns: t.field({ type: Turns, description: 'Who acts after whom.', resolve: ({ exchange }) => exchange.turns }),
    steps: t.field({ type: Steps, description: 'Steps from act to answer, both ways.', resolve: ({ exchange }) => exchange.steps }),
    exchangeRatio: t.field({
      type: Ratio,
      nullable: true,
      description: 'Killed by answers for each killed by what they answer, both ways, an event counted once on each side.',
      resolve: ({ exchange }) => exchange.exchangeRatio,
    }),
    injuredRatio: t.field({
      type: Ratio,
      nullable: true,
      description: 'The same of the injured.',
      resolve: ({ exchange }) => exchange.injuredRatio,
    }),
    medianLagDays: t.float({
      nullable: true,
      description: 'The median of the days to an answer, both ways; null without answers.',
      resolve: ({ exchange }) => exchange.lagQuartiles?.median ?? null,
    }),
    lagQuartiles: t.field({
      type: Quartiles,
      nullable: true,
      description: 'The quartiles of the days to an answer, both ways; null without answers.',
      resolve: ({ exchange }) => exchange.lagQuartiles,
    }),
    silence: t.field({
      type: Silence,
      nullable: true,
      description: 'Who has not answered the last hostile act; null where it was answered, or both sides may have had the last.',
      resolve: ({ exchange: { silence, a, b } }) => silence && { ...silence, actorIds: (silence.side === 'a' ? a : b).actorIds },
    }),
  }),
});

/** The actors of a side, each once. */
async function named({ database }: Context, side: 'a' | 'b', refs: readonly Reference[]): Promise<string[]> {
  if (refs.length === 0 || refs.length > LIST_LIMIT) throw badInput(`Name 1 to ${LIST_LIMIT} actors in ${side}.`, side);
  const ids = await actorIds(
    database,
    refs.map((by) => referenceOf(by, ['Actor'])),
    [side],
  );
  return [...new Set(ids)];
}

async function blocsOf(context: Context, refs: Record<'a' | 'b', readonly Reference[]>, kinds: readonly Kind[], { lens }: Question) {
  const [a, b] = await Promise.all([named(context, 'a', refs.a), named(context, 'b', refs.b)]);
  if (a.some((id) => b.includes(id))) throw badInput('An actor is named on both sides. Name it on one.', 'b');
  const bloc = (actorIds: readonly string[], otherIds: readonly string[]) =>
    blocOf(context.database, { actorIds, otherIds, affiliates: kinds, lens });
  return Promise.all([bloc(a, b), bloc(b, a)]);
}

builder.queryField('exchange', (t) =>
  t.field({
    type: Exchange,
    description: `The hostile acts between two actors or blocs, and what answered them. At most ${MAX_HOSTILE_ACTS} acts a direction; beyond that it is an error. Example: \`{ exchange(a: [{slug: "united-states"}], b: [{slug: "iran"}], affiliates: [SUPPORTED_BY]) { aToB { hostileActs answered rate baseline } bToA { rate lagDays } silence { actor { name } open } } }\`.`,
    args: {
      a: t.arg({ type: [ActorBy], required: true, description: 'The first side: an actor, or several that stand together.' }),
      b: t.arg({ type: [ActorBy], required: true, description: 'The second side.' }),
      ...questionArgs,
      affiliates: t.arg({
        type: [AffiliationKind],
        required: true,
        defaultValue: [],
        description:
          'Who joins a side beside its bodies, at the time of the act: those affiliated to it in these ways, as the lens has it. To count a militia with its backer is one side’s thesis.',
      }),
      withinDays: t.arg.int({
        required: true,
        defaultValue: DEFAULT_WITHIN_DAYS,
        description: `Within how many days an act counts as followed, and a silence is still open: 1 to ${MAX_WITHIN_DAYS}. 90 days take in nine of ten replies in the militarised incidents since 1816.`,
      }),
    },
    resolve: async (_root, { a, b, affiliates, withinDays, ...args }, context) => {
      if (withinDays < 1 || withinDays > MAX_WITHIN_DAYS)
        throw badInput(`withinDays is ${withinDays}. Give 1 to ${MAX_WITHIN_DAYS}.`, 'withinDays');
      const question = await questionOf(context, args);
      const [first, second] = await blocsOf(context, { a, b }, affiliates, question);
      const exchange = await exchangeBetween(context.database, first, second, {
        ...question,
        withinDays,
        now: new Date(),
        joined: affiliates.length > 0,
      });
      return { question, exchange, links: exchange.answers };
    },
  }),
);
