// Each format, read back by a reader of somebody else's: the story of 2019 and 1914 goes out, and the same acts and links come in.
import { extractMermaidBlocks, validate as validateMermaid } from '@probelabs/maid';
import { instance as startGraphviz } from '@viz-js/viz';
import { parse as parseCsv } from 'csv-parse/sync';
import { DirectedGraph } from 'graphology';
import gexfReader from 'graphology-gexf';
import graphmlReader from 'graphology-graphml';
import jsonld from 'jsonld';
import { describe, expect } from 'vitest';
import type { Db } from '../../src/database/connect.ts';
import { requestOf } from '../../src/formats/chain-address.ts';
import { recordChain } from '../../src/formats/chain-compose.ts';
import type { ChainRecord, ClaimRecord } from '../../src/formats/chain-record.ts';
import { type ExportFormat, exportAt, FORMATS } from '../../src/formats/export.ts';
import { walkChain } from '../../src/walk/subgraph.ts';
import { storyTest } from '../support/test.ts';

const MAKING = { at: new Date('2026-01-02T03:04:05Z'), origin: 'https://casus.example.org' };
const CASES = ['us-iran-2019-2020', 'july-crisis-1914'];

const file = (db: Db, slug: string, format: ExportFormat, parameters: Record<string, string> = {}): Promise<string> =>
  exportAt(db, { of: 'case', slug, format, parameters }, MAKING);

/** What the file should hold, by the walk itself. */
async function chainOf(db: Db, slug: string): Promise<ChainRecord> {
  const scope = await db.case.findUniqueOrThrow({ where: { slug }, include: { roots: { orderBy: { position: 'asc' } } } });
  const roots = scope.roots.map(({ actId }) => actId);
  return recordChain(db, await walkChain(db, await requestOf(db, roots, { depth: '50' })), scope);
}

const pairs = (links: Iterable<readonly [string, string]>): string[] => [...links].map(([from, to]) => `${from} > ${to}`).toSorted();
const pairsOf = ({ links }: ChainRecord, key: 'id' | 'slug' | 'title'): string[] =>
  pairs(links.map(({ trigger, response }) => [trigger[key], response[key]]));

const claimsOf = ({ acts, links, denied }: ChainRecord): ClaimRecord[] =>
  [...links, ...denied, ...acts].flatMap(({ claims }): readonly ClaimRecord[] => claims);

/** What an object of STIX 2.1 must have beside what all have, by its type. */
const STIX_ASKS: Readonly<Record<string, readonly string[]>> = {
  identity: ['name'],
  'extension-definition': ['name', 'schema', 'version', 'extension_types'],
  report: ['name', 'published', 'object_refs'],
  incident: ['name'],
  relationship: ['relationship_type', 'source_ref', 'target_ref'],
  opinion: ['opinion', 'object_refs'],
  note: ['content', 'object_refs'],
};

const records = (text: string): Record<string, string>[] => parseCsv(text, { columns: true });

describe.for(CASES)('the case %s', (slug) => {
  storyTest('is read by Graphviz', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const graphviz = await startGraphviz();
    const read = graphviz.renderJSON(await file(db, slug, 'DOT')) as {
      objects: { _gvid: number; name: string; shape: string }[];
      edges: { tail: number; head: number; style: string }[];
    };
    const names = new Map(read.objects.map(({ _gvid, name }) => [_gvid, name]));
    expect([...names.values()].toSorted()).toEqual(chain.acts.map((act) => act.slug).toSorted());
    expect(pairs(read.edges.map(({ tail, head }) => [names.get(tail) ?? '', names.get(head) ?? '']))).toEqual(pairsOf(chain, 'slug'));
    // On one line each, seven acts would be 2,800 points long.
    const [, width] = /<svg width="(\d+)pt"/.exec(graphviz.renderString(await file(db, slug, 'DOT'), { format: 'svg' })) ?? [];
    expect(Number(width)).toBeLessThan(300 * chain.acts.length);
    const statements = read.objects.filter(({ shape }) => shape === 'ellipse').map(({ name }) => name);
    expect(statements.toSorted()).toEqual(
      chain.acts
        .filter(({ type }) => type === 'STATEMENT')
        .map((act) => act.slug)
        .toSorted(),
    );
  });

  storyTest('is read by a Mermaid parser', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const text = await file(db, slug, 'MERMAID');
    expect(validateMermaid(text)).toEqual({ type: 'flowchart', errors: [] });
    expect(text.match(/^ {2}a\d+ (==>|-->|-\.->)/gm)).toHaveLength(chain.links.length);
    expect(text.match(/^ {2}a\d+(\[|\(\[)/gm)).toHaveLength(chain.acts.length);
    expect(validateMermaid(text.replace('==>', '==')).errors).not.toEqual([]);
  });

  storyTest('is read as GraphML and as GEXF', async ({ db }) => {
    const chain = await chainOf(db, slug);
    for (const [format, reader] of [
      ['GRAPHML', graphmlReader],
      ['GEXF', gexfReader],
    ] as const) {
      const graph = reader.parse(DirectedGraph, await file(db, slug, format));
      expect(graph.nodes().toSorted()).toEqual(chain.acts.map(({ id }) => id).toSorted());
      expect(pairs(graph.mapEdges((_edge, _attributes, source, target) => [source, target] as const))).toEqual(pairsOf(chain, 'id'));
      for (const { id, title, when, hostility } of chain.acts) {
        expect(graph.getNodeAttributes(id)).toMatchObject({
          label: title,
          earliest: when.earliest,
          ...(hostility === null ? {} : { hostility }),
        });
      }
      for (const { id, leading, disputed } of chain.links) {
        expect(graph.getEdgeAttributes(id)).toMatchObject({ kind: leading.kind, basis: leading.basis, disputed });
      }
    }
  });

  storyTest('bears in GraphML names and ids of one word, as its schema wants them', async ({ db }) => {
    const text = await file(db, slug, 'GRAPHML');
    const tokens = [...text.matchAll(/ (?:attr\.name|id|key|source|target)="([^"]*)"/g)].map(([, token]) => token);
    expect(tokens.length).toBeGreaterThan(50);
    expect(tokens.filter((token) => !/^[\w.:-]+$/.test(token ?? ''))).toEqual([]);
  });

  storyTest('leaves out in GraphML and GEXF what nobody gives', async ({ db }) => {
    expect(await file(db, slug, 'GRAPHML')).not.toMatch(/<data [^>]*>\s*<\/data>/);
    expect(await file(db, slug, 'GEXF')).not.toMatch(/ value=""/);
  });

  storyTest('has an interval on everything in GEXF, in a format of time that NetworkX knows', async ({ db }) => {
    const text = await file(db, slug, 'GEXF');
    // Of readwrite/gexf.py: what is none of these stops it.
    expect(['integer', 'long', 'float', 'double', 'date', 'string']).toContain(/ timeformat="(\w+)"/.exec(text)?.[1]);
    for (const [tag] of text.matchAll(/<(?:node|edge) [^>]*>/g)) {
      const [start, end] = ['start', 'end'].map((name) => Date.parse(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''));
      expect(start, tag).toBeLessThanOrEqual(end ?? Number.NaN);
    }
  });

  storyTest('is read as one table, each act once for each act that it answers', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const rows = records(await file(db, slug, 'CSV'));
    expect([...new Set(rows.map(({ act }) => act))]).toEqual(chain.acts.map((act) => act.slug));
    const answering = rows.filter(({ answers }) => answers !== '');
    expect(pairs(answering.map(({ act = '', answers = '' }) => [answers, act]))).toEqual(pairsOf(chain, 'slug'));
    const beginnings = rows.filter(({ answers }) => answers === '').map(({ act }) => act);
    expect(beginnings).toEqual(
      chain.acts.filter(({ id }) => !chain.links.some(({ response }) => response.id === id)).map((act) => act.slug),
    );
  });

  storyTest('is read as four tables', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const acts = records(await file(db, slug, 'CSV_ACTS'));
    expect(acts.map((row) => [row['slug'], row['title'], row['summary']])).toEqual(
      chain.acts.map(({ slug: name, title, summary }) => [name, title, summary ?? '']),
    );
    const links = records(await file(db, slug, 'CSV_LINKS'));
    expect(pairs(links.map(({ trigger = '', response = '' }) => [trigger, response]))).toEqual(pairsOf(chain, 'slug'));
    const claims = records(await file(db, slug, 'CSV_CLAIMS'));
    const told = claimsOf(chain).map(({ id }) => id);
    expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(told));
    expect(claims).toHaveLength(told.length);
    const sources = records(await file(db, slug, 'CSV_SOURCES'));
    expect(sources.map(({ slug: name }) => name)).toEqual(chain.sources.map((source) => source.slug));
    expect(new Set([...acts, ...links, ...claims, ...sources].map(({ lens }) => lens))).toEqual(new Set([chain.lens]));
  });

  storyTest('is read as linked data, without a fetch', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const document = JSON.parse(await file(db, slug, 'JSON_LD')) as object;
    const documentLoader = async (url: string): Promise<never> => {
      throw new Error(`It wants ${url}.`);
    };
    const expanded = await jsonld.expand(document, { documentLoader });
    const typed = (type: string) => expanded.filter((node) => (node['@type'] as string[] | undefined)?.includes(type));
    expect(typed('https://schema.org/Event')).toHaveLength(chain.acts.length);
    const informed = typed('http://www.w3.org/ns/prov#Activity').flatMap((node) =>
      ((node['http://www.w3.org/ns/prov#wasInformedBy'] ?? []) as { '@id': string }[]).map(
        (trigger) => [trigger['@id'], String(node['@id'])] as const,
      ),
    );
    const ids = chain.links.map(({ trigger, response }) => [`urn:uuid:${trigger.id}`, `urn:uuid:${response.id}`] as const);
    expect(pairs(informed)).toEqual(pairs(ids));
    expect(typed('https://schema.org/Claim')).toHaveLength(claimsOf(chain).length);
    const node = (id: string) => expanded.find((found) => found['@id'] === `urn:uuid:${id}`);
    for (const { leading } of chain.links) {
      const types = (node(leading.id)?.['https://schema.org/additionalType'] ?? []) as { '@value': string }[];
      expect(types.map((type) => type['@value'])).toEqual(expect.arrayContaining(['LINK', 'ASSERTS', leading.kind, leading.basis]));
    }
    for (const { id, blamed } of chain.acts.flatMap(({ claims }) => claims)) {
      if (blamed === null) continue;
      expect(node(id)?.['https://schema.org/mentions']).toEqual([{ '@id': `urn:uuid:${blamed.id}` }]);
      expect(node(blamed.id)).toBeDefined();
    }
  });

  storyTest('holds in STIX every reference that it makes', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const { objects } = JSON.parse(await file(db, slug, 'STIX')) as { objects: Record<string, unknown>[] };
    const ids = new Set(objects.map(({ id }) => id));
    expect(ids.size).toBe(objects.length);
    for (const object of objects) {
      expect(object['id']).toMatch(/^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      for (const [field, value] of Object.entries(object)) {
        if (field.endsWith('_ref')) expect(ids).toContain(value);
        if (field.endsWith('_refs')) for (const reference of value as string[]) expect(ids).toContain(reference);
      }
    }
    expect(objects.filter(({ relationship_type: type }) => type === 'led-to')).toHaveLength(chain.links.length);
    expect(objects.filter(({ type }) => type === 'opinion')).toHaveLength(chain.links.flatMap(({ claims }) => claims).length);
  });

  storyTest('has in STIX what the standard asks of each object', async ({ db }) => {
    const { objects } = JSON.parse(await file(db, slug, 'STIX')) as { objects: Record<string, unknown>[] };
    const defined = objects.filter(({ type }) => type === 'extension-definition').map(({ id }) => id);
    const known = new Set(Object.keys(STIX_ASKS));
    for (const object of objects) {
      const { type, id, created, modified, extensions = {}, external_references: references = [] } = object;
      expect(known).toContain(type);
      expect(Object.keys(object)).toEqual(expect.arrayContaining(['spec_version', 'created_by_ref', ...(STIX_ASKS[String(type)] ?? [])]));
      expect(String(id).startsWith(`${String(type)}--`)).toBe(true);
      for (const time of [created, modified]) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(Object.values(object)).not.toEqual(expect.arrayContaining([null]));
      expect(Object.values(object).filter((value) => Array.isArray(value) && value.length === 0)).toEqual([]);
      for (const key of Object.keys(extensions as object)) expect(defined).toContain(key);
      for (const { source_name: name, ...rest } of references as Record<string, unknown>[]) {
        expect(name).toBeTruthy();
        expect(rest['description'] ?? rest['url'] ?? rest['external_id']).toBeTruthy();
      }
    }
    expect(new Set(objects.map(({ type }) => type))).toEqual(known);
  });

  storyTest('is slides in order of time', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const { events } = JSON.parse(await file(db, slug, 'TIMELINE_JS')) as { events: { unique_id: string; start_date: object }[] };
    expect(events.map(({ unique_id: name }) => name)).toEqual(chain.acts.map((act) => act.slug));
    for (const { start_date: date } of events) {
      for (const part of Object.values({ ...date, display_date: 0 })) expect(part).toBeTypeOf('number');
    }
  });

  storyTest('is told as a brief whose references all lead somewhere', async ({ db }) => {
    const chain = await chainOf(db, slug);
    const text = await file(db, slug, 'MARKDOWN');
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(targets.filter((id) => !anchors.has(id))).toEqual([]);
    expect(anchors.size).toBe(chain.acts.length + chain.sources.length);
    // A numbered source to which no sentence leads would bear nothing out.
    const cited = new Set([...text.matchAll(/\[\[(\d+)\]\]\(#source-\1\)/g)].map(([, number]) => Number(number)));
    expect(chain.sources.map(({ number }) => number).filter((number) => !cited.has(number))).toEqual([]);
    expect(extractMermaidBlocks(text)).toHaveLength(1);
    expect(text).toContain(chain.lens.replaceAll(/[~]/g, '\\$&'));
  });

  storyTest('says in each file its lens, its date, its address and whose the sources are', async ({ db }) => {
    const [{ lens }, numbers] = [await chainOf(db, slug), new Set<string | undefined>()];
    for (const [format, { extension, write }] of Object.entries(FORMATS)) {
      // A dossier carries what is recorded, and not how it was asked for.
      if (typeof write === 'object') continue;
      const text = (await file(db, slug, format as ExportFormat)).replaceAll('&amp;', '&').replaceAll('\\&', '&');
      for (const part of [
        lens,
        '2026-01-02',
        `https://casus.example.org/cases/${slug}.${extension}?direction=BOTH`,
        'belong to their publishers',
      ]) {
        expect(text, format).toContain(part);
      }
      numbers.add(/[0-9a-f]{64}/.exec(text)?.[0]);
    }
    expect(numbers.size).toBe(1);
  });
});

storyTest('who did it stands with both sides, those who say so first, in the brief and on the slide', async ({ db }) => {
  const [said, denied] = [
    "US Department of Defense said that Kata'ib Hezbollah did it",
    "Kata'ib Hezbollah denied that it did it (11 March 2020)",
  ];
  const text = await file(db, 'us-iran-2019-2020', 'MARKDOWN');
  const [paragraph] = text.split('\n\n').filter((part) => part.startsWith(`**Disputed.** ${said}`));
  expect(paragraph).toContain(denied);
  const { events } = JSON.parse(await file(db, 'us-iran-2019-2020', 'TIMELINE_JS')) as { events: { text: { text: string } }[] };
  const slide = events[0]?.text.text.replaceAll('&#39;', "'");
  expect(slide).toMatch(new RegExp(`${said}.*${denied.slice(0, 35)}`));
  expect(slide).toContain('<a href="https://www.latimes.com/');
});

storyTest('one table names people and where to read of it, as a reader wants them', async ({ db }) => {
  const [, row] = records(await file(db, 'us-iran-2019-2020', 'CSV'));
  expect(row).toMatchObject({ by: 'United States; US armed forces', against: "Kata'ib Hezbollah" });
  expect(row?.['sources']).toContain('The Guardian https://www.theguardian.com/');
});

storyTest('the number of statements does not grow with the chain', async ({ db, sql }) => {
  const counted = async (acts: string) => {
    const chain = await walkChain(db, await requestOf(db, [await rootOf(db)], { acts }));
    return (await sql(() => recordChain(db, chain, null))).statements.length;
  };
  const [few, many] = [await counted('2'), await counted('200')];
  expect(many).toBeLessThanOrEqual(few + 2);
  expect(many).toBeLessThanOrEqual(22);
});

const rootOf = async (db: Db): Promise<string> => (await db.caseRoot.findFirstOrThrow({ orderBy: { actId: 'asc' } })).actId;

storyTest('the number that stands for the content changes with the lens, and not with the date', async ({ db }) => {
  const slug = 'us-iran-2019-2020';
  const numberOf = (text: string) => /SHA-256 `([0-9a-f]{64})`/.exec(text)?.[1];
  const address = { of: 'case', slug, format: 'MARKDOWN', parameters: {} } as const;
  const first = numberOf(await exportAt(db, address, MAKING));
  const later = numberOf(await exportAt(db, address, { ...MAKING, at: new Date('2027-01-01T00:00:00Z') }));
  const told = numberOf(await file(db, slug, 'MARKDOWN', { asToldBy: 'iran' }));
  expect(first).toBeDefined();
  expect(later).toBe(first);
  expect(told).not.toBe(first);
});

storyTest('the permalink leads to the same file', async ({ db }) => {
  const parameters = {
    asToldBy: 'iran',
    bases: 'STATED_BY_RESPONDER,PRESS',
    saidUntil: '2020-02-01T00:00:00.000Z',
    direction: 'CAUSES',
    depth: '3',
  };
  const first = await file(db, 'us-iran-2019-2020', 'DOT', parameters);
  const link = new URL(/permalink: (\S+)/.exec(first)?.[1] ?? '');
  expect(Object.fromEntries(link.searchParams)).toEqual(parameters);
  const again = await file(db, 'us-iran-2019-2020', 'DOT', Object.fromEntries(link.searchParams));
  expect(again).toBe(first);
});
