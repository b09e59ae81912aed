// Before the first test: a server, and on it the template that the tests copy, made of the migrations.
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/database/migrate.ts';
import { createDatabase, dropRun, emptyTemplate, newRun, type TestRun } from './database.ts';
import { openTestServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testRun: TestRun;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  const run = newRun(server.url);
  project.provide('testRun', run);
  await migrate(await createDatabase(run.server, emptyTemplate(run)));
  return async () => {
    await dropRun(run);
    await server.close();
  };
}
