// What the bench found, as text: a table for bench/README.md, and a plot of latency against the size of the corpus.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Row, Throughput } from './contest.ts';
import type { Timing } from './measure.ts';
import type { WritingRow } from './writing.ts';

/** Of one run over one corpus. */
export interface Report {
  readonly acts: number;
  readonly machine: string;
  readonly versions: string;
  readonly rows: readonly Row[];
  readonly throughput: readonly Throughput[];
  readonly writing: readonly WritingRow[];
  /** Milliseconds from the start of the process to the first answer of /ready, on a database that is there. */
  readonly startMs: number;
  /** Megabytes: before the first question, and after all of them. */
  readonly memory: { readonly idle: number | null; readonly after: number | null };
}

const FIGURES = join(import.meta.dirname, 'figures');
const README = join(import.meta.dirname, 'README.md');
const PLOT = join(import.meta.dirname, 'latency.svg');

export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim()} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GB`;

const ms = ({ median, p99 }: Timing): string => `${median.toFixed(1)} / ${p99.toFixed(1)}`;
const times = (one: number, other: number): string => `${(one / other).toFixed(2)}×`;
const RIVALS = ['casus', 'postgraphile', 'nested'] as const;

function contestLine(row: Row): string {
  const { floor } = row;
  const cells = RIVALS.map((name) => {
    const timing = row[name];
    return timing ? `${ms(timing)}${floor ? ` · **${times(timing.median, floor.median)}**` : ''}` : '';
  });
  return `| ${row.work} | ${floor ? ms(floor) : ''} | ${cells.join(' | ')} |`;
}

const rate = (found: number | null): string => (found === null ? 'fails' : found.toFixed(0));

export const tableOf = (report: Report): string => `### ${report.acts.toLocaleString('en')} acts

| Milliseconds, median / p99 | Floor | Casus | PostGraphile | Nested |
| --- | --- | --- | --- | --- |
${report.rows.map(contestLine).join('\n')}

| Answers a second, chain of 20 | Floor | Casus | PostGraphile |
| --- | --- | --- | --- |
${report.throughput.map((row) => `| ${row.clients} at once | ${rate(row.floor)} | ${rate(row.casus)}${row.casus && row.floor ? ` · **${times(row.casus, row.floor)}**` : ''} | ${rate(row.postgraphile)} |`).join('\n')}

| Writing, milliseconds | Bare inserts | Casus |
| --- | --- | --- |
${report.writing.map(({ work, bare, casus }) => `| ${work} | ${ms(bare)} | ${ms(casus)} · **${times(casus.median, bare.median)}** |`).join('\n')}

Start on a database that is there: ${report.startMs.toFixed(0)} ms. Memory: ${report.memory.idle?.toFixed(0) ?? '?'} MB idle, ${report.memory.after?.toFixed(0) ?? '?'} MB after all of this.
${report.machine}; ${report.versions}.
`;

/** Keeps the figures of this size, and writes the table and the plot of all sizes that were kept. */
export async function writeReport(report: Report): Promise<void> {
  await writeFile(join(FIGURES, `${report.acts}.json`), `${JSON.stringify(report, null, 2)}\n`);
  const files = (await readdir(FIGURES)).filter((name) => name.endsWith('.json'));
  const kept = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(FIGURES, name), 'utf8')) as Report));
  const reports = kept.toSorted((a, b) => a.acts - b.acts);
  await writeFile(PLOT, plotOf(reports));
  const text = await readFile(README, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('bench/README.md has lost the marks between which the figures stand.');
  await writeFile(README, `${before}${BEGIN}\n\n${reports.map(tableOf).join('\n')}\n${END}${after}`);
}

const BEGIN = '<!-- figures: written by `npm run bench -- --write` -->';
const END = '<!-- end of figures -->';

// ── The plot: logarithmic both ways, a line a question, Casus in full and the floor dashed ──────────────────────────────────

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 420, 64, 150, 24, 48];
const COLOURS = ['#1b6ca8', '#b3541e', '#3f7d20'];

function plotOf(reports: readonly Report[]): string {
  const sizes = reports.map(({ acts }) => acts);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const across = (acts: number): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * Math.log10(acts / least)) / Math.max(Math.log10(most / least), 1);
  const up = (milliseconds: number): number => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * Math.log10(milliseconds)) / 3;
  const lines = [20, 200, 1000].flatMap((size, index) => {
    const rows = reports.flatMap((report) => {
      const row = report.rows.find(({ work }) => work === `chain of ${size} acts`);
      return row?.casus && row.floor ? [{ acts: report.acts, casus: row.casus.median, floor: row.floor.median }] : [];
    });
    const points = (name: 'casus' | 'floor') =>
      rows.map((row) => `${across(row.acts).toFixed(1)},${up(Math.max(row[name], 1)).toFixed(1)}`);
    const last = rows.at(-1);
    const stroke = `stroke="${COLOURS[index]}" fill="none" stroke-width="2"`;
    return [
      `<polyline points="${points('casus').join(' ')}" ${stroke}/>`,
      `<polyline points="${points('floor').join(' ')}" ${stroke} stroke-dasharray="3 4"/>`,
      ...points('casus').map(
        (point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="3.5" fill="${COLOURS[index]}"/>`,
      ),
      last
        ? `<text x="${across(last.acts) + 10}" y="${up(Math.max(last.casus, 1)) + 4}" fill="${COLOURS[index]}">chain of ${size}</text>`
        : '',
    ];
  });
  const levels = [1, 10, 100, 1000].map(
    (level) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${up(level)}" y2="${up(level)}" stroke="#ccc"/><text x="${LEFT - 8}" y="${up(level) + 4}" text-anchor="end">${level} ms</text>`,
  );
  const columns = sizes.map(
    (acts) => `<text x="${across(acts)}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${acts.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="#222" role="img">
<title>Median latency of a chain against the number of acts in the database: Casus in full, the floor dashed</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...levels, ...columns, ...lines].filter((part) => part !== '').join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">acts in the database</text>
</svg>
`;
}
