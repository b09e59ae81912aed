// The tests' own guard: no mistake in a test may reach a database that somebody uses.
import { expect, test } from 'vitest';
import { createDatabase, databaseUrl, dropDatabase } from '../support/database.ts';

const SERVER = 'postgres://postgres@127.0.0.1:1/postgres';

test('a database of the tests is one by its name', () => {
  expect(databaseUrl(SERVER, 'casus_test_1')).toBe('postgres://postgres@127.0.0.1:1/casus_test_1');
});

test.for(['casus', 'postgres', 'casus_production', ''])('the database "%s" is refused before anybody connects', async (name) => {
  const refusal = `Tests work on databases whose names start with casus_test_: "${name}" is not one.`;
  await expect(createDatabase(SERVER, name)).rejects.toThrow(refusal);
  await expect(dropDatabase(SERVER, name)).rejects.toThrow(refusal);
});
