// Inserting rows of any number, into any number of tables, in one statement: they go as one JSON text for each table, which PostgreSQL
// itself turns into rows. Foreign keys are held at the end of the statement, so that rows may refer to each other in it.
import { Prisma } from '../generated/prisma/client.ts';
import type { Transaction } from './connect.ts';
import { execute, instantText } from './read.ts';

/** A column that may be null may be left out; one with a default may not: there are no defaults here. */
type New<Row> = { [Column in keyof Row as null extends Row[Column] ? never : Column]: Row[Column] } & {
  [Column in keyof Row as null extends Row[Column] ? Column : never]?: Row[Column];
};

/** Rows by their tables. */
export interface Tables {
  act: New<Prisma.ActGetPayload<object>>;
  actor: New<Prisma.ActorGetPayload<object>>;
  affiliation: New<Prisma.AffiliationGetPayload<object>>;
  audit_entry: New<Prisma.AuditEntryGetPayload<object>>;
  case: New<Prisma.CaseGetPayload<object>>;
  case_root: New<Prisma.CaseRootGetPayload<object>>;
  citation: New<Prisma.CitationGetPayload<object>>;
  claim: New<Prisma.ClaimGetPayload<object>>;
  claim_on_behalf: New<Prisma.ClaimOnBehalfGetPayload<object>>;
  claim_review: New<Prisma.ClaimReviewGetPayload<object>>;
  event: New<Prisma.EventGetPayload<object>>;
  former_slug: New<Prisma.FormerSlugGetPayload<object>>;
  idempotency_key: New<Prisma.IdempotencyKeyGetPayload<object>>;
  import_origin: New<Prisma.ImportOriginGetPayload<object>>;
  merged_reference: New<Prisma.MergedReferenceGetPayload<object>>;
  participation: New<Prisma.ParticipationGetPayload<object>>;
  place: New<Prisma.PlaceGetPayload<object>>;
  quote: New<Prisma.QuoteGetPayload<object>>;
  response_link: New<Prisma.ResponseLinkGetPayload<object>>;
  source: New<Prisma.SourceGetPayload<object>>;
  statement: New<Prisma.StatementGetPayload<object>>;
  statement_about: New<Prisma.StatementAboutGetPayload<object>>;
  statement_on_behalf: New<Prisma.StatementOnBehalfGetPayload<object>>;
}

/** What is to be inserted, by table. */
export type Rows = { readonly [Table in keyof Tables]?: readonly Tables[Table][] };

/** None where there are no rows. */
export async function insert(tx: Transaction, rows: Rows): Promise<void> {
  const inserts = Object.entries(rows)
    .filter(([, some]) => some.length > 0)
    .map(([table, some]) => {
      const name = Prisma.raw(`"${table}"`);
      return Prisma.sql`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, ${asJson(some)}::json)`;
    });
  const last = inserts.pop();
  if (!last) return;
  const others = inserts.map((one, index) => Prisma.sql`${Prisma.raw(`insert_${index}`)} AS (${one})`);
  await execute(tx, others.length === 0 ? last : Prisma.sql`WITH ${Prisma.join(others)} ${last}`);
}

/** Column names are snake case in SQL, and camel case here as in prisma/schema.prisma. */
const snake = new Map<string, string>();

export function snakeCase(field: string): string {
  const known = snake.get(field);
  if (known !== undefined) return known;
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snake.set(field, column);
  return column;
}

export function asJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) => {
      const columns: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(row)) {
        if (value != null) columns[snakeCase(field)] = value instanceof Date ? instantText(value) : value;
      }
      return columns;
    }),
  );
}
