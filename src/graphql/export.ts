// A chain or a case as a file.
import { ROWS_OF_ACT } from '../formats/chain-record.ts';
import { exportChain, type ExportFormat as Format } from '../formats/export.ts';
import { DEFAULT_ACTS, MAX_DEPTH } from '../walk/walk.ts';
import { builder } from './builder.ts';
import { rootIdsOf } from './case.ts';
import { BUDGET, DEPTH, TIME_FLOW, WalkBudget, walkFrom } from './chain.ts';
import type { RowsOfFile } from './cost.ts';
import { LENS, LensInput } from './lens.ts';
import { wholeChain } from './load.ts';
import { Case, Chain } from './ref.ts';
import { Direction, enumOf, TimeFlow } from './vocabulary.ts';

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

const FORMAT = 'Which format.';
/** How a file speaks of the moment and the place in which it is made: a query does not know under which name the server is reached. */
export const makingNow = () => ({ at: new Date(), origin: '' });
export const SAME_FILE = 'with its lens, its date, whose the sources are, and the address at which this server has the same';

const rowsOfChain: RowsOfFile = (_args, { acts }) => (acts ?? DEFAULT_ACTS) * ROWS_OF_ACT;

builder.objectField(Chain, 'export', (t) =>
  t.string({
    description: `The chain as a file of some format, ${SAME_FILE}. Example: \`{ chain(from: [{slug: "us-strikes-2020-03-12"}], direction: CAUSES) { export(format: DOT) } }\`.`,
    args: { format: t.arg({ type: ExportFormat, required: true, description: FORMAT }) },
    extensions: { rowsOfFile: rowsOfChain },
    resolve: async (chain, { format }, { database, load }) => exportChain(database, await wholeChain(load, chain), format, makingNow()),
  }),
);

const rowsOfCase: RowsOfFile = ({ budget }) => ((budget as { acts?: number } | null | undefined)?.acts ?? DEFAULT_ACTS) * ROWS_OF_ACT;

builder.objectField(Case, 'export', (t) =>
  t.string({
    description: `The case as a file of some format: what it is about, where it is cut off, and the chain around its roots; ${SAME_FILE}. Example: \`{ case(by: {slug: "july-crisis-1914"}) { export(format: MARKDOWN) } }\`.`,
    args: {
      format: t.arg({ type: ExportFormat, required: true, description: FORMAT }),
      direction: t.arg({ type: Direction, required: true, defaultValue: 'BOTH', description: 'Which way to walk from its roots.' }),
      depth: t.arg.int({ required: true, defaultValue: MAX_DEPTH, description: DEPTH }),
      budget: t.arg({ type: WalkBudget, description: BUDGET }),
      lens: t.arg({ type: LensInput, description: LENS }),
      timeFlow: t.arg({ type: TimeFlow, required: true, defaultValue: 'POSSIBLE', description: TIME_FLOW }),
    },
    extensions: { rowsOfFile: rowsOfCase },
    resolve: async (row, { format, direction, ...args }, context) => {
      const chain = await walkFrom(context, await rootIdsOf(row, context), direction, args);
      return exportChain(context.database, await wholeChain(context.load, chain), format, makingNow(), row);
    },
  }),
);
