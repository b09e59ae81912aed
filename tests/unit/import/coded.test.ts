// GDELT, ICEWS and POLECAT come in by their codebooks. Every row here is made up.
import { expect, test } from 'vitest';
import { cameoActor, cameoCode, cameoEvent } from '../../../src/formats/import/cameo.ts';
import { gdelt } from '../../../src/formats/import/gdelt.ts';
import { icews } from '../../../src/formats/import/icews.ts';
import { polecat } from '../../../src/formats/import/polecat.ts';
import type { Reading } from '../../../src/formats/importer.ts';
import { admitted, entriesIn, incoming, only, parts, readings, table } from './reading.ts';

const first = async (rows: Promise<Reading[]>): Promise<Reading> => (await rows)[0] as Reading;

// ── GDELT ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const GDELT_COLUMNS = {
  id: 0,
  day: 1,
  actor1: 5,
  name1: 6,
  actor2: 15,
  name2: 16,
  code: 26,
  mentions: 31,
  sources: 32,
  articles: 33,
  geo: 51,
  place: 52,
  latitude: 56,
  longitude: 57,
  added: 59,
  url: 60,
};
type GdeltCells = Partial<Record<keyof typeof GDELT_COLUMNS, string>>;

const BOMBING: GdeltCells = {
  id: '900000001',
  day: '20310516',
  actor1: 'IRNGOV',
  name1: 'TEHRAN',
  actor2: 'IRQMIL',
  name2: 'ARMY',
  code: '195',
  mentions: '10',
  sources: '2',
  articles: '9',
  geo: '4',
  place: 'Nowhere, Al Anbar, Iraq',
  latitude: '33.5',
  longitude: '43.5',
  added: '20310601120000',
  url: 'https://example.org/bombing',
};

function gdeltLine(cells: GdeltCells): string {
  const line = Array.from({ length: 61 }, () => '');
  for (const [name, value] of Object.entries({ ...BOMBING, ...cells })) line[GDELT_COLUMNS[name as keyof typeof GDELT_COLUMNS]] = value;
  return `${line.join('\t')}\n`;
}
const gdeltRow = (cells: GdeltCells = {}): Promise<Reading> => first(readings(gdelt, gdeltLine(cells)));

test('GDELT: Actor1 does it and Actor2 is its target, by the codebook', async () => {
  const reading = await gdeltRow();
  expect(parts(reading)).toEqual(['cameo-irngov PERPETRATOR', 'cameo-irqmil TARGET']);
  expect(entriesIn('actors', reading)).toContainEqual({
    in: 'actors',
    slug: 'cameo-irngov',
    name: 'Iran: government',
    kind: 'GOVERNMENT_BODY',
    country: 'IR',
  });
  expect(only('events', reading)).toMatchObject({
    slug: 'gdelt-900000001',
    kind: 'ASSAULT',
    mode: 'AERIAL',
    participations: [{ detail: 'named as TEHRAN' }, {}],
  });
  expect([...entriesIn('links', reading), ...entriesIn('attributions', reading), ...entriesIn('casualties', reading)]).toEqual([]);
});

test('GDELT: an actor that nobody identified did it, and none is put in the place of a missing target', async () => {
  expect(parts(await gdeltRow({ actor1: '' }))).toEqual(['unidentified-actor PERPETRATOR', 'cameo-irqmil TARGET']);
  expect(parts(await gdeltRow({ actor2: '' }))).toEqual(['cameo-irngov PERPETRATOR']);
});

test('GDELT: the day is that of the event as coded, not when it was added', async () => {
  expect(only('events', await gdeltRow()).occurred).toEqual({ on: '2031-05-16' });
});

test('GDELT: a city is a point, a country is not', async () => {
  const place = async (cells: GdeltCells) => entriesIn('places', await gdeltRow(cells)).at(-1);
  expect(await place({})).toMatchObject({ name: 'Nowhere, Al Anbar, Iraq', country: 'IQ', latitude: 33.5 });
  expect(await place({ geo: '1', place: 'Iraq' })).toEqual({ in: 'places', name: 'Iraq', country: 'IQ', within: null });
});

test('GDELT: its article is a source by its address', async () => {
  expect(entriesIn('sources', await gdeltRow()).at(-1)).toMatchObject({ url: 'https://example.org/bombing' });
  expect(entriesIn('sources', await gdeltRow({ url: 'Radio of Nowhere' })).at(-1)).toMatchObject({ title: 'Radio of Nowhere', url: null });
});

test('GDELT: a statement stays a statement, without an audience that nobody coded', async () => {
  const reading = await gdeltRow({ code: '015' });
  expect(only('statements', reading)).toMatchObject({ kinds: ['CLAIM_OF_RESPONSIBILITY'], speakers: ['cameo-irngov'] });
  expect(only('statements', reading).audience).toBeUndefined();
  expect(only('statements', reading).summary).toContain('Coded with Iraq: military as the second actor.');
});

test('GDELT: a row of another width or code is refused', async () => {
  expect(await incoming(gdelt, `1\t2\n${gdeltLine({ code: '999' })}${gdeltLine({ day: '20310231' })}`)).toEqual([
    { line: 1, refusal: 'This row has 2 columns. An event of GDELT 2.0 has 61, separated by tabs.' },
    { line: 2, refusal: '"EventCode" is "999", which is no code of CAMEO. Correct it, or leave the row out.' },
    { line: 3, refusal: '"SQLDATE" is "20310231", which is no day. Give a date such as 2014-01-25.' },
  ]);
});

// ── CAMEO ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('a code means what its longest known beginning means', () => {
  expect(cameoEvent('1411')).toEqual({ kind: 'PROTEST', mode: 'DEMONSTRATION' });
  expect(cameoEvent('0231')).toEqual({ kind: 'REQUEST' });
  expect(cameoEvent('2042')).toMatchObject({ mode: 'UNCONVENTIONAL', thresholds: ['WMD'] });
  expect(cameoEvent('185')).toMatchObject({ mode: 'TARGETED_KILLING', realis: 'ATTEMPTED' });
});

test('every code of CAMEO has a kind, and none is taken for another because a zero was lost', () => {
  const codes = Array.from({ length: 20 }, (_, root) => root + 1).flatMap((root) =>
    [0, 1, 2, 3, 4].map((last) => `${String(root).padStart(2, '0')}${last}`),
  );
  for (const code of codes) {
    expect(cameoCode(code)).toBe(code);
    const lost = String(Number(code));
    expect(cameoCode(lost)).toBe(code);
  }
  expect(['211', '42', '14', '1', '999', '0', 'abc', '---', '20500'].map(cameoCode)).toEqual([
    '0211',
    '042',
    '014',
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test.each(['01', '03', '05', '09', '10', '11', '12', '13'])('a verbal code says who spoke and never who attacked: %s', (root) => {
  const coded = cameoEvent(`${root}0`);
  expect('says' in coded ? 'statement' : coded.kind).not.toBe('ASSAULT');
});

test('an actor code is a country, its parts, or itself', () => {
  expect(cameoActor('IRN')).toEqual({ name: 'Iran', kind: 'STATE', country: 'IR' });
  expect(cameoActor('IRQREB')).toEqual({ name: 'Iraq: rebels', kind: 'ARMED_GROUP', country: 'IQ' });
  expect(cameoActor('REB')).toEqual({ name: 'rebels (REB)', kind: 'ARMED_GROUP', country: null });
  expect(cameoActor('XYZ')).toEqual({ name: 'XYZ', kind: 'OTHER', country: null });
});

// ── ICEWS ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const ICEWS_COLUMNS = [
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Sectors',
  'Source Country',
  'Event Text',
  'CAMEO Code',
  'Intensity',
  'Target Name',
  'Target Sectors',
  'Target Country',
  'Story ID',
  'Sentence Number',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
];
const ARREST = {
  'Event ID': '123',
  'Event Date': '2031-05-16',
  'Source Name': 'Police (Iraq)',
  'Source Sectors': 'Police,Government',
  'Source Country': 'Iraq',
  'Event Text': 'Arrest, detain',
  'CAMEO Code': '173',
  'Target Name': 'Citizen (Iraq)',
  'Target Country': 'Iraq',
  'Story ID': '77',
  'Sentence Number': '3',
  Publisher: 'Made "Up" Times',
  City: 'Nowhere',
  Province: 'Anbar',
  Country: 'Iraq',
  Latitude: '33.5',
  Longitude: '43.5',
};
const icewsRow = (row: Record<string, string> = {}): Promise<Reading> =>
  first(readings(icews, table('\t', ICEWS_COLUMNS, { ...ARREST, ...row }), '2031'));

test('ICEWS: the source does it to the target, and the id is its own only with the date', async () => {
  const reading = await icewsRow();
  expect(parts(reading)).toEqual(['icews-police-iraq PERPETRATOR', 'icews-citizen-iraq TARGET']);
  expect(reading.original).toEqual({ dataset: 'icews', version: '2031', id: '123-2031-05-16' });
  expect(only('events', reading)).toMatchObject({
    slug: 'icews-123-2031-05-16',
    kind: 'COERCE',
    mode: 'ARREST',
    summary: 'Coded by machine as CAMEO 173. Published by: Made "Up" Times.',
  });
  expect(
    entriesIn('actors', reading)
      .map(({ name, kind }) => [name, kind])
      .slice(1),
  ).toEqual([
    ['Police (Iraq)', 'OTHER'],
    ['Citizen (Iraq)', 'CIVILIANS'],
  ]);
  expect([...entriesIn('links', reading), ...entriesIn('attributions', reading)]).toEqual([]);
});

test('ICEWS: a file in Latin-1 is read', async () => {
  const file = Buffer.from(table('\t', ICEWS_COLUMNS, { ...ARREST, 'Source Name': 'José Martí', 'Source Country': 'Cuba' }), 'latin1');
  expect(entriesIn('actors', await first(readings(icews, file))).map(({ name }) => name)).toContain('José Martí (Cuba)');
});

// ── POLECAT ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const POLECAT_COLUMNS =
  'Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version'.split(
    '|',
  );
const RAID = {
  'Event ID': 'MADE-UP-1',
  'Event Date': '2031-05-16',
  'Event Type': 'ASSAULT',
  'Event Mode': 'drone',
  Contexts: 'military; election',
  'Actor Name': 'Freedonia; Sylvania',
  'Actor Country': 'IRQ',
  'Recipient Name': 'Iraq',
  'Recipient Country': 'IRQ',
  'Recipient Sectors': 'GOV',
  Country: 'IRQ',
  Source: 'Made Up Times',
  'Publication Date': '2031-05-17',
};
const polecatRow = (row: Record<string, string> = {}): Promise<Reading> =>
  first(readings(polecat, table('\t', POLECAT_COLUMNS, { ...RAID, ...row })));

test('POLECAT: actors do it to recipients, each of a list for itself', async () => {
  const reading = await polecatRow();
  expect(parts(reading)).toEqual(['polecat-freedonia PERPETRATOR', 'polecat-sylvania PERPETRATOR', 'polecat-iraq TARGET']);
  expect(entriesIn('actors', reading).at(-1)).toEqual({ in: 'actors', slug: 'polecat-iraq', name: 'Iraq', kind: 'STATE', country: 'IQ' });
  expect(only('events', reading)).toMatchObject({
    slug: 'polecat-made-up-1',
    kind: 'ASSAULT',
    mode: 'DRONE',
    occurred: { on: '2031-05-16' },
  });
});

test('POLECAT: nobody is put where "None" stands', async () => {
  expect(parts(await polecatRow({ 'Actor Name': 'None', 'Recipient Name': 'None' }))).toEqual(['unidentified-actor PERPETRATOR']);
});

test('POLECAT: a context is of the document, and says nothing of the event', async () => {
  const { summary, thresholds } = only('events', await polecatRow({ Contexts: 'cbrn; terrorism' }));
  expect([summary, thresholds]).toEqual([expect.stringContaining('Contexts of the document: cbrn; terrorism.'), null]);
});

test('POLECAT: what a request is about is kept in the title; an unknown mode is told; an unknown type is refused', async () => {
  expect(only('events', await polecatRow({ 'Event Type': 'REQUEST', 'Event Mode': 'meet' }))).toMatchObject({
    mode: null,
    title: expect.stringContaining('Request (meet): '),
  });
  expect((await polecatRow({ 'Event Mode': 'teleport' })).warnings).toEqual([
    '"Event Mode" is "teleport", which PLOVER does not know: the event is kept without a mode.',
  ]);
  expect(await incoming(polecat, table('\t', POLECAT_COLUMNS, { ...RAID, 'Event Type': 'DANCE' }))).toEqual([
    { line: 2, refusal: '"Event Type" is "DANCE", which is none of PLOVER\'s sixteen. Correct it, or leave the row out.' },
  ]);
});

// ── All of them ──────────────────────────────────────────────────────────────────────────────────────────────────────────

test('the domain takes every row', async () => {
  const every = [
    gdeltRow(),
    gdeltRow({ code: '015' }),
    gdeltRow({ code: '131' }),
    gdeltRow({ code: '2042' }),
    gdeltRow({ actor1: '' }),
    icewsRow(),
    polecatRow(),
  ];
  for (const reading of await Promise.all(every)) expect(admitted(reading)).not.toEqual([]);
});
