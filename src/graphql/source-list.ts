// The list of sources.
import { slugListing } from '../domain/slug-listing.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import { each } from './load.ts';
import { Source } from './ref.ts';

const SourceEdge = builder.edgeObject({ type: Source, name: 'SourceEdge', description: 'A source in a list.' });
const SourceConnection = builder.connectionObject(
  { type: Source, name: 'SourceConnection', description: 'A page of sources.' },
  SourceEdge,
);

builder.queryField('sources', (t) =>
  t.connection(
    {
      type: Source,
      description: 'Published documents, by slug. Example: `{ sources { totalCount nodes { title publisher { name } url } } }`.',
      resolve: (_root, args, context) => connectionOf(context, slugListing('source'), args, (ids) => each(context.load.source, ids)),
    },
    SourceConnection,
    SourceEdge,
  ),
);
