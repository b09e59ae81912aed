// Importing in a test: a text through its format into a database.
import type { Database } from '../../src/database/connect.ts';
import { dossierFormat } from '../../src/formats/dossier-read.ts';
import { type ImportOptions, type ImportReport, importInBatches } from '../../src/formats/import.ts';
import type { Bytes, ImportFormat, Incoming } from '../../src/formats/importer.ts';

/** In small pieces, for a file does not come at once. */
export async function* bytesOf(text: string, size = 1_000): Bytes {
  const bytes = new TextEncoder().encode(text);
  for (let first = 0; first < bytes.length; first += size) yield bytes.subarray(first, first + size);
}

export const OPTIONS: ImportOptions = {
  writer: { name: 'Test', keyId: null, requestId: 'test' },
  operation: 'import',
  onError: 'skip',
  mayRestore: true,
};

export const read = (text: string, format: ImportFormat = dossierFormat): AsyncIterable<Incoming> =>
  format.read(bytesOf(text), { version: null });

export const importText = (db: Database, text: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importInBatches(db, read(text), { ...OPTIONS, ...options });
