// `casus export`: a chain, a case or everything as a file, on standard output.
import { once } from 'node:events';
import { Argument, type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { ValidationError } from '../domain/error.ts';
import { PARAMETERS } from '../formats/chain-address.ts';
import { writeDossier } from '../formats/dossier-write.ts';
import { type ExportFormat, exportAt, FORMATS, formatOf } from '../formats/export.ts';
import { example } from './example.ts';
import { openDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';

const ENDINGS = Object.values(FORMATS).map(({ extension }) => extension);

/** asToldBy, as the address has it, is --as-told-by on the command line. */
const flagOf = (parameter: string): string => `--${parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <value>`;

interface Wish extends Record<string, string> {
  readonly format: string;
}

export function addExportCommand(program: Command, settings: () => Config, { print, say }: Surroundings): void {
  const command = program
    .command('export')
    .description('print a chain, a case or everything as a file of some format')
    .addArgument(new Argument('<of>', 'what to take away').choices(['case', 'chain', 'all'] as const))
    .argument('[slug]', 'which case; or the act that the chain is around, several with commas between them')
    .addOption(new Option('--format <ending>', 'as what').choices(ENDINGS).makeOptionMandatory())
    .option('--json', 'print JSON: the name of the file, its type and its text')
    .addHelpText('after', '\nThe other options are those of the address /chains/<slug>.<ending>, and mean the same.')
    .addHelpText(
      'after',
      example(
        'casus export case july-crisis-1914 --format md > july.md',
        'casus export all --format dossier.yaml > everything.dossier.yaml',
        'casus export chain us-strikes-2020-03-12 --format dot --direction CAUSES --as-told-by the-guardian > chain.dot',
      ),
    );
  for (const [parameter, meaning] of Object.entries(PARAMETERS)) command.addOption(new Option(flagOf(parameter), meaning));
  command.action(async (of: 'case' | 'chain' | 'all', slug: string | undefined, { format: ending, json, ...parameters }: Wish) => {
    const format = formatOf(`.${ending}`)?.format;
    if (!format) throw new Error(`The ending ${ending} got past its check.`);
    if (of === 'all') return exportAll(settings(), format, print, say);
    if (slug === undefined) throw ValidationError.at(['slug'], `Name the ${of} by its slug.`);
    const { database, close } = await openDatabase(settings(), say);
    try {
      const text = await exportAt(database, { of, slug, format, parameters }, { at: new Date(), origin: '' });
      print(json ? `${JSON.stringify({ name: `${slug}.${ending}`, contentType: FORMATS[format].contentType, text }, null, 2)}\n` : text);
    } finally {
      await close();
    }
  });
}

/** Piece by piece, as fast as it is read: a large database does not fit into memory. */
async function exportAll(config: Config, format: ExportFormat, print: Surroundings['print'], say: Surroundings['say']): Promise<void> {
  const { write } = FORMATS[format];
  if (typeof write === 'function') throw ValidationError.at(['format'], 'Everything is exported as a dossier: give --format dossier.yaml.');
  const { database, close } = await openDatabase({ ...config, statementTimeoutMs: 0 }, say);
  try {
    await writeDossier(database, null, write.dossier, async (text) => {
      print(text);
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    });
  } finally {
    await close();
  }
}
