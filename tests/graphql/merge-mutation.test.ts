// Merging actors and parting them again through the front door.
import { expect } from 'vitest';
import { test as base } from '../support/writing.ts';

const by = (slug: string) => ({ slug });
const ON = { on: '2020-03-11' };
const ACTOR = '... on RecordActorPayload { actor { id slug aliases version } } ... on ConflictError { current { __typename } }';

/** Two names of one group, each with a deed, a claim and a source, and a stranger. */
const test = base.extend('world', async ({ write }) => {
  await write('recordActor', { name: 'Kataib', kind: 'ARMED_GROUP', aliases: ['KH'] });
  await write('recordActor', { name: 'Brigades', kind: 'ARMED_GROUP', aliases: ['KH', 'Battalions'] });
  await write('recordActor', { name: 'Avala', kind: 'STATE' });
  for (const slug of ['kataib', 'brigades']) {
    await write('recordSource', { title: `Letter of ${slug}`, publisher: by(slug) });
    await write('recordEvent', {
      title: `Raid of ${slug}`,
      occurred: ON,
      kind: 'ASSAULT',
      participations: [{ actor: by(slug), role: 'PERPETRATOR' }],
    });
    await write('claimOccurrence', { act: by(`raid-of-${slug}`), claim: { assertedBy: by(slug) } });
  }
});

const merge = { into: by('kataib'), from: [by('brigades')], reason: 'Two names of one group.' };

test('all that was recorded of either is the survivor’s, and whoever asks for the other gets the survivor', async ({
  administer,
  run,
  world: _,
}) => {
  expect(await administer('mergeActors', merge, ACTOR)).toMatchObject({
    actor: { slug: 'kataib', aliases: ['KH', 'Brigades', 'Battalions'] },
  });
  const { actor } = await run<{ actor: object }>(
    '{ actor(by: {slug: "brigades"}) { slug acts { nodes { slug } } claims { totalCount } } actors { totalCount } search(text: "brigades", kinds: [ACTOR]) { nodes { ... on Actor { slug } } } }',
  );
  expect(actor).toEqual({ slug: 'kataib', acts: { nodes: [by('raid-of-kataib'), by('raid-of-brigades')] }, claims: { totalCount: 2 } });
  const lists = await run('{ actors { totalCount } search(text: "brigades", kinds: [ACTOR]) { nodes { ... on Actor { slug } } } }');
  expect(lists).toEqual({ actors: { totalCount: 2 }, search: { nodes: [by('kataib')] } });
});

test('an old id leads to the survivor too', async ({ administer, run, world: _ }) => {
  const { actor } = await run<{ actor: { id: string } }>('{ actor(by: {slug: "brigades"}) { id } }');
  await administer('mergeActors', merge);
  expect(await run(`{ node(id: "${actor.id}") { ... on Actor { slug } } actor(by: {id: "${actor.id}"}) { slug } }`)).toEqual({
    node: by('kataib'),
    actor: by('kataib'),
  });
});

test('parted again, each has what was recorded of it; what was written meanwhile stays with the survivor', async ({
  administer,
  write,
  run,
  world: _,
}) => {
  const question =
    '{ a: actor(by: {slug: "kataib"}) { aliases acts { nodes { slug } } } b: actor(by: {slug: "brigades"}) { slug aliases acts { nodes { slug } } } }';
  const before = await run<{ b: object }>(question);
  await administer('mergeActors', merge);
  await write('recordEvent', {
    title: 'Later raid',
    occurred: { on: '2020-03-12' },
    kind: 'ASSAULT',
    participations: [{ actor: by('brigades'), role: 'PERPETRATOR' }],
  });
  expect(await administer('unmergeActor', { actor: by('brigades'), reason: 'Two groups after all.' }, ACTOR)).toMatchObject({
    actor: by('brigades'),
  });
  const after = await run<{ a: object; b: object }>(question);
  expect(after.b).toEqual(before.b);
  expect(after.a).toEqual({ aliases: ['KH'], acts: { nodes: [by('raid-of-kataib'), by('later-raid')] } });
});

test('the survivor cannot be merged into itself, by any of its names', async ({ administer, world: _ }) => {
  await administer('mergeActors', merge);
  expect(await administer('mergeActors', merge)).toMatchObject({ issues: [{ path: ['input', 'from', '0'] }] });
});

test('two of which one is said to belong to the other are not one', async ({ administer, write, world: _ }) => {
  const tie = { subject: by('brigades'), object: by('kataib'), kind: 'PART_OF', claim: { assertedBy: by('avala') } };
  await write('claimAffiliation', tie);
  expect(await administer('mergeActors', merge, ACTOR)).toEqual({
    __typename: 'ConflictError',
    code: 'CONFLICT',
    message: '"Brigades" is recorded as PART_OF "Kataib", so they are not one. Retract the claims of that affiliation first.',
    current: { __typename: 'Affiliation' },
  });
});

test('who was not merged cannot be parted', async ({ administer, world: _ }) => {
  expect(await administer('unmergeActor', { actor: by('kataib'), reason: 'Wrong.' })).toMatchObject({
    code: 'CONFLICT',
    message: '"Kataib" is not merged into another. Name the one that was.',
  });
  expect(await administer('unmergeActor', { actor: by('nobody'), reason: 'Wrong.' })).toMatchObject({ code: 'NOT_FOUND' });
});
