// What was said about the rockets on Camp Taji and the strikes of March 2020, almost all of it as The Guardian reports it.
import type { StoryStatement, StoryTime } from '../../story.ts';
import { article, page } from './claim.ts';
import {
  articlePublished,
  baghdad,
  betweenRocketsAndReport,
  betweenRocketsAndStrikes,
  dayIn,
  london,
  thursdayBeforeStrikes,
  washington,
} from './moment.ts';

const rockets = 'camp-taji-rocket-attack-2020-03-11';
const launcherFound = 'truck-launcher-found-near-camp-taji-2020-03-11';
const strikes = 'us-strikes-2020-03-12';

const coalitionRelease: StoryStatement = {
  slug: 'coalition-release-2020-03-12',
  title: 'The coalition gives its first figures for Camp Taji',
  summary:
    'Half an hour past midnight in Baghdad the coalition reports three dead, about twelve wounded, about eighteen rockets and the find of a truck.',
  occurred: { at: '2020-03-11T21:30:00.000Z', zone: baghdad, precision: 'MINUTE' },
  kinds: ['COMMENT'],
  speakers: ['inherent-resolve-coalition'],
  about: [rockets, launcherFound],
  citations: [page('coalition-release-2020-03-12')],
};

const mckenzieToSenate: StoryStatement = {
  slug: 'mckenzie-to-senate-2020-03-12',
  title: 'McKenzie tells the Senate who most likely fired on Camp Taji',
  summary:
    "The head of Central Command says that his command is still investigating, and that Kata'ib Hezbollah alone is known for fire on such a scale.",
  occurred: dayIn(washington, '2020-03-12'),
  kinds: ['ATTRIBUTION'],
  speakers: ['kenneth-mckenzie'],
  onBehalfOf: ['us-central-command'],
  about: [rockets],
  quotes: [{ text: 'the only group known to have previously conducted an indirect fire attack of this scale', language: 'en' }],
  citations: [page('jangan-permisi-2020-03'), page('the-hill-487202'), page('politico-2020-03-12')],
};

const usMilitaryOnRockets: StoryStatement = {
  slug: 'us-military-on-rockets-2020-03',
  title: 'The US military on the rockets that hit Camp Taji',
  summary:
    'The US military names the weapon, 107 mm Katyushas launched from a truck, and says that Iraqi security forces found the truck near the base afterwards.',
  occurred: betweenRocketsAndReport,
  kinds: ['ASSESSMENT'],
  speakers: ['us-armed-forces'],
  about: [rockets, launcherFound],
  citations: [article(10)],
};

const usMilitaryLeadersConfident: StoryStatement = {
  slug: 'us-military-leaders-confident-2020-03',
  title: "US military leaders are confident that Kata'ib Hezbollah fired",
  summary: "Leaders of the US military, unnamed, say they are confident that Kata'ib Hezbollah was behind the rockets.",
  occurred: betweenRocketsAndReport,
  kinds: ['ATTRIBUTION'],
  speakers: ['us-military-leaders'],
  about: [rockets],
  citations: [article(6)],
};

/** Known only from Esper: what the newspaper asserts is that Esper said so. */
const trumpAuthorisesEsper: StoryStatement = {
  slug: 'trump-authorises-esper-2020-03',
  title: 'Trump authorises Esper to take whatever action he deems necessary',
  summary: 'As Esper tells it, the President leaves it to him which action to take.',
  occurred: betweenRocketsAndStrikes,
  kinds: ['AUTHORIZATION'],
  speakers: ['donald-trump'],
  onBehalfOf: ['united-states'],
  audience: ['mark-esper'],
  about: [rockets],
  citations: [article(7)],
  occurrence: [
    {
      assertedBy: 'mark-esper',
      onBehalfOf: ['us-department-of-defense'],
      statement: 'esper-on-authorisation-2020-03-12',
      citations: [article(7)],
    },
  ],
};

const trumpHintsAtResponse: StoryStatement = {
  slug: 'trump-hints-at-response-2020-03',
  title: 'Trump hints that the United States may retaliate',
  summary: 'At the White House Trump leaves open to reporters what the response will be; the newspaper reads it as a hint at retaliation.',
  occurred: betweenRocketsAndStrikes,
  place: 'The White House',
  kinds: ['THREAT'],
  speakers: ['donald-trump'],
  onBehalfOf: ['united-states'],
  audience: ['reporters-in-washington'],
  about: [rockets],
  quotes: [{ text: 'We’ll see what the response is.', language: 'en' }],
  veiled: true,
  citations: [article(11, 'We’ll see what the response is.')],
};

const esperAtThePentagon = {
  occurred: thursdayBeforeStrikes,
  place: 'The Pentagon',
  speakers: ['mark-esper'],
  onBehalfOf: ['us-department-of-defense'],
  audience: ['reporters-in-washington'],
};

const esperOnAuthorisation: StoryStatement = {
  ...esperAtThePentagon,
  slug: 'esper-on-authorisation-2020-03-12',
  title: 'Esper says that Trump has authorised him to act',
  summary: 'The Secretary of Defense tells reporters at the Pentagon that Trump has authorised whatever action he deems necessary.',
  kinds: ['COMMENT'],
  about: ['trump-authorises-esper-2020-03', rockets],
  citations: [article(7)],
};

const esperOneStepAtATime: StoryStatement = {
  ...esperAtThePentagon,
  slug: 'esper-one-step-at-a-time-2020-03-12',
  title: 'Esper: one step at a time, but the perpetrators will be held accountable',
  summary: 'Esper says that those who fire on US bases and kill Americans will not get away with it.',
  kinds: ['WARNING'],
  about: [rockets],
  quotes: [
    { text: 'We’re going to take this one step at a time, but we’ve got to hold the perpetrators accountable', language: 'en' },
    { text: 'You don’t get to shoot at our bases and kill and wound Americans and get away with it.', language: 'en' },
  ],
  citations: [article(8)],
};

const esperOnStrikeInsideIran: StoryStatement = {
  ...esperAtThePentagon,
  slug: 'esper-on-strike-inside-iran-2020-03-12',
  title: 'Esper on a strike inside Iran: the focus is the group in Iraq',
  summary:
    'Asked about a strike inside Iran, Esper answers that the United States looks to the group which it believes to be behind the attack.',
  kinds: ['COMMENT', 'ATTRIBUTION'],
  about: [rockets],
  quotes: [{ text: 'We are focused on the group that we believe perpetrated this in Iraq.', language: 'en' }],
  prompt: 'Could a counterattack include a strike inside Iran?',
  citations: [article(12, 'We are focused on the group that we believe perpetrated this in Iraq.')],
};

const esperAndMilleyOnBritishTalk: StoryStatement = {
  slug: 'esper-and-milley-on-british-talk-2020-03-12',
  title: 'Esper and Milley tell of a talk with their British counterparts',
  summary: 'The attack was the subject, they say; they decline to give any detail.',
  occurred: dayIn(washington, '2020-03-12'),
  kinds: ['COMMENT'],
  speakers: ['mark-esper', 'mark-milley'],
  about: ['us-british-talk-on-camp-taji-2020-03', rockets],
  citations: [article(20)],
};

const farahOnStrikes: StoryStatement = {
  slug: 'farah-on-strikes-2020-03-12',
  title: 'The Pentagon calls the strikes defensive, proportional and an answer to a threat',
  summary:
    "The Pentagon spokeswoman says that the strikes hit five weapon stores of Kata'ib Hezbollah so that it can do less against US and coalition forces. She speaks of a standing threat and names no single attack.",
  // After the strikes, on the evening of that Thursday in Washington.
  occurred: { earliest: '2020-03-12T22:00:00.000Z', latest: '2020-03-13T03:59:59.999Z', zone: washington, precision: 'HOUR' },
  kinds: ['JUSTIFICATION'],
  speakers: ['alyssa-farah'],
  onBehalfOf: ['us-department-of-defense'],
  about: [strikes],
  quotes: [
    { text: 'defensive precision strikes against Kata’ib Hezbollah facilities across Iraq', language: 'en' },
    { text: 'to significantly degrade their ability to conduct future attacks against the US and coalition forces', language: 'en' },
    {
      text: 'defensive, proportional, and in direct response to the threat posed by Iranian-backed Shia militia groups',
      language: 'en',
    },
  ],
  citations: [article(4), article(5), page('daily-beast-2020-03-12', 'defensive, proportional, and in direct response to the threat')],
};

const wallaceThursdayNight = {
  // After the strikes, on Thursday night in London.
  occurred: {
    earliest: '2020-03-12T22:00:00.000Z',
    latest: '2020-03-12T23:59:59.999Z',
    zone: london,
    precision: 'HOUR',
  } satisfies StoryTime,
  speakers: ['ben-wallace'],
  onBehalfOf: ['united-kingdom'],
  about: [strikes],
};

const wallaceSupportsStrikes: StoryStatement = {
  ...wallaceThursdayNight,
  slug: 'wallace-supports-strikes-2020-03-12',
  title: 'Wallace: the UK supports the American right of self-defence',
  summary: 'The British defence secretary stands by the strikes and claims the same right for those who are attacked.',
  kinds: ['SUPPORT'],
  quotes: [
    { text: 'We support the right of the United States to defend themselves, as they have done tonight', language: 'en' },
    { text: 'The coalition stands shoulder to shoulder in Iraq', language: 'en' },
    { text: 'When we and others are attacked we reserve the right to defend ourselves', language: 'en' },
  ],
  citations: [article(9), article(15), article(16)],
};

const wallaceWarns: StoryStatement = {
  ...wallaceThursdayNight,
  slug: 'wallace-warns-2020-03-12',
  title: 'Wallace warns those who would harm British forces',
  summary: 'Whoever seeks to harm the British armed forces, he says, must reckon with a strong response.',
  kinds: ['WARNING'],
  conditional: true,
  quotes: [{ text: 'can expect to receive a strong response', language: 'en' }],
  citations: [article(9)],
};

const engelOnStrikes: StoryStatement = {
  slug: 'engel-on-strikes-2020-03',
  title: 'Engel supports the right to self-defence and finds no strategy in the strikes',
  summary:
    'The chair of the House committee says that whoever harms an American faces consequences; that the strikes neither deter Iran nor make a strategy; and that the administration has brought the country closer to war with Iran.',
  // After the strikes and before the newspaper reported it.
  occurred: articlePublished,
  kinds: ['SUPPORT', 'CRITICISM', 'WARNING'],
  speakers: ['eliot-engel'],
  about: [strikes],
  quotes: [
    { text: 'Anyone who harms or kills an American is going to face consequences', language: 'en' },
    { text: 'American forces always have a right to defend themselves', language: 'en' },
    { text: 'airstrikes clearly don’t advance our broader interest of deterring Iran and don’t constitute a strategy', language: 'en' },
    { text: 'lurches from crisis to crisis with no plan', language: 'en' },
    { text: 'closer to war with a country that’s closer to possessing a nuclear weapon', language: 'en' },
    { text: 'dangerous and irresponsible', language: 'en' },
  ],
  citations: [article(21), article(22)],
};

export const march: StoryStatement[] = [
  coalitionRelease,
  mckenzieToSenate,
  usMilitaryOnRockets,
  usMilitaryLeadersConfident,
  trumpAuthorisesEsper,
  trumpHintsAtResponse,
  esperOnAuthorisation,
  esperOneStepAtATime,
  esperOnStrikeInsideIran,
  esperAndMilleyOnBritishTalk,
  farahOnStrikes,
  wallaceSupportsStrikes,
  wallaceWarns,
  engelOnStrikes,
];

const newspapersOwn = { occurred: articlePublished, speakers: ['the-guardian'] };

/** The newspaper's own judgements: nobody else is made to say them. */
export const assessments: StoryStatement[] = [
  {
    ...newspapersOwn,
    slug: 'guardian-assessment-brink-2020-03',
    title: 'The Guardian: the exchange of two months earlier went to the brink',
    summary: 'In its judgement a similar escalation had, two months before, brought both countries close to fighting each other directly.',
    kinds: ['ASSESSMENT'],
    about: [
      'k1-rocket-attack-2019-12-27',
      'us-strikes-2019-12-29',
      'embassy-protests-2019-12-31',
      'soleimani-strike-2020-01-03',
      'al-asad-missile-attack-2020-01-08',
    ],
    quotes: [{ text: 'the brink of direct conflict', language: 'en' }],
    citations: [article(2)],
  },
  {
    ...newspapersOwn,
    slug: 'guardian-assessment-tit-for-tat-2020-03',
    title: 'The Guardian: tit for tat in Iraq while coronavirus spreads at home',
    summary:
      'It counts rockets and strikes as tit for tat: two sides confront each other in Iraq while each struggles with outbreaks of coronavirus at home.',
    kinds: ['ASSESSMENT'],
    about: [rockets, strikes],
    quotes: [{ text: 'tit-for-tat', language: 'en' }],
    citations: [article(2)],
  },
  {
    ...newspapersOwn,
    slug: 'guardian-assessment-step-down-2020-03',
    title: "The Guardian: Esper's answer is a step down from earlier policy",
    summary:
      'By looking to the group in Iraq, it judges, the administration steps down from its policy of treating a militia attack as one by Iran.',
    kinds: ['ASSESSMENT'],
    about: ['esper-on-strike-inside-iran-2020-03-12', 'trump-hints-at-response-2020-03', 'us-policy-on-militia-attacks-2017-2019'],
    quotes: [{ text: 'a step down', language: 'en' }],
    citations: [article(13)],
  },
];
