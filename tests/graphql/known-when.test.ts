// What was known when: figures, blame and links under the clock of what had been said by then, on the story of 2019 to 2020.
import { describe, expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

/** The last instant of a day in Washington, where most of this was said: winter time until 8 March 2020, then summer time. */
const endOf = (day: string): string =>
  new Date(Date.parse(`${day}T23:59:59.999Z`) + (day < '2020-03-08' ? 5 : 4) * 3_600_000).toISOString();

const AL_ASAD = 'al-asad-missile-attack-2020-01-08';

interface Figures {
  event: {
    casualties: { assertedBy: { slug: string }; injured: { low: number | null; high: number | null } }[];
    toll: { injured: { low: number | null; best: number | null; high: number | null }; asserters: { slug: string }[] } | null;
  };
}

const FIGURES = `query ($act: String!, $lens: LensInput) {
  event(by: { slug: $act }) {
    casualties(lens: $lens) { assertedBy { slug } injured { low high } }
    toll(lens: $lens) { injured { low best high } asserters { slug } }
  }
}`;

const told = ({ event }: Figures) => event.casualties.map(({ assertedBy, injured }) => [assertedBy.slug, injured.low, injured.high]);

describe('the injured of al-Asad', () => {
  test('are a series, the first said first: 0, 11, 34, 50, 64, over 100, 110 and more', async ({ run }) => {
    const figures = await run<Figures>(FIGURES, { act: AL_ASAD });
    expect(told(figures)).toEqual([
      ['donald-trump', 0, 0],
      ['us-armed-forces', 11, 11],
      ['us-department-of-defense', 34, 34],
      ['us-department-of-defense', 50, 50],
      ['us-department-of-defense', 64, 64],
      ['unnamed-us-officials', 100, null],
      ['the-guardian', 100, null],
      ['sullo-law', 110, null],
    ]);
  });

  test.for([
    ['2020-01-07', 0, null],
    ['2020-01-08', 1, { low: 0, best: 0, high: 0 }],
    ['2020-01-20', 2, { low: 0, best: null, high: 11 }],
    // The Pentagon's 50 takes the place of its own 34, and of nobody else's figure.
    ['2020-01-28', 4, { low: 0, best: null, high: 50 }],
    ['2020-01-31', 5, { low: 0, best: null, high: 64 }],
    ['2020-03-12', 6, { low: 0, best: null, high: null }],
  ] as const)('as known at the end of %s: %i figures, a toll of %o', async ([day, figures, injured], { run }) => {
    const known = await run<Figures>(FIGURES, { act: AL_ASAD, lens: { saidUntil: endOf(day) } });
    expect(known.event.casualties).toHaveLength(figures);
    expect(known.event.toll?.injured ?? null).toEqual(injured);
  });

  test('as the United States told it rest on its own three voices, each with its last word', async ({ run }) => {
    const lens = { asToldBy: [{ slug: 'united-states' }], saidUntil: endOf('2020-01-31') };
    const { event } = await run<Figures>(FIGURES, { act: AL_ASAD, lens });
    expect(event.toll?.asserters.map(({ slug }) => slug)).toEqual(['donald-trump', 'us-armed-forces', 'us-department-of-defense']);
    expect(event.toll?.injured).toEqual({ low: 0, best: null, high: 64 });
  });

  test('as the Pentagon told it were 34, then 50, then 64', async ({ run }) => {
    const tolls = ['2020-01-24', '2020-01-28', '2020-01-31'].map(async (day) => {
      const lens = { asToldBy: [{ slug: 'us-department-of-defense' }], saidUntil: endOf(day) };
      return (await run<Figures>(FIGURES, { act: AL_ASAD, lens })).event.toll?.injured.best;
    });
    expect(await Promise.all(tolls)).toEqual([34, 50, 64]);
  });

  test('as Iran told it are unknown, for it gave no figure', async ({ run }) => {
    const { event } = await run<Figures>(FIGURES, { act: AL_ASAD, lens: { asToldBy: [{ slug: 'iran' }] } });
    expect(event).toEqual({ casualties: [], toll: null });
  });
});

test('the dead and wounded of Camp Taji are each asserter’s own sum: everybody’s 3 killed, 10 or more to 15 wounded', async ({ run }) => {
  const TOLL = `{ event(by: { slug: "camp-taji-rocket-attack-2020-03-11" }) {
    toll { killed { low best high } injured { low best high } }
    guardian: toll(lens: { asToldBy: [{ slug: "the-guardian" }] }) { killed { best } injured { best } }
    counts { assertedBy { slug } what count { low best high } }
  } }`;
  const { event } = await run<{ event: Record<string, unknown> }>(TOLL);
  expect(event).toMatchObject({
    toll: { killed: { low: 3, best: 3, high: 3 }, injured: { low: 10, best: null, high: null } },
    guardian: { killed: { best: 3 }, injured: { best: 14 } },
  });
  expect(event['counts']).toContainEqual({ assertedBy: { slug: 'the-guardian' }, what: 'rockets', count: { low: 18, best: 18, high: 18 } });
});

describe('who was blamed for Camp Taji', () => {
  const BLAME = `query ($until: DateTime!) { event(by: { slug: "camp-taji-rocket-attack-2020-03-11" }) {
    attributions(lens: { saidUntil: $until }) { assertedBy { slug } blamed { slug } }
    occurrence(lens: { saidUntil: $until }) { assertedBy { slug } }
  } }`;
  interface Blame {
    event: { attributions: { assertedBy: { slug: string }; blamed: { slug: string } }[]; occurrence: unknown[] };
  }

  test('was nobody on the evening of 11 March, and Kata’ib Hezbollah, the militias and Iran a day later', async ({ run }) => {
    const blamedBy = async (day: string) => {
      const { event } = await run<Blame>(BLAME, { until: endOf(day) });
      return [...new Set(event.attributions.map(({ blamed }) => blamed.slug))].toSorted();
    };
    expect(await blamedBy('2020-03-10')).toEqual([]);
    expect(await blamedBy('2020-03-11')).toEqual(['unidentified-camp-taji-attackers']);
    expect(await blamedBy('2020-03-12')).toEqual([
      'iran',
      'iranian-backed-shia-militias',
      'kataib-hezbollah',
      'unidentified-camp-taji-attackers',
    ]);
  });

  test('and that it happened was said when the newspaper said so, not before', async ({ run }) => {
    const said = async (day: string) => (await run<Blame>(BLAME, { until: endOf(day) })).event.occurrence.length;
    expect(await said('2020-03-10')).toBe(0);
    expect(await said('2020-03-13')).toBeGreaterThan(0);
  });
});

describe('the chain as it could be told', () => {
  const CHAIN = `query ($from: [ActBy!]!, $until: DateTime) { chain(from: $from, direction: BOTH, lens: { saidUntil: $until }) {
    links { response { slug } trigger { slug } kind leadingClaim { assertedBy { slug } } }
  } }`;
  interface Told {
    chain: {
      links: { response: { slug: string }; trigger: { slug: string }; kind: string; leadingClaim: { assertedBy: { slug: string } } }[];
    };
  }
  const ROOTS = ['k1-rocket-attack-2019-12-27', AL_ASAD, 'camp-taji-rocket-attack-2020-03-11'].map((slug) => ({ slug }));
  const STRIKES = 'us-strikes-2019-12-29 <- k1-rocket-attack-2019-12-27, RETALIATION by jonathan-hoffman';
  const PROTESTS = 'embassy-protests-2019-12-31 <- us-strikes-2019-12-29, PROTEST by the-times';
  const MISSILES = `${AL_ASAD} <- soleimani-strike-2020-01-03, RETALIATION by iran`;
  const MARCH = 'us-strikes-2020-03-12 <- camp-taji-rocket-attack-2020-03-11, DETERRENCE by alyssa-farah';

  test.for([
    ['2020-01-08', [MISSILES, PROTESTS, STRIKES]],
    ['2020-01-20', [MISSILES, PROTESTS, STRIKES]],
    // In the same evening the newspaper is not yet out: that Soleimani's killing followed the protests nobody has said.
    ['2020-03-12', [MISSILES, PROTESTS, STRIKES, MARCH]],
    [
      '2020-03-13',
      [MISSILES, 'soleimani-strike-2020-01-03 <- embassy-protests-2019-12-31, SEQUENCE by the-guardian', PROTESTS, STRIKES, MARCH],
    ],
  ] as const)('on %s', async ([day, links], { run }) => {
    const { chain } = await run<Told>(CHAIN, { from: ROOTS, until: endOf(day) });
    const lines = chain.links.map(
      ({ response, trigger, kind, leadingClaim }) => `${response.slug} <- ${trigger.slug}, ${kind} by ${leadingClaim.assertedBy.slug}`,
    );
    expect(lines.toSorted()).toEqual([...links].toSorted());
  });
});
