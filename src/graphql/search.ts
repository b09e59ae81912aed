// Search: everything that has a name or a text, the best match first.
import type { ActRow } from '../domain/act-row.ts';
import type { ActorRow } from '../domain/actor.ts';
import type { CaseRow } from '../domain/case.ts';
import {
  countMatches,
  type Hit,
  hitsOf,
  type SearchKind as Kind,
  MAX_SEARCH_LENGTH,
  MOST_RANKED,
  SEARCH_KINDS,
  searchListing,
  searchQuery,
} from '../domain/search-listing.ts';
import type { SourceRow } from '../domain/source.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { Actor, Case, Event, Source, Statement } from './ref.ts';
import { SearchKind } from './vocabulary.ts';

type SearchableRow = ActorRow | ActRow | SourceRow | CaseRow;

function typenameOf(row: SearchableRow) {
  if ('type' in row) return row.type === 'EVENT' ? 'Event' : 'Statement';
  if ('name' in row) return 'Actor';
  return 'cutOff' in row ? 'Case' : 'Source';
}

const Searchable = builder.unionType('Searchable', {
  description: 'What a search can find.',
  types: [Actor, Event, Statement, Source, Case],
  resolveType: typenameOf,
});

type SearchEdgeRow = Pick<Hit, 'score' | 'highlight'>;

const SearchEdge = builder.edgeObject({
  type: Searchable,
  name: 'SearchEdge',
  description: 'A thing found, with how well it matches and where.',
  fields: (t) => ({
    score: t.float({
      description: 'How well it matches: a word in a name or a title counts ten times one in the rest. Comparable within one search.',
      resolve: (edge) => (edge as unknown as SearchEdgeRow).score,
    }),
    highlight: t.string({
      description: 'A few words around the match as plain text, each matching one between two pairs of asterisks: "the **Taji** base".',
      resolve: (edge) => (edge as unknown as SearchEdgeRow).highlight,
    }),
  }),
});
const SearchConnection = builder.connectionObject(
  { type: Searchable, name: 'SearchConnection', description: 'A page of what was found.' },
  SearchEdge,
);

const LOADERS = {
  ACTOR: ({ load }) => load.actor,
  EVENT: ({ load }) => load.act,
  STATEMENT: ({ load }) => load.act,
  SOURCE: ({ load }) => load.source,
  CASE: ({ load }) => load.case,
} satisfies Record<Kind, (context: Context) => { load: (id: string) => Promise<SearchableRow | null> }>;

builder.queryField('search', (t) =>
  t.connection(
    {
      type: Searchable,
      description: `Looks for words in the names, aliases, titles, summaries and quotes of everything recorded. Each word may be the beginning of one, and all must be there; accents, apostrophes and endings do not matter. Of more than ${MOST_RANKED} acts, actors, sources or cases that match, ${MOST_RANKED} are ranked and listed, whole words before beginnings and titles before the rest; totalCount counts every match. Example: \`{ search(text: "kataib", kinds: [ACTOR]) { edges { highlight node { ... on Actor { slug name } } } } }\`.`,
      args: {
        text: t.arg.string({ required: true, description: `The words, 1 to ${MAX_SEARCH_LENGTH} characters.` }),
        kinds: t.arg({ type: [SearchKind], description: 'Only among these; among all where none is given.' }),
      },
      resolve: async (_root, { text, kinds, ...page }, context) => {
        if (kinds?.length === 0) throw badInput('kinds is an empty list, in which nothing can be found. Leave it out.', 'kinds');
        const among = kinds ?? SEARCH_KINDS;
        const query = await searchQuery(context.database, text, ['text']);
        const hits = new Map<string, Hit>();
        const connection = await connectionOf<SearchableRow>(context, searchListing(query, among), page, async (ids) => {
          for (const hit of await hitsOf(context.database, query, among, ids)) hits.set(hit.id, hit);
          return Promise.all(ids.map((id) => rowOf(hits.get(id), context)));
        });
        return {
          ...connection,
          totalCount: () => countMatches(context.database, query, among),
          edges: connection.edges.map((edge) => ({ ...hits.get(edge.node.id), ...edge })),
        };
      },
    },
    SearchConnection,
    SearchEdge,
  ),
);

const rowOf = (hit: Hit | undefined, context: Context): Promise<SearchableRow | null> =>
  hit ? LOADERS[hit.kind](context).load(hit.id) : Promise.resolve(null);
