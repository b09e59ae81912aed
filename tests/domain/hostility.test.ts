// The one table from what an act is to how hostile it is, and the step from one act to another.
import { describe, expect, test } from 'vitest';
import { eventHostility, type Intensity, statementHostility, stepBetween } from '../../src/domain/hostility.ts';
import type { Range } from '../../src/domain/range.ts';
import { EventKind, type EventMode, StatementKind } from '../../src/generated/prisma/enums.ts';

test.each<[number | null, EventKind, EventMode | null]>([
  [0, 'RETREAT', 'CEASEFIRE'],
  [null, 'CONSULT', 'PHONE'],
  [1, 'PROTEST', 'RIOT'],
  [1, 'SANCTION', null],
  [2, 'THREATEN', null],
  [1, 'THREATEN', 'RESTRICT'],
  [3, 'MOBILIZE', 'TROOPS'],
  [1, 'MOBILIZE', 'POLICE'],
  [1, 'COERCE', 'ARREST'],
  [4, 'COERCE', 'BLOCKADE'],
  [4, 'ASSAULT', 'ROCKET'],
  [null, 'OTHER', null],
])('level %s: %s %s', (level, kind, mode) => {
  expect(eventHostility(kind, mode)).toBe(level);
});

test('no event is war by its kind: that is said by hand', () => {
  expect(Object.values(EventKind).filter((kind) => (eventHostility(kind, null) ?? 0) > 4)).toEqual([]);
});

test('a statement threatens at most, and only a declaration of war is more', () => {
  expect(Object.values(StatementKind).filter((kind) => (statementHostility([kind]) ?? 0) > 2)).toEqual(['DECLARATION_OF_WAR']);
  expect(statementHostility(['DECLARATION_OF_WAR'])).toBe(4);
});

test('who supports and criticises in one breath criticises', () => {
  expect(statementHostility(['SUPPORT', 'CRITICISM'])).toBe(1);
  expect(statementHostility(['COMMENT'])).toBeNull();
});

describe('a step', () => {
  const just = (best: number): Range => ({ low: null, best, high: null });
  const from = (low: number, high: number | null): Range => ({ low, best: null, high });
  const event = (hostility: number | null, killed: Range | null = null, injured: Range | null = null): Intensity => ({
    hostility,
    killed,
    injured,
    isStatement: false,
  });
  const statement = (hostility: number): Intensity => ({ hostility, killed: null, injured: null, isStatement: true });

  test.each<[string, Intensity, Intensity, string]>([
    ['a higher level is up, whatever the toll', event(3, just(100)), event(4, just(0)), 'UP'],
    ['a lower level is down', event(4), event(1), 'DOWN'],
    ['no level says nothing', event(null), event(4), 'INDETERMINATE'],
    ['at one level more killed is up', event(4, just(1), just(9)), event(4, just(3), just(0)), 'UP'],
    ['at one level fewer killed is down', event(4, just(25)), event(4, from(0, 3)), 'DOWN'],
    ['equal killed leave it to the injured', event(4, just(3), just(12)), event(4, just(3), just(0)), 'DOWN'],
    ['equal in all is the same', event(4, just(3), just(12)), event(4, just(3), just(12)), 'SAME'],
    ['overlapping figures say nothing', event(4, from(1, 5)), event(4, from(5, 9)), 'INDETERMINATE'],
    ['one range twice says nothing', event(4, from(1, 5)), event(4, from(1, 5)), 'INDETERMINATE'],
    ['a missing high is unbounded', event(4, from(25, null)), event(4, just(1_000)), 'INDETERMINATE'],
    ['but its low still counts', event(4, just(3)), event(4, from(25, null)), 'UP'],
    ['an event without figures says nothing', event(4), event(4, just(3)), 'INDETERMINATE'],
    ['nor does one without injured where the killed are equal', event(4, just(0), just(110)), event(4, just(0)), 'INDETERMINATE'],
    ['a statement kills and injures nobody', statement(2), statement(2), 'SAME'],
    ['also beside an event', statement(2), event(2, just(0), just(4)), 'UP'],
  ])('%s', (_, trigger, response, step) => {
    expect(stepBetween(trigger, response)).toBe(step);
  });
});
