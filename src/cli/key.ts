// `casus key`: makes, lists and revokes the keys with which people and programs write.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Config } from '../config.ts';
import type { Database } from '../database/connect.ts';
import { type ApiKeyInput, type ApiKeyRow, createApiKey, listApiKeys, revokeApiKey } from '../domain/api-key.ts';
import { Role } from '../generated/prisma/enums.ts';
import { example } from './example.ts';
import { openDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';

interface Shape {
  readonly json?: true;
}

interface Wish extends Shape {
  readonly name: string;
  readonly role: Role;
  readonly expires?: Date;
}

export function addKeyCommands(program: Command, settings: () => Config, { print, say }: Surroundings): void {
  const commands = program.command('key').description('make, list and revoke keys to the API');
  const show = (value: unknown) => print(`${JSON.stringify(value, null, 2)}\n`);
  const json = () => new Option('--json', 'print JSON');

  async function onDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const { database, close } = await openDatabase(settings(), say);
    try {
      return await work(database);
    } finally {
      await close();
    }
  }

  commands
    .command('create')
    .description('make a key and print it, once: it is kept nowhere')
    .requiredOption('--name <text>', 'who or what it is for; the history of whatever is written with it shows this')
    .addOption(new Option('--role <role>', 'what it may do').choices(Object.values(Role)).makeOptionMandatory())
    .option('--expires <time>', 'when it ends; never unless given', readTime)
    .addOption(json())
    .addHelpText('after', example('casus key create --role EDITOR --name "the night desk" --expires 2030-01-31'))
    .action(async ({ name, role, expires, json: asJson }: Wish) => {
      const wish: ApiKeyInput = { name, role, expiresAt: expires ?? null };
      const { row, key } = await onDatabase((database) => createApiKey(database, wish));
      if (asJson) show({ ...shown(row), key });
      else print(`${key}\n`);
      say(
        `This is the key of ${name}, with the role ${role}${expires ? `, until ${expires.toISOString()}` : ''}. Keep it: it is not shown again.`,
      );
    });

  commands
    .command('list')
    .description('print the keys, the newest first, without their secrets')
    .addOption(json())
    .addHelpText('after', example('casus key list', 'casus key list --json'))
    .action(async ({ json: asJson }: Shape) => {
      const rows = await onDatabase(listApiKeys);
      if (asJson) show(rows.map(shown));
      else for (const row of rows) print(`${line(row)}\n`);
      if (rows.length === 0) say('There are no keys. Make one: casus key create --role EDITOR --name "…"');
    });

  commands
    .command('revoke')
    .description('end a key at once and for ever')
    .argument('<id>', 'its id, as the list has it')
    .addOption(json())
    .addHelpText('after', example('casus key revoke 01990000-0000-7000-8000-000000000000'))
    .action(async (id: string, { json: asJson }: Shape) => {
      const row = await onDatabase((database) => revokeApiKey(database, id));
      if (asJson) show(shown(row));
      say(`The key of ${row.name} is revoked since ${row.revokedAt?.toISOString()}.`);
    });
}

/** A day, or an instant with its zone: a time without one would end the key at another hour elsewhere. */
function readTime(text: string): Date {
  const isClear = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = new Date(text);
  if (!isClear || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('Give a day, 2030-01-31, or a time with its zone, 2030-01-31T18:00Z.');
  return time;
}

const shown = ({ hash: _, ...row }: ApiKeyRow) => row;

function line({ id, role, name, lastUsedAt, ...row }: ApiKeyRow): string {
  return [
    id,
    role.padEnd('READER'.length),
    state(row).padEnd('revoked 2026-01-31'.length),
    `used ${lastUsedAt ? day(lastUsedAt) : 'never'}`,
    name,
  ].join('  ');
}

function state({ revokedAt, expiresAt }: Pick<ApiKeyRow, 'revokedAt' | 'expiresAt'>): string {
  if (revokedAt) return `revoked ${day(revokedAt)}`;
  if (expiresAt) return `${expiresAt < new Date() ? 'expired' : 'until'} ${day(expiresAt)}`;
  return 'valid';
}

const day = (time: Date) => time.toISOString().slice(0, 10);
