// What was done from Sarajevo to the mobilisations of 31 July 1914. Who says why is in the links.
import type { StoryCasualties, StoryEvent } from '../../story.ts';
import { sarajevoAttributions } from './sarajevo.ts';

const killedAtSarajevo: StoryCasualties = {
  assertedBy: 'austria-hungary',
  assertedAt: { on: '1914-07-23' },
  side: 'austria-hungary',
  category: 'the heir and his wife',
  killed: { best: 2 },
  citations: [{ source: 'austro-hungarian-red-book-1915' }],
};

const toTheWarOnSerbia: StoryEvent[] = [
  {
    slug: 'sarajevo-assassination-1914-06-28',
    title: 'Archduke Franz Ferdinand and his wife are shot in Sarajevo',
    summary:
      'Gavrilo Princip, one of several young conspirators who had come armed from Belgrade, kills the heir to the Austro-Hungarian throne and the Duchess of Hohenberg in their car, an hour after another of them had thrown a bomb.',
    kind: 'ASSAULT',
    mode: 'TARGETED_KILLING',
    thresholds: ['LEADER_KILLED'],
    occurred: { at: '1914-06-28T10:00', zone: 'Europe/Sarajevo', precision: 'HOUR' },
    place: 'Sarajevo',
    participations: [
      { actor: 'gavrilo-princip', role: 'PERPETRATOR', outcome: 'CAPTURED' },
      { actor: 'franz-ferdinand', role: 'TARGET', outcome: 'KILLED' },
      { actor: 'sophie-hohenberg', role: 'VICTIM', outcome: 'KILLED' },
      { actor: 'austria-hungary', role: 'TARGET' },
    ],
    attributions: sarajevoAttributions,
    casualties: [killedAtSarajevo],
    citations: [{ source: 'austro-hungarian-red-book-1915' }, { source: 'albertini-origini-1942' }],
  },
  {
    slug: 'franco-russian-talks-1914-07-20',
    title: 'Poincaré and Viviani visit the Tsar at St Petersburg',
    summary:
      'A state visit long arranged. The President and Prime Minister of France confer with Nicholas II and Sazonov; the Austro-Hungarian note is handed over in Belgrade as they leave.',
    kind: 'CONSULT',
    mode: 'VISIT',
    occurred: { on: '1914-07-20', ended: '1914-07-23', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [
      { actor: 'raymond-poincare', role: 'PARTICIPANT' },
      { actor: 'rene-viviani', role: 'PARTICIPANT' },
      { actor: 'france', role: 'PARTICIPANT' },
      { actor: 'nicholas-ii', role: 'PARTICIPANT' },
      { actor: 'sergey-sazonov', role: 'PARTICIPANT' },
      { actor: 'russia', role: 'HOST' },
    ],
    citations: [{ source: 'french-yellow-book-1914', locator: 'No. 22' }, { source: 'poincare-origines-1921' }],
  },
  {
    slug: 'russian-council-decision-1914-07-24',
    title: 'Russia’s Council of Ministers agrees in principle to a partial mobilisation',
    summary:
      'The council resolves to ask Vienna for more time, to advise Belgrade, and to seek the Tsar’s leave to mobilise the districts facing Austria-Hungary if events should require it. The Tsar approves on the next day.',
    kind: 'OTHER',
    occurred: { on: '1914-07-24', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [
      { actor: 'russia', role: 'PERPETRATOR' },
      { actor: 'sergey-sazonov', role: 'PARTICIPANT' },
      { actor: 'nicholas-ii', role: 'AUTHORIZER' },
    ],
    citations: [{ source: 'fay-origins-1928' }, { source: 'clark-sleepwalkers-2012' }],
  },
  {
    slug: 'serbian-mobilisation-1914-07-25',
    title: 'Serbia mobilises its army',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { at: '1914-07-25T15:00', zone: 'Europe/Belgrade', precision: 'HOUR' },
    place: 'Belgrade',
    participations: [
      { actor: 'serbia', role: 'PERPETRATOR' },
      { actor: 'austria-hungary', role: 'TARGET' },
    ],
    citations: [{ source: 'austro-hungarian-red-book-1915' }, { source: 'fay-origins-1928' }],
  },
  {
    slug: 'austrian-partial-mobilisation-1914-07-25',
    title: 'Austria-Hungary orders a partial mobilisation against Serbia',
    summary: 'Ordered in the evening, after the minister had left Belgrade; its first day is 28 July.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { on: '1914-07-25', zone: 'Europe/Vienna' },
    place: 'Vienna',
    participations: [
      { actor: 'austria-hungary', role: 'PERPETRATOR' },
      { actor: 'franz-joseph', role: 'AUTHORIZER' },
      { actor: 'serbia', role: 'TARGET' },
    ],
    counts: [
      {
        assertedBy: 'karl-kautsky',
        what: 'army corps',
        count: { best: 8 },
        citations: [{ source: 'kautsky-guilt-1920', locator: 'chapter XVI' }],
      },
    ],
    citations: [{ source: 'kautsky-guilt-1920', locator: 'chapter XVI' }, { source: 'albertini-origini-1942' }],
  },
  {
    slug: 'russian-preparatory-period-1914-07-26',
    title: 'Russia’s Period Preparatory to War begins',
    summary:
      'Measures short of mobilisation, in all of European Russia: leave is stopped, fortresses are manned, reservists are called to drill.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { on: '1914-07-26', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [{ actor: 'russia', role: 'PERPETRATOR' }],
    citations: [{ source: 'fay-origins-1928' }, { source: 'clark-sleepwalkers-2012' }],
  },
  {
    slug: 'temes-kubin-shots-1914-07-26',
    title: 'Serbian troops are said to fire on Austro-Hungarian troops at Temes-Kubin',
    summary:
      'Reported to the Emperor on 27 July as the opening of hostilities, and put into the draft of the declaration of war; struck out of it, and on 29 July reported to him as unconfirmed.',
    kind: 'ASSAULT',
    mode: 'FIREARMS',
    realis: 'ALLEGED',
    occurred: { on: '1914-07-26', zone: 'Europe/Belgrade' },
    place: 'Kovin',
    participations: [{ actor: 'austria-hungary', role: 'TARGET' }],
    occurrence: [
      {
        assertedBy: 'leopold-berchtold',
        onBehalfOf: ['austria-hungary'],
        assertedAt: { on: '1914-07-27', zone: 'Europe/Vienna' },
        citations: [{ source: 'austro-hungarian-documents-1919', locator: 'part II, No. 78' }],
      },
      {
        assertedBy: 'leopold-berchtold',
        onBehalfOf: ['austria-hungary'],
        stance: 'HEDGES',
        assertedAt: { on: '1914-07-29', zone: 'Europe/Vienna' },
        confidenceWords: 'not confirmed',
        citations: [{ source: 'austro-hungarian-documents-1919' }, { source: 'seton-watson-sarajevo-1926' }],
      },
      { assertedBy: 'robert-seton-watson', stance: 'DENIES', citations: [{ source: 'seton-watson-sarajevo-1926' }] },
    ],
    citations: [{ source: 'austro-hungarian-documents-1919', locator: 'part II, No. 78' }, { source: 'seton-watson-sarajevo-1926' }],
  },
];

const toTheMobilisations: StoryEvent[] = [
  {
    slug: 'bombardment-of-belgrade-1914-07-29',
    title: 'Austria-Hungary shells Belgrade',
    summary: 'Guns on the shore and river monitors open fire in the night after the declaration of war.',
    kind: 'ASSAULT',
    mode: 'HEAVY_WEAPONS',
    thresholds: ['DIRECT_STATE_ON_STATE', 'HOMELAND_TERRITORY'],
    occurred: { on: '1914-07-29', zone: 'Europe/Belgrade' },
    place: 'Belgrade',
    participations: [
      { actor: 'austria-hungary', role: 'PERPETRATOR' },
      { actor: 'serbia', role: 'TARGET' },
    ],
    citations: [{ source: 'russian-orange-book-1914', locator: 'No. 77' }, { source: 'albertini-origini-1942' }],
  },
  {
    slug: 'russian-partial-mobilisation-1914-07-29',
    title: 'Russia mobilises the districts of Kiev, Odessa, Moscow and Kazan',
    summary: 'Announced to the powers on 28 July for the next day, as directed against Austria-Hungary alone.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { on: '1914-07-29', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [
      { actor: 'russia', role: 'PERPETRATOR' },
      { actor: 'nicholas-ii', role: 'AUTHORIZER' },
      { actor: 'austria-hungary', role: 'TARGET' },
    ],
    citations: [
      { source: 'british-white-paper-1914', locator: 'No. 70' },
      { source: 'russian-orange-book-1914', locator: 'No. 77' },
    ],
  },
  {
    slug: 'tsar-revokes-general-mobilisation-1914-07-29',
    title: 'The Tsar revokes a first order for general mobilisation',
    summary: 'Signed that morning and about to be telegraphed late in the evening, it is cut back to the partial one.',
    kind: 'RETREAT',
    occurred: { on: '1914-07-29', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [
      { actor: 'nicholas-ii', role: 'PERPETRATOR' },
      { actor: 'russia', role: 'PARTICIPANT' },
    ],
    citations: [{ source: 'fay-origins-1928' }, { source: 'albertini-origini-1942' }],
  },
  {
    slug: 'russian-general-mobilisation-1914-07-30',
    title: 'Russia orders general mobilisation',
    summary: 'The Tsar consents in the afternoon, the order goes out in the evening, and it is proclaimed on 31 July.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { on: '1914-07-30', zone: 'Europe/Moscow' },
    place: 'St Petersburg',
    participations: [
      { actor: 'russia', role: 'PERPETRATOR' },
      { actor: 'nicholas-ii', role: 'AUTHORIZER' },
      { actor: 'sergey-sazonov', role: 'SUPPORTER' },
      { actor: 'austria-hungary', role: 'TARGET' },
      { actor: 'germany', role: 'TARGET' },
    ],
    citations: [{ source: 'german-white-book-1914' }, { source: 'fay-origins-1928' }],
  },
  {
    slug: 'austrian-general-mobilisation-1914-07-31',
    title: 'Austria-Hungary orders general mobilisation',
    summary: 'The Emperor signs about noon. Whether this or Russia’s came first was long disputed.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { at: '1914-07-31T12:00', zone: 'Europe/Vienna', precision: 'HOUR' },
    place: 'Vienna',
    participations: [
      { actor: 'austria-hungary', role: 'PERPETRATOR' },
      { actor: 'franz-joseph', role: 'AUTHORIZER' },
      { actor: 'russia', role: 'TARGET' },
    ],
    citations: [
      { source: 'british-white-paper-1914', locator: 'No. 118' },
      { source: 'foreign-affairs-1937-04' },
      { source: 'albertini-origini-1942' },
    ],
  },
  {
    slug: 'kriegsgefahrzustand-1914-07-31',
    title: 'Germany proclaims the state of threatening danger of war',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { at: '1914-07-31T13:00', zone: 'Europe/Berlin', precision: 'HOUR' },
    place: 'Berlin',
    participations: [
      { actor: 'germany', role: 'PERPETRATOR' },
      { actor: 'wilhelm-ii', role: 'AUTHORIZER' },
      { actor: 'russia', role: 'TARGET' },
    ],
    citations: [{ source: 'german-white-book-1914', locator: 'Exhibit 24' }],
  },
];

export const eventsOfTheEast: StoryEvent[] = [...toTheWarOnSerbia, ...toTheMobilisations];
