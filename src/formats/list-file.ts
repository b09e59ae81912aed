// A list as a file: a table for a spreadsheet, or JSON.
import type { Making } from './chain-record.ts';
import { table } from './csv.ts';
import type { ListRecord, Row } from './list.ts';
import { originOf } from './provenance.ts';

export function listTable(list: ListRecord, making: Making): string {
  const columns = Object.fromEntries(list.columns.map((name) => [name, (row: Row) => cellOf(row[name] ?? null)]));
  return table<Row>(list.rows, columns, originOf(list, making, 'csv'));
}

const cellOf = (value: Row[string]): string | number | boolean | null =>
  typeof value === 'object' && value !== null ? value.join('; ') : value;

export const listJson = (list: ListRecord, making: Making): string =>
  `${JSON.stringify({ ...originOf(list, making, 'json'), rows: list.rows }, null, 2)}\n`;
