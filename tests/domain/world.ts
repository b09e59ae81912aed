// A small world for the tests of the domain: three actors, a newspaper, its article, and acts by their day.
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { recordSource } from '../../src/domain/source.ts';
import { recordStatement } from '../../src/domain/statement.ts';
import { test as base } from '../support/test.ts';

export const north = { slug: 'north' };
export const south = { slug: 'south' };
export const paper = { slug: 'paper' };
export const article = { source: { slug: 'article' } };

async function populate(db: Database): Promise<void> {
  await recordActor(db, { slug: 'north', name: 'North', kind: 'STATE' });
  await recordActor(db, { slug: 'south', name: 'South', kind: 'STATE' });
  await recordActor(db, { slug: 'paper', name: 'The Paper', kind: 'NEWS_ORGANIZATION' });
  await recordSource(db, { slug: 'article', title: 'The article', publisher: paper, published: { on: '2020-03-13' } });
}

/** Starts from the small world. */
export const test = base.extend('world', { auto: true }, async ({ db }) => {
  await populate(db);
});

/** An event by its name, on a day or between two. */
export const strike = (db: Database, slug: string, from: string, to = from): Promise<{ id: string }> =>
  recordEvent(db, {
    slug,
    title: slug[0]?.toUpperCase() + slug.slice(1).replaceAll('-', ' '),
    kind: 'ASSAULT',
    occurred: { earliest: from, latest: to, precision: 'DAY' },
  });

export const speech = (db: Database, slug: string, on: string): Promise<{ id: string }> =>
  recordStatement(db, { slug, title: slug, kinds: ['COMMENT'], speakers: [north], occurred: { on } });

/** Every problem of a refused input, as "path: sentence"; the sentence alone for what is refused otherwise. */
export async function refusalOf(refused: Promise<unknown>): Promise<string[]> {
  const error: unknown = await refused.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error(`Something else than an error was thrown: ${String(error)}`);
  if ('issues' in error)
    return (error.issues as { path: string[]; message: string }[]).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [`${error.name}: ${error.message}`];
}
