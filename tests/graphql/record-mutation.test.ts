// Recording, linking and claiming through the front door: what is written, and every way in which it is refused.
import { expect } from 'vitest';
import { test as base, type Write } from '../support/writing.ts';

const by = (slug: string) => ({ slug });
const said = (slug: string) => ({ assertedBy: by(slug), kind: 'RETALIATION', basis: 'PRESS' });
const ON = { on: '2020-03-11', zone: 'Asia/Baghdad' };

/** Two actors, and a strike that a barrage answers on the same day. */
const test = base.extend('world', async ({ write }) => {
  await write('recordActor', { name: 'Avala', kind: 'STATE' });
  await write('recordActor', { name: 'Bronze League', kind: 'ARMED_GROUP' });
  await write('recordEvent', { title: 'Strike', occurred: ON, kind: 'ASSAULT' });
  await write('recordEvent', { title: 'Barrage', occurred: ON, kind: 'ASSAULT' });
});

test('every kind of thing is recorded, and what is answered is what was written', async ({ write, world: _ }) => {
  expect(
    await write(
      'recordActor',
      { name: 'Kata’ib', kind: 'PERSON', aliases: ['K'] },
      '... on RecordActorPayload { actor { slug aliases version } }',
    ),
  ).toEqual({ __typename: 'RecordActorPayload', actor: { slug: 'kataib', aliases: ['K'], version: 1 } });
  const source = {
    title: 'A report',
    publisher: by('avala'),
    url: 'https://example.org/a',
    published: { on: '2020-03-12' },
    reliability: 'B',
  };
  expect(
    await write('recordSource', source, '... on RecordSourcePayload { source { slug publisher { slug } published { label } } }'),
  ).toMatchObject({
    source: { slug: 'a-report', publisher: by('avala'), published: { label: '12 March 2020' } },
  });
  const event = {
    title: 'Raid',
    occurred: ON,
    kind: 'ASSAULT',
    place: { name: 'Camp', country: 'IQ' },
    participations: [{ actor: by('avala'), role: 'TARGET' }],
    citations: [{ source: { url: 'https://example.org/a' }, quote: 'the raid' }],
  };
  expect(
    await write(
      'recordEvent',
      event,
      '... on RecordEventPayload { event { slug occurred { label } place { name } hostility participations { role } citations { quote } } }',
    ),
  ).toMatchObject({
    event: {
      slug: 'raid',
      occurred: { label: '11 March 2020' },
      place: { name: 'Camp' },
      hostility: 4,
      participations: [{ role: 'TARGET' }],
      citations: [{ quote: 'the raid' }],
    },
  });
  const statement = {
    title: 'Denial',
    occurred: ON,
    kinds: ['DENIAL'],
    speakers: [by('avala')],
    about: [by('raid')],
    quotes: [{ text: 'No.' }],
  };
  expect(
    await write(
      'recordStatement',
      statement,
      '... on RecordStatementPayload { statement { speakers { slug } about { slug } quotes { text language } } }',
    ),
  ).toMatchObject({
    statement: { speakers: [by('avala')], about: [by('raid')], quotes: [{ text: 'No.', language: 'en' }] },
  });
  expect(
    await write('recordCase', { title: 'The quarrel', roots: [by('raid')] }, '... on RecordCasePayload { case { slug roots { slug } } }'),
  ).toMatchObject({
    case: { slug: 'the-quarrel', roots: [by('raid')] },
  });
});

test('every kind of claim is made', async ({ write, world: _ }) => {
  const claim = { assertedBy: by('avala') };
  const fields = '... on ClaimPayload { claim { __typename assertedBy { slug } status } }';
  const claims: [mutation: string, input: object, type: string][] = [
    ['claimAttribution', { event: by('strike'), blamed: by('bronze-league'), type: 'OFFICIAL', claim }, 'AttributionClaim'],
    ['claimCasualties', { event: by('strike'), killed: { low: 0, best: 3 }, claim }, 'CasualtyClaim'],
    ['claimCount', { event: by('strike'), what: 'rockets', count: { best: 18 }, claim }, 'CountClaim'],
    ['claimOccurrence', { act: by('strike'), claim: { ...claim, stance: 'DENIES' } }, 'OccurrenceClaim'],
    ['claimAffiliation', { subject: by('bronze-league'), object: by('avala'), kind: 'SUPPORTED_BY', claim }, 'AffiliationClaim'],
  ];
  for (const [mutation, input, type] of claims) {
    expect(await write(mutation, input, fields), mutation).toEqual({
      __typename: 'ClaimPayload',
      claim: { __typename: type, assertedBy: by('avala'), status: 'ACCEPTED' },
    });
  }
});

const LINKED = '... on LinkResponsePayload { responseLink { id disputed claims { stance } } moved { slug } }';

test('a link is made with its first claim, tells what it moved, and takes further claims', async ({ write, world: _ }) => {
  const link = { response: by('barrage'), trigger: by('strike') };
  expect(await write('linkResponse', { ...link, claim: said('avala') }, LINKED)).toMatchObject({
    responseLink: { disputed: false, claims: [{ stance: 'ASSERTS' }] },
    moved: [by('barrage')],
  });
  expect(await write('linkResponse', { ...link, claim: { ...said('bronze-league'), stance: 'HEDGES' } }, LINKED)).toMatchObject({
    moved: [],
  });
  const denial = { link: { pair: link }, claim: { ...said('bronze-league'), stance: 'DENIES' } };
  const claim = '... on ClaimPayload { claim { ... on LinkClaim { link { disputed deniedBy { slug } } } } }';
  expect(await write('claimLink', denial, claim)).toMatchObject({ claim: { link: { disputed: true, deniedBy: [by('bronze-league')] } } });
});

test('every problem of an input is told at once, each with the path of its field', async ({ write }) => {
  const { issues, ...error } = await write('recordEvent', {
    title: ' ',
    occurred: { on: '2020-03-11', at: '2020-03-11T12:00:00Z', zone: 'Mars/Olympus' },
    kind: 'ASSAULT',
    place: { name: 'Camp', latitude: 91 },
    participations: [{ actor: { id: 'nonsense' }, role: 'HOST' }],
    citations: [{ source: { url: 'ftp://example.org' }, credibility: 9 }],
  });
  expect(error).toMatchObject({ __typename: 'ValidationError', code: 'VALIDATION' });
  expect(issues?.map(({ path }) => path.join('.'))).toEqual([
    'input.title',
    'input.occurred.zone',
    'input.place.latitude',
    'input.place.longitude',
    'input.citations.0.source.url',
    'input.citations.0.credibility',
    'input.participations.0.actor.id',
  ]);
});

test('a reference that leads nowhere is named, with its path', async ({ write, world: _ }) => {
  const input = { title: 'Raid', occurred: ON, kind: 'ASSAULT', participations: [{ actor: by('nobody'), role: 'TARGET' }] };
  expect(await write('recordEvent', input)).toEqual({
    __typename: 'NotFoundError',
    code: 'NOT_FOUND',
    message: 'There is no actor with the slug "nobody". Record it first, or correct the reference.',
    path: ['input', 'participations', '0', 'actor'],
  });
});

test('a response before its trigger is refused with both acts, and with the opposite link where that is why', async ({
  write,
  world: _,
}) => {
  await write('recordEvent', { title: 'Later', occurred: { on: '2020-03-15' }, kind: 'ASSAULT' });
  const fields = '... on CausalityError { response { slug } trigger { slug } opposite { response { slug } } }';
  expect(await write('linkResponse', { response: by('strike'), trigger: by('later'), claim: said('avala') }, fields)).toEqual({
    __typename: 'CausalityError',
    code: 'CAUSALITY',
    message:
      '"Strike" (11 March 2020) cannot answer "Later" (15 March 2020): a response comes after its trigger. Correct the date that is wrong, or link them the other way round.',
    response: by('strike'),
    trigger: by('later'),
    opposite: null,
  });
  await write('linkResponse', { response: by('barrage'), trigger: by('strike'), claim: said('avala') });
  expect(await write('linkResponse', { response: by('strike'), trigger: by('barrage'), claim: said('avala') }, fields)).toMatchObject({
    __typename: 'CausalityError',
    opposite: { response: by('barrage') },
  });
});

test('a slug that is taken is refused with who has it', async ({ write, world: _ }) => {
  const fields = '... on ConflictError { current { ... on Actor { name } } }';
  expect(await write('recordActor', { name: 'Other', slug: 'avala', kind: 'STATE' }, fields)).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: 'The slug "avala" is taken. Choose another, or refer to what has it.',
    current: { name: 'Avala' },
  });
});

test('who may not write is told which role it needs, and how to send a key', async ({ writer, write, run }) => {
  const stranger = await run<{ recordActor: object }>(
    'mutation { recordActor(input: { name: "A", kind: STATE }) { __typename ... on UserError { code message } } }',
  );
  expect(stranger.recordActor).toEqual({
    __typename: 'ForbiddenError',
    code: 'FORBIDDEN',
    message: expect.stringMatching(/role EDITOR; you are asking as READER.*Authorization: Bearer casus_/),
  });
  const read = await writer('READER', 'Reader');
  expect(await read('recordActor', { name: 'A', kind: 'STATE' })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await write('mergeActors', { into: by('a'), from: [by('b')], reason: 'Same' })).toMatchObject({
    message: expect.stringContaining('role ADMIN'),
  });
});

test('nothing of a refused write stays', async ({ write, db, world: _ }) => {
  const count = () => Promise.all([db.place.count(), db.act.count(), db.auditEntry.count(), db.idempotencyKey.count()]);
  const before = await count();
  const input = {
    title: 'Raid',
    occurred: ON,
    kind: 'ASSAULT',
    place: { name: 'Somewhere' },
    citations: [{ source: by('none') }],
    idempotencyKey: 'k',
  };
  expect(await write('recordEvent', input)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await count()).toEqual(before);
});

// ── Idempotency ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const ACTOR = '... on RecordActorPayload { actor { id name } }';

test('the same request with its key answers what it wrote, as it is now', async ({ write, db }) => {
  const input = { name: 'Avala', kind: 'STATE', idempotencyKey: 'k' };
  const first = await write('recordActor', input, ACTOR);
  await db.actor.updateMany({ data: { name: 'Avalon' } });
  expect(await write('recordActor', input, ACTOR)).toMatchObject({ actor: { name: 'Avalon' } });
  expect(first).toMatchObject({ actor: { name: 'Avala' } });
  expect(await db.actor.count()).toBe(1);
});

test('a replayed link tells again what it moved', async ({ write, world: _ }) => {
  const input = { response: by('barrage'), trigger: by('strike'), claim: said('avala'), idempotencyKey: 'k' };
  const first = await write('linkResponse', input, LINKED);
  expect(first).toMatchObject({ moved: [by('barrage')] });
  expect(await write('linkResponse', input, LINKED)).toEqual(first);
});

test('a key with another input or for another mutation is refused with what it wrote', async ({ write }) => {
  await write('recordActor', { name: 'Avala', kind: 'STATE', idempotencyKey: 'k' });
  const fields = '... on ConflictError { current { ... on Actor { name } } }';
  const reused = { __typename: 'ConflictError', code: 'IDEMPOTENCY_KEY_REUSED', current: { name: 'Avala' } };
  expect(await write('recordActor', { name: 'Other', kind: 'STATE', idempotencyKey: 'k' }, fields)).toMatchObject(reused);
  expect(await write('recordSource', { title: 'Other', idempotencyKey: 'k' }, fields)).toMatchObject(reused);
});

test('a key is its holder’s own', async ({ write, writer, db }) => {
  const other = await writer('EDITOR', 'Ben');
  await write('recordActor', { name: 'Avala', kind: 'STATE', idempotencyKey: 'k' });
  expect(await other('recordActor', { name: 'Bronze', kind: 'STATE', idempotencyKey: 'k' }, ACTOR)).toMatchObject({
    actor: { name: 'Bronze' },
  });
  expect(await db.actor.count()).toBe(2);
});

test('a failure is not kept: the same key may be tried again', async ({ write }) => {
  const input = { title: 'Report', publisher: by('avala'), idempotencyKey: 'k' };
  expect(await write('recordSource', input)).toMatchObject({ code: 'NOT_FOUND' });
  await write('recordActor', { name: 'Avala', kind: 'STATE' });
  expect(await write('recordSource', input)).toMatchObject({ __typename: 'RecordSourcePayload' });
});

test('of two at once the second waits and answers the same', async ({ write, db }) => {
  const together = async (send: Write, key: string) => {
    const input = { name: 'Avala', kind: 'STATE', slug: `avala-${key}`, idempotencyKey: key };
    const answers = await Promise.all(Array.from({ length: 4 }, () => send('recordActor', input, ACTOR)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, JSON.stringify(answers)).toBe(1);
    expect(answers[0]).toMatchObject({ __typename: 'RecordActorPayload' });
  };
  for (const key of ['a', 'b', 'c', 'd']) await together(write, key);
  expect(await db.actor.count()).toBe(4);
});

test('after a month a key is forgotten', async ({ write, db }) => {
  const input = { name: 'Avala', kind: 'STATE', idempotencyKey: 'k' };
  await write('recordActor', input);
  await db.idempotencyKey.updateMany({ data: { recordedAt: new Date(Date.now() - 31 * 24 * 3_600_000) } });
  await write('recordActor', input);
  expect(await db.actor.count()).toBe(2);
});

test('a key of two hundred and one characters is refused', async ({ write }) => {
  const { issues } = await write('recordActor', { name: 'A', kind: 'STATE', idempotencyKey: 'k'.repeat(201) });
  expect(issues).toEqual([{ path: ['input', 'idempotencyKey'], message: 'Use at most 200 characters.' }]);
});

test('an event and a link cost few statements, their line in the history and the answer among them', async ({ write, world: _, sql }) => {
  const raid = { title: 'Raid', occurred: ON, kind: 'ASSAULT', participations: [{ actor: by('avala'), role: 'TARGET' }] };
  const recorded = await sql(() => write('recordEvent', raid, '... on RecordEventPayload { event { slug } }'));
  expect(recorded.result).toMatchObject({ event: { slug: 'raid' } });
  expect(recorded.statements).toHaveLength(7);

  const link = { response: by('barrage'), trigger: by('strike'), claim: said('avala') };
  const fields = '... on LinkResponsePayload { responseLink { id } moved { slug } }';
  const linked = await sql(() => write<{ moved: object[] }>('linkResponse', link, fields));
  expect(linked.result.moved).toEqual([by('barrage')]);
  expect(linked.statements).toHaveLength(12);
  expect(linked.transactions.at(-1)).toBe('COMMIT');
});
