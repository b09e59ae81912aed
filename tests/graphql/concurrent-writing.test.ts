// Many hands at once: whatever eight writers link and review on acts of the same day, places stay the least that the links allow, and
// whoever is not let through is told so.
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { test, type Write } from '../support/writing.ts';

const ACTS = 8;
const WRITERS = 8;
const WRITES_EACH = 8;

const by = (nth: number) => ({ slug: `act-${nth}` });
const chance = (below: number): number => Math.floor(Math.random() * below);

const KNOWN = ['LinkResponsePayload', 'ClaimPayload', 'ValidationError', 'CausalityError', 'ConflictError'];

interface Made {
  readonly claim?: { id: string };
}

function linkSome(write: Write) {
  const claim = { assertedBy: { slug: 'avala' }, kind: 'RETALIATION', basis: 'PRESS' };
  const [response, trigger] = [chance(ACTS), chance(ACTS)];
  return write<Made>(
    'linkResponse',
    { response: by(response), trigger: by(trigger), claim },
    '... on LinkResponsePayload { claim { id } }',
  );
}

const reviewSome = (write: Write, claims: readonly string[]) =>
  write<Made>('reviewClaim', { claim: claims[chance(claims.length)], status: chance(2) === 0 ? 'REJECTED' : 'ACCEPTED' });

/** The rank of each act, and the one that it must have: one above the highest of the triggers that it stands behind. */
async function ranks(db: Database): Promise<{ are: number[]; must: number[] }> {
  const acts = await db.act.findMany({ orderBy: { slug: 'asc' } });
  const links = await db.responseLink.findMany({ where: { standing: true } });
  const rank = new Map(acts.map(({ id }) => [id, 0]));
  for (let round = 0; round < ACTS; round += 1)
    for (const { responseId, triggerId } of links)
      rank.set(responseId, Math.max(rank.get(responseId) ?? 0, (rank.get(triggerId) ?? 0) + 1));
  return { are: acts.map(({ placedRank }) => placedRank), must: acts.map(({ id }) => rank.get(id) ?? 0) };
}

test('places stay the least, and every write is whole or told to be none', { timeout: 120_000 }, async ({ write, db }) => {
  await write('recordActor', { name: 'Avala', kind: 'STATE' });
  for (let nth = 0; nth < ACTS; nth += 1)
    await write('recordEvent', { title: `Act ${nth}`, slug: `act-${nth}`, occurred: { on: '2020-01-01' }, kind: 'ASSAULT' });
  const [claims, outcomes]: [string[], string[]] = [[], []];
  const work = async (): Promise<void> => {
    for (let nth = 0; nth < WRITES_EACH; nth += 1) {
      const outcome = claims.length > 0 && chance(3) === 0 ? await reviewSome(write, claims) : await linkSome(write);
      if (outcome.claim) claims.push(outcome.claim.id);
      outcomes.push(outcome.__typename);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, work));
  const written = outcomes.filter((typename) => typename.endsWith('Payload')).length;
  expect(outcomes.filter((typename) => !KNOWN.includes(typename))).toEqual([]);
  expect(await db.auditEntry.count()).toBe(written + ACTS + 1);
  expect(await db.claim.count()).toBe(claims.length);
  const { are, must } = await ranks(db);
  expect(are).toEqual(must);
});
