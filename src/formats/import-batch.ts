// One batch of an import, within one transaction: what is there is looked up, each row is made or refused, and the whole is written in a
// few statements, with its lines in the history.
import type { Transaction } from '../database/connect.ts';
import { execute, read } from '../database/read.ts';
import { recordAudit, type Writer } from '../domain/audit.ts';
import { type BulkRow, insertRows, updateRows } from '../domain/bulk.ts';
import { retractClaim } from '../domain/claim-review.ts';
import { CausalityError, ConflictError, NotFoundError, ValidationError } from '../domain/error.ts';
import { newId } from '../domain/id.ts';
import { retime, settleLink } from '../domain/placement.ts';
import { redateByStatement } from '../domain/said.ts';
import { type Snapshot, snapshot } from '../domain/snapshot.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { addAct, addActor, addCase, addPlace, addSource } from './import-act.ts';
import type { Admitted, AdmittedRow, Mentions } from './import-admit.ts';
import { addActClaim, addAffiliation, addLink } from './import-claim.ts';
import { Draft, type Later, Making, type Revision, type RowOutcome, type Setting, TABLES } from './import-draft.ts';
import { type Find, setPointers } from './import-later.ts';
import { findWorld, keyOf, openHash, originKey, type World } from './import-world.ts';

/** A row that is right in itself, or the reason why it is not. */
export type JudgedRow = AdmittedRow | { readonly line: number; readonly refusal: string };

export interface BatchDone {
  readonly outcomes: RowOutcome[];
  /** Pointers to what has not come yet. */
  readonly open: Later[];
}

/** Who imports, and how it stands in the history. */
export interface Importing {
  readonly setting: Setting;
  readonly writer: Writer;
  readonly operation: string;
}

/** @throws whatever is no fault of a row */
export async function importBatch(
  tx: Transaction,
  rows: readonly JudgedRow[],
  mentions: Mentions,
  importing: Importing,
): Promise<BatchDone> {
  const { setting } = importing;
  const sound = rows.filter((row): row is AdmittedRow => !('refusal' in row));
  const world = await findWorld(tx, sound, mentions, setting.restoring);
  const draft = new Draft();
  const outcomes = rows.map((row) => ('refusal' in row ? refused(row.line, row.refusal) : makeRow(row, world, setting, draft)));
  const before = await writeRows(tx, draft, world);
  const { open, lacks } = await setPointers(tx, draft.later, findIn(world));
  for (const { of, warning } of lacks) of.warnings.push(warning);
  await retractClaims(tx, draft, importing);
  const gone = await settleLinks(tx, draft);
  await writeHistory(tx, draft, before, gone, importing);
  return { outcomes, open };
}

const refused = (line: number, refusal: string): RowOutcome => ({ line, outcome: 'refused', refusal, warnings: [] });

// ── Making ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A row is taken whole or not at all. */
function makeRow(row: AdmittedRow, world: World, setting: Setting, draft: Draft): RowOutcome {
  const key = originKey(row);
  const origin = key && world.origins.get(keyOf(key));
  const making = new Making(world, setting, row, origin?.claims);
  try {
    const isRevised = makeEntries(making, row);
    draft.absorb(making.draft);
    if (making.changes > 0) making.outcome.outcome = isRevised || making.draft.retractions.length > 0 ? 'revised' : 'created';
  } catch (error) {
    if (![ValidationError, NotFoundError, ConflictError].some((kind) => error instanceof kind)) throw error;
    making.forget();
    Object.assign(making.outcome, { outcome: 'refused', refusal: (error as Error).message });
  }
  return making.outcome;
}

/** The act first, for where it is there as it is already the row has nothing to add. */
function makeEntries(making: Making, row: AdmittedRow): boolean {
  const named = row.entries.filter(({ in: section }) => section === 'places' || section === 'actors' || section === 'sources');
  const key = originKey(row);
  const origin = key && making.world.origins.get(keyOf(key));
  if (origin && origin.hash === row.hash) return false;
  for (const entry of named) makeEntry(making, row, entry);
  for (const entry of row.entries) if (!named.includes(entry) && makeEntry(making, row, entry) === null) return false;
  return origin != null;
}

/** Null where the row of an act has nothing to add. */
function makeEntry(making: Making, row: AdmittedRow, admitted: Admitted): ReturnType<typeof addAct> {
  if (admitted.in === 'events' || admitted.in === 'statements') return addAct(making, row, admitted);
  if (admitted.in === 'places') addPlace(making, admitted);
  else if (admitted.in === 'actors') addActor(making, admitted);
  else if (admitted.in === 'sources') addSource(making, admitted);
  else if (admitted.in === 'affiliations') addAffiliation(making, admitted);
  else if (admitted.in === 'links') addLink(making, admitted);
  else if (admitted.in === 'cases') addCase(making, admitted);
  else addActClaim(making, admitted);
  return 'created';
}

const findIn =
  ({ acts, actors, places }: World): Find =>
  ({ pointing, to }) => {
    if (pointing === 'within') return places.get(to)?.id ?? null;
    if (pointing === 'mergedInto') return actors.bySlug.get(to)?.id ?? null;
    const act = acts.bySlug.get(to);
    return act && (pointing === 'about' || act.type === 'EVENT') ? act.id : null;
  };

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const ACT_FIELDS = ['title', 'summary', 'hostility', 'hostilityReason', 'placeId', 'searchText', 'version', 'precision', 'zone', 'ended'];
const HALVES = {
  EVENT: { table: 'event', fields: ['kind', 'mode', 'realis', 'thresholds', 'parentId'] },
  STATEMENT: { table: 'statement', fields: ['kinds', 'prompt', 'conditional', 'veiled'] },
} as const;

/** @returns what the revised acts were before */
async function writeRows(tx: Transaction, draft: Draft, world: World): Promise<Map<string, Snapshot | null>> {
  const { revisions, rows } = draft;
  const before = new Map<string, Snapshot | null>();
  for (const { id } of revisions) before.set(id, await snapshot(tx, 'act', id));
  await removeParts(tx, revisions);
  await replaceOrigins(tx, rows.get('import_origin') ?? [], world);
  // A pointer within the batch's own rows is waited for: its origin is not whole before it is set.
  const find = findIn(world);
  for (const later of draft.later) if (later.origin && find(later) === null) later.origin.row.hash = openHash(later.origin.hash);
  const added = new Map(rows);
  const newPlaces = new Set((rows.get('place') ?? []).map(({ id }) => id));
  added.set(
    'place',
    (rows.get('place') ?? []).map((row) => draft.places.get(String(row['id'])) ?? row),
  );
  for (const table of TABLES) await insertRows(tx, table, added.get(table) ?? []);
  const fuller = [...draft.places.values()].filter(({ id }) => !newPlaces.has(id));
  await updateRows(tx, 'place', ['aliases', 'country', 'latitude', 'longitude', 'precisionKm'], fuller);
  await reviseActs(tx, revisions);
  return before;
}

/** The parts of a revised act are those of its row, and none beside. */
async function removeParts(tx: Transaction, revisions: readonly Revision[]): Promise<void> {
  if (revisions.length === 0) return;
  const ids = revisions.map(({ id }) => id);
  await execute(tx, Prisma.sql`DELETE FROM participation WHERE act_id = ANY(${ids}::uuid[])`);
  await execute(tx, Prisma.sql`DELETE FROM citation WHERE act_id = ANY(${ids}::uuid[])`);
  await execute(tx, Prisma.sql`DELETE FROM quote WHERE statement_id = ANY(${ids}::uuid[])`);
  await execute(tx, Prisma.sql`DELETE FROM statement_about WHERE statement_id = ANY(${ids}::uuid[])`);
  await execute(tx, Prisma.sql`DELETE FROM statement_on_behalf WHERE statement_id = ANY(${ids}::uuid[])`);
}

async function replaceOrigins(tx: Transaction, origins: readonly BulkRow[], world: World): Promise<void> {
  const old = origins.filter(({ dataset, originalId }) => world.origins.has(keyOf({ dataset: String(dataset), id: String(originalId) })));
  if (old.length === 0) return;
  await execute(
    tx,
    Prisma.sql`DELETE FROM import_origin USING unnest(${old.map(({ dataset }) => dataset)}::text[], ${old.map(({ originalId }) => originalId)}::text[]) AS key(dataset, id)
    WHERE import_origin.dataset = key.dataset AND import_origin.original_id = key.id`,
  );
}

async function reviseActs(tx: Transaction, revisions: readonly Revision[]): Promise<void> {
  for (const { id, act, was } of revisions) {
    const { earliest, latest, ended, placedFrom, precision, zone } = act as Revision['act'] & Parameters<typeof retime>[2];
    const times = [earliest, latest, placedFrom].map(Number);
    if ([was.earliest, was.latest, was.placedFrom].every((time, index) => Number(time) === times[index])) continue;
    await retime(tx, id, { earliest, latest, ended, placedFrom, precision, zone });
    if (was.type === 'STATEMENT') await redateByStatement(tx, id);
  }
  await updateRows(
    tx,
    'act',
    ACT_FIELDS,
    revisions.map(({ act }) => act),
  );
  for (const [type, { table, fields }] of Object.entries(HALVES))
    await updateRows(
      tx,
      table,
      fields,
      revisions.filter(({ was }) => was.type === type).map(({ half }) => half),
    );
}

// ── Links ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Most responses come after their triggers as they stand: those links hold the order at once. For the others acts are moved within their
 * bounds, one link after the other in the order of the file, and one for which that cannot be is taken back.
 * @returns the claims that were taken back
 */
async function settleLinks(tx: Transaction, { links }: Draft): Promise<Set<string>> {
  const gone = new Set<string>();
  const ids = [...new Set(links.map(({ id }) => id))];
  if (ids.length === 0) return gone;
  await execute(
    tx,
    Prisma.sql`UPDATE response_link link SET standing = true, response_placed_at = response.placed_at, response_placed_rank = response.placed_rank,
      trigger_placed_at = trigger.placed_at, trigger_placed_rank = trigger.placed_rank
    FROM act response, act trigger
    WHERE link.id = ANY(${ids}::uuid[]) AND NOT link.standing AND response.id = link.response_id AND trigger.id = link.trigger_id
      AND (trigger.placed_at, trigger.placed_rank) < (response.placed_at, response.placed_rank)
      AND EXISTS (SELECT FROM claim WHERE claim.link_id = link.id AND claim.retracted_at IS NULL AND claim.status <> 'REJECTED')`,
  );
  const left = await read<{ id: string }>(
    tx,
    Prisma.sql`SELECT id FROM response_link link WHERE id = ANY(${ids}::uuid[]) AND NOT standing
      AND EXISTS (SELECT FROM claim WHERE claim.link_id = link.id AND claim.retracted_at IS NULL AND claim.status <> 'REJECTED')`,
  );
  const unsettled = new Set(left.map(({ id }) => id));
  for (const { id } of links) {
    if (!unsettled.delete(id)) continue;
    try {
      await settleLink(tx, id);
    } catch (error) {
      if (!(error instanceof CausalityError)) throw error;
      const takenBack = links.filter((link) => link.id === id);
      const claims = takenBack.flatMap((link) => link.claims);
      for (const claim of claims) gone.add(claim);
      await tx.claim.deleteMany({ where: { id: { in: claims } } });
      if (takenBack.some(({ isNew }) => isNew)) await tx.responseLink.delete({ where: { id } });
      for (const { of } of takenBack) Object.assign(of, { outcome: 'refused', refusal: error.message });
    }
  }
  return gone;
}

/** One by one, as a person would, for they are few. */
async function retractClaims(tx: Transaction, { retractions }: Draft, { writer, operation }: Importing): Promise<void> {
  for (const retraction of retractions) await recordAudit(tx, writer, operation, await retractClaim(tx, retraction));
}

// ── History ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function writeHistory(
  tx: Transaction,
  { histories, revisions }: Draft,
  before: ReadonlyMap<string, Snapshot | null>,
  gone: ReadonlySet<string>,
  { setting, writer, operation }: Importing,
): Promise<void> {
  const { name, keyId, requestId } = writer;
  const entries = histories
    .filter(({ id }) => !gone.has(id))
    .map(({ concerns, after }) => ({
      id: newId(),
      recordedAt: setting.now,
      writer: name,
      keyId,
      requestId,
      operation,
      reason: null,
      concerns: [...new Set(concerns)],
      before: null,
      after: told(after),
    }));
  await insertRows(tx, 'audit_entry', entries);
  for (const { id } of revisions) await recordAudit(tx, writer, operation, { table: 'act', id, before: before.get(id) ?? null });
}

/** What the history keeps of a new row. */
function told(row: BulkRow): BulkRow {
  const fields: Record<string, unknown> = {};
  for (const field in row) if (field !== 'searchText' && row[field] !== null) fields[field] = row[field];
  return fields;
}
