// Folding for a search, and the slugs that come of it.
import { expect, test } from 'vitest';
import { fold } from '../../src/domain/search.ts';
import { slugOf } from '../../src/domain/slug.ts';

test.each(["Kata'ib", 'Kata’ib', 'Kataʾib', 'Kata`ib', 'Kata´ib', 'KATA‘IB', 'Katāʾib'])('%s is found as kataib', (name) => {
  expect(fold(name)).toBe('kataib');
});

test('texts are joined, and what is absent is left out', () => {
  expect(fold('Camp  Taji', null, 'Rockets\n on a base')).toBe('camp taji rockets on a base');
});

test.each([
  ['Kata’ib Hezbollah', 'kataib-hezbollah'],
  ['Sarajevo, 28 June 1914', 'sarajevo-28-june-1914'],
  ['  Élysée — Quai d’Orsay! ', 'elysee-quai-dorsay'],
  ['伊朗', ''],
])('"%s" becomes "%s"', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('a long name is cut between words', () => {
  const slug = slugOf('strike '.repeat(30));
  expect(slug.length).toBeLessThanOrEqual(80);
  expect(slug).toMatch(/^strike(-strike)*$/);
});

test('one long word is cut within', () => {
  expect(slugOf('a'.repeat(100))).toBe('a'.repeat(80));
});
