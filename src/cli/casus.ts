// The `casus` command. Results go to standard output, words to standard error; exit 0 is done, 1 failed, 2 asked in a wrong way.
import { Command, CommanderError, Option } from 'commander';
import { loadStories } from '../../seed/load.ts';
import { STORIES } from '../../seed/stories.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { DatabaseError } from '../database/error.ts';
import { WriteConflict } from '../database/retry.ts';
import { NotFoundError, ValidationError } from '../domain/error.ts';
import { dossierSchema } from '../formats/dossier-schema.ts';
import { printedSchema } from '../graphql/schema.ts';
import { addDoctorCommand } from './doctor.ts';
import { example } from './example.ts';
import { addExportCommand } from './export.ts';
import { addImportCommand, ImportError } from './import.ts';
import { addKeyCommands } from './key.ts';
import { ListenError } from './listen.ts';
import { openDatabase } from './open-database.ts';
import { type Surroundings, start } from './start.ts';
import { addVerifyCommand, BrokenError } from './verify.ts';

const DONE = 0;
const FAILED = 1;
const MISUSED = 2;

class UsageError extends Error {}

export interface Call extends Surroundings {
  /** The words after the command; none means `start`. */
  readonly words: readonly string[];
  readonly environment: Record<string, string | undefined>;
}

/** Gives the exit code. */
export async function run(call: Call): Promise<number> {
  try {
    await createProgram(call).parseAsync(call.words.length > 0 ? call.words : ['start'], { from: 'user' });
    return DONE;
  } catch (error) {
    // Whoever read has left: what is under way was ended in order, and is nobody's mistake.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return DONE;
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : MISUSED; // Has spoken already.
    const is = (...kinds: (new (...parts: never[]) => Error)[]) => kinds.some((kind) => error instanceof kind);
    const isMisuse = is(ConfigError, UsageError, ValidationError);
    const isForPeople = isMisuse || is(WriteConflict, BrokenError, DatabaseError, ImportError, ListenError, NotFoundError);
    call.say(isForPeople ? (error as Error).message : String((error as Error).stack ?? error));
    return isMisuse ? MISUSED : FAILED;
  }
}

function createProgram(call: Call): Command {
  const settings = () => readConfig(call.environment);
  const program = new Command('casus')
    .description('Who did what, who said what, and what answered what.')
    .exitOverride()
    .configureOutput({ writeOut: call.print, writeErr: (text) => call.say(text.trimEnd()) })
    .addHelpText('after', example('casus start', 'casus export case july-crisis-1914 --format md > july.md'))
    .addHelpText('after', '\nSettings come from the environment or a file .env: PORT, DATABASE_URL and others; the README lists them.');

  program
    .command('start')
    .description('serve the API, on a PostgreSQL of its own unless DATABASE_URL names another; so does casus alone')
    .addHelpText('after', example('PORT=8080 casus start'))
    .action(() => start(settings(), call));

  program
    .command('migrate')
    .description('bring the database to the newest migration, and print those that were applied')
    .addOption(json())
    .addHelpText('after', example('DATABASE_URL=postgres://casus@localhost/casus casus migrate'))
    .action((shape: Shape) => migrate(settings(), shape, call));

  program
    .command('seed')
    .argument('[story...]', `which stories to load; all of them when none is named: ${slugs().join(', ')}`)
    .description('load the stories that come with Casus; what is there already stays as it is')
    .addOption(json())
    .addHelpText('after', example(`casus seed ${slugs()[0]}`))
    .action((stories: string[], shape: Shape) => seed(settings(), stories, shape, call));

  program
    .command('schema')
    .description('print the schema of the API')
    .option('--dossier', 'print the JSON Schema of a dossier instead')
    .addHelpText('after', example('casus schema > schema.graphql', 'casus schema --dossier > dossier.schema.json'))
    .action(({ dossier }: { dossier?: true }) => call.print(dossier ? dossierSchema() : printedSchema()));

  addVerifyCommand(program, settings, call);
  addDoctorCommand(program, settings, call);
  addImportCommand(program, settings, call);
  addExportCommand(program, settings, call);
  addKeyCommands(program, settings, call);
  return program;
}

const slugs = () => STORIES.map(({ slug }) => slug);

interface Shape {
  readonly json?: true;
}

const json = () => new Option('--json', 'print JSON');
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function migrate(config: Config, shape: Shape, { print, say }: Surroundings): Promise<void> {
  const { applied, close } = await openDatabase(config, say);
  await close();
  if (shape.json) print(asJson({ applied }));
  else for (const name of applied) print(`${name}\n`);
  say(applied.length === 0 ? 'The database is at the newest migration already.' : 'The database is at the newest migration.');
}

async function seed(config: Config, wanted: readonly string[], shape: Shape, { print, say }: Surroundings): Promise<void> {
  const unknown = wanted.filter((slug) => !slugs().includes(slug));
  if (unknown.length > 0) throw new UsageError(`There is no story ${unknown.join(', ')}. There are: ${slugs().join(', ')}`);
  const { database, close } = await openDatabase(config, say);
  try {
    const loaded = await loadStories(
      database,
      STORIES.filter(({ slug }) => wanted.length === 0 || wanted.includes(slug)),
      say,
    );
    if (shape.json) print(asJson(loaded));
  } finally {
    await close();
  }
}
