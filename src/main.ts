#!/usr/bin/env node
// The process: the only file that reads its environment, its words and its signals. What they mean is in cli/.
import { once } from 'node:events';
import { constants } from 'node:os';
import { run } from './cli/casus.ts';

/** npm passes on the Ctrl+C that the terminal has sent us too: a second one so soon is the same. */
const SAME_SIGNAL_MS = 500;
/** For what still holds the process when all is done. */
const LINGER_MS = 300;

// A promise that fails with nobody waiting for it is a mistake of ours. To end for it would let whoever finds one end us all.
process.on('unhandledRejection', (reason) => process.stderr.write(`${reason instanceof Error ? reason.stack : String(reason)}\n`));

// `casus export … | head -1`: whoever reads may leave. What is under way ends in order, and nobody hears of it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

readEnvironmentFile();
process.exitCode = await run({
  words: process.argv.slice(2),
  environment: process.env,
  print: (text) => process.stdout.write(text),
  say: (sentence) => process.stderr.write(`${sentence}\n`),
  untilStopped,
});
// A reader can be slower than we are, or have gone: what was printed must have left before we do.
if (process.stdout.writableNeedDrain && !process.stdout.destroyed) await once(process.stdout, 'drain').catch(() => undefined);
setTimeout(() => process.exit(), LINGER_MS).unref();

/** What is set already goes before what the file says. */
function readEnvironmentFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** The first signal asks to stop, the second ends the process at once. */
function untilStopped(): AbortSignal {
  const stop = new AbortController();
  let askedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) askedAt = Date.now();
      else if (Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(128 + constants.signals[signal]);
      stop.abort();
    });
  }
  return stop.signal;
}
