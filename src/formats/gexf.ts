// GEXF 1.3, dynamic: a chain for Gephi's timeline. Gephi does not mix instants and intervals, so that everything is an interval.

import { element, textElement, xmlDocument } from '../picture/xml.ts';
import type { ActRecord, LeadLinkRecord, MadeChain } from './chain-record.ts';
import { ACT_COLUMNS, type Column, LINK_COLUMNS } from './graph-column.ts';
import { provenanceOf } from './provenance.ts';

/**
 * The bounds are instants all the same. The schema lets a bound be a date or an instant whatever the format, and Gephi reads it by its own
 * form; NetworkX gives up at the format "dateTime", which it does not know.
 */
const TIME_FORMAT = 'date';

/** GEXF calls them otherwise than GraphML. */
const TYPES = { string: 'string', int: 'integer', double: 'double', boolean: 'boolean' } as const;

export function gexf(made: MadeChain): string {
  const { acts, links } = made.chain;
  const { title, made: date, ...rest } = provenanceOf(made, 'gexf');
  const byId = new Map(acts.map((act) => [act.id, act]));
  const meta = element('meta', { lastmodifieddate: date.slice(0, 10) }, [
    textElement('creator', {}, 'Casus'),
    textElement('description', {}, [`${title}.`, ...Object.entries(rest).map(([name, value]) => `${name}: ${value}`)].join('\n')),
  ]);
  const graph = element(
    'graph',
    { mode: 'dynamic', defaultedgetype: 'directed', timeformat: TIME_FORMAT, timerepresentation: 'interval' },
    [
      declare('node', ACT_COLUMNS),
      declare('edge', LINK_COLUMNS),
      element('nodes', {}, acts.map(node)),
      element(
        'edges',
        {},
        links.map((link) => edge(link, byId)),
      ),
    ],
  );
  return xmlDocument(element('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' }, [meta, graph]));
}

const declare = <Row>(scope: string, columns: readonly Column<Row>[]): string =>
  element(
    'attributes',
    { class: scope },
    columns.map(({ name, type }, index) => element('attribute', { id: index, title: name, type: TYPES[type] })),
  );

const values = <Row>(row: Row, columns: readonly Column<Row>[]): string =>
  element(
    'attvalues',
    {},
    columns.flatMap(({ of }, index) => {
      const value = of(row);
      return value === null ? [] : [element('attvalue', { for: index, value: String(value) })];
    }),
  );

const end = ({ when }: ActRecord): string => when.ended ?? when.latest;

/** From when it may have begun to when it must have begun, or had ended. */
const node = (act: ActRecord): string =>
  element('node', { id: act.id, label: act.title, start: act.when.earliest, end: end(act) }, [values(act, ACT_COLUMNS)]);

/** From the beginning of the trigger to the end of the response. */
function edge(link: LeadLinkRecord, byId: ReadonlyMap<string, ActRecord>): string {
  const [trigger, response] = [byId.get(link.trigger.id), byId.get(link.response.id)];
  const span = { start: trigger?.when.earliest ?? null, end: response ? end(response) : null };
  return element('edge', { id: link.id, source: link.trigger.id, target: link.response.id, label: link.leading.kind, ...span }, [
    values(link, LINK_COLUMNS),
  ]);
}
