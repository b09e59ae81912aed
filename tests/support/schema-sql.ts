// The SQL that Prisma itself would write to turn one schema file into another, offline: by the engine's WebAssembly build, for its
// native one is a download. Used to author a migration (`npm run migration:sql`) and to prove the migrations equal to the schema file.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine as Engine } from '@prisma/schema-engine-wasm';
import * as binding from '@prisma/schema-engine-wasm/schema_engine_bg';

type Exports = Record<string, unknown>;

// TypeScript knows WebAssembly as part of the browser alone, whose `Event` and `Response` this project does without.
declare const WebAssembly: {
  compile: (bytes: Uint8Array) => Promise<object>;
  instantiate: (module: object, imports: object) => Promise<{ exports: Exports }>;
};

type DiffTarget = Parameters<Engine['diff']>[0]['to'];

const { SchemaEngine, __wbg_set_wasm } = binding as unknown as {
  SchemaEngine: typeof Engine;
  __wbg_set_wasm: (exports: Exports) => void;
};

/** Node 20 does not import WebAssembly as a module, so it is instantiated by hand, once. */
async function loadEngine(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = await WebAssembly.compile(await readFile(script.replace(/\.js$/, '.wasm')));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': binding });
  __wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

const loaded = loadEngine();

const datamodel = (content: string): DiffTarget => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
});

/** A schema file with nothing in it. */
export const EMPTY_SCHEMA = 'datasource db {\n  provider = "postgresql"\n}\n';

/** Prisma's schema engine on a database. */
export async function withEngine<Result>(connectionString: string, use: (engine: Engine) => Promise<Result>): Promise<Result> {
  await loaded;
  // The engine never closes its connections, and its lock lives on one: they are to go as soon as they idle.
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString, max: 1, idleTimeoutMillis: 1 }));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

/** SQL from one schema file's text to another's. The engine asks the database for its version, no more. */
export async function schemaSql(connectionString: string, from: string, to: string): Promise<string> {
  const result = await withEngine(connectionString, (engine) =>
    engine.diff({
      from: datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    } as Parameters<Engine['diff']>[0]),
  );
  return result.stdout ?? '';
}
