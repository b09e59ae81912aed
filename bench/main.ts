// The bench: makes a corpus where it is missing, starts the rivals, checks every answer, measures, prints, and writes what it found.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chainIn } from './check.ts';
import { contest, contestThroughput } from './contest.ts';
import type { Contestant } from './contestant.ts';
import { planOf } from './corpus-plan.ts';
import { type Cluster, openCluster } from './kept-corpus.ts';
import { chainQuestion } from './question.ts';
import { machine, type Report, tableOf, writeReport } from './report.ts';
import { startCasus, startFloor, startNested, startPostgraphile, versionsOf } from './rivals.ts';
import { sampleOf } from './sample.ts';
import { contestWriting } from './writing.ts';

const { values } = parseArgs({
  options: {
    /** Sizes of the corpora, one run each. */
    acts: { type: 'string', default: '100000' },
    /** How many different acts are asked about. */
    roots: { type: 'string', default: '40' },
    /** Put the figures into README.md and the plot. */
    write: { type: 'boolean', default: false },
  },
});

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** The same each time, so that a corpus that is kept knows it. It opens nothing but that corpus. */
const KEY = `casus_0190000000007000800000000000bebe_${createHash('sha256').update('bench').digest('hex')}`;

const cluster = await openCluster(say);
try {
  for (const acts of values.acts.split(',').map(Number)) {
    const report = await runOn(cluster, acts);
    say(`\n${tableOf(report)}`);
    if (values.write) {
      await mkdir(join(import.meta.dirname, 'figures'), { recursive: true });
      await writeReport(report);
    }
  }
} finally {
  await cluster.stop();
}

async function runOn({ corpus, copy }: Cluster, acts: number): Promise<Report> {
  const plan = planOf(acts);
  const url = await corpus(acts);
  const running: Contestant[] = [];
  const start = async (starting: Promise<Contestant>): Promise<Contestant> => {
    const started = await starting;
    running.push(started);
    return started;
  };
  const stopAll = async (): Promise<void> => {
    for (const contestant of running.splice(0)) await contestant.stop();
  };
  try {
    const started = performance.now();
    const casus = await start(startCasus(url, KEY));
    const startMs = performance.now() - started;
    const idle = await casus.memory();
    const rivals = {
      floor: await start(startFloor(url)),
      casus,
      nested: await start(startNested(url)),
      postgraphile: await start(startPostgraphile(url)),
    };
    const sample = await sampleOf(url, plan, Number(values.roots), async (slug) => {
      const chain = chainIn(await rivals.floor.ask(chainQuestion(slug, 1000)));
      return { full: chain.acts.length === 1000, sixOn: chain.acts.find(({ depth }) => depth === 6)?.act.slug ?? null };
    });
    const rows = await contest(rivals, sample, say);
    await rivals.nested.stop();
    const throughput = await contestThroughput(rivals, sample);
    const memory = { idle, after: await casus.memory() };
    const versions = await versionsOf(url);
    await stopAll();
    const thrownAway = await copy(acts);
    try {
      const writing = await contestWriting(thrownAway.url, await start(startCasus(thrownAway.url, KEY)), KEY, sample);
      return { acts, machine: machine(), versions, rows, throughput, writing, startMs, memory };
    } finally {
      await stopAll();
      await thrownAway.drop();
    }
  } finally {
    await stopAll();
  }
}
