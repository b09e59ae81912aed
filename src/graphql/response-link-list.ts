// The list of response links, as a lens leaves them.
import { type ResponseLinkFilter as Asked, responseLinkListing, responseLinkMatches } from '../domain/response-link-filter.ts';
import { chainLinksById } from '../walk/chain-link.ts';
import { ActActorInput, countingUnder, doersOf } from './act-filter.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { actsOfCase, asked, checkFilter } from './filter.ts';
import { LENS, LensInput, resolveLens } from './lens.ts';
import { ChainLink } from './ref.ts';
import { CaseBy } from './reference.ts';

export const ChainLinkEdge = builder.edgeObject({ type: ChainLink, name: 'ChainLinkEdge', description: 'A link in a list.' });
export const ChainLinkConnection = builder.connectionObject(
  { type: ChainLink, name: 'ChainLinkConnection', description: 'A page of links, as a lens leaves them.' },
  ChainLinkEdge,
);

const ResponseLinkFilter = builder.inputType('ResponseLinkFilter', {
  description:
    'Which links: all that is given must hold. Example: `filter: { responder: {by: {slug: "united-states"}}, triggeredBy: {by: {slug: "iran"}, affiliates: [SUPPORTED_BY]} }`.',
  fields: (t) => ({
    responder: t.field({ type: ActActorInput, description: 'Whose act the response is.' }),
    triggeredBy: t.field({ type: ActActorInput, description: 'Whose act the trigger is.' }),
    case: t.field({ type: CaseBy, description: 'Between two acts of this case.' }),
  }),
});

async function filterOf(context: Context, filter: typeof ResponseLinkFilter.$inferInput): Promise<Asked> {
  checkFilter(filter);
  const [responders, triggeredBy, actIds] = await Promise.all([
    asked(filter.responder, (actor) => doersOf(context, actor)),
    asked(filter.triggeredBy, (actor) => doersOf(context, actor)),
    asked(filter.case, (by) => actsOfCase(context, by)),
  ]);
  return { responders, triggeredBy, actIds };
}

builder.queryField('responseLinks', (t) =>
  t.connection(
    {
      type: ChainLink,
      description:
        'Which act answered which, by the place of the response in time. Example: `{ responseLinks(lens: {bases: [STATED_BY_RESPONDER]}) { nodes { kind trigger { title } response { title } } } }`.',
      args: {
        filter: t.arg({ type: ResponseLinkFilter, description: 'Which links; all where none is given.' }),
        lens: t.arg({ type: LensInput, description: LENS }),
      },
      resolve: async (_root, args, context) => {
        const [filter, lens] = await Promise.all([
          asked(args.filter, (input) => filterOf(context, input)),
          resolveLens(context, args.lens),
        ]);
        const listing = responseLinkListing(responseLinkMatches(filter ?? {}, countingUnder(lens)));
        return connectionOf(context, listing, args, async (ids) => {
          const links = await chainLinksById(context.database, lens, ids);
          return links.map((link) => link && { link, lens });
        });
      },
    },
    ChainLinkConnection,
    ChainLinkEdge,
  ),
);
