// Writing a dossier: everything, a case, or the chain around some acts, as YAML or JSON. It is sorted by slug, then id, and says nothing
// of when or where it was written: of the same rows comes the same text, byte by byte.

import { stringify } from 'yaml';
import type { Db, Transaction } from '../database/connect.ts';
import { isPooled } from '../database/driver.ts';
import { read } from '../database/read.ts';
import { transact } from '../database/transaction.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { DOSSIER_VERSION, type Dossier, SECTIONS, type Section } from './dossier.ts';
import { PAGES } from './dossier-entries.ts';
import { type DossierScope, scopeOf } from './dossier-scope.ts';

export type DossierSyntax = 'yaml' | 'json';

/** As many rows as are read at once. */
const PAGE = 500;
/** A large database takes minutes. */
const TIMEOUT_MS = 60 * 60_000;

/** What is asked for, with the acts that belong to it; null is everything. */
export type DossierOf =
  | { readonly ofCase: { readonly id: string; readonly slug: string }; readonly acts: readonly string[] }
  | { readonly ofActs: readonly string[]; readonly acts: readonly string[] }
  | null;

// ── Which rows, in which order ───────────────────────────────────────────────────────────────────────────────────────────

const any = (ids: readonly string[]): Prisma.Sql => Prisma.sql`ANY(${[...ids]}::uuid[])`;

/** Slugs are sorted by their bytes, whatever the database's own order of letters. */
const BY_SLUG = Prisma.sql`slug COLLATE "C", id`;

function keysOf(section: Section, scope: DossierScope | null): Prisma.Sql {
  const within = (ids: keyof DossierScope, column: string): Prisma.Sql =>
    scope ? Prisma.sql`${Prisma.raw(column)} = ${any(scope[ids])}` : Prisma.sql`true`;
  const bothEnds = scope ? Prisma.sql`${within('acts', 'link.response_id')} AND ${within('acts', 'link.trigger_id')}` : Prisma.sql`true`;
  const claims = (subject: string): Prisma.Sql => Prisma.sql`
    SELECT claim.id FROM claim JOIN act ON act.id = claim.act_id WHERE subject = ${subject}::"ClaimSubject" AND ${within('acts', 'claim.act_id')}
    ORDER BY act.slug COLLATE "C", claim.id`;
  switch (section) {
    case 'places':
      return Prisma.sql`SELECT id FROM place WHERE ${within('places', 'id')} ORDER BY name COLLATE "C"`;
    case 'actors':
      return Prisma.sql`SELECT id FROM actor WHERE ${within('actors', 'id')} ORDER BY ${BY_SLUG}`;
    case 'sources':
      return Prisma.sql`SELECT id FROM source WHERE ${within('sources', 'id')} ORDER BY ${BY_SLUG}`;
    case 'events':
      return Prisma.sql`SELECT id FROM act WHERE type = 'EVENT' AND ${within('acts', 'id')} ORDER BY ${BY_SLUG}`;
    case 'statements':
      return Prisma.sql`SELECT id FROM act WHERE type = 'STATEMENT' AND ${within('acts', 'id')} ORDER BY ${BY_SLUG}`;
    case 'affiliations':
      return Prisma.sql`
        SELECT affiliation.id FROM affiliation JOIN actor s ON s.id = subject_id JOIN actor o ON o.id = object_id
        WHERE ${within('actors', 'subject_id')} ORDER BY s.slug COLLATE "C", affiliation.kind::text COLLATE "C", o.slug COLLATE "C", affiliation.id`;
    case 'links':
      return Prisma.sql`
        SELECT link.id FROM response_link link JOIN act r ON r.id = link.response_id JOIN act t ON t.id = link.trigger_id
        WHERE ${bothEnds} ORDER BY r.slug COLLATE "C", t.slug COLLATE "C"`;
    case 'attributions':
      return claims('ATTRIBUTION');
    case 'casualties':
      return claims('CASUALTIES');
    case 'counts':
      return claims('COUNT');
    case 'occurrences':
      return claims('OCCURRENCE');
    case 'cases':
    default:
      return Prisma.sql`SELECT id FROM "case" WHERE ${within('cases', 'id')} ORDER BY ${BY_SLUG}`;
  }
}

type PageOfEntries = { readonly section: Section; readonly entries: readonly object[] };

async function* pages(tx: Transaction, scope: DossierScope | null): AsyncGenerator<PageOfEntries> {
  for (const section of Object.keys(SECTIONS) as Section[]) {
    const keys = await read<{ id: string }>(tx, keysOf(section, scope));
    for (let first = 0; first < keys.length; first += PAGE)
      yield {
        section,
        entries: await PAGES[section](
          tx,
          keys.slice(first, first + PAGE).map(({ id }) => id),
        ),
      };
  }
}

// ── As text ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

const headerOf = (of: Dossier['of']): object => ({ format: 'casus-dossier', version: DOSSIER_VERSION, of });

/** Long texts stay on one line: where a line is folded would be an accident of its words. */
const YAML = { lineWidth: 0, minContentWidth: 0 } as const;

async function* asYaml(of: Dossier['of'], all: AsyncIterable<PageOfEntries>): AsyncGenerator<string> {
  yield stringify(headerOf(of), YAML);
  let open: Section | null = null;
  for await (const { section, entries } of all) {
    const block = stringify({ [section]: entries }, YAML);
    yield section === open ? block.slice(block.indexOf('\n') + 1) : `\n${block}`;
    open = section;
  }
}

/** An entry a line, so that two dossiers can be compared line by line. */
async function* asJson(of: Dossier['of'], all: AsyncIterable<PageOfEntries>): AsyncGenerator<string> {
  yield JSON.stringify(headerOf(of)).slice(0, -1);
  let open: Section | null = null;
  for await (const { section, entries } of all) {
    const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
    if (section === open) yield `,\n${lines}`;
    else yield `${open === null ? '' : '\n]'},\n"${section}": [\n${lines}`;
    open = section;
  }
  yield open === null ? '}\n' : '\n]}\n';
}

/**
 * Within the transaction everything is of one moment.
 * @param take gets the text piece by piece
 */
export async function writeDossier(
  db: Db,
  of: DossierOf,
  syntax: DossierSyntax,
  take: (text: string) => void | Promise<void>,
): Promise<void> {
  const write = async (tx: Transaction): Promise<void> => {
    const scope = of && (await scopeOf(tx, of.acts, 'ofCase' in of ? [of.ofCase.id] : []));
    const asked: Dossier['of'] =
      of === null ? 'everything' : 'ofCase' in of ? { case: of.ofCase.slug } : { acts: await slugs(tx, of.ofActs) };
    const text = syntax === 'yaml' ? asYaml(asked, pages(tx, scope)) : asJson(asked, pages(tx, scope));
    for await (const piece of text) await take(piece);
  };
  if (isPooled(db)) await transact(db, write, { isolationLevel: 'RepeatableRead', timeout: TIMEOUT_MS });
  else await write(db);
}

async function slugs(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await read<{ slug: string }>(
    tx,
    Prisma.sql`SELECT slug FROM act WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY slug COLLATE "C"`,
  );
  return rows.map(({ slug }) => slug);
}

/** The whole of it at once, for what fits into memory. */
export async function dossierText(db: Db, of: DossierOf, syntax: DossierSyntax): Promise<string> {
  const pieces: string[] = [];
  await writeDossier(db, of, syntax, (piece) => void pieces.push(piece));
  return pieces.join('');
}
