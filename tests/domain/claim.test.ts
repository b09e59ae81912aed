// Claims of every kind: when they were said, how they are kept, and what is refused with which sentence.
import { describe, expect } from 'vitest';
import type { Database, Db } from '../../src/database/connect.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { claimAttribution } from '../../src/domain/attribution.ts';
import { claimCasualties } from '../../src/domain/casualties.ts';
import type { ClaimInput } from '../../src/domain/claim.ts';
import { claimCount } from '../../src/domain/count.ts';
import { claimOccurrence } from '../../src/domain/occurrence.ts';
import { recordSource } from '../../src/domain/source.ts';
import { article, north, paper, refusalOf, south, speech, strike, test } from './world.ts';

const event = { slug: 'strike' };
const byPaper: ClaimInput = { assertedBy: paper };

const occurrence = async (db: Database, claim: Partial<ClaimInput> = {}) => {
  await strike(db, 'strike', '2020-03-11');
  return claimNow(db, await claimOccurrence(db, { act: event, claim: { ...byPaper, ...claim } }));
};

/** As it is recorded. */
const claimNow = (db: Database, { id }: { id: string }) => db.claim.findUniqueOrThrow({ where: { id } });

describe('a claim', () => {
  test('is asserted and accepted unless it says otherwise, and its first review is the status it came with', async ({ db }) => {
    const claim = await occurrence(db);
    expect(claim).toMatchObject({ subject: 'OCCURRENCE', stance: 'ASSERTS', status: 'ACCEPTED', confidence: null, retractedAt: null });
    expect(await db.claimReview.findMany()).toMatchObject([
      { claimId: claim.id, status: 'ACCEPTED', reviewedAt: claim.recordedAt, reason: null },
    ]);
  });

  test('keeps for whom it was said, and what bears it out', async ({ db }) => {
    const { id } = await occurrence(db, {
      onBehalfOf: [north, south, north],
      citations: [{ ...article, quote: 'It was.' }],
      status: 'PROPOSED',
    });
    expect(await db.claimOnBehalf.count({ where: { claimId: id } })).toBe(2);
    expect(await db.citation.findMany({ where: { claimId: id } })).toMatchObject([{ quote: 'It was.', position: 0 }]);
  });

  test('was said when it says so itself', async ({ db }) => {
    await speech(db, 'speech', '2020-03-12');
    const claim = await occurrence(db, { assertedAt: { on: '2020-03-14' }, statement: { slug: 'speech' }, citations: [article] });
    expect(claim.saidEarliest).toEqual(new Date('2020-03-14T00:00Z'));
    expect(claim.assertedPrecision).toBe('DAY');
  });

  test('else when its statement was made', async ({ db }) => {
    await speech(db, 'speech', '2020-03-12');
    const claim = await occurrence(db, { statement: { slug: 'speech' }, citations: [article] });
    expect([claim.saidEarliest, claim.saidLatest]).toEqual([new Date('2020-03-12T00:00Z'), new Date('2020-03-12T23:59:59.999Z')]);
    expect(claim.assertedEarliest).toBeNull();
  });

  test('else when its earliest citation was published', async ({ db }) => {
    await recordSource(db, { slug: 'undated', title: 'Undated' });
    await recordSource(db, { slug: 'later', title: 'Later', published: { on: '2020-05-01' } });
    const citations = ['undated', 'later', 'article'].map((slug) => ({ source: { slug } }));
    expect((await occurrence(db, { citations })).saidEarliest).toEqual(new Date('2020-03-13T00:00Z'));
  });

  test('else at no known time', async ({ db }) => {
    expect((await occurrence(db)).saidEarliest).toBeNull();
  });

  test('is made in a statement, not in an event', async ({ db }) => {
    await strike(db, 'other', '2020-03-10');
    expect(await refusalOf(occurrence(db, { statement: { slug: 'other' } }))).toEqual([
      'NotFoundError: The act with the slug "other" is an event; name a statement.',
    ]);
  });

  test('is as firm as 0 to 100', async ({ db }) => {
    expect(await refusalOf(occurrence(db, { confidence: 101 }))).toEqual(['claim.confidence: Give 0 to 100.']);
  });

  test('is one of at most a hundred on one subject; what is retracted makes room', { timeout: 60_000 }, async ({ db }) => {
    const { id } = await occurrence(db);
    const again = (within: Db = db) => claimOccurrence(within, { act: event, claim: byPaper });
    const fill = async (tx: Db): Promise<void> => {
      for (let made = 1; made < 100; made += 1) await again(tx);
    };
    await db.$transaction(fill, { timeout: 30_000 });
    expect(await refusalOf(again())).toEqual(['claim: There are 100 such claims on this already: retract one that is wrong, or leave it.']);
    await db.claim.update({ where: { id }, data: { retractedAt: new Date(), retractionReason: 'Entered twice.' } });
    expect(await claimNow(db, await again())).toMatchObject({ subject: 'OCCURRENCE' });
  });
});

test('an attribution blames the perpetrator unless it names another part', async ({ db }) => {
  await strike(db, 'strike', '2020-03-11');
  const blame = { event, blamed: south, type: 'OFFICIAL', claim: { assertedBy: north, confidenceWords: 'confident' } } as const;
  const [first, second] = [await claimAttribution(db, blame), await claimAttribution(db, { ...blame, role: 'SUPPORTER' })];
  expect(await claimNow(db, first)).toMatchObject({ subject: 'ATTRIBUTION', role: 'PERPETRATOR', attributionType: 'OFFICIAL' });
  expect(await claimNow(db, second)).toMatchObject({ role: 'SUPPORTER' });
});

describe('casualties', () => {
  const toll = (db: Database, figures: Partial<Parameters<typeof claimCasualties>[1]>) =>
    claimCasualties(db, { event, claim: byPaper, ...figures });

  test('are low, best and high, and nothing that nobody says', async ({ db }) => {
    await strike(db, 'strike', '2020-03-11');
    const claim = await toll(db, { side: north, killed: { best: 3 }, injured: { low: 10, best: 12, high: 15 } });
    expect(await claimNow(db, claim)).toMatchObject({
      killedLow: null,
      killedBest: 3,
      killedHigh: null,
      injuredLow: 10,
      injuredHigh: 15,
      missingBest: null,
    });
  });

  test('have figures, in rising order, whole and not negative', async ({ db }) => {
    expect(await refusalOf(toll(db, {}))).toEqual(['killed: Give a figure of the killed, the injured or the missing.']);
    expect(await refusalOf(toll(db, { killed: {}, injured: { low: 5, high: 3 }, missing: { best: -1, high: 1.5 } }))).toEqual([
      'killed: Give at least one of low, best and high.',
      'injured: Give low, best and high in rising order: low at most best, best at most high.',
      'missing.best: Give 0 or more.',
      'missing.high: Give a whole number.',
    ]);
    expect(await refusalOf(toll(db, { killed: { low: 2, best: 1 } }))).toHaveLength(1);
    expect(await refusalOf(toll(db, { killed: { best: 10_000_001 } }))).toEqual(['killed.best: Give at most 10,000,000.']);
  });

  test('are of an event', async ({ db }) => {
    await speech(db, 'strike', '2020-03-11');
    expect(await refusalOf(toll(db, { killed: { best: 0 } }))).toEqual([
      'NotFoundError: The act with the slug "strike" is a statement; name an event.',
    ]);
  });
});

test('a count says what is counted', async ({ db }) => {
  await strike(db, 'strike', '2020-03-11');
  const claim = await claimCount(db, { event, what: 'rockets', count: { high: 30 }, claim: byPaper });
  expect(await claimNow(db, claim)).toMatchObject({ what: 'rockets', countHigh: 30 });
  expect(await refusalOf(claimCount(db, { event, what: '', count: {}, claim: byPaper }))).toEqual([
    'what: Write something, or leave the field out.',
    'count: Give at least one of low, best and high.',
  ]);
});

describe('an affiliation', () => {
  const office = {
    subject: north,
    object: south,
    kind: 'HOLDS_OFFICE_IN',
    title: 'Envoy',
    from: { on: '2019-01-01' },
    claim: byPaper,
  } as const;

  test('is one for all claims of the same edge, title and dates', async ({ db }) => {
    const [first, second] = [
      await claimAffiliation(db, office),
      await claimAffiliation(db, { ...office, claim: { assertedBy: south, stance: 'DENIES' } }),
    ];
    expect((await claimNow(db, second)).affiliationId).toBe((await claimNow(db, first)).affiliationId);
  });

  test('is another with another title or other dates: several can hold at once', async ({ db }) => {
    const claims = [
      await claimAffiliation(db, office),
      await claimAffiliation(db, { ...office, title: 'Consul' }),
      await claimAffiliation(db, { ...office, until: { on: '2020-01-01' } }),
    ];
    const ids = await Promise.all(claims.map(async (claim) => (await claimNow(db, claim)).affiliationId));
    expect(new Set(ids).size).toBe(3);
  });

  test('is between two actors, and ends after it began', async ({ db }) => {
    expect(await refusalOf(claimAffiliation(db, { ...office, object: north }))).toEqual([
      'object: An actor has no affiliation with itself: name another.',
    ]);
    expect(await refusalOf(claimAffiliation(db, { ...office, until: { on: '2018-01-01' } }))).toEqual([
      'until: It cannot have ended before it began: exchange `from` and `until`.',
    ]);
  });
});
