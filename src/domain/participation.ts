// The participation: an actor's part in an act. A coalition is several participants of one act.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { Outcome, ParticipationRole } from '../generated/prisma/enums.ts';
import { citations, cite, type FoundCitation } from './citation.ts';
import { newId } from './id.ts';
import { listOf, optional, QUOTE_LIMIT, text } from './input.ts';
import { reference } from './reference.ts';

export type ParticipationRow = Prisma.ParticipationGetPayload<object>;

export const oneParticipation = z.strictObject({
  actor: reference,
  role: z.enum(ParticipationRole),
  outcome: optional(z.enum(Outcome)),
  detail: optional(text(QUOTE_LIMIT)),
  citations,
});

export const participations = listOf(oneParticipation);

/** A participation whose actor and sources have been found. */
export type Part = Pick<ParticipationRow, 'actorId' | 'role' | 'outcome' | 'detail'> & { citations: FoundCitation[] };

/** @param first the position of the first of them */
export async function recordParticipations(tx: Transaction, actId: string, parts: readonly Part[], first = 0): Promise<void> {
  if (parts.length === 0) return;
  const rows = parts.map(({ citations, ...part }, index) => ({ row: { ...part, id: newId(), actId, position: first + index }, citations }));
  await tx.participation.createMany({ data: rows.map(({ row }) => row) });
  for (const { row, citations } of rows) await cite(tx, { participationId: row.id }, citations);
}
