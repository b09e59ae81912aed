// Exchanges, timelines and tallies equal a look at every act in memory, on quarrels of every shape.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import type { Db } from '../../src/database/connect.ts';
import { actMatches } from '../../src/domain/act-filter.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { blocOf } from '../../src/walk/bloc.ts';
import { exchangeBetween } from '../../src/walk/exchange.ts';
import { EVERYTHING, isHeld, type Lens, passes } from '../../src/walk/lens.ts';
import { tallyOf } from '../../src/walk/tally.ts';
import { type Bucket, timelineOf } from '../../src/walk/timeline.ts';
import { dayOf, type Graph, graphs, insertGraph } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';
import { leading, linksLeft } from '../support/walk-oracle.ts';

const RUNS = { numRuns: runs(20), endOnFailure: true };

/** Two sides, an army of the first for some days, and a group that the second is said to support. */
const [A, B, ARMY, GROUP] = [0, 1, 2, 3] as const;

interface Deed {
  readonly realis: 'ACTUAL' | 'PLANNED' | 'ALLEGED';
  /** Whether somebody says that it happened. */
  readonly attested: boolean;
  readonly hostility: number | null;
  readonly doer: number | null;
  /** Who is blamed, where that is not the doer. */
  readonly blamed: number | null;
  readonly target: number | null;
}

interface Quarrel {
  readonly graph: Graph;
  readonly deeds: readonly Deed[];
  /** The days on which the army is the first side's. */
  readonly army: { readonly from: number; readonly until: number };
}

const someone = fc.option(fc.nat(3), { freq: 4 });
const [firstSide, secondSide] = [fc.constantFrom(A, A, ARMY), fc.constantFrom(B, GROUP)];
const hostility = fc.constantFrom(null, 0, 1, 4, 4, 5);
/** Mostly of one side against the other, done or laid at its door; now and then anything. */
const whoAndWhom = fc.oneof(
  { weight: 3, arbitrary: fc.record({ hostility, doer: firstSide, blamed: fc.constant(null), target: secondSide }) },
  { weight: 3, arbitrary: fc.record({ hostility, doer: secondSide, blamed: fc.constant(null), target: firstSide }) },
  { weight: 2, arbitrary: fc.record({ hostility, doer: fc.constant(null), blamed: secondSide, target: firstSide }) },
  { weight: 2, arbitrary: fc.record({ hostility, doer: someone, blamed: someone, target: someone }) },
);

const deed: fc.Arbitrary<Deed> = fc
  .tuple(
    whoAndWhom,
    fc.constantFrom('ACTUAL' as const, 'ACTUAL' as const, 'ACTUAL' as const, 'PLANNED' as const, 'ALLEGED' as const),
    fc.boolean(),
  )
  .map(([made, realis, attested]) => ({ ...made, realis, attested }));

const quarrels: fc.Arbitrary<Quarrel> = graphs(14).chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    deeds: fc.array(deed, { minLength: graph.acts.length, maxLength: graph.acts.length }),
    army: fc.record({ from: fc.nat(6), until: fc.integer({ min: 4, max: 14 }) }),
  }),
);

const actorOf = ({ graph }: Quarrel, index: number): string => graph.actors[index]?.id ?? '';
const actOf = ({ graph }: Quarrel, index: number): string => graph.acts[index]?.id ?? '';

async function insertQuarrel(db: Db, quarrel: Quarrel): Promise<void> {
  await insertGraph(db, quarrel.graph);
  const now = new Date();
  const ids = quarrel.graph.acts.map(({ id }) => id);
  await db.$executeRaw(Prisma.sql`UPDATE act SET hostility = made.hostility
    FROM unnest(${ids}::uuid[], ${quarrel.deeds.map(({ hostility }) => hostility)}::int[]) AS made(id, hostility) WHERE act.id = made.id`);
  await db.$executeRaw(Prisma.sql`UPDATE event SET realis = made.realis::"Realis"
    FROM unnest(${ids}::uuid[], ${quarrel.deeds.map(({ realis }) => realis)}::text[]) AS made(id, realis) WHERE event.id = made.id`);
  await db.actor.update({ where: { id: actorOf(quarrel, ARMY) }, data: { kind: 'ARMED_FORCE' } });
  const parts = quarrel.deeds.flatMap(({ doer, target }, index) => [
    { index, actor: doer, role: 'PERPETRATOR' as const, position: 0 },
    { index, actor: target, role: 'TARGET' as const, position: 1 },
  ]);
  await db.participation.createMany({
    data: parts.flatMap(({ index, actor, ...part }) =>
      actor === null ? [] : [{ ...part, id: v7(), actId: actOf(quarrel, index), actorId: actorOf(quarrel, actor) }],
    ),
  });
  const affiliations = [
    { id: v7(), kind: 'PART_OF' as const, subjectId: actorOf(quarrel, ARMY), objectId: actorOf(quarrel, A), recordedAt: now },
    { id: v7(), kind: 'SUPPORTED_BY' as const, subjectId: actorOf(quarrel, GROUP), objectId: actorOf(quarrel, B), recordedAt: now },
  ];
  const [army, group] = affiliations;
  await db.affiliation.createMany({
    data: [
      {
        ...(army as (typeof affiliations)[number]),
        fromEarliest: dayOf(quarrel.army.from),
        fromLatest: dayOf(quarrel.army.from),
        fromPrecision: 'DAY',
        fromZone: 'UTC',
        untilEarliest: dayOf(quarrel.army.until),
        untilLatest: dayOf(quarrel.army.until),
        untilPrecision: 'DAY',
        untilZone: 'UTC',
      },
      group as (typeof affiliations)[number],
    ],
  });
  const said = { assertedById: actorOf(quarrel, A), stance: 'ASSERTS' as const, status: 'ACCEPTED' as const, recordedAt: now };
  await db.claim.createMany({
    data: [
      ...affiliations.map(({ id }) => ({ ...said, id: v7(), subject: 'AFFILIATION' as const, affiliationId: id })),
      ...quarrel.deeds.flatMap(({ attested }, index) =>
        attested ? [{ ...said, id: v7(), subject: 'OCCURRENCE' as const, actId: actOf(quarrel, index) }] : [],
      ),
      ...quarrel.deeds.flatMap(({ blamed }, index) =>
        blamed === null
          ? []
          : [
              {
                ...said,
                id: v7(),
                subject: 'ATTRIBUTION' as const,
                actId: actOf(quarrel, index),
                blamedId: actorOf(quarrel, blamed),
                role: 'PERPETRATOR' as const,
                attributionType: 'PRESS' as const,
              },
            ],
      ),
    ],
  });
}

/** The days that an act may have begun on, as the graph puts them into the database. */
const boundsOf = ({ graph }: Quarrel, index: number) => {
  const { at, slack } = graph.acts[index] as Graph['acts'][number];
  const slackMs = dayOf(slack).getTime() - dayOf(0).getTime();
  return { earliest: at - slackMs, latest: at + slackMs };
};

/** Whether an actor is of a side at the time of an act, by the definition: named, an army in its time, a group where it was asked for. */
function isOf(quarrel: Quarrel, side: 'a' | 'b', actor: number | null, index: number, affiliates: boolean): boolean {
  const { earliest, latest } = boundsOf(quarrel, index);
  const inService = latest >= dayOf(quarrel.army.from).getTime() && earliest <= dayOf(quarrel.army.until).getTime();
  const isService = quarrel.army.from <= quarrel.army.until && inService;
  return side === 'a' ? actor === A || (actor === ARMY && isService) : actor === B || (actor === GROUP && affiliates);
}

const tookPlace = ({ realis, attested }: Deed): boolean => realis === 'ACTUAL' || (realis === 'ALLEGED' && attested);

const does = (quarrel: Quarrel, side: 'a' | 'b', index: number, affiliates: boolean): boolean =>
  tookPlace(quarrel.deeds[index] as Deed) &&
  [quarrel.deeds[index]?.doer ?? null, quarrel.deeds[index]?.blamed ?? null].some((actor) => isOf(quarrel, side, actor, index, affiliates));

const hostile = (quarrel: Quarrel, by: 'a' | 'b', against: 'a' | 'b', affiliates: boolean): number[] =>
  quarrel.deeds.flatMap(({ hostility, target }, index) =>
    hostility !== null && hostility >= 1 && does(quarrel, by, index, affiliates) && isOf(quarrel, against, target, index, affiliates)
      ? [index]
      : [],
  );

const counting = (lens: Lens) => ({ link: passes(lens), attribution: isHeld(lens, 'ATTRIBUTION') });
const everyAct = actMatches({}, counting(EVERYTHING));

describe('an exchange', () => {
  test('holds the hostile acts of each side against the other, and the answers that someone asserts', async ({ db }) => {
    const worlds = fc.record({
      // Without fast-check's love of small values, for small quarrels hold no exchange.
      quarrel: fc.noBias(quarrels),
      affiliates: fc.boolean(),
      disputed: fc.constantFrom('INCLUDE' as const, 'EXCLUDE' as const),
    });
    // A property that meets nothing proves nothing.
    const met = { acts: 0, answers: 0 };
    await fc.assert(
      fc.asyncProperty(worlds, async ({ quarrel, affiliates, disputed }) => {
        await insertQuarrel(db, quarrel);
        const lens = { ...EVERYTHING, disputed };
        const [a, b] = [actorOf(quarrel, A), actorOf(quarrel, B)];
        const kinds = affiliates ? (['SUPPORTED_BY'] as const) : [];
        const exchange = await exchangeBetween(
          db,
          await blocOf(db, { actorIds: [a], otherIds: [b], affiliates: kinds, lens }),
          await blocOf(db, { actorIds: [b], otherIds: [a], affiliates: kinds, lens }),
          {
            where: everyAct,
            counting: counting(lens),
            lens,
            window: { from: null, before: null },
            withinDays: 90,
            now: dayOf(50),
            joined: affiliates,
          },
        );
        const links = linksLeft(quarrel.graph, lens, 'POSSIBLE').filter((link) => leading(quarrel.graph, link, lens)?.kind !== 'SEQUENCE');
        for (const [by, against, direction] of [
          ['a', 'b', exchange.aToB],
          ['b', 'a', exchange.bToA],
        ] as const) {
          const acts = hostile(quarrel, by, against, affiliates);
          const answers = links.filter(({ trigger, response }) => acts.includes(trigger) && does(quarrel, against, response, affiliates));
          expect(direction.hostileIds.toSorted()).toEqual(acts.map((index) => actOf(quarrel, index)).toSorted());
          expect(direction.answered).toBe(new Set(answers.map(({ trigger }) => trigger)).size);
          expect(direction.lagDays).toHaveLength(answers.length);
          met.acts += acts.length;
          met.answers += answers.length;
          const proxies = answers.filter(({ response }) => !does(quarrel, against, response, false));
          expect(direction.byAffiliate).toEqual(
            affiliates && answers.length > 0 ? { share: proxies.length / answers.length, of: answers.length } : null,
          );
        }
      }),
      { ...RUNS, numRuns: runs(40) },
    );
    expect(met.acts).toBeGreaterThan(20);
    expect(met.answers).toBeGreaterThan(0);
  });
});

const DAY_MS = 86_400_000;

/** The beginning of the bucket that holds an instant, step by step from a Monday that begins a year far back. */
function beginningOf(instant: number, bucket: Bucket): Date {
  const day = new Date(Math.floor(instant / DAY_MS) * DAY_MS);
  if (bucket === 'DAY') return day;
  const begins = {
    WEEK: () => day.getUTCDay() === 1,
    MONTH: () => day.getUTCDate() === 1,
    YEAR: () => day.getUTCDate() === 1 && day.getUTCMonth() === 0,
  };
  while (!begins[bucket]()) day.setTime(day.getTime() - DAY_MS);
  return day;
}

const LENGTHS: Record<Bucket, number> = { DAY: 1, WEEK: 7, MONTH: 28, YEAR: 365 };

describe('a timeline and a tally', () => {
  test('count every act once: in the bucket of its middle, or as undated where it is wider than that', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(quarrels, fc.constantFrom<Bucket>('DAY', 'WEEK', 'MONTH', 'YEAR'), async (quarrel, bucket) => {
        await insertQuarrel(db, quarrel);
        const ids = quarrel.graph.acts.map(({ id }) => id);
        const timeline = await timelineOf(db, actMatches({ ids }, counting(EVERYTHING)), bucket);
        const expected = new Map<string, { acts: number; maxHostility: number | null }>();
        let undated = 0;
        for (const [index, { hostility }] of quarrel.deeds.entries()) {
          const { earliest, latest } = boundsOf(quarrel, index);
          if (latest - earliest > LENGTHS[bucket] * DAY_MS) undated += 1;
          else {
            const from = beginningOf((earliest + latest) / 2, bucket).toISOString();
            const known = expected.get(from);
            const levels = [known?.maxHostility ?? null, hostility].filter((level) => level !== null);
            expected.set(from, { acts: (known?.acts ?? 0) + 1, maxHostility: levels.length === 0 ? null : Math.max(...levels) });
          }
        }
        expect(timeline?.undated).toBe(undated);
        const filled = timeline?.buckets.filter(({ acts }) => acts > 0) ?? [];
        expect(filled.map(({ from, acts, maxHostility }) => [from.toISOString(), { acts, maxHostility }])).toEqual(
          [...expected].toSorted(([x], [y]) => (x < y ? -1 : 1)),
        );
      }),
      RUNS,
    );
  });

  test('by level and by doer are those of counting by hand', async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(quarrels, fc.integer({ min: 1, max: 4 }), async (quarrel, first) => {
        await insertQuarrel(db, quarrel);
        const where = actMatches({ ids: quarrel.graph.acts.map(({ id }) => id) }, counting(EVERYTHING));
        const tally = (by: 'HOSTILITY' | 'ACTOR') => tallyOf(db, { where, by, first, lens: EVERYTHING, counting: counting(EVERYTHING) });
        const byHand = (keysOf: (deed: Deed) => string[]) => {
          const keys = quarrel.deeds.map((made) => [...new Set(keysOf(made))]);
          const counts = new Map<string, number>();
          for (const key of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
          const rows = [...counts].toSorted(([x, n], [y, m]) => m - n || (x < y ? -1 : 1));
          const other = rows.slice(first).reduce((sum, [, count]) => sum + count, 0);
          const without = keys.filter((own) => own.length === 0).length;
          return { rows: rows.slice(0, first), other, without, acts: quarrel.deeds.length };
        };
        const told = ({ rows, ...rest }: Awaited<ReturnType<typeof tallyOf>>) => ({
          ...rest,
          rows: rows.map(({ key, count }) => [key, count]),
        });
        expect(told(await tally('HOSTILITY'))).toEqual(byHand(({ hostility }) => (hostility === null ? [] : [String(hostility)])));
        expect(told(await tally('ACTOR'))).toEqual(
          byHand(({ doer, blamed }) =>
            [doer, blamed].flatMap((actor) => (actor === null ? [] : (quarrel.graph.actors[actor]?.slug ?? []))),
          ),
        );
      }),
      RUNS,
    );
  });
});
