// The exchange between two sides, timelines and tallies: every figure worked out by hand on the story of 2019 to 2020.
import { describe, expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

const EXCHANGE = `query ($a: [ActorBy!]!, $b: [ActorBy!]!, $filter: ActFilter, $affiliates: [AffiliationKind!]! = [], $lens: LensInput, $within: Int! = 90) {
  exchange(a: $a, b: $b, filter: $filter, affiliates: $affiliates, lens: $lens, withinDays: $within) {
    b { actors { slug } members { kind subject { slug } } }
    filter window { from before } withinDays lens { summary }
    aToB { ...Way } bToA { ...Way }
    turns { aThenB bThenA aThenA bThenB undecided }
    steps { up same down indeterminate }
    exchangeRatio { low best high n } injuredRatio { low best high n }
    medianLagDays lagQuartiles { lower median upper n }
    silence { actor { slug } actors { slug } since days open }
  }
}
fragment Way on Reciprocity {
  hostileActs answered open rate baseline lagDays lagQuartiles { lower median upper n } sameKind { share of } byAffiliate { share of }
}`;

interface Way {
  hostileActs: number;
  answered: number;
  open: number;
  rate: number | null;
  baseline: number | null;
  lagDays: number[];
  sameKind: object | null;
  byAffiliate: object | null;
}

interface Told {
  exchange: {
    b: { members: { kind: string; subject: { slug: string } }[] };
    aToB: Way;
    bToA: Way;
    silence: { actor: { slug: string }; days: number; open: boolean } | null;
    [figure: string]: unknown;
  };
}

const US = [{ slug: 'united-states' }];
const IRAN = [{ slug: 'iran' }];
const KATAIB_HEZBOLLAH = [{ slug: 'kataib-hezbollah' }];

describe('the United States and Kata’ib Hezbollah', () => {
  test('as anyone tells it: two attacks laid at its door, both answered; two strikes, neither answered', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, {
      a: US,
      b: KATAIB_HEZBOLLAH,
      filter: { occurred: { before: '2020-06-01T00:00:00Z' } },
    });
    // K-1 was answered two days later, Camp Taji after 29 to 30.5 hours, taken from the half-hour of the one and the hour of the other.
    const taji = (29 + 30.5 - 1 / 3_600_000) / 2 / 24;
    expect(exchange.bToA).toMatchObject({ hostileActs: 2, answered: 2, open: 0, rate: 1, baseline: 1, sameKind: { share: 1, of: 2 } });
    expect(exchange.bToA.lagDays[0]).toBeCloseTo(2);
    expect(exchange.bToA.lagDays[1]).toBeCloseTo(taji);
    // After the strikes of December Camp Taji follows within 73 days, and nobody calls that an answer.
    expect(exchange.aToB).toMatchObject({ hostileActs: 2, answered: 0, open: 1, rate: 0, baseline: 0.5, lagDays: [], sameKind: null });
    expect(exchange['turns']).toEqual({ aThenB: 1, bThenA: 2, aThenA: 0, bThenB: 0, undecided: 0 });
    // From 1 killed to at least 4 is up; from 3 to between 1 and 6 no one can say.
    expect(exchange['steps']).toEqual({ up: 1, same: 0, down: 0, indeterminate: 1 });
    // At least 4 and 1 killed for 1 and 3, with no upper bound.
    expect(exchange['exchangeRatio']).toEqual({ low: 5 / 4, best: null, high: null, n: 2 });
    expect(exchange['lagQuartiles']).toMatchObject({ n: 2 });
    expect(exchange['medianLagDays']).toBeCloseTo((2 + taji) / 2);
    expect(exchange.silence).toMatchObject({ actor: { slug: 'kataib-hezbollah' }, open: true, since: '2020-03-12T22:59:59.999Z' });
    expect(exchange.silence?.days).toBeCloseTo(80 + 1 / 24);
  });

  test('as the group tells it: it did nothing of the sort, so that there is no rate, which is not a rate of 0', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: KATAIB_HEZBOLLAH, lens: { asToldBy: KATAIB_HEZBOLLAH } });
    expect(exchange.bToA).toMatchObject({ hostileActs: 0, rate: null, baseline: null, sameKind: null, byAffiliate: null });
    expect(exchange['medianLagDays']).toBeNull();
    expect(exchange['exchangeRatio']).toBeNull();
  });

  test('as known early on 30 December 2019 ends with the strikes, and the silence after them is nine hours old', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: KATAIB_HEZBOLLAH, lens: { saidUntil: '2019-12-30T06:00:00Z' } });
    expect(exchange.aToB).toMatchObject({ hostileActs: 1, answered: 0, open: 1 });
    expect(exchange.bToA).toMatchObject({ hostileActs: 1, answered: 1 });
    expect(exchange.silence).toMatchObject({ open: true });
    expect(exchange.silence?.days).toBeCloseTo(9 / 24);
  });

  test('silence is closed once the days have passed that were asked for', async ({ run }) => {
    const asked = { a: US, b: KATAIB_HEZBOLLAH, filter: { occurred: { before: '2020-06-01T00:00:00Z' } }, within: 30 };
    const { exchange } = await run<Told>(EXCHANGE, asked);
    expect(exchange).toMatchObject({ withinDays: 30, silence: { open: false }, aToB: { open: 0, baseline: 0 } });
  });
});

describe('the United States and Iran', () => {
  test('alone: the missiles answered the killing of Soleimani after five days; the rockets that some blame on Iran were answered too', async ({
    run,
  }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: IRAN });
    expect(exchange.aToB).toMatchObject({ hostileActs: 1, answered: 1, rate: 1, baseline: 1, lagDays: [5], byAffiliate: null });
    expect(exchange.bToA).toMatchObject({ hostileActs: 2, answered: 1, rate: 0.5, baseline: 0 });
    expect(exchange['turns']).toEqual({ aThenB: 1, bThenA: 0, aThenA: 0, bThenB: 1, undecided: 0 });
    // Two or more killed, then none; three killed, then one to six.
    expect(exchange['steps']).toEqual({ up: 0, same: 0, down: 1, indeterminate: 1 });
    expect(exchange['exchangeRatio']).toEqual({ low: null, best: null, high: 6 / 5, n: 2 });
    expect(exchange.b.members.map(({ subject }) => subject.slug).toSorted()).toEqual([
      'irgc-quds-force',
      'islamic-revolutionary-guard-corps',
    ]);
    // The last act, the strikes of March, was aimed at no one of Iran: the last one between the two was answered.
    expect(exchange.silence).toBeNull();
  });

  test('with those whom Iran supports, by one side’s thesis: they are listed, and their acts count as its own', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: IRAN, affiliates: ['SUPPORTED_BY'] });
    const joined = exchange.b.members.filter(({ kind }) => kind === 'SUPPORTED_BY').map(({ subject }) => subject.slug);
    expect(joined.toSorted()).toEqual(['iranian-backed-shia-militias', 'kataib-hezbollah', 'popular-mobilization-forces']);
    expect(exchange.aToB).toMatchObject({ hostileActs: 3, answered: 1, rate: 1 / 3, baseline: 2 / 3, byAffiliate: { share: 0, of: 1 } });
    expect(exchange.bToA).toMatchObject({ hostileActs: 3, answered: 2, rate: 2 / 3, baseline: 1 });
    expect(exchange['turns']).toEqual({ aThenB: 1, bThenA: 2, aThenA: 1, bThenB: 1, undecided: 0 });
  });

  test('as Iran tells it nobody joins it, for Iran says of none that it supports them', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: IRAN, affiliates: ['SUPPORTED_BY'], lens: { asToldBy: IRAN } });
    expect(exchange.b.members.filter(({ kind }) => kind === 'SUPPORTED_BY')).toEqual([]);
    expect(exchange.bToA).toMatchObject({ hostileActs: 1 });
  });

  test('a killing that merely followed the protests answered nothing', async ({ run }) => {
    const protesters = [{ slug: 'protesters-at-us-embassy-baghdad' }];
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: protesters });
    expect(exchange.bToA).toMatchObject({ hostileActs: 1, answered: 0, rate: 0 });
    expect(exchange['lens']).toEqual({ summary: 'Everything anyone asserts; 0 of 0 links disputed' });
  });
});

describe('Austria-Hungary and Serbia in July 1914', () => {
  test('answer each other within hours to three days, in words and in deeds', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: [{ slug: 'austria-hungary' }], b: [{ slug: 'serbia' }] });
    const hours = (...all: number[]) => all.map((lag): unknown => expect.closeTo(lag / 24));
    // The ultimatum, the partial mobilisation, the declaration of war and the bombardment; only the first was answered, by the Serbian
    // mobilisation 44 to 46 hours and by the reply 46 to 48 hours later.
    expect(exchange.aToB).toMatchObject({
      hostileActs: 4,
      answered: 1,
      rate: 1 / 4,
      baseline: 1 / 4,
      lagDays: hours(45, 47),
      sameKind: { share: 0, of: 2 },
    });
    // The partial mobilisation has the whole day for its beginning, at the latest 9 hours after the Serbian one and 7 after the reply;
    // to the reply the declaration of war, too, 65 to 67 hours later.
    expect(exchange.bToA).toMatchObject({
      hostileActs: 2,
      answered: 2,
      rate: 1,
      baseline: 1,
      lagDays: hours(4.5, 3.5, 66),
      sameKind: { share: 1 / 3, of: 3 },
    });
    expect(exchange['turns']).toEqual({ aThenB: 1, bThenA: 1, aThenA: 2, bThenB: 1, undecided: 0 });
    // From the ultimatum (2) to mobilisation (3) up and to the reply (1) down; from the reply to mobilisation and war up; from one
    // mobilisation to the other nobody can say, for no one tells of casualties, or of none.
    expect(exchange['steps']).toEqual({ up: 3, same: 0, down: 1, indeterminate: 1 });
    const [lower, median, upper] = hours(4.5, 45, 47);
    expect(exchange['lagQuartiles']).toEqual({ lower, median, upper, n: 5 });
    expect(exchange).toMatchObject({ exchangeRatio: null, injuredRatio: null, silence: { actor: { slug: 'serbia' }, open: false } });
  });
});

describe('an exchange', () => {
  test('echoes its window, its filter and its lens', async ({ run }) => {
    const filter = { occurred: { from: '2020-01-01T00:00:00Z', before: '2020-02-01T00:00:00Z' } };
    const { exchange } = await run<Told>(EXCHANGE, { a: US, b: IRAN, filter });
    expect(exchange).toMatchObject({
      window: { from: '2020-01-01T00:00:00.000Z', before: '2020-02-01T00:00:00.000Z' },
      lens: { summary: 'Everything anyone asserts; 0 of 1 links disputed' },
      // By the end of January nothing had answered the missiles yet.
      silence: { actor: { slug: 'united-states' }, open: true },
    });
    expect(JSON.parse(exchange['filter'] as string)).toMatchObject({ occurred: { before: '2020-02-01T00:00:00.000Z' } });
  });

  test('is the same seen from the other side', async ({ run }) => {
    const one = await run<Told>(EXCHANGE, { a: US, b: IRAN, affiliates: ['SUPPORTED_BY'] });
    const other = await run<Told>(EXCHANGE, { a: IRAN, b: US, affiliates: ['SUPPORTED_BY'] });
    expect(other.exchange.aToB).toEqual(one.exchange.bToA);
    expect(other.exchange.bToA).toEqual(one.exchange.aToB);
    for (const figure of ['steps', 'exchangeRatio', 'injuredRatio', 'lagQuartiles'])
      expect(other.exchange[figure]).toEqual(one.exchange[figure]);
  });

  test('takes a bloc of several, none of whom the other side can draw to itself', async ({ run }) => {
    const { exchange } = await run<Told>(EXCHANGE, { a: [...US, ...KATAIB_HEZBOLLAH], b: IRAN, affiliates: ['SUPPORTED_BY'] });
    expect(exchange.b.members.map(({ subject }) => subject.slug)).not.toContain('kataib-hezbollah');
  });

  test('takes as many statements for one pair as for a bloc of three with all its affiliates', async ({ run, sql }) => {
    const count = async (variables: Record<string, unknown>) => (await sql(() => run<Told>(EXCHANGE, variables))).statements.length;
    const pair = await count({ a: US, b: IRAN });
    const kinds = ['PART_OF', 'MEMBER_OF', 'SUPPORTED_BY', 'ALLIED_WITH', 'LEADS', 'COMMANDS', 'HOLDS_OFFICE_IN'];
    expect(
      await count({ a: [...US, { slug: 'united-kingdom' }, { slug: 'inherent-resolve-coalition' }], b: IRAN, affiliates: kinds }),
    ).toBe(pair);
  });

  test.for([
    [{ a: [], b: IRAN }, 'Name 1 to 100 actors in a.'],
    [{ a: US, b: US }, 'An actor is named on both sides. Name it on one.'],
    [{ a: US, b: IRAN, within: 0 }, 'withinDays is 0. Give 1 to 3650.'],
    [{ a: US, b: [{ slug: 'persia' }] }, 'There is no actor with the slug "persia". Record it first, or correct the reference.'],
  ] as const)('refuses %o', async ([variables, sentence], { execute }) => {
    const { errors } = await execute(EXCHANGE, variables);
    expect(errors?.map(({ message }) => message)).toEqual([sentence]);
  });
});

const CASE = { case: { slug: 'us-iran-2019-2020' } };

interface Line {
  buckets: { from: string; before: string; acts: number; maxHostility: number | null }[];
  undated: number;
  acts: number;
}

describe('a timeline', () => {
  const TIMELINE = `query ($filter: ActFilter, $bucket: Bucket!, $lens: LensInput) { timeline(filter: $filter, bucket: $bucket, lens: $lens) {
    buckets { from before acts maxHostility killed { low best high } injured { low best high } eventsWithFigures } undated acts
  } }`;

  test('of uses of force by month: what they cost under each lens, with the empty month between', async ({ run }) => {
    const { timeline } = await run<{ timeline: Line }>(TIMELINE, { filter: { ...CASE, hostilityAtLeast: 4 }, bucket: 'MONTH' });
    expect(timeline).toMatchObject({
      undated: 0,
      acts: 6,
      buckets: [
        // K-1: exactly 1. The strikes: at least 4, 19 or 25.
        {
          from: '2019-12-01T00:00:00.000Z',
          before: '2020-01-01T00:00:00.000Z',
          acts: 2,
          maxHostility: 4,
          killed: { low: 5, best: null, high: null },
          eventsWithFigures: 2,
        },
        // Soleimani and al-Muhandis at least, and at al-Asad nobody.
        { acts: 2, killed: { low: 2, best: null, high: null }, injured: { low: 0, best: null, high: null } },
        { from: '2020-02-01T00:00:00.000Z', acts: 0, maxHostility: null, killed: null, injured: null, eventsWithFigures: 0 },
        // Camp Taji: exactly 3. The strikes: 1 to 6.
        { from: '2020-03-01T00:00:00.000Z', acts: 2, killed: { low: 4, best: null, high: 9 } },
      ],
    });
  });

  test('takes only the figures of its lens: as the Pentagon told it, 1 killed in December and nobody counted in March', async ({ run }) => {
    const lens = { asToldBy: [{ slug: 'us-department-of-defense' }] };
    const { timeline } = await run<{ timeline: Line }>(TIMELINE, { filter: { ...CASE, hostilityAtLeast: 4 }, bucket: 'MONTH', lens });
    expect(timeline.buckets.map((bucket) => (bucket as unknown as { killed: unknown }).killed)).toEqual([
      { low: 1, best: 1, high: 1 },
      null,
      null,
      null,
    ]);
  });

  test('puts a day in Baghdad on its own date, though it begins on the evening before in UTC', async ({ run }) => {
    const filter = { ...CASE, hostilityAtLeast: 4, occurred: { before: '2020-02-01T00:00:00Z' } };
    const { timeline } = await run<{ timeline: Line }>(TIMELINE, { filter, bucket: 'DAY' });
    const dates = timeline.buckets.filter(({ acts }) => acts > 0).map(({ from }) => from.slice(0, 10));
    expect(dates).toEqual(['2019-12-27', '2019-12-29', '2020-01-03', '2020-01-08']);
    expect(timeline.buckets).toHaveLength(13);
  });

  test('counts what is known less closely than its bucket as undated: the policy of 2017 to 2019 in no month, in no year', async ({
    run,
  }) => {
    const filter = { text: 'US policy militia' };
    for (const bucket of ['DAY', 'MONTH', 'YEAR']) {
      expect((await run<{ timeline: Line }>(TIMELINE, { filter, bucket })).timeline).toEqual({ buckets: [], undated: 1, acts: 1 });
    }
  });

  test('of more than an answer holds says what to do', async ({ execute }) => {
    const { errors } = await execute(TIMELINE, { bucket: 'DAY' });
    expect(errors?.map(({ message }) => message)).toEqual([
      'These acts spread over more than 1000 buckets. Narrow filter.occurred, or take a wider bucket.',
    ]);
  });

  test('takes as many statements for a year as for thirteen days', async ({ run, sql }) => {
    const count = async (bucket: string) =>
      (await sql(() => run(TIMELINE, { filter: { hostilityAtLeast: 4, place: 'Iraq' }, bucket }))).statements.length;
    expect(await count('YEAR')).toBe(await count('DAY'));
  });

  test('of an exchange goes each way by itself', async ({ run }) => {
    const { exchange } = await run<{ exchange: Record<'aToB' | 'bToA', { series: Line }> }>(`{
      exchange(a: [{ slug: "united-states" }], b: [{ slug: "kataib-hezbollah" }]) {
        aToB { series(bucket: WEEK) { buckets { from acts } undated acts } } bToA { series(bucket: MONTH) { buckets { from acts } } }
      } }`);
    const strikes = exchange.aToB.series.buckets.filter(({ acts }) => acts > 0);
    expect(strikes).toEqual([
      { from: '2019-12-23T00:00:00.000Z', acts: 1 },
      { from: '2020-03-09T00:00:00.000Z', acts: 1 },
    ]);
    expect(exchange.bToA.series.buckets.map(({ acts }) => acts)).toEqual([1, 0, 0, 1]);
  });
});

interface Rows {
  tally: { rows: { key: string; label: string; count: number }[]; other: number; without: number; undated: number; acts: number };
}

describe('a tally', () => {
  const TALLY = `query ($filter: ActFilter, $by: TallyKey!, $first: Int! = 20, $lens: LensInput) {
    tally(filter: $filter, by: $by, first: $first, lens: $lens) { rows { key label count } other without undated acts }
  }`;

  test('of uses of force by kind, level and month', async ({ run }) => {
    const filter = { ...CASE, hostilityAtLeast: 4 };
    const by = async (key: string) => (await run<Rows>(TALLY, { filter, by: key })).tally;
    expect(await by('KIND')).toEqual({ rows: [{ key: 'ASSAULT', label: 'Assault', count: 6 }], other: 0, without: 0, undated: 0, acts: 6 });
    expect((await by('HOSTILITY')).rows).toEqual([{ key: '4', label: '4 use of force', count: 6 }]);
    expect((await by('MONTH')).rows).toEqual([
      { key: '2019-12', label: 'December 2019', count: 2 },
      { key: '2020-01', label: 'January 2020', count: 2 },
      { key: '2020-03', label: 'March 2020', count: 2 },
    ]);
  });

  test('by basis counts what someone says each act answered', async ({ run }) => {
    const filter = { ...CASE, hostilityAtLeast: 1, occurred: { from: '2019-12-27T00:00:00Z' } };
    const { tally } = await run<Rows>(TALLY, { filter: { and: [filter, { answers: true }] }, by: 'BASIS' });
    expect(tally).toMatchObject({
      rows: [
        { key: 'STATED_BY_RESPONDER', label: 'Stated by responder', count: 3 },
        { key: 'PRESS', count: 1 },
        { key: 'TEMPORAL_ONLY', count: 1 },
      ],
      without: 0,
      acts: 5,
    });
  });

  test('by actor counts what an act filter finds, attributions under the lens included', async ({ run }) => {
    const ROLES = '[PERPETRATOR, PARTICIPANT, SPEAKER]';
    for (const lens of [{}, { asToldBy: US }, { saidUntil: '2020-03-12T03:59:59Z' }]) {
      const { tally } = await run<Rows>(TALLY, { filter: CASE, by: 'ACTOR', first: 100, lens });
      expect(tally.rows.length).toBeGreaterThan(5);
      for (const { key, count } of tally.rows.slice(0, 12)) {
        const { acts } = await run<{ acts: { totalCount: number } }>(
          `query ($case: CaseBy!, $by: ActorBy!, $lens: LensInput) { acts(filter: { case: $case, actor: { by: $by, roles: ${ROLES} } }, lens: $lens, first: 1) { totalCount } }`,
          { ...CASE, by: { slug: key }, lens },
        );
        expect([key, count]).toEqual([key, acts.totalCount]);
      }
    }
  });

  test('adds up what its first rows leave out, and says what has no such key', async ({ run }) => {
    const all = (await run<Rows>(TALLY, { filter: CASE, by: 'PLACE', first: 100 })).tally;
    const some = (await run<Rows>(TALLY, { filter: CASE, by: 'PLACE', first: 2 })).tally;
    expect(some.rows).toEqual(all.rows.slice(0, 2));
    expect(some.other).toBe(all.rows.slice(2).reduce((sum, { count }) => sum + count, 0));
    expect(some.acts).toBe(all.without + all.rows.reduce((sum, { count }) => sum + count, 0));
    expect(all.without).toBeGreaterThan(0);
  });

  test('of nothing is empty', async ({ run }) => {
    const { tally } = await run<Rows>(TALLY, { filter: { occurred: { before: '1800-01-01T00:00:00Z' } }, by: 'ACTOR' });
    expect(tally).toEqual({ rows: [], other: 0, without: 0, undated: 0, acts: 0 });
  });

  test('is one statement beside its filter, whatever it counts', async ({ run, sql }) => {
    for (const by of ['KIND', 'ACTOR', 'PLACE', 'BASIS', 'HOSTILITY', 'MONTH']) {
      const { statements } = await sql(() => run<Rows>(TALLY, { filter: { hostilityAtLeast: 1 }, by }));
      expect([by, statements.length]).toEqual([by, 1]);
    }
  });

  test('shows 1 to 100 rows', async ({ execute }) => {
    const { errors } = await execute(TALLY, { by: 'KIND', first: 101 });
    expect(errors?.map(({ message }) => message)).toEqual(['first is 101. Give 1 to 100.']);
  });
});
