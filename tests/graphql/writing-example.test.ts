// The playground's sixth tab: it runs as it stands, with a key, and a second time without writing anything.
import { readFileSync } from 'node:fs';
import { expect, inject } from 'vitest';
import { cloneDatabase } from '../support/database.ts';
import { storyTemplate } from '../support/story-template.ts';
import { test as base } from '../support/writing.ts';

const test = base.extend('url', async ({}, { onCleanup }) => {
  const run = inject('testRun');
  const clone = await cloneDatabase(run, await storyTemplate(run));
  onCleanup(clone.drop);
  return clone.url;
});

test('records an event, links it and disputes the link', async ({ as, db }) => {
  const text = readFileSync('examples/6-record-link-and-dispute.graphql', 'utf8');
  const ask = await as('EDITOR', 'Ann');
  const run = async (name: string) => ask<Record<string, object>>(text, {}, name);
  for (const _ of ['first', 'again']) {
    expect(await run('RecordAnEvent')).toEqual({
      recordEvent: { event: { slug: 'example-convoy-bombing-2020-03-13', occurred: { label: '13 March 2020' }, hostility: 4 } },
    });
    expect(await run('LinkIt')).toMatchObject({ linkResponse: { responseLink: { kind: 'RETALIATION' } } });
    expect(await run('DisputeIt')).toMatchObject({
      claimLink: { claim: { stance: 'DENIES', link: { disputed: true, deniedBy: [{ name: 'Iran' }] } } },
    });
  }
  expect(await db.auditEntry.count()).toBe(3);
});
