// What the inputs of events and statements are made of: time, place, participants, citations.
import { builder } from './builder.ts';
import { ActorBy, SourceBy } from './reference.ts';
import { Outcome, ParticipationRole, TimePrecision } from './vocabulary.ts';

export const OccurredInput = builder.inputType('OccurredInput', {
  description:
    'When something began, in one of three ways: `on` a day, `at` a time, or between `earliest` and `latest` with a `precision`. Examples: `{ on: "2020-03-11", zone: "Asia/Baghdad" }`, `{ at: "2020-03-11T19:30:00+03:00" }`, `{ earliest: "2019-12-21T00:00:00Z", latest: "2019-12-31T23:59:59Z", precision: DAY }`.',
  fields: (t) => ({
    on: t.field({ type: 'LocalDate', description: 'The day, in the zone.' }),
    at: t.field({ type: 'DateTime', description: 'The time, to the minute; with precision HOUR the hour that begins then.' }),
    earliest: t.field({ type: 'DateTime', description: 'It began then or later.' }),
    latest: t.field({ type: 'DateTime', description: 'It began then or earlier.' }),
    ended: t.field({ type: 'DateTime', description: 'When it stopped, if it lasted. Only an act has it.' }),
    precision: t.field({ type: TimePrecision, description: 'How closely the beginning is known.' }),
    zone: t.string({ required: true, defaultValue: 'UTC', description: 'IANA zone in which the date is meant: "Asia/Baghdad".' }),
    placedAt: t.field({
      type: 'DateTime',
      description: 'The least place within its bounds that it may have in the one order of acts. Only an act has it.',
    }),
  }),
});

export const PlaceInput = builder.inputType('PlaceInput', {
  description:
    'A place, found by its name or recorded. What is said of it here may add to what is known, not contradict it. Example: `{ name: "Camp Taji", country: "IQ", within: "Baghdad Governorate" }`.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name.' }),
    aliases: t.stringList({ description: 'Other names and spellings.' }),
    country: t.string({ description: 'ISO 3166-1 alpha-2 code of its country: "IQ".' }),
    within: t.string({ description: 'The name of the place in which it lies.' }),
    latitude: t.float({ description: 'Degrees north, -90 to 90; with the longitude.' }),
    longitude: t.float({ description: 'Degrees east, -180 to 180; with the latitude.' }),
    precisionKm: t.float({ description: 'How far off the coordinates may be, in kilometres.' }),
  }),
});

export const CitationInput = builder.inputType('CitationInput', {
  description: 'A source, with the words or the page that bear something out.',
  fields: (t) => ({
    source: t.field({ type: SourceBy, required: true, description: 'The document; record it first.' }),
    quote: t.string({ description: 'The words, as they stand in the source.' }),
    locator: t.string({ description: 'Where in the source: page, paragraph, minute.' }),
    credibility: t.int({ description: 'How credible this piece of information is, 1 confirmed to 6 cannot be judged (Admiralty).' }),
  }),
});

export const ParticipationInput = builder.inputType('ParticipationInput', {
  description:
    'An actor\'s part in an act. A contested perpetrator is the UNKNOWN actor beside attributions. Example: `{ actor: {slug: "iraq"}, role: HOST }`.',
  fields: (t) => ({
    actor: t.field({ type: ActorBy, required: true, description: 'Who took part.' }),
    role: t.field({ type: ParticipationRole, required: true, description: 'In which part.' }),
    outcome: t.field({ type: Outcome, description: 'What became of the participant.' }),
    detail: t.string({ description: 'A few words more: a rank, a unit.' }),
    citations: t.field({ type: [CitationInput], description: 'What bears this part out, beside what bears out the act.' }),
  }),
});

export const QuoteInput = builder.inputType('QuoteInput', {
  description: 'The words themselves.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'The words, as they were spoken or written.' }),
    language: t.string({ required: true, defaultValue: 'en', description: 'BCP 47 tag of their language.' }),
    translationOf: t.int({ description: 'Where they are a translation: the index, in this list from 0 on, of what they translate.' }),
  }),
});
