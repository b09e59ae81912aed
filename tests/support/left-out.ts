// Says at the end of a run which tests it left out, and why: a skipped test is otherwise easily taken for a passed one.
import type { Reporter, TestCase, TestModule } from 'vitest/node';

const reason = (test: TestCase): string => {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'marked as skipped';
};

export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) console.log(`left out: ${test.fullName} (${reason(test)})`);
    }
  }
}
