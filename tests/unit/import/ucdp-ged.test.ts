// UCDP GED comes in by its codebook: six rows of the real file, and the layout of newer releases.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ucdpGed } from '../../../src/formats/import/ucdp-ged.ts';
import type { Reading } from '../../../src/formats/importer.ts';
import { admitted, entriesIn, incoming, only, parts, readings, table } from './reading.ts';

const FILE = readFileSync('tests/sample/ucdp-ged.csv');

const rows = await readings(ucdpGed, FILE, '18.1');
function row(id: string): Reading {
  const found = rows.find(({ original }) => original?.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}

test('a row keeps its line, id and version, past the second header row', () => {
  expect(rows.map(({ line, original }) => [line, original?.id])).toEqual([
    [3, '114064'],
    [4, '62366'],
    [5, '121501'],
    [6, '157818'],
    [7, '144923'],
    [8, '217442'],
  ]);
  expect(rows[0]?.original).toEqual({ dataset: 'ucdp-ged', version: '18.1', id: '114064' });
  expect(only('events', row('114064')).slug).toBe('ucdp-ged-114064');
});

test('the domain takes every row', () => {
  for (const reading of rows) expect(admitted(reading)).not.toEqual([]);
});

test('neither side of a dyad is said to have attacked', () => {
  expect(parts(row('114064'))).toEqual(['ucdp-government-of-iraq PARTICIPANT', 'ucdp-is PARTICIPANT']);
  const roles = rows.filter(({ original }) => !['62366', '144923'].includes(original?.id ?? '')).flatMap(parts);
  expect(roles.filter((part) => !part.endsWith(' PARTICIPANT'))).toEqual([]);
  expect(rows.flatMap((reading) => [...entriesIn('attributions', reading), ...entriesIn('links', reading)])).toEqual([]);
});

test('one-sided violence is by definition done by side A to civilians', () => {
  expect(parts(row('62366'))).toEqual(['ucdp-is PERPETRATOR', 'ucdp-civilians TARGET']);
  expect(entriesIn('actors', row('62366'))).toContainEqual({ in: 'actors', slug: 'ucdp-civilians', name: 'Civilians', kind: 'CIVILIANS' });
});

test('a coalition is its members, and its dead are those of the side', () => {
  expect(parts(row('121501'))).toEqual([
    'ucdp-government-of-australia PARTICIPANT',
    'ucdp-government-of-united-kingdom PARTICIPANT',
    'ucdp-government-of-united-states-of-america PARTICIPANT',
    'ucdp-government-of-iraq PARTICIPANT',
  ]);
  expect(entriesIn('actors', row('121501')).map(({ kind, country }) => [kind, country])).toContainEqual(['STATE', 'GB']);
  expect(entriesIn('casualties', row('121501'))).toContainEqual(
    expect.objectContaining({
      category: 'side A: Government of Australia, Government of United Kingdom, Government of United States of America',
      killed: { best: 320 },
    }),
  );
});

test('the precision of a date bounds it: a day, some days, a week, a month, a year', () => {
  const occurred = (id: string) => only('events', row(id)).occurred;
  expect(occurred('62366')).toEqual({ on: '2013-07-05', zone: 'Asia/Baghdad' });
  expect(occurred('114064')).toEqual({ earliest: '2014-01-24', latest: '2014-01-25', precision: 'WEEK', zone: 'Asia/Baghdad' });
  expect(occurred('144923')).toEqual({ earliest: '1991-10-01', latest: '1991-10-31', precision: 'MONTH', zone: 'Asia/Baghdad' });
});

test('a place is a point only where the codebook says so', () => {
  const place = (id: string) => entriesIn('places', row(id)).at(-1);
  expect(place('114064')).toMatchObject({
    name: 'Al Fallūjah town, Qaḑā’ al Fallūjah, Al Anbār province, Iraq',
    within: 'Qaḑā’ al Fallūjah, Al Anbār province, Iraq',
    country: 'IQ',
    latitude: 33.355813,
    longitude: 43.786124,
    precisionKm: 0,
  });
  expect(place('121501')).toMatchObject({ name: 'around Baghdād city, Baghdād province, Iraq', precisionKm: 25 });
  expect(place('157818')).toEqual({ in: 'places', name: 'Dahūk province, Iraq', country: 'IQ', within: 'Iraq' });
});

test('deaths are claims of UCDP: the total with its bounds, and each part; a side that cannot have dead has no figure', () => {
  const figures = (id: string) =>
    entriesIn('casualties', row(id)).map(({ side, category, killed }) => [side ?? category ?? 'total', killed]);
  expect(figures('114064')).toEqual([
    ['total', { low: 8, best: 8, high: 8 }],
    ['ucdp-government-of-iraq', { best: 0 }],
    ['ucdp-is', { best: 0 }],
    ['civilians', { best: 1 }],
    ['of unknown status', { best: 7 }],
  ]);
  expect(figures('144923')).toEqual([
    ['total', { low: 0, best: 0, high: 9 }],
    ['civilians', { best: 0 }],
    ['of unknown status', { best: 0 }],
  ]);
  expect(figures('157818')[0]).toEqual(['total', { low: 3, best: 2, high: 2 }]);
});

test('an empty figure is no figure', async () => {
  const given = {
    id: '1',
    type_of_violence: '3',
    side_a: 'A',
    side_b: 'Civilians',
    date_start: '2020-01-01',
    date_end: '2020-01-01',
    date_prec: '1',
    best: '4',
  };
  const [reading] = await readings(ucdpGed, table(',', [...Object.keys(given), 'low', 'high', 'deaths_unknown'], given));
  expect(entriesIn('casualties', reading as Reading).map(({ killed }) => killed)).toEqual([{ low: null, best: 4, high: null }]);
});

test('articles are cited where the row tells them apart; a date that says none is none', () => {
  expect(entriesIn('sources', row('157818')).map(({ title }) => title)).toContain('Turkish planes attack Kurdish rebel targets in Iraq');
  expect(only('events', row('157818')).citations).toHaveLength(6);
  expect(entriesIn('sources', row('217442')).at(-1)).toMatchObject({ publisher: 'ucdp-source-airwars', published: null });
  expect(only('events', row('121501')).summary).toContain('Sources: Reuters 2003-04-03.');
});

test('the current layout of 49 columns is the same event', async () => {
  const header =
    'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'.split(
      ',',
    );
  const [, , cells] = FILE.toString().split('\r\n');
  const [names] = FILE.toString().split('\r\n');
  const old = Object.fromEntries(
    (names ?? '').split(',').map((name, index) => [name, (cells ?? '').replaceAll(/"""([^"]*)"""/g, 'article').split(',')[index] ?? '']),
  );
  const given = {
    ...old,
    source_article: '',
    where_description: 'hospital',
    date_start: '2014-01-24 00:00:00.000',
    date_end: '2014-01-25 00:00:00.000',
  };
  const [reading] = await readings(ucdpGed, `\uFEFF${table(',', header, given)}`, '24.1');
  const summary = expect.stringContaining('Where: hospital.');
  expect(only('events', reading as Reading)).toEqual({
    ...only('events', row('114064')),
    summary,
    citations: [{ source: 'ucdp-ged-24-1', locator: 'event 114064' }, only('events', row('114064')).citations?.[1]],
  });
});

test('a file without its columns is refused, and a row by its line and what is wrong', async () => {
  await expect(incoming(ucdpGed, 'id,year\n1,2020\n')).rejects.toThrow('lacks "type_of_violence", "side_a", "side_b"');
  const given = {
    id: '1',
    type_of_violence: '1',
    side_a: 'A',
    side_b: 'B',
    date_start: '2020-01-01',
    date_end: '2020-01-01',
    date_prec: '1',
    best: '1',
    low: '1',
    high: '1',
  };
  const file = table(
    ',',
    Object.keys(given),
    { ...given, id: '' },
    { ...given, type_of_violence: '4' },
    { ...given, date_start: '2020-02-30' },
    { ...given, best: '-1' },
  );
  expect(await incoming(ucdpGed, `${file}1,2\r\n`)).toEqual([
    { line: 2, refusal: 'The column "id" is empty. Fill it in, or leave the row out.' },
    { line: 3, refusal: '"type_of_violence" is "4". The codebook knows 1, 2 and 3.' },
    { line: 4, refusal: '"date_start" is "2020-02-30", which is no day. Give a date such as 2014-01-25.' },
    { line: 5, refusal: '"best" is "-1". Give a whole number of 0 or more, or nothing.' },
    { line: 6, refusal: 'This row has 2 cells and the header 10. Check its separators and quotation marks.' },
  ]);
});
