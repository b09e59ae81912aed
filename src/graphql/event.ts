// Events: acts done, with what they cost and who is blamed, always by someone's claim.
import type { EventRow } from '../domain/act-row.ts';
import { findAct } from '../domain/find.ts';
import { tollOf } from '../walk/toll.ts';
import { builder } from './builder.ts';
import { Range } from './claim.ts';
import { LENS, LensInput, resolveLens } from './lens.ts';
import { each, present, required } from './load.ts';
import { Act, Actor, AttributionClaim, CasualtyClaim, CountClaim, Event, OccurrenceClaim } from './ref.ts';
import { ActBy, referenceOf } from './reference.ts';
import { EventKind, EventMode, Realis, Threshold } from './vocabulary.ts';

const Toll = builder.objectRef<NonNullable<ReturnType<typeof tollOf>>>('Toll').implement({
  description:
    "What an event cost. Of each asserter its latest figures, sides summed where it gives no total; across asserters low is the least, high the greatest (null where one is unbounded), best only where all agree. Nobody's truth: it shows how far they are apart.",
  fields: (t) => ({
    killed: t.field({
      type: Range,
      nullable: true,
      description: 'Killed; null where nobody gives a figure.',
      resolve: ({ killed }) => killed,
    }),
    injured: t.field({
      type: Range,
      nullable: true,
      description: 'Injured; null where nobody gives a figure.',
      resolve: ({ injured }) => injured,
    }),
    missing: t.field({
      type: Range,
      nullable: true,
      description: 'Missing; null where nobody gives a figure.',
      resolve: ({ missing }) => missing,
    }),
    asserters: t.field({
      type: [Actor],
      description: 'Whose figures these are.',
      resolve: ({ asserterIds }, _args, { load }) => present(load.actor, asserterIds),
    }),
  }),
});

builder.node(Event, {
  description:
    'An act done, coded by PLOVER: kind is the event, mode the way. A feared or planned act is an event of realis PLANNED or ALLEGED, dated when the plan is said to have existed.',
  interfaces: [Act],
  id: { resolve: (event) => event.id },
  isTypeOf: (row) => (row as EventRow).type === 'EVENT',
  loadManyWithoutCache: async (ids, { load }) => onlyEvents(await each(load.act, ids)),
  fields: (t) => ({
    kind: t.expose('kind', { type: EventKind, description: 'What sort of act, after PLOVER.' }),
    mode: t.expose('mode', {
      type: EventMode,
      nullable: true,
      description: 'In what way or with what, after PLOVER and completed where that is too coarse.',
    }),
    realis: t.expose('realis', { type: Realis, description: 'Whether it took place, was tried, planned, or only alleged.' }),
    thresholds: t.expose('thresholds', { type: [Threshold], description: 'The jumps that a scale of hostility misses.' }),
    attributions: t.field({
      type: [AttributionClaim],
      description: 'Who blames whom for it, the first said first. The UNKNOWN actor blamed means "too soon to say".',
      args: { lens: t.arg({ type: LensInput, description: LENS }) },
      resolve: async ({ id }, args, context) => context.load.series(await resolveLens(context, args.lens), 'ATTRIBUTION').load(id),
    }),
    casualties: t.field({
      type: [CasualtyClaim],
      description: 'Who says what it cost: the whole series, the first said first, superseded figures included.',
      args: { lens: t.arg({ type: LensInput, description: LENS }) },
      resolve: async ({ id }, args, context) => context.load.series(await resolveLens(context, args.lens), 'CASUALTIES').load(id),
    }),
    counts: t.field({
      type: [CountClaim],
      description: 'Who counted what: 18 rockets, 5 sites.',
      args: { lens: t.arg({ type: LensInput, description: LENS }) },
      resolve: async ({ id }, args, context) => context.load.series(await resolveLens(context, args.lens), 'COUNT').load(id),
    }),
    occurrence: t.field({
      type: [OccurrenceClaim],
      description: 'Who says that it happened, or that it did not.',
      args: { lens: t.arg({ type: LensInput, description: LENS }) },
      resolve: async ({ id }, args, context) => context.load.series(await resolveLens(context, args.lens), 'OCCURRENCE').load(id),
    }),
    toll: t.field({
      type: Toll,
      nullable: true,
      description: 'What it cost, across those who say; null where nobody gives a figure.',
      args: { lens: t.arg({ type: LensInput, description: LENS }) },
      resolve: async ({ id }, args, context) =>
        tollOf(await context.load.positions(await resolveLens(context, args.lens), 'CASUALTIES').load(id)),
    }),
    parent: t.field({
      type: Event,
      nullable: true,
      description: 'The larger event that this one is a part of.',
      resolve: ({ parentId }, _args, { load }) => (parentId === null ? null : (required(load.act, parentId) as Promise<EventRow>)),
    }),
    parts: t.field({
      type: [Event],
      description: 'The events that are parts of this one, in order of time.',
      resolve: async ({ id }, _args, { load }) => {
        const parts = await load.partsOfEvent.load(id);
        return onlyEvents(
          await present(
            load.act,
            parts.map((part) => part.id),
          ),
        ).filter((part) => part !== null);
      },
    }),
  }),
});

/** The events among these; null, as for an id that is not recorded, at the place of anything else. */
const onlyEvents = (rows: readonly unknown[]): (EventRow | null)[] => rows.map((row) => (isEvent(row) ? row : null));
const isEvent = (row: unknown): row is EventRow => (row as EventRow | null)?.type === 'EVENT';

builder.queryField('event', (t) =>
  t.field({
    type: Event,
    nullable: true,
    description:
      'One event; null where the slug is unknown, or names a statement. Example: `{ event(by: {slug: "al-asad-missile-attack-2020-01-08"}) { toll { injured { low high } } } }`.',
    args: { by: t.arg({ type: ActBy, required: true, description: 'Which event.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findAct(database, referenceOf(by, ['Event']));
      const act = id === null ? null : await load.act.load(id);
      return isEvent(act) ? act : null;
    },
  }),
);
