// What becomes of entries: claims retracted and reviewed, acts removed; and what that frees in the order of acts.
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { test as base } from '../support/writing.ts';

const by = (slug: string) => ({ slug });
const ON = { on: '2020-03-11' };
const SAID = { assertedBy: by('avala'), kind: 'RETALIATION', basis: 'PRESS' };
const PAIR = { response: by('barrage'), trigger: by('strike') };
const CLAIM = '... on ClaimPayload { claim { id status retractedAt } moved { slug } }';

interface Linked {
  readonly claim: { id: string };
  readonly responseLink: { id: string };
}

/** A strike that a barrage of the same day answers. */
const test = base.extend('linked', async ({ write }) => {
  await write('recordActor', { name: 'Avala', kind: 'STATE' });
  for (const title of ['Strike', 'Barrage']) await write('recordEvent', { title, occurred: ON, kind: 'ASSAULT' });
  return write<Linked>('linkResponse', { ...PAIR, claim: SAID }, '... on LinkResponsePayload { responseLink { id } claim { id } }');
});

const rankOf = async (db: Database, slug: string): Promise<number> => (await db.act.findUniqueOrThrow({ where: { slug } })).placedRank;

test('a retracted claim stays readable, and the last one frees the acts', async ({ write, run, db, linked }) => {
  expect(await rankOf(db, 'barrage')).toBe(1);
  expect(await write('retractClaim', { claim: linked.claim.id, reason: 'The wrong page.' }, CLAIM)).toMatchObject({
    claim: { retractedAt: expect.any(String) },
    moved: [by('barrage')],
  });
  expect(await rankOf(db, 'barrage')).toBe(0);
  expect(await run('{ act(by: {slug: "barrage"}) { responseTo { totalCount } } }')).toEqual({ act: { responseTo: { totalCount: 0 } } });
  expect(await run(`{ node(id: "${linked.claim.id}") { ... on LinkClaim { status } } }`)).toEqual({ node: { status: 'ACCEPTED' } });
  expect(await write('linkResponse', { response: by('strike'), trigger: by('barrage'), claim: SAID })).toMatchObject({
    __typename: 'LinkResponsePayload',
  });
});

test('a claim is retracted once, and not reviewed any more', async ({ write, linked }) => {
  const retraction = { claim: linked.claim.id, reason: 'The wrong page.' };
  await write('retractClaim', retraction);
  const sentence = /^This claim was retracted on \d{4}-\d\d-\d\d \("The wrong page\."\)\. Enter a new one\.$/;
  expect(await write('retractClaim', retraction)).toMatchObject({ code: 'CONFLICT', message: expect.stringMatching(sentence) });
  expect(await write('reviewClaim', { claim: linked.claim.id, status: 'ACCEPTED' })).toMatchObject({ code: 'CONFLICT' });
});

test('a rejected claim holds nothing; accepted again it must be placeable', async ({ write, db, linked }) => {
  const review = (status: string) => write('reviewClaim', { claim: linked.claim.id, status, reason: 'Looked at.' }, CLAIM);
  expect(await review('REJECTED')).toMatchObject({ claim: { status: 'REJECTED' }, moved: [by('barrage')] });
  expect(await review('ACCEPTED')).toMatchObject({ claim: { status: 'ACCEPTED' }, moved: [by('barrage')] });
  await review('REJECTED');
  await write('linkResponse', { response: by('strike'), trigger: by('barrage'), claim: SAID });
  expect(await review('ACCEPTED')).toMatchObject({ __typename: 'CausalityError' });
  const reviews = await db.claimReview.findMany({
    orderBy: { reviewedAt: 'asc' },
    where: { claim: { link: { response: by('barrage') } } },
  });
  expect(reviews.map(({ status }) => status)).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED', 'REJECTED']);
});

test('an id that is none of a claim is refused, and a claim that is not there too', async ({ write, linked }) => {
  const issues = [{ path: ['input', 'claim'], message: 'Give an id as you found it here.' }];
  expect(await write('retractClaim', { claim: linked.responseLink.id, reason: 'Wrong.' })).toMatchObject({ issues });
  const missing = Buffer.from('LinkClaim:01900000-0000-7000-8000-000000000000').toString('base64url');
  expect(await write('retractClaim', { claim: missing, reason: 'Wrong.' })).toMatchObject({ path: ['input', 'claim'] });
});

// ── Removing acts ────────────────────────────────────────────────────────────────────────────────────────────────────────

const REMOVED = '... on RemoveActPayload { removed moved { slug } } ... on ConflictError { current { __typename } }';

test('an act goes only with all its links named, and frees what they held', async ({ write, run, admin, linked }) => {
  const removal = { act: by('strike'), reason: 'Entered twice.' };
  expect(await write('removeAct', removal, REMOVED)).toMatchObject({
    code: 'CONFLICT',
    message: '1 link hangs on this act. Name each in `links` to remove them with it, claims and all.',
  });
  const { act } = await run<{ act: { id: string } }>('{ act(by: {slug: "strike"}) { id } }');
  const named = { ...removal, links: [linked.responseLink.id], idempotencyKey: 'k' };
  const done = { __typename: 'RemoveActPayload', removed: act.id, moved: [by('barrage')] };
  expect(await write('removeAct', named, REMOVED)).toEqual(done);
  expect(await write('removeAct', named, REMOVED)).toEqual(done);
  expect(await run('{ act(by: {slug: "strike"}) { id } }')).toEqual({ act: null });
  const log = await admin('{ auditLog(first: 1) { nodes { operation reason before after } } }');
  expect(log).toMatchObject({
    auditLog: { nodes: [{ operation: 'removeAct', reason: 'Entered twice.', before: { title: 'Strike', claims: [{}] }, after: null }] },
  });
});

test('a link that does not hang on the act is no link of it', async ({ write, linked }) => {
  await write('recordEvent', { title: 'Raid', occurred: ON, kind: 'ASSAULT' });
  expect(await write('removeAct', { act: by('raid'), links: [linked.responseLink.id], reason: 'Wrong.' }, '')).toMatchObject({
    code: 'CONFLICT',
    message: 'The link in `links` at 0 does not hang on this act. Leave it out.',
  });
});

test('nothing is taken from under what rests on it', async ({ write, linked: _ }) => {
  const refused = async (slug: string) => (await write('removeAct', { act: by(slug), reason: 'Wrong.' }, REMOVED)).message;
  await write('recordEvent', { title: 'Campaign', occurred: ON, kind: 'ASSAULT' });
  await write('recordEvent', { title: 'Part', occurred: ON, kind: 'ASSAULT', parent: by('campaign') });
  await write('recordCase', { title: 'Quarrel', roots: [by('part')] });
  await write('recordStatement', { title: 'Denial', occurred: ON, kinds: ['DENIAL'], speakers: [by('avala')] });
  await write('claimOccurrence', { act: by('part'), claim: { assertedBy: by('avala'), statement: by('denial') } });
  expect(await refused('campaign')).toBe('"Part" (11 March 2020) is a part of it. Revise its parent first.');
  expect(await refused('part')).toBe('The case "Quarrel" is built on it. Take it out of its roots first.');
  expect(await refused('denial')).toBe('A claim rests on its words. Retract that claim first, or keep the statement.');
});
