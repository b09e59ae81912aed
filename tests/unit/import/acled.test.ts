// ACLED comes in by its codebook. Every row here is made up: its terms let no one pass its rows on.
import { expect, test } from 'vitest';
import { acled } from '../../../src/formats/import/acled.ts';
import type { Reading } from '../../../src/formats/importer.ts';
import { admitted, entriesIn, incoming, only, parts, readings, table } from './reading.ts';

const COLUMNS =
  'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp'.split(
    ',',
  );

const CLASH = {
  event_id_cnty: 'XXX1',
  event_date: '16 May 2031',
  time_precision: '1',
  event_type: 'Battles',
  sub_event_type: 'Armed clash',
  actor1: 'Blue Front',
  assoc_actor_1: 'Blue Youth; Blue Elders',
  inter1: '2',
  actor2: 'Military Forces of Freedonia (2020-)',
  inter2: '1',
  iso: '368',
  country: 'Iraq',
  admin1: 'Anbar',
  location: 'Nowhere',
  latitude: '33.5',
  longitude: '43.5',
  geo_precision: '1',
  source: 'Made Up Times; Invented Agency',
  source_scale: 'National',
  notes: 'On 16 May, the two are said to have clashed, with nine dead.',
  fatalities: '9',
  timestamp: '1936742400',
};

const read = async (row: Partial<typeof CLASH> & Record<string, string> = {}): Promise<Reading> => {
  const [reading] = await readings(acled, table(',', COLUMNS, { ...CLASH, ...row }));
  return reading as Reading;
};

test('actor 1 and actor 2 take part, whatever their order, and so do those beside them', async () => {
  const ordered = await read();
  expect(parts(ordered)).toEqual([
    'acled-blue-front PARTICIPANT',
    'acled-blue-youth PARTICIPANT',
    'acled-blue-elders PARTICIPANT',
    'acled-military-forces-of-freedonia-2020 PARTICIPANT',
  ]);
  const { actor1, actor2 } = CLASH;
  const reversed = await read({ actor1: actor2, actor2: actor1, assoc_actor_1: '', assoc_actor_2: CLASH.assoc_actor_1 });
  expect(parts(reversed).toSorted()).toEqual(parts(ordered).toSorted());
  expect(entriesIn('links', ordered)).toEqual([]);
});

test.each(['Battles', 'Explosions/Remote violence', 'Violence against civilians', 'Protests', 'Riots', 'Strategic developments'])(
  'nobody is a perpetrator: %s',
  async (event_type) => {
    for (const civilian_targeting of ['', 'Civilian targeting']) {
      const roles = parts(await read({ event_type, civilian_targeting, inter2: '7', actor2: 'Civilians (Freedonia)' }));
      expect(roles.filter((role) => role.endsWith('PERPETRATOR'))).toEqual([]);
    }
  },
);

test('civilians are the target where the row itself says that they were targeted, and nobody else ever is', async () => {
  const targeted = { actor2: 'Civilians (Freedonia)', inter2: 'Civilians', civilian_targeting: 'Civilian targeting' };
  expect(parts(await read(targeted))).toContain('acled-civilians-freedonia TARGET');
  expect(parts(await read({ ...targeted, civilian_targeting: '' }))).toContain('acled-civilians-freedonia PARTICIPANT');
  expect(parts(await read({ civilian_targeting: 'Civilian targeting' })).filter((role) => role.endsWith('TARGET'))).toEqual([]);
});

test('the one figure of fatalities comes with its caveat, and without bounds', async () => {
  expect(entriesIn('casualties', await read())).toEqual([
    expect.objectContaining({
      assertedBy: 'acled-project',
      killed: { best: 9 },
      confidenceWords: expect.stringContaining('without bounds'),
    }),
  ]);
  expect(entriesIn('casualties', await read({ fatalities: '' }))).toEqual([]);
});

test('time precision bounds the date', async () => {
  const occurred = async (time_precision: string) => only('events', await read({ time_precision })).occurred;
  expect(await occurred('1')).toEqual({ on: '2031-05-16', zone: 'Asia/Baghdad' });
  expect(await occurred('2')).toEqual({ earliest: '2031-05-13', latest: '2031-05-19', precision: 'WEEK', zone: 'Asia/Baghdad' });
  expect(await occurred('3')).toEqual({ earliest: '2031-05-01', latest: '2031-05-31', precision: 'MONTH', zone: 'Asia/Baghdad' });
});

test('only a town is a point', async () => {
  const place = async (geo_precision: string) => entriesIn('places', await read({ geo_precision })).at(-1);
  expect(await place('1')).toMatchObject({ name: 'Nowhere, Anbar, Iraq', latitude: 33.5, longitude: 43.5, country: 'IQ' });
  expect(await place('2')).toEqual({ in: 'places', name: 'around Nowhere, Anbar, Iraq', within: 'Anbar, Iraq', country: 'IQ' });
  expect(await place('3')).toEqual({ in: 'places', name: 'Anbar, Iraq', within: 'Iraq', country: 'IQ' });
});

test('a sub-type becomes a kind and a mode, and no mode where it spans several', async () => {
  const kind = async (sub_event_type: string) => {
    const { kind, mode } = only('events', await read({ sub_event_type }));
    return [kind, mode];
  };
  expect(await kind('Suicide bomb')).toEqual(['ASSAULT', 'SUICIDE_ATTACK']);
  expect(await kind('Air/drone strike')).toEqual(['ASSAULT', null]);
  expect(await kind('Peaceful protest')).toEqual(['PROTEST', 'DEMONSTRATION']);
  expect(await kind('Arrests')).toEqual(['COERCE', 'ARREST']);
  const unknown = await read({ sub_event_type: 'Moon landing' });
  expect([only('events', unknown).kind, unknown.warnings]).toEqual([
    'OTHER',
    ['"sub_event_type" is "Moon landing", which our table does not know: the kind is OTHER.'],
  ]);
});

test('a row is known by its id and dated by its timestamp; the domain takes it', async () => {
  const reading = await read();
  expect(reading.original).toEqual({ dataset: 'acled', version: '1936742400', id: 'XXX1' });
  expect(only('events', reading)).toMatchObject({
    slug: 'acled-xxx1',
    title: 'Armed clash: Blue Front and Military Forces of Freedonia (2020-), Nowhere',
  });
  expect(admitted(reading)).not.toEqual([]);
});

test('a file without its columns is refused', async () => {
  await expect(incoming(acled, 'event_id_cnty,event_date\nX,2020-01-01\n')).rejects.toThrow('lacks "event_type"');
});
