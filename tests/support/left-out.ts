// Says at the end of a run which tests it left out, and why: a skipped test is otherwise easily taken for a passed one. Under CI=true, where
// nobody reads that, it fails the run.
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/** Why a test is left out for an ordinary user, for whom there is nothing to install that would change it: this alone fails no run. */
export const NOT_ROOT = 'only root can become another user';

const reason = (test: TestCase): string => {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'marked as skipped';
};

export default class LeftOut implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    // Whoever asks for tests by their names knows that they get no others.
    if (this.#vitest?.config.testNamePattern) return;
    const leftOut = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of leftOut) console.log(`left out: ${test.fullName} (${reason(test)})`);
    if (!process.env['CI'] || leftOut.every((test) => reason(test) === NOT_ROOT)) return;
    console.log('Under CI no test may be left out: bring what it lacks.');
    process.exitCode = 1;
  }
}
