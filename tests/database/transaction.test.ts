// Transactions whose statements go past Prisma: they are in it as Prisma's own are, and none gets out of it.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Transaction } from '../../src/database/connect.ts';
import { driverOf } from '../../src/database/driver.ts';
import { insert } from '../../src/database/insert.ts';
import { execute, read } from '../../src/database/read.ts';
import { alone, inTransaction, transact } from '../../src/database/transaction.ts';
import { newId } from '../../src/domain/id.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { withClient } from '../support/database.ts';
import { test } from '../support/test.ts';

const place = (name: string) => ({ id: newId(), name, aliases: ['Elsewhere'] });
const count = Prisma.sql`SELECT count(*)::int AS places FROM place`;

test('statements past Prisma see what Prisma wrote, and the other way round', async ({ db }) => {
  await alone(db, async (tx) => {
    await tx.place.create({ data: place('Baghdad') });
    await insert(tx, { place: [place('Basra')] });
    expect(await read(tx, count)).toEqual([{ places: 2 }]);
    expect(await tx.place.count()).toBe(2);
  });
  expect(await db.place.count()).toBe(2);
});

test('are taken back with it', async ({ db }) => {
  const failing = alone(db, async (tx) => {
    await insert(tx, { place: [place('Baghdad')] });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await db.place.count()).toBe(0);
});

test('do not get out of one whose time is up', async ({ db }) => {
  let left: Transaction | undefined;
  let late: Promise<void> | undefined;
  const slow = transact(
    db,
    async (tx) => {
      left = tx;
      await insert(tx, { place: [place('Baghdad')] });
      await sleep(400);
      late = insert(tx, { place: [place('Basra')] });
      await late;
    },
    { timeout: 100 },
  );
  await expect(slow).rejects.toMatchObject({ code: 'P2028' });
  await expect(late).rejects.toMatchObject({ code: 'P2028' });
  expect(left && driverOf(left)).toBeNull();
  expect(await db.place.count()).toBe(0);
});

test('nor of one that is over', async ({ db }) => {
  const left = await alone(db, async (tx) => tx);
  await expect(execute(left, Prisma.sql`DELETE FROM place`)).rejects.toMatchObject({ code: 'P2028' });
});

test('stay on its connection when another is opened within it', async ({ db }) => {
  const where = Prisma.sql`SELECT pg_backend_pid() AS connection`;
  await alone(db, async (tx) => {
    const before = await read(tx, where);
    await db.$transaction(async () => expect(await read(tx, where)).toEqual(before));
    expect(await read(tx, where)).toEqual(before);
  });
});

test('go on after a migration that gave a table another column', async ({ db, url }) => {
  const places = () => inTransaction(db, (tx) => read<{ colour?: null }>(tx, Prisma.sql`SELECT * FROM place`));
  await alone(db, (tx) => insert(tx, { place: [place('Baghdad')] }));
  expect((await places())[0]).not.toHaveProperty('colour');
  await withClient(url, (client) => client.query('ALTER TABLE place ADD COLUMN colour text'));
  expect((await places())[0]).toHaveProperty('colour', null);
});

test('rows of several tables that refer to each other go in as one statement, at any time of the calendar', async ({ db }) => {
  const [outer, inner] = [place('Iraq'), place('Basra')];
  const times = [new Date('0000-12-31T14:00:00Z'), new Date('2020-03-11T19:52:00.123Z'), new Date('+010000-01-01T05:59:59.999Z')];
  const slugs = times.map((at, index) => ({ slug: `actor-${index}`, name: 'A', kind: 'STATE' as const, recordedAt: at }));
  await alone(db, (tx) =>
    insert(tx, {
      place: [{ ...inner, withinId: outer.id, latitude: 30.5, longitude: 47.8 }, outer],
      actor: slugs.map((actor) => ({ ...actor, id: newId(), version: 1, aliases: [], lentAliases: [], searchText: '' })),
    }),
  );
  expect(await db.place.findUnique({ where: { name: 'Basra' } })).toEqual({
    ...inner,
    withinId: outer.id,
    latitude: 30.5,
    longitude: 47.8,
    precisionKm: null,
    country: null,
  });
  const actors = await read<{ recordedAt: Date }>(db, Prisma.sql`SELECT recorded_at FROM actor ORDER BY slug`);
  expect(actors.map(({ recordedAt }) => recordedAt)).toEqual(times);
});
