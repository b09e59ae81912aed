// The template that holds the stories of seed/: loaded by whoever needs it first, for most runs of a single file do not.
import { loadStories } from '../../seed/load.ts';
import { STORIES } from '../../seed/stories.ts';
import { connect, disconnect } from '../../src/database/connect.ts';
import { createDatabase, dropDatabase, emptyTemplate, type TestRun, withClient } from './database.ts';

/** Gives the template's name. The workers of a run wait for each other here. */
export async function storyTemplate(run: TestRun): Promise<string> {
  const name = `${run.prefix}_stories`;
  await withClient(run.server, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]); // Released with the connection.
    const made = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (made.rowCount === 0) await makeTemplate(run, name);
  });
  return name;
}

/** Under another name until it is complete, so that nobody takes half a story for the whole. */
async function makeTemplate(run: TestRun, name: string): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await dropDatabase(run.server, unfinished);
  const db = connect({ url: await createDatabase(run.server, unfinished, emptyTemplate(run)) });
  try {
    await loadStories(db, STORIES);
  } finally {
    await disconnect(db);
  }
  await withClient(run.server, (client) => client.query(`ALTER DATABASE "${unfinished}" RENAME TO "${name}"`));
}
