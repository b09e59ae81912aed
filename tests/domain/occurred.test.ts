// What an input may say of a time, the bounds that follow, and the words for them.
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ValidationError } from '../../src/domain/error.ts';
import { admit } from '../../src/domain/input.ts';
import { label, occurredInput, spanInput } from '../../src/domain/occurred.ts';

type Input = z.input<typeof occurredInput>;

const bounds = (input: Input): [string, string] => {
  const { earliest, latest } = admit(occurredInput, input);
  return [earliest.toISOString(), latest.toISOString()];
};

function issuesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw error;
  }
  return [];
}

describe('a day', () => {
  test('is the whole local day of its zone', () => {
    expect(bounds({ on: '2020-03-11', zone: 'Asia/Baghdad' })).toEqual(['2020-03-10T21:00:00.000Z', '2020-03-11T20:59:59.999Z']);
  });

  test('is a day of UTC where no zone is named', () => {
    expect(bounds({ on: '2020-02-29' })).toEqual(['2020-02-29T00:00:00.000Z', '2020-02-29T23:59:59.999Z']);
  });

  test('begins at one in the morning where the clock skips midnight', () => {
    expect(bounds({ on: '2020-03-29', zone: 'Asia/Beirut' })).toEqual(['2020-03-28T22:00:00.000Z', '2020-03-29T20:59:59.999Z']);
  });

  test('lasts 25 hours where the clock is set back', () => {
    expect(bounds({ on: '2019-10-27', zone: 'Europe/Paris' })).toEqual(['2019-10-26T22:00:00.000Z', '2019-10-27T22:59:59.999Z']);
  });

  test('knows the odd offsets of old: in 1908 Paris was 9 minutes and 21 seconds ahead', () => {
    expect(bounds({ on: '1908-05-01', zone: 'Europe/Paris' })[0]).toBe('1908-04-30T23:50:39.000Z');
  });

  test('may lie before the year 100', () => {
    expect(bounds({ on: '0069-12-21' })[0]).toBe('0069-12-21T00:00:00.000Z');
  });
});

describe('a time', () => {
  test('is an instant, known to the minute', () => {
    const occurred = admit(occurredInput, { at: '2020-03-11T19:30:00+03:00' });
    expect(occurred).toMatchObject({ earliest: occurred.latest, precision: 'MINUTE', placedFrom: occurred.earliest });
    expect(occurred.earliest.toISOString()).toBe('2020-03-11T16:30:00.000Z');
  });

  test('without an offset is the local time of its zone', () => {
    expect(bounds({ at: '2020-03-11T19:30', zone: 'Asia/Baghdad' })[0]).toBe('2020-03-11T16:30:00.000Z');
    expect(bounds({ at: '2020-07-01T12:00:00.25', zone: 'Europe/Paris' })[0]).toBe('2020-07-01T10:00:00.250Z');
  });

  test('that came twice, the clock being set back, is the earlier', () => {
    expect(bounds({ at: '2019-10-27T02:30', zone: 'Europe/Paris' })[0]).toBe('2019-10-27T00:30:00.000Z');
  });

  test('known to the hour is the hour that begins there', () => {
    expect(bounds({ at: '2020-03-11T19:00Z', precision: 'HOUR' })).toEqual(['2020-03-11T19:00:00.000Z', '2020-03-11T19:59:59.999Z']);
  });

  test('may be given as a Date', () => {
    expect(bounds({ at: new Date('2020-03-11T16:30:00.123Z') })[0]).toBe('2020-03-11T16:30:00.123Z');
  });
});

describe('bounds', () => {
  test('may be days, of which the last is whole', () => {
    expect(bounds({ earliest: '1914-07-05', latest: '1914-07-06', precision: 'DAY', zone: 'Europe/Berlin' })).toEqual([
      '1914-07-04T23:00:00.000Z',
      '1914-07-06T22:59:59.999Z',
    ]);
  });

  test('hold the place that is set by hand', () => {
    const occurred = admit(occurredInput, {
      earliest: '2020-03-08',
      latest: '2020-03-09',
      precision: 'DAY',
      placedAt: '2020-03-09T12:00Z',
    });
    expect(occurred.placedFrom.toISOString()).toBe('2020-03-09T12:00:00.000Z');
  });

  test('go with an end, a whole day where it is a day', () => {
    expect(admit(occurredInput, { on: '2019-12-31', ended: '2020-01-01' }).ended?.toISOString()).toBe('2020-01-01T23:59:59.999Z');
  });
});

test.each<[string, Input, string]>([
  ['nothing', {}, 'on: Say when in one way: `on` a day, `at` a time, or `earliest` and `latest`.'],
  [
    'a day and a time',
    { on: '2020-03-11', at: '2020-03-11T10:00Z' },
    'on: Say when in one way: `on` a day, `at` a time, or `earliest` and `latest`.',
  ],
  ['30 February', { on: '2020-02-30' }, 'on: Give a real date such as 2020-03-11, or a date and time such as 2020-03-11T19:30:00+03:00.'],
  [
    '25 o’clock',
    { at: '2020-02-03T25:00Z' },
    'at: Give a real date such as 2020-03-11, or a date and time such as 2020-03-11T19:30:00+03:00.',
  ],
  ['words', { on: 'last Tuesday' }, 'on: Give a real date such as 2020-03-11, or a date and time such as 2020-03-11T19:30:00+03:00.'],
  ['a time as a day', { on: '2020-03-11T10:00Z' }, 'on: Give a date alone, such as 2020-03-11; for a time use `at`.'],
  ['a day as a time', { at: '2020-03-11' }, 'at: Give a date and time; for a whole day use `on`.'],
  ['an unknown zone', { on: '2020-03-11', zone: 'Mars/Olympus' }, 'zone: Give a time zone by its IANA name, such as Asia/Baghdad or UTC.'],
  ['an offset as a zone', { on: '2020-03-11', zone: '+03:00' }, 'zone: Give a time zone by its IANA name, such as Asia/Baghdad or UTC.'],
  [
    'a day known to the minute',
    { on: '2020-03-11', precision: 'MINUTE' },
    'precision: `on` is known to the day: leave `precision` out, or give `earliest` and `latest`.',
  ],
  [
    'a time known to the month',
    { at: '2020-03-11T10:00Z', precision: 'MONTH' },
    'precision: `at` is known to the MINUTE or the HOUR: for less use `on`, or `earliest` and `latest`.',
  ],
  [
    'half of the bounds',
    { earliest: '2020-03-11', precision: 'DAY' },
    'latest: Give `latest` with `earliest`: the bounds between which it began.',
  ],
  [
    'bounds without precision',
    { earliest: '2020-03-11', latest: '2020-03-12' },
    'precision: Say how precisely it is known, such as DAY or MONTH.',
  ],
  [
    'bounds the wrong way round',
    { earliest: '2020-03-12', latest: '2020-03-11', precision: 'DAY' },
    'latest: `latest` comes before `earliest`: exchange them.',
  ],
  [
    'an end before the beginning',
    { on: '2020-03-11', ended: '2020-03-10' },
    'ended: It cannot have ended before it began: correct `ended` or the beginning.',
  ],
  [
    'a place outside of the bounds',
    { on: '2020-03-11', placedAt: '2020-03-12T00:00Z' },
    'placedAt: Place it within the bounds of its beginning.',
  ],
])('%s is refused', (_, input, sentence) => {
  expect(issuesOf(() => admit(occurredInput, input))).toEqual([sentence]);
});

test('only an act ends and has a place', () => {
  expect(issuesOf(() => admit(spanInput, { on: '2020-03-11', ended: '2020-03-12', placedAt: '2020-03-11T10:00Z' }))).toEqual([
    'ended: Leave `ended` out: only an act has it.',
    'placedAt: Leave `placedAt` out: only an act has it.',
  ]);
});

test.each<[string, Input]>([
  ['11 March 2020', { on: '2020-03-11', zone: 'Asia/Baghdad' }],
  ['11 March 2020, 19:30', { at: '2020-03-11T16:30:00Z', zone: 'Asia/Baghdad' }],
  ['12 March 2020, 00:00', { at: '2020-03-12T00:00:00Z' }],
  ['11 March 2020, 19:00–19:59', { at: '2020-03-11T19:00Z', precision: 'HOUR' }],
  ['11 March 2020, 23:30 – 12 March 2020, 00:10', { earliest: '2020-03-11T23:30Z', latest: '2020-03-12T00:10Z', precision: 'MINUTE' }],
  ['8–9 March 2020', { earliest: '2020-03-08', latest: '2020-03-09', precision: 'DAY' }],
  ['28 June – 4 August 1914', { earliest: '1914-06-28', latest: '1914-08-04', precision: 'DAY', zone: 'Europe/Vienna' }],
  ['31 December 2019 – 1 January 2020', { earliest: '2019-12-31', latest: '2020-01-01', precision: 'DAY' }],
  ['9–15 March 2020', { earliest: '2020-03-09', latest: '2020-03-15', precision: 'WEEK' }],
  ['March 2020', { earliest: '2020-03-01', latest: '2020-03-31', precision: 'MONTH', zone: 'Asia/Tehran' }],
  ['March–April 2020', { earliest: '2020-03-01', latest: '2020-04-30', precision: 'MONTH' }],
  ['December 2019 – January 2020', { earliest: '2019-12-01', latest: '2020-01-31', precision: 'MONTH' }],
  ['early December 2019', { earliest: '2019-12-01', latest: '2019-12-10', precision: 'MONTH' }],
  ['mid-December 2019', { earliest: '2019-12-11', latest: '2019-12-20', precision: 'MONTH' }],
  ['late December 2019', { earliest: '2019-12-21', latest: '2019-12-31', precision: 'MONTH' }],
  ['5–25 December 2019', { earliest: '2019-12-05', latest: '2019-12-25', precision: 'MONTH' }],
  ['1914', { earliest: '1914-01-01', latest: '1914-12-31', precision: 'YEAR' }],
  ['1914–1918', { earliest: '1914-01-01', latest: '1918-12-31', precision: 'YEAR' }],
  ['June–August 1914', { earliest: '1914-06-01', latest: '1914-08-31', precision: 'YEAR' }],
  ['3 May 2018 – 2 January 2020', { earliest: '2018-05-03', latest: '2020-01-02', precision: 'UNKNOWN' }],
])('"%s"', (words, input) => {
  expect(label(admit(occurredInput, input))).toBe(words);
});
