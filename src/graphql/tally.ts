// Tallies: how many acts of each kind, doer, place, basis, level or month.
import { MAX_PAGE } from '../domain/page.ts';
import { type TallyKey as By, type Tally as Counts, type TallyRow as Row, tallyOf } from '../walk/tally.ts';
import { builder } from './builder.ts';
import { badInput } from './error.ts';
import { type Measured, Measurement, questionArgs, questionOf } from './measurement.ts';
import { TallyKey } from './vocabulary.ts';

interface MeasuredTally extends Measured {
  readonly by: By;
  readonly counts: Counts;
}

interface LabelledRow extends Row {
  readonly by: By;
}

const LEVELS = ['conciliatory', 'non-militarised conflict', 'threat of force', 'display of force', 'use of force', 'war'];

/** TARGETED_KILLING reads "Targeted killing". */
const readable = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase().replaceAll('_', ' ');

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

function labelOf({ by, key, name }: LabelledRow): string {
  if (by === 'HOSTILITY') return `${key} ${LEVELS[Number(key)] ?? ''}`.trim();
  if (by === 'MONTH') return monthName(key);
  return by === 'KIND' || by === 'BASIS' ? readable(key) : (name ?? key);
}

const TallyRow = builder.objectRef<LabelledRow>('TallyRow').implement({
  description: 'How many acts have one key.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description: 'A kind, a basis or a level as in the schema, the slug of an actor, the name of a place, or a month such as 2020-03.',
    }),
    label: t.string({ description: 'The key in words: "Use of force", "March 2020", the name of the actor.', resolve: labelOf }),
    count: t.exposeInt('count', { description: 'How many acts.' }),
  }),
});

const Tally = builder.objectRef<MeasuredTally>('Tally').implement({
  description:
    'How many acts have each key. An act counts once under each that it has: a statement of two kinds under both, a joint act under every doer. So counts may add up to more than the acts.',
  interfaces: [Measurement],
  fields: (t) => ({
    rows: t.field({
      type: [TallyRow],
      description: 'The most frequent first, then by key.',
      resolve: ({ by, counts }) => counts.rows.map((row) => ({ ...row, by })),
    }),
    other: t.int({ description: 'What the counts beyond these rows add up to.', resolve: ({ counts }) => counts.other }),
    without: t.int({
      description: 'Acts that have no such key: without a place, a level, a doer, or an answer to anything. By month they are `undated`.',
      resolve: ({ by, counts }) => (by === 'MONTH' ? 0 : counts.without),
    }),
    undated: t.int({
      description: 'By month: acts whose beginning is known less closely than to a month. Otherwise 0.',
      resolve: ({ by, counts }) => (by === 'MONTH' ? counts.without : 0),
    }),
    acts: t.int({ description: 'Acts in all, each once.', resolve: ({ counts }) => counts.acts }),
  }),
});

builder.queryField('tally', (t) =>
  t.field({
    type: Tally,
    description:
      'How many acts there are of each sort. Affiliates are not added to an actor: name them in the filter. Example: `{ tally(filter: {hostilityAtLeast: 4}, by: ACTOR) { rows { key label count } other acts } }`.',
    args: {
      ...questionArgs,
      by: t.arg({ type: TallyKey, required: true, description: 'What to count them by.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: `Most rows: 1 to ${MAX_PAGE}. The others are added up in \`other\`.`,
      }),
    },
    resolve: async (_root, { by, first, ...args }, context) => {
      if (first < 1 || first > MAX_PAGE) throw badInput(`first is ${first}. Give 1 to ${MAX_PAGE}.`, 'first');
      const question = await questionOf(context, args);
      return { question, links: null, by, counts: await tallyOf(context.database, { ...question, by, first }) };
    },
  }),
);
