// `npm run migration:sql`: prints the SQL from the committed schema file to the one in the working tree, for a new file in
// prisma/migrations. What Prisma cannot say (CHECKs, generated columns, expression indexes) is to be added by hand.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { openTestServer } from './postgres.ts';
import { schemaSql } from './schema-sql.ts';

const SCHEMA = 'prisma/schema.prisma';

const committed = execFileSync('git', ['show', `HEAD:./${SCHEMA}`], { encoding: 'utf8' });
const server = await openTestServer();
try {
  console.log(await schemaSql(server.url, committed, readFileSync(SCHEMA, 'utf8')));
} finally {
  await server.close();
}
