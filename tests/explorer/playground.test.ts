// What a newcomer meets at /graphql: questions in their tabs, each of which runs as it stands, and one that writes, with no other machine in
// reach.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { browserTest as test } from '../support/browser.ts';

const folder = join(PACKAGE_ROOT, 'examples');
/** The first operation of each, which gives its tab the name. */
const operations = readdirSync(folder)
  .toSorted()
  .map((name) => /^(?:query|mutation) (\w+)/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]);
/** One of them writes, which takes a key and a choice among its operations. */
const questions = operations.filter((operation) => operation !== 'RecordAnEvent');

/** What the browser asked when the button was pressed, and what it got. A press that comes to nothing is not waited for as for a page. */
async function execute(page: Page): Promise<{ operation: unknown; answer: unknown }> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST', { timeout: 1000 });
  await page.getByRole('button', { name: /execute query/i }).click();
  const response = await answered;
  return { operation: response.request().postDataJSON().operationName, answer: await response.json() };
}

test('The playground opens with the examples, runs each, explains the schema, and asks nobody else', {
  timeout: 90_000,
}, async ({ page, outside }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto('/graphql');
  expect(await page.title()).toBe('Casus');
  await page.getByRole('tab').first().waitFor();
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(operations);

  for (const operation of questions) {
    await page.getByRole('tab', { name: operation ?? '' }).click();
    // The editor learns a moment after the click which operation its tab holds, and runs none before.
    await expect
      .poll(() => execute(page), { timeout: 20_000 })
      .toEqual({ operation, answer: { data: expect.anything(), extensions: { cost: expect.anything() } } });
    await page.locator('.result-window', { hasText: '"data"' }).waitFor();
  }

  await page.getByRole('button', { name: /documentation explorer/i }).click();
  await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().click();
  await page.getByText('Everything that can be asked.').waitFor();

  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
});
