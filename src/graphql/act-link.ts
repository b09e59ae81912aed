// One step from an act: the links to what it answers and to what answered it, page by page.
import { actLinkListing } from '../walk/act-link.ts';
import { chainLinksById } from '../walk/chain-link.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import { LENS, LensInput, resolveLens } from './lens.ts';
import { Act, ChainLink } from './ref.ts';
import { ChainLinkConnection, ChainLinkEdge } from './response-link-list.ts';

const STEPS = [
  ['responseTo', 'CAUSES', 'What this act answers, by the place in time of what was answered.'],
  ['responses', 'CONSEQUENCES', 'What answered this act, by the place in time of the answer.'],
] as const;

for (const [name, way, description] of STEPS) {
  builder.interfaceField(Act, name, (t) =>
    t.connection(
      {
        type: ChainLink,
        description: `${description} Example: \`{ act(by: {slug: "soleimani-strike-2020-01-03"}) { ${name} { nodes { kind basis trigger { title } response { title } } } } }\`.`,
        args: { lens: t.arg({ type: LensInput, description: LENS }) },
        resolve: async ({ id }, args, context) => {
          const lens = await resolveLens(context, args.lens);
          return connectionOf(context, actLinkListing(id, way, lens), args, async (ids) => {
            const links = await chainLinksById(context.database, lens, ids);
            return links.map((link) => link && { link, lens });
          });
        },
      },
      ChainLinkConnection,
      ChainLinkEdge,
    ),
  );
}
