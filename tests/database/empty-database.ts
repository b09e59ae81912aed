// The `test` of what works on a database before its migrations: empty ones, as many as a test asks for.
import { randomBytes } from 'node:crypto';
import { test as base, inject } from 'vitest';
import { createDatabase, dropDatabase } from '../support/database.ts';

export const test = base.extend('emptyDatabase', ({}, { onCleanup }) => {
  const { server, prefix } = inject('testRun');
  const names: string[] = [];
  onCleanup(async () => {
    for (const name of names) await dropDatabase(server, name);
  });
  return async (): Promise<string> => {
    const name = `${prefix}_${randomBytes(6).toString('hex')}`;
    names.push(name);
    return createDatabase(server, name);
  };
});
