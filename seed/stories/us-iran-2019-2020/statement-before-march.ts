// What was said before the rockets on Camp Taji.
import type { StoryStatement } from '../../story.ts';
import { article, newspaper, page } from './claim.ts';
import { dayIn, washington } from './moment.ts';

const lastMomentBeforeK1 = '2019-12-27T20:59:59.999Z';

const policyOnMilitiaAttacks: StoryStatement = {
  slug: 'us-policy-on-militia-attacks-2017-2019',
  title: 'US policy: what a militia backed by Iran does counts as done by Iran',
  summary:
    'Until late 2019 the administration held that it would answer whatever attack came from a militia that Iran backs as if Iran itself had attacked.',
  // From the day on which the administration took office to the rockets on K-1: the newspaper says no more than "before".
  occurred: { earliest: '2017-01-20T17:00:00.000Z', latest: lastMomentBeforeK1, zone: washington, precision: 'UNKNOWN' },
  kinds: ['POLICY'],
  speakers: ['trump-administration'],
  onBehalfOf: ['united-states'],
  conditional: true,
  citations: [article(13)],
  occurrence: [newspaper(13)],
};

const pompeoWarnsIran: StoryStatement = {
  slug: 'pompeo-warns-iran-2019-12',
  title: 'Pompeo: harm to Americans by Tehran or its proxies will be answered',
  summary: 'The US Secretary of State says that attacks by Tehran or its proxies which harm Americans would meet a decisive response.',
  // In December, before the rockets on K-1.
  occurred: { earliest: '2019-12-01T05:00:00.000Z', latest: lastMomentBeforeK1, zone: washington, precision: 'MONTH' },
  kinds: ['THREAT'],
  speakers: ['mike-pompeo'],
  onBehalfOf: ['united-states'],
  conditional: true,
  quotes: [{ text: 'decisive US response', language: 'en' }],
  citations: [page('taipei-times-2019-12-31', 'decisive US response')],
};

const hoffmanOnStrikes: StoryStatement = {
  slug: 'hoffman-on-strikes-2019-12-29',
  title: "The Pentagon: the strikes answer repeated attacks by Kata'ib Hezbollah",
  summary: 'The Pentagon spokesman calls the strikes a response to repeated attacks on bases that host coalition forces.',
  occurred: dayIn(washington, '2019-12-29'),
  kinds: ['JUSTIFICATION', 'ATTRIBUTION'],
  speakers: ['jonathan-hoffman'],
  onBehalfOf: ['us-department-of-defense'],
  about: ['us-strikes-2019-12-29', 'k1-rocket-attack-2019-12-27'],
  quotes: [
    { text: "In response to repeated Kata'ib Hezbollah attacks on Iraqi bases", language: 'en' },
    { text: 'precision defensive strikes', language: 'en' },
  ],
  citations: [page('guardian-2019-12-29'), page('sputnik-2019-12-29', 'precision defensive strikes')],
};

const iranLetterOfSeventhJanuary: StoryStatement = {
  slug: 'iran-letter-to-un-2020-01-07',
  title: 'Iran to the UN Security Council, S/2020/16',
  summary: 'Iran writes to the Security Council about the killing of Soleimani; its next letter calls the killing a terrorist attack.',
  occurred: dayIn(washington, '2020-01-07'),
  place: 'UN headquarters, New York',
  kinds: ['CONDEMNATION'],
  speakers: ['iran'],
  audience: ['united-nations-security-council'],
  about: ['soleimani-strike-2020-01-03'],
  citations: [
    page('just-security-69625', undefined, 'S/2020/16'),
    page('iran-letter-2020-01-08', 'my letters dated 3 and 7 January 2020 regarding the terrorist attack'),
  ],
};

const iranLetterOfEighthJanuary: StoryStatement = {
  slug: 'iran-letter-to-un-2020-01-08',
  title: 'Iran to the UN Security Council, S/2020/19: self-defence under Article 51',
  summary:
    'Iran tells the Security Council that it struck, in self-defence, the American base from which the attack on Soleimani had been launched, and that it seeks neither escalation nor war.',
  occurred: dayIn(washington, '2020-01-08'),
  place: 'UN headquarters, New York',
  kinds: ['JUSTIFICATION', 'CLAIM_OF_RESPONSIBILITY'],
  speakers: ['iran'],
  audience: ['united-nations-security-council'],
  about: ['al-asad-missile-attack-2020-01-08', 'soleimani-strike-2020-01-03'],
  quotes: [
    { text: 'a measured and proportionate military response', language: 'en' },
    { text: 'does not seek escalation or war', language: 'en' },
  ],
  citations: [
    page('iran-letter-2020-01-08', 'a measured and proportionate military response'),
    page('just-security-69625', undefined, 'S/2020/19'),
  ],
};

const usLetterOfEighthJanuary: StoryStatement = {
  slug: 'us-letter-to-un-2020-01-08',
  title: 'The United States to the UN Security Council, S/2020/20: self-defence under Article 51',
  summary: 'The United States reports the killing of Soleimani to the Security Council as self-defence.',
  occurred: dayIn(washington, '2020-01-08'),
  place: 'UN headquarters, New York',
  kinds: ['JUSTIFICATION'],
  speakers: ['united-states'],
  audience: ['united-nations-security-council'],
  about: ['soleimani-strike-2020-01-03'],
  citations: [page('just-security-69625', undefined, 'S/2020/20')],
};

export const beforeMarch: StoryStatement[] = [
  policyOnMilitiaAttacks,
  pompeoWarnsIran,
  hoffmanOnStrikes,
  iranLetterOfSeventhJanuary,
  iranLetterOfEighthJanuary,
  usLetterOfEighthJanuary,
];
