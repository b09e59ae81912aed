// Many hands on the same few acts at once: whatever they link, re-time, reject and retract, no act follows from itself, no response comes
// before its trigger, and every act stands in its least place. The same harness must catch who only looks before writing.
import { describe, expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { WriteConflict } from '../../src/database/retry.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { retractClaim, reviewClaim } from '../../src/domain/claim-review.ts';
import { CausalityError, ConflictError } from '../../src/domain/error.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { LIST_LIMIT } from '../../src/domain/input.ts';
import { claimOccurrence } from '../../src/domain/occurrence.ts';
import { recordPlace } from '../../src/domain/place.ts';
import { retime } from '../../src/domain/placement.ts';
import { linkResponse } from '../../src/domain/response-link.ts';
import { snapshot } from '../../src/domain/snapshot.ts';
import { verify } from '../../src/domain/verify.ts';
import { write } from '../../src/domain/write.ts';
import { withClient } from '../support/database.ts';
import { runs } from '../support/runs.ts';
import { test } from './test.ts';

const WRITERS = 8;
/** All of them where a change is proved (CI); fewer on a desk, for each takes almost half a second. */
const ROUNDS = Number(process.env['RACE_ROUNDS'] ?? runs(20, 200));
/** Enough for links to meet; then come new acts. */
const ROUNDS_ON_THE_SAME_ACTS = 5;
const ACTS = 6;
const NOON = Date.UTC(2020, 0, 1, 12);
const said = { assertedBy: { slug: 'witness' }, kind: 'RETALIATION' as const, basis: 'PRESS' as const };
const writer = { name: 'Ann', keyId: null, requestId: 'race' };

/** All at noon, so that only the rank tells them apart. Those that may be later still begin there. */
const occurred = (slack: number) => ({
  earliest: new Date(NOON),
  latest: new Date(NOON + slack),
  precision: 'MINUTE' as const,
  zone: 'UTC',
});

const anyOf = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;

type Outcome = 'done' | 'refused' | 'gave up';
type Turn = (db: Database, acts: readonly string[]) => Promise<unknown>;

/** Every writer takes a turn in every round, all at once. */
async function race(db: Database, rounds: number, turn: Turn): Promise<Record<Outcome, number>> {
  const outcomes = { done: 0, refused: 0, 'gave up': 0 };
  let acts: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % ROUNDS_ON_THE_SAME_ACTS === 0) acts = await newActs(db);
    const taken = await Promise.all(Array.from({ length: WRITERS }, () => outcomeOf(turn(db, acts))));
    for (const outcome of taken) outcomes[outcome] += 1;
  }
  return outcomes;
}

async function outcomeOf(turn: Promise<unknown>): Promise<Outcome> {
  try {
    await turn;
    return 'done';
  } catch (error) {
    if (error instanceof CausalityError || error instanceof ConflictError) return 'refused'; // A claim may be retracted already.
    if (error instanceof WriteConflict) return 'gave up';
    throw error;
  }
}

async function newActs(db: Database): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < ACTS; index += 1) {
    const { id } = await recordEvent(db, { title: 'Shots', kind: 'ASSAULT', occurred: occurred(index % 3) });
    ids.push(id);
  }
  return ids;
}

// ── What an editor does ──────────────────────────────────────────────────────────────────────────────────────────────────

const edit: Turn = async (db, acts) => {
  const what = anyOf(['link', 'link', 'link', 'retime', 'review', 'retract']);
  if (what === 'link') return link(db, acts);
  if (what === 'retime') return retimeOne(db, acts);
  return judgeOne(db, acts, what === 'retract');
};

function link(db: Database, acts: readonly string[]): Promise<unknown> {
  const response = anyOf(acts);
  const trigger = anyOf(acts.filter((id) => id !== response));
  return change(db, 'linkResponse', async (tx) => {
    const { claim, moved } = await linkResponse(tx, { response: { id: response }, trigger: { id: trigger }, claim: said });
    return { table: 'claim', id: claim.id, moved };
  });
}

function retimeOne(db: Database, acts: readonly string[]): Promise<unknown> {
  const id = anyOf(acts);
  const span = occurred(anyOf([0, 1, 2]));
  return change(db, 'reviseEvent', async (tx) => {
    const before = await snapshot(tx, 'act', id);
    const moved = await retime(tx, id, { ...span, ended: null, placedFrom: anyOf([span.earliest, span.latest]) });
    return { table: 'act', id, before, moved };
  });
}

async function judgeOne(db: Database, acts: readonly string[], isWrong: boolean): Promise<unknown> {
  const claims = await db.claim.findMany({ where: { retractedAt: null, link: { responseId: { in: [...acts] } } } });
  if (claims.length === 0) return link(db, acts);
  const { id } = anyOf(claims);
  return isWrong
    ? change(db, 'retractClaim', (tx) => retractClaim(tx, { claim: id, reason: 'Entered twice.' }))
    : change(db, 'reviewClaim', (tx) => reviewClaim(tx, { claim: id, status: anyOf(['ACCEPTED', 'REJECTED']) }));
}

const change = (db: Database, operation: string, work: Parameters<typeof write>[1]['change']): Promise<unknown> =>
  write(db, { writer, operation, repeatable: null, change: work });

// ── Who only looks before writing ────────────────────────────────────────────────────────────────────────────────────────

/** Looks whether the trigger follows from the response, and links them if not: right for one at a time. */
const lookAndLink: Turn = async (db, acts) => {
  const response = anyOf(acts);
  const trigger = anyOf(acts.filter((id) => id !== response));
  await db.$transaction(async (tx) => {
    const follows = await tx.$queryRaw<object[]>`
      WITH RECURSIVE after AS (
        SELECT ${response}::uuid AS id UNION SELECT response_id FROM after JOIN response_link ON trigger_id = after.id
      )
      SELECT id FROM after WHERE id = ${trigger}::uuid`;
    if (follows.length > 0) return;
    await tx.$executeRaw`
      INSERT INTO response_link (id, response_id, trigger_id, standing, recorded_at)
      VALUES (gen_random_uuid(), ${response}::uuid, ${trigger}::uuid, true, now()) ON CONFLICT DO NOTHING`;
  });
};

const withoutConstraints = (url: string): Promise<unknown> =>
  withClient(url, (client) =>
    client.query('ALTER TABLE response_link DROP CONSTRAINT response_link_order_check, DROP CONSTRAINT response_link_standing_check'),
  );

const brokenIn = async (db: Database): Promise<string[]> => (await verify(db)).filter(({ broken }) => broken > 0).map(({ what }) => what);

describe('Eight writers on acts of the same moment', () => {
  test('keep every invariant, and hardly ever have to give up', { timeout: 600_000 }, async ({ db }) => {
    await recordActor(db, { slug: 'witness', name: 'Witness', kind: 'NEWS_ORGANIZATION' });
    const outcomes = await race(db, ROUNDS, edit);
    expect(await brokenIn(db)).toEqual([]);
    expect(outcomes.done).toBeGreaterThan(ROUNDS * WRITERS * 0.5);
    expect(outcomes.refused).toBeGreaterThan(0);
    expect(outcomes['gave up']).toBeLessThan(ROUNDS * WRITERS * 0.05);
  });

  test('make a cycle where they only look before they write, and it is seen', async ({ db, url }) => {
    await withoutConstraints(url);
    await race(db, 20, lookAndLink);
    expect(await brokenIn(db)).toContain('no act follows from itself along standing links');
  });
});

/** What each of several gets who ask for the same at the same moment. */
const atOnce = async (work: (index: number) => Promise<unknown>): Promise<string[]> =>
  (await Promise.allSettled(Array.from({ length: WRITERS }, (_, index) => work(index)))).map((ended) =>
    ended.status === 'fulfilled' ? 'done' : (ended.reason as Error).name,
  );

describe('What one writer has found is still so when it writes', () => {
  test('an affiliation that all of them claim is made once', async ({ db }) => {
    for (const slug of ['witness', 'north', 'south']) await recordActor(db, { slug, name: slug, kind: 'STATE' });
    const edge = { subject: { slug: 'north' }, object: { slug: 'south' }, kind: 'ALLIED_WITH' as const };
    const outcomes = await atOnce(() => claimAffiliation(db, { ...edge, claim: { assertedBy: { slug: 'witness' } } }));
    expect(await db.affiliation.count()).toBe(1);
    expect(await db.claim.count()).toBe(outcomes.filter((outcome) => outcome === 'done').length);
  });

  test('two places do not lie within each other', async ({ db }) => {
    const [inner, outer] = ['Taji', 'Baghdad'];
    for (const name of [inner, outer]) await recordPlace(db, { name });
    const outcomes = await atOnce((index) =>
      recordPlace(db, index % 2 === 0 ? { name: inner, within: outer } : { name: outer, within: inner }),
    );
    expect(new Set(outcomes)).toEqual(new Set(['done', 'ValidationError']));
    expect(await brokenIn(db)).toEqual([]);
  });

  test('a list that is nearly full does not run over', async ({ db }) => {
    await recordActor(db, { slug: 'witness', name: 'Witness', kind: 'NEWS_ORGANIZATION' });
    const [act = ''] = await newActs(db);
    const claim = () => claimOccurrence(db, { act: { id: act }, claim: { assertedBy: { slug: 'witness' } } });
    for (let index = 0; index < LIST_LIMIT - 2; index += 1) await claim();
    expect((await atOnce(claim)).filter((outcome) => outcome === 'done').length).toBeLessThanOrEqual(2);
    expect(await brokenIn(db)).toEqual([]);
  });
});
