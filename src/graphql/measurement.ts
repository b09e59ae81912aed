// What every number about acts rests on: a filter, its window and a lens, and their echo beside the number.
import { type ActFilter as Asked, actMatches, type Counting, type TimeWindow as Window } from '../domain/act-filter.ts';
import type { Lens as ResolvedLens } from '../walk/lens.ts';
import { ActFilter, actFilterOf, countingUnder } from './act-filter.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { asked } from './filter.ts';
import { type EchoedLens, LENS, Lens, LensInput, resolveLens } from './lens.ts';

export const questionArgs = builder.args((t) => ({
  filter: t.field({ type: ActFilter, description: 'Which acts; all where none is given.' }),
  lens: t.field({ type: LensInput, description: LENS }),
}));

interface QuestionArguments {
  readonly filter?: typeof ActFilter.$inferInput | null | undefined;
  readonly lens?: typeof LensInput.$inferInput | null | undefined;
}

/** Which acts, on an act a, by which claims, and how that was asked. */
export interface Question {
  readonly where: ReturnType<typeof actMatches>;
  readonly counting: Counting;
  readonly lens: ResolvedLens;
  readonly window: Pick<Window, 'from' | 'before'>;
  readonly filter: string | null;
}

const EVERY_ACT: Asked = {};

export async function questionOf(context: Context, args: QuestionArguments): Promise<Question> {
  const [filter, lens] = await Promise.all([asked(args.filter, (input) => actFilterOf(context, input)), resolveLens(context, args.lens)]);
  const counting = countingUnder(lens);
  return {
    where: actMatches(filter ?? EVERY_ACT, counting),
    counting,
    lens,
    window: { from: filter?.occurred?.from ?? null, before: filter?.occurred?.before ?? null },
    filter: args.filter == null ? null : JSON.stringify(args.filter),
  };
}

const TimeWindow = builder.objectRef<Question['window']>('TimeWindow').implement({
  description: 'A window of time, half open: what began in it.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', nullable: true, description: 'This instant or later; null: without bound.' }),
    before: t.expose('before', { type: 'DateTime', nullable: true, description: 'Earlier than this instant; null: without bound.' }),
  }),
});

/** An answer in numbers, with the question that it answers. */
export interface Measured {
  readonly question: Question;
  readonly links: EchoedLens['links'];
}

export const Measurement = builder.interfaceRef<Measured>('Measurement').implement({
  description:
    'Numbers about acts, with what they rest on, so that no picture of them can hide it. Compare two only under the same lens, filter and window. Example: `{ tally(by: KIND) { acts filter window { from before } lens { summary } } }`.',
  fields: (t) => ({
    lens: t.field({
      type: Lens,
      description: 'Which claims they rest on.',
      resolve: ({ question, links }) => ({ lens: question.lens, links }),
    }),
    window: t.field({
      type: TimeWindow,
      description: 'The window of the filter, as its `occurred` gives it; without bounds where it gives none.',
      resolve: ({ question }) => question.window,
    }),
    filter: t.string({
      nullable: true,
      description: 'The filter as it was asked, in JSON; null where every act was asked for.',
      resolve: ({ question }) => question.filter,
    }),
  }),
});
