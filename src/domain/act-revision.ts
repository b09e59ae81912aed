// What revising an event and revising a statement share: the act's own fields, its time, its place, its participants and its citations.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ParticipationRole } from '../generated/prisma/enums.ts';
import { actFields, isHostilityReasoned } from './act.ts';
import { citationRows, findCited, oneCitation } from './citation.ts';
import { ValidationError } from './error.ts';
import { QUOTE_LIMIT, SUMMARY_LIMIT, text } from './input.ts';
import { occurredInput } from './occurred.ts';
import { type Part, participationRows } from './participation.ts';
import { findOrRecordPlace, placeInput } from './place.ts';
import { retime } from './placement.ts';
import { sourceIds, sourceReference } from './reference.ts';
import { clearable, given, kept, type ListChange, listChange, requireRoom, requireThere, version } from './revision.ts';
import { redateByStatement } from './said.ts';
import { fold } from './search.ts';
import { changeSlug, slug } from './slug.ts';

/** The fields of a revision that every act has. */
export const actRevisionFields = {
  version,
  slug,
  title: kept(actFields.title),
  summary: clearable(text(SUMMARY_LIMIT)),
  occurred: kept(occurredInput),
  place: clearable(placeInput),
  hostility: clearable(z.int('Give a whole number.').min(0, 'Give 0 to 5.').max(5, 'Give 0 to 5.')),
  hostilityReason: clearable(text(QUOTE_LIMIT)),
  citations: listChange(oneCitation, sourceReference),
};

type ActRevision = z.output<z.ZodObject<typeof actRevisionFields>>;
type ActColumns = Prisma.ActGetPayload<object>;

/** What is to be so of hostility: the level given by hand with its reason, or null where it follows from what the act is. */
export function revisedHostility(was: ActColumns, { hostility, hostilityReason }: ActRevision, derived: number | null) {
  const byHand = was.hostilityReason !== null;
  const level = hostility === undefined ? (byHand ? was.hostility : null) : hostility;
  const reason = hostilityReason === undefined ? (level === null ? null : was.hostilityReason) : hostilityReason;
  if (!isHostilityReasoned({ hostility: level, hostilityReason: reason }, derived)) {
    throw ValidationError.at(
      ['hostilityReason'],
      'Give hostility and its reason together where it differs from what the act is, or clear both.',
    );
  }
  return { hostility: level ?? derived, hostilityReason: level === null || level === derived ? null : reason };
}

/**
 * Writes what both have in common, and puts the act in its new place in time.
 * @param words what else than title and summary a search looks in
 * @returns the ids of the acts that moved
 * @throws ValidationError, NotFoundError, ConflictError, CausalityError where its links cannot be kept in order at the new time
 */
export async function reviseAct(
  tx: Transaction,
  was: ActColumns,
  revision: ActRevision,
  hostility: ReturnType<typeof revisedHostility>,
  words: string[] = [],
): Promise<string[]> {
  const { id } = was;
  const { title, summary, occurred, place, slug } = revision;
  const is = { ...was, ...given({ title, summary }) };
  await changeCitations(tx, id, revision.citations);
  await tx.act.update({
    where: { id },
    data: {
      title: is.title,
      summary: is.summary,
      ...hostility,
      slug: await changeSlug(tx, 'act', id, was.slug, slug ?? was.slug),
      ...(place === undefined ? {} : { placeId: place && (await findOrRecordPlace(tx, place, ['place'])).id }),
      searchText: fold(is.title, is.summary, ...words),
      version: was.version + 1,
    },
  });
  if (!occurred) return [];
  const moved = await retime(tx, id, occurred);
  await redateByStatement(tx, id);
  return moved;
}

/** A source to remove is removed with all that is cited of it. */
async function changeCitations(tx: Transaction, actId: string, change: ActRevision['citations']): Promise<void> {
  if (change === undefined) return;
  if (change === null) {
    await tx.citation.deleteMany({ where: { actId } });
    return;
  }
  const rows = await tx.citation.findMany({ where: { actId }, orderBy: { position: 'asc' } });
  const removed = await sourceIds(tx, change.remove, ['citations', 'remove']);
  for (const [index, id] of removed.entries())
    requireThere(
      rows.some(({ sourceId }) => sourceId === id),
      ['citations', 'remove', index],
    );
  const left = rows.filter(({ sourceId }) => !removed.includes(sourceId));
  const added = await findCited(tx, change.add, ['citations', 'add']);
  requireRoom([...left, ...added], ['citations']);
  await tx.citation.deleteMany({ where: { actId, sourceId: { in: removed } } });
  await insert(tx, { citation: citationRows({ actId }, added, (left.at(-1)?.position ?? -1) + 1) });
}

/** A participant as a revision names one. */
export interface Participant {
  readonly actorId: string;
  readonly role: ParticipationRole;
}

/** Participants to remove by actor and role, parts to add after those that stay. @throws ValidationError */
export async function changeParticipations(
  tx: Transaction,
  actId: string,
  field: string,
  change: ListChange<Part, Participant>,
): Promise<void> {
  const rows = await tx.participation.findMany({ where: { actId }, orderBy: { position: 'asc' } });
  const isRemoved = (row: Participant): boolean => change.remove.some(({ actorId, role }) => actorId === row.actorId && role === row.role);
  for (const [index, { actorId, role }] of change.remove.entries())
    requireThere(
      rows.some((row) => row.actorId === actorId && row.role === role),
      [field, 'remove', index],
    );
  const left = rows.filter((row) => !isRemoved(row));
  requireRoom([...left, ...change.add], [field]);
  await tx.participation.deleteMany({ where: { id: { in: rows.filter(isRemoved).map(({ id }) => id) } } });
  await insert(tx, participationRows(actId, change.add, (left.at(-1)?.position ?? -1) + 1));
}
