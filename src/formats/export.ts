// Taking a chain away as a file: the formats by name, and the way from an address or from a walk that has been made to the file.
import type { Db } from '../database/connect.ts';
import { actIds, caseId } from '../domain/reference.ts';
import { rowsWhere } from '../domain/rows.ts';
import { type Subgraph, walkChain } from '../walk/subgraph.ts';
import { MAX_DEPTH } from '../walk/walk.ts';
import { brief } from './brief.ts';
import { requestOf } from './chain-address.ts';
import { recordChain, type Scope } from './chain-compose.ts';
import type { MadeChain, Making } from './chain-record.ts';
import { actTable, claimTable, linkTable, sourceTable, storyTable } from './csv.ts';
import { type DossierSyntax, dossierText } from './dossier-write.ts';
import { dot } from './dot.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { jsonLd } from './json-ld.ts';
import { mermaid } from './mermaid.ts';
import type { Parameters } from './parameter.ts';
import { stix } from './stix.ts';
import { svg } from './svg.ts';
import { timelineJs } from './timeline-js.ts';

interface Format {
  /** Ends the name of the file and the address. */
  readonly extension: string;
  readonly contentType: string;
  /** Of the chain as every format tells it; a dossier carries the rows themselves. */
  readonly write: ((made: MadeChain) => string) | { readonly dossier: DossierSyntax };
}

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

export const FORMATS = {
  MERMAID: { extension: 'mmd', contentType: 'text/vnd.mermaid; charset=utf-8', write: mermaid },
  DOT: { extension: 'dot', contentType: 'text/vnd.graphviz; charset=utf-8', write: dot },
  GRAPHML: { extension: 'graphml', contentType: 'application/graphml+xml; charset=utf-8', write: graphml },
  GEXF: { extension: 'gexf', contentType: 'application/gexf+xml; charset=utf-8', write: gexf },
  CSV: { extension: 'csv', contentType: CSV_TYPE, write: storyTable },
  CSV_ACTS: { extension: 'acts.csv', contentType: CSV_TYPE, write: actTable },
  CSV_LINKS: { extension: 'links.csv', contentType: CSV_TYPE, write: linkTable },
  CSV_CLAIMS: { extension: 'claims.csv', contentType: CSV_TYPE, write: claimTable },
  CSV_SOURCES: { extension: 'sources.csv', contentType: CSV_TYPE, write: sourceTable },
  JSON_LD: { extension: 'jsonld', contentType: 'application/ld+json', write: jsonLd },
  STIX: { extension: 'stix.json', contentType: 'application/stix+json;version=2.1', write: stix },
  TIMELINE_JS: { extension: 'timeline.json', contentType: 'application/json', write: timelineJs },
  SVG: { extension: 'svg', contentType: 'image/svg+xml; charset=utf-8', write: svg },
  MARKDOWN: { extension: 'md', contentType: 'text/markdown; charset=utf-8', write: brief },
  DOSSIER: { extension: 'dossier.yaml', contentType: 'application/yaml; charset=utf-8', write: { dossier: 'yaml' } },
  DOSSIER_JSON: { extension: 'dossier.json', contentType: 'application/json', write: { dossier: 'json' } },
} as const satisfies Record<string, Format>;

export type ExportFormat = keyof typeof FORMATS;

/** The format that a name ends in, and the name without it; null where it ends in none. No slug has a dot: the ending begins at the first. */
export function formatOf(name: string): { readonly stem: string; readonly format: ExportFormat } | null {
  const [stem = '', ...ending] = name.split('.');
  const found = Object.entries(FORMATS).find(([, { extension }]) => extension === ending.join('.'));
  return found ? { stem, format: found[0] as ExportFormat } : null;
}

/** A walk that has been made, as text in a format. */
export async function exportChain(db: Db, chain: Subgraph, format: ExportFormat, making: Making, scope: Scope = null): Promise<string> {
  const { write } = FORMATS[format];
  if (typeof write === 'function') return write({ chain: await recordChain(db, chain, scope), making });
  const acts = chain.acts.map(({ id }) => id);
  return dossierText(db, scope ? { ofCase: scope, acts } : { ofActs: chain.request.roots, acts }, write.dossier);
}

/** What is asked for: a case by its slug, or the chain around some acts by theirs, with commas between them. */
export interface ExportAddress {
  readonly of: 'case' | 'chain';
  readonly slug: string;
  readonly format: ExportFormat;
  readonly parameters: Parameters;
}

/** @throws NotFoundError, ValidationError */
export async function exportAt(db: Db, { of, slug, format, parameters }: ExportAddress, making: Making): Promise<string> {
  if (of === 'chain') {
    const roots = await actIds(
      db,
      slug.split(',').map((part) => ({ slug: part })),
      ['slug'],
    );
    return exportChain(db, await walkChain(db, await requestOf(db, roots, parameters)), format, making);
  }
  const id = await caseId(db, { slug }, ['slug']);
  const [scope, roots] = await Promise.all([
    db.case.findUniqueOrThrow({ where: { id } }),
    rowsWhere<{ actId: string }>(db, 'case_root', 'case_id', [id], 'position'),
  ]);
  const request = await requestOf(
    db,
    roots.map(({ actId }) => actId),
    parameters,
    MAX_DEPTH,
  );
  return exportChain(db, await walkChain(db, request), format, making, scope);
}
