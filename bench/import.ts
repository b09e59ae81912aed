// The bench of imports: rows per second of `casus import`, beside two floors on the same PostgreSQL. COPY of the file into one table of
// texts, and hand-written inserts of the very rows that Casus writes: batches as large, a transaction each, every row ready-made as JSON,
// so that the floor reads, judges and looks up nothing.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { connect, disconnect } from '../src/database/connect.ts';
import { startEmbedded } from '../src/database/embedded.ts';
import { migrate } from '../src/database/migrate.ts';
import { importInBatches } from '../src/formats/import.ts';
import { IMPORTERS } from '../src/formats/importers.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    format: { type: 'string', default: 'ucdp-ged' },
    /** Without a file, one of so many rows is made, in the columns of UCDP GED. */
    rows: { type: 'string', default: '20000' },
    /** How often each is measured, in turn. */
    rounds: { type: 'string', default: '3' },
    /** Only the import itself, for its memory on a large file. */
    alone: { type: 'boolean', default: false },
  },
});

/** How many rows lie between two looks at the rate and the memory of a large file. */
const SAMPLED = Math.min(100_000, Number(values.rows) / 10);
/** As many rows as Casus writes in a transaction. */
const BATCH = 500;
const TABLES = [
  'place',
  'actor',
  'source',
  'act',
  'event',
  'statement',
  'participation',
  'claim',
  'claim_review',
  'citation',
  'import_origin',
  'audit_entry',
];
const UP_FRONT = ['place', 'actor', 'source'];

const CLAIMS = 'SELECT id FROM claim WHERE act_id = ANY($1)';
const OF_ACTS: Record<string, string> = {
  act: 'id = ANY($1)',
  event: 'id = ANY($1)',
  statement: 'id = ANY($1)',
  claim_review: `claim_id IN (${CLAIMS})`,
  citation: `act_id = ANY($1) OR claim_id IN (${CLAIMS}) OR participation_id IN (SELECT id FROM participation WHERE act_id = ANY($1))`,
  audit_entry: 'concerns && $1',
};

const perSecond = (rows: number, seconds: number): string => `${Math.round(rows / seconds).toLocaleString('en')} rows a second`;
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const folder = await mkdtemp(join(tmpdir(), 'casus-bench-'));
await chmod(folder, 0o755);
const cluster = await startEmbedded({ folder: join(folder, 'data'), log: () => undefined });
try {
  const file = positionals[0] ?? (await makeFile(join(folder, 'made.csv'), Number(values.rows)));
  await bench(file);
} finally {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

async function bench(file: string): Promise<void> {
  say(`${basename(file)}, by ${values.format}`);
  const figures: Record<'casus' | 'inserts' | 'copy', number[]> = { casus: [], inserts: [], copy: [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const url = await newDatabase();
    const { rows, seconds, peak } = await importFile(url, file);
    figures.casus.push(rows / seconds);
    say(`Casus: ${perSecond(rows, seconds)}, ${rows.toLocaleString('en')} rows`);
    if (values.alone) {
      say(`At most ${Math.round(peak / 1e6)} MB resident`);
      continue;
    }
    const batches = await readBack(url);
    const inserted = await insertAll(await newDatabase(), batches);
    figures.inserts.push(rows / inserted);
    say(`Inserts: ${perSecond(rows, inserted)}`);
    const copied = await copyFileIn(await newDatabase(), file);
    figures.copy.push(rows / copied);
    say(`COPY: ${perSecond(rows, copied)}`);
  }
  if (values.alone) return;
  const ratios = figures.casus.map((casus, round) => (figures.inserts[round] ?? 0) / casus);
  say(`The inserts are ${median(ratios).toFixed(2)} times as fast as Casus (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}).`);
}

async function newDatabase(): Promise<string> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await withClient(cluster.url, (client) => client.query(`CREATE DATABASE ${name}`));
  const url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}

async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

// ── Casus ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function importFile(url: string, file: string): Promise<{ rows: number; seconds: number; peak: number }> {
  const format = IMPORTERS[values.format];
  if (!format) throw new Error(`There is no format ${values.format}.`);
  const database = connect({ url, statementTimeoutMs: 0 });
  let peak = 0;
  const began = performance.now();
  let sampled = { read: 0, at: began };
  const { read, refused } = await importInBatches(database, format.read(createReadStream(file), { version: '25.1' }), {
    writer: { name: 'bench', keyId: null, requestId: 'bench' },
    operation: 'import',
    onError: 'skip',
    mayRestore: false,
    onProgress: ({ read }) => {
      const { rss } = process.memoryUsage();
      peak = Math.max(peak, rss);
      if (!values.alone || read < sampled.read + SAMPLED) return;
      const at = performance.now();
      say(
        `${read.toLocaleString('en')} rows: the last at ${perSecond(read - sampled.read, (at - sampled.at) / 1000)}, ${Math.round(rss / 1e6)} MB resident`,
      );
      sampled = { read, at };
    },
  });
  const seconds = (performance.now() - began) / 1000;
  await disconnect(database);
  if (refused > 0) say(`${refused} rows were refused.`);
  return { rows: read, seconds, peak };
}

// ── The floors ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A transaction: each table's rows as one JSON text. */
type Transaction = readonly { readonly table: string; readonly rows: string }[];

/** The rows that Casus wrote, in as many transactions. */
function readBack(url: string): Promise<Transaction[]> {
  return withClient(url, async (client) => {
    const rowsOf = async (table: string, where: string, ids: readonly string[] = []): Promise<{ table: string; rows: string }> => {
      const { rows } = await client.query<{ rows: string }>(
        `SELECT coalesce(json_agg(t), '[]')::text AS rows FROM ${table} t WHERE ${where}`,
        ids.length > 0 ? [ids] : [],
      );
      return { table, rows: rows[0]?.rows ?? '[]' };
    };
    const first: { table: string; rows: string }[] = [];
    for (const table of UP_FRONT) first.push(await rowsOf(table, 'true'));
    first.push(await rowsOf('audit_entry', `NOT concerns && (SELECT array_agg(id) FROM act) AND NOT (after ? 'actId')`));
    const { rows: acts } = await client.query<{ id: string }>('SELECT id FROM act ORDER BY id');
    const batches: Transaction[] = [first];
    for (let start = 0; start < acts.length; start += BATCH) {
      const ids = acts.slice(start, start + BATCH).map(({ id }) => id);
      const batch: { table: string; rows: string }[] = [];
      for (const table of TABLES.filter((table) => !UP_FRONT.includes(table)))
        batch.push(await rowsOf(table, OF_ACTS[table] ?? 'act_id = ANY($1)', ids));
      batches.push(batch);
    }
    return batches;
  });
}

function insertAll(url: string, batches: readonly Transaction[]): Promise<number> {
  return withClient(url, async (client) => {
    const began = performance.now();
    let analyzed = 0;
    for (const [number, batch] of batches.entries()) {
      await client.query('BEGIN');
      for (const { table, rows } of batch)
        await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [rows]);
      await client.query('COMMIT');
      // As often as Casus does, and for the same reason.
      if (number <= 4 * analyzed) continue;
      analyzed = number;
      await client.query('ANALYZE');
    }
    await client.query('ANALYZE');
    return (performance.now() - began) / 1000;
  });
}

/** PostgreSQL reads the file itself, every column a text. */
async function copyFileIn(url: string, file: string): Promise<number> {
  const readable = join(folder, 'copied.csv');
  await copyFile(file, readable);
  await chmod(readable, 0o644);
  return withClient(url, async (client) => {
    await client.query(`CREATE TABLE line (${await columnsOf(file)})`);
    const began = performance.now();
    await client.query(`COPY line FROM '${readable}' (FORMAT csv, HEADER)`);
    return (performance.now() - began) / 1000;
  });
}

async function columnsOf(file: string): Promise<string> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    return line
      .split(',')
      .map((_, index) => `c${index} text`)
      .join(', ');
  throw new Error('The file is empty.');
}

// ── A file ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A thousand parties at five hundred places, over thirty years. */
async function makeFile(path: string, rows: number): Promise<string> {
  const out = createWriteStream(path);
  out.write(
    'id,type_of_violence,conflict_name,dyad_name,side_a,side_b,number_of_sources,source_article,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n',
  );
  for (let id = 1; id <= rows; id += 1) {
    const day = new Date(Date.UTC(1990, 0, 1 + (id % 11_000))).toISOString().slice(0, 10);
    const [a, b, place] = [id % 500, 500 + (id % 499), id % 500];
    const line = `${id},1,Conflict ${a},Side ${a} - Side ${b},Side ${a},Side ${b},1,"Article ${id % 5000}",1,Town ${place},${(place % 60) + 0.5},${(place % 120) + 0.25},Iraq,1,${day},${day},${id % 5},${id % 7},${id % 3},0,${id % 5},${(id % 5) + (id % 7) + (id % 3)},${(id % 5) + 20}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return path;
}
