// The order of the files: those that take longest come first, for a worker that began one last would go on alone. A run that knows of an
// earlier one goes by what each took then; a fresh clone knows their sizes alone, which say little of those that wait for processes.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that wait most: the others have the processor meanwhile. */
const WAITING = [
  'races/crash',
  'database/embedded',
  'explorer/playground',
  'explorer/explorer',
  'explorer/long-chain',
  'database/embedded-folder',
  'races/placement',
  'database/connect',
  'server/start',
  'server/outage',
  'races/pool',
  'server/casus',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const index = WAITING.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
  return index === -1 ? WAITING.length : index;
};

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const known = await BaseSequencer.prototype.sort.call(this, files);
    return known.toSorted((a, b) => rank(a) - rank(b));
  }
}
