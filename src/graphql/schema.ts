// The schema: the files that add to it, and the whole as clients see it.
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import './actor.ts';
import './act.ts';
import './import-origin.ts';
import './event.ts';
import './statement.ts';
import './citation.ts';
import './claim.ts';
import './response-link.ts';
import './chain.ts';
import './case.ts';
import './export.ts';
import './paths.ts';
import './origins.ts';
import './compare.ts';
import './without.ts';
import './actor-list.ts';
import './act-list.ts';
import './event-list.ts';
import './statement-list.ts';
import './response-link-list.ts';
import './act-link.ts';
import './claim-list.ts';
import './list-export.ts';
import './source-list.ts';
import './case-list.ts';
import './search.ts';
import './actor-mutation.ts';
import './event-mutation.ts';
import './statement-mutation.ts';
import './source-mutation.ts';
import './case-mutation.ts';
import './dossier-mutation.ts';
import './response-link-mutation.ts';
import './claim-mutation.ts';
import './claim-review-mutation.ts';
import './act-mutation.ts';
import './audit.ts';
import './exchange.ts';
import './timeline.ts';
import './tally.ts';

export const schema = builder.toSchema();

let printed: string | undefined;

/** The schema as text, sorted, so that a difference is a change. */
export function printedSchema(): string {
  printed ??= `${printSchema(lexicographicSortSchema(schema))}\n`;
  return printed;
}
