// When claims were said, where that follows from a statement or a source whose own date was corrected.

import type { Transaction } from '../database/connect.ts';
import { execute } from '../database/read.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** The claims that a statement makes without a date of their own. */
export async function redateByStatement(tx: Transaction, statementId: string): Promise<void> {
  await execute(
    tx,
    Prisma.sql`
    UPDATE claim SET said_earliest = act.earliest, said_latest = act.latest FROM act
    WHERE act.id = claim.statement_id AND claim.statement_id = ${statementId}::uuid AND claim.asserted_earliest IS NULL`,
  );
}

/** The claims that cite a source, and have neither a date of their own nor a statement: the earliest publication dates them. */
export async function redateBySource(tx: Transaction, sourceId: string): Promise<void> {
  await execute(
    tx,
    Prisma.sql`
    UPDATE claim SET (said_earliest, said_latest) = (
      SELECT source.published_earliest, source.published_latest FROM citation JOIN source ON source.id = citation.source_id
      WHERE citation.claim_id = claim.id AND source.published_earliest IS NOT NULL
      ORDER BY source.published_earliest, source.published_latest LIMIT 1)
    WHERE claim.id IN (SELECT claim_id FROM citation WHERE source_id = ${sourceId}::uuid)
      AND claim.asserted_earliest IS NULL AND claim.statement_id IS NULL`,
  );
}
