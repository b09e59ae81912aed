// The lens as clients give it, and as every answer that takes one echoes it.
import { actorIds, sourceIds } from '../domain/reference.ts';
import { EVERYTHING, type Lens as ResolvedLens } from '../walk/lens.ts';
import { type DisputeCount, lensInWords } from '../walk/lens-words.ts';
import { tellersOf } from '../walk/teller.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { present } from './load.ts';
import { Actor, Source } from './ref.ts';
import { ActorBy, referenceOf, SourceBy, sourceReferenceOf } from './reference.ts';
import { CausalStrength, Inclusion, ResponseBasis, ResponseKind } from './vocabulary.ts';

const CONDITION = {
  asToldBy:
    'Only what any of these actors tell: they themselves, the government bodies and armed forces that were part of them at the time of the claim, and whoever speaks on behalf of either. Never their allies, members, leaders or proteges.',
  alone: 'Only the actors named in asToldBy and excluding themselves, without their offices and those who speak on their behalf.',
  excluding: 'Nothing that any of these actors tell, found as for asToldBy.',
  inSources: 'Only claims that one of these sources bears out.',
  bases: 'Only claims that come to be said in one of these ways. Leave out TEMPORAL_ONLY to drop mere sequence.',
  kinds: 'Only claims of these kinds of answer.',
  strengths: 'Only claims that give the trigger one of these weights.',
  minConfidence:
    'Only claims at least so firm, 0 to 100. A flat assertion counts as 100, except where it rests on time alone: that counts as 29.',
  minIndependentSources: 'Only links whose passing claims are borne out by at least so many publishers; a publisher counts once.',
  disputed: 'What to do with links that somebody denies or reverses, whoever tells it.',
  includeProposed: 'Whether entries count that nobody has yet reviewed against their source.',
  saidUntil: 'Only what had been said by then: what was known. A claim without a date is left out.',
  asOf: 'Only what this database had recorded by then, as it was then reviewed and not yet retracted.',
} as const;

export const LensInput = builder.inputType('LensInput', {
  description:
    'Which claims an answer may rest on. A link passes when one and the same claim asserts it and meets every condition; of each asserter only its latest claim counts. Give nothing, and it is everything anyone asserts. Example: `lens: { asToldBy: [{slug: "iran"}], bases: [STATED_BY_RESPONDER, PRESS] }`.',
  fields: (t) => ({
    asToldBy: t.field({ type: [ActorBy], description: CONDITION.asToldBy }),
    alone: t.boolean({ required: true, defaultValue: false, description: CONDITION.alone }),
    excluding: t.field({ type: [ActorBy], description: CONDITION.excluding }),
    inSources: t.field({ type: [SourceBy], description: CONDITION.inSources }),
    bases: t.field({ type: [ResponseBasis], description: CONDITION.bases }),
    kinds: t.field({ type: [ResponseKind], description: CONDITION.kinds }),
    strengths: t.field({ type: [CausalStrength], description: CONDITION.strengths }),
    minConfidence: t.int({ description: CONDITION.minConfidence }),
    minIndependentSources: t.int({ description: CONDITION.minIndependentSources }),
    disputed: t.field({ type: Inclusion, required: true, defaultValue: 'INCLUDE', description: CONDITION.disputed }),
    includeProposed: t.boolean({ required: true, defaultValue: false, description: CONDITION.includeProposed }),
    saidUntil: t.field({ type: 'DateTime', description: CONDITION.saidUntil }),
    asOf: t.field({ type: 'DateTime', description: CONDITION.asOf }),
  }),
});

type LensArgument = typeof LensInput.$inferInput;

/** The sentence of an argument `lens`. */
export const LENS = 'Which claims the answer may rest on; everything anyone asserts where none is given.';

const LISTS = ['asToldBy', 'excluding', 'inSources', 'bases', 'kinds', 'strengths'] as const;

/** An empty list would ask for claims by nobody, and the answer would read as silence. */
function check(input: LensArgument): void {
  for (const list of LISTS) {
    if (input[list]?.length === 0)
      throw badInput(`lens.${list} is an empty list, which nothing can pass. Leave it out, or name something.`, `lens.${list}`);
  }
  const { minConfidence, minIndependentSources } = input;
  if (minConfidence != null && (minConfidence < 0 || minConfidence > 100)) {
    throw badInput(`lens.minConfidence is ${minConfidence}. Give 0 to 100.`, 'lens.minConfidence');
  }
  if (minIndependentSources != null && minIndependentSources < 1) {
    throw badInput(`lens.minIndependentSources is ${minIndependentSources}. Give 1 or more.`, 'lens.minIndependentSources');
  }
}

async function resolve({ database }: Context, input: LensArgument): Promise<ResolvedLens> {
  check(input);
  const actorsOf = (list: 'asToldBy' | 'excluding') => (input[list] ?? []).map((by) => referenceOf(by, ['Actor']));
  // All read before any is looked up: an id that is none must not leave a search behind that nobody waits for.
  const references = {
    told: actorsOf('asToldBy'),
    excluded: actorsOf('excluding'),
    sources: (input.inSources ?? []).map(sourceReferenceOf),
  };
  const [asToldBy, excluding, inSources] = await Promise.all([
    actorIds(database, references.told, ['lens', 'asToldBy']),
    actorIds(database, references.excluded, ['lens', 'excluding']),
    sourceIds(database, references.sources, ['lens', 'inSources']),
  ]);
  const view = { alone: input.alone, asOf: input.asOf ?? null };
  const [tellers, excluded] = await Promise.all([tellersOf(database, asToldBy, view), tellersOf(database, excluding, view)]);
  return {
    asToldBy: input.asToldBy == null ? null : asToldBy,
    alone: input.alone,
    excluding,
    tellers: input.asToldBy == null ? null : tellers,
    excluded,
    inSources: input.inSources == null ? null : inSources,
    bases: input.bases ?? null,
    kinds: input.kinds ?? null,
    strengths: input.strengths ?? null,
    minConfidence: input.minConfidence ?? null,
    minIndependentSources: input.minIndependentSources ?? null,
    disputed: input.disputed,
    includeProposed: input.includeProposed,
    saidUntil: input.saidUntil ?? null,
    asOf: input.asOf ?? null,
  };
}

/** A client's lens with its references resolved. The same lens asked for in many places of a query is one, so that its reads are batched. */
export function resolveLens(context: Context, input: LensArgument | null | undefined): Promise<ResolvedLens> {
  const key = JSON.stringify(input ?? {});
  const known = context.lenses.get(key);
  if (known) return known;
  const lens = input == null ? Promise.resolve(EVERYTHING) : resolve(context, input);
  context.lenses.set(key, lens);
  return lens;
}

/** A lens, and of how many links how many are disputed, where the answer it is echoed in has links. */
export interface EchoedLens {
  readonly lens: ResolvedLens;
  readonly links: DisputeCount | null;
}

export const Lens = builder.objectRef<EchoedLens>('Lens').implement({
  description: 'The lens of an answer, echoed so that no picture of it can hide what it left out.',
  fields: (t) => ({
    asToldBy: t.field({
      type: [Actor],
      description: `${CONDITION.asToldBy} Empty: anyone.`,
      resolve: ({ lens }, _args, { load }) => present(load.actor, lens.asToldBy ?? []),
    }),
    alone: t.boolean({ description: CONDITION.alone, resolve: ({ lens }) => lens.alone }),
    excluding: t.field({
      type: [Actor],
      description: CONDITION.excluding,
      resolve: ({ lens }, _args, { load }) => present(load.actor, lens.excluding),
    }),
    inSources: t.field({
      type: [Source],
      description: `${CONDITION.inSources} Empty: any.`,
      resolve: ({ lens }, _args, { load }) => present(load.source, lens.inSources ?? []),
    }),
    bases: t.field({ type: [ResponseBasis], nullable: true, description: CONDITION.bases, resolve: ({ lens }) => lens.bases }),
    kinds: t.field({ type: [ResponseKind], nullable: true, description: CONDITION.kinds, resolve: ({ lens }) => lens.kinds }),
    strengths: t.field({ type: [CausalStrength], nullable: true, description: CONDITION.strengths, resolve: ({ lens }) => lens.strengths }),
    minConfidence: t.int({ nullable: true, description: CONDITION.minConfidence, resolve: ({ lens }) => lens.minConfidence }),
    minIndependentSources: t.int({
      nullable: true,
      description: CONDITION.minIndependentSources,
      resolve: ({ lens }) => lens.minIndependentSources,
    }),
    disputed: t.field({ type: Inclusion, description: CONDITION.disputed, resolve: ({ lens }) => lens.disputed }),
    includeProposed: t.boolean({ description: CONDITION.includeProposed, resolve: ({ lens }) => lens.includeProposed }),
    saidUntil: t.field({ type: 'DateTime', nullable: true, description: CONDITION.saidUntil, resolve: ({ lens }) => lens.saidUntil }),
    asOf: t.field({ type: 'DateTime', nullable: true, description: CONDITION.asOf, resolve: ({ lens }) => lens.asOf }),
    tellers: t.field({
      type: [Actor],
      description: 'Whom asToldBy came to stand for: the actors themselves and their offices. Empty where anyone may tell.',
      resolve: ({ lens }, _args, { load }) => present(load.actor, [...new Set((lens.tellers ?? []).map(({ actorId }) => actorId))]),
    }),
    summary: t.string({
      description: 'The lens in words: "Everything anyone asserts; 2 of 7 links disputed".',
      resolve: async (echoed, _args, { load }) => {
        const named = await Promise.all([
          present(load.actor, echoed.lens.asToldBy ?? []),
          present(load.actor, echoed.lens.excluding),
          present(load.source, echoed.lens.inSources ?? []),
        ]);
        const [tellers, excluded, sources] = named;
        const names = {
          tellers: tellers.map(({ name }) => name),
          excluded: excluded.map(({ name }) => name),
          sources: sources.map(({ title }) => title),
        };
        return lensInWords(echoed.lens, names, echoed.links);
      },
    }),
  }),
});
