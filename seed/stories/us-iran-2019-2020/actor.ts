// Those who act, speak or are acted upon in this story.
import type { StoryActor } from '../../story.ts';

const states: StoryActor[] = [
  { slug: 'united-states', name: 'United States', kind: 'STATE', country: 'US', wikidataId: 'Q30', aliases: ['US', 'USA', 'America'] },
  { slug: 'iran', name: 'Iran', kind: 'STATE', country: 'IR', wikidataId: 'Q794', aliases: ['Tehran', 'Islamic Republic of Iran'] },
  { slug: 'iraq', name: 'Iraq', kind: 'STATE', country: 'IQ', wikidataId: 'Q796' },
  { slug: 'united-kingdom', name: 'United Kingdom', kind: 'STATE', country: 'GB', wikidataId: 'Q145', aliases: ['UK', 'Britain'] },
  { slug: 'syria', name: 'Syria', kind: 'STATE', country: 'SY', wikidataId: 'Q858' },
];

const bodies: StoryActor[] = [
  {
    slug: 'us-department-of-defense',
    name: 'US Department of Defense',
    kind: 'GOVERNMENT_BODY',
    country: 'US',
    wikidataId: 'Q11209',
    aliases: ['Pentagon', 'DoD', 'Department of Defence'],
  },
  { slug: 'us-department-of-state', name: 'US Department of State', kind: 'GOVERNMENT_BODY', country: 'US', aliases: ['State Department'] },
  {
    slug: 'trump-administration',
    name: 'Trump administration',
    kind: 'GOVERNMENT_BODY',
    country: 'US',
    aliases: ['the administration'],
  },
  { slug: 'us-embassy-baghdad', name: 'US embassy in Baghdad', kind: 'GOVERNMENT_BODY', country: 'US' },
  {
    slug: 'house-foreign-affairs-committee',
    name: 'House Foreign Affairs Committee',
    kind: 'GOVERNMENT_BODY',
    country: 'US',
    description: 'A committee of the US House of Representatives. It does not speak for the United States.',
  },
  { slug: 'iraq-joint-operations-command', name: 'Iraqi Joint Operations Command', kind: 'GOVERNMENT_BODY', country: 'IQ' },
  {
    slug: 'united-nations-security-council',
    name: 'United Nations Security Council',
    kind: 'INTERNATIONAL_ORGANIZATION',
    wikidataId: 'Q37470',
    aliases: ['UN Security Council'],
  },
  { slug: 'democratic-party', name: 'Democratic Party', kind: 'POLITICAL_PARTY', country: 'US', wikidataId: 'Q29552' },
];

const forces: StoryActor[] = [
  { slug: 'us-armed-forces', name: 'US armed forces', kind: 'ARMED_FORCE', country: 'US', aliases: ['US forces', 'US military'] },
  { slug: 'us-central-command', name: 'US Central Command', kind: 'ARMED_FORCE', country: 'US', aliases: ['CENTCOM'] },
  {
    slug: 'us-military-leaders',
    name: 'US military leaders',
    kind: 'ARMED_FORCE',
    country: 'US',
    description: 'Leaders of the US armed forces whom The Guardian quotes together in March 2020 without naming them.',
  },
  { slug: 'british-armed-forces', name: 'British armed forces', kind: 'ARMED_FORCE', country: 'GB', aliases: ['UK armed forces'] },
  {
    slug: 'scottish-and-north-irish-yeomanry',
    name: 'Scottish and North Irish Yeomanry',
    kind: 'ARMED_FORCE',
    country: 'GB',
    description: 'Reserve regiment of the British Army.',
  },
  { slug: 'iraqi-security-forces', name: 'Iraqi security forces', kind: 'ARMED_FORCE', country: 'IQ', aliases: ['ISF'] },
  { slug: 'iraqi-armed-forces', name: 'Iraqi armed forces', kind: 'ARMED_FORCE', country: 'IQ', aliases: ["Iraq's military"] },
  {
    slug: 'islamic-revolutionary-guard-corps',
    name: 'Islamic Revolutionary Guard Corps',
    kind: 'ARMED_FORCE',
    country: 'IR',
    aliases: ['IRGC', 'Revolutionary Guard'],
  },
  { slug: 'irgc-quds-force', name: 'Quds Force', kind: 'ARMED_FORCE', country: 'IR', aliases: ['IRGC-QF', 'Qods Force'] },
  {
    slug: 'inherent-resolve-coalition',
    name: 'Combined Joint Task Force – Operation Inherent Resolve',
    kind: 'COALITION',
    aliases: ['the coalition', 'CJTF-OIR', 'OIR coalition', 'US-led coalition in Iraq'],
  },
];

const groups: StoryActor[] = [
  {
    slug: 'kataib-hezbollah',
    name: "Kata'ib Hezbollah",
    kind: 'ARMED_GROUP',
    country: 'IQ',
    aliases: ['Kata’ib Hezbollah', 'Kataib Hezbollah', 'Kataeb Hezbollah', 'Hezbollah Brigades', 'KH'],
    description: 'Paramilitary group in Iraq, which The Guardian says has strong ties with Tehran.',
  },
  {
    slug: 'popular-mobilization-forces',
    name: 'Popular Mobilization Forces',
    kind: 'ARMED_GROUP',
    country: 'IQ',
    aliases: ['PMF', 'PMU', 'Hashd al-Shaabi', 'Iran-backed militias in Iraq'],
    description: 'Umbrella of militias in Iraq, sanctioned by the Iraqi state; several of them are backed by Iran.',
  },
  {
    slug: 'iranian-backed-shia-militias',
    name: 'Iranian-backed Shia militia groups',
    kind: 'ARMED_GROUP',
    country: 'IQ',
    description: 'As US officials speak of them in March 2020, without naming each.',
  },
];

const people: StoryActor[] = [
  { slug: 'donald-trump', name: 'Donald Trump', kind: 'PERSON', country: 'US', wikidataId: 'Q22686' },
  { slug: 'mark-esper', name: 'Mark Esper', kind: 'PERSON', country: 'US' },
  { slug: 'mark-milley', name: 'Mark Milley', kind: 'PERSON', country: 'US' },
  { slug: 'alyssa-farah', name: 'Alyssa Farah', kind: 'PERSON', country: 'US' },
  { slug: 'jonathan-hoffman', name: 'Jonathan Hoffman', kind: 'PERSON', country: 'US' },
  { slug: 'mike-pompeo', name: 'Mike Pompeo', kind: 'PERSON', country: 'US' },
  { slug: 'kenneth-mckenzie', name: 'Kenneth McKenzie', kind: 'PERSON', country: 'US', aliases: ['Frank McKenzie'] },
  { slug: 'myles-caggins', name: 'Myles Caggins', kind: 'PERSON', country: 'US' },
  { slug: 'eliot-engel', name: 'Eliot Engel', kind: 'PERSON', country: 'US' },
  { slug: 'ben-wallace', name: 'Ben Wallace', kind: 'PERSON', country: 'GB' },
  {
    slug: 'brodie-gillon',
    name: 'Brodie Gillon',
    kind: 'PERSON',
    country: 'GB',
    aliases: ['L/Cpl Brodie Gillon'],
    description: 'British reservist and combat medic who volunteered to be deployed in Iraq in 2020 and was killed at Camp Taji.',
  },
  {
    slug: 'qassem-soleimani',
    name: 'Qassem Soleimani',
    kind: 'PERSON',
    country: 'IR',
    aliases: ['Qasem Soleimani', 'Qassim Suleimani'],
    description: 'Iranian general, whom The Guardian calls the most powerful military officer of his country.',
  },
  {
    slug: 'abu-mahdi-al-muhandis',
    name: 'Abu Mahdi al-Muhandis',
    kind: 'PERSON',
    country: 'IQ',
    description: 'A leader of the militias in Iraq that Iran backs.',
  },
];

/** People known only by what befell them, or by what they did together. */
const unnamedPeople: StoryActor[] = [
  { slug: 'us-contractor-killed-at-k1', name: 'US contractor killed at K-1', kind: 'CIVILIANS', country: 'US' },
  { slug: 'us-soldiers-killed-at-camp-taji', name: 'Two US soldiers killed at Camp Taji', kind: 'OTHER', country: 'US' },
  { slug: 'protesters-at-us-embassy-baghdad', name: 'Protesters at the US embassy in Baghdad', kind: 'OTHER', country: 'IQ' },
  { slug: 'reporters-in-washington', name: 'Reporters in Washington', kind: 'OTHER', country: 'US' },
  {
    slug: 'british-counterparts-of-esper-and-milley',
    name: 'British counterparts of Esper and Milley',
    kind: 'UNKNOWN',
    country: 'GB',
    description: 'The newspaper does not name them, and nobody is inferred.',
  },
  { slug: 'unidentified-k1-attackers', name: 'Unidentified attackers of K-1, 27 December 2019', kind: 'UNKNOWN' },
  { slug: 'unidentified-camp-taji-attackers', name: 'Unidentified attackers of Camp Taji, 11 March 2020', kind: 'UNKNOWN' },
];

/** Voices quoted without a name. They belong to nobody here, so that no state is made to say what they said. */
const unnamedVoices: StoryActor[] = [
  { slug: 'unnamed-us-officials', name: 'US officials (unnamed)', kind: 'OTHER', country: 'US' },
  {
    slug: 'unnamed-us-sources',
    name: 'US sources of Alex Plitsas (unnamed)',
    kind: 'OTHER',
    description: "Known from one journalist's post of 12 March 2020.",
  },
  { slug: 'iraqi-security-and-militia-sources', name: 'Iraqi security and militia sources (unnamed)', kind: 'OTHER', country: 'IQ' },
];

export const actors: StoryActor[] = [...states, ...bodies, ...forces, ...groups, ...people, ...unnamedPeople, ...unnamedVoices];
