// Where something happened.

import type { PlaceRow } from '../domain/place.ts';
import { builder } from './builder.ts';
import { type Loaders, required } from './load.ts';

export const Place = builder.objectRef<PlaceRow>('Place');

Place.implement({
  description: 'A place, and the larger one that it lies within. A filter by a place includes what lies within it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in English.' }),
    aliases: t.exposeStringList('aliases', { description: 'Other names and spellings, misspellings of sources among them.' }),
    country: t.exposeString('country', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
    within: t.field({
      type: Place,
      nullable: true,
      description: 'The larger place.',
      resolve: ({ withinId }, _args, { load }) => (withinId === null ? null : load.place.load(withinId)),
    }),
    latitude: t.exposeFloat('latitude', { nullable: true, description: 'Degrees north, WGS 84.' }),
    longitude: t.exposeFloat('longitude', { nullable: true, description: 'Degrees east, WGS 84.' }),
    precisionKm: t.exposeFloat('precisionKm', { nullable: true, description: 'How far off the coordinates may be, in kilometres.' }),
  }),
});

export const placeOf = (placeId: string | null, load: Pick<Loaders, 'place'>) => (placeId === null ? null : required(load.place, placeId));
