// Removing an act: one that was entered twice, or never was. What is claimed of it goes with it, and history keeps it; but nothing that
// others rest on is taken from under them unawares.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Written } from './audit.ts';
import { ConflictError } from './error.ts';
import { admit, listOf, QUOTE_LIMIT, text } from './input.ts';
import { label } from './occurred.ts';
import { settleLink } from './placement.ts';
import { actId, key, reference } from './reference.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const removeInput = z.strictObject({ act: reference, links: listOf(key), reason: text(QUOTE_LIMIT) });

export type RemoveInput = z.input<typeof removeInput>;

/** The links that hang on it go too, if every one is named. @throws ValidationError, NotFoundError, ConflictError */
export async function removeAct(db: Db, input: RemoveInput): Promise<Written> {
  const { act, links, reason } = admit(removeInput, input);
  return inTransaction(db, async (tx) => {
    const id = await actId(tx, act, ['act']);
    const hanging = await tx.responseLink.findMany({ where: { OR: [{ responseId: id }, { triggerId: id }] } });
    const before = await withClaims(tx, id, hanging);
    requireNamed(id, hanging, links);
    await requireFree(tx, id);
    const concerns = hanging.flatMap((link) => [link.id, link.responseId, link.triggerId]);
    const moved: string[] = [];
    for (const link of hanging) moved.push(...(await removeLink(tx, link.id)));
    await removeTraces(tx, id);
    await tx.act.delete({ where: { id } });
    return { table: 'act', id, before, reason, concerns, moved: [...new Set(moved)].filter((actId) => actId !== id) };
  });
}

/** The act as it was, with what is claimed of it and of its links. */
async function withClaims(tx: Transaction, id: string, links: readonly { id: string }[]): Promise<Snapshot> {
  const on = { OR: [{ actId: id }, { linkId: { in: links.map((link) => link.id) } }] };
  const claims: Snapshot[] = [];
  for (const claim of await tx.claim.findMany({ where: on, select: { id: true }, orderBy: { id: 'asc' } }))
    claims.push((await snapshot(tx, 'claim', claim.id)) ?? {});
  return { ...(await snapshot(tx, 'act', id)), claims };
}

function requireNamed(id: string, hanging: readonly { id: string }[], named: readonly string[]): void {
  const stray = named.findIndex((link) => !hanging.some(({ id }) => id === link));
  if (stray >= 0) throw new ConflictError('act', id, `The link in \`links\` at ${stray} does not hang on this act. Leave it out.`);
  const unnamed = hanging.filter((link) => !named.includes(link.id)).length;
  if (unnamed === 0) return;
  const many = unnamed === 1 ? '1 link hangs' : `${unnamed} links hang`;
  throw new ConflictError('act', id, `${many} on this act. Name each in \`links\` to remove them with it, claims and all.`);
}

/** A part, a root and a statement that claims rest on would be left hanging in the air. */
async function requireFree(tx: Transaction, id: string): Promise<void> {
  const part = await tx.event.findFirst({ where: { parentId: id }, include: { act: true } });
  if (part) throw new ConflictError('act', part.id, `"${part.act.title}" (${label(part.act)}) is a part of it. Revise its parent first.`);
  const root = await tx.caseRoot.findFirst({ where: { actId: id }, include: { case: true } });
  if (root) throw new ConflictError('case', root.caseId, `The case "${root.case.title}" is built on it. Take it out of its roots first.`);
  const claim = await tx.claim.findFirst({ where: { statementId: id, retractedAt: null } });
  if (claim) throw new ConflictError('claim', claim.id, 'A claim rests on its words. Retract that claim first, or keep the statement.');
}

/** As if its last claim were retracted: what it held in order is free. */
async function removeLink(tx: Transaction, id: string): Promise<string[]> {
  await tx.claim.deleteMany({ where: { linkId: id } });
  const moved = await settleLink(tx, id);
  await tx.responseLink.delete({ where: { id } });
  return moved;
}

/** What is claimed of it, and where it is named in passing. Claims said in it that were retracted keep their date. */
async function removeTraces(tx: Transaction, id: string): Promise<void> {
  await tx.claim.deleteMany({ where: { actId: id } });
  await tx.claim.updateMany({ where: { statementId: id }, data: { statementId: null } });
  await tx.statementAbout.deleteMany({ where: { actId: id } });
  await tx.formerSlug.deleteMany({ where: { table: 'act', rowId: id } });
}
