// Mergers are lossless: whoever is merged into whom, every row points at the one whom its own actor is now; and all undone, in any order,
// the database is what it was.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { claimAttribution } from '../../src/domain/attribution.ts';
import { claimCasualties } from '../../src/domain/casualties.ts';
import { ConflictError, ValidationError } from '../../src/domain/error.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { mergeActors, unmergeActor } from '../../src/domain/merge.ts';
import { recordSource } from '../../src/domain/source.ts';
import { recordStatement } from '../../src/domain/statement.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';

const ACTORS = 5;
const actor = fc.nat(ACTORS - 1);
const actors = fc.uniqueArray(actor, { maxLength: 4 });
const some = fc.uniqueArray(actor, { minLength: 1, maxLength: 3 });

type Deed =
  | { readonly do: 'event'; readonly who: number[] }
  | { readonly do: 'statement'; readonly who: number[]; readonly for: number[] }
  | { readonly do: 'claim'; readonly who: number; readonly for: number[]; readonly blamed: number }
  | { readonly do: 'toll'; readonly who: number; readonly side: number }
  | { readonly do: 'source'; readonly who: number }
  | { readonly do: 'affiliation'; readonly who: number; readonly whom: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('event' as const), who: actors }),
  fc.record({ do: fc.constant('statement' as const), who: some, for: actors }),
  fc.record({ do: fc.constant('claim' as const), who: actor, for: actors, blamed: actor }),
  fc.record({ do: fc.constant('toll' as const), who: actor, side: actor }),
  fc.record({ do: fc.constant('source' as const), who: actor }),
  fc.record({ do: fc.constant('affiliation' as const), who: actor, whom: actor }).filter(({ who, whom }) => who !== whom),
);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), into: actor, from: actor }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const), actor }) },
);

const world = fc.record({
  deeds: fc.array(deed, { minLength: 3, maxLength: 10 }),
  steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: ACTORS }),
});

const by = (index: number) => ({ slug: `actor-${index}` });
const occurred = { on: '2020-01-01' };

async function carryOut(db: Database, deed: Deed): Promise<unknown> {
  if (deed.do === 'event') {
    const participations = deed.who.map((who) => ({ actor: by(who), role: 'PARTICIPANT' as const }));
    return recordEvent(db, { title: 'Deed', kind: 'ASSAULT', occurred, participations });
  }
  if (deed.do === 'statement')
    return recordStatement(db, { title: 'Word', kinds: ['COMMENT'], occurred, speakers: deed.who.map(by), onBehalfOf: deed.for.map(by) });
  const claim = { assertedBy: by(deed.who) };
  if (deed.do === 'claim')
    return claimAttribution(db, {
      event: { slug: 'strike' },
      blamed: by(deed.blamed),
      type: 'PRESS',
      claim: { ...claim, onBehalfOf: deed.for.map(by) },
    });
  if (deed.do === 'toll') return claimCasualties(db, { event: { slug: 'strike' }, side: by(deed.side), killed: { best: 1 }, claim });
  if (deed.do === 'source') return recordSource(db, { title: 'Paper', publisher: by(deed.who) });
  // Rejected, for those who are said to belong together are not merged.
  return claimAffiliation(db, {
    subject: by(deed.who),
    object: by(deed.whom),
    kind: 'ALLIED_WITH',
    claim: { ...claim, status: 'REJECTED' },
  });
}

const COLUMNS = [
  ['participation', 'actor_id'],
  ['claim', 'asserted_by_id'],
  ['claim', 'blamed_id'],
  ['claim', 'side_id'],
  ['source', 'publisher_id'],
] as const;
const LISTS = [
  ['claim_on_behalf', 'claim_id'],
  ['statement_on_behalf', 'statement_id'],
] as const;

/** Every row that mergers may touch, without the versions, which rise. */
async function dump(db: Database): Promise<string[]> {
  const tables = ['actor', 'participation', 'claim', 'source', 'affiliation', 'claim_on_behalf', 'statement_on_behalf', 'merged_reference'];
  const rows: string[] = [];
  for (const table of tables) {
    const found = await db.$queryRawUnsafe<{ row: string }[]>(`SELECT (to_jsonb(t) - 'version')::text AS row FROM "${table}" t`);
    rows.push(...found.map(({ row }) => `${table} ${row}`).toSorted());
  }
  return rows;
}

const rowsOf = (db: Database, table: string, row: string, column: string) =>
  db.$queryRawUnsafe<{ row: string; actor: string | null }[]>(
    `SELECT ${row}::text AS row, ${column}::text AS actor FROM ${table} ORDER BY 1, 2`,
  );

interface Pointing {
  readonly row: string;
  readonly actors: readonly string[];
}

/** Whom each row points at. */
async function pointing(db: Database): Promise<Pointing[]> {
  const found: Pointing[] = [];
  for (const [table, column] of COLUMNS)
    for (const { row, actor } of await rowsOf(db, table, 'id', column))
      found.push({ row: `${table}.${column} ${row}`, actors: [actor ?? 'nobody'] });
  for (const [table, owner] of LISTS)
    for (const { row, actor } of await rowsOf(db, table, owner, 'actor_id'))
      found.push({ row: `${table} ${row}`, actors: [actor ?? 'nobody'] });
  for (const { row, actor } of await rowsOf(db, 'affiliation', 'id', "concat(subject_id, ' ', object_id)"))
    found.push({ row: `affiliation ${row}`, actors: actor?.split(' ') ?? [] });
  return found;
}

/** The same by who they are: a list may hold two that are one. */
const byWhoTheyAre = (found: readonly Pointing[], whoIs: (id: string) => string): string[] =>
  [...new Set(found.map(({ row, actors }) => `${row} ${actors.map(whoIs).join(' ')}`))].toSorted();

/** Lists hold each survivor under its own id, so that a walk finds it. */
async function survivorsListed(db: Database): Promise<boolean> {
  const astray = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM claim_on_behalf o JOIN actor m ON m.id = o.actor_id
    WHERE m.merged_into_id IS NOT NULL AND NOT EXISTS (
      WITH RECURSIVE up(id) AS (SELECT m.merged_into_id UNION SELECT a.merged_into_id FROM up JOIN actor a ON a.id = up.id WHERE a.merged_into_id IS NOT NULL)
      SELECT FROM claim_on_behalf p JOIN up ON up.id = p.actor_id WHERE p.claim_id = o.claim_id)`;
  return astray.length === 0;
}

test('mergers lose nothing, whatever is merged, and are undone in any order', { timeout: 240_000 }, async ({ db }) => {
  await fc.assert(
    fc.asyncProperty(world, async ({ deeds, steps, order }) => {
      await db.$executeRaw`TRUNCATE actor, act, source, claim, affiliation, merged_reference CASCADE`;
      for (let index = 0; index < ACTORS; index += 1)
        await recordActor(db, { name: `Actor ${index}`, kind: 'OTHER', aliases: [`Alias ${index}`, 'Shared'] });
      await recordEvent(db, { slug: 'strike', title: 'Strike', kind: 'ASSAULT', occurred });
      for (const each of deeds) await carryOut(db, each);
      const before = await dump(db);
      const recorded = await pointing(db);
      const hosts = new Map<string, string>();
      const whoIs = (id: string): string => (hosts.has(id) ? whoIs(hosts.get(id) ?? '') : id);
      const ids = (await db.actor.findMany({ orderBy: { slug: 'asc' } })).map(({ id }) => id);
      const idOf = (index: number): string => ids[index] ?? '';

      const unmerge = async (index: number): Promise<void> => {
        await unmergeActor(db, { actor: by(index), reason: 'Undone.' });
        hosts.delete(idOf(index));
      };
      for (const each of steps) {
        try {
          if (each.do === 'merge') {
            await mergeActors(db, { into: by(each.into), from: [by(each.from)], reason: 'The same.' });
            hosts.set(whoIs(idOf(each.from)), whoIs(idOf(each.into)));
          } else await unmerge(each.actor);
        } catch (error) {
          if (!(error instanceof ValidationError) && !(error instanceof ConflictError)) throw error;
        }
        expect(byWhoTheyAre(await pointing(db), whoIs)).toEqual(byWhoTheyAre(recorded, whoIs));
        expect(await survivorsListed(db)).toBe(true);
      }
      for (const index of order) if (hosts.has(idOf(index))) await unmerge(index);
      expect(await dump(db)).toEqual(before);
    }),
    { numRuns: runs(12) },
  );
});
