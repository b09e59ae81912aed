// What was done from the rockets on K-1 to the missiles on al-Asad.
import type { StoryCasualties, StoryClaim, StoryEvent } from '../../story.ts';
import { about, article, atLeast, atMost, exactly, newspaper, page } from './claim.ts';
import { baghdad, dayIn, washington } from './moment.ts';
import { hostedByIraq, struckByUnitedStates } from './participation.ts';

/** What the Pentagon said of K-1 on the day of its strikes. */
const pentagonOnDecemberTwentyNinth: StoryClaim = {
  assertedBy: 'us-department-of-defense',
  assertedAt: dayIn(washington, '2019-12-29'),
  citations: [page('cbs-2019-12')],
};

const k1RocketAttack: StoryEvent = {
  slug: 'k1-rocket-attack-2019-12-27',
  title: 'Rockets on K-1 air base kill a US contractor',
  summary:
    "Some thirty rockets strike an Iraqi military base at Kirkuk that hosts coalition forces. A US contractor is killed; American and Iraqi troops are wounded. The newspaper and the Pentagon say that Kata'ib Hezbollah did it; the group denies it.",
  occurred: dayIn(baghdad, '2019-12-27'),
  place: 'K-1 air base',
  kind: 'ASSAULT',
  mode: 'ROCKET',
  citations: [article(18), page('cbs-2019-12')],
  occurrence: [newspaper(18)],
  // Blamed on a group that denies it: whoever fired is UNKNOWN, and those who are blamed stand in the attributions.
  participations: [
    { actor: 'unidentified-k1-attackers', role: 'PERPETRATOR' },
    { actor: 'inherent-resolve-coalition', role: 'TARGET', citations: [page('cbs-2019-12')] },
    { actor: 'us-armed-forces', role: 'TARGET', outcome: 'INJURED', citations: [page('cbs-2019-12')] },
    { actor: 'iraqi-security-forces', role: 'TARGET', outcome: 'INJURED', citations: [page('cbs-2019-12')] },
    { actor: 'us-contractor-killed-at-k1', role: 'VICTIM', outcome: 'KILLED', citations: [article(18)] },
    hostedByIraq,
  ],
  attributions: [
    { ...newspaper(18), blamed: 'kataib-hezbollah', type: 'PRESS' },
    { ...pentagonOnDecemberTwentyNinth, blamed: 'kataib-hezbollah', type: 'OFFICIAL' },
    {
      assertedBy: 'kataib-hezbollah',
      stance: 'DENIES',
      blamed: 'kataib-hezbollah',
      type: 'SELF',
      citations: [page('la-times-2020-03-11')],
    },
  ],
  casualties: [
    { ...newspaper(18), side: 'united-states', category: 'contractor', killed: exactly(1) },
    { ...pentagonOnDecemberTwentyNinth, side: 'united-states', category: 'contractor', killed: exactly(1) },
    { ...pentagonOnDecemberTwentyNinth, side: 'united-states', category: 'service members', injured: exactly(4) },
    { ...pentagonOnDecemberTwentyNinth, side: 'iraqi-security-forces', injured: exactly(2) },
    {
      assertedBy: 'inquisitr',
      side: 'united-states',
      category: 'contractor',
      killed: exactly(1),
      citations: [page('inquisitr-2020-02-10')],
    },
    { assertedBy: 'inquisitr', side: 'iraq', injured: exactly(6), citations: [page('inquisitr-2020-02-10')] },
  ],
  counts: [
    {
      assertedBy: 'csis',
      what: 'rockets',
      count: atLeast(30),
      confidenceWords: '30-plus',
      citations: [page('csis-missile-threat-2019-12')],
    },
    {
      assertedBy: 'unnamed-us-officials',
      what: 'rockets',
      count: atMost(30),
      confidenceWords: 'as many as 30',
      citations: [page('boston-herald-2019-12-29')],
    },
  ],
};

const decemberStrikes: StoryEvent = {
  slug: 'us-strikes-2019-12-29',
  title: "US air strikes on Kata'ib Hezbollah in Iraq and Syria",
  summary:
    "US aircraft bomb sites of Kata'ib Hezbollah, in the Iraqi border district of al-Qaim and across the border in Syria. How many sites and how many dead is told differently.",
  occurred: dayIn(baghdad, '2019-12-29'),
  place: 'Al-Qaim district',
  kind: 'ASSAULT',
  mode: 'AERIAL',
  citations: [article(18), page('guardian-2019-12-29'), page('boston-herald-2019-12-29')],
  occurrence: [newspaper(18)],
  participations: [
    ...struckByUnitedStates({ detail: 'Air Force F-15 Strike Eagles', citations: [page('boston-herald-2019-12-29')] }),
    { actor: 'kataib-hezbollah', role: 'TARGET', citations: [page('guardian-2019-12-29')] },
    hostedByIraq,
    { actor: 'syria', role: 'HOST', citations: [page('boston-herald-2019-12-29')] },
  ],
  casualties: [
    {
      assertedBy: 'iraqi-security-and-militia-sources',
      killed: atLeast(25),
      injured: atLeast(55),
      citations: [page('taipei-times-2019-12-31')],
    },
    {
      assertedBy: 'popular-mobilization-forces',
      assertedAt: dayIn(baghdad, '2019-12-29'),
      killed: atLeast(19),
      citations: [page('boston-herald-2019-12-29')],
    },
    // It speaks of three of the strikes, on one headquarters: a part, which is not a total.
    {
      assertedBy: 'iraq-joint-operations-command',
      category: 'fighters at one site, in three strikes',
      killed: exactly(4),
      citations: [page('boston-herald-2019-12-29')],
    },
  ],
  counts: [
    { assertedBy: 'urdu-point', what: 'sites', count: exactly(5), citations: [page('urdu-point-798258')] },
    { assertedBy: 'urdu-point', what: 'sites in Iraq', count: exactly(3), citations: [page('urdu-point-798258')] },
    { assertedBy: 'urdu-point', what: 'sites in Syria', count: exactly(2), citations: [page('urdu-point-798258')] },
    { assertedBy: 'cbs-news', what: 'sites in Iraq', count: exactly(1), citations: [page('cbs-2019-12')] },
    { assertedBy: 'cbs-news', what: 'sites in Syria', count: exactly(2), citations: [page('cbs-2019-12')] },
  ],
};

const embassyProtests: StoryEvent = {
  slug: 'embassy-protests-2019-12-31',
  title: 'Protests at the US embassy in Baghdad',
  summary:
    'Members and supporters of the militias demonstrate at the US embassy, and the demonstration turns violent. The newspaper speaks of protests and gives neither a day nor a name.',
  occurred: dayIn(baghdad, '2019-12-31'),
  place: 'US embassy, Baghdad',
  kind: 'PROTEST',
  mode: 'RIOT',
  thresholds: ['DIPLOMATIC_SITE'],
  citations: [article(19), page('war-zone-32555'), page('the-times-2019-12-31')],
  occurrence: [newspaper(19)],
  participations: [
    {
      actor: 'protesters-at-us-embassy-baghdad',
      role: 'PERPETRATOR',
      detail: 'Members and supporters of militias',
      citations: [page('war-zone-32555')],
    },
    { actor: 'us-embassy-baghdad', role: 'TARGET' },
    hostedByIraq,
  ],
};

const soleimaniStrike: StoryEvent = {
  slug: 'soleimani-strike-2020-01-03',
  title: 'US air strike kills Soleimani and al-Muhandis',
  summary:
    'An American drone strike at Baghdad airport kills General Qassem Soleimani of Iran and the militia leader Abu Mahdi al-Muhandis.',
  occurred: dayIn(baghdad, '2020-01-03'),
  place: 'Baghdad International Airport',
  kind: 'ASSAULT',
  mode: 'TARGETED_KILLING',
  thresholds: ['LEADER_KILLED'],
  citations: [article(19), page('sullo-law-2021-05-25')],
  occurrence: [newspaper(19)],
  participations: [
    ...struckByUnitedStates({ detail: 'Struck from a drone', citations: [page('sullo-law-2021-05-25')] }),
    { actor: 'qassem-soleimani', role: 'VICTIM', outcome: 'KILLED', citations: [article(19)] },
    { actor: 'abu-mahdi-al-muhandis', role: 'VICTIM', outcome: 'KILLED', citations: [article(19)] },
    { actor: 'irgc-quds-force', role: 'TARGET', detail: 'By the killing of its commander', citations: [page('epoch-times-2020-01-24')] },
    hostedByIraq,
  ],
  // The two whom the newspaper names: it gives no total, so each is a least number.
  casualties: [
    { ...newspaper(19), side: 'iran', killed: atLeast(1) },
    { ...newspaper(19), side: 'popular-mobilization-forces', killed: atLeast(1) },
  ],
};

const brainInjuries = { side: 'united-states', category: 'troops with traumatic brain injury' };

/** The series as it grew, each figure with who gave it and when. */
const alAsadCasualties: StoryCasualties[] = [
  {
    assertedBy: 'donald-trump',
    onBehalfOf: ['united-states'],
    assertedAt: dayIn(washington, '2020-01-08'),
    side: 'united-states',
    killed: exactly(0),
    injured: exactly(0),
    confidenceWords: 'suffered no casualties',
    citations: [page('republic-world-2020-02-11', 'suffered no casualties')],
  },
  {
    ...brainInjuries,
    assertedBy: 'us-armed-forces',
    assertedAt: dayIn(washington, '2020-01-17'),
    injured: exactly(11),
    citations: [page('mash-viral-2020-01')],
  },
  {
    ...brainInjuries,
    assertedBy: 'us-department-of-defense',
    assertedAt: dayIn(washington, '2020-01-24'),
    injured: exactly(34),
    citations: [page('epoch-times-2020-01-24')],
  },
  {
    ...brainInjuries,
    assertedBy: 'us-department-of-defense',
    assertedAt: dayIn(washington, '2020-01-28'),
    injured: exactly(50),
    citations: [page('news-opi-2020-01-29')],
  },
  // Told as "the end of January"; the last of the month stands for it.
  {
    ...brainInjuries,
    assertedBy: 'us-department-of-defense',
    assertedAt: dayIn(washington, '2020-01-31'),
    injured: exactly(64),
    citations: [page('islam-times-2020-02-10')],
  },
  {
    ...brainInjuries,
    assertedBy: 'unnamed-us-officials',
    assertedAt: dayIn(washington, '2020-02-10'),
    injured: atLeast(100),
    confidenceWords: 'over 100',
    citations: [page('islam-times-2020-02-10')],
  },
  { ...newspaper(19), ...brainInjuries, injured: atLeast(100), confidenceWords: 'more than 100' },
  {
    ...brainInjuries,
    assertedBy: 'sullo-law',
    assertedAt: { on: '2021-05-25' },
    injured: atLeast(110),
    citations: [page('sullo-law-2021-05-25')],
  },
];

const alAsadMissileAttack: StoryEvent = {
  slug: 'al-asad-missile-attack-2020-01-08',
  title: 'Iranian ballistic missiles strike al-Asad air base',
  summary:
    'Iran fires ballistic missiles at bases in Iraq that host US troops, al-Asad and Erbil. Nobody is killed; over the following weeks more than a hundred Americans are found to have traumatic brain injuries.',
  occurred: dayIn(baghdad, '2020-01-08'),
  place: 'Al-Asad air base',
  kind: 'ASSAULT',
  mode: 'MISSILE',
  thresholds: ['DIRECT_STATE_ON_STATE'],
  citations: [article(19), page('epoch-times-2020-01-24'), page('sullo-law-2021-05-25')],
  occurrence: [newspaper(19)],
  participations: [
    { actor: 'iran', role: 'PERPETRATOR', detail: 'Ballistic missiles', citations: [article(19)] },
    { actor: 'islamic-revolutionary-guard-corps', role: 'PERPETRATOR', citations: [page('news-international-2020-01-17')] },
    { actor: 'us-armed-forces', role: 'TARGET', outcome: 'INJURED', detail: 'Traumatic brain injuries', citations: [article(19)] },
    hostedByIraq,
  ],
  attributions: [
    { ...newspaper(19), blamed: 'iran', type: 'PRESS' },
    {
      assertedBy: 'iran',
      statement: 'iran-letter-to-un-2020-01-08',
      blamed: 'iran',
      type: 'SELF',
      citations: [page('iran-letter-2020-01-08', 'the armed forces of the Islamic Republic of Iran')],
    },
  ],
  casualties: alAsadCasualties,
  counts: [
    {
      assertedBy: 'the-epoch-times',
      what: 'missiles',
      count: about(24),
      confidenceWords: 'around two dozen',
      citations: [page('epoch-times-2020-01-24')],
    },
    { assertedBy: 'sullo-law', what: 'missiles fired at al-Asad', count: exactly(16), citations: [page('sullo-law-2021-05-25')] },
    { assertedBy: 'sullo-law', what: 'missiles that hit al-Asad', count: exactly(11), citations: [page('sullo-law-2021-05-25')] },
    { assertedBy: 'sullo-law', what: 'missiles fired at Erbil', count: atLeast(2), citations: [page('sullo-law-2021-05-25')] },
  ],
};

export const decemberToJanuary: StoryEvent[] = [k1RocketAttack, decemberStrikes, embassyProtests, soleimaniStrike, alAsadMissileAttack];
