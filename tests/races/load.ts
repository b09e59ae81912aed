// Writers who note what they asked for and what was acknowledged, and the look afterwards at whether the database kept it, whole.
import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { verify } from '../../src/domain/verify.ts';

/** Asks the API and gives its answer; fails where none comes. */
export type Send = (query: string, variables: object) => Promise<unknown>;

/** A mutation that was sent, to be sent again with the same key. */
export interface Asked {
  readonly key: string;
  readonly mutation: 'recordEvent' | 'linkResponse';
  readonly input: object;
  acknowledged: boolean;
}

const CLIENTS = 4;

export async function populate(db: Database): Promise<void> {
  for (const slug of ['north', 'south', 'witness']) await recordActor(db, { slug, name: slug, kind: 'STATE' });
}

const QUERIES = {
  recordEvent: `mutation ($input: RecordEventInput!) { written: recordEvent(input: $input) { ... on RecordEventPayload { event { id } } } }`,
  linkResponse: `mutation ($input: LinkResponseInput!) { written: linkResponse(input: $input) { ... on LinkResponsePayload { claim { id } } } }`,
};

interface Answered {
  readonly data?: { readonly written?: { readonly event?: { id: string }; readonly claim?: { id: string } } } | null;
}

/** The id of what was written; null where nothing was, or nobody answered. */
export async function ask(send: Send, { mutation, input }: Asked): Promise<string | null> {
  try {
    const { data } = (await send(QUERIES[mutation], { input })) as Answered;
    const id = (data?.written?.event ?? data?.written?.claim)?.id;
    return id === undefined ? null : keyIn(id);
  } catch {
    return null;
  }
}

/** The key of the row in an id of the API. */
const keyIn = (id: string): string => Buffer.from(id, 'base64').toString().split(':')[1] ?? '';

/**
 * Records events, each an answer to the one before, from several clients until it is told to stop.
 * @param isHasty takes for acknowledged what was only sent: how a server would look that answers before it has written
 */
export async function writeUntil(stopped: AbortSignal, send: Send, isHasty = false): Promise<Asked[]> {
  const all: Asked[] = [];
  const perform = async (asked: Asked): Promise<boolean> => {
    all.push(asked);
    if (isHasty) asked.acknowledged = true;
    if ((await ask(send, asked)) !== null) asked.acknowledged = true;
    return asked.acknowledged;
  };
  const client = async (): Promise<void> => {
    let last: string | null = null;
    while (!stopped.aborted) {
      const event = recordEvent();
      const isThere = await perform(event);
      if (isThere && last !== null && !stopped.aborted) await perform(linkResponse(event.key, last));
      last = isThere ? event.key : null;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return all;
}

function recordEvent(): Asked {
  const key = randomUUID();
  const participations = [
    { actor: { slug: 'north' }, role: 'PERPETRATOR' },
    { actor: { slug: 'south' }, role: 'TARGET' },
  ];
  const input = { idempotencyKey: key, slug: key, title: 'Shots', kind: 'ASSAULT', occurred: { on: '2020-01-01' }, participations };
  return { key, mutation: 'recordEvent', input, acknowledged: false };
}

function linkResponse(response: string, trigger: string): Asked {
  const key = randomUUID();
  const claim = { assertedBy: { slug: 'witness' }, kind: 'RETALIATION', basis: 'PRESS' };
  const input = { idempotencyKey: key, response: { slug: response }, trigger: { slug: trigger }, claim };
  return { key, mutation: 'linkResponse', input, acknowledged: false };
}

/** How many rows there are of all that the writers write. */
export async function countRows(db: Database): Promise<number[]> {
  return Promise.all([
    db.act.count(),
    db.participation.count(),
    db.responseLink.count(),
    db.claim.count(),
    db.auditEntry.count(),
    db.idempotencyKey.count(),
  ]);
}

/** What was acknowledged and is not there, and what is there in part: a line each. */
export async function faults(db: Database, all: readonly Asked[]): Promise<string[]> {
  const kept = new Set((await db.idempotencyKey.findMany({ select: { key: true } })).map(({ key }) => key));
  const lost = all.filter(({ acknowledged, key }) => acknowledged && !kept.has(key));
  const torn = await db.$queryRaw<{ what: string }[]>`
    SELECT mutation || ' ' || key AS what FROM idempotency_key WHERE NOT CASE mutation
      WHEN 'recordEvent' THEN EXISTS (SELECT FROM act JOIN event ON event.id = act.id WHERE act.id = row_id)
        AND (SELECT count(*) FROM participation WHERE act_id = row_id) = 2
      ELSE EXISTS (SELECT FROM claim JOIN response_link link ON link.id = link_id JOIN claim_review review ON review.claim_id = claim.id
        WHERE claim.id = row_id AND standing) END
      OR (SELECT count(*) FROM audit_entry WHERE operation = mutation AND concerns @> ARRAY[row_id]
        AND after->>'id' = row_id::text) <> 1
    UNION ALL SELECT 'act ' || id FROM act WHERE NOT EXISTS (SELECT FROM idempotency_key WHERE row_id = act.id)
    UNION ALL SELECT 'claim ' || id FROM claim WHERE NOT EXISTS (SELECT FROM idempotency_key WHERE row_id = claim.id)
    UNION ALL SELECT 'link ' || id FROM response_link WHERE NOT EXISTS (SELECT FROM claim WHERE link_id = response_link.id)
    UNION ALL SELECT 'entry ' || id FROM audit_entry WHERE NOT EXISTS (SELECT FROM idempotency_key WHERE row_id = ANY(concerns))`;
  const broken = (await verify(db)).filter((finding) => finding.broken > 0);
  return [
    ...lost.map(({ mutation, key }) => `lost: ${mutation} ${key}`),
    ...torn.map(({ what }) => `in part: ${what}`),
    ...broken.map(({ what }) => `broken: ${what}`),
  ];
}
