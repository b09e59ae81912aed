// The settings as people read them: the README's table and .env.example say what src/config.ts says. `npx vitest run
// tests/server/settings.test.ts --update` writes both anew.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { settings } from '../../src/config.ts';

const table = [
  '| Setting | Default | Meaning |',
  '| --- | --- | --- |',
  ...settings.map(({ name, fallback, meaning }) => `| \`${name}\` | ${fallback === null ? '' : `\`${fallback}\``} | ${meaning} |`),
].join('\n');

const example = [
  '# Copy to .env and change what you need; what is commented out is the default.',
  ...settings.map(({ name, fallback, example: shown, meaning }) => `\n# ${meaning}\n# ${name}=${fallback ?? shown}`),
  '',
].join('\n');

test('.env.example shows every setting', async () => {
  await expect(example).toMatchFileSnapshot('../../.env.example');
});

test('the README shows every setting', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = readme.replace(
    /(<!-- settings[^>]*-->\n)[\s\S]*?(<!-- \/settings -->)/,
    (_, opening: string, closing: string) => `${opening}\n${table}\n\n${closing}`,
  );
  await expect(shown).toMatchFileSnapshot('../../README.md');
});
