// Trying again: every shape in which a conflict surfaces, met for real on two transactions that meet, and the end of patience.
import { expect } from 'vitest';
import type { Database, Transaction } from '../../src/database/connect.ts';
import { isWriteConflict, retrying, WriteConflict } from '../../src/database/retry.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { test } from '../support/test.ts';

const serializable = { isolationLevel: 'Serializable' } as const;

/** Two transactions that both read before either writes. @returns what the later one fails with */
async function collide(db: Database, write: (tx: Transaction, nth: number) => Promise<unknown>): Promise<unknown> {
  let arrived = 0;
  let release: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = (nth: number) =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT count(*) FROM actor`;
      arrived += 1;
      if (arrived === 2) release();
      await both;
      await write(tx, nth);
    }, serializable);
  const settled = await Promise.allSettled([run(1), run(2)]);
  return settled.find((outcome) => outcome.status === 'rejected')?.reason;
}

test('a model’s query that meets another writer is a conflict', async ({ db }) => {
  await recordActor(db, { name: 'Avala', kind: 'STATE' });
  const error = await collide(db, (tx) => tx.actor.updateMany({ data: { version: { increment: 1 } } }));
  expect(error).toMatchObject({ code: 'P2034' });
  expect(isWriteConflict(error)).toBe(true);
});

test('a raw statement that meets another writer is a conflict', async ({ db }) => {
  await recordActor(db, { name: 'Avala', kind: 'STATE' });
  const error = await collide(db, (tx) => tx.$executeRaw`UPDATE actor SET version = version + 1`);
  expect(error).toMatchObject({ code: 'P2010' });
  expect(isWriteConflict(error)).toBe(true);
});

test('what is found at COMMIT is a conflict', async ({ db }) => {
  const error = await collide(db, (tx, nth) => recordActor(tx, { name: `Actor ${nth}`, kind: 'STATE' }));
  expect(isWriteConflict(error)).toBe(true);
});

test('a unique value that another took is a conflict', async ({ db }) => {
  const { id } = await recordActor(db, { name: 'Avala', kind: 'STATE' });
  const again = db.actor.create({ data: { id, slug: 'other', name: 'B', kind: 'STATE', searchText: '', recordedAt: new Date() } });
  expect(isWriteConflict(await again.catch((error: unknown) => error))).toBe(true);
});

test.for([
  ['P2034', { code: 'P2034' }],
  ['a driver’s error at COMMIT', { name: 'DriverAdapterError', cause: { kind: 'TransactionWriteConflict' } }],
  ['P2010 with its cause', { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'TransactionWriteConflict' } } } }],
  ['a deadlock', { code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40P01' } } } }],
] as const)('%s is known', ([, error]) => {
  expect(isWriteConflict(error)).toBe(true);
});

test.for([new Error('no'), null, { code: 'P2028' }, { code: 'P1017' }, { code: '57014' }])('%j is no conflict', async (error) => {
  expect(isWriteConflict(error)).toBe(false);
  let tries = 0;
  const failing = retrying(() => {
    tries += 1;
    return Promise.reject(error);
  });
  await expect(failing).rejects.toBe(error);
  expect(tries).toBe(1);
});

test('it is tried again until it is done', async () => {
  let tries = 0;
  const done = await retrying(async () => {
    tries += 1;
    if (tries < 4) throw Object.assign(new Error('met'), { code: 'P2034' });
    return 'done';
  });
  expect([done, tries]).toEqual(['done', 4]);
});

test('after eight tries or three seconds it is told', async () => {
  let tries = 0;
  const started = performance.now();
  const failing = retrying(() => {
    tries += 1;
    return Promise.reject(Object.assign(new Error('met'), { code: 'P2034' }));
  });
  await expect(failing).rejects.toThrow(WriteConflict);
  expect(tries).toBe(8);
  expect(performance.now() - started).toBeLessThan(4_000);
});
