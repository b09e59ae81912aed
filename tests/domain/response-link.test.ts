// Links: made by their first claim, held in the order of time by their claims, and refused with both acts and their dates.
import { describe, expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { CausalityError } from '../../src/domain/error.ts';
import { retime, settleLink } from '../../src/domain/placement.ts';
import { type ClaimedLink, claimLink, type LinkResponseInput, linkResponse } from '../../src/domain/response-link.ts';
import type { ReviewStatus } from '../../src/generated/prisma/enums.ts';
import { article, north, paper, refusalOf, south, strike, test } from './world.ts';

const said: LinkResponseInput['claim'] = { assertedBy: paper, kind: 'RETALIATION', basis: 'PRESS' };

const link = (db: Database, response: string, trigger: string, claim = said): Promise<ClaimedLink> =>
  linkResponse(db, { response: { slug: response }, trigger: { slug: trigger }, claim });

const placeOf = async (db: Database, slug: string): Promise<string> => {
  const { placedAt, placedRank } = await db.act.findUniqueOrThrow({ where: { slug } });
  return `${placedAt.toISOString().slice(0, 10)} +${placedRank}`;
};

/** As a review would: the status, then the order. */
const review = (db: Database, { linkId, claim }: ClaimedLink, status: ReviewStatus): Promise<string[]> =>
  db.$transaction(async (tx) => {
    await tx.claim.update({ where: { id: claim.id }, data: { status } });
    return settleLink(tx, linkId);
  });

describe('a link', () => {
  test('is made with its first claim, and gets the second', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-12');
    const made = await link(db, 'answer', 'first');
    const again = await link(db, 'answer', 'first', {
      ...said,
      assertedBy: north,
      stance: 'DENIES',
      citations: [article],
      strength: 'IMMEDIATE',
    });
    expect(again.linkId).toBe(made.linkId);
    expect(await db.claim.findUnique({ where: { id: again.claim.id } })).toMatchObject({
      stance: 'DENIES',
      kind: 'RETALIATION',
      basis: 'PRESS',
      strength: 'IMMEDIATE',
    });
    expect(made.moved).toEqual([]);
  });

  test('gets claims by its id or by its two acts', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-12');
    const { linkId } = await link(db, 'answer', 'first');
    const pair = { response: { slug: 'answer' }, trigger: { slug: 'first' } };
    expect((await claimLink(db, { link: { id: linkId }, claim: said })).linkId).toBe(linkId);
    expect((await claimLink(db, { link: { pair }, claim: said })).linkId).toBe(linkId);
    expect(await refusalOf(claimLink(db, { link: { pair: { response: pair.trigger, trigger: pair.response } }, claim: said }))).toEqual([
      'NotFoundError: There is no such link. Make it with linkResponse, or correct the reference.',
    ]);
  });

  test('joins two acts', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    expect(await refusalOf(link(db, 'first', 'first'))).toEqual(['trigger: An act does not answer itself: name another.']);
    expect(await refusalOf(link(db, 'second', 'first'))).toEqual([
      'NotFoundError: There is no act with the slug "second". Record it first, or correct the reference.',
    ]);
  });

  test('tells SEQUENCE on time alone, on nothing else, and never firmly', async ({ db }) => {
    const sentence =
      'claim.basis: SEQUENCE says only that one came after the other: give it with TEMPORAL_ONLY, and TEMPORAL_ONLY with nothing else.';
    expect(await refusalOf(link(db, 'b', 'a', { ...said, kind: 'SEQUENCE' }))).toEqual([sentence]);
    expect(await refusalOf(link(db, 'b', 'a', { ...said, basis: 'TEMPORAL_ONLY' }))).toEqual([sentence]);
    expect(await refusalOf(link(db, 'b', 'a', { ...said, kind: 'SEQUENCE', basis: 'TEMPORAL_ONLY', confidence: 30 }))).toEqual([
      'claim.confidence: Give at most 29 with TEMPORAL_ONLY, or name a better basis.',
    ]);
    await strike(db, 'a', '2020-03-11');
    await strike(db, 'b', '2020-03-12');
    const { claim } = await link(db, 'b', 'a', { ...said, kind: 'SEQUENCE', basis: 'TEMPORAL_ONLY', confidence: 29 });
    expect(await db.claim.findUnique({ where: { id: claim.id } })).toMatchObject({ confidence: 29 });
  });
});

describe('the order', () => {
  test('places a response of the same day after its trigger, and what answers it after both', async ({ db }) => {
    for (const slug of ['first', 'answer', 'counter']) await strike(db, slug, '2020-03-11');
    await link(db, 'counter', 'answer');
    const { moved } = await link(db, 'answer', 'first');
    expect(moved).toHaveLength(2);
    expect(await Promise.all(['first', 'answer', 'counter'].map((slug) => placeOf(db, slug)))).toEqual([
      '2020-03-11 +0',
      '2020-03-11 +1',
      '2020-03-11 +2',
    ]);
  });

  test('moves a response within its bounds, no further than it must', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-01', '2020-03-31');
    await link(db, 'answer', 'first');
    expect(await placeOf(db, 'answer')).toBe('2020-03-11 +1');
  });

  test('lets go of what nobody claims any more, and takes it up again', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-01', '2020-03-31');
    await strike(db, 'counter', '2020-03-01', '2020-03-31');
    await link(db, 'counter', 'answer');
    const made = await link(db, 'answer', 'first');
    expect(await review(db, made, 'REJECTED')).toHaveLength(2);
    expect([await placeOf(db, 'answer'), await placeOf(db, 'counter')]).toEqual(['2020-03-01 +0', '2020-03-01 +1']);
    await review(db, made, 'ACCEPTED');
    expect([await placeOf(db, 'answer'), await placeOf(db, 'counter')]).toEqual(['2020-03-11 +1', '2020-03-11 +2']);
  });

  test('is held by a claim that is only proposed, and by none that came rejected', async ({ db }) => {
    await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-01', '2020-03-31');
    await link(db, 'answer', 'first', { ...said, status: 'REJECTED' });
    expect(await placeOf(db, 'answer')).toBe('2020-03-01 +0');
    await link(db, 'answer', 'first', { ...said, status: 'PROPOSED' });
    expect(await placeOf(db, 'answer')).toBe('2020-03-11 +1');
  });

  test('follows an act that gets another time', async ({ db }) => {
    const { id } = await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-01', '2020-03-31');
    await link(db, 'answer', 'first');
    const day = new Date('2020-03-20T00:00Z');
    const occurred = { earliest: day, latest: day, ended: null, precision: 'MINUTE', zone: 'UTC', placedFrom: day } as const;
    await db.$transaction((tx) => retime(tx, id, occurred));
    expect([await placeOf(db, 'first'), await placeOf(db, 'answer')]).toEqual(['2020-03-20 +0', '2020-03-20 +1']);
  });

  test('is kept when two writers tell it both ways at once: one of them is refused', { timeout: 60_000 }, async ({ db }) => {
    for (let round = 0; round < 10; round += 1) {
      await strike(db, `a-${round}`, '2020-03-11');
      await strike(db, `b-${round}`, '2020-03-11');
      const both = await Promise.allSettled([link(db, `a-${round}`, `b-${round}`), link(db, `b-${round}`, `a-${round}`)]);
      const refused = both.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      expect(refused).toEqual([expect.any(CausalityError)]);
    }
  });

  test('is kept when two writers make one link at once: it gets both claims', { timeout: 60_000 }, async ({ db }) => {
    for (let round = 0; round < 10; round += 1) {
      await strike(db, `a-${round}`, '2020-03-11');
      await strike(db, `b-${round}`, '2020-03-11');
      const [one, other] = await Promise.all([link(db, `b-${round}`, `a-${round}`), link(db, `b-${round}`, `a-${round}`)]);
      expect(one.linkId).toBe(other.linkId);
    }
  });
});

describe('what cannot be placed is refused', () => {
  test('with both acts and their dates', async ({ db }) => {
    await strike(db, 'first', '2020-03-12');
    await strike(db, 'answer', '2020-03-11');
    expect(await refusalOf(link(db, 'answer', 'first'))).toEqual([
      'CausalityError: "Answer" (11 March 2020) cannot answer "First" (12 March 2020): a response comes after its trigger. Correct the date that is wrong, or link them the other way round.',
    ]);
    expect(await db.responseLink.count()).toBe(0);
  });

  test('with the path, where a longer path is the reason', async ({ db }) => {
    await strike(db, 'first', '2020-03-12');
    await strike(db, 'answer', '2020-03-01', '2020-03-31');
    await strike(db, 'counter', '2020-03-01', '2020-03-31');
    await strike(db, 'last', '2020-03-11');
    await link(db, 'last', 'counter');
    await link(db, 'answer', 'first');
    const refused = link(db, 'counter', 'answer');
    expect(await refusalOf(refused)).toEqual([
      'CausalityError: "Counter" (1–31 March 2020) cannot answer "Answer" (1–31 March 2020): "Last" (11 March 2020) would come after "First" (12 March 2020), along "First" (12 March 2020) → "Answer" (1–31 March 2020) → "Counter" (1–31 March 2020) → "Last" (11 March 2020). Correct a date on this path, or retract the claim of a link that is wrong.',
    ]);
    const [counter, answer] = await Promise.all(['counter', 'answer'].map((slug) => db.act.findUniqueOrThrow({ where: { slug } })));
    await expect(refused).rejects.toMatchObject({ ends: { response: counter?.id, trigger: answer?.id } });
  });

  test('naming the link that is recorded the other way round, and what may be put on it', async ({ db }) => {
    await strike(db, 'one', '2020-03-11');
    await strike(db, 'two', '2020-03-11');
    const { linkId } = await link(db, 'two', 'one');
    const refused = link(db, 'one', 'two', { ...said, assertedBy: south });
    expect(await refusalOf(refused)).toEqual([
      'CausalityError: "One" (11 March 2020) cannot answer "Two" (11 March 2020): the link the other way round is recorded. If this asserter tells it so, put a claim with stance REVERSES on that link.',
    ]);
    await expect(refused).rejects.toMatchObject({ ends: { opposite: linkId } });
    await expect(claimLink(db, { link: { id: linkId }, claim: { ...said, assertedBy: south, stance: 'REVERSES' } })).resolves.toMatchObject(
      { moved: [] },
    );
  });

  test('with the way round, where the trigger itself follows from the response', async ({ db }) => {
    for (const slug of ['one', 'two', 'three']) await strike(db, slug, '2020-03-11');
    await link(db, 'two', 'one');
    await link(db, 'three', 'two');
    expect(await refusalOf(link(db, 'one', 'three'))).toEqual([
      'CausalityError: "One" (11 March 2020) cannot answer "Three" (11 March 2020), which itself follows from it: "One" (11 March 2020) → "Two" (11 March 2020) → "Three" (11 March 2020). Put a claim with stance REVERSES on the link that this asserter tells the other way round, or retract one that is wrong.',
    ]);
  });

  test('but a rejected suggestion never blocks the right link', async ({ db }) => {
    await strike(db, 'one', '2020-03-11');
    await strike(db, 'two', '2020-03-11');
    const wrong = await link(db, 'one', 'two', { ...said, status: 'PROPOSED' });
    await review(db, wrong, 'REJECTED');
    await link(db, 'two', 'one');
    expect(await refusalOf(review(db, wrong, 'ACCEPTED'))).toEqual([expect.stringContaining('the link the other way round is recorded')]);
  });

  test('also where an act gets another time', async ({ db }) => {
    const { id } = await strike(db, 'first', '2020-03-11');
    await strike(db, 'answer', '2020-03-12');
    await link(db, 'answer', 'first');
    const day = new Date('2020-03-20T00:00Z');
    const occurred = { earliest: day, latest: day, ended: null, precision: 'DAY', zone: 'UTC', placedFrom: day } as const;
    expect(await refusalOf(db.$transaction((tx) => retime(tx, id, occurred)))).toEqual([
      expect.stringContaining('"Answer" (12 March 2020) cannot answer "First"'),
    ]);
    expect(await placeOf(db, 'first')).toBe('2020-03-11 +0');
  });
});
