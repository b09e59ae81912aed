// `casus verify`: what it prints, and with which code it ends.
import { describe, expect } from 'vitest';
import { run } from '../../src/cli/casus.ts';
import type { Finding } from '../../src/domain/verify.ts';
import { strike, test } from '../domain/world.ts';

async function casus(url: string, ...words: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await run({
    words,
    environment: { DATABASE_URL: url },
    print: (text) => printed.push(text),
    say: (sentence) => said.push(sentence),
    untilStopped: () => AbortSignal.abort(),
  });
  return { code, printed: printed.join(''), said: said.join('\n') };
}

const unplaced = 'an act stands in the first place that its bounds and its triggers allow';

describe('casus verify', () => {
  test('says of a sound database what it looked at, and ends with 0', async ({ db, url }) => {
    await strike(db, 'blow', '2020-03-11');
    const { code, printed, said } = await casus(url, 'verify');
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/^All \d\d invariants hold\.$/) });
    expect(printed).toContain(`holds   ${unplaced}: 1 looked at\n`);
  });

  test('says of a broken one what is broken and where, and ends with 1', async ({ db, url }) => {
    const { id } = await strike(db, 'blow', '2020-03-11');
    await db.act.update({ where: { id }, data: { placedRank: 3 } });
    const { code, printed, said } = await casus(url, 'verify');
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^1 of \d\d invariants do not hold\./) });
    expect(printed).toContain(`BROKEN  ${unplaced}: 1 looked at, 1 breaks it (${id})\n`);
  });

  test('prints the same as JSON', async ({ db, url }) => {
    const { id } = await strike(db, 'blow', '2020-03-11');
    await db.act.update({ where: { id }, data: { placedRank: 3 } });
    const { code, printed } = await casus(url, 'verify', '--json');
    expect(code).toBe(1);
    const broken = (JSON.parse(printed) as Finding[]).filter((finding) => finding.broken > 0);
    expect(broken).toEqual([{ what: unplaced, looked: 1, broken: 1, examples: [id] }]);
  });

  test('leaves a database without its migrations as it is', async ({ db, url }) => {
    await db.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%writing'`;
    const { code, said } = await casus(url, 'verify');
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/lacks migrations: \d+_writing\. Run: casus migrate$/) });
  });

  test('explains itself with an example, and refuses what it does not know with 2', async ({ url }) => {
    expect(await casus(url, 'verify', '--help')).toMatchObject({ code: 0, printed: expect.stringContaining('$ casus verify --json') });
    expect(await casus(url, 'verify', '--loud')).toMatchObject({ code: 2 });
    expect(await casus('postgres://casus:hunter2@127.0.0.1:1/casus', 'verify')).toMatchObject({
      code: 1,
      said: 'PostgreSQL at 127.0.0.1:1 does not answer. Start it, or correct DATABASE_URL.',
    });
  });
});
