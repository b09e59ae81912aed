// Made-up accounts: small graphs of acts, links and their tellers, for the property tests of what reasons on them without a database.
import fc from 'fast-check';
import type { ResponseKind } from '../../src/generated/prisma/enums.ts';
import { type AccountClaim, type AccountGraph, type AccountLink, asTold } from '../../src/walk/account.ts';
import { EVERYTHING } from '../../src/walk/lens.ts';

export const PARTIES = ['austria', 'britain', 'commission', 'danube'] as const;
const PUBLISHERS = ['press', 'quarterly', 'review'] as const;

/** Acts are named in the order of time: act 0 is the first. */
export const actAt = (index: number): string => `act-${String(index).padStart(2, '0')}`;

const claim: fc.Arbitrary<Omit<AccountClaim, 'id'>> = fc.record({
  kind: fc.constantFrom<ResponseKind>('RETALIATION', 'RETALIATION', 'PROTEST', 'SEQUENCE'),
  basis: fc.constantFrom('PRESS' as const),
  strength: fc.option(fc.constantFrom('IMMEDIATE' as const, 'UNDERLYING' as const)),
  confidence: fc.option(fc.integer({ min: 0, max: 100 })),
  parties: fc.subarray([...PARTIES], { minLength: 1, maxLength: 2 }),
  publishers: fc.subarray([...PUBLISHERS], { maxLength: 2 }),
});

/** Whoever only tells an order in time leads last, as under every lens. */
const leadingFirst = <Claim extends { kind: ResponseKind }>(claims: readonly Claim[]): Claim[] => [
  ...claims.filter(({ kind }) => kind !== 'SEQUENCE'),
  ...claims.filter(({ kind }) => kind === 'SEQUENCE'),
];

function linkOf(trigger: number, response: number, told: readonly Omit<AccountClaim, 'id'>[], disputed: boolean): AccountLink[] {
  const id = `${actAt(trigger)}>${actAt(response)}`;
  const claims = leadingFirst(told).map((made, index) => ({ ...made, id: `${id}#${index}` }));
  const bare = { id, responseId: actAt(response), triggerId: actAt(trigger), disputed };
  return asTold({ ...bare, leadingClaimId: '', kind: 'OTHER', basis: 'PRESS', strength: null, confidence: null }, claims);
}

type PartyName = (typeof PARTIES)[number];

/** A graph of undisputed links, each of one claim: from trigger to response, and whose account it belongs to. */
export function accountOf(told: readonly (readonly [number, number, ...PartyName[]])[]): AccountGraph {
  const made = { kind: 'RETALIATION', basis: 'PRESS', strength: null, confidence: null, publishers: [] } as const;
  const last = Math.max(...told.map(([, response]) => response));
  return {
    lens: EVERYTHING,
    acts: Array.from({ length: last + 1 }, (_, index) => actAt(index)),
    links: told.flatMap(([trigger, response, ...parties]) => linkOf(trigger, response, [{ ...made, parties }], false)),
    parties: PARTIES.filter((party) => told.some(([, , ...parties]) => parties.includes(party))),
  };
}

/** Graphs of 2 to 12 acts and at most so many links, each of one to three claims. */
export const accounts = (mostLinks = 24): fc.Arbitrary<AccountGraph> =>
  fc.integer({ min: 2, max: 12 }).chain((count) => {
    const pairs = Array.from({ length: count }, (_, response) =>
      Array.from({ length: response }, (__, trigger) => [trigger, response] as const),
    );
    return fc
      .subarray(pairs.flat(), { maxLength: Math.min(mostLinks, pairs.flat().length) })
      .chain((chosen) =>
        fc.tuple(
          ...chosen.map(([trigger, response]) =>
            fc
              .tuple(fc.array(claim, { minLength: 1, maxLength: 3 }), fc.boolean())
              .map(([claims, disputed]) => linkOf(trigger, response, claims, disputed)),
          ),
        ),
      )
      .map((links) => ({
        lens: EVERYTHING,
        acts: Array.from({ length: count }, (_, index) => actAt(index)),
        links: links.flat(),
        parties: PARTIES.filter((party) => links.flat().some(({ claims }) => claims.some(({ parties }) => parties.includes(party)))),
      }));
  });

/** A graph with one of its acts, or two of them. */
export const withActs = (mostLinks?: number): fc.Arbitrary<{ graph: AccountGraph; one: string; other: string }> =>
  accounts(mostLinks).chain((graph) =>
    fc
      .subarray([...graph.acts], { minLength: 2, maxLength: 2 })
      .chain((pair) => fc.shuffledSubarray(pair, { minLength: 2 }))
      .map(([one = '', other = '']) => ({ graph, one, other })),
  );
