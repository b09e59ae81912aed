// What was done in the west, 1 to 4 August 1914, and what was only said to have been done: the bombs near Nuremberg, the march on the Meuse.
import type { StoryEvent } from '../../story.ts';

export const eventsOfTheWest: StoryEvent[] = [
  {
    slug: 'french-mobilisation-1914-08-01',
    title: 'France orders general mobilisation',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { at: '1914-08-01T15:00', zone: 'Europe/Paris', precision: 'HOUR' },
    place: 'Paris',
    participations: [
      { actor: 'france', role: 'PERPETRATOR' },
      { actor: 'germany', role: 'TARGET' },
    ],
    citations: [{ source: 'french-yellow-book-1914' }, { source: 'german-white-book-1914' }],
  },
  {
    slug: 'german-mobilisation-1914-08-01',
    title: 'Germany orders general mobilisation',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    occurred: { at: '1914-08-01T17:00', zone: 'Europe/Berlin', precision: 'HOUR' },
    place: 'Berlin',
    participations: [
      { actor: 'germany', role: 'PERPETRATOR' },
      { actor: 'wilhelm-ii', role: 'AUTHORIZER' },
      { actor: 'russia', role: 'TARGET' },
      { actor: 'france', role: 'TARGET' },
    ],
    citations: [{ source: 'german-white-book-1914' }],
  },
  {
    slug: 'german-occupation-of-luxembourg-1914-08-02',
    title: 'German troops occupy Luxembourg',
    kind: 'COERCE',
    mode: 'SEIZE',
    thresholds: ['DIRECT_STATE_ON_STATE', 'HOMELAND_TERRITORY'],
    occurred: { on: '1914-08-02', zone: 'Europe/Luxembourg' },
    place: 'Luxembourg',
    participations: [
      { actor: 'germany', role: 'PERPETRATOR' },
      { actor: 'luxembourg', role: 'TARGET' },
    ],
    citations: [{ source: 'french-yellow-book-1914' }, { source: 'reichstag-proceedings-306', locator: '4 August 1914' }],
  },
  {
    slug: 'french-advance-on-meuse-alleged-1914-08-02',
    title: 'French forces are said to intend a march through Belgium on the Meuse',
    summary:
      'Germany’s note to Belgium gives it as certain news; Belgium and France answer with the French promise of 1 August to respect her neutrality.',
    kind: 'MOBILIZE',
    mode: 'TROOPS',
    realis: 'ALLEGED',
    occurred: { on: '1914-08-02', zone: 'Europe/Brussels' },
    place: 'Belgium',
    participations: [{ actor: 'germany', role: 'TARGET' }],
    attributions: [
      {
        assertedBy: 'germany',
        statement: 'german-ultimatum-to-belgium-1914-08-02',
        blamed: 'france',
        type: 'OFFICIAL',
        citations: [{ source: 'belgian-grey-book-1914', locator: 'No. 20' }],
      },
    ],
    occurrence: [
      {
        assertedBy: 'germany',
        statement: 'german-ultimatum-to-belgium-1914-08-02',
        confidenceWords: 'reliable information',
        citations: [{ source: 'belgian-grey-book-1914', locator: 'No. 20' }],
      },
      {
        assertedBy: 'belgium',
        stance: 'DENIES',
        statement: 'belgian-refusal-1914-08-03',
        citations: [{ source: 'belgian-grey-book-1914', locator: 'No. 22' }],
      },
      {
        assertedBy: 'france',
        stance: 'DENIES',
        assertedAt: { on: '1914-08-04', zone: 'Europe/Paris' },
        citations: [{ source: 'french-yellow-book-1914', locator: 'No. 159' }],
      },
    ],
    citations: [{ source: 'belgian-grey-book-1914', locator: 'No. 20' }],
  },
  {
    slug: 'nuremberg-bombs-alleged-1914-08-02',
    title: 'French airmen are said to bomb the railways near Nuremberg',
    summary:
      'Printed in German newspapers as a military report, and given to France on 3 August as a ground for war. The Prussian envoy in Munich had found no confirmation, and the city said in 1916 that nothing of the kind was known.',
    kind: 'ASSAULT',
    mode: 'AERIAL',
    realis: 'ALLEGED',
    occurred: { on: '1914-08-02', zone: 'Europe/Berlin' },
    place: 'Nuremberg',
    participations: [
      { actor: 'unidentified-airmen-1914', role: 'PERPETRATOR' },
      { actor: 'germany', role: 'TARGET' },
    ],
    attributions: [
      {
        assertedBy: 'germany',
        statement: 'germany-declares-war-on-france-1914-08-03',
        blamed: 'france',
        type: 'OFFICIAL',
        citations: [{ source: 'french-yellow-book-1914', locator: 'No. 147' }],
      },
      {
        assertedBy: 'france',
        stance: 'DENIES',
        assertedAt: { on: '1914-08-04', zone: 'Europe/Paris' },
        blamed: 'france',
        type: 'OFFICIAL',
        citations: [{ source: 'french-yellow-book-1914', locator: 'No. 159' }],
      },
    ],
    occurrence: [
      {
        assertedBy: 'prussian-legation-munich',
        stance: 'HEDGES',
        assertedAt: { on: '1914-08-02', zone: 'Europe/Berlin' },
        confidenceWords: 'so far found no confirmation',
        citations: [{ source: 'german-documents-1919' }, { source: 'kautsky-guilt-1920', locator: 'p. 232' }],
      },
      {
        assertedBy: 'germany',
        statement: 'germany-declares-war-on-france-1914-08-03',
        citations: [{ source: 'french-yellow-book-1914', locator: 'No. 147' }],
      },
      {
        assertedBy: 'france',
        stance: 'DENIES',
        assertedAt: { on: '1914-08-04', zone: 'Europe/Paris' },
        citations: [{ source: 'french-yellow-book-1914', locator: 'No. 159' }],
      },
      {
        assertedBy: 'city-of-nuremberg',
        stance: 'DENIES',
        assertedAt: { earliest: '1916-04-01', latest: '1916-04-30', precision: 'MONTH', zone: 'Europe/Berlin' },
        citations: [
          { source: 'deutsche-medizinische-wochenschrift-1916' },
          {
            source: 'kautsky-guilt-1920',
            locator: 'pp. 231-232',
            quote: 'All statements and newspaper reports to this effect have proved to be false.',
          },
        ],
      },
      {
        assertedBy: 'karl-kautsky',
        stance: 'DENIES',
        citations: [{ source: 'kautsky-guilt-1920', locator: 'p. 232', quote: 'It was in every respect a complete invention.' }],
      },
    ],
    citations: [{ source: 'kautsky-guilt-1920', locator: 'chapter XVIII' }],
  },
  {
    slug: 'german-invasion-of-belgium-1914-08-04',
    title: 'German troops enter Belgium',
    kind: 'ASSAULT',
    mode: 'GROUND_ASSAULT',
    thresholds: ['DIRECT_STATE_ON_STATE', 'HOMELAND_TERRITORY'],
    occurred: { at: '1914-08-04T08:00', zone: 'Europe/Brussels', precision: 'HOUR' },
    place: 'Belgium',
    participations: [
      { actor: 'germany', role: 'PERPETRATOR' },
      { actor: 'belgium', role: 'TARGET' },
    ],
    citations: [{ source: 'belgian-grey-book-1914' }, { source: 'british-white-paper-1914', locator: 'No. 159' }],
  },
];
