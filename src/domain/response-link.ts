// The link: one act is a response to another. One row a pair; its substance is its claims.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import { read } from '../database/read.ts';
import { inTransaction } from '../database/transaction.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { CausalStrength, ResponseBasis, ResponseKind } from '../generated/prisma/enums.ts';
import { claimFields, newClaim, type RecordedClaim, recordClaim } from './claim.ts';
import { NotFoundError, ValidationError } from './error.ts';
import { newId } from './id.ts';
import { admit, optional, whenSound } from './input.ts';
import { holdNew, settleLink } from './placement.ts';
import { type LinkReference, linkReference, pairIds, reference } from './reference.ts';

export type ResponseLinkRow = Prisma.ResponseLinkGetPayload<object>;

/** The top of the band "low" in the scale of STIX 2.1: that one came after the other is never a firm ground. */
const TEMPORAL_CONFIDENCE = 29;

const linkClaimInput = z
  .strictObject({
    ...claimFields,
    kind: z.enum(ResponseKind),
    basis: z.enum(ResponseBasis),
    strength: optional(z.enum(CausalStrength)),
  })
  .refine(({ kind, basis }) => (kind === 'SEQUENCE') === (basis === 'TEMPORAL_ONLY'), {
    path: ['basis'],
    when: whenSound('kind', 'basis'),
    error: 'SEQUENCE says only that one came after the other: give it with TEMPORAL_ONLY, and TEMPORAL_ONLY with nothing else.',
  })
  .refine(({ basis, confidence }) => basis !== 'TEMPORAL_ONLY' || (confidence ?? 0) <= TEMPORAL_CONFIDENCE, {
    path: ['confidence'],
    when: whenSound('basis', 'confidence'),
    error: `Give at most ${TEMPORAL_CONFIDENCE} with TEMPORAL_ONLY, or name a better basis.`,
  });

export const linkInput = z.strictObject({ response: reference, trigger: reference, claim: linkClaimInput });
const claimLinkInput = z.strictObject({ link: linkReference, claim: linkClaimInput });

export type LinkResponseInput = z.input<typeof linkInput>;
export type ClaimLinkInput = z.input<typeof claimLinkInput>;
type LinkClaim = z.output<typeof linkClaimInput>;

export interface ClaimedLink {
  readonly linkId: string;
  readonly claim: RecordedClaim;
  /** The acts that were placed later within their bounds, for the response to come after its trigger. */
  readonly moved: string[];
}

/** Makes the link with its first claim, or adds a claim to it. @throws ValidationError, NotFoundError, CausalityError */
export async function linkResponse(db: Db, input: LinkResponseInput): Promise<ClaimedLink> {
  const { response, trigger, claim } = admit(linkInput, input);
  return inTransaction(db, async (tx) => {
    const pair = await pairIds(tx, { response, trigger }, []);
    if (pair.responseId === pair.triggerId) throw ValidationError.at(['trigger'], 'An act does not answer itself: name another.');
    const linkId = await linkOf(tx, pair);
    return linkId === null ? makeLink(tx, pair, claim) : putClaim(tx, linkId, claim);
  });
}

type Pair = Pick<ResponseLinkRow, 'responseId' | 'triggerId'>;

/** The id of a link, if it is recorded. */
export async function linkOf(db: Db, by: Pair | { id: string }): Promise<string | null> {
  const where =
    'id' in by ? Prisma.sql`id = ${by.id}::uuid` : Prisma.sql`response_id = ${by.responseId}::uuid AND trigger_id = ${by.triggerId}::uuid`;
  const [row] = await read<{ id: string }>(db, Prisma.sql`SELECT id FROM response_link WHERE ${where}`);
  return row?.id ?? null;
}

/** Of two who make one link at once the second waits at the lock, is refused by the unique pair, and at its next try finds the link. */
async function makeLink(tx: Transaction, pair: Pair, { kind, basis, strength, ...claim }: LinkClaim): Promise<ClaimedLink> {
  const linkId = newId();
  const rows = await newClaim(tx, claim, { subject: 'LINK', linkId, kind, basis, strength });
  const { standing, places, moved } = await holdNew(tx, pair, claim.status !== 'REJECTED');
  await insert(tx, { response_link: [{ ...pair, ...places, id: linkId, standing, recordedAt: new Date() }], ...rows });
  return { linkId, claim: rows.claim[0], moved };
}

/** Adds a claim to a link that is recorded. @throws ValidationError, NotFoundError, CausalityError */
export async function claimLink(db: Db, input: ClaimLinkInput): Promise<ClaimedLink> {
  const { link, claim } = admit(claimLinkInput, input);
  return inTransaction(db, async (tx) => putClaim(tx, await linkIdOf(tx, link), claim));
}

async function putClaim(tx: Transaction, linkId: string, { kind, basis, strength, ...claim }: LinkClaim): Promise<ClaimedLink> {
  const row = await recordClaim(tx, claim, { subject: 'LINK', linkId, kind, basis, strength });
  return { linkId, claim: row, moved: await settleLink(tx, linkId) };
}

async function linkIdOf(tx: Transaction, by: LinkReference): Promise<string> {
  const id = 'id' in by ? await linkOf(tx, by) : await linkOf(tx, await pairIds(tx, by.pair, ['link', 'pair']));
  if (id === null) throw new NotFoundError(['link'], 'There is no such link. Make it with linkResponse, or correct the reference.');
  return id;
}
