// Tables as they are found: cut anywhere, of several encodings and line ends, with quotes that hold lines and quotes that never end.
import { expect, test } from 'vitest';
import { ValidationError } from '../../../src/domain/error.ts';
import { type Dialect, linesOf, rowsOf } from '../../../src/formats/import/table.ts';

const CSV: Dialect = { delimiter: ',', quoted: true };

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function lines(file: string | Uint8Array, dialect: Dialect = CSV, size = 7): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of linesOf(cut(Buffer.from(file as string), size), dialect))
    rows.push('refusal' in row ? [row.line, row.refusal] : [row.line, ...row.cells]);
  return rows;
}

test.each([1, 2, 3, 1_000])('a file may come in pieces of any size: %i', async (size) => {
  const file = '\uFEFFa,b\r\n1,"x\ny"\r\n\r\n2,"he said ""no"""\n3,ق€é\n';
  expect(await lines(file, CSV, size)).toEqual([
    [1, 'a', 'b'],
    [2, '1', 'x\ny'],
    [5, '2', 'he said "no"'],
    [6, '3', 'ق€é'],
  ]);
});

test('a line that is not UTF-8 is Latin-1, whatever the others are', async () => {
  const file = Buffer.concat([Buffer.from('a,Şalāḩ\n'), Buffer.from('b,José\n', 'latin1'), Buffer.from('c,Ḩadīthah\n')]);
  expect(await lines(file, CSV, 1_000)).toEqual([
    [1, 'a', 'Şalāḩ'],
    [2, 'b', 'José'],
    [3, 'c', 'Ḩadīthah'],
  ]);
});

test('a quotation mark that is never closed is told, and that what follows was not read', async () => {
  const rows = await lines(`a,b\n1,2\n3,"4\n5,6\n`);
  expect(rows).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
    [3, expect.stringContaining('A quotation mark is opened here and not closed, so neither this row nor what follows it was read.')],
  ]);
});

test('what comes before a quotation mark that swallows a file is kept', async () => {
  const rows = await lines(`a,b\n1,2\n3,"4\n${'5,6\n'.repeat(600_000)}`, CSV, 65_536);
  expect(rows).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
    [3, expect.stringContaining('A quotation mark is opened here and not closed')],
  ]);
});

test('a row without an end does not fill the memory', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let megabyte = 0; megabyte < 8; megabyte += 1) yield Buffer.alloc(1 << 20, 'x');
  }
  const rows: unknown[] = [];
  for await (const row of linesOf(endless(), { delimiter: '\t', quoted: false })) rows.push(row);
  expect(rows).toEqual([{ line: 1, refusal: expect.stringContaining('This line is too long for a row') }]);
});

test('a tab-separated file takes quotation marks as they stand', async () => {
  expect(await lines('a\t"b\n', { delimiter: '\t', quoted: false })).toEqual([[1, 'a', '"b']]);
});

test('a spreadsheet may separate by semicolons', async () => {
  expect(await lines('a;b\n1,5;"2;3"\n', { delimiter: 'comma or semicolon', quoted: true })).toEqual([
    [1, 'a', 'b'],
    [2, '1,5', '2;3'],
  ]);
});

test('UTF-16 and a missing header are refused with what to do', async () => {
  await expect(lines(Buffer.from('\uFEFFa,b\n', 'utf16le'))).rejects.toThrow('This file is UTF-16. Save it as UTF-8');
  const empty = rowsOf(cut(new Uint8Array(), 1), CSV, { required: ['id'], optional: [] });
  await expect(empty.next()).rejects.toThrow(ValidationError);
});
