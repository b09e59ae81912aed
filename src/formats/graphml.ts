// GraphML: a chain for yEd, Cytoscape and NetworkX.

import { element, textElement, xmlDocument } from '../picture/xml.ts';
import type { MadeChain } from './chain-record.ts';
import { ACT_COLUMNS, type Column, LINK_COLUMNS } from './graph-column.ts';
import { provenanceOf } from './provenance.ts';

const SCOPES = { graph: 'g', node: 'n', edge: 'e' } as const;
type Scope = keyof typeof SCOPES;

export function graphml(made: MadeChain): string {
  const { acts, links } = made.chain;
  const about = Object.entries(provenanceOf(made, 'graphml'));
  const label: Column<{ title: string }> = { name: 'label', type: 'string', of: ({ title }) => title };
  const nodeColumns = [label, ...ACT_COLUMNS];
  const keys = [
    ...about.map(([name], index) => keyOf('graph', index, name, 'string')),
    ...nodeColumns.map(({ name, type }, index) => keyOf('node', index, name, type)),
    ...LINK_COLUMNS.map(({ name, type }, index) => keyOf('edge', index, name, type)),
  ];
  const nodes = acts.map((act) =>
    element(
      'node',
      { id: act.id },
      dataOf(
        'node',
        nodeColumns.map(({ of }) => of(act)),
      ),
    ),
  );
  const edges = links.map((link) =>
    element(
      'edge',
      { id: link.id, source: link.trigger.id, target: link.response.id },
      dataOf(
        'edge',
        LINK_COLUMNS.map(({ of }) => of(link)),
      ),
    ),
  );
  const graph = element('graph', { id: 'chain', edgedefault: 'directed' }, [
    ...dataOf(
      'graph',
      about.map(([, value]) => value),
    ),
    ...nodes,
    ...edges,
  ]);
  return xmlDocument(element('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' }, [...keys, graph]));
}

const keyOf = (scope: Scope, index: number, name: string, type: string): string =>
  element('key', { id: `${SCOPES[scope]}${index}`, for: scope, 'attr.name': name, 'attr.type': type });

const dataOf = (scope: Scope, values: readonly (string | number | boolean | null)[]): string[] =>
  values.flatMap((value, index) => (value === null ? [] : [textElement('data', { key: `${SCOPES[scope]}${index}` }, String(value))]));
