// The run of an import: what became of a file, in short, for its history and for whoever sends it again.
import type { Db, Transaction } from '../database/connect.ts';
import type { ImportRun } from '../generated/prisma/client.ts';
import type { Written } from './audit.ts';
import { newId } from './id.ts';

/** Something about a row, in a sentence. */
export interface Remark {
  readonly line: number;
  readonly message: string;
}

export type ImportCounts = Pick<ImportRun, 'read' | 'created' | 'revised' | 'unchanged' | 'warned' | 'refused'>;

export async function recordImportRun(
  tx: Transaction,
  format: string,
  { read, created, revised, unchanged, warned, refused }: ImportCounts,
  warnings: readonly Remark[],
): Promise<Written> {
  const id = newId();
  const remarks = warnings.map(({ line, message }) => ({ line, message }));
  const counts = { read, created, revised, unchanged, warned, refused };
  await tx.importRun.create({ data: { id, format, recordedAt: new Date(), ...counts, warnings: remarks } });
  return { table: 'import_run', id };
}

export const readImportRun = (db: Db, id: string): Promise<ImportRun> => db.importRun.findUniqueOrThrow({ where: { id } });
