// The event: an act done.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import { inTransaction } from '../database/transaction.ts';
import { EventKind, EventMode, ParticipationRole, Realis, Threshold } from '../generated/prisma/enums.ts';
import { actFields, isHostilityReasoned, newAct, type RecordedAct } from './act.ts';
import { actRevisionFields, changeParticipations, reviseAct, revisedHostility } from './act-revision.ts';
import type { Written } from './audit.ts';
import { findCited } from './citation.ts';
import { type Path, ValidationError } from './error.ts';
import { eventHostility } from './hostility.ts';
import { admit, LIST_LIMIT, listOf, optional, whenSound } from './input.ts';
import { oneParticipation, type Part, participationRows, participations } from './participation.ts';
import { actIdOf, actorIds, findActors, type Reference, reference } from './reference.ts';
import { beforeRevision, changed, clearable, given, kept, listChange } from './revision.ts';

/** A new event, as a mutation and an import give it. */
export const eventInput = z
  .strictObject({
    ...actFields,
    kind: z.enum(EventKind),
    mode: optional(z.enum(EventMode)),
    realis: z
      .enum(Realis)
      .nullish()
      .transform((realis) => realis ?? 'ACTUAL'),
    thresholds: listOf(z.enum(Threshold)),
    participations,
    parent: optional(reference),
  })
  .refine((event) => isHostilityReasoned(event, eventHostility(event.kind, event.mode)), {
    path: ['hostilityReason'],
    when: whenSound('kind', 'mode', 'hostility', 'hostilityReason'),
    error: 'Give hostility and its reason together where it differs from what kind and mode give, or neither.',
  });

export type EventInput = z.input<typeof eventInput>;

/** @throws ValidationError, NotFoundError, ConflictError where the slug is taken */
export async function recordEvent(db: Db, input: EventInput): Promise<RecordedAct> {
  const { kind, mode, realis, thresholds, participations, parent, ...act } = admit(eventInput, input);
  return inTransaction(db, async (tx) => {
    const parts = await findParts(tx, participations);
    const parentId = parent && (await findParent(tx, parent));
    const recorded = await newAct(tx, 'EVENT', act, eventHostility(kind, mode));
    const { id } = recorded.act;
    const { participation, citation } = participationRows(id, parts);
    await insert(tx, {
      act: [recorded.act],
      event: [{ id, kind, mode, realis, thresholds: [...new Set(thresholds)], parentId }],
      participation,
      citation: [...recorded.citations, ...citation],
    });
    return recorded.act;
  });
}

/** @throws NotFoundError */
async function findParts(tx: Transaction, given: z.output<typeof participations>, at: Path = ['participations']): Promise<Part[]> {
  const actor = await findActors(
    tx,
    given.map((participation) => participation.actor),
  );
  const parts: Part[] = [];
  for (const [index, { actor: by, citations, ...part }] of given.entries()) {
    const path = [...at, index];
    parts.push({ ...part, actorId: actor(by, [...path, 'actor']).id, citations: await findCited(tx, citations, [...path, 'citations']) });
  }
  return parts;
}

async function findParent(tx: Transaction, by: Reference): Promise<string> {
  const parentId = await actIdOf(tx, 'EVENT', by, ['parent']);
  if ((await tx.event.count({ where: { parentId } })) < LIST_LIMIT) return parentId;
  throw ValidationError.at(['parent'], `It has ${LIST_LIMIT} parts already: group some of them under an event of their own.`);
}

const participant = z.strictObject({ actor: reference, role: z.enum(ParticipationRole) });

const eventRevision = z.strictObject({
  ...actRevisionFields,
  event: reference,
  kind: kept(z.enum(EventKind)),
  mode: clearable(z.enum(EventMode)),
  realis: kept(z.enum(Realis)),
  thresholds: listChange(z.enum(Threshold), z.enum(Threshold)),
  participations: listChange(oneParticipation, participant),
  parent: clearable(reference),
});

export type EventRevision = z.input<typeof eventRevision>;

/** @throws ValidationError, NotFoundError, ConflictError where it was revised since, CausalityError where it cannot be at the new time */
export async function reviseEvent(db: Db, input: EventRevision): Promise<Written> {
  const { event, thresholds, participations, parent, kind, mode, realis, ...act } = admit(eventRevision, input);
  return inTransaction(db, async (tx) => {
    const id = await actIdOf(tx, 'EVENT', event, ['event']);
    const before = await beforeRevision(tx, 'act', id, act.version);
    const { act: row, ...was } = await tx.event.findUniqueOrThrow({ where: { id }, include: { act: true } });
    const is = { ...was, ...given({ kind, mode, realis }), thresholds: changed(was.thresholds, thresholds, ['thresholds']) };
    if (parent !== undefined) is.parentId = parent && (await findNewParent(tx, id, parent));
    const hostility = revisedHostility(row, act, eventHostility(is.kind, is.mode));
    await tx.event.update({ where: { id }, data: is });
    if (participations !== undefined) await changeParts(tx, id, participations);
    return { table: 'act', id, before, moved: await reviseAct(tx, row, act, hostility) };
  });
}

/** Another parent, which must not be a part of the event, however deep. */
async function findNewParent(tx: Transaction, id: string, by: Reference): Promise<string> {
  const parentId = await findParent(tx, by);
  for (let above: string | null = parentId; above !== null; ) {
    if (above === id) throw ValidationError.at(['parent'], 'An event is no part of itself, nor of its own parts: name another.');
    above = (await tx.event.findUniqueOrThrow({ where: { id: above }, select: { parentId: true } })).parentId;
  }
  return parentId;
}

async function changeParts(tx: Transaction, actId: string, change: z.output<typeof eventRevision>['participations']): Promise<void> {
  const field = 'participations';
  if (!change) {
    await tx.participation.deleteMany({ where: { actId } });
    return;
  }
  const actors = await actorIds(
    tx,
    change.remove.map(({ actor }) => actor),
    [field, 'remove'],
  );
  const remove = change.remove.map(({ role }, index) => ({ actorId: actors[index] ?? '', role }));
  await changeParticipations(tx, actId, field, { add: await findParts(tx, change.add, [field, 'add']), remove });
}
