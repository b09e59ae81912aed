// What a node and an edge carry in the XML graph formats: the columns of an analyst's graph tool.
import type { ActRecord, LeadLinkRecord } from './chain-record.ts';
import { linkSentence } from './phrase.ts';

export interface Column<Row> {
  /** One word: GraphML's schema takes no space in it. */
  readonly name: string;
  /** Both formats know these names. */
  readonly type: 'string' | 'int' | 'double' | 'boolean';
  readonly of: (row: Row) => string | number | boolean | null;
}

/** Nobody is no value, where an empty text would be one. */
const several = (words: readonly string[]): string | null => words.join('; ') || null;

const actorsIn = (act: ActRecord, ...roles: string[]): string | null =>
  several(act.participants.filter(({ role }) => roles.includes(role)).map(({ actor }) => actor.name));

/** As a table of acts has them: by slug, so that the file can be read again. */
const slugsIn = (act: ActRecord, wanted: string): string | null =>
  several(act.participants.filter(({ role }) => role === wanted).map(({ actor }) => actor.slug));
const OWN_COLUMN = ['PERPETRATOR', 'SPEAKER', 'TARGET', 'VICTIM'];

export const ACT_COLUMNS: readonly Column<ActRecord>[] = [
  { name: 'slug', type: 'string', of: ({ slug }) => slug },
  { name: 'type', type: 'string', of: ({ type }) => type },
  { name: 'kind', type: 'string', of: ({ kinds }) => kinds.join('; ') },
  { name: 'mode', type: 'string', of: ({ mode }) => mode },
  { name: 'realis', type: 'string', of: ({ realis }) => realis },
  { name: 'when', type: 'string', of: ({ when }) => when.label },
  { name: 'earliest', type: 'string', of: ({ when }) => when.earliest },
  { name: 'latest', type: 'string', of: ({ when }) => when.latest },
  { name: 'precision', type: 'string', of: ({ when }) => when.precision },
  { name: 'ended', type: 'string', of: ({ when }) => when.ended },
  { name: 'zone', type: 'string', of: ({ when }) => when.zone },
  { name: 'place', type: 'string', of: ({ place }) => place?.name ?? null },
  { name: 'latitude', type: 'double', of: ({ place }) => place?.latitude ?? null },
  { name: 'longitude', type: 'double', of: ({ place }) => place?.longitude ?? null },
  { name: 'by', type: 'string', of: (act) => actorsIn(act, 'PERPETRATOR', 'SPEAKER', 'PARTICIPANT') },
  { name: 'against', type: 'string', of: (act) => actorsIn(act, 'TARGET', 'VICTIM') },
  { name: 'perpetrators', type: 'string', of: (act) => slugsIn(act, 'PERPETRATOR') },
  { name: 'speakers', type: 'string', of: (act) => slugsIn(act, 'SPEAKER') },
  { name: 'targets', type: 'string', of: (act) => slugsIn(act, 'TARGET') },
  { name: 'victims', type: 'string', of: (act) => slugsIn(act, 'VICTIM') },
  {
    name: 'others',
    type: 'string',
    of: ({ participants }) =>
      several(participants.filter(({ role }) => !OWN_COLUMN.includes(role)).map(({ actor, role }) => `${actor.slug} (${role})`)),
  },
  { name: 'hostility', type: 'int', of: ({ hostility }) => hostility },
  { name: 'depth', type: 'int', of: ({ depth }) => depth },
  { name: 'summary', type: 'string', of: ({ summary }) => summary },
];

export const LINK_COLUMNS: readonly Column<LeadLinkRecord>[] = [
  { name: 'kind', type: 'string', of: ({ leading }) => leading.kind },
  { name: 'basis', type: 'string', of: ({ leading }) => leading.basis },
  { name: 'strength', type: 'string', of: ({ leading }) => leading.strength },
  { name: 'confidence', type: 'int', of: ({ leading }) => leading.confidence },
  { name: 'asserted_by', type: 'string', of: ({ leading }) => leading.assertedBy.name },
  { name: 'asserter', type: 'string', of: ({ leading }) => leading.assertedBy.slug },
  { name: 'claim', type: 'string', of: ({ leading }) => leading.id },
  { name: 'disputed', type: 'boolean', of: ({ disputed }) => disputed },
  { name: 'claims', type: 'string', of: (link) => link.claims.map((claim) => linkSentence(claim, link)).join('. ') },
];
