// Whatever words a chain holds, each file stays whole, and the words come back as they were.
import { validate as validateMermaid } from '@probelabs/maid';
import { instance as startGraphviz } from '@viz-js/viz';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { DirectedGraph } from 'graphology';
import gexfReader from 'graphology-gexf';
import graphmlReader from 'graphology-graphml';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { brief } from '../../src/formats/brief.ts';
import type { ActRecord, LinkClaimRecord, MadeChain, SourceRecord, TimeRecord } from '../../src/formats/chain-record.ts';
import { actTable, sourceTable, storyTable } from '../../src/formats/csv.ts';
import { dot } from '../../src/formats/dot.ts';
import { gexf } from '../../src/formats/gexf.ts';
import { graphml } from '../../src/formats/graphml.ts';
import { jsonLd } from '../../src/formats/json-ld.ts';
import { listTable } from '../../src/formats/list-file.ts';
import { mermaid } from '../../src/formats/mermaid.ts';
import { actSentence, figure, linkSentence } from '../../src/formats/phrase.ts';
import { stix } from '../../src/formats/stix.ts';
import { svg } from '../../src/formats/svg.ts';
import { timelineJs } from '../../src/formats/timeline-js.ts';
import type { ResponseBasis, Stance } from '../../src/generated/prisma/enums.ts';

const DAY: TimeRecord = {
  label: '3 January 2020',
  earliest: '2020-01-02T21:00:00.000Z',
  latest: '2020-01-03T20:59:59.999Z',
  ended: null,
  precision: 'DAY',
  zone: 'Asia/Baghdad',
};
const IRAN = {
  id: '01990000-0000-7000-8000-000000000001',
  slug: 'iran',
  name: 'Iran',
  kind: 'STATE',
  country: 'IR',
  wikidataId: null,
} as const;

const source: SourceRecord = {
  id: '01990000-0000-7000-8000-000000000002',
  number: 1,
  slug: 'article',
  title: 'An article',
  publisher: null,
  url: 'https://example.org/a?b=<c>',
  archiveUrl: null,
  published: null,
  language: null,
  reliability: null,
};

function actOf(number: number, title: string): ActRecord {
  return {
    id: `01990000-0000-7000-8000-00000000001${number}`,
    slug: `act-${number}`,
    type: number === 1 ? 'EVENT' : 'STATEMENT',
    title,
    summary: title,
    when: DAY,
    placedAt: DAY.earliest,
    place: { name: title, country: null, latitude: -33.5, longitude: 44 },
    kinds: ['ASSAULT'],
    mode: null,
    realis: 'ACTUAL',
    hostility: 4,
    participants: [],
    quotes: [{ text: title, language: 'en' }],
    citations: [{ source, quote: title, locator: null, credibility: null }],
    claims: [],
    toll: { killed: { low: 2, best: 2, high: 3 }, injured: null, missing: null },
    lane: { slug: 'iran', name: title },
    depth: number,
    side: 'BOTH',
    hiddenCauses: 0,
    hiddenConsequences: 0,
  };
}

const claimOf = (stance: Stance, basis: ResponseBasis): LinkClaimRecord => ({
  id: '01990000-0000-7000-8000-000000000003',
  subject: 'LINK',
  weight: 'CARRIES',
  assertedBy: IRAN,
  onBehalfOf: [],
  stance,
  statement: null,
  said: DAY,
  confidence: null,
  confidenceWords: null,
  citations: [],
  kind: basis === 'TEMPORAL_ONLY' ? 'SEQUENCE' : 'RETALIATION',
  basis,
  strength: null,
});

function chainOf(one: string, other: string): MadeChain {
  const [trigger, response] = [actOf(1, one), actOf(2, other)];
  const claim = claimOf('ASSERTS', 'STATED_BY_RESPONDER');
  const link = { id: '01990000-0000-7000-8000-000000000004', trigger, response, disputed: true, claims: [claim], leading: claim };
  return {
    making: { at: new Date('2026-01-01T00:00:00Z'), origin: 'https://casus.example.org' },
    chain: {
      title: one,
      summary: other,
      cutOff: one,
      lens: `As told by ${other}`,
      path: '/chains/act-1',
      query: '?direction=BOTH',
      acts: [trigger, response],
      links: [link],
      denied: [],
      sources: [{ ...source, title: one }],
      cut: null,
    },
  };
}

const HOSTILE = [
  '=HYPERLINK("https://evil.example","click")',
  '"]; digraph { a -> b',
  '\\',
  '\\"',
  '<script>alert(1)</script>',
  '%% }{ --> |a| "]',
  '`x` [a](javascript:alert(1)) *b*',
  'two\nlines\r\nand a\ttab',
  'a bell\u0007 and a delete\u007f',
  ']]>&amp;<!--',
  '@cmd',
  '-1+1',
  'پاسخ',
  ';;"";',
  '#quot; end',
];
/** No other text is ever recorded (domain/input.ts). */
const words = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', minLength: 1 }))
  .filter((text) => text.trim() !== '' && !/[\0\p{Surrogate}]/u.test(text));
const holds = (check: (one: string, other: string) => void) => fc.assert(fc.property(words, words, check), { numRuns: 60 });

/** What XML can hold, with its ends of line. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

test('DOT', async () => {
  const graphviz = await startGraphviz();
  holds((one, other) => {
    const read = graphviz.renderJSON(dot(chainOf(one, other))) as { objects: { name: string }[]; edges: unknown[] };
    expect(read.objects.map(({ name }) => name)).toEqual(['act-1', 'act-2']);
    expect(read.edges).toHaveLength(1);
  });
});

test('Mermaid', () => {
  holds((one, other) => {
    const text = mermaid(chainOf(one, other));
    // Mermaid passes over whole lines of comment; this reader looks into them for quotes.
    const lines = text.split('\n').filter((line) => !line.startsWith('  %% '));
    expect(lines).toHaveLength(5);
    expect(validateMermaid(lines.join('\n')).errors).toEqual([]);
  });
});

test('GraphML and GEXF', () => {
  holds((one, other) => {
    for (const [reader, text] of [
      [graphmlReader, graphml(chainOf(one, other))],
      [gexfReader, gexf(chainOf(one, other))],
    ] as const) {
      const graph = reader.parse(DirectedGraph, text);
      const labels = graph.mapNodes((_, { label }) => flat(String(label)));
      expect(labels).toEqual([one, other].map((title) => flat(inXml(title))));
      expect(graph.size).toBe(1);
    }
  });
});

test('SVG, with no element but ours', () => {
  holds((one, other) => {
    const [names, titles] = [new Set<string>(), [] as string[]];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    let inTitle = false;
    parser.on('opentag', ({ name }) => {
      names.add(name);
      inTitle = name === 'title';
      if (inTitle) titles.push('');
    });
    parser.on('closetag', () => {
      inTitle = false;
    });
    parser.on('text', (text) => {
      if (inTitle) titles.push(`${titles.pop()}${text}`);
    });
    parser.write(svg(chainOf(one, other))).close();
    expect([...names].filter((name) => !SHAPES.has(name))).toEqual([]);
    const [whole, link, trigger, response] = titles.map(flat);
    expect([whole, trigger]).toEqual([flat(inXml(one)), expect.stringContaining(flat(inXml(`${one}. Assault. 3 January 2020`)))]);
    expect(link).toContain(flat(inXml(`Iran said that it retaliated for “${one}”`)));
    expect(response).toContain('. Said · assault. ');
  });
});

const LIST = { lens: 'Everything', path: '/acts', query: '', cut: null };
const SHAPES = new Set(['svg', 'title', 'desc', 'g', 'rect', 'path', 'line', 'circle', 'text', 'tspan']);

test('CSV, where no cell is a formula', () => {
  holds((one, other) => {
    const read = [
      storyTable(chainOf(one, other)),
      listTable(
        { ...LIST, title: one, columns: ['title', 'quotes'], rows: [{ title: one, quotes: [other, one] }] },
        chainOf(one, other).making,
      ),
    ].flatMap((text) => parseCsv<Record<string, string>>(text, { columns: true }));
    expect(read).toHaveLength(3);
    for (const row of read) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    const rows = parseCsv<Record<string, string>>(actTable(chainOf(one, other)), { columns: true });
    expect(rows.map(({ title }) => title)).toEqual([one, other].map((title) => (/^[=+\-@\t\r]/.test(title) ? `'${title}` : title)));
    for (const row of rows)
      for (const [column, cell] of Object.entries(row)) if (column !== 'latitude') expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows[0]?.['latitude']).toBe('-33.5');
    expect(parseCsv(sourceTable(chainOf(one, other)), { columns: true })).toHaveLength(1);
  });
});

test('JSON formats, and no tag of TimelineJS but ours', () => {
  holds((one, other) => {
    for (const write of [jsonLd, stix]) expect(JSON.stringify(JSON.parse(write(chainOf(one, other))))).toContain(JSON.stringify(one));
    const text = timelineJs(chainOf(one, other));
    const tags = [...text.matchAll(/<\/?([a-z]+)/gi)].map(([, tag]) => tag);
    expect(tags.filter((tag) => !['a', 'blockquote', 'p'].includes(tag ?? ''))).toEqual([]);
  });
});

test('the brief, in which words are no markup', () => {
  holds((one, other) => {
    const prose = brief(chainOf(one, other)).replace(/```mermaid[\s\S]*?```/, '');
    const bare = prose
      .replace(/<a id="[\w-]+"><\/a>/g, '')
      .replace(/\]\(<[^>]*>\)/g, '')
      .replace(/`[^`]*`/g, '');
    expect(bare.replace(/\\./g, '')).not.toMatch(/[<`]/);
    expect(prose).toContain('**Disputed.** Iran said that it retaliated for [“');
  });
});

test.for([
  ['ASSERTS', 'COURT_OR_UN', 'Iran found that it retaliated for “X” (3 January 2020)'],
  ['ASSERTS', 'STATED_BY_RESPONDER', 'Iran said that it retaliated for “X” (3 January 2020)'],
  ['ASSERTS', 'STATED_BY_TARGET', 'Iran, at whom it was aimed, said that it retaliated for “X” (3 January 2020)'],
  ['ASSERTS', 'PRESS', 'Iran reported that it retaliated for “X” (3 January 2020)'],
  ['ASSERTS', 'ANALYST_INFERENCE', 'Iran concluded that it retaliated for “X” (3 January 2020)'],
  ['ASSERTS', 'TEMPORAL_ONLY', 'Iran only placed it after “X” (3 January 2020)'],
  ['DENIES', 'PRESS', 'Iran denied that it retaliated for “X” (3 January 2020)'],
  ['HEDGES', 'PRESS', 'Iran held it possible, and no more, that it retaliated for “X” (3 January 2020)'],
  ['REVERSES', 'PRESS', 'Iran said that it was the other way round: “X” answered it (3 January 2020)'],
] as const)('%s by %s', ([stance, basis, sentence]) => {
  expect(linkSentence(claimOf(stance, basis), { trigger: actOf(1, 'X') })).toBe(sentence);
});

test('figures say what is known of them, and a denial names what it denies', () => {
  expect(figure({ low: 11, best: null, high: 50 })).toBe('11 to 50');
  expect(figure({ low: 100, best: null, high: null })).toBe('at least 100');
  expect(figure({ low: null, best: null, high: 30 })).toBe('at most 30');
  expect(figure({ low: 1, best: 2, high: 3 })).toBe('2 (1 to 3)');
  const about = {
    blamed: null,
    role: null,
    attributionType: null,
    side: null,
    category: null,
    killed: null,
    missing: null,
    what: null,
    count: null,
  };
  const toll = { ...claimOf('ASSERTS', 'PRESS'), ...about, subject: 'CASUALTIES', injured: { low: 11, best: 11, high: 11 } } as const;
  expect(actSentence(toll)).toBe('Iran counted 11 injured (3 January 2020)');
  expect(actSentence({ ...toll, stance: 'DENIES' })).toBe('Iran denied a count of 11 injured (3 January 2020)');
  expect(actSentence({ ...toll, subject: 'ATTRIBUTION', blamed: IRAN, stance: 'DENIES' })).toBe(
    'Iran denied that it did it (3 January 2020)',
  );
  expect(actSentence({ ...toll, subject: 'ATTRIBUTION', blamed: IRAN })).toBe('Iran said that it did it itself (3 January 2020)');
});
