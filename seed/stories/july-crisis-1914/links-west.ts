// What answered what in the west: Germany's war on France, the march through Belgium, and Britain's declaration.
import type { StoryLink } from '../../story.ts';
import { albertini, barnes, belgium, france, germany, kautsky, unitedKingdom } from './voice.ts';

const maskSpeech = { statement: 'bethmann-in-the-reichstag-1914-12-02', source: 'reichstag-proceedings-306', locator: '2 December 1914' };

/** France: the question, the mobilisations, and the two grounds given for the war. */
const theWarOnFrance: StoryLink[] = [
  {
    response: 'german-ultimatum-to-france-1914-07-31',
    trigger: 'russian-general-mobilisation-1914-07-30',
    claims: [germany('OTHER', 'STATED_BY_RESPONDER', { locator: 'Exhibit 25' })],
  },
  {
    response: 'german-ultimatum-to-france-1914-07-31',
    trigger: 'german-ultimatum-to-russia-1914-07-31',
    claims: [france('DIPLOMATIC', 'STATED_BY_TARGET', { locator: 'No. 117' }), albertini('DIPLOMATIC')],
  },
  {
    response: 'french-reply-1914-08-01',
    trigger: 'german-ultimatum-to-france-1914-07-31',
    claims: [france('DIPLOMATIC', 'STATED_BY_RESPONDER'), germany('DIPLOMATIC', 'STATED_BY_TARGET', { locator: 'Exhibit 27' })],
  },
  {
    response: 'french-mobilisation-1914-08-01',
    trigger: 'kriegsgefahrzustand-1914-07-31',
    claims: [france('OTHER', 'STATED_BY_RESPONDER'), albertini('OTHER')],
  },
  {
    response: 'germany-declares-war-on-france-1914-08-03',
    trigger: 'nuremberg-bombs-alleged-1914-08-02',
    claims: [
      germany('RETALIATION', 'STATED_BY_RESPONDER', {
        statement: 'germany-declares-war-on-france-1914-08-03',
        source: 'french-yellow-book-1914',
        locator: 'No. 147',
      }),
      france('RETALIATION', 'STATED_BY_TARGET', {
        stance: 'DENIES',
        assertedAt: { on: '1914-08-04', zone: 'Europe/Paris' },
        locator: 'No. 159, translation',
        quote: 'Germany can reproach us with nothing.',
      }),
      kautsky('RETALIATION', { stance: 'DENIES', locator: 'chapter XVIII' }),
    ],
  },
  {
    response: 'germany-declares-war-on-france-1914-08-03',
    trigger: 'germany-declares-war-on-russia-1914-08-01',
    claims: [
      france('CONSEQUENCE', 'STATED_BY_TARGET', { assertedAt: { on: '1914-08-04', zone: 'Europe/Paris' }, locator: 'No. 159' }),
      kautsky('CONSEQUENCE', {
        locator: 'chapter XVIII',
        quote: 'After the outbreak of war between Germany and Russia, war between Germany and France must have followed automatically.',
      }),
      albertini('CONSEQUENCE'),
    ],
  },
];

/** Luxembourg and Belgium: the plan of march, the feared march of the French, the refusal. */
const theMarchThroughBelgium: StoryLink[] = [
  {
    response: 'german-occupation-of-luxembourg-1914-08-02',
    trigger: 'german-mobilisation-1914-08-01',
    claims: [albertini('CONSEQUENCE')],
  },
  {
    response: 'german-ultimatum-to-belgium-1914-08-02',
    trigger: 'german-mobilisation-1914-08-01',
    claims: [albertini('CONSEQUENCE')],
  },
  {
    response: 'german-ultimatum-to-belgium-1914-08-02',
    trigger: 'french-advance-on-meuse-alleged-1914-08-02',
    claims: [
      germany('PREEMPTION', 'STATED_BY_RESPONDER', {
        statement: 'german-ultimatum-to-belgium-1914-08-02',
        source: 'belgian-grey-book-1914',
        locator: 'No. 20',
      }),
    ],
  },
  {
    response: 'belgian-refusal-1914-08-03',
    trigger: 'german-ultimatum-to-belgium-1914-08-02',
    claims: [
      belgium('DIPLOMATIC', 'STATED_BY_RESPONDER', { statement: 'belgian-refusal-1914-08-03', locator: 'No. 22' }),
      germany('DIPLOMATIC', 'STATED_BY_TARGET', {
        assertedAt: { on: '1914-08-04', zone: 'Europe/Brussels' },
        source: 'belgian-grey-book-1914',
        locator: 'No. 27',
      }),
      albertini('DIPLOMATIC'),
    ],
  },
  {
    response: 'german-invasion-of-belgium-1914-08-04',
    trigger: 'belgian-refusal-1914-08-03',
    claims: [
      germany('FULFILMENT', 'STATED_BY_RESPONDER', {
        assertedAt: { on: '1914-08-04', zone: 'Europe/Brussels' },
        source: 'belgian-grey-book-1914',
        locator: 'No. 27',
      }),
      belgium('FULFILMENT', 'STATED_BY_TARGET'),
      albertini('FULFILMENT'),
    ],
  },
  {
    // Jagow to the British ambassador, on the evening of the invasion.
    response: 'german-invasion-of-belgium-1914-08-04',
    trigger: 'germany-declares-war-on-france-1914-08-03',
    claims: [
      germany('OTHER', 'STATED_BY_RESPONDER', {
        assertedAt: { on: '1914-08-04', zone: 'Europe/Berlin' },
        source: 'goschen-report-1914',
        quote: 'they had to advance into France by the quickest and easiest way',
      }),
    ],
  },
];

/** Britain: for Belgium, or for France? */
const theBritishDeclaration: StoryLink[] = [
  {
    response: 'british-ultimatum-to-germany-1914-08-04',
    trigger: 'german-invasion-of-belgium-1914-08-04',
    claims: [
      unitedKingdom('DETERRENCE', 'STATED_BY_RESPONDER', { statement: 'british-ultimatum-to-germany-1914-08-04', locator: 'No. 159' }),
      germany('DETERRENCE', 'STATED_BY_TARGET', { stance: 'DENIES', ...maskSpeech }),
      barnes('DETERRENCE', { stance: 'DENIES' }),
      albertini('DETERRENCE'),
    ],
  },
  {
    response: 'britain-declares-war-1914-08-04',
    trigger: 'british-ultimatum-to-germany-1914-08-04',
    claims: [unitedKingdom('FULFILMENT', 'STATED_BY_RESPONDER', { locator: 'No. 159' }), albertini('FULFILMENT')],
  },
  {
    response: 'britain-declares-war-1914-08-04',
    trigger: 'british-naval-assurance-1914-08-02',
    claims: [germany('FULFILMENT', 'STATED_BY_TARGET', maskSpeech), barnes('FULFILMENT')],
  },
];

export const linksToTheWarInTheWest: StoryLink[] = [...theWarOnFrance, ...theMarchThroughBelgium, ...theBritishDeclaration];
