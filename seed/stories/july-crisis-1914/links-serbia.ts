// What answered what, from Sarajevo to the war on Serbia, told by those who took part and by those who wrote of it later.
import type { StoryLink } from '../../story.ts';
import { albertini, austriaHungary, berchtold, clark, commission, fay, fischer, germany, serbia, unitedKingdom } from './voice.ts';

/** The note, and the assurance behind it. */
const theNote: StoryLink[] = [
  {
    response: 'german-assurance-1914-07-05',
    trigger: 'sarajevo-assassination-1914-06-28',
    claims: [
      germany('DETERRENCE', 'STATED_BY_RESPONDER', {
        quote: 'any action considered necessary to end the movement in Servia',
        locator: 'memorandum, translation',
      }),
      fay('CONSEQUENCE'),
      albertini('CONSEQUENCE'),
      clark('CONSEQUENCE'),
    ],
  },
  {
    response: 'austrian-ultimatum-1914-07-23',
    trigger: 'sarajevo-assassination-1914-06-28',
    claims: [
      austriaHungary('DETERRENCE', 'STATED_BY_RESPONDER', { statement: 'austrian-ultimatum-1914-07-23', strength: 'IMMEDIATE' }),
      germany('DETERRENCE', 'THIRD_PARTY', { strength: 'IMMEDIATE' }),
      fay('DETERRENCE', { strength: 'IMMEDIATE' }),
      albertini('DETERRENCE', { strength: 'IMMEDIATE' }),
      fischer('DETERRENCE', { strength: 'CONTRIBUTING' }),
      clark('DETERRENCE', { strength: 'IMMEDIATE' }),
    ],
  },
  {
    response: 'austrian-ultimatum-1914-07-23',
    trigger: 'german-assurance-1914-07-05',
    claims: [
      germany('ENABLEMENT', 'THIRD_PARTY', {
        strength: 'CONTRIBUTING',
        quote: 'We permitted Austria a completely free hand',
        locator: 'memorandum, translation',
      }),
      commission('ENABLEMENT', 'THIRD_PARTY', { statement: 'commission-report-1919-03-29' }),
      fay('ENABLEMENT', { strength: 'CONTRIBUTING' }),
      albertini('ENABLEMENT'),
      fischer('ENABLEMENT', { strength: 'UNDERLYING' }),
      clark('ENABLEMENT', { strength: 'CONTRIBUTING' }),
    ],
  },
];

/** The reply, the mobilisations of 25 July, and the offer to mediate. */
const theReply: StoryLink[] = [
  {
    response: 'serbian-reply-1914-07-25',
    trigger: 'austrian-ultimatum-1914-07-23',
    claims: [
      serbia('DE_ESCALATION', 'STATED_BY_RESPONDER', { statement: 'serbian-reply-1914-07-25' }),
      austriaHungary('DIPLOMATIC', 'STATED_BY_TARGET'),
      fay('DIPLOMATIC'),
      albertini('DIPLOMATIC'),
      fischer('DIPLOMATIC'),
      clark('DIPLOMATIC'),
    ],
  },
  {
    response: 'serbian-reply-1914-07-25',
    trigger: 'russian-council-decision-1914-07-24',
    claims: [albertini('ENABLEMENT', { strength: 'CONTRIBUTING' }), clark('ENABLEMENT', { strength: 'CONTRIBUTING' })],
  },
  {
    response: 'serbian-mobilisation-1914-07-25',
    trigger: 'austrian-ultimatum-1914-07-23',
    claims: [fay('OTHER')],
  },
  {
    response: 'austrian-partial-mobilisation-1914-07-25',
    trigger: 'serbian-mobilisation-1914-07-25',
    claims: [austriaHungary('OTHER', 'STATED_BY_RESPONDER')],
  },
  {
    response: 'austrian-partial-mobilisation-1914-07-25',
    trigger: 'serbian-reply-1914-07-25',
    claims: [austriaHungary('RETALIATION', 'STATED_BY_RESPONDER'), albertini('RETALIATION')],
  },
  {
    response: 'grey-mediation-proposal-1914-07-26',
    trigger: 'austrian-ultimatum-1914-07-23',
    claims: [
      unitedKingdom('DE_ESCALATION', 'STATED_BY_RESPONDER', { locator: 'No. 36' }),
      fay('DE_ESCALATION'),
      albertini('DE_ESCALATION'),
    ],
  },
  {
    response: 'german-refusal-of-conference-1914-07-27',
    trigger: 'grey-mediation-proposal-1914-07-26',
    claims: [
      germany('DIPLOMATIC', 'STATED_BY_RESPONDER', { locator: 'Exhibit 12' }),
      unitedKingdom('DIPLOMATIC', 'STATED_BY_TARGET', { locator: 'No. 43' }),
    ],
  },
];

/** The declaration of 28 July and the first shells. */
const theWarOnSerbia: StoryLink[] = [
  {
    response: 'austria-declares-war-on-serbia-1914-07-28',
    trigger: 'serbian-reply-1914-07-25',
    claims: [
      austriaHungary('RETALIATION', 'STATED_BY_RESPONDER', {
        statement: 'austria-declares-war-on-serbia-1914-07-28',
        source: 'serbian-blue-book-1914',
        locator: 'No. 45',
      }),
      germany('RETALIATION', 'THIRD_PARTY'),
      fay('RETALIATION'),
      albertini('RETALIATION'),
      fischer('RETALIATION'),
      clark('RETALIATION'),
    ],
  },
  {
    // Given as a ground to the Emperor, who signed; two days later, when war was declared, reported as unconfirmed.
    response: 'austria-declares-war-on-serbia-1914-07-28',
    trigger: 'temes-kubin-shots-1914-07-26',
    claims: [
      berchtold('RETALIATION', 'STATED_BY_RESPONDER', {
        onBehalfOf: ['austria-hungary'],
        assertedAt: { on: '1914-07-27', zone: 'Europe/Vienna' },
        locator: 'part II, No. 78',
      }),
      berchtold('RETALIATION', 'STATED_BY_RESPONDER', {
        onBehalfOf: ['austria-hungary'],
        stance: 'HEDGES',
        assertedAt: { on: '1914-07-29', zone: 'Europe/Vienna' },
        source: 'seton-watson-sarajevo-1926',
      }),
    ],
  },
  {
    response: 'austria-declares-war-on-serbia-1914-07-28',
    trigger: 'grey-mediation-proposal-1914-07-26',
    claims: [fay('OTHER', { strength: 'CONTRIBUTING' }), albertini('OTHER', { strength: 'CONTRIBUTING' })],
  },
  {
    response: 'austria-declares-war-on-serbia-1914-07-28',
    trigger: 'german-assurance-1914-07-05',
    claims: [
      commission('ENABLEMENT', 'THIRD_PARTY', { statement: 'commission-report-1919-03-29' }),
      fischer('ENABLEMENT', { strength: 'UNDERLYING' }),
    ],
  },
  {
    response: 'bombardment-of-belgrade-1914-07-29',
    trigger: 'austria-declares-war-on-serbia-1914-07-28',
    claims: [serbia('FULFILMENT', 'STATED_BY_TARGET'), fay('FULFILMENT'), albertini('FULFILMENT')],
  },
];

export const linksToTheWarOnSerbia: StoryLink[] = [...theNote, ...theReply, ...theWarOnSerbia];
