// Who holds which office, who backs, leads or belongs to whom, and who says so.
import type { StoryAffiliation } from '../../story.ts';
import { article, newspaper, page } from './claim.ts';
import { baghdad, dayIn } from './moment.ts';

const untilTheDroneStrike = { until: dayIn(baghdad, '2020-01-03') };

/** Bodies and forces of a state. Whoever asks for a state's own account hears these too (Who tells, in the model). */
const partsOfStates: StoryAffiliation[] = [
  { subject: 'us-department-of-defense', kind: 'PART_OF', object: 'united-states', claims: [newspaper(1)] },
  { subject: 'trump-administration', kind: 'PART_OF', object: 'united-states', claims: [newspaper(13)] },
  { subject: 'us-armed-forces', kind: 'PART_OF', object: 'united-states', claims: [newspaper(1)] },
  { subject: 'us-military-leaders', kind: 'PART_OF', object: 'us-armed-forces', claims: [newspaper(6)] },
  { subject: 'us-embassy-baghdad', kind: 'PART_OF', object: 'united-states', claims: [newspaper(19)] },
  {
    subject: 'us-department-of-state',
    kind: 'PART_OF',
    object: 'united-states',
    claims: [{ assertedBy: 'post-guam', citations: [page('post-guam-2020-03')] }],
  },
  {
    subject: 'us-central-command',
    kind: 'PART_OF',
    object: 'us-department-of-defense',
    claims: [{ assertedBy: 'wikipedia', citations: [page('wikipedia-central-command', undefined, 'first sentence')] }],
  },
  { subject: 'british-armed-forces', kind: 'PART_OF', object: 'united-kingdom', claims: [newspaper(9)] },
  { subject: 'scottish-and-north-irish-yeomanry', kind: 'PART_OF', object: 'british-armed-forces', claims: [newspaper(14)] },
  { subject: 'iraqi-security-forces', kind: 'PART_OF', object: 'iraq', claims: [newspaper(10)] },
  {
    subject: 'iraqi-armed-forces',
    kind: 'PART_OF',
    object: 'iraq',
    claims: [{ assertedBy: 'associated-press', citations: [page('ap-2020-03-14')] }],
  },
  {
    subject: 'iraq-joint-operations-command',
    kind: 'PART_OF',
    object: 'iraq',
    claims: [{ assertedBy: 'boston-herald', citations: [page('boston-herald-2019-12-29')] }],
  },
  {
    subject: 'islamic-revolutionary-guard-corps',
    kind: 'PART_OF',
    object: 'iran',
    claims: [{ assertedBy: 'the-news-international', citations: [page('news-international-2020-01-17')] }],
  },
  {
    subject: 'irgc-quds-force',
    kind: 'PART_OF',
    object: 'islamic-revolutionary-guard-corps',
    claims: [{ assertedBy: 'the-news-international', citations: [page('news-international-2020-01-17')] }],
  },
];

const offices: StoryAffiliation[] = [
  {
    subject: 'donald-trump',
    kind: 'HOLDS_OFFICE_IN',
    object: 'united-states',
    title: 'President',
    claims: [
      { assertedBy: 'the-guardian', citations: [article(7), article(11)] },
      { assertedBy: 'republic-world', citations: [page('republic-world-2020-02-11')] },
    ],
  },
  { subject: 'donald-trump', kind: 'LEADS', object: 'trump-administration', claims: [newspaper(13)] },
  {
    subject: 'mark-esper',
    kind: 'HOLDS_OFFICE_IN',
    object: 'us-department-of-defense',
    title: 'Secretary of Defense',
    claims: [newspaper(7)],
  },
  // The newspaper names Milley without an office: his is taken from another page.
  {
    subject: 'mark-milley',
    kind: 'HOLDS_OFFICE_IN',
    object: 'us-department-of-defense',
    title: 'Chairman of the Joint Chiefs of Staff',
    claims: [{ assertedBy: 'politico', citations: [page('politico-2020-03-12')] }],
  },
  {
    subject: 'alyssa-farah',
    kind: 'HOLDS_OFFICE_IN',
    object: 'us-department-of-defense',
    title: 'Pentagon spokeswoman',
    claims: [newspaper(3)],
  },
  {
    subject: 'jonathan-hoffman',
    kind: 'HOLDS_OFFICE_IN',
    object: 'us-department-of-defense',
    title: 'Pentagon spokesman',
    claims: [{ assertedBy: 'boston-herald', citations: [page('boston-herald-2019-12-29')] }],
  },
  {
    subject: 'mike-pompeo',
    kind: 'HOLDS_OFFICE_IN',
    object: 'us-department-of-state',
    title: 'Secretary of State',
    claims: [{ assertedBy: 'post-guam', citations: [page('post-guam-2020-03')] }],
  },
  {
    subject: 'kenneth-mckenzie',
    kind: 'COMMANDS',
    object: 'us-central-command',
    title: 'Commander',
    claims: [
      { assertedBy: 'politico', citations: [page('politico-2020-03-12')] },
      { assertedBy: 'the-hill', citations: [page('the-hill-487202')] },
    ],
  },
  {
    subject: 'myles-caggins',
    kind: 'HOLDS_OFFICE_IN',
    object: 'inherent-resolve-coalition',
    title: 'Spokesman',
    claims: [{ assertedBy: 'the-daily-beast', citations: [page('daily-beast-2020-03-11')] }],
  },
  {
    subject: 'ben-wallace',
    kind: 'HOLDS_OFFICE_IN',
    object: 'united-kingdom',
    title: 'Secretary of State for Defence',
    claims: [{ assertedBy: 'the-guardian', citations: [article(9), article(15)] }],
  },
  {
    subject: 'eliot-engel',
    kind: 'HOLDS_OFFICE_IN',
    object: 'house-foreign-affairs-committee',
    title: 'Chair',
    claims: [newspaper(21)],
  },
  { subject: 'eliot-engel', kind: 'MEMBER_OF', object: 'democratic-party', claims: [newspaper(21)] },
  {
    subject: 'qassem-soleimani',
    kind: 'HOLDS_OFFICE_IN',
    object: 'iran',
    title: 'General, the most powerful military officer',
    ...untilTheDroneStrike,
    claims: [newspaper(19)],
  },
  {
    subject: 'qassem-soleimani',
    kind: 'COMMANDS',
    object: 'irgc-quds-force',
    title: 'Commander',
    ...untilTheDroneStrike,
    claims: [
      { assertedBy: 'the-epoch-times', citations: [page('epoch-times-2020-01-24')] },
      { assertedBy: 'the-news-international', citations: [page('news-international-2020-01-17')] },
    ],
  },
];

const ranks: StoryAffiliation[] = [
  {
    subject: 'brodie-gillon',
    kind: 'MEMBER_OF',
    object: 'scottish-and-north-irish-yeomanry',
    title: 'Lance corporal, reservist, frontline medic',
    until: dayIn(baghdad, '2020-03-11'),
    claims: [newspaper(14)],
  },
  { subject: 'us-soldiers-killed-at-camp-taji', kind: 'MEMBER_OF', object: 'us-armed-forces', claims: [newspaper(10)] },
];

const militias: StoryAffiliation[] = [
  {
    subject: 'kataib-hezbollah',
    kind: 'SUPPORTED_BY',
    object: 'iran',
    claims: [
      { assertedBy: 'the-guardian', citations: [article(3), article(19)] },
      {
        assertedBy: 'jonathan-hoffman',
        onBehalfOf: ['us-department-of-defense'],
        statement: 'hoffman-on-strikes-2019-12-29',
        citations: [page('sofrep-2019-12', 'has repeatedly received lethal aid and other support from Iran')],
      },
      // The newspaper reports it as the Pentagon's description of who ran the sites.
      { assertedBy: 'us-department-of-defense', citations: [article(1)] },
    ],
  },
  {
    subject: 'kataib-hezbollah',
    kind: 'MEMBER_OF',
    object: 'popular-mobilization-forces',
    claims: [newspaper(19), { assertedBy: 'boston-herald', citations: [page('boston-herald-2019-12-29')] }],
  },
  { subject: 'popular-mobilization-forces', kind: 'SUPPORTED_BY', object: 'iran', claims: [newspaper(19)] },
  {
    subject: 'abu-mahdi-al-muhandis',
    kind: 'LEADS',
    object: 'popular-mobilization-forces',
    title: 'A leader',
    ...untilTheDroneStrike,
    claims: [newspaper(19)],
  },
  {
    subject: 'iranian-backed-shia-militias',
    kind: 'SUPPORTED_BY',
    object: 'iran',
    claims: [
      {
        assertedBy: 'alyssa-farah',
        onBehalfOf: ['us-department-of-defense'],
        statement: 'farah-on-strikes-2020-03-12',
        citations: [article(5, 'Iranian-backed Shia militia groups')],
      },
    ],
  },
];

const coalition: StoryAffiliation[] = [
  {
    subject: 'united-states',
    kind: 'LEADS',
    object: 'inherent-resolve-coalition',
    claims: [{ assertedBy: 'post-guam', citations: [page('post-guam-2020-03')] }],
  },
  {
    subject: 'united-states',
    kind: 'MEMBER_OF',
    object: 'inherent-resolve-coalition',
    claims: [{ assertedBy: 'post-guam', citations: [page('post-guam-2020-03')] }],
  },
  {
    subject: 'united-kingdom',
    kind: 'MEMBER_OF',
    object: 'inherent-resolve-coalition',
    claims: [
      {
        assertedBy: 'ben-wallace',
        onBehalfOf: ['united-kingdom'],
        statement: 'wallace-supports-strikes-2020-03-12',
        citations: [article(9, 'coalition stands shoulder to shoulder in Iraq')],
      },
    ],
  },
];

export const affiliations: StoryAffiliation[] = [...partsOfStates, ...offices, ...ranks, ...militias, ...coalition];
