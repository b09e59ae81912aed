// prisma/schema.prisma and the migrations say the same. Two databases, one built of each, are compared by their catalogues; what
// Prisma cannot say is listed here, and must be there.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { withClient } from '../support/database.ts';
import { EMPTY_SCHEMA, schemaSql } from '../support/schema-sql.ts';
import { test } from './empty-database.ts';

/** Of the migrations alone. */
const BEYOND_PRISMA = [
  'constraint act.act_hostility_check',
  'constraint act.act_occurred_check',
  'constraint act.act_placed_check',
  'constraint actor.actor_merged_check',
  'constraint affiliation.affiliation_ends_check',
  'constraint affiliation.affiliation_from_check',
  'constraint affiliation.affiliation_until_check',
  'constraint api_key.api_key_hash_check',
  'constraint citation.citation_credibility_check',
  'constraint citation.citation_target_check',
  'constraint claim.claim_asserted_check',
  'constraint claim.claim_confidence_check',
  'constraint claim.claim_numbers_check',
  'constraint claim.claim_retracted_check',
  'constraint claim.claim_said_check',
  'constraint claim.claim_sequence_check',
  'constraint claim.claim_subject_check',
  'constraint place.place_coordinates_check',
  'constraint response_link.response_link_ends_check',
  'constraint response_link.response_link_order_check',
  'constraint response_link.response_link_standing_check',
  'constraint source.source_published_check',
  'index act.act_search_idx',
  'index act.act_title_search_idx',
  'index actor.actor_search_idx',
  'index case.case_search_idx',
  'index source.source_search_idx',
];

/** All that the catalogues know of the tables and types of one database: a line a thing, its name and what it is. */
const CATALOGUE = `
  WITH relation AS (
    SELECT oid, relname, relkind, relpersistence FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' AND relname <> '_prisma_migrations_pkey'
  )
  SELECT 'relation ' || relname AS name, concat(relkind, relpersistence) AS meaning FROM relation
  UNION ALL
  SELECT format('column %s.%s', relname, attname), concat_ws(' ', attnum, format_type(atttypid, atttypmod), attnotnull, attidentity::text,
      attgenerated::text, attcollation::regcollation, pg_get_expr(adbin, adrelid))
    FROM relation JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm')
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  UNION ALL
  SELECT format('index %s.%s', owner.relname, relation.relname), pg_get_indexdef(indexrelid)
    FROM relation JOIN pg_index ON indexrelid = relation.oid JOIN relation owner ON owner.oid = indrelid
  UNION ALL
  SELECT format('constraint %s.%s', relname, conname), concat_ws(' ', pg_get_constraintdef(pg_constraint.oid), convalidated)
    FROM relation JOIN pg_constraint ON conrelid = relation.oid AND contype <> 'n'
  UNION ALL
  SELECT 'enum ' || typname, string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid GROUP BY typname
  UNION ALL
  SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function ' || proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  ORDER BY name`;

type Catalogue = Map<string, string>;

async function catalogue(url: string): Promise<Catalogue> {
  const { rows } = await withClient(url, (client) => client.query<{ name: string; meaning: string }>(CATALOGUE));
  return new Map(rows.map(({ name, meaning }) => [name, meaning]));
}

const schemaFile = (): Promise<string> => readFile(join(PACKAGE_ROOT, 'prisma', 'schema.prisma'), 'utf8');

async function catalogueOfSchema(url: string, schema: string): Promise<Catalogue> {
  const sql = await schemaSql(url, EMPTY_SCHEMA, schema);
  await withClient(url, (client) => client.query(sql));
  return catalogue(url);
}

async function catalogueOfMigrations(url: string): Promise<Catalogue> {
  await migrate(url);
  return catalogue(url);
}

/** An index is a relation too. */
const namesBeyondPrisma = new Set(BEYOND_PRISMA.flatMap((name) => [name, name.replace(/^index .*\./, 'relation ')]));

test('the migrations make what the schema file says, and what Prisma cannot say', async ({ emptyDatabase }) => {
  const said = await catalogueOfSchema(await emptyDatabase(), await schemaFile());
  const made = await catalogueOfMigrations(await emptyDatabase());
  expect([...made.keys()].filter((name) => namesBeyondPrisma.has(name))).toEqual([...namesBeyondPrisma].toSorted());
  const shared = new Map([...made].filter(([name]) => !namesBeyondPrisma.has(name)));
  expect(Object.fromEntries(shared)).toEqual(Object.fromEntries(said));
  expect(said.size).toBeGreaterThan(100);
});

test.for([
  ['a column of another type', /hostilityReason( +)String\?/, 'hostilityReason$1Int?', 'column act.hostility_reason'],
  ['a column more', /( +hostilityReason )/, '  extra String?\n$1', 'column act.extra'],
  ['an index less', '@@index([hostility, id])', '', 'index act.act_hostility_id_idx'],
  ['a value less in an enum', /\n {2}REVERSES\b/, '', 'enum Stance'],
] as const)('%s in the schema file would be seen', async ([, part, otherwise, seen], { emptyDatabase }) => {
  const schema = await schemaFile();
  const said = await catalogueOfSchema(await emptyDatabase(), schema);
  const changed = await catalogueOfSchema(await emptyDatabase(), schema.replace(part, otherwise));
  const names = [...new Set([...said.keys(), ...changed.keys()])];
  expect(names.filter((name) => said.get(name) !== changed.get(name))).toContain(seen);
});
