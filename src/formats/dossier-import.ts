// A small dossier in one transaction, whole or not at all: for whoever has no command line there.
import type { Transaction } from '../database/connect.ts';
import type { Writer, Written } from '../domain/audit.ts';
import { ValidationError } from '../domain/error.ts';
import { recordImportRun } from '../domain/import-run.ts';
import { dossierFormat } from './dossier-read.ts';
import { importWithin } from './import.ts';
import type { Incoming } from './importer.ts';

/** More take longer than a request may: they are for `casus import`. */
const MOST_ENTRIES = 5_000;

export interface DossierInput {
  readonly dossier: string;
}

/** @throws ValidationError with every line that cannot be taken, up to as many as somebody reads */
export async function importDossier(tx: Transaction, { dossier }: DossierInput, writer: Writer): Promise<Written> {
  const rows = atMost(dossierFormat.read(oneChunk(dossier), { version: null }));
  const options = { writer, operation: 'importDossier', onError: 'skip', mayRestore: true } as const;
  const report = await importWithin(tx, rows, options);
  if (report.refused > 0) {
    throw new ValidationError(
      report.firstErrors.map(({ line, message }) => ({ path: ['dossier', `line ${line}`], message, code: 'INVALID' })),
    );
  }
  return recordImportRun(tx, 'dossier', report, report.firstWarnings);
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function* atMost(rows: AsyncIterable<Incoming>): AsyncGenerator<Incoming> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > MOST_ENTRIES)
      throw ValidationError.at(['dossier'], `It has more than ${MOST_ENTRIES} entries. Import it on the server: casus import <file>.`);
    yield row;
  }
}
