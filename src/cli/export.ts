// `casus export`: a case, a chain, a comparison, a list or everything as a file, on standard output.
import { once } from 'node:events';
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { writeDossier } from '../formats/dossier-write.ts';
import { FORMATS } from '../formats/export.ts';
import { fileAt, fileName, TAKEAWAYS, type Takeaway } from '../formats/file.ts';
import { example } from './example.ts';
import { openDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';

/** asToldBy, as the address has it, is --as-told-by on the command line; a.saidUntil is --a-said-until. */
const flagOf = (parameter: string): string =>
  `--${parameter.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} <value>`;

const ABOUT: Readonly<Record<Takeaway, { readonly what: string; readonly slug?: string; readonly example: string }>> = {
  case: {
    what: 'a case: its roots and the chains around them',
    slug: 'which case, by its slug',
    example: 'casus export case july-crisis-1914 --format md > july.md',
  },
  chain: {
    what: 'the chain around an act',
    slug: 'which act, by its slug; several with commas between them',
    example: 'casus export chain us-strikes-2020-03-12 --format dot --direction CAUSES --as-told-by the-guardian > chain.dot',
  },
  comparison: {
    what: 'two accounts of what led to an act, side by side',
    slug: 'which act, by its slug',
    example: 'casus export comparison austrian-general-mobilisation-1914-07-31 --format md --a austria-hungary --b russia > accounts.md',
  },
  acts: { what: 'a list of acts, a row each', example: 'casus export acts --format csv --actor iran --hostility-at-least 4 > acts.csv' },
  claims: {
    what: 'a list of claims, a row each',
    example: 'casus export claims --format csv --asserted-by iran,united-states > claims.csv',
  },
  actors: { what: 'a list of actors, a row each', example: 'casus export actors --format json --kinds ARMED_GROUP > actors.json' },
};

interface Wish extends Record<string, string> {
  readonly format: string;
}

export function addExportCommand(program: Command, settings: () => Config, surroundings: Surroundings): void {
  const commands = program
    .command('export')
    .description('print a case, a chain, a comparison, a list or everything as a file of some format')
    .addHelpText('after', example(ABOUT.case.example, ABOUT.acts.example, EVERYTHING));
  for (const of of Object.keys(TAKEAWAYS) as Takeaway[]) addTakeaway(commands, of, settings, surroundings);
  commands
    .command('all')
    .description('everything, as a dossier')
    .addOption(new Option('--format <ending>', 'as what').choices(DOSSIERS).makeOptionMandatory())
    .addHelpText('after', example(EVERYTHING))
    .action(({ format }: Wish) => exportAll(settings(), format, surroundings));
}

const EVERYTHING = 'casus export all --format dossier.yaml > everything.dossier.yaml';
const DOSSIERS = Object.values(FORMATS).flatMap(({ extension, write }) => (typeof write === 'function' ? [] : [extension]));

function addTakeaway(commands: Command, of: Takeaway, settings: () => Config, { print, say }: Surroundings): void {
  const { types, parameters } = TAKEAWAYS[of];
  const { what, slug, example: shown } = ABOUT[of];
  const command = commands
    .command(of)
    .description(what)
    .addOption(new Option('--format <ending>', 'as what').choices(Object.keys(types)).makeOptionMandatory())
    .option('--json', 'print JSON: the name of the file, its type and its text')
    .addHelpText(
      'after',
      `\nThe other options are the parameters of the address /${slug ? `${of}s/<slug>` : of}.<ending>, and mean the same.`,
    )
    .addHelpText('after', example(shown));
  if (slug) command.argument('<slug>', slug);
  const options = Object.entries(parameters).map(([name, meaning]) => ({ name, option: new Option(flagOf(name), meaning) }));
  for (const { option } of options) command.addOption(option);
  command.action(async (...words: unknown[]) => {
    const { format: ending, json, ...given } = command.opts<Wish>();
    const asked = options.flatMap(({ name, option }) => {
      const value = given[option.attributeName()];
      return value === undefined ? [] : [[name, value] as const];
    });
    const address = { of, slug: slug ? String(words[0]) : '', ending, parameters: Object.fromEntries(asked) };
    const { database, close } = await openDatabase(settings(), say);
    try {
      const text = await fileAt(database, address, { at: new Date(), origin: '' });
      print(json ? `${JSON.stringify({ name: fileName(address), contentType: types[ending], text }, null, 2)}\n` : text);
    } finally {
      await close();
    }
  });
}

/** Piece by piece, as fast as it is read: a large database does not fit into memory. */
async function exportAll(config: Config, ending: string, { print, say }: Surroundings): Promise<void> {
  const format = Object.values(FORMATS).find(({ extension }) => extension === ending);
  if (!format || typeof format.write === 'function') throw new Error(`The ending ${ending} got past its check.`);
  const { dossier } = format.write;
  const { database, close } = await openDatabase({ ...config, statementTimeoutMs: 0 }, say);
  try {
    await writeDossier(database, null, dossier, async (text) => {
      print(text);
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    });
  } finally {
    await close();
  }
}
