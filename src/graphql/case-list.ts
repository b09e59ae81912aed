// The list of cases.
import { slugListing } from '../domain/slug-listing.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import { each } from './load.ts';
import { Case } from './ref.ts';

const CaseEdge = builder.edgeObject({ type: Case, name: 'CaseEdge', description: 'A case in a list.' });
const CaseConnection = builder.connectionObject({ type: Case, name: 'CaseConnection', description: 'A page of cases.' }, CaseEdge);

builder.queryField('cases', (t) =>
  t.connection(
    {
      type: Case,
      description: "Analysts' selections of acts, by slug. Example: `{ cases { nodes { slug title cutOff } } }`.",
      resolve: (_root, args, context) => connectionOf(context, slugListing('case'), args, (ids) => each(context.load.case, ids)),
    },
    CaseConnection,
    CaseEdge,
  ),
);
