// What answered what, from St Petersburg's first measures to Germany's war on Russia: the mobilisations, and who is said to have begun them.
import type { StoryLink } from '../../story.ts';
import { albertini, austriaHungary, barnes, clark, commission, fay, fischer, france, germany, inOrder, poincare, russia } from './voice.ts';

/** Russia's measures short of general mobilisation, and what was said against them. */
const partialMeasures: StoryLink[] = [
  {
    response: 'russian-council-decision-1914-07-24',
    trigger: 'austrian-ultimatum-1914-07-23',
    claims: [russia('DETERRENCE', 'STATED_BY_RESPONDER'), fay('DETERRENCE'), albertini('DETERRENCE'), clark('DETERRENCE')],
  },
  {
    response: 'russian-council-decision-1914-07-24',
    trigger: 'franco-russian-talks-1914-07-20',
    claims: [
      barnes('ENABLEMENT', { strength: 'UNDERLYING' }),
      clark('ENABLEMENT', { strength: 'CONTRIBUTING' }),
      poincare('ENABLEMENT', 'THIRD_PARTY', { stance: 'DENIES' }),
    ],
  },
  {
    response: 'russian-preparatory-period-1914-07-26',
    trigger: 'russian-council-decision-1914-07-24',
    claims: [fay('FULFILMENT'), albertini('FULFILMENT'), clark('FULFILMENT')],
  },
  {
    response: 'russian-partial-mobilisation-1914-07-29',
    trigger: 'austria-declares-war-on-serbia-1914-07-28',
    claims: [
      russia('DETERRENCE', 'STATED_BY_RESPONDER', {
        assertedAt: { on: '1914-07-28', zone: 'Europe/Moscow' },
        source: 'british-white-paper-1914',
        locator: 'No. 70',
        quote: 'In consequence of the declaration of war by Austria against Servia',
      }),
      fay('DETERRENCE'),
      albertini('DETERRENCE'),
      fischer('DETERRENCE'),
      clark('DETERRENCE'),
    ],
  },
  {
    response: 'willy-nicky-telegrams-1914-07-29',
    trigger: 'austria-declares-war-on-serbia-1914-07-28',
    claims: [germany('DE_ESCALATION', 'STATED_BY_RESPONDER', { locator: 'Exhibit 20' }), fay('DE_ESCALATION')],
  },
  {
    response: 'tsar-revokes-general-mobilisation-1914-07-29',
    trigger: 'willy-nicky-telegrams-1914-07-29',
    claims: [fay('DE_ESCALATION'), albertini('DE_ESCALATION'), clark('DE_ESCALATION')],
  },
  {
    response: 'german-warning-to-russia-1914-07-29',
    trigger: 'russian-preparatory-period-1914-07-26',
    claims: [germany('DETERRENCE', 'STATED_BY_RESPONDER'), fay('DETERRENCE'), albertini('DETERRENCE')],
  },
  {
    response: 'halt-in-belgrade-1914-07-30',
    trigger: 'austria-declares-war-on-serbia-1914-07-28',
    claims: [germany('DE_ESCALATION', 'STATED_BY_RESPONDER'), fay('DE_ESCALATION')],
  },
];

/** Russia's general mobilisation: what it answered, and whether Austria-Hungary's came before it. */
const generalMobilisation: StoryLink[] = [
  {
    response: 'russian-general-mobilisation-1914-07-30',
    trigger: 'russian-partial-mobilisation-1914-07-29',
    claims: [fay('CONSEQUENCE'), albertini('CONSEQUENCE'), fischer('CONSEQUENCE'), clark('CONSEQUENCE')],
  },
  {
    response: 'russian-general-mobilisation-1914-07-30',
    trigger: 'german-warning-to-russia-1914-07-29',
    claims: [
      russia('OTHER', 'STATED_BY_RESPONDER', { assertedAt: { on: '1914-07-29', zone: 'Europe/Moscow' }, locator: 'No. 58' }),
      albertini('OTHER', { strength: 'CONTRIBUTING' }),
    ],
  },
  {
    response: 'russian-general-mobilisation-1914-07-30',
    trigger: 'bombardment-of-belgrade-1914-07-29',
    claims: [
      russia('DETERRENCE', 'STATED_BY_RESPONDER', { assertedAt: { on: '1914-08-02', zone: 'Europe/Moscow' }, locator: 'No. 78' }),
      fay('DETERRENCE', { strength: 'CONTRIBUTING' }),
    ],
  },
  {
    response: 'russian-general-mobilisation-1914-07-30',
    trigger: 'austrian-partial-mobilisation-1914-07-25',
    claims: [
      russia('OTHER', 'STATED_BY_RESPONDER', {
        assertedAt: { on: '1914-07-31', zone: 'Europe/Moscow' },
        source: 'german-white-book-1914',
        locator: 'telegram of the Tsar to the Kaiser, 31 July',
      }),
    ],
  },
  {
    // Vienna answered "Russian mobilisation", without saying which; the White Book gives the order in time. St Petersburg and Paris told it
    // the other way round: the Yellow Book by a telegram that the ambassador had not sent in those words.
    response: 'austrian-general-mobilisation-1914-07-31',
    trigger: 'russian-general-mobilisation-1914-07-30',
    claims: [
      austriaHungary('OTHER', 'STATED_BY_RESPONDER', {
        assertedAt: { on: '1914-07-31', zone: 'Europe/Vienna' },
        source: 'british-white-paper-1914',
        locator: 'No. 118',
        quote: 'Austria was compelled to respond to Russian mobilisation',
      }),
      inOrder('germany', 'german-white-book-1914'),
      inOrder('christopher-clark', 'clark-sleepwalkers-2012'),
      russia('DETERRENCE', 'STATED_BY_RESPONDER', {
        stance: 'REVERSES',
        assertedAt: { on: '1914-08-02', zone: 'Europe/Moscow' },
        locator: 'No. 78',
      }),
      france('OTHER', 'THIRD_PARTY', {
        stance: 'REVERSES',
        locator: 'No. 118',
        credibility: 5,
        quote: 'En raison de la mobilisation générale de l’Autriche',
      }),
    ],
  },
  {
    response: 'austrian-general-mobilisation-1914-07-31',
    trigger: 'russian-partial-mobilisation-1914-07-29',
    claims: [
      austriaHungary('FULFILMENT', 'STATED_BY_RESPONDER', { assertedAt: { on: '1914-07-31', zone: 'Europe/Vienna' } }),
      fay('FULFILMENT'),
      albertini('FULFILMENT'),
    ],
  },
];

/** Germany's answers to it, as far as the war on Russia. */
const germanAnswers: StoryLink[] = [
  {
    response: 'kriegsgefahrzustand-1914-07-31',
    trigger: 'russian-general-mobilisation-1914-07-30',
    claims: [germany('OTHER', 'STATED_BY_RESPONDER', { locator: 'Exhibit 24' }), fay('OTHER'), albertini('OTHER'), clark('OTHER')],
  },
  {
    response: 'german-ultimatum-to-russia-1914-07-31',
    trigger: 'russian-general-mobilisation-1914-07-30',
    claims: [
      germany('DETERRENCE', 'STATED_BY_RESPONDER', {
        locator: 'Exhibit 24, translation',
        quote: 'Russia has mobilised her entire army and navy, hence also against us',
      }),
      russia('DETERRENCE', 'STATED_BY_TARGET'),
      barnes('DETERRENCE', { strength: 'IMMEDIATE' }),
      fay('DETERRENCE', { strength: 'IMMEDIATE' }),
      albertini('DETERRENCE'),
      fischer('DETERRENCE', { strength: 'CONTRIBUTING' }),
      clark('DETERRENCE', { strength: 'IMMEDIATE' }),
    ],
  },
  {
    response: 'german-ultimatum-to-russia-1914-07-31',
    trigger: 'german-assurance-1914-07-05',
    claims: [fischer('FULFILMENT', { strength: 'UNDERLYING' })],
  },
  {
    response: 'german-mobilisation-1914-08-01',
    trigger: 'german-ultimatum-to-russia-1914-07-31',
    claims: [germany('FULFILMENT', 'STATED_BY_RESPONDER'), fay('FULFILMENT')],
  },
  {
    response: 'german-mobilisation-1914-08-01',
    trigger: 'russian-general-mobilisation-1914-07-30',
    claims: [barnes('CONSEQUENCE'), fay('CONSEQUENCE'), albertini('CONSEQUENCE')],
  },
  {
    response: 'germany-declares-war-on-russia-1914-08-01',
    trigger: 'german-ultimatum-to-russia-1914-07-31',
    claims: [
      germany('FULFILMENT', 'STATED_BY_RESPONDER', { locator: 'Exhibit 26' }),
      russia('FULFILMENT', 'STATED_BY_TARGET', { locator: 'No. 76' }),
      commission('FULFILMENT', 'THIRD_PARTY', { statement: 'commission-report-1919-03-29' }),
      barnes('FULFILMENT'),
      fay('FULFILMENT'),
      albertini('FULFILMENT'),
      fischer('FULFILMENT'),
      clark('FULFILMENT'),
    ],
  },
];

export const linksToTheWarOnRussia: StoryLink[] = [...partialMeasures, ...generalMobilisation, ...germanAnswers];
