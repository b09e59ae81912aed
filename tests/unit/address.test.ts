// The address is the state: what is written into it is read back the same, and what nobody could have written does no harm.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Address, DIRECTIONS, lensOf, pageAddress, readAddress, VIEWS, writeAddress } from '../../src/explorer/address.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const slugs = fc.uniqueArray(slug, { maxLength: 3 });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const addresses: fc.Arbitrary<Address> = fc.record({
  page: fc.constantFrom('case' as const, 'act' as const),
  slug,
  view: orNull(fc.constantFrom(...VIEWS)),
  axis: fc.constantFrom('time' as const, 'steps' as const),
  lanes: fc.constantFrom('blocs' as const, 'actors' as const),
  apart: slugs,
  opened: slugs,
  direction: fc.constantFrom(...DIRECTIONS),
  depth: orNull(fc.integer({ min: 1, max: 50 })),
  most: orNull(fc.integer({ min: 1, max: 1000 })),
  told: slugs,
  against: orNull(slug),
  root: orNull(slug),
  until: orNull(day),
  bases: fc.subarray(['PRESS', 'TEMPORAL_ONLY']),
  firm: orNull(fc.integer({ min: 0, max: 100 })),
  disputed: fc.constantFrom('INCLUDE' as const, 'EXCLUDE' as const, 'ONLY' as const),
  from: orNull(day),
  to: orNull(day),
  actors: slugs,
  kinds: fc.subarray(['ASSAULT', 'THREAT']),
  act: orNull(slug),
  pins: fc.uniqueArray(slug, { maxLength: 2 }),
  sort: orNull(fc.constantFrom('when', '-harm')),
  text: fc.constant(''),
});

const read = (href: string) => {
  const { pathname, search } = new URL(href, 'http://localhost');
  return readAddress(pathname, search);
};

it('Every state is read from its address as it was written', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      expect(read(writeAddress(address))).toEqual(address);
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      expect(read(writeAddress(pageAddress('front', '', text))).text).toBe(text);
    }),
  );
});

it('An address that nobody wrote opens with what can be read of it', () => {
  const { view, until, told, depth, axis } = read('/cases/x?view=pie&until=2020-13-45&told=%3Cscript%3E,iran&depth=-3&axis=steps');
  expect({ view, until, told, depth, axis }).toEqual({ view: null, until: null, told: ['iran'], depth: null, axis: 'steps' });
  expect(read('/cases').page).toBe('front');
});

it('A state at its defaults has a bare address and asks for no lens', () => {
  expect(writeAddress(pageAddress('case', 'july-crisis-1914'))).toBe('/cases/july-crisis-1914');
  expect(lensOf(pageAddress('front'))).toEqual({});
});
