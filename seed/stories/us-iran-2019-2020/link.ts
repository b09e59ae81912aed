// What answered what, by whose account. Nobody ties the rockets of March to the missiles of January, so no link does;
// nor does anyone say that the strikes carried out Trump's authorisation or anybody's threat.
import type { StoryLink } from '../../story.ts';
import { article, newspaper, page } from './claim.ts';

export const links: StoryLink[] = [
  {
    response: 'us-strikes-2019-12-29',
    trigger: 'k1-rocket-attack-2019-12-27',
    claims: [
      { ...newspaper(18, 'in response'), kind: 'RETALIATION', basis: 'PRESS' },
      {
        assertedBy: 'jonathan-hoffman',
        onBehalfOf: ['us-department-of-defense'],
        statement: 'hoffman-on-strikes-2019-12-29',
        kind: 'RETALIATION',
        basis: 'STATED_BY_RESPONDER',
        citations: [
          page('guardian-2019-12-29'),
          page('sputnik-2019-12-29', "In response to repeated Kata'ib Hezbollah attacks on Iraqi bases"),
        ],
      },
    ],
  },
  {
    response: 'embassy-protests-2019-12-31',
    trigger: 'us-strikes-2019-12-29',
    claims: [
      { ...newspaper(19, 'in turn led to'), kind: 'CONSEQUENCE', basis: 'PRESS' },
      { assertedBy: 'the-times', kind: 'PROTEST', basis: 'PRESS', citations: [page('the-times-2019-12-31')] },
    ],
  },
  // Told as what came next, and no more: that it was retaliation is not read anywhere here.
  {
    response: 'soleimani-strike-2020-01-03',
    trigger: 'embassy-protests-2019-12-31',
    claims: [{ ...newspaper(19, 'followed'), kind: 'SEQUENCE', basis: 'TEMPORAL_ONLY' }],
  },
  {
    response: 'al-asad-missile-attack-2020-01-08',
    trigger: 'soleimani-strike-2020-01-03',
    claims: [
      { ...newspaper(19, 'In response to'), kind: 'RETALIATION', basis: 'PRESS' },
      {
        assertedBy: 'iran',
        statement: 'iran-letter-to-un-2020-01-08',
        kind: 'RETALIATION',
        basis: 'STATED_BY_RESPONDER',
        citations: [
          page('iran-letter-2020-01-08', 'from which the cowardly armed attack against Martyr Soleimani was launched'),
          page('epoch-times-2020-01-24'),
        ],
      },
    ],
  },
  {
    response: 'us-strikes-2020-03-12',
    trigger: 'camp-taji-rocket-attack-2020-03-11',
    claims: [
      { ...newspaper(1, 'in retaliation for'), kind: 'RETALIATION', basis: 'PRESS' },
      // She speaks of a threat and of attacks to come, not of Wednesday's rockets: to deter, not to retaliate.
      {
        assertedBy: 'alyssa-farah',
        onBehalfOf: ['us-department-of-defense'],
        statement: 'farah-on-strikes-2020-03-12',
        kind: 'DETERRENCE',
        basis: 'STATED_BY_RESPONDER',
        citations: [article(5, 'in direct response to the threat'), article(4, 'to significantly degrade their ability')],
      },
    ],
  },
];
