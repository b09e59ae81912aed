// What was said of the crisis afterwards, and by whom: the Chancellor's two speeches, the victors' commission, the war-guilt clause. They are
// statements about its acts; which of them answered what is not claimed.
import type { StoryStatement } from '../../story.ts';

export const judgements: StoryStatement[] = [
  {
    slug: 'bethmann-in-the-reichstag-1914-08-04',
    title: 'Bethmann Hollweg justifies the war, and calls the march through Belgium a wrong',
    kinds: ['JUSTIFICATION', 'ASSURANCE'],
    speakers: ['bethmann-hollweg'],
    onBehalfOf: ['germany'],
    about: [
      'russian-general-mobilisation-1914-07-30',
      'german-occupation-of-luxembourg-1914-08-02',
      'german-ultimatum-to-belgium-1914-08-02',
      'nuremberg-bombs-alleged-1914-08-02',
    ],
    occurred: { at: '1914-08-04T15:00', zone: 'Europe/Berlin', precision: 'HOUR' },
    place: 'Berlin',
    quotes: [
      { text: 'wir sind jetzt in der Notwehr, und Not kennt kein Gebot!', language: 'de' },
      { text: 'we are now in a state of self-defence, and necessity knows no law!', language: 'en', translationOf: 0 },
      {
        text: 'das Unrecht, das wir damit tun, werden wir wieder gutzumachen suchen, sobald unser militärisches Ziel erreicht ist',
        language: 'de',
      },
      {
        text: 'the wrong that we thereby do we shall try to make good as soon as our military aim is reached',
        language: 'en',
        translationOf: 2,
      },
    ],
    citations: [{ source: 'reichstag-proceedings-306', locator: '4 August 1914' }],
  },
  {
    slug: 'bethmann-in-the-reichstag-1914-12-02',
    title: 'Bethmann Hollweg calls Belgium’s neutrality Britain’s mask',
    summary:
      'Britain, he says, had already promised France its support on the afternoon of 2 August, before it could know of the note to Belgium, and with no word of Belgium.',
    kinds: ['ATTRIBUTION', 'JUSTIFICATION'],
    speakers: ['bethmann-hollweg'],
    onBehalfOf: ['germany'],
    about: ['britain-declares-war-1914-08-04', 'british-naval-assurance-1914-08-02', 'german-invasion-of-belgium-1914-08-04'],
    occurred: { on: '1914-12-02', zone: 'Europe/Berlin' },
    place: 'Berlin',
    quotes: [
      { text: 'Die belgische Neutralität, die England zu schützen vorgab, ist eine Maske.', language: 'de' },
      { text: 'Belgian neutrality, which England pretended to protect, is a mask.', language: 'en', translationOf: 0 },
    ],
    citations: [{ source: 'reichstag-proceedings-306', locator: '2 December 1914' }],
  },
  {
    slug: 'commission-report-1919-03-29',
    title: 'The commission of the victors finds that the war was premeditated by the Central Powers',
    kinds: ['ATTRIBUTION', 'ASSESSMENT'],
    speakers: ['commission-on-responsibility-1919'],
    onBehalfOf: ['allied-and-associated-powers'],
    about: [
      'german-assurance-1914-07-05',
      'austrian-ultimatum-1914-07-23',
      'german-ultimatum-to-russia-1914-07-31',
      'german-invasion-of-belgium-1914-08-04',
    ],
    occurred: { on: '1919-03-29', zone: 'Europe/Paris' },
    place: 'Paris',
    quotes: [
      {
        text: 'The war was premeditated by the Central Powers together with their Allies, Turkey and Bulgaria, and was the result of acts deliberately committed in order to make it unavoidable',
        language: 'en',
      },
    ],
    citations: [{ source: 'commission-report-1919' }],
  },
  {
    slug: 'versailles-article-231-1919-06-28',
    title: 'Article 231 of the Treaty of Versailles, the “war-guilt clause”',
    summary: 'Germany, under protest, accepts the responsibility of Germany and her allies for the loss and damage of the war.',
    kinds: ['ATTRIBUTION', 'DEMAND'],
    speakers: ['allied-and-associated-powers'],
    audience: ['germany'],
    about: [
      'austria-declares-war-on-serbia-1914-07-28',
      'germany-declares-war-on-russia-1914-08-01',
      'germany-declares-war-on-france-1914-08-03',
      'german-invasion-of-belgium-1914-08-04',
    ],
    occurred: { on: '1919-06-28', zone: 'Europe/Paris' },
    place: 'Versailles',
    quotes: [
      {
        text: 'the war imposed upon them by the aggression of Germany and her allies',
        language: 'en',
      },
    ],
    citations: [{ source: 'treaty-of-versailles-1919', locator: 'Article 231' }],
  },
];
