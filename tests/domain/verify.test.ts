// The check of the invariants: it passes what the domain wrote, and finds each thing that somebody breaks by hand.
import { describe, expect, inject } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { ACYCLIC, INVARIANTS, REFERENCES } from '../../src/domain/invariant.ts';
import { verify } from '../../src/domain/verify.ts';
import { cloneDatabase, withClient } from '../support/database.ts';
import { storyTemplate } from '../support/story-template.ts';
import { test as base, storyTest } from '../support/test.ts';

/** Starts from the stories, in a database of its own that may be broken. */
const test = base.extend('url', async ({}, { onCleanup }) => {
  const run = inject('testRun');
  const clone = await cloneDatabase(run, await storyTemplate(run));
  onCleanup(clone.drop);
  return clone.url;
});

const brokenIn = async (db: Database): Promise<string[]> => (await verify(db)).filter(({ broken }) => broken > 0).map(({ what }) => what);

const drop = (table: string, ...constraints: string[]): string =>
  `ALTER TABLE "${table}" ${constraints.map((name) => `DROP CONSTRAINT ${table}_${name}`).join(', ')};`;
const one = (table: string, where = 'true'): string => `id = (SELECT id FROM "${table}" WHERE ${where} ORDER BY id LIMIT 1)`;
const LINK_PLACES = ['response_id_response_placed_at_response_plac_fkey', 'trigger_id_trigger_placed_at_trigger_placed__fkey'];
const NOBODY = "'01990000-0000-7000-8000-000000000000'";
const entry = (before: string, after: string, concerns = `ARRAY[${NOBODY}]::uuid[]`): string =>
  `INSERT INTO audit_entry (id, recorded_at, writer, request_id, operation, concerns, before, after)
   SELECT gen_random_uuid(), now(), 'Ann', 'test', 'reviseActor', ${concerns}, ${before}, ${after} FROM (SELECT * FROM actor LIMIT 1) actor;`;

/** How each invariant is broken, past the domain and what the database would refuse. */
const BREAKS: Record<string, string> = {
  'what holds the order of acts in the database is in place': drop('response_link', 'order_check'),
  'a response comes after its trigger': `${drop('response_link', 'order_check')} ${drop('act', 'placed_check')}
    UPDATE act SET placed_at = '1800-01-01' WHERE id = (SELECT response_id FROM response_link WHERE standing LIMIT 1)`,
  'a standing link holds the places of its acts, and any other none': `${drop('response_link', ...LINK_PLACES)}
    UPDATE response_link SET response_placed_rank = response_placed_rank + 1 WHERE ${one('response_link', 'standing')}`,
  'an act stands in the first place that its bounds and its triggers allow': `
    UPDATE act SET placed_rank = 7 WHERE ${one('act', 'NOT EXISTS (SELECT FROM response_link WHERE act.id IN (response_id, trigger_id))')}`,
  'a link stands while a claim on it is neither rejected nor retracted': `
    UPDATE claim SET retracted_at = recorded_at WHERE link_id = (SELECT id FROM response_link WHERE standing LIMIT 1)`,
  'no act follows from itself along standing links': `${drop('response_link', 'order_check')}
    INSERT INTO response_link SELECT gen_random_uuid(), trigger_id, response_id, true, trigger_placed_at, trigger_placed_rank, response_placed_at,
      response_placed_rank, recorded_at FROM response_link WHERE ${one('response_link', 'standing')}`,
  'no event is a part of itself': `UPDATE event SET parent_id = other.id FROM (SELECT id FROM event ORDER BY id LIMIT 2) other
    WHERE event.id IN (SELECT id FROM event ORDER BY id LIMIT 2) AND event.id <> other.id`,
  'no place lies within itself': `UPDATE place SET within_id = id WHERE ${one('place')}`,
  'no actor was merged into itself': `${drop('actor', 'merged_check')} UPDATE actor SET merged_into_id = id WHERE ${one('actor')}`,
  'an act is placed within its bounds': `${drop('act', 'placed_check', 'occurred_check')}
    UPDATE act SET ended = earliest - interval '1 day' WHERE ${one('act')}`,
  'an act is an event or a statement, as its type says': `UPDATE act SET type = 'STATEMENT' WHERE ${one('act', "type = 'EVENT'")}`,
  'hostility goes from 0 to 5': `${drop('act', 'hostility_check')} UPDATE act SET hostility = 6 WHERE ${one('act')}`,
  'an affiliation has two ends, and sound dates': `${drop('affiliation', 'from_check')}
    UPDATE affiliation SET from_earliest = now(), from_latest = NULL WHERE ${one('affiliation')}`,
  'a source has a sound date of publication': `${drop('source', 'published_check')}
    UPDATE source SET published_earliest = published_latest + interval '1 day' WHERE ${one('source', 'published_latest IS NOT NULL')}`,
  'a place lies on the Earth': `${drop('place', 'coordinates_check')} UPDATE place SET latitude = 91, longitude = 0 WHERE ${one('place')}`,
  'a claim has the columns of its subject and no others': `${drop('claim', 'subject_check')}
    UPDATE claim SET what = 'rockets' WHERE ${one('claim', "subject = 'LINK'")}`,
  'attributions, casualties and counts are of events': `
    UPDATE claim SET act_id = (SELECT id FROM statement LIMIT 1) WHERE ${one('claim', "subject = 'ATTRIBUTION'")}`,
  'a figure is not negative, and confidence goes from 0 to 100': `${drop('claim', 'numbers_check')}
    UPDATE claim SET killed_low = -1 WHERE ${one('claim', "subject = 'CASUALTIES'")}`,
  'SEQUENCE goes with TEMPORAL_ONLY and is never firm': `${drop('claim', 'sequence_check')}
    UPDATE claim SET kind = 'SEQUENCE', basis = 'PRESS' WHERE ${one('claim', "subject = 'LINK'")}`,
  'a claim has a sound date of its own or none': `${drop('claim', 'asserted_check')} UPDATE claim SET asserted_zone = NULL WHERE ${one('claim', 'asserted_zone IS NOT NULL')}`,
  "a claim was said at its own date, else its statement's, else when its first citation was published": `
    UPDATE claim SET said_earliest = NULL, said_latest = NULL WHERE ${one('claim', 'said_earliest IS NOT NULL')}`,
  'the status of a claim is that of its last review': `UPDATE claim SET status = 'PROPOSED' WHERE ${one('claim', "status = 'ACCEPTED'")}`,
  'a claim is retracted after it was recorded': `${drop('claim', 'retracted_check')}
    UPDATE claim SET retracted_at = recorded_at - interval '1 day' WHERE ${one('claim')}`,
  'a citation bears out one thing, with a credibility from 1 to 6': `${drop('citation', 'credibility_check')}
    UPDATE citation SET credibility = 0 WHERE ${one('citation')}`,
  'a list holds at most 100': `
    INSERT INTO quote (id, statement_id, position, text, language) SELECT gen_random_uuid(), id, place, 'No.', 'en'
    FROM generate_series(1000, 1100) place, (SELECT id FROM statement LIMIT 1) statement`,
  'whatever a row names is there': `${drop('citation', 'source_id_fkey')} UPDATE citation SET source_id = ${NOBODY} WHERE ${one('citation')}`,
  "a slug of old leads to its row, and is nobody's now": `INSERT INTO former_slug SELECT 'actor', slug, id FROM actor LIMIT 1`,
  'an entry of the history says what was before or after, of a row that it concerns': entry('NULL', 'to_jsonb(actor)'),
  'the history of a row begins once': entry('NULL', 'to_jsonb(actor)', 'ARRAY[id]').repeat(2),
  'the history of a row ends with the version that it has': entry('NULL', `to_jsonb(actor) || '{"version": 2}'`, 'ARRAY[id]'),
  'the key of a repeated request names what was written': `
    INSERT INTO idempotency_key (owner, key, mutation, input_hash, recorded_at) VALUES ('name:Ann', '1', 'recordActor', '', now())`,
};

describe('The check', () => {
  storyTest('finds nothing wrong with the stories, and says what it looked at', async ({ db }) => {
    const findings = await verify(db);
    expect(findings.filter(({ broken }) => broken > 0)).toEqual([]);
    expect(findings.find(({ what }) => what === 'a response comes after its trigger')?.looked).toBe(
      await db.responseLink.count({ where: { standing: true } }),
    );
  });

  test('of every invariant is shown to fail below', () => {
    expect(Object.keys(BREAKS).toSorted()).toEqual([...INVARIANTS, ...ACYCLIC].map(({ what }) => what).toSorted());
  });

  // Each on the stories, in which nothing was found wrong above.
  test.for(Object.entries(BREAKS))('sees where it does not hold: %s', async ([what, sql], { db, url }) => {
    await withClient(url, (client) => client.query(sql));
    expect(await brokenIn(db)).toContain(what);
  });

  test('follows every foreign key of the database', async ({ url }) => {
    const { rows } = await withClient(url, (client) =>
      client.query<{ reference: string }>(`
        SELECT DISTINCT format('%s.%s -> %s', owner.relname, attname, target.relname) AS reference
        FROM pg_constraint JOIN pg_class owner ON owner.oid = conrelid JOIN pg_class target ON target.oid = confrelid
        JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'`),
    );
    const followed = Object.entries(REFERENCES).flatMap(([target, columns]) => columns.map((column) => `${column} -> ${target}`));
    expect(followed.toSorted()).toEqual(rows.map(({ reference }) => reference).toSorted());
  });
});
