// An imported act says of which row of which dataset it came, to whoever asks.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { ucdpGed } from '../../src/formats/import/ucdp-ged.ts';
import { importInBatches } from '../../src/formats/import.ts';
import { bytesOf, OPTIONS } from '../support/import.ts';
import { storyTest, test } from '../support/test.ts';

const SAMPLE = readFileSync('tests/sample/ucdp-ged.csv', 'utf8');

const importSample = (db: Database, version: string | null) =>
  importInBatches(db, ucdpGed.read(bytesOf(SAMPLE), { version }), { ...OPTIONS, mayRestore: false });

interface Imported {
  readonly acts: { readonly nodes: readonly { readonly slug: string; readonly importedFrom: readonly Record<string, unknown>[] }[] };
}

const ORIGINS = 'query ($first: Int!) { acts(first: $first) { nodes { slug importedFrom { dataset originalId version line } } } }';

test('An imported act names its row, in one statement for all that are asked for', async ({ db, run, sql }) => {
  await importSample(db, '18.1');
  const asked = async (first: number) => sql(() => run<Imported>(ORIGINS, { first }));
  const [one, all] = [await asked(1), await asked(10)];
  expect(all.result.acts.nodes).toHaveLength(6);
  const lines = all.result.acts.nodes.map(({ slug, importedFrom }) => {
    expect(importedFrom).toEqual([
      { dataset: 'ucdp-ged', originalId: slug.replace('ucdp-ged-', ''), version: '18.1', line: expect.any(Number) },
    ]);
    return importedFrom[0]?.['line'];
  });
  expect(new Set(lines)).toEqual(new Set([3, 4, 5, 6, 7, 8]));
  expect(all.statements.filter((text) => text.includes('import_origin'))).toHaveLength(1);
  expect(all.statements).toHaveLength(one.statements.length);
});

test('A version that nobody gave is none', async ({ db, run }) => {
  await importSample(db, null);
  const { acts } = await run<Imported>(ORIGINS, { first: 1 });
  expect(acts.nodes[0]?.importedFrom[0]).toMatchObject({ dataset: 'ucdp-ged', version: null });
});

storyTest('An act that was recorded here came from nowhere', async ({ run }) => {
  const { acts } = await run<Imported>(ORIGINS, { first: 100 });
  expect(acts.nodes.filter(({ importedFrom }) => importedFrom.length > 0)).toEqual([]);
});
