// Origins through the front door, on both stories: who started it, by each account, with answers worked out by hand.
import { describe, expect } from 'vitest';
import { storyTest } from '../support/test.ts';

const ORIGINS = `query ($of: String!, $bridged: Boolean! = false, $lens: LensInput) {
  origins(of: { slug: $of }, bridged: $bridged, lens: $lens) {
    accounts {
      asserter { slug }
      origins {
        root { slug }
        bridges { response { slug } trigger { slug } disputed }
        path { acts { slug } threads { slug } links { kind claims { assertedBy { slug } } } }
      }
    }
    agreed { slug } forkPoints { slug } reciprocalBlame
    truncated { reason } lens { summary }
  }
}`;

interface Slug {
  slug: string;
}
interface Origins {
  origins: {
    accounts: {
      asserter: Slug;
      origins: {
        root: Slug;
        bridges: { response: Slug; trigger: Slug; disputed: boolean }[];
        path: { acts: Slug[]; threads: Slug[]; links: { kind: string; claims: { assertedBy: Slug }[] }[] };
      }[];
    }[];
    agreed: Slug[];
    forkPoints: Slug[];
    reciprocalBlame: boolean;
    truncated: { reason: string } | null;
    lens: { summary: string };
  };
}

const slugs = (rows: readonly Slug[]): string[] => rows.map(({ slug }) => slug);
/** Whose account begins where. */
const begins = ({ origins }: Origins): Record<string, string[]> =>
  Object.fromEntries(origins.accounts.map((account) => [account.asserter.slug, slugs(account.origins.map(({ root }) => root))]));

const SAR = 'sarajevo-assassination-1914-06-28';
const GA = 'german-assurance-1914-07-05';
const FRT = 'franco-russian-talks-1914-07-20';
const AU = 'austrian-ultimatum-1914-07-23';
const SR = 'serbian-reply-1914-07-25';
const APM = 'austrian-partial-mobilisation-1914-07-25';
const ADWS = 'austria-declares-war-on-serbia-1914-07-28';
const BB = 'bombardment-of-belgrade-1914-07-29';
const GW = 'german-warning-to-russia-1914-07-29';
const RGM = 'russian-general-mobilisation-1914-07-30';
const UR = 'german-ultimatum-to-russia-1914-07-31';
const WR = 'germany-declares-war-on-russia-1914-08-01';
const NB = 'nuremberg-bombs-alleged-1914-08-02';
const BNA = 'british-naval-assurance-1914-08-02';
const WF = 'germany-declares-war-on-france-1914-08-03';
const IB = 'german-invasion-of-belgium-1914-08-04';
const BD = 'britain-declares-war-1914-08-04';

describe('who started the war between Germany and Russia', () => {
  storyTest('has eight answers, and no verdict', async ({ run }) => {
    const answer = await run<Origins>(ORIGINS, { of: WR });
    expect(begins(answer)).toEqual({
      'christopher-clark': [SAR, FRT],
      'commission-on-responsibility-1919': [UR],
      'fritz-fischer': [SAR, GA],
      germany: [RGM],
      'harry-elmer-barnes': [RGM],
      'luigi-albertini': [SAR],
      russia: [APM, GW, BB],
      'sidney-fay': [SAR],
    });
    expect(slugs(answer.origins.agreed)).toEqual([UR]);
    expect(slugs(answer.origins.forkPoints)).toEqual(expect.arrayContaining([UR, RGM]));
    expect(answer.origins.truncated).toBeNull();
  });

  storyTest('is what Germany and Russia blame each other for', async ({ run }) => {
    expect((await run<Origins>(ORIGINS, { of: WR })).origins.reciprocalBlame).toBe(true);
    const lens = { asToldBy: [{ slug: 'germany' }, { slug: 'sidney-fay' }] };
    expect((await run<Origins>(ORIGINS, { of: WR, lens })).origins.reciprocalBlame).toBe(false);
  });

  storyTest('goes back to Sarajevo for Germany too, over what others say and nobody disputes', async ({ run }) => {
    const { origins } = await run<Origins>(ORIGINS, { of: WR, bridged: true });
    const germany = origins.accounts.find(({ asserter }) => asserter.slug === 'germany');
    expect(germany?.origins.map(({ root }) => root.slug)).toEqual([SAR]);
    expect(slugs(germany?.origins[0]?.path.acts ?? [])).toEqual([SAR, AU, SR, APM, RGM, UR, WR]);
    expect(germany?.origins[0]?.bridges).toMatchObject([
      { response: { slug: SR }, trigger: { slug: AU }, disputed: false },
      { response: { slug: APM }, trigger: { slug: SR }, disputed: false },
      { response: { slug: RGM }, trigger: { slug: APM }, disputed: false },
    ]);
    const isOwn = germany?.origins[0]?.path.links.map(({ claims }) => claims.every(({ assertedBy }) => assertedBy.slug === 'germany'));
    expect(isOwn).toEqual([true, false, false, false, true, true]);
  });

  storyTest('goes back to Sarajevo in Germany’s account of the war on Serbia, by the one bridge of the Serbian reply', async ({ run }) => {
    const { origins } = await run<Origins>(ORIGINS, { of: ADWS, bridged: true });
    const germany = origins.accounts.find(({ asserter }) => asserter.slug === 'germany');
    expect(germany?.origins).toMatchObject([
      {
        root: { slug: SAR },
        path: { acts: [{ slug: SAR }, { slug: AU }, { slug: SR }, { slug: ADWS }] },
        bridges: [{ response: { slug: SR }, trigger: { slug: AU } }],
      },
    ]);
  });

  storyTest('is never bridged over a disputed link', async ({ run }) => {
    for (const of of [WR, WF, BD, ADWS]) {
      const { origins } = await run<Origins>(ORIGINS, { of, bridged: true });
      const bridges = origins.accounts.flatMap((account) => account.origins.flatMap((origin) => origin.bridges));
      expect(bridges.length).toBeGreaterThan(0);
      expect(bridges.filter(({ disputed }) => disputed)).toEqual([]);
    }
  });
});

describe('the origins', () => {
  storyTest.for([
    [BD, { germany: [BNA], 'harry-elmer-barnes': [BNA], 'luigi-albertini': [SAR], 'united-kingdom': [IB] }],
    [WF, { france: [WR], germany: [NB], 'karl-kautsky': [WR], 'luigi-albertini': [SAR] }],
    [
      ADWS,
      {
        'austria-hungary': [SAR],
        'christopher-clark': [SAR, FRT],
        'commission-on-responsibility-1919': [GA],
        'fritz-fischer': [SAR, GA],
        germany: [SR],
        'luigi-albertini': [SAR],
        'sidney-fay': [SAR],
      },
    ],
  ] as const)('of %s, told without a gap', async ([of, roots], { run }) => {
    expect(begins(await run<Origins>(ORIGINS, { of }))).toEqual(roots);
  });

  storyTest('of the British declaration are agreed on by nobody, and fork at the declaration itself', async ({ run }) => {
    const { origins } = await run<Origins>(ORIGINS, { of: BD });
    expect(origins.agreed).toEqual([]);
    expect(slugs(origins.forkPoints)).toContain(BD);
  });

  storyTest('of the war on France are blamed by each side on the other, by Germany for bombs that it alone attributes', async ({ run }) => {
    expect((await run<Origins>(ORIGINS, { of: WF })).origins.reciprocalBlame).toBe(true);
    const { origins } = await run<Origins>(ORIGINS, { of: WF, lens: { excluding: [{ slug: 'germany' }] } });
    expect(origins.reciprocalBlame).toBe(false);
  });

  storyTest('are those that had been told by the end of 1914, asked so', async ({ run }) => {
    const answer = await run<Origins>(ORIGINS, { of: ADWS, lens: { saidUntil: '1914-12-31T00:00:00Z' } });
    expect(begins(answer)['austria-hungary']).toEqual([SR]);
    expect(Object.keys(begins(answer))).not.toContain('sidney-fay');
    expect(answer.origins.lens.summary).toContain('said until 1914-12-31');
  });

  storyTest(
    'of the strikes of March 2020 are the rockets for the newspaper and for the spokeswoman, each in its own words',
    async ({ run }) => {
      const answer = await run<Origins>(ORIGINS, { of: 'us-strikes-2020-03-12', bridged: true });
      const TAJI = ['camp-taji-rocket-attack-2020-03-11'];
      expect(begins(answer)).toEqual({
        'alyssa-farah': TAJI,
        'the-guardian': TAJI,
        'united-states': TAJI,
        'us-department-of-defense': TAJI,
      });
      const kinds = answer.origins.accounts.map(({ asserter, origins }) => [asserter.slug, origins[0]?.path.links[0]?.kind]);
      expect(Object.fromEntries(kinds)).toEqual({
        'alyssa-farah': 'DETERRENCE',
        'the-guardian': 'RETALIATION',
        'united-states': 'DETERRENCE',
        'us-department-of-defense': 'DETERRENCE',
      });
      expect(slugs(answer.origins.agreed)).toEqual(TAJI);
      expect(answer.origins.forkPoints).toEqual([]);
    },
  );

  storyTest('of the missiles on al-Asad end at the killing of Soleimani: what merely followed is no origin', async ({ run }) => {
    const answer = await run<Origins>(ORIGINS, { of: 'al-asad-missile-attack-2020-01-08', bridged: true });
    const SOLEIMANI = ['soleimani-strike-2020-01-03'];
    expect(begins(answer)).toEqual({ iran: SOLEIMANI, 'the-guardian': SOLEIMANI });
  });
});
