// `casus import`: a file of some format into the database, with its progress told on the way and what became of its rows at the end.
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { transact } from '../database/transaction.ts';
import { ValidationError } from '../domain/error.ts';
import { type ImportCounts, recordImportRun } from '../domain/import-run.ts';
import { type ImportReport, importInBatches, rehearseImport } from '../formats/import.ts';
import type { Bytes, ImportFormat, Incoming } from '../formats/importer.ts';
import { IMPORTERS } from '../formats/importers.ts';
import { example } from './example.ts';
import { openDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';

/** Not every row of a file was taken, or not to its end. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

interface Flags {
  readonly format?: string;
  readonly datasetVersion?: string;
  readonly dryRun?: true;
  readonly onError: 'skip' | 'stop';
  readonly json?: true;
}

export function addImportCommand(program: Command, settings: () => Config, surroundings: Surroundings): void {
  program
    .command('import')
    .description('read a file into the database; read again, it changes nothing, and a newer one of a dataset revises what came of it')
    .argument('<file>', 'which file; - for standard input')
    .addOption(
      new Option('--format <name>', 'of which format it is, where neither its name nor its beginning says so').choices(
        Object.keys(IMPORTERS),
      ),
    )
    .addOption(
      new Option('--dataset-version <version>', 'of which version of a dataset it is, such as 25.1, where the file does not say so'),
    )
    .addOption(new Option('--dry-run', 'read and check the whole of it, say what would become of it, and change nothing'))
    .addOption(
      new Option('--on-error <what>', 'at a row that cannot be taken: skip it, or stop with what came before it kept')
        .choices(['skip', 'stop'])
        .default('skip'),
    )
    .addOption(new Option('--json', 'print the outcome as JSON'))
    .addHelpText(
      'after',
      `\nFormats:\n${Object.entries(IMPORTERS)
        .map(([name, { description }]) => `  ${name.padEnd(12)} ${description}`)
        .join('\n')}`,
    )
    .addHelpText('after', example('casus import july.dossier.yaml', 'casus import GEDEvent_v25_1.csv --dataset-version 25.1 --dry-run'))
    .action((file: string, flags: Flags) => importFile(settings(), file, flags, surroundings));
}

async function importFile(config: Config, file: string, flags: Flags, { print, say, untilStopped }: Surroundings): Promise<void> {
  const { source, size, name } = await openFile(file);
  const counted = counting(source);
  const { start, all } = await peek(counted.bytes);
  const [formatName, format] = formatOf(flags.format, name, start);
  const stopping = untilStopped();
  const { database, close } = await openDatabase({ ...config, statementTimeoutMs: 0 }, say);
  const progress = startProgress(say, size, counted.read);
  try {
    const rows = stoppable(format.read(all, { version: flags.datasetVersion ?? null }), stopping);
    const report = await (flags.dryRun ? rehearseImport : importInBatches)(database, rows, {
      writer: { name: 'casus import', keyId: null, requestId: randomUUID() },
      operation: 'import',
      onError: flags.onError,
      mayRestore: formatName === 'dossier',
      onProgress: progress.tell,
    });
    progress.end();
    if (!flags.dryRun) await transact(database, (tx) => recordImportRun(tx, formatName, report, report.firstWarnings));
    print(flags.json ? `${JSON.stringify(report, null, 2)}\n` : table(report, flags.dryRun === true));
    requireWhole(report);
  } finally {
    progress.end();
    await close();
  }
}

function requireWhole({ refused, stoppedAt }: ImportReport): void {
  if (stoppedAt !== null)
    throw new ImportError(`Stopped at line ${stoppedAt}. Correct it and run the same again: what is there already is not read twice.`);
  if (refused > 0)
    throw new ImportError(`${refused === 1 ? '1 row was' : `${refused} rows were`} refused. Correct them and run the same again.`);
}

// ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface OpenFile {
  readonly source: Bytes;
  /** In bytes; null where it is not known before the end. */
  readonly size: number | null;
  readonly name: string;
}

/** @throws ValidationError where there is none */
async function openFile(file: string): Promise<OpenFile> {
  if (file === '-') return { source: process.stdin, size: null, name: '' };
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw ValidationError.at(['file'], `${file} is a folder. Name a file in it.`);
    return { source: createReadStream(file), size: found.isFile() ? found.size : null, name: basename(file) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw ValidationError.at(['file'], `There is no file ${file}. Correct its name, or give - for standard input.`);
  }
}

/** Counts the bytes that pass. */
function counting(source: Bytes): { bytes: Bytes; read: () => number } {
  let read = 0;
  async function* bytes(): Bytes {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { bytes: bytes(), read: () => read };
}

/** Enough for a header of a hundred columns. */
const PEEKED = 8_000;

/** The beginning of a stream as text, and the whole of it all the same. */
async function peek(source: Bytes): Promise<{ start: string; all: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < PEEKED) {
    const { value, done } = await iterator.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  async function* all(): Bytes {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { start: new TextDecoder().decode(Buffer.concat(first).subarray(0, PEEKED)), all: all() };
}

/** @throws ValidationError where no format, or more than one, knows the file for its own */
function formatOf(given: string | undefined, name: string, start: string): [string, ImportFormat] {
  const all = Object.entries(IMPORTERS);
  const fitting =
    given === undefined ? all.filter(([, format]) => format.recognises(name, start)) : all.filter(([format]) => format === given);
  const [first] = fitting;
  if (first && fitting.length === 1) return first;
  const names = (fitting.length > 0 ? fitting : all).map(([format]) => format).join(', ');
  throw ValidationError.at(['format'], `Neither the name nor the beginning of the file says its format. Give --format: ${names}.`);
}

/** Where the process is asked to stop, the batches that are written stay, and the rest is left for the next time. */
async function* stoppable(rows: AsyncIterable<Incoming>, stopping: AbortSignal): AsyncGenerator<Incoming> {
  for await (const row of rows) {
    if (stopping.aborted) throw new ImportError('Interrupted. What was written stays: run the same again for the rest.');
    yield row;
  }
}

// ── What is told ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** On a terminal one line that changes; elsewhere a line now and then, for a log. */
const EVERY_MS = { terminal: 200, pipe: 5_000 };

interface Progress {
  readonly tell: (counts: Readonly<ImportCounts>) => void;
  readonly end: () => void;
}

function startProgress(say: (sentence: string) => void, size: number | null, bytesRead: () => number): Progress {
  const isTerminal = process.stderr.isTTY;
  const began = performance.now();
  let told = began;
  let isOpen = false;
  return {
    tell({ read, refused }) {
      const now = performance.now();
      if (now - told < (isTerminal ? EVERY_MS.terminal : EVERY_MS.pipe)) return;
      told = now;
      const line = progressLine(read, refused, (now - began) / 1000, size === null ? null : bytesRead() / size);
      if (isTerminal) process.stderr.write(`\r\u001B[2K${line}`);
      else say(line);
      isOpen = isTerminal;
    },
    end() {
      if (isOpen) process.stderr.write('\r\u001B[2K');
      isOpen = false;
    },
  };
}

const number = (value: number): string => value.toLocaleString('en');

function progressLine(read: number, refused: number, seconds: number, part: number | null): string {
  const parts = [`${number(read)} rows`, `${number(Math.round(read / seconds))} a second`];
  if (refused > 0) parts.push(`${number(refused)} refused`);
  if (part !== null && part > 0) parts.push(`${Math.floor(part * 100)}% of the file`, `${inWords(seconds / part - seconds)} left`);
  return parts.join(', ');
}

const inWords = (seconds: number): string => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`);

const KINDS = ['read', 'created', 'revised', 'unchanged', 'warned', 'refused'] as const;

function table(report: ImportReport, isRehearsal: boolean): string {
  const width = Math.max(...KINDS.map((kind) => number(report[kind]).length));
  const lines = KINDS.map((kind) => `${kind.padEnd(9)}  ${number(report[kind]).padStart(width)}`);
  if (isRehearsal) lines.unshift('A dry run: nothing was changed. It would be');
  const remarks = (title: string, count: number, shown: ImportReport['firstErrors']): void => {
    if (shown.length === 0) return;
    lines.push('', count > shown.length ? `The first ${shown.length} ${title}:` : `${title[0]?.toUpperCase()}${title.slice(1)}:`);
    for (const { line, message } of shown) lines.push(`  line ${line}: ${message}`);
  };
  remarks('warnings', report.warned, report.firstWarnings);
  remarks('errors', report.refused, report.firstErrors);
  return `${lines.join('\n')}\n`;
}
