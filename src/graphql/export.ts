// A chain as a file.
import { exportChain, type ExportFormat as Format } from '../formats/export.ts';
import { builder } from './builder.ts';

import { wholeChain } from './load.ts';
import { Chain } from './ref.ts';
import { enumOf } from './vocabulary.ts';

const ExportFormat = enumOf<Format>('ExportFormat', 'As what a chain is taken away.', {
  MARKDOWN: 'A brief: the chain told in order in plain sentences, with numbered sources, both sides where it is disputed.',
  SVG: 'SVG: the picture of the page, with its lens, date and sources.',
  MERMAID: 'Mermaid: a flowchart for pages that draw it from text.',
  DOT: 'DOT: a graph for Graphviz.',
  GRAPHML: 'GraphML: a graph for yEd, Cytoscape and NetworkX.',
  GEXF: "GEXF 1.3: a graph for Gephi's timeline, everything with an interval.",
  CSV: 'CSV: one table to read. The acts in order, each with whom and what it answers and who says so; an act that answers several has a row for each.',
  CSV_ACTS: 'CSV: a row for each act.',
  CSV_LINKS: 'CSV: a row for each link, with its leading claim.',
  CSV_CLAIMS: 'CSV: a row for each claim, about links and acts.',
  CSV_SOURCES: 'CSV: a row for each source that is cited.',
  JSON_LD: 'JSON-LD: schema.org events and claims, joined by PROV.',
  STIX: 'STIX 2.1: a bundle of incidents, relationships and opinions.',
  TIMELINE_JS: 'TimelineJS: slides for a page.',
  DOSSIER: 'A dossier in YAML: its acts with all that is recorded of them, to be imported again without loss, whatever the lens.',
  DOSSIER_JSON: 'The same dossier in JSON.',
});

builder.objectField(Chain, 'export', (t) =>
  t.string({
    description:
      'The chain as a file of some format, with its lens, its date, whose the sources are, and the address at which this server has the same. Example: `{ case(by: {slug: "july-crisis-1914"}) { chain { export(format: MARKDOWN) } } }`.',
    args: { format: t.arg({ type: ExportFormat, required: true, description: 'Which format.' }) },
    // The address is the path alone: a query does not know under which name the server is reached.
    resolve: async (chain, { format }, { database, load }) =>
      exportChain(database, await wholeChain(load, chain), format, { at: new Date(), origin: '' }),
  }),
);
