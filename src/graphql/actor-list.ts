// The list of actors.
import { type ActorFilter as Asked, actorMatches } from '../domain/actor-filter.ts';
import { actorId } from '../domain/reference.ts';
import { searchQuery } from '../domain/search-listing.ts';
import { slugListing } from '../domain/slug-listing.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { asked, checkFilter } from './filter.ts';
import { actorParameters } from './list-address.ts';
import { each } from './load.ts';
import { Actor } from './ref.ts';
import { ActorBy, referenceOf } from './reference.ts';
import { ActorKind } from './vocabulary.ts';

const ActorEdge = builder.edgeObject({ type: Actor, name: 'ActorEdge', description: 'An actor in a list.' });
export const ActorConnection = builder.connectionObject(
  { type: Actor, name: 'ActorConnection', description: 'A page of actors.' },
  ActorEdge,
);

const ActorFilter = builder.inputType('ActorFilter', {
  description: 'Which actors: all that is given must hold. Example: `filter: { kinds: [ARMED_GROUP], affiliatedWith: {slug: "iran"} }`.',
  fields: (t) => ({
    kinds: t.field({ type: [ActorKind], description: 'Of any of these kinds.' }),
    text: t.string({ description: 'With all of these words, or words that begin so, in name, aliases or description.' }),
    affiliatedWith: t.field({ type: ActorBy, description: 'Affiliated with this actor, ever and either way round, as someone asserts.' }),
    country: t.string({ description: 'Of the country with this ISO 3166-1 alpha-2 code: "IQ".' }),
  }),
});

async function actorFilterOf({ database }: Context, filter: typeof ActorFilter.$inferInput): Promise<Asked> {
  checkFilter(filter);
  if (filter.country != null && !/^[A-Z]{2}$/.test(filter.country)) {
    throw badInput(`"${filter.country}" is no code of a country. Give two capital letters of ISO 3166-1, such as IQ.`, 'filter.country');
  }
  const [query, affiliatedWithId] = await Promise.all([
    asked(filter.text, (text) => searchQuery(database, text, ['filter', 'text'])),
    asked(filter.affiliatedWith, (by) => actorId(database, referenceOf(by, ['Actor']), ['filter', 'affiliatedWith'])),
  ]);
  return { kinds: filter.kinds, country: filter.country, query, affiliatedWithId };
}

builder.queryField('actors', (t) =>
  t.connection(
    {
      type: Actor,
      description: 'Actors, by slug. Example: `{ actors(filter: {kinds: [STATE]}) { totalCount nodes { slug name } } }`.',
      args: { filter: t.arg({ type: ActorFilter, description: 'Which actors; all where none is given.' }) },
      resolve: async (_root, args, context) => {
        const filter = await asked(args.filter, (input) => actorFilterOf(context, input));
        const listing = slugListing('actor', actorMatches(filter ?? {}));
        const page = await connectionOf(context, listing, args, (ids) => each(context.load.actor, ids));
        return { ...page, parameters: () => actorParameters(context, args.filter ?? {}) };
      },
    },
    ActorConnection,
    ActorEdge,
  ),
);
