// Paths through the front door, on both stories: the same question under several lenses, with figures worked out by hand.

import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { insertGraph, lineOf, plainClaim } from '../support/graph.ts';
import { storyTest, test } from '../support/test.ts';

const PATHS = `query ($from: String!, $to: String!, $k: Int! = 50, $via: [ActBy!], $avoid: AvoidInput, $lens: LensInput) {
  paths(from: { slug: $from }, to: { slug: $to }, k: $k, via: $via, avoid: $avoid, lens: $lens) {
    exhausted
    lens { summary }
    paths {
      length continuity independentSources minConfidence confidences
      acts { slug }
      threads { slug }
      links { kind basis claims { assertedBy { slug } } }
    }
  }
}`;

interface Paths {
  paths: {
    exhausted: boolean;
    lens: { summary: string };
    paths: {
      length: number;
      continuity: string;
      independentSources: number;
      minConfidence: number | null;
      confidences: (number | null)[];
      acts: { slug: string }[];
      threads: { slug: string }[];
      links: { kind: string; basis: string; claims: { assertedBy: { slug: string } }[] }[];
    }[];
  };
}

const SARAJEVO = 'sarajevo-assassination-1914-06-28';
const BRITAIN = 'britain-declares-war-1914-08-04';
const WAR_ON_RUSSIA = 'germany-declares-war-on-russia-1914-08-01';
const ASSURANCE = 'german-assurance-1914-07-05';

const slugs = (rows: readonly { slug: string }[]): string[] => rows.map(({ slug }) => slug);
const lengths = ({ paths }: Paths): number[] => paths.paths.map(({ length }) => length);
/** How many paths there are of each length. */
const spread = (answer: Paths): Record<number, number> =>
  lengths(answer).reduce<Record<number, number>>((counts, length) => ({ ...counts, [length]: (counts[length] ?? 0) + 1 }), {});

describe('from Sarajevo to the British declaration of war', () => {
  const question = { from: SARAJEVO, to: BRITAIN };

  storyTest('there are 68 ways; the shortest is nobody’s story', async ({ run }) => {
    const answer = await run<Paths>(PATHS, question);
    const [first, second] = answer.paths.paths;
    expect(slugs(first?.acts ?? [])).toEqual([
      SARAJEVO,
      ASSURANCE,
      'german-ultimatum-to-russia-1914-07-31',
      WAR_ON_RUSSIA,
      'germany-declares-war-on-france-1914-08-03',
      'german-invasion-of-belgium-1914-08-04',
      'british-ultimatum-to-germany-1914-08-04',
      BRITAIN,
    ]);
    expect(first).toMatchObject({ length: 7, continuity: 'MIXED', threads: [] });
    expect(second).toMatchObject({ length: 8, continuity: 'MIXED', threads: [] });
    expect(spread(answer)).toEqual({ 7: 1, 8: 1, 10: 8, 11: 20, 12: 20 });
    expect(answer.paths.exhausted).toBe(false);
  });

  storyTest('as Albertini tells it there are eight, each whole', async ({ run }) => {
    const answer = await run<Paths>(PATHS, { ...question, lens: { asToldBy: [{ slug: 'luigi-albertini' }] } });
    expect(spread(answer)).toEqual({ 11: 3, 12: 4, 13: 1 });
    for (const path of answer.paths.paths) {
      expect(path).toMatchObject({ continuity: 'ONE_ASSERTER', threads: [{ slug: 'luigi-albertini' }] });
    }
    expect(answer.paths.exhausted).toBe(true);
    expect(answer.paths.lens.summary).toMatch(/^As told by Luigi Albertini; /);
  });

  storyTest('as the United Kingdom tells it there is none', async ({ run }) => {
    const answer = await run<Paths>(PATHS, { ...question, lens: { asToldBy: [{ slug: 'united-kingdom' }] } });
    expect(answer.paths).toMatchObject({ paths: [], exhausted: true });
  });

  storyTest('without Albertini there are 23, none of which shows a claim of his', async ({ run }) => {
    const answer = await run<Paths>(PATHS, { ...question, avoid: { asserters: [{ slug: 'luigi-albertini' }] } });
    expect(spread(answer)).toEqual({ 7: 1, 10: 4, 11: 8, 12: 8, 13: 2 });
    expect(answer.paths.exhausted).toBe(true);
    const asserters = answer.paths.paths.flatMap(({ links }) =>
      links.flatMap(({ claims }) => claims.map(({ assertedBy }) => assertedBy.slug)),
    );
    expect(asserters).not.toContain('luigi-albertini');
  });

  storyTest('all pass through the invasion of Belgium, and none without it', async ({ run }) => {
    const invasion = { slug: 'german-invasion-of-belgium-1914-08-04' };
    const whole = await run<Paths>(PATHS, question);
    expect((await run<Paths>(PATHS, { ...question, via: [invasion] })).paths.paths).toEqual(whole.paths.paths);
    expect((await run<Paths>(PATHS, { ...question, avoid: { acts: [invasion] } })).paths).toMatchObject({ paths: [], exhausted: true });
  });
});

describe('to the German declaration of war on Russia', () => {
  storyTest('Clark tells four ways from Sarajevo and Fischer one, but three from the German assurance', async ({ run }) => {
    const told = (from: string, by: string) => run<Paths>(PATHS, { from, to: WAR_ON_RUSSIA, lens: { asToldBy: [{ slug: by }] } });
    expect(lengths(await told(SARAJEVO, 'christopher-clark'))).toEqual([7, 8, 8, 9]);
    expect(lengths(await told(SARAJEVO, 'fritz-fischer'))).toEqual([7]);
    expect(lengths(await told(ASSURANCE, 'fritz-fischer'))).toEqual([2, 5, 7]);
  });

  storyTest('the ends may be named in either order; the path runs from trigger to response', async ({ run }) => {
    const lens = { asToldBy: [{ slug: 'fritz-fischer' }] };
    const forward = await run<Paths>(PATHS, { from: ASSURANCE, to: WAR_ON_RUSSIA, lens });
    expect(await run<Paths>(PATHS, { from: WAR_ON_RUSSIA, to: ASSURANCE, lens })).toEqual(forward);
    expect(forward.paths.paths[0]?.acts[0]?.slug).toBe(ASSURANCE);
  });

  storyTest('k ends the search, and says that it did', async ({ run }) => {
    const lens = { asToldBy: [{ slug: 'fritz-fischer' }] };
    const asked = async (k: number) => (await run<Paths>(PATHS, { from: ASSURANCE, to: WAR_ON_RUSSIA, k, lens })).paths;
    expect(await asked(2)).toMatchObject({ paths: [{ length: 2 }, { length: 5 }], exhausted: false });
    expect(await asked(3)).toMatchObject({ exhausted: true });
  });
});

describe('from the rockets on K-1 to the missiles on al-Asad', () => {
  const question = { from: 'k1-rocket-attack-2019-12-27', to: 'al-asad-missile-attack-2020-01-08' };

  storyTest('one newspaper has every step, but does not tell the third as an answer', async ({ run }) => {
    const { paths } = await run<Paths>(PATHS, question);
    expect(paths.exhausted).toBe(true);
    expect(paths.paths).toMatchObject([
      {
        length: 4,
        continuity: 'SHARED_SOURCE',
        threads: [],
        independentSources: 1,
        minConfidence: null,
        confidences: [null, null, null, null],
        links: [{ basis: 'STATED_BY_RESPONDER' }, { kind: 'PROTEST' }, { kind: 'SEQUENCE' }, { basis: 'STATED_BY_RESPONDER' }],
      },
    ]);
  });

  storyTest('there is no way for one who wants more than an order in time, nor for Iran', async ({ run }) => {
    const lenses = [{ bases: ['PRESS', 'STATED_BY_RESPONDER'] }, { asToldBy: [{ slug: 'iran' }] }];
    for (const lens of lenses) expect((await run<Paths>(PATHS, { ...question, lens })).paths.paths).toEqual([]);
  });

  storyTest('the first step alone is told whole by the spokesman, by the Pentagon and by the United States', async ({ run }) => {
    const { paths } = await run<Paths>(PATHS, { from: question.from, to: 'us-strikes-2019-12-29' });
    expect(slugs(paths.paths[0]?.threads ?? [])).toEqual(['jonathan-hoffman', 'the-guardian', 'united-states', 'us-department-of-defense']);
    expect(paths.paths[0]?.continuity).toBe('ONE_ASSERTER');
  });
});

storyTest.for([
  [{ from: SARAJEVO, to: SARAJEVO }, 'from and to are the same act', 'BAD_USER_INPUT'],
  [{ from: SARAJEVO, to: BRITAIN, k: 0 }, 'k is 0. Give 1 to 50', 'BAD_USER_INPUT'],
  [{ from: SARAJEVO, to: BRITAIN, k: 51 }, 'k is 51. Give 1 to 50', 'BAD_USER_INPUT'],
  [{ from: SARAJEVO, to: 'no-such-act' }, '"no-such-act"', 'NOT_FOUND'],
  [{ from: SARAJEVO, to: BRITAIN, via: [{ slug: 'no-such-act' }] }, '"no-such-act"', 'NOT_FOUND'],
  [{ from: SARAJEVO, to: BRITAIN, avoid: { asserters: [{ slug: 'nobody' }] } }, '"nobody"', 'NOT_FOUND'],
  [{ from: SARAJEVO, to: BRITAIN, avoid: { links: ['made-up'] } }, 'not an id of this server', 'BAD_USER_INPUT'],
] as const)('paths refuses what it cannot answer: %j', async ([variables, sentence, code], { execute }) => {
  const { errors } = await execute(PATHS, variables);
  expect(errors?.[0]?.message).toContain(sentence);
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});

test.extend('poolSize', 1)('who tells a link, and in which source, is asked only of those between the two acts', async ({ db, run }) => {
  const line = lineOf(2);
  const [from, to] = line.acts;
  if (!from || !to) throw new Error('A line of two has two acts.');
  // So much came of it that the walk on has to be cut, and the walk back alone tells what lies between: with much that does not.
  const causes = Array.from({ length: 900 }, () => ({ ...from, id: v7() }));
  const answers = Array.from({ length: 1000 }, () => ({ ...to, id: v7(), at: to.at + 1 }));
  const links = [
    ...line.links,
    ...causes.map((_, at) => ({ id: v7(), trigger: 2 + at, response: 1, claims: [plainClaim(0)] })),
    ...answers.map((_, at) => ({ id: v7(), trigger: 1, response: 902 + at, claims: [plainClaim(0)] })),
  ];
  await insertGraph(db, { ...line, acts: [from, to, ...causes, ...answers], links });
  await db.$executeRaw`ANALYZE`;
  /** Of the one connection there is, which tells what it did once it is asked to. */
  const citationsRead = async (): Promise<number> => {
    await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
    const [row] = await db.$queryRaw<
      { read: number }[]
    >`SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_user_tables WHERE relname = 'citation'`;
    return row?.read ?? Number.NaN;
  };
  const before = await citationsRead();
  const { paths } = await run<Paths>(PATHS, { from: `act-${from.id}`, to: `act-${to.id}` });
  expect(paths).toMatchObject({ exhausted: true, paths: [{ length: 1, independentSources: 1 }] });
  expect((await citationsRead()) - before).toBeLessThan(100);
});
