// The citation: a source with the words or the page that bear something out.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Path } from './error.ts';
import { newId } from './id.ts';
import { listOf, NAME_LIMIT, optional, QUOTE_LIMIT, text } from './input.ts';
import { findSources, sourceReference } from './reference.ts';
import type { SourceRow } from './source.ts';

export type CitationRow = Prisma.CitationGetPayload<object>;

export const oneCitation = z.strictObject({
  source: sourceReference,
  quote: optional(text(QUOTE_LIMIT)),
  locator: optional(text(NAME_LIMIT)),
  credibility: optional(z.int('Give a whole number.').min(1, 'Give 1 to 6.').max(6, 'Give 1 to 6.')),
});

export const citations = listOf(oneCitation);

/** A citation whose source has been found. */
export interface FoundCitation {
  readonly source: SourceRow;
  readonly words: Pick<CitationRow, 'quote' | 'locator' | 'credibility'>;
}

/** @throws NotFoundError */
export async function findCited(tx: Transaction, given: z.output<typeof citations>, path: Path): Promise<FoundCitation[]> {
  const sources = await findSources(
    tx,
    given.map(({ source }) => source),
  );
  return given.map(({ source, ...words }, position) => ({ source: sources(source, [...path, position, 'source']), words }));
}

/** What a source bears out. */
type Cited = { actId: string } | { participationId: string } | { claimId: string };

/** @param first the position of the first of them */
export const citationRows = (cited: Cited, citations: readonly FoundCitation[], first = 0): CitationRow[] =>
  citations.map(({ source, words }, index) => ({
    actId: null,
    participationId: null,
    claimId: null,
    ...cited,
    ...words,
    id: newId(),
    sourceId: source.id,
    position: first + index,
  }));
