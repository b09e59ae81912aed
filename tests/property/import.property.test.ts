// Whatever bytes come, an import gives entries that the domain judges, or a sentence: it never throws but for a file of another format.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValidationError } from '../../src/domain/error.ts';
import { admitRow, Mentions } from '../../src/formats/import-admit.ts';
import type { ImportFormat, Incoming } from '../../src/formats/importer.ts';
import { IMPORTERS } from '../../src/formats/importers.ts';
import { runs } from '../support/runs.ts';

/** A file of each format that is right but for what is put in its cells. */
const TABLES: Readonly<Record<string, { readonly header: string; readonly row: string; readonly separator: ',' | '\t' }>> = {
  'ucdp-ged': {
    header:
      'id,type_of_violence,side_a,side_b,date_start,date_end,best,high,low,date_prec,where_prec,where_coordinates,country,latitude,longitude,source_office,source_date,source_headline',
    row: '1,1,A,B,2020-01-01,2020-01-02,1,1,1,2,1,Here,Iraq,33,44,Office,2020-01-01,Headline',
    separator: ',',
  },
  acled: {
    header:
      'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,assoc_actor_1,time_precision,geo_precision,country,location,latitude,longitude,fatalities,notes',
    row: 'X1,2020-01-01,Battles,Armed clash,A,B,C,2,1,Iraq,Here,33,44,3,Notes',
    separator: ',',
  },
  icews: {
    header: 'Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\tCity\tCountry\tLatitude\tLongitude',
    row: '1\t2020-01-01\tA\tIraq\t190\tB\tHere\tIraq\t33\t44',
    separator: '\t',
  },
  polecat: {
    header: 'Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tRecipient Name\tActor Country\tCountry\tCity\tLatitude\tLongitude',
    row: '1\t2020-01-01\tASSAULT\taerial\tA\tB\tIRQ\tIRQ\tHere\t33\t44',
    separator: '\t',
  },
  gdelt: {
    header: '',
    row: Array.from(
      { length: 61 },
      (_, index) =>
        ({
          0: '1',
          1: '20200101',
          5: 'IRN',
          15: 'IRQ',
          26: '190',
          51: '4',
          52: 'Here, Iraq',
          56: '33',
          57: '44',
          60: 'https://example.org',
        })[index] ?? '',
    ).join('\t'),
    separator: '\t',
  },
  'csv-acts': {
    header: 'slug,title,type,kind,kinds,date,place,latitude,longitude,perpetrators,speakers,others,quotes,url,hostility',
    row: 'a,A,EVENT,ASSAULT,,2020-01-01,Here,33,44,A,,B (HOST),,https://example.org,4',
    separator: ',',
  },
  'csv-links': {
    header: 'trigger,response,kind,basis,asserted_by,stance,date,confidence,quote,url',
    row: 'a,b,OTHER,PRESS,Me,ASSERTS,2020,50,Words,https://example.org',
    separator: ',',
  },
  'csv-claims': {
    header: 'subject,act,asserted_by,killed,what,count,blamed,attribution_type,said_earliest,said_latest',
    row: 'CASUALTIES,a,Me,3 to 5,,,,,2020-01-01,2020-01-02',
    separator: ',',
  },
};

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(format: ImportFormat, bytes: Uint8Array, size = 1_000): Promise<Incoming[] | null> {
  const rows: Incoming[] = [];
  try {
    for await (const row of format.read(chunks(bytes, size), { version: null })) rows.push(row);
    return rows;
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError);
    return null;
  }
}

/** As the engine judges a row. @returns whether the domain takes it */
function isAdmitted(row: Incoming): boolean {
  expect(Number.isInteger(row.line) && row.line >= 1).toBe(true);
  if ('refusal' in row) {
    expect(row.refusal).not.toBe('');
    return false;
  }
  try {
    admitRow(row, new Mentions());
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError);
    return false;
  }
}

const noise = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new TextEncoder().encode(text)),
);

test.for(Object.keys(IMPORTERS))('any bytes: %s', async (name) => {
  const format = IMPORTERS[name] as ImportFormat;
  await fc.assert(
    fc.asyncProperty(noise, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
      for (const row of (await read(format, bytes, size)) ?? []) expect([true, false]).toContain(isAdmitted(row));
    }),
    { numRuns: runs(30) },
  );
});

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '-1',
    '9999999999',
    '0000-00-00',
    '2020-02-30',
    '1e9',
    'NaN',
    '"',
    "'=1",
    ';;;',
    'None',
    '#tag',
    'A (NOBODY)',
    '__proto__',
    'constructor',
    'x'.repeat(6_000),
  ),
);

test.for(Object.keys(TABLES))('any cells under its header: %s', async (name) => {
  const { header, row, separator } = TABLES[name] as (typeof TABLES)[string];
  const format = IMPORTERS[name] as ImportFormat;
  const cells = row.split(separator);
  const written = (value: string): string => (separator === ',' ? `"${value.replaceAll('"', '""')}"` : value.replace(/[\t\r\n]/g, ' '));
  const fileOf = (changed: readonly string[]): Uint8Array =>
    new TextEncoder().encode(`${header && `${header}\n`}${changed.map(written).join(separator)}\n`);
  expect(((await read(format, fileOf(cells))) ?? []).map(isAdmitted)).toEqual([true]);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.integer({ min: 0, max: cells.length - 1 }).map(String), cell, { minKeys: 1, maxKeys: 4 }),
      async (changes) => {
        const rows = await read(format, fileOf(cells.map((value, index) => changes[String(index)] ?? value)));
        for (const incoming of rows ?? []) isAdmitted(incoming);
      },
    ),
    { numRuns: runs(60) },
  );
});
