// What the store of record holds must move to a distributed PostgreSQL: the migrations use nothing that those lack.
import { expect, test } from 'vitest';
import { readMigrations } from '../../src/database/migrate.ts';

/** Each with a statement that it must catch. */
const LACKING: [feature: string, pattern: RegExp, example: string][] = [
  ['triggers', /\bTRIGGER\b/i, 'CREATE TRIGGER t AFTER INSERT ON act'],
  ['rules', /\bCREATE\s+(OR\s+REPLACE\s+)?RULE\b/i, 'CREATE OR REPLACE RULE r AS ON INSERT TO act'],
  ['functions', /\b(CREATE|REPLACE)\s+(FUNCTION|PROCEDURE|AGGREGATE)\b/i, 'CREATE OR REPLACE FUNCTION f() RETURNS int'],
  ['anonymous code', /\bDO\s+(LANGUAGE\b|\$|')/i, 'DO $$ BEGIN END $$'],
  ['sequences', /\bSEQUENCE\b(?!')|\bnextval\b|\b(SMALL|BIG)?SERIAL\b|\bAS\s+IDENTITY\b/i, 'id BIGSERIAL PRIMARY KEY'],
  ['advisory locks', /\bpg_(try_)?advisory_/i, 'SELECT pg_advisory_lock(1)'],
  ['table locks', /\bLOCK\s+(TABLE\b|")/i, 'LOCK TABLE act IN SHARE MODE'],
  ['deferrable constraints', /(?<!NOT )\bDEFERRABLE\b|\bDEFERRED\b/i, 'FOREIGN KEY (a) REFERENCES b DEFERRABLE INITIALLY DEFERRED'],
  ['notifications', /\b(LISTEN|NOTIFY)\b|\bpg_notify\b/i, 'NOTIFY changed'],
  ['extensions', /\bCREATE\s+EXTENSION\b/i, 'CREATE EXTENSION IF NOT EXISTS pg_trgm'],
  ['exclusion constraints', /\bEXCLUDE\s+USING\b/i, 'EXCLUDE USING gist (during WITH &&)'],
  ['inheritance', /\bINHERITS\b/i, 'CREATE TABLE b () INHERITS (a)'],
  ['unlogged tables', /\bUNLOGGED\b/i, 'CREATE UNLOGGED TABLE a ()'],
];

const withoutComments = (sql: string): string => sql.replaceAll(/--.*$/gm, '').replaceAll(/\/\*.*?\*\//gs, '');

test.each(LACKING)('the migrations have no %s', async (_feature, pattern, example) => {
  expect(example).toMatch(pattern);
  for (const { name, sql } of await readMigrations()) expect(withoutComments(sql), name).not.toMatch(pattern);
});
