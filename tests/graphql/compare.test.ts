// Two accounts side by side through the front door, on both stories, with figures worked out by hand.
import { expect } from 'vitest';
import { storyTest } from '../support/test.ts';

const COMPARE = `query ($root: String!, $a: LensInput!, $b: LensInput!, $direction: Direction! = CAUSES) {
  compareAccounts(root: { slug: $root }, a: $a, b: $b, direction: $direction) {
    a { summary } b { summary }
    shared { ...pair } contested { ...pair } reversed { ...pair } reweighed { ...pair }
    onlyA { ...ends } onlyB { ...ends }
    forkPoints { slug } agreement { share of } truncated { reason }
  }
}
fragment pair on LinkPair {
  link { response { slug } trigger { slug } }
  a { stance kind basis strength assertedBy { slug } } b { stance kind basis strength assertedBy { slug } }
}
fragment ends on ChainLink { response { slug } trigger { slug } claims { assertedBy { slug } } }`;

interface Ends {
  response: { slug: string };
  trigger: { slug: string };
}
interface Said {
  stance: string;
  kind: string;
  basis: string;
  strength: string | null;
  assertedBy: { slug: string };
}
interface Pair {
  link: Ends;
  a: Said[];
  b: Said[];
}
interface Difference {
  compareAccounts: Record<'shared' | 'contested' | 'reversed' | 'reweighed', Pair[]> &
    Record<'onlyA' | 'onlyB', Ends[]> & {
      a: { summary: string };
      b: { summary: string };
      forkPoints: { slug: string }[];
      agreement: { share: number; of: number } | null;
      truncated: { reason: string } | null;
    };
}

/** Short names as in "the response <- the trigger". */
const SHORT: Record<string, string> = {
  'sarajevo-assassination-1914-06-28': 'SAR',
  'german-assurance-1914-07-05': 'GA',
  'franco-russian-talks-1914-07-20': 'FRT',
  'austrian-ultimatum-1914-07-23': 'AU',
  'russian-council-decision-1914-07-24': 'RCD',
  'serbian-reply-1914-07-25': 'SR',
  'austrian-partial-mobilisation-1914-07-25': 'APM',
  'temes-kubin-shots-1914-07-26': 'TK',
  'austria-declares-war-on-serbia-1914-07-28': 'AdwS',
  'bombardment-of-belgrade-1914-07-29': 'BB',
  'german-warning-to-russia-1914-07-29': 'GW',
  'russian-partial-mobilisation-1914-07-29': 'RPM',
  'russian-general-mobilisation-1914-07-30': 'RGM',
  'austrian-general-mobilisation-1914-07-31': 'AGM',
  'kriegsgefahrzustand-1914-07-31': 'KZ',
  'german-ultimatum-to-russia-1914-07-31': 'UR',
  'german-ultimatum-to-france-1914-07-31': 'UF',
  'german-mobilisation-1914-08-01': 'GM',
  'french-reply-1914-08-01': 'FR',
  'germany-declares-war-on-russia-1914-08-01': 'WR',
  'nuremberg-bombs-alleged-1914-08-02': 'NB',
  'british-naval-assurance-1914-08-02': 'BNA',
  'germany-declares-war-on-france-1914-08-03': 'WF',
  'german-invasion-of-belgium-1914-08-04': 'IB',
  'british-ultimatum-to-germany-1914-08-04': 'BU',
  'britain-declares-war-1914-08-04': 'BD',
};
const slugOf = (short: string): string => Object.entries(SHORT).find(([, name]) => name === short)?.[0] ?? short;
const name = ({ response, trigger }: Ends): string => [response.slug, trigger.slug].map((slug) => SHORT[slug] ?? slug).join(' <- ');

/** The six lists by short names, empty ones left out. */
function lists({ compareAccounts }: Difference): Record<string, string[]> {
  const { shared, contested, reversed, reweighed, onlyA, onlyB } = compareAccounts;
  const pairs = Object.entries({ shared, contested, reversed, reweighed }).map(([list, rows]) => [
    list,
    rows.map(({ link }) => name(link)),
  ]);
  const alone = Object.entries({ onlyA, onlyB }).map(([list, rows]) => [list, rows.map(name)]);
  return Object.fromEntries([...pairs, ...alone].filter(([, rows]) => rows?.length));
}

const told = (...by: string[]) => ({ asToldBy: by.map((slug) => ({ slug })) });

storyTest('Germany and Russia share two steps to their war, and part at the Russian mobilisation', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: slugOf('WR'), a: told('germany'), b: told('russia') });
  expect(lists(answer)).toEqual({ shared: ['UR <- RGM', 'WR <- UR'], onlyB: ['RGM <- APM', 'RGM <- GW', 'RGM <- BB'] });
  expect(answer.compareAccounts.agreement).toEqual({ share: 0.4, of: 5 });
  expect(answer.compareAccounts.forkPoints).toEqual([{ slug: slugOf('RGM') }]);
  expect(answer.compareAccounts.a.summary).toBe('As told by Germany; 0 of 2 links disputed');
});

storyTest('who mobilised first is reversed, and counts towards no agreement where one side tells mere order', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: slugOf('RGM'), a: told('germany'), b: told('russia'), direction: 'BOTH' });
  expect(lists(answer)).toEqual({
    shared: ['UR <- RGM', 'WR <- UR'],
    reversed: ['AGM <- RGM'],
    onlyA: ['KZ <- RGM', 'UF <- RGM', 'FR <- UF', 'GM <- UR'],
    onlyB: ['RGM <- APM', 'RGM <- GW', 'RGM <- BB'],
  });
  const [reversed] = answer.compareAccounts.reversed;
  expect(reversed?.a).toMatchObject([{ stance: 'ASSERTS', kind: 'SEQUENCE', assertedBy: { slug: 'germany' } }]);
  expect(reversed?.b).toMatchObject([{ stance: 'REVERSES', assertedBy: { slug: 'russia' } }]);
  expect(answer.compareAccounts.agreement).toEqual({ share: 2 / 9, of: 9 });
});

storyTest('Fischer and Clark tell the same steps with other weights', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: slugOf('WR'), a: told('fritz-fischer'), b: told('christopher-clark') });
  expect(lists(answer)).toEqual({
    shared: ['SR <- AU', 'AdwS <- SR', 'RPM <- AdwS', 'RGM <- RPM', 'WR <- UR'],
    reweighed: ['AU <- SAR', 'AU <- GA', 'UR <- RGM'],
    onlyA: ['AdwS <- GA', 'UR <- GA'],
    onlyB: ['GA <- SAR', 'RCD <- FRT', 'RCD <- AU', 'SR <- RCD'],
  });
  expect(answer.compareAccounts.agreement).toEqual({ share: 5 / 14, of: 14 });
  const [sarajevo] = answer.compareAccounts.reweighed;
  expect([sarajevo?.a[0]?.strength, sarajevo?.b[0]?.strength]).toEqual(['CONTRIBUTING', 'IMMEDIATE']);
});

storyTest('Britain and Germany share nothing on the British declaration', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: slugOf('BD'), a: told('united-kingdom'), b: told('germany') });
  expect(lists(answer)).toEqual({ contested: ['BU <- IB'], onlyA: ['BD <- BU'], onlyB: ['BD <- BNA'] });
  expect(answer.compareAccounts.agreement).toEqual({ share: 0, of: 3 });
  expect(answer.compareAccounts.forkPoints).toEqual([{ slug: slugOf('BD') }]);
  expect(answer.compareAccounts.contested[0]?.b).toMatchObject([{ stance: 'DENIES', assertedBy: { slug: 'germany' } }]);
});

storyTest.for(['france', 'karl-kautsky'])(
  'Germany tells of bombs, %s denies them and tells of the war in the east',
  async (other, { run }) => {
    const answer = await run<Difference>(COMPARE, { root: slugOf('WF'), a: told('germany'), b: told(other) });
    expect(lists(answer)).toEqual({ contested: ['WF <- NB'], onlyB: ['WF <- WR'] });
  },
);

storyTest.for(['russia', 'france'])(
  'Austria-Hungary’s mobilisation answered the Russian one, and %s says the reverse',
  async (other, { run }) => {
    const answer = await run<Difference>(COMPARE, { root: slugOf('AGM'), a: told('austria-hungary'), b: told(other) });
    expect(lists(answer)).toEqual({ reversed: ['AGM <- RGM'], onlyA: ['AGM <- RPM'] });
  },
);

storyTest('one party at two dates: what Vienna took back is only in the earlier account', async ({ run }) => {
  const vienna = told('austria-hungary');
  const answer = await run<Difference>(COMPARE, {
    root: slugOf('AdwS'),
    a: { ...vienna, saidUntil: '1914-07-28T23:30:00Z' },
    b: vienna,
  });
  expect(lists(answer)['onlyA']).toEqual(['AdwS <- TK']);
});

storyTest('a denial borne out by another source is not that of the source which is silent', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, {
    root: slugOf('WF'),
    a: told('germany'),
    b: { inSources: [{ slug: 'fay-origins-1928' }] },
  });
  expect(lists(answer)['contested']).toBeUndefined();
  expect(lists(answer)['onlyA']).toContain('WF <- NB');
});

storyTest('an account set beside itself agrees in all, and beside silence in nothing that could be counted', async ({ run }) => {
  const same = await run<Difference>(COMPARE, { root: slugOf('WR'), a: told('sidney-fay'), b: told('sidney-fay') });
  expect(Object.keys(lists(same))).toEqual(['shared']);
  expect(same.compareAccounts.agreement?.share).toBe(1);
  expect(same.compareAccounts.forkPoints).toEqual([]);
  const silent = await run<Difference>(COMPARE, { root: slugOf('BNA'), a: told('serbia'), b: told('belgium') });
  expect(silent.compareAccounts.agreement).toBeNull();
});

storyTest('the newspaper and the spokeswoman tell the strikes of March with other kinds', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: 'us-strikes-2020-03-12', a: told('the-guardian'), b: told('united-states') });
  expect(Object.keys(lists(answer))).toEqual(['reweighed']);
  const [strikes] = answer.compareAccounts.reweighed;
  expect([strikes?.a[0]?.kind, strikes?.b[0]?.kind]).toEqual(['RETALIATION', 'DETERRENCE']);
});

storyTest('the newspaper’s “followed” counts towards no agreement with Iran', async ({ run }) => {
  const answer = await run<Difference>(COMPARE, { root: 'al-asad-missile-attack-2020-01-08', a: told('the-guardian'), b: told('iran') });
  expect(lists(answer)['shared']).toEqual(['al-asad-missile-attack-2020-01-08 <- soleimani-strike-2020-01-03']);
  expect(lists(answer)['onlyA']).toHaveLength(3);
  expect(answer.compareAccounts.agreement).toEqual({ share: 1 / 3, of: 3 });
});
