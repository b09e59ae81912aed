// The dossier: the stories go out and come back without loss, whole or a case of them, and what cannot be read is refused by its line.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, inject } from 'vitest';
import { parse } from 'yaml';
import { connect, type Database, disconnect } from '../../src/database/connect.ts';
import { verify } from '../../src/domain/verify.ts';
import { dossierSchema } from '../../src/formats/dossier-schema.ts';
import { dossierText } from '../../src/formats/dossier-write.ts';
import { exportAt } from '../../src/formats/export.ts';
import { contentsOf } from '../support/contents.ts';
import { cloneDatabase, emptyTemplate } from '../support/database.ts';
import { importText, read } from '../support/import.ts';
import { storyTest, test } from '../support/test.ts';

const CASES = ['us-iran-2019-2020', 'july-crisis-1914'];

/** A database beside the one under test. */
async function withEmpty<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const run = inject('testRun');
  const clone = await cloneDatabase(run, emptyTemplate(run));
  const db = connect({ url: clone.url });
  try {
    return await work(db);
  } finally {
    await disconnect(db);
    await clone.drop();
  }
}

const caseText = (db: Database, slug: string, format: 'DOSSIER' | 'DOSSIER_JSON' = 'DOSSIER'): Promise<string> =>
  exportAt(db, { of: 'case', slug, format, parameters: {} }, { at: new Date(), origin: '' });

describe('the stories', () => {
  storyTest('come back from a dossier as they were, row by row, and go out again as the same text', async ({ db }) => {
    const text = await dossierText(db, null, 'yaml');
    await withEmpty(async (other) => {
      expect(await importText(other, text)).toMatchObject({ refused: 0, warned: 0, unchanged: 0 });
      expect(await contentsOf(other)).toEqual(await contentsOf(db));
      expect(await dossierText(other, null, 'yaml')).toBe(text);
      expect((await verify(other)).filter(({ broken }) => broken > 0)).toEqual([]);
      expect(await other.restoration.count()).toBe(0);
    });
  });

  storyTest.for(CASES)('the case %s stands on its own', async (slug, { db }) => {
    const text = await caseText(db, slug);
    await withEmpty(async (other) => {
      expect(await importText(other, text)).toMatchObject({ refused: 0, warned: 0 });
      expect(await caseText(other, slug)).toBe(text);
      expect(await caseText(other, slug, 'DOSSIER_JSON')).toBe(await caseText(db, slug, 'DOSSIER_JSON'));
    });
  });

  storyTest('are valid by the JSON Schema, as an independent validator has it', async ({ db }) => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(dossierSchema()) as object);
    expect(validate(parse(await dossierText(db, null, 'yaml'))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(JSON.parse(await dossierText(db, null, 'json'))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ format: 'casus-dossier', version: 1, of: 'everything', actors: [{ slug: 'No Slug' }] })).toBe(false);
  });

  storyTest('say the same in YAML and in JSON', async ({ db }) => {
    expect(parse(await dossierText(db, null, 'yaml'))).toEqual(JSON.parse(await dossierText(db, null, 'json')));
  });
});

test('the JSON Schema is the one that is kept, at its address too', async ({ server }) => {
  const response = await server.request('/dossier.schema.json');
  expect(response.headers.get('content-type')).toBe('application/schema+json');
  await expect(await response.text()).toMatchFileSnapshot('dossier.schema.json');
});

describe('reading', () => {
  const linesOf = async (text: string) => {
    const found: { line: number; what: string }[] = [];
    for await (const row of read(text))
      found.push({ line: row.line, what: 'refusal' in row ? row.refusal : JSON.stringify(row.entries[0]) });
    return found;
  };
  const HEADER = 'format: casus-dossier\nversion: 1\nof: everything\n';
  const actor = (slug: string) => `{ slug: ${slug}, name: ${slug}, kind: STATE }`;

  test('takes the blocks of YAML one by one, with comments, blank lines and texts of several lines', async () => {
    const text = `# Ours\n---\n${HEADER}\nactors: # two\n\n- ${actor('a')}\n# between\n- slug: b\n  name: B\n  kind: STATE\n  description: |\n    - no entry\n\n    actors:\n\nplaces: []\n`;
    const found = await linesOf(text);
    expect(found.map(({ line }) => line)).toEqual([9, 11]);
    expect(found[1]?.what).toContain('- no entry\\n\\nactors:\\n');
  });

  test('takes JSON in any layout, and lists in any nesting', async () => {
    const entry = { slug: 'a', name: 'A "b" {c} [d] \\', kind: 'STATE', aliases: ['}', ']'] };
    const text = JSON.stringify({
      format: 'casus-dossier',
      version: 1,
      of: { case: 'x' },
      places: [],
      actors: [entry, { ...entry, slug: 'b' }],
    });
    for (const layout of [text, JSON.stringify(JSON.parse(text), null, 2), `\n${text}\n`]) {
      const found = await linesOf(layout);
      expect(found.map(({ what }) => JSON.parse(what) as object)).toEqual([
        { in: 'actors', ...entry },
        { in: 'actors', ...entry, slug: 'b' },
      ]);
    }
  });

  test('refuses an entry by its line and field, and goes on', async () => {
    const text = `${HEADER}actors:\n  - { slug: A, name: A, kind: STATE }\n  - { slug: a, nome: A, kind: STATE }\n  - { slug: a, name: "A }\n  - ${actor('b')}\n  - *x\n`;
    const found = await linesOf(text);
    expect(found.map(({ line }) => line)).toEqual([5, 6, 7, 8, 9]);
    expect(found.map(({ what }) => what.slice(0, 60))).toMatchInlineSnapshot(`
      [
        "actors.slug: Invalid string: must match pattern /^[a-z0-9]+(",
        "actors.name: Invalid input: expected string, received undefi",
        "This entry is no YAML by itself (MISSING_CHAR at its line 1)",
        "{"in":"actors","slug":"b","name":"b","kind":"STATE"}",
        "This entry is no YAML by itself: correct it.",
      ]
    `);
  });

  test('refuses what is not text', async () => {
    const { dossierFormat } = await import('../../src/formats/dossier-read.ts');
    const bytes = (async function* () {
      yield Uint8Array.of(0x66, 0xff, 0xfe);
    })();
    await expect(dossierFormat.read(bytes, { version: null })[Symbol.asyncIterator]().next()).rejects.toThrow('not text in UTF-8');
  });
});
