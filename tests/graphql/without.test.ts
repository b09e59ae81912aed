// Removals through the front door, on both stories, with answers worked out by hand.
import { describe, expect } from 'vitest';
import { storyTest } from '../support/test.ts';

const WITHOUT = `query ($root: String!, $to: ActBy, $remove: AvoidInput! = {}, $direction: Direction! = CONSEQUENCES, $lens: LensInput) {
  without(root: { slug: $root }, to: $to, remove: $remove, direction: $direction, lens: $lens) {
    lost { slug } stillReachable { slug } dominators { slug }
    minimumCut { id assertedBy { slug } link { response { slug } trigger { slug } } }
    note truncated { reason } lens { summary }
  }
}`;

interface Slug {
  slug: string;
}
interface Effect {
  without: {
    lost: Slug[];
    stillReachable: Slug[];
    dominators: Slug[];
    minimumCut: { id: string; assertedBy: Slug; link: { response: Slug; trigger: Slug } }[];
    note: string;
    truncated: { reason: string } | null;
    lens: { summary: string };
  };
}

const slugs = (rows: readonly Slug[]): string[] => rows.map(({ slug }) => slug);

const K1 = 'k1-rocket-attack-2019-12-27';
const DECEMBER = 'us-strikes-2019-12-29';
const EMBASSY = 'embassy-protests-2019-12-31';
const SOLEIMANI = 'soleimani-strike-2020-01-03';
const ASAD = 'al-asad-missile-attack-2020-01-08';
const SARAJEVO = 'sarajevo-assassination-1914-06-28';
const BRITAIN = 'britain-declares-war-1914-08-04';
const INVASION = 'german-invasion-of-belgium-1914-08-04';
const ULTIMATUM = 'british-ultimatum-to-germany-1914-08-04';

describe('without', () => {
  storyTest('the protests, the chain of the winter ends with the strikes before them', async ({ run }) => {
    const { without } = await run<Effect>(WITHOUT, { root: K1, remove: { acts: [{ slug: EMBASSY }] } });
    expect(slugs(without.stillReachable)).toEqual([DECEMBER]);
    expect(slugs(without.lost)).toEqual([EMBASSY, SOLEIMANI, ASAD]);
    expect(without.note).toMatch(/^Structural, not causal inference/);
    expect(without.truncated).toBeNull();
  });

  storyTest('the newspaper, nothing leads from the protests to the killing of Soleimani', async ({ run }) => {
    const { without } = await run<Effect>(WITHOUT, { root: K1, remove: { asserters: [{ slug: 'the-guardian' }] } });
    expect(slugs(without.stillReachable)).toEqual([DECEMBER, EMBASSY]);
  });

  storyTest('the United States, what its spokesman said of December goes too', async ({ run }) => {
    const told = { asToldBy: [{ slug: 'jonathan-hoffman' }] };
    const { without } = await run<Effect>(WITHOUT, { root: K1, remove: { asserters: [{ slug: 'united-states' }] }, lens: told });
    expect(slugs(without.lost)).toEqual([DECEMBER]);
  });

  storyTest('anything, back from the last act, the whole chain of causes is lost', async ({ run }) => {
    const links = await run<{ act: { responseTo: { nodes: { link: { id: string } }[] } } }>(
      `{ act(by: {slug: "${ASAD}"}) { responseTo { nodes { link { id } } } } }`,
    );
    const remove = { links: links.act.responseTo.nodes.map(({ link }) => link.id) };
    const { without } = await run<Effect>(WITHOUT, { root: ASAD, remove, direction: 'CAUSES' });
    expect(slugs(without.lost)).toEqual([K1, DECEMBER, EMBASSY, SOLEIMANI]);
    expect(without.stillReachable).toEqual([]);
  });
});

describe('between Sarajevo and the British declaration of war', () => {
  const question = { root: SARAJEVO, to: { slug: BRITAIN } };

  storyTest('every path passes through the invasion of Belgium, and two claims hold the two together', async ({ run }) => {
    const { without } = await run<Effect>(WITHOUT, question);
    expect(slugs(without.dominators)).toEqual([INVASION, ULTIMATUM]);
    // The two steps after the invasion have two claims each as well: this cut is the nearest to Sarajevo.
    expect(without.minimumCut.map(({ assertedBy, link }) => [assertedBy.slug, link.response.slug, link.trigger.slug])).toEqual([
      ['luigi-albertini', 'german-ultimatum-to-belgium-1914-08-02', 'german-mobilisation-1914-08-01'],
      ['germany', INVASION, 'germany-declares-war-on-france-1914-08-03'],
    ]);
    expect(without.lost).toEqual([]);
  });

  storyTest('one claim does where Albertini’s are taken away, and none where nothing joins them', async ({ run }) => {
    const remove = { asserters: [{ slug: 'luigi-albertini' }] };
    expect((await run<Effect>(WITHOUT, { ...question, remove })).without.minimumCut).toMatchObject([{ assertedBy: { slug: 'germany' } }]);
    const parted = await run<Effect>(WITHOUT, { ...question, remove: { acts: [{ slug: INVASION }] } });
    expect(parted.without).toMatchObject({ dominators: [], minimumCut: [] });
    expect(slugs(parted.without.lost)).toEqual(expect.arrayContaining([INVASION, ULTIMATUM, BRITAIN]));
  });

  storyTest('three lenses give three answers: all, Albertini alone, the United Kingdom alone', async ({ run }) => {
    const told = (slug: string) => ({ asToldBy: [{ slug }] });
    const cut = async (lens?: object) => (await run<Effect>(WITHOUT, { ...question, lens })).without.minimumCut.length;
    expect(await cut()).toBe(2);
    expect(await cut(told('luigi-albertini'))).toBe(1);
    expect(await cut(told('united-kingdom'))).toBe(0);
  });

  storyTest('the two ends are asked for the other way round as well', async ({ run }) => {
    const { without } = await run<Effect>(WITHOUT, { root: BRITAIN, to: { slug: SARAJEVO }, direction: 'CAUSES' });
    expect(slugs(without.dominators)).toEqual([INVASION, ULTIMATUM]);
  });
});

storyTest('an act cannot be parted from itself', async ({ execute }) => {
  const { errors } = await execute(WITHOUT, { root: K1, to: { slug: K1 } });
  expect(errors?.[0]?.message).toContain('root and to are the same act');
});
