// Writing actors.

import { type ActorInput, type ActorRevision, recordActor, reviseActor } from '../domain/actor.ts';
import type { Written } from '../domain/audit.ts';
import { type MergeInput, mergeActors, type UnmergeInput, unmergeActor } from '../domain/merge.ts';
import { builder } from './builder.ts';
import { AliasesChange } from './list-change.ts';
import { required } from './load.ts';
import { idempotencyKey, mutation, readVersion, resultOf } from './mutation.ts';
import { Actor } from './ref.ts';
import { ActorBy } from './reference.ts';
import { ActorKind } from './vocabulary.ts';

const RecordActorPayload = builder.objectRef<Written>('RecordActorPayload').implement({
  description: 'The actor as it is recorded now.',
  fields: (t) => ({
    actor: t.field({ type: Actor, description: 'The actor.', resolve: ({ id }, _args, { load }) => required(load.actor, id) }),
  }),
});

const RecordActorResult = resultOf('RecordActorResult', RecordActorPayload, 'causality');

const RecordActorInput = builder.inputType('RecordActorInput', {
  description: 'A new actor.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    slug: t.string({ description: 'Its readable name in addresses; made of the name where none is given.' }),
    name: t.string({ required: true, description: 'The name under which it is shown.' }),
    kind: t.field({ type: ActorKind, required: true, description: 'What sort of actor it is.' }),
    aliases: t.stringList({ description: 'Other names and spellings, in any language.' }),
    country: t.string({ description: 'ISO 3166-1 alpha-2 code of the country it belongs to: "IQ".' }),
    wikidataId: t.string({ description: 'Its item in Wikidata: "Q794".' }),
    description: t.string({ description: 'A sentence on who it is.' }),
  }),
});

mutation<ActorInput>('recordActor', {
  role: 'EDITOR',
  description:
    'Records an actor. Example: `mutation { recordActor(input: {name: "Kata\'ib Hezbollah", kind: ARMED_GROUP}) { ... on RecordActorPayload { actor { slug } } ... on UserError { message } } }`.',
  input: RecordActorInput,
  result: RecordActorResult,
  write: async (tx, input) => ({ table: 'actor', id: (await recordActor(tx, input)).id }),
});

const ReviseActorInput = builder.inputType('ReviseActorInput', {
  description: 'What to change of an actor. What is absent stays as it is, null clears, lists take { add, remove }.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    actor: t.field({ type: ActorBy, required: true, description: 'Which actor.' }),
    version: t.int(readVersion),
    slug: t.string({ description: 'Another slug; the one that it has leads to it for ever.' }),
    name: t.string({ description: 'The name under which it is shown.' }),
    kind: t.field({ type: ActorKind, description: 'What sort of actor it is.' }),
    aliases: t.field({ type: AliasesChange, description: 'Other names and spellings.' }),
    country: t.string({ description: 'ISO 3166-1 alpha-2 code of the country it belongs to.' }),
    wikidataId: t.string({ description: 'Its item in Wikidata.' }),
    description: t.string({ description: 'A sentence on who it is.' }),
  }),
});

mutation<ActorRevision>('reviseActor', {
  role: 'EDITOR',
  description:
    'Revises an actor. Example: `mutation { reviseActor(input: {actor: {slug: "iran"}, version: 1, aliases: {add: ["Persia"]}}) { ... on RecordActorPayload { actor { version aliases } } ... on UserError { code message } } }`.',
  input: ReviseActorInput,
  result: RecordActorResult,
  write: reviseActor,
});

const REASON = 'Why: it stands in the history.';

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Actors that turn out to be one.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    into: t.field({ type: ActorBy, required: true, description: 'The one that remains.' }),
    from: t.field({
      type: [ActorBy],
      required: true,
      description: 'Those that are the same. Whoever asks for them gets the one that remains.',
    }),
    reason: t.string({ required: true, description: REASON }),
  }),
});

mutation<MergeInput>('mergeActors', {
  role: 'ADMIN',
  description:
    'Makes several actors one: all that was recorded of any of them is the remaining one\'s. Nothing is lost: unmergeActor undoes it exactly. Example: `mutation { mergeActors(input: {into: {slug: "iran"}, from: [{slug: "persia"}], reason: "The same state"}) { ... on RecordActorPayload { actor { slug aliases } } ... on UserError { message } } }`.',
  input: MergeActorsInput,
  result: RecordActorResult,
  write: mergeActors,
});

const UnmergeActorInput = builder.inputType('UnmergeActorInput', {
  description: 'An actor that was merged by mistake.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    actor: t.field({ type: ActorBy, required: true, description: 'The one that was merged into another, by its own id or slug.' }),
    reason: t.string({ required: true, description: REASON }),
  }),
});

mutation<UnmergeInput>('unmergeActor', {
  role: 'ADMIN',
  description:
    'Parts an actor again from the one that it was merged into: each gets back what was recorded of it, and what was recorded since stays where it is. Example: `mutation { unmergeActor(input: {actor: {slug: "persia"}, reason: "Another state"}) { ... on RecordActorPayload { actor { slug } } ... on UserError { message } } }`.',
  input: UnmergeActorInput,
  result: RecordActorResult,
  write: unmergeActor,
});
