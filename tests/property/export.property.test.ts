// Whatever a query asks under whatever lens: the address that its file names holds the same file.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { CausalStrength, ParticipationRole, ResponseBasis, ResponseKind, Stance } from '../../src/generated/prisma/enums.ts';
import { runs } from '../support/runs.ts';
import { storyTest } from '../support/test.ts';

// A file says when it was made.
beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-02T03:04:05Z') }));
afterAll(() => vi.useRealTimers());

const slug = (...slugs: string[]) => fc.constantFrom(...slugs).map((name) => ({ slug: name }));
const some = <Value>(of: fc.Arbitrary<Value>) => fc.array(of, { minLength: 1, maxLength: 3 });
const among = (values: Readonly<Record<string, string>>) =>
  fc.uniqueArray(fc.constantFrom(...Object.values(values)), { minLength: 1, maxLength: 3 });
/** In the midst of what the stories tell, where bounds of acts lie on either side. */
const instant = fc.constantFrom(
  '2019-12-27T12:00:00.000Z',
  '2020-01-03T00:00:00.000Z',
  '2020-03-12T12:00:00.123Z',
  '1914-07-31T12:00:00.000Z',
  '1930-01-01T00:00:00.000Z',
);

const actor = slug('iran', 'united-states', 'russia', 'austria-hungary', 'kataib-hezbollah', 'the-guardian');
const act = slug('soleimani-strike-2020-01-03', 'us-strikes-2020-03-12', 'austrian-general-mobilisation-1914-07-31');
const kase = slug('us-iran-2019-2020', 'july-crisis-1914');

/** Any part may be left out. */
const part = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });

const lens = part({
  asToldBy: some(actor),
  alone: fc.boolean(),
  excluding: some(actor),
  inSources: some(slug('guardian-us-airstrikes-iraq-2020-03', 'cbs-2019-12')),
  bases: among(ResponseBasis),
  kinds: among(ResponseKind),
  strengths: among(CausalStrength),
  minConfidence: fc.integer({ min: 0, max: 100 }),
  minIndependentSources: fc.integer({ min: 1, max: 3 }),
  disputed: fc.constantFrom('INCLUDE', 'EXCLUDE', 'ONLY'),
  includeProposed: fc.boolean(),
  saidUntil: instant,
  asOf: instant,
});

const actFilter = part({
  occurred: fc.oneof(part({ from: instant, certainly: fc.boolean() }), part({ before: instant })),
  actor: part({ roles: among(ParticipationRole), affiliates: fc.constantFrom([], ['PART_OF']), attributed: fc.boolean() }).chain((rest) =>
    actor.map((by) => ({ by, ...rest })),
  ),
  place: fc.constantFrom('Iraq', 'Baghdad'),
  hostilityAtLeast: fc.integer({ min: 0, max: 5 }),
  text: fc.constantFrom('strikes', 'a & b = c, d?', '“war” +%20'),
  case: kase,
  answered: fc.boolean(),
  answers: fc.boolean(),
});

const claimFilter = part({ assertedBy: some(actor), about: act, blames: actor, stances: among(Stance), saidUntil: instant, case: kase });
const orderBy = part({ field: fc.constantFrom('OCCURRED', 'RECORDED', 'HOSTILITY'), direction: fc.constantFrom('ASC', 'DESC') });

const QUERY = `query ($filter: ActFilter, $orderBy: ActOrder, $lens: LensInput, $other: LensInput!, $claims: ClaimFilter, $act: ActBy!, $case: CaseBy!) {
  acts(filter: $filter, orderBy: $orderBy, lens: $lens, first: 100) { nodes { name: slug } export(format: JSON) }
  claims(filter: $claims, first: 100) { nodes { name: id } export(format: JSON) }
  compareAccounts(root: $act, a: $other, b: {asToldBy: [{slug: "russia"}]}) { export(format: JSON) }
  case(by: $case) { export(format: TIMELINE_JS, lens: $lens, budget: {acts: 20}) }
}`;

const question = fc.record({ filter: actFilter, orderBy, lens, other: lens, claims: claimFilter, act, case: kase });

interface Taken {
  readonly export: string;
  readonly nodes?: readonly { readonly name: string }[];
}

/** The key within a global id; a slug is itself. */
const keyOf = (name: string): string => Buffer.from(name, 'base64').toString().split(':')[1] ?? name;

storyTest('The file of a query holds what the query lists, and is the file of the address that it names', async ({ run, server }) => {
  await fc.assert(
    fc.asyncProperty(question, async (variables) => {
      const answer = await run<Record<string, Taken>>(QUERY, variables);
      for (const [of, { export: text, nodes }] of Object.entries(answer)) {
        if (nodes) {
          const { rows } = JSON.parse(text) as { rows: { slug?: string; id?: string }[] };
          expect(rows.map(({ slug: name, id }) => name ?? id).slice(0, 100)).toEqual(nodes.map(({ name }) => keyOf(name)));
        }
        const address = /"permalink": "([^"]+)"/.exec(text)?.[1] ?? /(\/cases\/[^;]+);/.exec(text.replaceAll('&amp;', '&'))?.[1] ?? '';
        const response = await server.request(address);
        expect([of, address, (await response.text()).replaceAll('http://localhost', '')]).toEqual([of, address, text]);
      }
    }),
    { numRuns: runs(5, 40) },
  );
});
