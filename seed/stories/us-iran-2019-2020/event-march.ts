// What was done in March 2020: the rockets on Camp Taji, the find, the talk with the British, the strikes.
import type { StoryAttribution, StoryCasualties, StoryEvent } from '../../story.ts';
import { about, article, atLeast, exactly, newspaper, page } from './claim.ts';
import { baghdad, dayIn, rocketsHitCampTaji, strikesBegan, washington } from './moment.ts';
import { hostedByIraq, struckByUnitedStates } from './participation.ts';

/** Who is blamed for the rockets on Camp Taji, in the order in which it was said. */
const campTajiAttributions: StoryAttribution[] = [
  {
    assertedBy: 'unnamed-us-officials',
    assertedAt: dayIn(washington, '2020-03-11'),
    blamed: 'unidentified-camp-taji-attackers',
    type: 'UNOFFICIAL',
    confidenceWords: 'too soon to assign blame',
    citations: [page('post-guam-2020-03')],
  },
  {
    assertedBy: 'the-war-zone',
    assertedAt: dayIn(washington, '2020-03-11'),
    blamed: 'unidentified-camp-taji-attackers',
    type: 'PRESS',
    confidenceWords: 'no group had claimed responsibility',
    citations: [page('war-zone-32555')],
  },
  {
    assertedBy: 'kenneth-mckenzie',
    onBehalfOf: ['us-central-command'],
    statement: 'mckenzie-to-senate-2020-03-12',
    blamed: 'kataib-hezbollah',
    type: 'OFFICIAL',
    confidenceWords: 'most likely',
    citations: [
      page('jangan-permisi-2020-03', 'the only group known to have previously conducted an indirect fire attack of this scale'),
      page('the-hill-487202'),
    ],
  },
  {
    assertedBy: 'kenneth-mckenzie',
    onBehalfOf: ['us-central-command'],
    statement: 'mckenzie-to-senate-2020-03-12',
    blamed: 'iranian-backed-shia-militias',
    type: 'OFFICIAL',
    confidenceWords: 'most likely',
    citations: [page('the-hill-487202', 'most likely Shia militia groups')],
  },
  {
    assertedBy: 'unnamed-us-sources',
    assertedAt: dayIn(washington, '2020-03-12'),
    blamed: 'iran',
    type: 'UNOFFICIAL',
    confidenceWords: 'directly responsible',
    citations: [page('daily-caller-2020-03-12')],
  },
  // His answer names no group; in the newspaper's account the group under discussion is Kata'ib Hezbollah alone.
  {
    assertedBy: 'mark-esper',
    onBehalfOf: ['us-department-of-defense'],
    statement: 'esper-on-strike-inside-iran-2020-03-12',
    blamed: 'kataib-hezbollah',
    type: 'OFFICIAL',
    confidenceWords: 'believe',
    citations: [article(12, 'the group that we believe perpetrated this in Iraq')],
  },
  {
    assertedBy: 'us-military-leaders',
    statement: 'us-military-leaders-confident-2020-03',
    blamed: 'kataib-hezbollah',
    type: 'OFFICIAL',
    confidenceWords: 'confident',
    citations: [article(6)],
  },
  // Of March the newspaper itself says no more than that the US blames the group.
  { assertedBy: 'united-states', blamed: 'kataib-hezbollah', type: 'OFFICIAL', citations: [article(3)] },
];

const campTajiCasualties: StoryCasualties[] = [
  { ...newspaper(10), killed: exactly(3), injured: exactly(14) },
  { ...newspaper(10), side: 'united-states', category: 'soldiers', killed: exactly(2) },
  { ...newspaper(10), side: 'united-kingdom', category: 'soldiers', killed: exactly(1) },
  { ...newspaper(10), category: 'soldiers', injured: exactly(14) },
  {
    assertedBy: 'inherent-resolve-coalition',
    statement: 'coalition-release-2020-03-12',
    killed: exactly(3),
    injured: about(12),
    confidenceWords: 'approximately 12',
    citations: [page('coalition-release-2020-03-12'), page('baltic-word-2020-03')],
  },
  { assertedBy: 'baltic-word', side: 'united-states', killed: exactly(2), citations: [page('baltic-word-2020-03')] },
  { assertedBy: 'baltic-word', side: 'united-kingdom', killed: exactly(1), citations: [page('baltic-word-2020-03')] },
  { assertedBy: 'daily-caller', killed: exactly(3), injured: exactly(15), citations: [page('daily-caller-2020-03-12')] },
  { assertedBy: 'the-daily-beast', injured: atLeast(10), citations: [page('daily-beast-2020-03-11')] },
];

const campTajiRocketAttack: StoryEvent = {
  slug: 'camp-taji-rocket-attack-2020-03-11',
  title: 'Rockets on Camp Taji kill two Americans and a Briton',
  summary:
    "107 mm Katyusha rockets, fired from a launcher on a truck, strike a base near Baghdad that hosts coalition troops. Nobody claims the attack; US officials come to blame Kata'ib Hezbollah.",
  occurred: rocketsHitCampTaji,
  place: 'Camp Taji',
  kind: 'ASSAULT',
  mode: 'ROCKET',
  citations: [article(10), page('defpost-2020-03-11'), page('war-zone-32555')],
  occurrence: [newspaper(10)],
  participations: [
    {
      actor: 'unidentified-camp-taji-attackers',
      role: 'PERPETRATOR',
      detail: '107 mm Katyusha rockets fired from a truck launcher, as the US military says',
      citations: [article(10)],
    },
    { actor: 'inherent-resolve-coalition', role: 'TARGET', citations: [page('coalition-release-2020-03-12')] },
    { actor: 'us-armed-forces', role: 'TARGET', citations: [article(10)] },
    { actor: 'british-armed-forces', role: 'TARGET', citations: [article(10)] },
    { actor: 'us-soldiers-killed-at-camp-taji', role: 'VICTIM', outcome: 'KILLED', citations: [article(10)] },
    { actor: 'brodie-gillon', role: 'VICTIM', outcome: 'KILLED', detail: 'Combat medic', citations: [article(10), article(14)] },
    hostedByIraq,
  ],
  attributions: campTajiAttributions,
  casualties: campTajiCasualties,
  counts: [
    { ...newspaper(10), what: 'rockets', count: exactly(18) },
    {
      assertedBy: 'myles-caggins',
      onBehalfOf: ['inherent-resolve-coalition'],
      assertedAt: dayIn(baghdad, '2020-03-11'),
      what: 'rockets',
      count: exactly(15),
      citations: [page('daily-beast-2020-03-11', '15 small rockets')],
    },
    {
      assertedBy: 'inherent-resolve-coalition',
      statement: 'coalition-release-2020-03-12',
      what: 'rockets',
      count: about(18),
      confidenceWords: 'approximately 18',
      citations: [page('coalition-release-2020-03-12'), page('baltic-word-2020-03')],
    },
    { assertedBy: 'politico', what: 'rockets fired', count: exactly(30), citations: [page('politico-2020-03-12')] },
  ],
};

const launcherFound: StoryEvent = {
  slug: 'truck-launcher-found-near-camp-taji-2020-03-11',
  title: 'Iraqi security forces find the truck launcher near Camp Taji',
  summary: 'After the attack Iraqi security forces find near the base the truck from which the rockets were fired.',
  // After the rockets, and before the coalition told of it half an hour past midnight in Baghdad.
  occurred: { earliest: '2020-03-11T16:30:00.000Z', latest: '2020-03-11T21:30:00.000Z', zone: baghdad, precision: 'HOUR' },
  place: 'Camp Taji',
  kind: 'OTHER',
  citations: [article(10), page('coalition-release-2020-03-12')],
  occurrence: [
    { assertedBy: 'us-armed-forces', statement: 'us-military-on-rockets-2020-03', citations: [article(10)] },
    {
      assertedBy: 'inherent-resolve-coalition',
      statement: 'coalition-release-2020-03-12',
      citations: [page('coalition-release-2020-03-12')],
    },
  ],
  participations: [{ actor: 'iraqi-security-forces', role: 'PARTICIPANT', detail: 'Found the launcher', citations: [article(10)] }],
};

const talkWithBritish: StoryEvent = {
  slug: 'us-british-talk-on-camp-taji-2020-03',
  title: 'Esper and Milley talk with their British counterparts',
  summary: 'The two say that the attack was its subject. They do not name those to whom they spoke, and give no details.',
  // They said so on the Thursday; the talk itself is not dated.
  occurred: { earliest: '2020-03-11T16:30:00.000Z', latest: '2020-03-13T03:59:59.999Z', zone: washington, precision: 'DAY' },
  kind: 'CONSULT',
  citations: [article(20)],
  occurrence: [
    { assertedBy: 'mark-esper', statement: 'esper-and-milley-on-british-talk-2020-03-12', citations: [article(20)] },
    { assertedBy: 'mark-milley', statement: 'esper-and-milley-on-british-talk-2020-03-12', citations: [article(20)] },
  ],
  participations: [
    { actor: 'mark-esper', role: 'PARTICIPANT' },
    { actor: 'mark-milley', role: 'PARTICIPANT' },
    { actor: 'british-counterparts-of-esper-and-milley', role: 'PARTICIPANT' },
  ],
};

const marchStrikeCasualties: StoryCasualties[] = [
  ...[
    { side: 'iraqi-security-forces', killed: exactly(5) },
    { side: 'iraq', category: 'civilians', killed: exactly(1) },
    { side: 'popular-mobilization-forces', category: 'fighters', injured: exactly(5) },
  ].map((figure) => ({ ...figure, assertedBy: 'iraqi-armed-forces', citations: [page('ap-2020-03-14')] })),
  // Airwars and the coalition speak of one of the sites: a part, which is not a total.
  {
    assertedBy: 'airwars',
    side: 'iraq',
    category: 'civilians at Karbala airport',
    killed: exactly(3),
    injured: exactly(2),
    citations: [page('airwars-ci880')],
  },
  {
    assertedBy: 'airwars',
    category: 'belligerents at Karbala airport',
    killed: exactly(3),
    injured: exactly(9),
    citations: [page('airwars-ci880')],
  },
  {
    assertedBy: 'inherent-resolve-coalition',
    assertedAt: { earliest: '2020-09-01T00:00:00.000Z', latest: '2020-09-30T23:59:59.999Z', precision: 'MONTH' },
    side: 'iraq',
    category: 'civilians at Karbala airport',
    killed: exactly(1),
    citations: [page('airwars-ci880')],
  },
];

const marchStrikes: StoryEvent = {
  slug: 'us-strikes-2020-03-12',
  title: "US air strikes on Kata'ib Hezbollah weapon stores in Iraq",
  summary:
    "US aircraft bomb five sites across Iraq that the Pentagon describes as weapon stores of Kata'ib Hezbollah. It is the evening of 12 March in Washington, the night of 13 March in Iraq.",
  occurred: strikesBegan,
  place: 'Iraq',
  kind: 'ASSAULT',
  mode: 'AERIAL',
  citations: [article(1), page('daily-beast-2020-03-12'), page('airwars-ci880')],
  occurrence: [
    newspaper(1),
    {
      assertedBy: 'alyssa-farah',
      onBehalfOf: ['us-department-of-defense'],
      statement: 'farah-on-strikes-2020-03-12',
      citations: [article(4)],
    },
  ],
  participations: [
    ...struckByUnitedStates({ citations: [article(1)] }),
    { actor: 'kataib-hezbollah', role: 'TARGET', detail: 'Weapon stores, as the Pentagon describes them', citations: [article(3)] },
    hostedByIraq,
  ],
  casualties: marchStrikeCasualties,
  counts: [
    {
      assertedBy: 'alyssa-farah',
      onBehalfOf: ['us-department-of-defense'],
      statement: 'farah-on-strikes-2020-03-12',
      what: 'weapon storage sites',
      count: exactly(5),
      citations: [article(4, 'five weapon storage facilities'), article(1)],
    },
  ],
};

export const march: StoryEvent[] = [campTajiRocketAttack, launcherFound, talkWithBritish, marchStrikes];
