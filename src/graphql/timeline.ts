// Timelines: acts by day, week, month or year.
import {
  type TimelineBucket as BucketRow,
  type BucketToll,
  bucketTolls,
  MAX_BUCKETS,
  MAX_FIGURES,
  NO_TOLL,
  timelineOf,
  type Bucket as Width,
} from '../walk/timeline.ts';
import { builder } from './builder.ts';
import { Range } from './claim.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { type Measured, Measurement, type Question, questionArgs, questionOf } from './measurement.ts';
import { Bucket } from './vocabulary.ts';

/** The figures of all buckets, read once and only when asked for. */
type Tolls = () => Promise<ReadonlyMap<number, BucketToll>>;

interface MeasuredBucket extends BucketRow {
  readonly tolls: Tolls;
}

interface MeasuredTimeline extends Measured {
  readonly buckets: readonly MeasuredBucket[];
  readonly undated: number;
}

const tollOfBucket = async ({ from, tolls }: MeasuredBucket): Promise<BucketToll> => (await tolls()).get(from.getTime()) ?? NO_TOLL;

const TimelineBucket = builder.objectRef<MeasuredBucket>('TimelineBucket').implement({
  description: 'The acts of one day, week, month or year, half open and in UTC; a week begins on Monday.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'Its first instant.' }),
    before: t.expose('before', { type: 'DateTime', description: 'The first instant of the next one.' }),
    acts: t.exposeInt('acts', { description: 'How many acts.' }),
    maxHostility: t.exposeInt('maxHostility', { nullable: true, description: 'The highest level among them; null where none has one.' }),
    killed: t.field({
      type: Range,
      nullable: true,
      description: 'Killed in its events, their tolls added up; null where nobody gives a figure, which is not 0.',
      resolve: async (bucket) => (await tollOfBucket(bucket)).killed,
    }),
    injured: t.field({
      type: Range,
      nullable: true,
      description: 'Injured in its events, their tolls added up; null where nobody gives a figure, which is not 0.',
      resolve: async (bucket) => (await tollOfBucket(bucket)).injured,
    }),
    eventsWithFigures: t.int({
      description:
        'How many of its events killed and injured rest on: those of which someone gives a figure, without those that are part of another such event.',
      resolve: async (bucket) => (await tollOfBucket(bucket)).events,
    }),
  }),
});

export const Timeline = builder.objectRef<MeasuredTimeline>('Timeline').implement({
  description:
    'Acts over time, from the first bucket that has one to the last, empty ones between them included. An act stands in the bucket that holds the middle of its bounds, so that a local day falls on its own date.',
  interfaces: [Measurement],
  fields: (t) => ({
    buckets: t.field({
      type: [TimelineBucket],
      extensions: { rows: MAX_BUCKETS },
      description: 'The buckets, the earliest first.',
      resolve: ({ buckets }) => buckets,
    }),
    undated: t.exposeInt('undated', { description: 'Acts whose beginning is known less closely than to one bucket; they stand in none.' }),
    acts: t.int({
      description: 'Acts in all, the undated ones included.',
      resolve: ({ buckets, undated }) => buckets.reduce((sum, { acts }) => sum + acts, undated),
    }),
  }),
});

/** @throws where there are more buckets than an answer holds */
export async function measuredTimeline({ database }: Context, question: Question, width: Width): Promise<MeasuredTimeline> {
  const timeline = await timelineOf(database, question.where, width);
  if (timeline === null)
    throw badInput(`These acts spread over more than ${MAX_BUCKETS} buckets. Narrow filter.occurred, or take a wider bucket.`, 'bucket');
  let read: ReturnType<Tolls> | null = null;
  const tolls: Tolls = () => (read ??= tollsOf(database, question, width));
  return { question, links: null, undated: timeline.undated, buckets: timeline.buckets.map((bucket) => ({ ...bucket, tolls })) };
}

async function tollsOf(database: Context['database'], { lens, where }: Question, width: Width): ReturnType<Tolls> {
  const tolls = await bucketTolls(database, lens, where, width);
  if (tolls === null)
    throw badInput(
      `There are more than ${MAX_FIGURES} figures of casualties to add up. Narrow filter.occurred and ask window by window.`,
      'filter',
    );
  return tolls;
}

builder.queryField('timeline', (t) =>
  t.field({
    type: Timeline,
    description:
      'How many acts, how hostile and at what cost, over time. Example: `{ timeline(filter: {case: {slug: "us-iran-2019-2020"}, hostilityAtLeast: 4}, bucket: MONTH) { buckets { from acts maxHostility killed { low best high } } undated } }`.',
    args: {
      ...questionArgs,
      bucket: t.arg({
        type: Bucket,
        required: true,
        description: `How wide a bucket is. At most ${MAX_BUCKETS} buckets; beyond that it is an error.`,
      }),
    },
    resolve: async (_root, { bucket, ...args }, context) => measuredTimeline(context, await questionOf(context, args), bucket),
  }),
);
