// Lets git run the hooks of this folder; run by `npm install`. Where there is no checkout of this repository, there is nothing to do.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('.git')) {
  try {
    execFileSync('git', ['config', 'core.hooksPath', '.githooks'], { stdio: 'ignore' });
  } catch {
    console.warn('git could not be told of .githooks: its checks run by `npm run check` alone.');
  }
}
