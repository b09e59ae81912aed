// The participation: an actor's part in an act. A coalition is several participants of one act.
import { z } from 'zod';
import type { Prisma } from '../generated/prisma/client.ts';
import { Outcome, ParticipationRole } from '../generated/prisma/enums.ts';
import { citationRows, citations, type FoundCitation } from './citation.ts';
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

/** The participations, and what is cited for them. @param first the position of the first of them */
export function participationRows(actId: string, parts: readonly Part[], first = 0) {
  const rows = parts.map(({ citations, ...part }, index) => ({ row: { ...part, id: newId(), actId, position: first + index }, citations }));
  return {
    participation: rows.map(({ row }): ParticipationRow => row),
    citation: rows.flatMap(({ row, citations }) => citationRows({ participationId: row.id }, citations)),
  };
}
