// Tables of acts, links and claims out of a spreadsheet, and graphs of them.
import { expect, test } from 'vitest';
import { csvActs } from '../../../src/formats/import/csv-acts.ts';
import { csvClaims, csvLinks } from '../../../src/formats/import/csv-claims.ts';
import { csvSources } from '../../../src/formats/import/csv-sources.ts';
import { graphml } from '../../../src/formats/import/graphml.ts';
import { stix } from '../../../src/formats/import/stix.ts';
import type { Incoming, Reading } from '../../../src/formats/importer.ts';
import { IMPORTERS } from '../../../src/formats/importers.ts';
import { admitted, incoming, only, readings } from './reading.ts';

const first = async (rows: Promise<Reading[]>): Promise<Reading> => (await rows)[0] as Reading;
const refusals = (rows: readonly Incoming[]): string[] => rows.flatMap((row) => ('refusal' in row ? [`${row.line}: ${row.refusal}`] : []));

test.each([
  ['acts', 'slug,title,type,kinds,mode,date', csvActs],
  ['acts', 'slug;title;kind;date;url', csvActs],
  ['sources', '"slug","title","publisher","date","url"', csvSources],
  ['links', 'trigger,response,kind,basis,asserted_by', csvLinks],
  ['claims', 'id,subject,act,trigger,asserted_by,kind,basis,response', csvClaims],
])('a table of %s is known by its columns alone', (_name, header, format) => {
  expect(Object.values(IMPORTERS).filter(({ recognises }) => recognises('file.csv', `\uFEFF${header}\r\n`))).toEqual([format]);
});

// ── Acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('a row of a spreadsheet is an act: a name makes its actor, a slug means one that is there', async () => {
  const file =
    'slug,title,kind,mode,date,place,perpetrators,targets,url\nraid-1,A raid,assault,aerial,2031-05-16,Nowhere,"Freedonia; sylvania",Civilians of Nowhere,https://www.example.org/raid\n';
  const reading = await first(readings(csvActs, file));
  expect(reading.entries).toEqual([
    { in: 'places', name: 'Nowhere', country: null, latitude: null, longitude: null },
    { in: 'sources', slug: 'web-example-org-raid', title: 'https://www.example.org/raid', url: 'https://www.example.org/raid' },
    { in: 'actors', slug: 'freedonia', name: 'Freedonia', kind: 'OTHER' },
    { in: 'actors', slug: 'civilians-of-nowhere', name: 'Civilians of Nowhere', kind: 'OTHER' },
    expect.objectContaining({
      slug: 'raid-1',
      kind: 'ASSAULT',
      mode: 'AERIAL',
      occurred: { on: '2031-05-16', zone: null, ended: null },
      citations: [{ source: 'web-example-org-raid', quote: null, locator: null }],
      participations: [
        { actor: 'freedonia', role: 'PERPETRATOR' },
        { actor: 'sylvania', role: 'PERPETRATOR' },
        { actor: 'civilians-of-nowhere', role: 'TARGET' },
      ],
    }),
  ]);
  expect(admitted(reading)).toHaveLength(5);
});

test('what has speakers is a statement', async () => {
  const file =
    'slug;title;kinds;date;speakers;audience;quotes\nspeech-1;A threat;"THREAT; DEMAND";2031-05;Freedonia;Sylvania;"We will, if you do."\n';
  const reading = await first(readings(csvActs, file));
  expect(only('statements', reading)).toMatchObject({
    kinds: ['THREAT', 'DEMAND'],
    speakers: ['freedonia'],
    audience: ['sylvania'],
    quotes: [{ text: 'We will, if you do.' }],
    occurred: { earliest: '2031-05-01', latest: '2031-05-31', precision: 'MONTH' },
  });
  expect(admitted(reading)).toHaveLength(3);
});

test.each([
  ['2031', { earliest: '2031-01-01', latest: '2031-12-31', precision: 'YEAR' }],
  ['2032-02', { earliest: '2032-02-01', latest: '2032-02-29', precision: 'MONTH' }],
  ['2031-05-16', { on: '2031-05-16' }],
  ['2031-05-16 19:30', { at: '2031-05-16T19:30' }],
])('a date is as precise as it is written: %s', async (date, occurred) => {
  const reading = await first(readings(csvActs, `slug,title,kind,date\na,A,OTHER,${date}\n`));
  expect(only('events', reading).occurred).toMatchObject(occurred);
  expect(admitted(reading)).not.toEqual([]);
});

test('a row that cannot be an act is refused in a sentence', async () => {
  const file =
    'slug,title,kind,date,speakers\nRaid 1,A,OTHER,2031,\na,,OTHER,2031,\na,A,DANCE,2031,\na,A,OTHER,11/03/2031,\na,A,OTHER,,\na,A,,2031,Me\n';
  expect(refusals(await incoming(csvActs, file))).toEqual([
    '2: "slug" is "Raid 1". Give a slug of lower-case letters, digits and single hyphens, such as taji-rockets-2020-03-11.',
    '3: The column "title" is empty. Say in a few words what was done or said.',
    expect.stringContaining('4: "kind" is "DANCE". Give one of AGREE, CONSULT'),
    '5: "date" is "11/03/2031". Give a date such as 2020-03-11, 2020-03 or 2020, or a time such as 2020-03-11T19:30.',
    '6: Nothing says when it was. Give "date", or "earliest" and "latest".',
    expect.stringContaining('7: The column "kinds" is empty. Give one or more of THREAT'),
  ]);
});

// ── Links and claims ─────────────────────────────────────────────────────────────────────────────────────────────────────

const LINKS = 'trigger,response,kind,basis,asserted_by,stance,confidence,quote,url\n';

test('a link comes with who says so, on what basis, and in which words', async () => {
  const reading = await first(
    readings(csvLinks, `${LINKS}raid-1,raid-2,retaliation,Stated by responder,Sylvania,,80,"=Because of it",https://example.org/a\n`),
  );
  expect(only('links', reading)).toMatchObject({
    trigger: 'raid-1',
    response: 'raid-2',
    claims: [
      {
        assertedBy: 'sylvania',
        kind: 'RETALIATION',
        basis: 'STATED_BY_RESPONDER',
        stance: null,
        confidence: 80,
        citations: [{ source: 'web-example-org-a', quote: '=Because of it' }],
      },
    ],
  });
  expect(admitted(reading)).toHaveLength(3);
});

test('a link without an asserter, a kind or a basis is refused: nothing is inferred', async () => {
  const rows = ['raid-1,raid-2,RETALIATION,PRESS,,,,,', 'raid-1,raid-2,,PRESS,Me,,,,', 'raid-1,raid-2,RETALIATION,,Me,,,,'];
  expect(refusals(await incoming(csvLinks, `${LINKS}${rows.join('\n')}\n`))).toEqual([
    '2: The column "asserted_by" is empty. Fill it in, or leave the row out.',
    expect.stringContaining('3: The column "kind" is empty. Give one of RETALIATION'),
    expect.stringContaining('4: The column "basis" is empty. Give one of COURT_OR_UN'),
  ]);
});

test('words that nobody can give to one source are left out, and that is told', async () => {
  const [none, several] = await readings(
    csvLinks,
    `${LINKS.replace('url', 'sources')}a,b,OTHER,PRESS,Me,,,Words,\na,b,OTHER,PRESS,Me,,,Words,one; two\n`,
  );
  expect(none?.warnings).toEqual(['The words are quoted from no source: left out. Name the source.']);
  expect(several?.warnings).toEqual(['The words are quoted from several sources: left out. Give a row for each source.']);
});

test.each([
  ['16', { best: 16 }],
  ['11 to 50', { low: 11, high: 50 }],
  ['16 (11 to 50)', { low: 11, best: 16, high: 50 }],
  ['at least 100', { low: 100 }],
  ['100+', { low: 100 }],
  ['at most 30', { high: 30 }],
])('a figure is read as it is written: %s', async (written, killed) => {
  const reading = await first(readings(csvClaims, `subject,act,asserted_by,killed\nCASUALTIES,raid-1,Freedonia,${written}\n`));
  expect(only('casualties', reading).killed).toEqual(killed);
  expect(admitted(reading)).toHaveLength(2);
});

test('claims of each subject are read, and what is no claim of a table is refused', async () => {
  const file =
    'subject,act,asserted_by,stance,blamed,attribution_type,what,count\nATTRIBUTION,a,Me,DENIES,You,OFFICIAL,,\nCOUNT,a,Me,,,,rockets,18\nOCCURRENCE,a,Me,,,,,\nAFFILIATION,a,Me,,,,,\n';
  const rows = await incoming(csvClaims, file);
  expect(rows.slice(0, 3).flatMap((row) => ('entries' in row ? [row.entries.at(-1)?.in] : []))).toEqual([
    'attributions',
    'counts',
    'occurrences',
  ]);
  expect(refusals(rows)).toEqual(['5: An affiliation is between two actors and stands in no table of claims. Give it in a dossier.']);
});

test('a source is a row', async () => {
  const reading = await first(
    readings(csvSources, 'slug,title,publisher,date,url\npaper-1,On it,The Paper,2031-05-17,https://example.org/p\n'),
  );
  expect(only('sources', reading)).toMatchObject({ slug: 'paper-1', publisher: 'the-paper', published: { on: '2031-05-17' } });
});

// ── Graphs ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

const KEYS = ['title', 'kind', 'date', 'basis', 'asserted_by']
  .map((name) => `<key id="${name}" for="all" attr.name="${name}" attr.type="string"/>`)
  .join('');
const nodeOf = (id: string, inside: string): string => `<node id="${id}">${inside}</node>`;
const data = (values: Record<string, string>): string =>
  Object.entries(values)
    .map(([key, value]) => `<data key="${key}">${value}</data>`)
    .join('');
const graphOf = (inside: string, edges = 'directed'): string =>
  `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${KEYS}<graph edgedefault="${edges}">\n${inside}\n</graph></graphml>`;
const NODES =
  nodeOf('n1', data({ title: 'A &amp; B', kind: 'ASSAULT', date: '2031-05-16' })) +
  nodeOf('n2', data({ title: 'C', kind: 'ASSAULT', date: '2031-05-17' }));

test('GraphML: nodes are acts and edges links, with who says so', async () => {
  const edge = `<edge source="n1" target="n2">${data({ kind: 'RETALIATION', basis: 'PRESS', asserted_by: 'The Paper' })}</edge>`;
  const rows = await readings(graphml, graphOf(NODES + edge));
  expect(only('events', rows[0] as Reading)).toMatchObject({ slug: 'n1', title: 'A & B', kind: 'ASSAULT', participations: [] });
  expect(only('links', rows[2] as Reading)).toMatchObject({ trigger: 'n1', response: 'n2', claims: [{ assertedBy: 'the-paper' }] });
  for (const reading of rows) expect(admitted(reading)).not.toEqual([]);
});

test('GraphML: what does not say enough is refused, and nothing of it guessed', async () => {
  const bare = `${NODES}${nodeOf('n3', data({ title: 'No date', kind: 'ASSAULT' }))}<edge source="n1" target="n2"/><edge source="n1" target="n9"/><hyperedge/>`;
  expect(refusals(await incoming(graphml, graphOf(bare)))).toEqual([
    '3: Nothing says when it was. Give "date", or "earliest" and "latest".',
    expect.stringContaining('3: The column "asserted_by" is empty.'),
    '3: The edge names the node "n9", which has not come yet. Give nodes before edges.',
    '3: A hyperedge does not say which of its acts answered which. Give an edge for each pair.',
  ]);
  const undirected = await incoming(graphml, graphOf(`${NODES}<edge source="n1" target="n2"/>`, 'undirected'));
  expect(refusals(undirected)[0]).toContain('An edge without a direction does not say which act answered which.');
});

test('GraphML: a document that brings entities of its own is refused, and none is expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${graphOf(nodeOf('n1', data({ title: '&b;' }))).slice(22)}`;
  await expect(incoming(graphml, bomb)).rejects.toThrow('A GraphML file needs no DOCTYPE');
  expect(refusals(await incoming(graphml, graphOf(nodeOf('n1', data({ title: '&b;' })))))[0]).toContain('From here on this is no XML');
  await expect(incoming(graphml, '<svg/>')).rejects.toThrow('This is no GraphML');
  await expect(incoming(graphml, 'slug,title\n')).rejects.toThrow('no XML');
});

test('STIX: a foreign bundle gives its actors, and says of the rest why it is left out or refused', async () => {
  const objects = [
    { type: 'identity', id: 'identity--1', name: 'Freedonia', identity_class: 'organization' },
    { type: 'incident', id: 'incident--1', name: 'A raid' },
    { type: 'relationship', id: 'relationship--1', relationship_type: 'led-to', source_ref: 'incident--1', target_ref: 'incident--2' },
    { type: 'malware', id: 'malware--1', name: 'worm' },
  ];
  const rows = await incoming(stix, JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }, null, 1));
  expect(rows.flatMap((row) => ('entries' in row ? row.entries : []))).toEqual([
    { in: 'actors', slug: 'freedonia', name: 'Freedonia', kind: 'OTHER', country: null, wikidataId: null },
  ]);
  expect(refusals(rows)).toEqual([expect.stringContaining('13: The incident "A raid" says neither when it was nor what was done')]);
  expect(rows.flatMap((row) => ('warnings' in row ? row.warnings : []))).toEqual([
    expect.stringContaining('"led-to" does not say who holds'),
    'There is no noun here for the STIX object "malware" as it stands: left out.',
  ]);
});

test('STIX: what is no bundle is refused', async () => {
  await expect(incoming(stix, '{')).rejects.toThrow('This is no JSON');
  await expect(incoming(stix, '[]')).rejects.toThrow('This is no bundle of STIX 2.1');
});
