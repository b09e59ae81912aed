// Revising through the front door: what changes and what stays, against the version that was read, and in time.
import { expect } from 'vitest';
import { test as base } from '../support/writing.ts';

const by = (slug: string) => ({ slug });
const ON = { on: '2020-03-11' };

/** Two actors, a source, and a strike that a barrage of the same day answers. */
const test = base.extend('world', async ({ write }) => {
  await write('recordActor', { name: 'Avala', kind: 'STATE', aliases: ['A'], country: 'IQ' });
  await write('recordActor', { name: 'Bronze', kind: 'ARMED_GROUP' });
  await write('recordSource', { title: 'Report', url: 'https://example.org/a', published: { on: '2020-03-12' }, publisher: by('avala') });
  await write('recordEvent', {
    title: 'Strike',
    summary: 'A strike.',
    occurred: ON,
    kind: 'ASSAULT',
    citations: [{ source: by('report') }],
  });
  await write('recordEvent', { title: 'Barrage', occurred: ON, kind: 'ASSAULT' });
  const claim = { assertedBy: by('avala'), kind: 'RETALIATION', basis: 'PRESS', citations: [{ source: by('report') }] };
  await write('linkResponse', { response: by('barrage'), trigger: by('strike'), claim });
});

const EVENT =
  '... on RecordEventPayload { event { version slug title summary kind mode hostility thresholds participations { actor { slug } role } citations { source { slug } quote } } moved { slug } }';

test('what is absent stays, null clears, lists take what to add and to remove', async ({ write, world: _ }) => {
  const actor = '... on RecordActorPayload { actor { version name aliases country description } }';
  const first = { actor: by('avala'), version: 1, aliases: { add: ['B', 'C'], remove: ['A'] }, description: 'A state.' };
  expect(await write('reviseActor', first, actor)).toMatchObject({
    actor: { version: 2, name: 'Avala', aliases: ['B', 'C'], country: 'IQ', description: 'A state.' },
  });
  expect(await write('reviseActor', { actor: by('avala'), version: 2, country: null, aliases: null }, actor)).toMatchObject({
    actor: { version: 3, name: 'Avala', aliases: [], country: null, description: 'A state.' },
  });
  const event = {
    event: by('strike'),
    version: 1,
    summary: null,
    mode: 'ROCKET',
    thresholds: { add: ['HOMELAND_TERRITORY'] },
    participations: {
      add: [
        { actor: by('avala'), role: 'TARGET' },
        { actor: by('bronze'), role: 'HOST' },
      ],
    },
    citations: { add: [{ source: by('report'), quote: 'the strike' }] },
  };
  expect(await write('reviseEvent', event, EVENT)).toMatchObject({
    event: {
      version: 2,
      title: 'Strike',
      summary: null,
      mode: 'ROCKET',
      thresholds: ['HOMELAND_TERRITORY'],
      participations: [{ role: 'TARGET' }, { role: 'HOST' }],
      citations: [{ quote: null }, { quote: 'the strike' }],
    },
  });
  const again = {
    event: by('strike'),
    version: 2,
    participations: { remove: [{ actor: by('bronze'), role: 'HOST' }] },
    citations: { remove: [by('report')] },
  };
  expect(await write('reviseEvent', again, EVENT)).toMatchObject({ event: { participations: [{ actor: by('avala') }], citations: [] } });
});

test('a statement’s lists are revised, and its speakers never all removed', async ({ write, world: _ }) => {
  await write('recordStatement', { title: 'Denial', occurred: ON, kinds: ['DENIAL'], speakers: [by('avala')], quotes: [{ text: 'No.' }] });
  const fields =
    '... on RecordStatementPayload { statement { kinds speakers { slug } onBehalfOf { slug } audience { slug } about { slug } quotes { text } prompt veiled } }';
  const revision = {
    statement: by('denial'),
    version: 1,
    kinds: { add: ['WARNING'], remove: ['DENIAL'] },
    speakers: { add: [by('bronze')], remove: [by('avala')] },
    onBehalfOf: { add: [by('avala')] },
    audience: { add: [by('avala')] },
    about: { add: [by('strike')] },
    quotes: { add: [{ text: 'Never.' }], remove: ['No.'] },
    prompt: 'Was it you?',
    veiled: true,
  };
  expect(await write('reviseStatement', revision, fields)).toMatchObject({
    statement: {
      kinds: ['WARNING'],
      speakers: [by('bronze')],
      onBehalfOf: [by('avala')],
      audience: [by('avala')],
      about: [by('strike')],
      quotes: [{ text: 'Never.' }],
      prompt: 'Was it you?',
      veiled: true,
    },
  });
  expect(await write('reviseStatement', { statement: by('denial'), version: 2, speakers: { remove: [by('bronze')] } })).toMatchObject({
    issues: [{ path: ['input', 'speakers'], message: 'At least one must remain.' }],
  });
});

test('a case is revised', async ({ write, world: _ }) => {
  await write('recordCase', { title: 'Quarrel', roots: [by('strike')] });
  const fields = '... on RecordCasePayload { case { title cutOff roots { slug } } }';
  const revision = { case: by('quarrel'), version: 1, cutOff: 'In March.', roots: { add: [by('barrage')], remove: [by('strike')] } };
  expect(await write('reviseCase', revision, fields)).toMatchObject({
    case: { title: 'Quarrel', cutOff: 'In March.', roots: [by('barrage')] },
  });
});

test('hostility follows from what the act is, until it is given by hand with a reason', async ({ write, world: _ }) => {
  expect(await write('reviseEvent', { event: by('strike'), version: 1, kind: 'PROTEST' }, EVENT)).toMatchObject({
    event: { hostility: 1 },
  });
  expect(await write('reviseEvent', { event: by('strike'), version: 2, hostility: 3 })).toMatchObject({
    issues: [{ path: ['input', 'hostilityReason'] }],
  });
  await write('reviseEvent', { event: by('strike'), version: 2, hostility: 3, hostilityReason: 'Armed.' });
  expect(await write('reviseEvent', { event: by('strike'), version: 3, kind: 'ASSAULT' }, EVENT)).toMatchObject({
    event: { hostility: 3 },
  });
  expect(await write('reviseEvent', { event: by('strike'), version: 4, hostility: null }, EVENT)).toMatchObject({
    event: { hostility: 4 },
  });
});

test('what is no longer as it was read is not overwritten, and the error says what changed and by whom', async ({
  write,
  writer,
  world: _,
}) => {
  const ben = await writer('EDITOR', 'Ben');
  await ben('reviseEvent', { event: by('strike'), version: 1, title: 'Air strike', summary: null });
  const fields = '... on ConflictError { current { ... on Event { version title } } }';
  expect(await write('reviseEvent', { event: by('strike'), version: 1, title: 'Rocket strike' }, fields)).toEqual({
    __typename: 'ConflictError',
    code: 'VERSION',
    message: 'You read version 1, and it is at version 2. What changed: title, summary (by Ben). Read it again, and revise what you find.',
    current: { version: 2, title: 'Air strike' },
  });
});

test('of two who revise the same version one is told', async ({ write, world: _ }) => {
  const revise = (title: string) => write('reviseEvent', { event: by('strike'), version: 1, title });
  const outcomes = await Promise.all([revise('One'), revise('Two')]);
  expect(outcomes.map(({ code, __typename }) => code ?? __typename).toSorted()).toEqual(['RecordEventPayload', 'VERSION']);
});

test('what is not in a list cannot be removed from it', async ({ write, world: _ }) => {
  expect(await write('reviseActor', { actor: by('avala'), version: 1, aliases: { remove: ['Z'] } })).toMatchObject({
    issues: [{ path: ['input', 'aliases', 'remove', '0'], message: 'This is not in the list, so it cannot be removed from it.' }],
  });
});

test('an event is no part of its own parts', async ({ write, world: _ }) => {
  await write('reviseEvent', { event: by('barrage'), version: 1, parent: by('strike') });
  expect(await write('reviseEvent', { event: by('strike'), version: 1, parent: by('barrage') })).toMatchObject({
    issues: [{ path: ['input', 'parent'] }],
  });
});

// ── Slugs ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('a slug of old resolves for ever, in lookups and in inputs, and nobody else gets it', async ({ write, run, world: _ }) => {
  await write('reviseEvent', { event: by('strike'), version: 1, slug: 'air-strike' });
  await write('reviseActor', { actor: by('avala'), version: 1, slug: 'avalon' });
  await write('reviseSource', { source: by('report'), version: 1, slug: 'the-report' });
  expect(
    await run('{ act(by: {slug: "strike"}) { slug } actor(by: {slug: "avala"}) { slug } source(by: {slug: "report"}) { slug } }'),
  ).toEqual({ act: by('air-strike'), actor: by('avalon'), source: by('the-report') });
  const claim = { assertedBy: by('avala'), citations: [{ source: by('report') }] };
  expect(await write('claimOccurrence', { act: by('strike'), claim })).toMatchObject({ __typename: 'ClaimPayload' });
  expect(await write('recordActor', { name: 'New', slug: 'avala', kind: 'STATE' })).toMatchObject({ code: 'CONFLICT' });
  const named = '... on RecordActorPayload { actor { slug } }';
  expect(await write('recordActor', { name: 'Avala', kind: 'STATE' }, named)).toMatchObject({ actor: by('avala-2') });
  const back = await write('reviseActor', { actor: by('avala'), version: 2, slug: 'avala' }, named);
  expect(back).toMatchObject({ actor: by('avala') });
  expect(await run('{ actor(by: {slug: "avalon"}) { slug } }')).toEqual({ actor: by('avala') });
});

// ── Time ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

test('another time moves what follows, and is refused with both acts where that cannot be', async ({ write, world: _ }) => {
  const later = { event: by('strike'), version: 1, occurred: { at: '2020-03-11T18:00:00Z' } };
  expect(await write('reviseEvent', later, EVENT)).toMatchObject({ moved: [by('barrage'), by('strike')] });
  const tooLate = { event: by('strike'), version: 2, occurred: { on: '2020-03-12' } };
  expect(await write('reviseEvent', tooLate)).toMatchObject({
    __typename: 'CausalityError',
    message:
      '"Barrage" (11 March 2020) cannot answer "Strike" (12 March 2020): a response comes after its trigger. Correct the date that is wrong, or link them the other way round.',
  });
});

test('claims are dated anew with the statement or the source that dates them', async ({ write, run, world: _ }) => {
  const dates = async () => {
    const { claims } = await run<{ claims: { nodes: { assertedAt: { label: string } | null }[] } }>(
      '{ claims { nodes { assertedAt { label } } } }',
    );
    return claims.nodes.map(({ assertedAt }) => assertedAt?.label);
  };
  await write('recordStatement', { title: 'Denial', occurred: { on: '2020-03-13' }, kinds: ['DENIAL'], speakers: [by('bronze')] });
  await write('claimOccurrence', { act: by('strike'), claim: { assertedBy: by('bronze'), statement: by('denial') } });
  expect(await dates()).toEqual(['12 March 2020', '13 March 2020']);
  await write('reviseSource', { source: by('report'), version: 1, published: { on: '2020-03-20' } });
  await write('reviseStatement', { statement: by('denial'), version: 1, occurred: { on: '2020-03-14' } });
  expect(await dates()).toEqual(['14 March 2020', '20 March 2020']);
  await write('reviseSource', { source: by('report'), version: 2, published: null });
  expect(await dates()).toEqual(['14 March 2020', undefined]);
});

// ── History ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Entry {
  operation: string;
  writer: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  keyId?: string | null;
  requestId?: string | null;
}

test('an act’s history has what was written of it and of its links, the newest first', async ({ write, run, as, world: _ }) => {
  await write('reviseEvent', { event: by('strike'), version: 1, title: 'Air strike' });
  const question = '{ act(by: {slug: "strike"}) { history { totalCount nodes { operation writer before after keyId requestId } } } }';
  const { act } = await run<{ act: { history: { totalCount: number; nodes: Entry[] } } }>(question);
  expect(act.history.nodes.map(({ operation }) => operation)).toEqual(['reviseEvent', 'linkResponse', 'recordEvent']);
  expect(act.history.nodes[0]).toMatchObject({
    writer: 'Ann',
    before: { title: 'Strike', version: 1 },
    after: { title: 'Air strike', version: 2 },
    keyId: null,
    requestId: null,
  });
  expect(act.history.nodes[2]).toMatchObject({ before: null });
  const admin = await as('ADMIN', 'Root');
  const log = await admin<{ auditLog: { totalCount: number; nodes: Entry[] } }>(
    '{ auditLog(first: 1) { totalCount nodes { operation requestId keyId } } }',
  );
  expect(log.auditLog).toMatchObject({
    totalCount: 7,
    nodes: [{ operation: 'reviseEvent', requestId: 'test', keyId: expect.any(String) }],
  });
});

test('the history of everything is for administrators', async ({ execute }) => {
  const { errors } = await execute('{ auditLog { totalCount } }');
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('role ADMIN'), extensions: { code: 'FORBIDDEN' } });
});

test('a link has a history of its own', async ({ run, write, world: _ }) => {
  const pair = { response: by('barrage'), trigger: by('strike') };
  await write('claimLink', { link: { pair }, claim: { assertedBy: by('bronze'), stance: 'DENIES', kind: 'RETALIATION', basis: 'PRESS' } });
  const { responseLink } = await run<{ responseLink: { history: { nodes: Entry[] } } }>(
    '{ responseLink(by: {pair: {response: {slug: "barrage"}, trigger: {slug: "strike"}}}) { history { nodes { operation after } } } }',
  );
  expect(responseLink.history.nodes).toMatchObject([
    { operation: 'claimLink', after: { stance: 'DENIES' } },
    { operation: 'linkResponse' },
  ]);
});
