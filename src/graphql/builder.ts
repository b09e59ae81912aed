// The schema builder: plugins, scalars and names. Limits and error codes live here and in the context, never in a single resolver.
import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { GraphQLScalarType } from 'graphql';
import { DateTimeResolver, JSONResolver, LocalDateResolver, URLResolver } from 'graphql-scalars';
import type { Parameters } from '../formats/parameter.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { checkNodeCount, decodeNodeId, encodeNodeId } from './node-id.ts';

const PAGE_ARGUMENT = 'At most 100; 20 where neither first nor last is given.';

/** An instant that the database can hold too: its calendar has no year 0. */
const dateTime = new GraphQLScalarType<Date, Date>({
  ...DateTimeResolver.toConfig(),
  parseValue: (value) => afterYearZero(DateTimeResolver.parseValue(value)),
  parseLiteral: (node, variables) => afterYearZero(DateTimeResolver.parseLiteral(node, variables)),
});

function afterYearZero(instant: Date): Date {
  if (instant.getUTCFullYear() < 1) throw badInput(`${instant.toISOString()} lies before the year 1. Give a later date.`);
  return instant;
}

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  /** `parameters`: of the address at which the same list is a file; only lists that have one bear them. */
  Connection: { totalCount: () => Promise<number>; parameters?: () => Promise<Parameters> };
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    LocalDate: { Input: string; Output: string };
    URL: { Input: URL; Output: URL | string };
    JSON: { Input: never; Output: unknown };
  };
}>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: encodeNodeId,
    decodeGlobalID: decodeNodeId,
    cursorType: 'String',
    idFieldOptions: { description: 'Global id: unique among all types, stable for ever, opaque.' },
    edgesFieldOptions: { nullable: { list: false, items: false }, description: 'The rows of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The row itself.' },
    nodesOnConnection: { description: 'The rows of this page without their cursors.' },
    cursorFieldOptions: { description: 'Opaque; give it as `after` or `before` in the same list and order.' },
    pageInfoFieldOptions: { description: 'Where this page lies in the list.' },
    pageInfoTypeOptions: {
      description: 'Where a page lies in its list. Page on with `after: endCursor` or back with `before: startCursor`.',
    },
    hasNextPageFieldOptions: { description: 'Whether rows follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether rows precede this page.' },
    startCursorFieldOptions: { description: 'Cursor of the first row here; null on an empty page.' },
    endCursorFieldOptions: { description: 'Cursor of the last row here; null on an empty page.' },
    firstArgOptions: { description: `How many rows from the start, or after a cursor. ${PAGE_ARGUMENT}` },
    lastArgOptions: { description: `How many rows from the end, or before a cursor. ${PAGE_ARGUMENT}` },
    afterArgOptions: { description: 'A cursor of this list: only the rows after it.' },
    beforeArgOptions: { description: 'A cursor of this list: only the rows before it.' },
    nodeTypeOptions: { description: 'Anything with an id of its own, unique among all types and stable for ever.' },
    nodeQueryOptions: {
      description: 'Anything by its id; null where no such thing is recorded. Example: `{ node(id: "…") { __typename } }`.',
      args: { id: { description: 'An id as the API gave it.' } },
    },
    nodesQueryOptions: {
      description:
        'Several things by their ids, in the order asked for, at most 100; null at the place of one that is not recorded. Example: `{ nodes(ids: ["…"]) { __typename } }`.',
      args: { ids: { description: 'Ids as the API gave them.' } },
      resolve: (_root, { ids }, _context, _info, resolveNodes) => {
        checkNodeCount(ids.length);
        return resolveNodes(ids);
      },
    },
  },
});

builder.addScalarType('DateTime', dateTime, {
  description: 'An instant as RFC 3339 text, to the millisecond: `2020-03-12T00:00:00.000Z`.',
});
builder.addScalarType('LocalDate', LocalDateResolver, {
  description: 'A day of the Gregorian calendar, `2020-03-12`, meant in the zone given beside it.',
});
builder.addScalarType('URL', URLResolver, { description: 'An http or https address.' });

builder.addScalarType('JSON', JSONResolver, {
  description: 'A row as it was at a time: its fields by name. They are as the model was then.',
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many rows the whole list has, exactly. Counted only when asked for.',
    resolve: (connection) => connection.totalCount(),
  }),
);

builder.queryType({
  description: 'Everything that can be asked. Start with `act(by: { slug: … })` and walk on with `causes` or `consequences`.',
});
