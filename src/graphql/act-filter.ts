// The filters of acts, events and statements as clients give them.

import type {
  ActFilter as Asked,
  EventFilter as AskedOfEvent,
  StatementFilter as AskedOfStatement,
  Counting,
  Doers,
} from '../domain/act-filter.ts';
import { affiliatesOf } from '../domain/affiliate.ts';
import { placesWithin } from '../domain/place-filter.ts';
import { actId, actorId } from '../domain/reference.ts';
import { searchQuery } from '../domain/search-listing.ts';
import { isHeld, type Lens, passes } from '../walk/lens.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { actsOfCase, asked, checkFilter, FILTER_LIMITS } from './filter.ts';
import { ACT_TYPES, ActBy, ActorBy, CaseBy, type Reference, referenceOf } from './reference.ts';
import { AffiliationKind, EventKind, EventMode, ParticipationRole, StatementKind, Threshold } from './vocabulary.ts';

const TimeWindowInput = builder.inputType('TimeWindowInput', {
  description:
    'A window of time, half open, for when an act began. Example: `occurred: { from: "2020-03-11T00:00:00Z", before: "2020-03-14T00:00:00Z" }`.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'This instant or later.' }),
    before: t.field({ type: 'DateTime', description: 'Earlier than this instant.' }),
    certainly: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether the bounds of the beginning must lie within the window; otherwise they need only overlap with it.',
    }),
  }),
});

export const ActActorInput = builder.inputType('ActActorInput', {
  description:
    'Whose acts: an actor\'s own, and a statement made on its behalf is its own. Example: `actor: { by: {slug: "iran"}, roles: [PERPETRATOR], affiliates: [PART_OF] }`.',
  fields: (t) => ({
    by: t.field({ type: ActorBy, required: true, description: 'The actor.' }),
    roles: t.field({ type: [ParticipationRole], description: 'In one of these roles; in any where none is given.' }),
    affiliates: t.field({
      type: [AffiliationKind],
      required: true,
      defaultValue: [],
      description:
        'Also the acts of those affiliated to it in these ways at the time of the act, as someone asserts. A part of a part is a part; no other affiliation is followed on.',
    }),
    attributed: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Also the acts that a standing attribution under the lens lays at its door in such a role.',
    }),
  }),
});

type ActActorArgument = typeof ActActorInput.$inferInput;

interface ActFilterArgument {
  readonly and?: readonly ActFilterArgument[] | null | undefined;
  readonly or?: readonly ActFilterArgument[] | null | undefined;
  readonly not?: ActFilterArgument | null | undefined;
  readonly occurred?: typeof TimeWindowInput.$inferInput | null | undefined;
  readonly actor?: ActActorArgument | null | undefined;
  readonly place?: string | null | undefined;
  readonly hostilityAtLeast?: number | null | undefined;
  readonly text?: string | null | undefined;
  readonly case?: Reference | null | undefined;
  readonly answered?: boolean | null | undefined;
  readonly answers?: boolean | null | undefined;
}

export const ActFilter = builder.inputRef<ActFilterArgument>('ActFilter').implement({
  description: `Which acts: all that is given must hold. ${FILTER_LIMITS} Example: \`filter: { hostilityAtLeast: 4, place: "Iraq", answered: false }\`.`,
  fields: (t) => ({
    and: t.field({ type: [ActFilter], description: 'All of these hold.' }),
    or: t.field({ type: [ActFilter], description: 'At least one of these holds.' }),
    not: t.field({
      type: ActFilter,
      description: 'This does not hold; an act without a hostility is not at least 4, so it is among the others.',
    }),
    occurred: t.field({ type: TimeWindowInput, description: 'When it began.' }),
    actor: t.field({ type: ActActorInput, description: 'Whose act it was, or whom it befell.' }),
    place: t.string({ description: 'At the place of this name or alias, or within it.' }),
    hostilityAtLeast: t.int({ description: 'At least this hostile, 0 to 5.' }),
    text: t.string({ description: 'With all of these words, or words that begin so, in title, summary or quotes.' }),
    case: t.field({ type: CaseBy, description: 'In this case: a root, in the chains of the roots, or a statement about one of these.' }),
    answered: t.boolean({ description: 'Whether something answered it, under the lens.' }),
    answers: t.boolean({ description: 'Whether it answered something, under the lens.' }),
  }),
});

export const EventFilter = builder.inputType('EventFilter', {
  description:
    'Which events: all that is given must hold. Example: `filter: { kinds: [ASSAULT], modes: [ROCKET, MISSILE], act: {place: "Iraq"} }`.',
  fields: (t) => ({
    act: t.field({ type: ActFilter, description: 'What is asked of any act.' }),
    kinds: t.field({ type: [EventKind], description: 'Of any of these kinds.' }),
    modes: t.field({ type: [EventMode], description: 'In any of these ways.' }),
    thresholds: t.field({ type: [Threshold], description: 'That crossed any of these thresholds.' }),
  }),
});

export const StatementFilter = builder.inputType('StatementFilter', {
  description:
    'Which statements: all that is given must hold. Example: `filter: { kinds: [CLAIM_OF_RESPONSIBILITY, DENIAL], speaker: {by: {slug: "kataib-hezbollah"}} }`.',
  fields: (t) => ({
    act: t.field({ type: ActFilter, description: 'What is asked of any act.' }),
    kinds: t.field({ type: [StatementKind], description: 'Of any of these kinds.' }),
    speaker: t.field({ type: ActActorInput, description: 'Who said it, or on whose behalf; the role is SPEAKER unless others are given.' }),
    about: t.field({ type: ActBy, description: 'That speaks of this act.' }),
  }),
});

/** What a lens lets count in a filter. */
export const countingUnder = (lens: Lens): Counting => ({ link: passes(lens), attribution: isHeld(lens, 'ATTRIBUTION') });

/** Everything that a client's filter of acts names, found. */
export async function actFilterOf(context: Context, filter: ActFilterArgument): Promise<Asked> {
  checkFilter(filter);
  return resolved(context, filter);
}

async function resolved(context: Context, filter: ActFilterArgument): Promise<Asked> {
  const inner = (part: ActFilterArgument): Promise<Asked> => resolved(context, part);
  const [and, or, not, doers, placeIds, query, ids] = await Promise.all([
    asked(filter.and, (parts) => Promise.all(parts.map(inner))),
    asked(filter.or, (parts) => Promise.all(parts.map(inner))),
    asked(filter.not, inner),
    asked(filter.actor, (actor) => doersOf(context, actor)),
    asked(filter.place, (name) => placesWithin(context.database, name)),
    asked(filter.text, (text) => searchQuery(context.database, text, ['filter', 'text'])),
    asked(filter.case, (by) => actsOfCase(context, by)),
  ]);
  const { hostilityAtLeast = null, answered = null, answers = null } = filter;
  if (hostilityAtLeast !== null && (hostilityAtLeast < 0 || hostilityAtLeast > 5)) {
    throw badInput(`hostilityAtLeast is ${hostilityAtLeast}. Give 0 to 5.`, 'filter.hostilityAtLeast');
  }
  return { and, or, not, doers, placeIds, query, ids, occurred: windowOf(filter.occurred), hostilityAtLeast, answered, answers };
}

function windowOf(window: ActFilterArgument['occurred']) {
  if (window == null) return null;
  const { from = null, before = null, certainly } = window;
  if (from !== null && before !== null && from >= before) {
    throw badInput('This window ends before it begins. Exchange from and before.', 'filter.occurred');
  }
  return { from, before, certainly };
}

/** The actor, with those of its affiliates that are asked for. */
export async function doersOf({ database }: Context, { by, roles, affiliates, attributed }: ActActorArgument): Promise<Doers> {
  const id = await actorId(database, referenceOf(by, ['Actor']), ['filter', 'by']);
  return { actors: await affiliatesOf(database, id, affiliates), roles: roles ?? null, attributed };
}

export async function eventFilterOf(context: Context, filter: typeof EventFilter.$inferInput): Promise<AskedOfEvent> {
  checkFilter(filter);
  return { ...filter, act: await asked(filter.act, (act) => resolved(context, act)) };
}

export async function statementFilterOf(context: Context, filter: typeof StatementFilter.$inferInput): Promise<AskedOfStatement> {
  checkFilter(filter);
  const [act, speakers, aboutId] = await Promise.all([
    asked(filter.act, (part) => resolved(context, part)),
    asked(filter.speaker, (speaker) => doersOf(context, { ...speaker, roles: speaker.roles ?? ['SPEAKER'] })),
    asked(filter.about, (by) => actId(context.database, referenceOf(by, ACT_TYPES), ['filter', 'about'])),
  ]);
  return { act, kinds: filter.kinds, speakers, aboutId };
}
