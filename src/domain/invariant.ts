// What must be so in every database of Casus, whoever wrote it: each invariant as a sentence, and as the condition that a row keeps.
import { LIST_LIMIT } from './input.ts';

/** As SQL, without parameters. A condition that is null is kept, as in a CHECK. */
export interface Invariant {
  readonly what: string;
  /** What stands after FROM: every row that is looked at. */
  readonly rows: string;
  /** How a row that breaks it is named. */
  readonly id: string;
  readonly holds: string;
}

/** An edge of a graph that must not lead back to where it began. */
export interface Acyclic {
  readonly what: string;
  /** What stands after FROM: every edge. */
  readonly rows: string;
  readonly from: string;
  readonly to: string;
}

// ── The order of acts ────────────────────────────────────────────────────────────────────────────────────────────────────

const STANDS = `claim.status <> 'REJECTED' AND claim.retracted_at IS NULL`;

const ORDER: readonly Invariant[] = [
  {
    what: 'what holds the order of acts in the database is in place',
    rows: `unnest(ARRAY['response_link_order_check', 'response_link_standing_check',
      'response_link_response_id_response_placed_at_response_plac_fkey', 'response_link_trigger_id_trigger_placed_at_trigger_placed__fkey']) name`,
    id: 'name',
    holds: `EXISTS (SELECT FROM pg_constraint WHERE conname = name AND conrelid = 'response_link'::regclass AND convalidated)`,
  },
  {
    what: 'a response comes after its trigger',
    rows: `response_link link JOIN act response ON response.id = response_id JOIN act trigger ON trigger.id = trigger_id WHERE standing`,
    id: 'link.id',
    holds: '(trigger.placed_at, trigger.placed_rank) < (response.placed_at, response.placed_rank)',
  },
  {
    what: 'a standing link holds the places of its acts, and any other none',
    rows: 'response_link link LEFT JOIN act response ON response.id = response_id LEFT JOIN act trigger ON trigger.id = trigger_id',
    id: 'link.id',
    holds: `CASE WHEN standing
      THEN (response_placed_at, response_placed_rank, trigger_placed_at, trigger_placed_rank)
        IS NOT DISTINCT FROM (response.placed_at, response.placed_rank, trigger.placed_at, trigger.placed_rank)
      ELSE num_nonnulls(response_placed_at, response_placed_rank, trigger_placed_at, trigger_placed_rank) = 0 END`,
  },
  {
    // Where there is no cycle, only the least places are all of them either an act's own bound or right behind a trigger.
    what: 'an act stands in the first place that its bounds and its triggers allow',
    rows: `act LEFT JOIN LATERAL (
      SELECT trigger.placed_at AS moment, trigger.placed_rank + 1 AS rank FROM response_link JOIN act trigger ON trigger.id = trigger_id
      WHERE response_id = act.id AND standing ORDER BY trigger.placed_at DESC, trigger.placed_rank DESC LIMIT 1) last ON true`,
    id: 'act.id',
    holds: `CASE WHEN (last.moment, last.rank) > (placed_from, 0)
      THEN (placed_at, placed_rank) = (last.moment, last.rank) ELSE (placed_at, placed_rank) = (placed_from, 0) END`,
  },
  {
    what: 'a link stands while a claim on it is neither rejected nor retracted',
    rows: 'response_link link',
    id: 'link.id',
    holds: `standing = EXISTS (SELECT FROM claim WHERE link_id = link.id AND ${STANDS})`,
  },
];

/** Reckoned without the order of acts, which would make the first of them impossible. */
export const ACYCLIC: readonly Acyclic[] = [
  { what: 'no act follows from itself along standing links', rows: 'response_link WHERE standing', from: 'trigger_id', to: 'response_id' },
  { what: 'no event is a part of itself', rows: 'event WHERE parent_id IS NOT NULL', from: 'parent_id', to: 'id' },
  { what: 'no place lies within itself', rows: 'place WHERE within_id IS NOT NULL', from: 'within_id', to: 'id' },
  { what: 'no actor was merged into itself', rows: 'actor WHERE merged_into_id IS NOT NULL', from: 'id', to: 'merged_into_id' },
];

// ── Acts and what is said of them ────────────────────────────────────────────────────────────────────────────────────────

/** Both bounds, precision and zone are known, or none of them. */
const isSpan = (name: string): string =>
  `num_nulls(${name}_earliest, ${name}_latest, ${name}_precision, ${name}_zone) IN (0, 4) AND ${name}_earliest <= ${name}_latest IS NOT FALSE`;

const ACTS: readonly Invariant[] = [
  {
    what: 'an act is placed within its bounds',
    rows: 'act',
    id: 'id',
    holds:
      'earliest <= placed_from AND placed_from <= placed_at AND placed_at <= latest AND placed_rank >= 0 AND ended >= earliest IS NOT FALSE',
  },
  {
    what: 'an act is an event or a statement, as its type says',
    rows: 'act LEFT JOIN event ON event.id = act.id LEFT JOIN statement ON statement.id = act.id',
    id: 'act.id',
    holds: `(type = 'EVENT') = (event.id IS NOT NULL) AND (type = 'STATEMENT') = (statement.id IS NOT NULL)`,
  },
  { what: 'hostility goes from 0 to 5', rows: 'act', id: 'id', holds: 'hostility BETWEEN 0 AND 5' },
  {
    what: 'an affiliation has two ends, and sound dates',
    rows: 'affiliation',
    id: 'id',
    holds: `subject_id <> object_id AND ${isSpan('from')} AND ${isSpan('until')}`,
  },
  { what: 'a source has a sound date of publication', rows: 'source', id: 'id', holds: isSpan('published') },
  {
    what: 'a place lies on the Earth',
    rows: 'place',
    id: 'id',
    holds: `num_nulls(latitude, longitude) IN (0, 2) AND latitude BETWEEN -90 AND 90 IS NOT FALSE AND longitude BETWEEN -180 AND 180 IS NOT FALSE
      AND precision_km >= 0 IS NOT FALSE`,
  },
];

const FIGURES = ['killed', 'injured', 'missing', 'count'].flatMap((name) => [`${name}_low`, `${name}_best`, `${name}_high`]);
const CASUALTIES = ['side_id', 'category', ...FIGURES.slice(0, 9)].join(', ');

const CLAIMS: readonly Invariant[] = [
  {
    what: 'a claim has the columns of its subject and no others',
    rows: 'claim',
    id: 'id',
    holds: `(subject = 'LINK') = (link_id IS NOT NULL)
      AND num_nonnulls(kind, basis) = CASE WHEN subject = 'LINK' THEN 2 ELSE 0 END AND (subject = 'LINK' OR strength IS NULL)
      AND (subject IN ('ATTRIBUTION', 'CASUALTIES', 'COUNT', 'OCCURRENCE')) = (act_id IS NOT NULL)
      AND num_nonnulls(blamed_id, role, attribution_type) = CASE WHEN subject = 'ATTRIBUTION' THEN 3 ELSE 0 END
      AND (subject = 'CASUALTIES' OR num_nonnulls(${CASUALTIES}) = 0)
      AND (subject = 'COUNT') = (what IS NOT NULL) AND (subject = 'COUNT' OR num_nonnulls(count_low, count_best, count_high) = 0)
      AND (subject = 'AFFILIATION') = (affiliation_id IS NOT NULL)`,
  },
  {
    what: 'attributions, casualties and counts are of events',
    rows: `claim WHERE subject IN ('ATTRIBUTION', 'CASUALTIES', 'COUNT')`,
    id: 'id',
    holds: 'EXISTS (SELECT FROM event WHERE event.id = act_id)',
  },
  {
    what: 'a figure is not negative, and confidence goes from 0 to 100',
    rows: 'claim',
    id: 'id',
    holds: `LEAST(${FIGURES.join(', ')}) >= 0 IS NOT FALSE AND confidence BETWEEN 0 AND 100 IS NOT FALSE`,
  },
  {
    what: 'SEQUENCE goes with TEMPORAL_ONLY and is never firm',
    rows: `claim WHERE subject = 'LINK'`,
    id: 'id',
    holds: `(kind = 'SEQUENCE') = (basis = 'TEMPORAL_ONLY') AND (basis <> 'TEMPORAL_ONLY' OR confidence <= 29 IS NOT FALSE)`,
  },
  { what: 'a claim has a sound date of its own or none', rows: 'claim', id: 'id', holds: isSpan('asserted') },
  {
    // A retracted one keeps its date when the statement is removed.
    what: "a claim was said at its own date, else its statement's, else when its first citation was published",
    rows: `claim LEFT JOIN act made ON made.id = claim.statement_id LEFT JOIN LATERAL (
      SELECT published_earliest, published_latest FROM citation JOIN source ON source.id = source_id
      WHERE claim_id = claim.id AND published_earliest IS NOT NULL ORDER BY published_earliest, published_latest LIMIT 1) published ON true
      WHERE retracted_at IS NULL`,
    id: 'claim.id',
    holds: `(said_earliest, said_latest) IS NOT DISTINCT FROM (coalesce(asserted_earliest, made.earliest, published_earliest),
      coalesce(asserted_latest, made.latest, published_latest))`,
  },
  {
    what: 'the status of a claim is that of its last review',
    rows: 'claim',
    id: 'id',
    holds: `status IS NOT DISTINCT FROM
      (SELECT review.status FROM claim_review review WHERE claim_id = claim.id ORDER BY reviewed_at DESC, review.id DESC LIMIT 1)`,
  },
  { what: 'a claim is retracted after it was recorded', rows: 'claim', id: 'id', holds: 'retracted_at >= recorded_at' },
  {
    what: 'a citation bears out one thing, with a credibility from 1 to 6',
    rows: 'citation',
    id: 'id',
    holds: 'num_nonnulls(act_id, participation_id, claim_id) = 1 AND credibility BETWEEN 1 AND 6 IS NOT FALSE',
  },
];

// ── Lists and references ─────────────────────────────────────────────────────────────────────────────────────────────────

/** What is read whole as one list: each with what it belongs to. */
const LISTS = [
  'affiliation.subject_id',
  'affiliation.object_id',
  'case_root.case_id',
  'citation.act_id',
  'citation.participation_id',
  'citation.claim_id',
  'claim_on_behalf.claim_id',
  'event.parent_id',
  'participation.act_id',
  'quote.statement_id',
  'statement_about.statement_id',
  'statement_on_behalf.statement_id',
];

const listLengths = [
  ...LISTS.map((list) => `SELECT '${list} ' || ${list}, count(*) FROM ${table(list)} WHERE ${list} IS NOT NULL GROUP BY ${list}`),
  `SELECT subject || ' claims of ' || coalesce(link_id, act_id, affiliation_id), count(*) FROM claim WHERE retracted_at IS NULL
    GROUP BY subject, link_id, act_id, affiliation_id`,
];

/** Every column that names a row, by the table that it names. */
export const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  actor: ['affiliation.subject_id', 'affiliation.object_id', 'participation.actor_id', 'statement_on_behalf.actor_id']
    .concat(['claim.asserted_by_id', 'claim.blamed_id', 'claim.side_id', 'claim_on_behalf.actor_id', 'source.publisher_id'])
    .concat(['actor.merged_into_id', 'merged_reference.current_id', 'merged_reference.original_id']),
  act: ['event.id', 'statement.id', 'statement_about.act_id', 'participation.act_id', 'response_link.response_id'].concat([
    'response_link.trigger_id',
    'claim.act_id',
    'citation.act_id',
    'case_root.act_id',
    'import_origin.act_id',
  ]),
  affiliation: ['claim.affiliation_id'],
  case: ['case_root.case_id'],
  claim: ['claim_on_behalf.claim_id', 'claim_review.claim_id', 'citation.claim_id'],
  event: ['event.parent_id'],
  participation: ['citation.participation_id'],
  place: ['act.place_id', 'place.within_id'],
  quote: ['quote.translation_of_id'],
  response_link: ['claim.link_id'],
  source: ['citation.source_id'],
  statement: ['statement_on_behalf.statement_id', 'statement_about.statement_id', 'quote.statement_id', 'claim.statement_id'],
};

function table(column: string): string {
  return column.split('.')[0] ?? column;
}

const references = Object.entries(REFERENCES).flatMap(([target, columns]) =>
  columns.map(
    (column) => `SELECT '${column} ' || ${column}, EXISTS (SELECT FROM "${target}" target WHERE target.id = ${column})
      FROM ${table(column)} WHERE ${column} IS NOT NULL`,
  ),
);

const SLUGS = ['actor', 'act', 'source', 'case'].map((name) => `SELECT '${name}', slug, id, version FROM "${name}"`).join(' UNION ALL ');
/** A row that has gone left its last state in the history. */
const wasRemoved = (id: string): string =>
  `EXISTS (SELECT FROM audit_entry WHERE concerns @> ARRAY[${id}] AND before IS NOT NULL AND after IS NULL)`;

const REST: readonly Invariant[] = [
  {
    what: `a list holds at most ${LIST_LIMIT}`,
    rows: `(${listLengths.join(' UNION ALL ')}) list(name, length)`,
    id: 'name',
    holds: `length <= ${LIST_LIMIT}`,
  },
  { what: 'whatever a row names is there', rows: `(${references.join(' UNION ALL ')}) reference(name, leads)`, id: 'name', holds: 'leads' },
  {
    what: "a slug of old leads to its row, and is nobody's now",
    rows: `former_slug former LEFT JOIN (${SLUGS}) present(name, slug, id, version) ON present.name = former.table AND present.slug = former.slug`,
    id: `former.table || ' ' || former.slug`,
    holds: `present.id IS NULL AND EXISTS (SELECT FROM (${SLUGS}) led(name, slug, id, version) WHERE led.name = former.table AND led.id = row_id)`,
  },
  {
    what: 'an entry of the history says what was before or after, of a row that it concerns',
    rows: 'audit_entry',
    id: 'id',
    holds: `num_nonnulls(before, after) > 0 AND (coalesce(after, before)->>'id')::uuid = ANY(concerns)`,
  },
  {
    what: 'the history of a row begins once',
    rows: `(SELECT after->>'id', count(*) FROM audit_entry WHERE before IS NULL GROUP BY after->>'id') history(id, beginnings)`,
    id: 'id',
    holds: 'beginnings = 1',
  },
  {
    // Who is merged, or lends a name to whom another was merged into, gets a new version by an entry of that one's history.
    what: 'the history of a row ends with the version that it has',
    rows: `(SELECT (after->>'id')::uuid, max((after->>'version')::int) FROM audit_entry WHERE after ? 'version' GROUP BY after->>'id') history(id, version)
      LEFT JOIN (${SLUGS}) present(name, slug, id, version) ON present.id = history.id`,
    id: 'history.id',
    holds: `CASE WHEN present.id IS NULL THEN ${wasRemoved('history.id')} WHEN present.name = 'actor' THEN present.version >= history.version
      ELSE present.version = history.version END`,
  },
  {
    what: 'the key of a repeated request names what was written',
    rows: 'idempotency_key',
    id: 'key',
    holds: 'num_nulls("table", row_id) = 0',
  },
];

export const INVARIANTS: readonly Invariant[] = [...ORDER, ...ACTS, ...CLAIMS, ...REST];
