// What the package brings to whoever installs it: all that it reads at run time, and no source, test or secret.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the tarball holds what the program reads, and nothing of the workshop', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  const within = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`);
  const needed = [...within('examples'), ...within('prisma/migrations').filter((path) => path.endsWith('.sql')), 'LICENSE', 'README.md'];
  expect(needed.filter((path) => !paths.includes(path))).toEqual([]);
  const top = new Set(paths.map((path) => path.split('/')[0] ?? ''));
  expect([...top].filter((name) => name !== 'dist').toSorted()).toEqual(['LICENSE', 'README.md', 'examples', 'package.json', 'prisma']);
});
