// The examples, which are the playground's tabs and the README's links: each runs on the stories, has something to say, and is cheap.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import { describe, expect } from 'vitest';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { storyTest, test } from '../support/test.ts';

const FOLDER = join(PACKAGE_ROOT, 'examples');
const MOST_POINTS = 100;

const examples = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
const isMutation = (text: string) =>
  parse(text).definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION);
const queries = examples.filter(({ text }) => !isMutation(text));

describe.for(queries)('$name', ({ text }) => {
  storyTest('is answered without an error, for a hundred points at most', async ({ execute }) => {
    const { status, errors, data, extensions } = await execute<Record<string, unknown>>(text);
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    expect(extensions?.cost?.requested).toBeLessThanOrEqual(MOST_POINTS);
    for (const [name, part] of Object.entries(data ?? {})) {
      expect(part, name).not.toBeNull();
      expect(JSON.stringify(part), name).toMatch(/"(title|name|slug|label)":"/);
    }
  });

  test('has a name and says what it shows', () => {
    expect(getOperationAST(parse(text))?.name?.value).toMatch(/^[A-Z]/);
    expect(text).toMatch(/^# [A-Z].*\n/);
  });
});

storyTest('The answer that the README shows first is the one that is given', async ({ run }) => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  const [query = '', answer = ''] = ['graphql', 'json'].map((language) => readme.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '');
  const { act } = await run<{ act: { causes: { links: unknown[] } } }>(query);
  expect(act.causes.links).toEqual([JSON.parse(answer)]);
});
