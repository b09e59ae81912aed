// The import: a stream of rows, whatever the format, written in batches, each of them one transaction. Each row is written with its
// origin, so that a second run over the same file, after a crash or not, changes nothing that is there already.

import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { Database, Transaction } from '../database/connect.ts';
import { execute } from '../database/read.ts';
import { retrying, WriteConflict } from '../database/retry.ts';
import { alone } from '../database/transaction.ts';
import type { Writer } from '../domain/audit.ts';
import { ValidationError } from '../domain/error.ts';
import type { ImportCounts, Remark } from '../domain/import-run.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type AdmittedRow, admitRow, Mentions } from './import-admit.ts';
import { importBatch, type JudgedRow } from './import-batch.ts';
import type { Later, RowOutcome, Setting } from './import-draft.ts';
import { closePointers } from './import-later.ts';
import { keyOf, originKey } from './import-world.ts';
import type { Incoming } from './importer.ts';

/** More would not be written faster, and more would be written again after a conflict. */
const BATCH_ROWS = 500;
/** Rows of a dossier may be long. */
const BATCH_ENTRIES = 5_000;
/** A batch takes a fraction of a second; a slow machine gets minutes. */
const BATCH_TIMEOUT_MS = 5 * 60_000;
/** How often a batch begins again in earnest. */
const ATTEMPTS = 10;
/** A rehearsal is one transaction, whatever the size of the file. */
const REHEARSAL_TIMEOUT_MS = 24 * 60 * 60_000;
/** As many errors and warnings as somebody reads at once; all are counted. */
const SHOWN = 20;

export interface ImportReport extends ImportCounts {
  readonly firstErrors: Remark[];
  readonly firstWarnings: Remark[];
  /** The line at which it stopped, where it was to stop at the first error. */
  stoppedAt: number | null;
}

export interface ImportOptions {
  readonly writer: Writer;
  /** How it stands in the history. */
  readonly operation: string;
  readonly onError: 'skip' | 'stop';
  /** Whether an empty database is to become what the dossier says, and not only to gain it: of dossiers alone. */
  readonly mayRestore: boolean;
  readonly onProgress?: (counts: Readonly<ImportCounts>, line: number) => void;
}

/** Where a batch is written: in a transaction of its own, or in one that is there. */
type Within = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** In batches, each of which stays once it is written. */
export async function importInBatches(db: Database, rows: AsyncIterable<Incoming>, options: ImportOptions): Promise<ImportReport> {
  const within: Within = (work) => persisting(() => retrying(() => alone(db, work, BATCH_TIMEOUT_MS)));
  return run(within, rows, options, () => execute(db, Prisma.sql`ANALYZE`));
}

/** Who writes beside an import has the right of way: a batch takes longer than they do, and is in no hurry. */
async function persisting<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

class Rehearsed extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('A rehearsal is taken back.');
    this.report = report;
  }
}

/** What an import would do: all of it in one transaction, which is taken back. */
export async function rehearseImport(db: Database, rows: AsyncIterable<Incoming>, options: ImportOptions): Promise<ImportReport> {
  const work = async (tx: Transaction): Promise<never> => {
    throw new Rehearsed(await importWithin(tx, rows, options));
  };
  try {
    return await alone(db, work, REHEARSAL_TIMEOUT_MS);
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

/** In a transaction that is there. */
export const importWithin = (tx: Transaction, rows: AsyncIterable<Incoming>, options: ImportOptions): Promise<ImportReport> =>
  run(
    (work) => work(tx),
    rows,
    options,
    async () => undefined,
  );

// ── Batches ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Batch {
  readonly rows: JudgedRow[];
  readonly mentions: Mentions;
}

/** A row that is known again by its original comes once in a batch, so that the later of two finds the earlier written. */
async function* batches(rows: AsyncIterable<Incoming>): AsyncGenerator<Batch> {
  let batch: Batch = { rows: [], mentions: new Mentions() };
  let keys = new Set<string>();
  let entries = 0;
  for await (const row of rows) {
    const judged = judge(row, batch.mentions);
    const key = 'refusal' in judged ? null : originKey(judged);
    if (batch.rows.length === BATCH_ROWS || entries > BATCH_ENTRIES || (key && keys.has(keyOf(key)))) {
      yield batch;
      batch = { rows: [], mentions: new Mentions() };
      keys = new Set();
      entries = 0;
      judge(row, batch.mentions);
    }
    batch.rows.push(judged);
    if (key) keys.add(keyOf(key));
    if (!('refusal' in judged)) entries += judged.entries.length;
    // The batch before is being written meanwhile: what PostgreSQL answers is heard after each row, and not after all of them.
    await turn();
  }
  if (batch.rows.length > 0) yield batch;
}

function judge(row: Incoming, mentions: Mentions): JudgedRow {
  if ('refusal' in row) return row;
  try {
    return admitRow(row, mentions);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return { line: row.line, refusal: error.message };
  }
}

/** The same batch up to and without a row. */
const before = ({ rows, mentions }: Batch, index: number): Batch => ({ rows: rows.slice(0, index), mentions });

/** A row that is not to be passed over. */
class Stop extends Error {
  readonly outcome: RowOutcome;
  /** In its batch. */
  readonly index: number;

  constructor(outcome: RowOutcome, index: number) {
    super(outcome.refusal);
    this.outcome = outcome;
    this.index = index;
  }
}

// ── The run ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function run(
  within: Within,
  rows: AsyncIterable<Incoming>,
  options: ImportOptions,
  analyze: () => Promise<unknown>,
): Promise<ImportReport> {
  const report = newReport();
  const merged = new Map<string, string>();
  const open: Later[] = [];
  let restoring: boolean | null = null;
  let fingerprint = '';
  let analyzed = 0;

  const write = (batch: Batch) =>
    within(async (tx) => {
      if (fingerprint === '') fingerprint = fingerprintOf(batch);
      const isRestoration = restoring ?? (options.mayRestore && (await beginRestoration(tx, fingerprint)));
      const setting: Setting = { restoring: isRestoration, now: new Date(), merged };
      const done = await importBatch(tx, batch.rows, batch.mentions, { setting, writer: options.writer, operation: options.operation });
      for (const [index, outcome] of done.outcomes.entries())
        if (outcome.outcome === 'refused' && options.onError === 'stop') throw new Stop(outcome, index);
      return { ...done, isRestoration };
    });

  const ready = batches(rows);
  let next = ready.next();
  for (;;) {
    const { value: batch, done: isEnd } = await next;
    if (isEnd) break;
    // The next batch is read while PostgreSQL writes this one.
    next = ready.next();
    next.catch(() => undefined);
    let written: Awaited<ReturnType<typeof write>>;
    try {
      written = await write(batch);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const rest = before(batch, error.index);
      if (rest.rows.length > 0) tally(report, (await write(rest)).outcomes);
      tally(report, [error.outcome]);
      report.stoppedAt = error.outcome.line;
      await ready.return(undefined);
      break;
    }
    restoring = written.isRestoration;
    tally(report, written.outcomes);
    open.push(...written.open);
    options.onProgress?.(report, batch.rows.at(-1)?.line ?? 0);
    // A planner without statistics takes a table of thousands for an empty one, until autovacuum comes by.
    if (report.created > 4 * analyzed) {
      analyzed = report.created;
      await analyze();
    }
  }
  const lacks = open.length > 0 ? await within((tx) => closePointers(tx, open, restoring === true)) : [];
  for (const { of, warning } of lacks) warn(report, of.line, warning);
  if (restoring && report.stoppedAt === null) await within((tx) => tx.restoration.deleteMany({ where: { fingerprint } }));
  if (report.created + report.revised > 0) await analyze();
  return report;
}

const newReport = (): ImportReport => ({
  read: 0,
  created: 0,
  revised: 0,
  unchanged: 0,
  warned: 0,
  refused: 0,
  firstErrors: [],
  firstWarnings: [],
  stoppedAt: null,
});

function tally(report: ImportReport, outcomes: readonly RowOutcome[]): void {
  for (const { line, outcome, refusal, warnings } of outcomes) {
    report.read += 1;
    report[outcome] += 1;
    if (refusal !== undefined && report.firstErrors.length < SHOWN) report.firstErrors.push({ line, message: refusal });
    if (outcome !== 'refused' && warnings.length > 0) warn(report, line, warnings.join(' '));
  }
}

function warn(report: ImportReport, line: number, message: string): void {
  report.warned += 1;
  if (report.firstWarnings.length < SHOWN) report.firstWarnings.push({ line, message });
}

// ── Restoring ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const fingerprintOf = ({ rows }: Batch): string => {
  const first = rows.find((row): row is AdmittedRow => !('refusal' in row));
  return createHash('sha256')
    .update(JSON.stringify(first?.entries.map(({ entry }) => entry) ?? null))
    .digest('base64url');
};

/** Whether the database is empty, or this dossier began to fill it and was cut off. */
async function beginRestoration(tx: Transaction, fingerprint: string): Promise<boolean> {
  if (await tx.restoration.findUnique({ where: { fingerprint } })) return true;
  const counts = [tx.actor.findFirst(), tx.source.findFirst(), tx.place.findFirst(), tx.act.findFirst(), tx.case.findFirst()];
  for (const found of counts) if ((await found) !== null) return false;
  await tx.restoration.create({ data: { fingerprint, startedAt: new Date() } });
  return true;
}
