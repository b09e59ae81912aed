// What a query costs rests on two guesses, lists of three and three links an act: on the stories they hold on average.
import { expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

interface Lists {
  acts: { nodes: { citations: unknown[]; participations: unknown[] }[] };
  responseLinks: { nodes: { claims: { citations: unknown[]; onBehalfOf: unknown[] }[] }[] };
  cases: { nodes: { chain: { acts: unknown[]; links: unknown[] } }[] };
}

const average = (lists: unknown[][]) => lists.reduce((sum, list) => sum + list.length, 0) / lists.length;

test('Lists that nothing bounds hold three a row or fewer, and chains three links an act or fewer', async ({ run }) => {
  const { acts, responseLinks, cases } = await run<Lists>(`{
    acts(first: 100) { nodes { citations { quote } participations { role } } }
    responseLinks(first: 100) { nodes { claims { citations { quote } onBehalfOf { id } } } }
    cases { nodes { chain(budget: { acts: 1000 }) { acts { depth } links { kind } } } }
  }`);
  const claims = responseLinks.nodes.flatMap((link) => link.claims);
  const lists = {
    citationsOfActs: acts.nodes.map(({ citations }) => citations),
    participations: acts.nodes.map(({ participations }) => participations),
    claims: responseLinks.nodes.map((link) => link.claims),
    citationsOfClaims: claims.map(({ citations }) => citations),
    onBehalfOf: claims.map(({ onBehalfOf }) => onBehalfOf),
  };
  for (const [name, of] of Object.entries(lists)) expect(average(of), name).toBeLessThanOrEqual(3);
  expect(cases.nodes.length).toBeGreaterThan(0);
  for (const { chain } of cases.nodes) expect(chain.links.length).toBeLessThanOrEqual(3 * chain.acts.length);
});
