// A file read as an import reads it, and what its rows say.

import type { EntryOf, Section } from '../../../src/formats/dossier.ts';
import { type Admitted, admitRow, Mentions } from '../../../src/formats/import-admit.ts';
import type { ImportFormat, Incoming, Reading } from '../../../src/formats/importer.ts';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function incoming(format: ImportFormat, file: string | Uint8Array, version: string | null = null): Promise<Incoming[]> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const rows: Incoming[] = [];
  for await (const row of format.read(once(bytes), { version })) rows.push(row);
  return rows;
}

/** Every row, none of which may be refused. */
export async function readings(format: ImportFormat, file: string | Uint8Array, version: string | null = null): Promise<Reading[]> {
  return (await incoming(format, file, version)).map((row) => {
    if ('refusal' in row) throw new Error(`Line ${row.line}: ${row.refusal}`);
    return row;
  });
}

export const entriesIn = <S extends Section>(section: S, { entries }: Reading): EntryOf<S>[] =>
  entries.filter((entry) => entry.in === section) as unknown as EntryOf<S>[];

export function only<S extends Section>(section: S, reading: Reading): EntryOf<S> {
  const [entry] = entriesIn(section, reading);
  if (!entry) throw new Error(`There is nothing in ${section}.`);
  return entry;
}

/** Slug and role of everyone who takes part in the one event. */
export const parts = (reading: Reading): string[] =>
  (only('events', reading).participations ?? []).map(({ actor, role }) => `${typeof actor === 'string' ? actor : actor.actor} ${role}`);

/** As the domain takes it: it throws where the domain would refuse. */
export const admitted = (reading: Reading): readonly Admitted[] => admitRow(reading, new Mentions()).entries;

/** A table of one row under its header; columns that are not given are empty. */
export const table = (separator: ',' | '\t', columns: readonly string[], ...rows: Readonly<Record<string, string>>[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map(
      (cells) =>
        `${cells.map((cell) => (separator === ',' && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\r\n`,
    )
    .join('');
