// A corpus in a database: planned act by act (corpus-plan.ts), filled in by SQL, loaded in bulk. Every constraint of the migrations holds
// at the end: foreign keys and indexes are taken off for the load and put back, checked, as PostgreSQL itself describes them.
import type { Client } from 'pg';
import { type CorpusPlan, LINE_LENGTH, type PlannedPart, planParts } from './corpus-plan.ts';

/** Makes what a plan says in a database that has the migrations and nothing more. */
export async function loadCorpus(client: Client, plan: CorpusPlan, say: (sentence: string) => void): Promise<void> {
  const step = async (what: string, sql: string): Promise<void> => {
    const started = performance.now();
    await client.query(sql);
    say(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  };
  await client.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'; SET TIME ZONE 'UTC'`);
  const putBack = await takeOff(client);
  await client.query(TOOLS);
  await loadPlan(client, plan);
  for (const [what, sql] of FILLING)
    await step(
      what,
      sql.replaceAll(':quarrels', String(plan.quarrels)).replaceAll(':afterLines', String(plan.hubs + plan.lines * LINE_LENGTH)),
    );
  for (const sql of putBack) await client.query(sql);
  say('Indexes and constraints are back.');
  await step('Statistics', 'ANALYZE');
  await step('Vacuum', 'VACUUM');
}

/** The foreign keys and the plain indexes, dropped; gives the statements that make them again. */
async function takeOff(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    SELECT * FROM (
      SELECT 1 AS rank, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
      UNION ALL
      SELECT 0, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
    ) AS part ORDER BY rank`);
  // A foreign key leans on a unique index: it goes first and comes back last.
  for (const { drop } of rows.toReversed()) await client.query(drop);
  return rows.map(({ make }) => make);
}

/** Row ids in the layout of UUIDv7 that rise with the number, and dice that fall alike on every machine. */
const TOOLS = `
  CREATE FUNCTION pg_temp.id(kind int, number bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS
    $$ SELECT ('01900000-0000-7000-8' || lpad(to_hex(kind), 3, '0') || '-' || lpad(to_hex(number), 12, '0'))::uuid $$;
  CREATE FUNCTION pg_temp.dice(number bigint, salt int, sides int) RETURNS int IMMUTABLE LANGUAGE sql AS
    $$ SELECT ((((number * 1103515245 + salt * 12820163) % 2147483629) * ((number * 1103515245 + salt * 12820163) % 2147483629))
      % 2147483629 / 7 % sides)::int $$;
  CREATE TEMP TABLE plan_act (n bigint, quarrel int, earliest timestamptz(3), latest timestamptz(3), placed_at timestamptz(3), placed_rank int);
  CREATE TEMP TABLE plan_link (n bigint, response bigint, trigger bigint, quarrel int, response_at timestamptz(3), response_rank int,
    trigger_at timestamptz(3), trigger_rank int, said timestamptz(3), fallen bool);`;

async function loadPlan(client: Client, plan: CorpusPlan): Promise<void> {
  let links = 0;
  for (const part of planParts(plan)) {
    await loadPart(client, part, links);
    links += part.links.length;
  }
  await client.query('ANALYZE plan_act; ANALYZE plan_link');
}

const instants = (milliseconds: readonly number[]): string[] => milliseconds.map((one) => new Date(one).toISOString());

async function loadPart(client: Client, { acts, links }: PlannedPart, firstLink: number): Promise<void> {
  await client.query(
    'INSERT INTO plan_act SELECT * FROM unnest($1::bigint[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::int[])',
    [
      acts.map(({ number }) => number),
      acts.map(({ quarrel }) => quarrel),
      instants(acts.map(({ earliest }) => earliest)),
      instants(acts.map(({ latest }) => latest)),
      instants(acts.map(({ placedAt }) => placedAt)),
      acts.map(({ placedRank }) => placedRank),
    ],
  );
  await client.query(
    `INSERT INTO plan_link SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[], $5::timestamptz[], $6::int[],
      $7::timestamptz[], $8::int[], $9::timestamptz[], $10::bool[])`,
    [
      links.map((_, index) => firstLink + index),
      links.map(({ response }) => response.number),
      links.map(({ trigger }) => trigger.number),
      links.map(({ response }) => response.quarrel),
      instants(links.map(({ response }) => response.placedAt)),
      links.map(({ response }) => response.placedRank),
      instants(links.map(({ trigger }) => trigger.placedAt)),
      links.map(({ trigger }) => trigger.placedRank),
      instants(links.map(({ response }) => response.latest)),
      links.map(({ fallen }) => fallen),
    ],
  );
}

/** Kinds of rows, as pg_temp.id numbers them. */
const [ACT, LINK, ACTOR, SOURCE, PLACE, PARTICIPATION, CLAIM, REVIEW, CITATION, AFFILIATION] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Of each quarrel four actors: a state and its army, twice; then the press. */
const ACTORS_OF_QUARREL = 4;
const PRESS = 20;
const RECORDED = `timestamptz '2026-01-01 00:00:00Z'`;

const id = (kind: number | undefined, number: string): string => `pg_temp.id(${kind}, ${number})`;
const dice = (number: string, salt: number, sides: number): string => `pg_temp.dice(${number}, ${salt}, ${sides})`;
const oneOf = (number: string, salt: number, values: readonly string[]): string =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(', ')}])[1 + ${dice(number, salt, values.length)}]`;

/** One side of an act: an even number is done by the first party or its army, at the second. */
const party = (act: string, quarrel: string, side: 0 | 1): string =>
  id(ACTOR, `${quarrel} * ${ACTORS_OF_QUARREL} + ((${dice(act, 1, 2)} + ${side}) % 2) * 2 + ${dice(act, 2 + side, 2)}`);
const press = (number: string, salt: number): string => id(ACTOR, `:quarrels * ${ACTORS_OF_QUARREL} + ${dice(number, salt, PRESS)}`);
const source = (number: string, salt: number): string => id(SOURCE, `pg_temp.dice(${number}, ${salt}, :quarrels * 40)`);
const isStatement = (act: string): string => `${dice(act, 5, 5)} = 0`;

const VERBS = ['strikes', 'shells', 'raids', 'blockades', 'warns', 'sanctions', 'bombs', 'detains', 'condemns', 'threatens'];
const TARGETS = ['an airfield', 'a convoy', 'the harbour', 'a depot', 'the embassy', 'a radar site', 'the border post', 'a refinery'];
const SUMMARY = ['Witnesses spoke of smoke over the town.', 'No one claimed it at first.', 'The army said that it had acted in defence.'];

/** Table by table, each row from the plan and from dice. */
const FILLING: [string, string][] = [
  [
    'Actors, affiliations, sources, places',
    `INSERT INTO actor (id, slug, name, kind, aliases, country, search_text, recorded_at)
      SELECT ${id(ACTOR, 'n')}, 'actor-' || n, CASE WHEN n % 2 = 0 THEN 'State ' ELSE 'Army of State ' END || n / 2,
        (CASE WHEN n % 2 = 0 THEN 'STATE' ELSE 'ARMED_FORCE' END)::"ActorKind", '{}', NULL,
        CASE WHEN n % 2 = 0 THEN 'state ' ELSE 'army of state ' END || n / 2, ${RECORDED}
      FROM generate_series(0, :quarrels * ${ACTORS_OF_QUARREL} - 1) n;
    INSERT INTO actor (id, slug, name, kind, aliases, search_text, recorded_at)
      SELECT ${id(ACTOR, `:quarrels * ${ACTORS_OF_QUARREL} + n`)}, 'paper-' || n, 'Paper ' || n, 'NEWS_ORGANIZATION', '{}', 'paper ' || n, ${RECORDED}
      FROM generate_series(0, ${PRESS} - 1) n;
    INSERT INTO source (id, slug, title, publisher_id, search_text, recorded_at)
      SELECT ${id(SOURCE, 'n')}, 'source-' || n, 'Report ' || n, ${press('n', 8)}, 'report ' || n, ${RECORDED} FROM generate_series(0, :quarrels * 40 - 1) n;
    INSERT INTO place (id, name, aliases) SELECT ${id(PLACE, 'n')}, 'Place ' || n, '{}' FROM generate_series(0, :quarrels * 5 - 1) n;
    INSERT INTO affiliation (id, kind, subject_id, object_id, recorded_at)
      SELECT ${id(AFFILIATION, 'n')}, 'PART_OF', ${id(ACTOR, 'n * 2 + 1')}, ${id(ACTOR, 'n * 2')}, ${RECORDED} FROM generate_series(0, :quarrels * 2 - 1) n;
    INSERT INTO claim (id, subject, affiliation_id, asserted_by_id, stance, status, recorded_at)
      SELECT ${id(CLAIM, 'n * 10 + 9')}, 'AFFILIATION', ${id(AFFILIATION, 'n')}, ${id(ACTOR, 'n * 2')}, 'ASSERTS', 'ACCEPTED', ${RECORDED}
      FROM generate_series(0, :quarrels * 2 - 1) n;`,
  ],
  [
    'Acts',
    `INSERT INTO act (id, type, slug, title, summary, earliest, latest, precision, zone, placed_from, placed_at, placed_rank, hostility, place_id,
        search_text, recorded_at)
      SELECT ${id(ACT, 'n')}, (CASE WHEN said THEN 'STATEMENT' ELSE 'EVENT' END)::"ActType", 'act-' || n, title, summary, earliest, latest,
        (CASE WHEN earliest = latest THEN 'MINUTE' ELSE 'DAY' END)::"TimePrecision", 'UTC', earliest, placed_at, placed_rank,
        CASE WHEN said THEN ${dice('n', 6, 3)} ELSE ${dice('n', 6, 6)} END, ${id(PLACE, `quarrel * 5 + ${dice('n', 7, 5)}`)},
        lower(regexp_replace(title || ' ' || summary, '[^A-Za-z0-9]+', ' ', 'g')), ${RECORDED} + make_interval(secs => n)
      FROM (SELECT *, ${isStatement('n')} AS said,
          'State ' || (quarrel * 2 + ${dice('n', 1, 2)}) || ' ' || ${oneOf('n', 9, VERBS)} || ' ' || ${oneOf('n', 10, TARGETS)} AS title,
          'Number ' || n || ' of this quarrel. ' || ${oneOf('n', 11, SUMMARY)} || ' ' || ${oneOf('n', 12, SUMMARY)} AS summary
        FROM plan_act) AS planned;`,
  ],
  [
    'Events and statements',
    `INSERT INTO event (id, kind, mode, realis, thresholds)
      SELECT ${id(ACT, 'n')}, ${oneOf('n', 13, ['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE', 'PROTEST'])}::"EventKind",
        ${oneOf('n', 14, ['MISSILE', 'ROCKET', 'AERIAL', 'DRONE', 'NAVAL'])}::"EventMode", 'ACTUAL', '{}'
      FROM plan_act WHERE NOT ${isStatement('n')};
    INSERT INTO statement (id, kinds)
      SELECT ${id(ACT, 'n')}, ARRAY[${oneOf('n', 15, ['THREAT', 'WARNING', 'CONDEMNATION', 'DENIAL', 'JUSTIFICATION'])}]::"StatementKind"[]
      FROM plan_act WHERE ${isStatement('n')};`,
  ],
  [
    'Participations',
    `INSERT INTO participation (id, act_id, actor_id, role, position)
      SELECT ${id(PARTICIPATION, 'n * 2 + side')}, ${id(ACT, 'n')},
        CASE side WHEN 0 THEN ${party('n', 'quarrel', 0)} ELSE ${party('n', 'quarrel', 1)} END,
        (CASE WHEN ${isStatement('n')} THEN CASE side WHEN 0 THEN 'SPEAKER' ELSE 'AUDIENCE' END
          ELSE CASE side WHEN 0 THEN 'PERPETRATOR' ELSE 'TARGET' END END)::"ParticipationRole", side
      FROM plan_act CROSS JOIN generate_series(0, 1) side;`,
  ],
  [
    'Links',
    `INSERT INTO response_link (id, response_id, trigger_id, standing, response_placed_at, response_placed_rank, trigger_placed_at,
        trigger_placed_rank, recorded_at)
      SELECT ${id(LINK, 'n')}, ${id(ACT, 'response')}, ${id(ACT, 'trigger')}, NOT fallen, CASE WHEN NOT fallen THEN response_at END,
        CASE WHEN NOT fallen THEN response_rank END, CASE WHEN NOT fallen THEN trigger_at END, CASE WHEN NOT fallen THEN trigger_rank END, ${RECORDED}
      FROM plan_link;`,
  ],
  [
    'Claims',
    // First who did it says why, though not everywhere reviewed; a line must hold. Of a twentieth it says so again later, less firmly: that replaces the first. Then somebody else speaks.
    `INSERT INTO claim (id, subject, link_id, asserted_by_id, stance, said_earliest, said_latest, confidence, status, recorded_at, retracted_at,
        kind, basis, strength)
      SELECT ${id(CLAIM, 'n * 10')}, 'LINK', ${id(LINK, 'n')}, asserter, 'ASSERTS', said, said,
        CASE WHEN ${dice('n', 16, 2)} = 0 THEN 30 + ${dice('n', 17, 71)} END,
        (CASE WHEN response >= :afterLines AND ${dice('n', 18, 33)} = 0 THEN 'PROPOSED' ELSE 'ACCEPTED' END)::"ReviewStatus", ${RECORDED},
        CASE WHEN fallen THEN ${RECORDED} + interval '1 day' END,
        ${oneOf('n', 19, ['RETALIATION', 'RETALIATION', 'DETERRENCE', 'PREEMPTION', 'PROTEST', 'VERBAL'])}::"ResponseKind",
        ${oneOf('n', 20, ['STATED_BY_RESPONDER', 'STATED_BY_RESPONDER', 'STATED_BY_TARGET', 'PRESS', 'ANALYST_INFERENCE'])}::"ResponseBasis", 'IMMEDIATE'
      FROM (SELECT *, ${party('response', 'quarrel', 0)} AS asserter FROM plan_link) AS planned;
    INSERT INTO claim (id, subject, link_id, asserted_by_id, stance, said_earliest, said_latest, confidence, status, recorded_at, kind, basis)
      SELECT ${id(CLAIM, 'n * 10 + 1')}, 'LINK', ${id(LINK, 'n')}, asserter, 'ASSERTS', said + interval '9 days', said + interval '9 days', 30, 'ACCEPTED',
        ${RECORDED}, 'CONSEQUENCE', 'STATED_BY_RESPONDER'
      FROM (SELECT *, ${party('response', 'quarrel', 0)} AS asserter FROM plan_link) AS planned WHERE NOT fallen AND ${dice('n', 21, 20)} = 0;
    INSERT INTO claim (id, subject, link_id, asserted_by_id, stance, said_earliest, said_latest, confidence, status, recorded_at, kind, basis)
      SELECT ${id(CLAIM, 'n * 10 + 2')}, 'LINK', ${id(LINK, 'n')}, CASE WHEN ${dice('n', 22, 2)} = 0 THEN ${press('n', 23)} ELSE ${party('response', 'quarrel', 1)} END,
        (CASE WHEN die < 12 THEN 'DENIES' WHEN die < 18 THEN 'HEDGES' WHEN die < 21 THEN 'REVERSES' ELSE 'ASSERTS' END)::"Stance",
        said + interval '2 days', said + interval '3 days', CASE WHEN next THEN NULL ELSE 30 + ${dice('n', 24, 71)} END,
        (CASE WHEN fallen THEN 'REJECTED' WHEN ${dice('n', 25, 12)} = 0 THEN 'PROPOSED' ELSE 'ACCEPTED' END)::"ReviewStatus", ${RECORDED},
        (CASE WHEN next THEN 'SEQUENCE' ELSE 'RETALIATION' END)::"ResponseKind", (CASE WHEN next THEN 'TEMPORAL_ONLY' ELSE 'THIRD_PARTY' END)::"ResponseBasis"
      FROM (SELECT *, ${dice('n', 26, 100)} AS die, ${dice('n', 27, 10)} = 0 AS next FROM plan_link) AS planned;
    INSERT INTO claim (id, subject, act_id, asserted_by_id, stance, said_earliest, said_latest, status, recorded_at, killed_low, killed_best, killed_high)
      SELECT ${id(CLAIM, 'n * 10 + 8')}, 'CASUALTIES', ${id(ACT, 'n')}, ${press('n', 28)}, 'ASSERTS', latest, latest, 'ACCEPTED', ${RECORDED},
        ${dice('n', 29, 5)}, ${dice('n', 29, 5)} + 1, ${dice('n', 29, 5)} + 4
      FROM plan_act WHERE NOT ${isStatement('n')} AND ${dice('n', 30, 5)} = 0;`,
  ],
  [
    'Reviews',
    `INSERT INTO claim_review (id, claim_id, status, reviewed_at)
      SELECT overlay(id::text placing '8${String(REVIEW).padStart(3, '0')}' from 20 for 4)::uuid, id, status, recorded_at FROM claim;`,
  ],
  [
    'Citations',
    `INSERT INTO citation (id, source_id, act_id, position, quote)
      SELECT ${id(CITATION, 'n * 2')}, ${source('n', 31)}, ${id(ACT, 'n')}, 0, 'As reported.' FROM plan_act;
    INSERT INTO citation (id, source_id, claim_id, position, quote)
      SELECT ${id(CITATION, 'n * 2 + 1')}, ${source('n', 32)}, id, 0, 'As reported.' FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM claim) AS claims;`,
  ],
];
