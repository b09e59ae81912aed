// `casus verify`: whether every invariant holds in the database, and what was looked at to say so.
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { toDatabaseError } from '../database/error.ts';
import { migrationState } from '../database/migrate.ts';
import { type Finding, verify } from '../domain/verify.ts';
import { example } from './example.ts';
import { reachDatabase } from './open-database.ts';
import type { Surroundings } from './start.ts';

/** Something is in the database that must not be there. */
export class BrokenError extends Error {
  override readonly name = 'BrokenError';
}

export function addVerifyCommand(program: Command, settings: () => Config, { print, say }: Surroundings): void {
  program
    .command('verify')
    .description('check the database against every invariant, and print what was checked; changes nothing')
    .addOption(new Option('--json', 'print JSON'))
    .addHelpText('after', example('casus verify', 'casus verify --json'))
    .action(async ({ json }: { json?: true }) => {
      const findings = await verifyDatabase(settings(), say);
      print(json ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(line).join(''));
      const broken = findings.filter((finding) => finding.broken > 0);
      if (broken.length > 0)
        throw new BrokenError(
          `${broken.length} of ${findings.length} invariants do not hold. Restore a backup, or correct the rows by hand.`,
        );
      say(`All ${findings.length} invariants hold.`);
    });
}

/** Each statement may take its time: this one is asked by whoever runs the database, not by a visitor. */
async function verifyDatabase(config: Config, say: (sentence: string) => void): Promise<Finding[]> {
  const { database, url, close } = await reachDatabase({ ...config, statementTimeoutMs: 0 }, say);
  try {
    const { reachable, pending } = await migrationState(database);
    if (reachable && pending.length > 0) throw new BrokenError(`The database lacks migrations: ${pending.join(', ')}. Run: casus migrate`);
    return await verify(database);
  } catch (error) {
    throw toDatabaseError(error, url) ?? error;
  } finally {
    await close();
  }
}

function line({ what, looked, broken, examples }: Finding): string {
  if (broken === 0) return `holds   ${what}: ${looked} looked at\n`;
  return `BROKEN  ${what}: ${looked} looked at, ${broken} ${broken === 1 ? 'breaks' : 'break'} it (${examples.join(', ')}${broken > examples.length ? ', …' : ''})\n`;
}
