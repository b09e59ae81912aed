// Filters of any make: none breaks the server, and and, or and not mean what they say.
import fc from 'fast-check';
import { expect } from 'vitest';
import { runs } from '../support/runs.ts';
import { storyTest as test } from '../support/test.ts';

const ACTORS = ['united-states', 'iran', 'iraq', 'kataib-hezbollah', 'the-guardian', 'donald-trump'];
const instant = fc
  .date({ min: new Date('2019-11-01'), max: new Date('2020-05-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** One of these conditions, or several at once; those left out are absent or null. */
const some = (conditions: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.oneof(...Object.entries(conditions).map(([name, value]) => fc.record({ [name]: value }))) },
    fc.record(Object.fromEntries(Object.entries(conditions).map(([name, value]) => [name, fc.option(value, { freq: 1 })])), {
      requiredKeys: [],
    }),
  );

const actor = fc.record(
  {
    by: fc.record({ slug: fc.constantFrom(...ACTORS) }),
    roles: fc.option(fc.uniqueArray(fc.constantFrom('PERPETRATOR', 'TARGET', 'VICTIM', 'SPEAKER', 'HOST'), { minLength: 1 })),
    affiliates: fc.uniqueArray(fc.constantFrom('PART_OF', 'MEMBER_OF', 'HOLDS_OFFICE_IN', 'SUPPORTED_BY')),
    attributed: fc.boolean(),
  },
  { requiredKeys: ['by'] },
);

const window = fc
  .tuple(instant, instant, fc.boolean())
  .filter(([from, before]) => from < before)
  .chain(([from, before, certainly]) => fc.constantFrom({ from, before, certainly }, { from }, { before, certainly }));

const leaf = some({
  occurred: window,
  actor,
  place: fc.constantFrom('Iraq', 'baghdad', 'Camp Taji'),
  hostilityAtLeast: fc.nat(5),
  text: fc.oneof(
    fc.constantFrom('rocket', 'us strikes', 'kataib', 'zzz'),
    fc.string({ minLength: 1, maxLength: 20 }).map((text) => `taji ${text}`),
  ),
  case: fc.constant({ slug: 'us-iran-2019-2020' }),
  answered: fc.boolean(),
  answers: fc.boolean(),
});

const { filter } = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.record({ not: tie('filter') }),
    fc.record({ and: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** One story, for its acts fit on one page. */
const SINCE = { occurred: { from: '2017-01-01T00:00:00Z' } };
const since = (asked: object): object => ({ and: [SINCE, asked] });

const QUERY = `query ($all: ActFilter, $a: ActFilter, $b: ActFilter, $and: ActFilter, $or: ActFilter, $not: ActFilter, $lens: LensInput) {
  all: acts(first: 100, filter: $all) { ...ids }
  a: acts(first: 100, filter: $a, lens: $lens) { ...ids }
  b: acts(first: 100, filter: $b, lens: $lens) { ...ids }
  and: acts(first: 100, filter: $and, lens: $lens) { ...ids }
  or: acts(first: 100, filter: $or, lens: $lens) { ...ids }
  not: acts(first: 100, filter: $not, lens: $lens) { ...ids }
}
fragment ids on ActConnection { totalCount nodes { id } }`;

type Ids = Record<'all' | 'a' | 'b' | 'and' | 'or' | 'not', { totalCount: number; nodes: { id: string }[] }>;

const lens = fc.option(
  fc.constantFrom({ kinds: ['RETALIATION'] }, { asToldBy: [{ slug: 'the-guardian' }] }, { disputed: 'EXCLUDE' }, { minConfidence: 50 }),
);

test('and is what both let through, or what either does, not the rest', { timeout: 240_000 }, async ({ execute }) => {
  await fc.assert(
    fc.asyncProperty(filter, filter, lens, async (a, b, under) => {
      const variables = {
        all: SINCE,
        a: since(a),
        b: since(b),
        and: since({ and: [a, b] }),
        or: since({ or: [a, b] }),
        not: since({ not: a }),
        lens: under,
      };
      const { data, errors } = await execute<Ids>(QUERY, variables);
      expect(errors).toBeUndefined();
      if (!data) throw new Error('An answer without errors has data.');
      const [all, inA, inB] = [data.all, data.a, data.b].map(({ nodes }) => nodes.map(({ id }) => id)) as [string[], string[], string[]];
      const idsOf = (key: keyof Ids) => new Set(data[key].nodes.map(({ id }) => id));
      expect(idsOf('and')).toEqual(new Set(inA.filter((id) => inB.includes(id))));
      expect(idsOf('or')).toEqual(new Set([...inA, ...inB]));
      expect(idsOf('not')).toEqual(new Set(all.filter((id) => !inA.includes(id))));
      for (const { totalCount, nodes } of Object.values(data)) expect(nodes).toHaveLength(totalCount);
    }),
    { numRuns: runs(30) },
  );
});
