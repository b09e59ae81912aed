// Actors and how they belong together.

import type { AffiliationRow } from '../domain/affiliation.ts';
import { findActor } from '../domain/find.ts';
import type { AffiliationKind as Kind } from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';
import { each, required } from './load.ts';
import { OccurredTime, occurredOf } from './occurred.ts';
import { Actor, Affiliation, AffiliationClaim } from './ref.ts';
import { ActorBy, referenceOf } from './reference.ts';
import { ActorKind, AffiliationKind } from './vocabulary.ts';

const AT = 'Only those that may have held at this instant.';
const KINDS = 'Only these kinds.';

builder.node(Actor, {
  description:
    'One that acts, speaks, or is acted upon: a state, an office, an army, an armed group, a newspaper, a person, civilians. An unidentified perpetrator is an actor of kind UNKNOWN, never a gap. Example: `{ actor(by: {slug: "kataib-hezbollah"}) { name affiliations { kind object { name } } } }`.',
  id: { resolve: (actor) => actor.id },
  loadManyWithoutCache: (ids, { load }) => each(load.actor, ids),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises with every revision; a revision names the version it read.' }),
    slug: t.exposeString('slug', { description: 'Readable name in addresses; it resolves for ever.' }),
    name: t.exposeString('name', { description: 'The name under which it is shown.' }),
    kind: t.expose('kind', { type: ActorKind, description: 'What sort of actor it is.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names and spellings, in any language.' }),
    country: t.exposeString('country', { nullable: true, description: 'ISO 3166-1 alpha-2 code of the country it belongs to.' }),
    wikidataId: t.exposeString('wikidataId', { nullable: true, description: 'Its item in Wikidata, such as Q30.' }),
    description: t.exposeString('description', { nullable: true, description: 'A sentence on who it is.' }),
    affiliations: t.field({
      type: [Affiliation],
      description: 'What it belongs to, holds, leads, or is supported by: the affiliations of which it is the subject.',
      args: {
        at: t.arg({ type: 'DateTime', description: AT }),
        kinds: t.arg({ type: [AffiliationKind], description: KINDS }),
      },
      resolve: async ({ id }, args, { load }) => heldThen(await load.affiliationsOfSubject.load(id), args),
    }),
    affiliates: t.field({
      type: [Affiliation],
      description: 'What belongs to it, holds office in it, leads it, or has its support: the affiliations of which it is the object.',
      args: {
        at: t.arg({ type: 'DateTime', description: AT }),
        kinds: t.arg({ type: [AffiliationKind], description: KINDS }),
      },
      resolve: async ({ id }, args, { load }) => heldThen(await load.affiliatesOfObject.load(id), args),
    }),
  }),
});

interface AffiliationArgs {
  readonly at?: Date | null | undefined;
  readonly kinds?: readonly Kind[] | null | undefined;
}

/** The affiliations of these kinds that may have held at an instant: bounds that nobody gives exclude nothing. */
const heldThen = (affiliations: readonly AffiliationRow[], { at, kinds }: AffiliationArgs): AffiliationRow[] =>
  affiliations.filter(
    ({ kind, fromEarliest, untilLatest }) =>
      (kinds == null || kinds.includes(kind)) &&
      (at == null || ((fromEarliest === null || fromEarliest <= at) && (untilLatest === null || at <= untilLatest))),
  );

builder.node(Affiliation, {
  description:
    'A dated edge between two actors, read subject KIND object: Mark Esper HOLDS_OFFICE_IN the Department of Defense. Claimed like anything else; several can hold at once.',
  id: { resolve: (affiliation) => affiliation.id },
  loadManyWithoutCache: (ids, { load }) => each(load.affiliation, ids),
  fields: (t) => ({
    kind: t.expose('kind', { type: AffiliationKind, description: 'What the subject is to the object.' }),
    subject: t.field({
      type: Actor,
      description: 'Who is affiliated.',
      resolve: ({ subjectId }, _args, { load }) => required(load.actor, subjectId),
    }),
    object: t.field({
      type: Actor,
      description: 'To whom or what.',
      resolve: ({ objectId }, _args, { load }) => required(load.actor, objectId),
    }),
    title: t.exposeString('title', { nullable: true, description: 'The office or rank, such as "secretary of defense".' }),
    from: t.field({
      type: OccurredTime,
      nullable: true,
      description: 'When it began; null where nobody says.',
      resolve: (a) => occurredOf(a.fromEarliest, a.fromLatest, a.fromPrecision, a.fromZone),
    }),
    until: t.field({
      type: OccurredTime,
      nullable: true,
      description: 'When it ended; null where it has not, or nobody says.',
      resolve: (a) => occurredOf(a.untilEarliest, a.untilLatest, a.untilPrecision, a.untilZone),
    }),
    claims: t.field({
      type: [AffiliationClaim],
      description: 'Who says so, the first said first.',
      resolve: ({ id }, _args, { load }) => load.claimsOfAffiliation.load(id),
    }),
  }),
});

builder.queryField('actor', (t) =>
  t.field({
    type: Actor,
    nullable: true,
    description: 'One actor; null where the slug is unknown. Example: `{ actor(by: {slug: "iran"}) { name kind } }`.',
    args: { by: t.arg({ type: ActorBy, required: true, description: 'Which actor.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findActor(database, referenceOf(by, ['Actor']));
      return id === null ? null : load.actor.load(id);
    },
  }),
);
