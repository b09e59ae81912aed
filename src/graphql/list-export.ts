// A list as a file: as the address of the same list has it.
import { type ListFormat as Format, fileAt, LIST_FORMATS } from '../formats/file.ts';
import { DEFAULT_ROWS, MOST_ROWS } from '../formats/list.ts';
import type { List } from '../formats/list-column.ts';
import { ActConnection } from './act-list.ts';
import { ActorConnection } from './actor-list.ts';
import { builder } from './builder.ts';
import { ClaimConnection } from './claim-list.ts';
import type { RowsOfFile } from './cost.ts';
import { badInput } from './error.ts';
import { makingNow, SAME_FILE } from './export.ts';
import { enumOf } from './vocabulary.ts';

const ListFormat = enumOf<Format>('ListFormat', 'As what a list is taken away.', {
  CSV: 'CSV: a row for each, for a spreadsheet.',
  JSON: 'JSON: the same, with numbers and lists as such.',
});

const rowsOfList: RowsOfFile = ({ rows }) => Number(rows ?? DEFAULT_ROWS);

const EXPORTED = [
  [ActConnection, 'acts', '{ acts(filter: {actor: {by: {slug: "iran"}}, hostilityAtLeast: 4}) { export(format: CSV) } }'],
  [ClaimConnection, 'claims', '{ claims(filter: {about: {slug: "camp-taji-rocket-attack-2020-03-11"}}) { export(format: CSV) } }'],
  [ActorConnection, 'actors', '{ actors(filter: {kinds: [ARMED_GROUP]}) { export(format: JSON) } }'],
] as const satisfies readonly (readonly [unknown, List, string])[];

for (const [connection, list, example] of EXPORTED) {
  builder.objectField(connection, 'export', (t) =>
    t.string({
      description: `The whole list as a file, whatever the page, ${SAME_FILE}: at most ${MOST_ROWS} rows, and it says what of how many. What no address can say, such as an or, is refused. Example: \`${example}\`.`,
      args: {
        format: t.arg({ type: ListFormat, required: true, description: 'Which format.' }),
        rows: t.arg.int({ required: true, defaultValue: DEFAULT_ROWS, description: `Most rows, 1 to ${MOST_ROWS}.` }),
      },
      extensions: { rowsOfFile: rowsOfList },
      resolve: async ({ parameters }, { format, rows }, { database }) => {
        if (rows < 1 || rows > MOST_ROWS) throw badInput(`rows is ${rows}. Give 1 to ${MOST_ROWS}.`, 'rows');
        if (!parameters) throw new Error(`A list of ${list} without an address was to become a file.`);
        const asked = { ...(await parameters()), ...(rows === DEFAULT_ROWS ? {} : { rows: String(rows) }) };
        return fileAt(database, { of: list, slug: '', ending: LIST_FORMATS[format].extension, parameters: asked }, makingNow());
      },
    }),
  );
}
