// Who may import whom (CONTRIBUTING.md), asked of the linter itself: nobody would notice a rule that has come to refuse nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Layer {
  file: string;
  /** Modules as this file would name them; `type ` before one means that only its types are imported. */
  allowed: string[];
  refused: string[];
}

const DOORS = ['graphql', 'graphql-yoga', '@pothos/core', 'hono'];

const LAYERS: Layer[] = [
  {
    file: 'src/main.ts',
    allowed: ['./cli/casus.ts'],
    refused: ['./config.ts', './server.ts', './cli/start.ts', './database/embedded.ts', './domain/act.ts', '../seed/load.ts'],
  },
  {
    file: 'src/server.ts',
    allowed: ['./config.ts', './server/log.ts', './graphql/schema.ts', './formats/dot.ts', './database/connect.ts', 'hono'],
    refused: ['./main.ts', './domain/act.ts', './walk/walk.ts', './cli/casus.ts', '../seed/load.ts'],
  },
  {
    file: 'src/server/log.ts',
    allowed: ['./limits.ts', '../config.ts', '../graphql/schema.ts', '../formats/dot.ts', '../database/error.ts', 'hono'],
    refused: ['../main.ts', '../server.ts', '../domain/act.ts', '../walk/walk.ts', '../../seed/load.ts'],
  },
  {
    file: 'src/graphql/act.ts',
    allowed: [
      './actor.ts',
      '../domain/act.ts',
      '../walk/walk.ts',
      '../formats/dot.ts',
      '../generated/prisma/enums.ts',
      'type ../database/connect.ts',
      'graphql',
    ],
    refused: ['../server.ts', '../config.ts', '../database/connect.ts', '../generated/prisma/client.ts', 'pg'],
  },
  {
    file: 'src/domain/act.ts',
    allowed: ['./actor.ts', '../database/connect.ts', '../generated/prisma/client.ts', 'zod'],
    refused: ['../graphql/act.ts', 'type ../graphql/act.ts', '../walk/walk.ts', '../config.ts', '../../seed/load.ts', ...DOORS],
  },
  {
    file: 'src/walk/walk.ts',
    allowed: ['./lens.ts', '../domain/act.ts', '../database/connect.ts', '../generated/prisma/client.ts'],
    refused: ['../graphql/act.ts', '../formats/dot.ts', '../config.ts', ...DOORS],
  },
  {
    file: 'src/database/connect.ts',
    allowed: ['./error.ts', '../generated/prisma/client.ts', 'pg'],
    refused: ['../domain/act.ts', '../walk/walk.ts', '../graphql/schema.ts', '../config.ts'],
  },
  {
    file: 'src/formats/dot.ts',
    allowed: ['../domain/act.ts', '../walk/walk.ts', '../database/connect.ts', '../picture/chain-layout.ts'],
    refused: ['../graphql/schema.ts', '../server.ts', '../cli/casus.ts', '../config.ts'],
  },
  {
    file: 'src/picture/chain-layout.ts',
    allowed: ['./time-scale.ts'],
    refused: ['../domain/act.ts', 'type ../formats/chain-record.ts', '../explorer/chain.ts', 'node:fs', 'react'],
  },
  {
    file: 'src/cli/casus.ts',
    allowed: [
      './start.ts',
      '../config.ts',
      '../server.ts',
      '../domain/act.ts',
      '../formats/dot.ts',
      '../graphql/schema.ts',
      '../../seed/load.ts',
    ],
    refused: ['../main.ts', '../server/log.ts', '../graphql/act.ts'],
  },
  {
    file: 'src/explorer/page.tsx',
    allowed: ['./chain.tsx', '../picture/chain-layout.ts', 'react'],
    refused: ['../domain/act.ts', '../graphql/schema.ts', '../server.ts', 'type ../generated/prisma/client.ts'],
  },
  {
    file: 'src/explorer/part/list.tsx',
    allowed: ['../chain.tsx'],
    refused: ['../../domain/act.ts', '../../server/log.ts', '../../../seed/stories.ts'],
  },
  {
    file: 'seed/load.ts',
    allowed: ['./stories/quarrel.ts', '../src/domain/act.ts', '../src/walk/walk.ts', '../src/database/connect.ts'],
    refused: ['../src/graphql/schema.ts', '../src/server.ts', '../src/config.ts', '../tests/support/test.ts'],
  },
  {
    file: 'seed/stories/quarrel/actor.ts',
    allowed: ['../../story.ts', '../../../src/domain/act.ts'],
    refused: ['../../../src/graphql/schema.ts', '../../../src/server/log.ts'],
  },
];

interface Complaint {
  code: string;
  labels: [{ span: { line: number } }];
}

/** What one rule says about a file with these lines, at this place in an otherwise empty project with our settings. */
function complaints(rule: string, file: string, lines: string[]): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'casus-layers-'));
  try {
    const { options: _typeAware, ...settings } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'));
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(settings));
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), lines.join('\n'));
    const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'json'], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Complaint[] };
    return diagnostics.filter(({ code }) => code === rule).map(({ labels }) => labels[0].span.line - 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const asImport = (module: string, index: number): string =>
  module.startsWith('type ') ? `import type * as m${index} from '${module.slice(5)}';` : `import * as m${index} from '${module}';`;

test.for(LAYERS)('$file imports nothing that stands above it', ({ file, allowed, refused }) => {
  const modules = [...allowed, ...refused];
  const lines = complaints('eslint(no-restricted-imports)', file, modules.map(asImport));
  expect(lines.map((line) => modules[line])).toEqual(refused);
});

test.for(LAYERS)('of all files only src/main.ts reads the environment: $file', ({ file }) => {
  const lines = complaints('node(no-process-env)', file, ["process.env['DATABASE_URL'];"]);
  expect(lines).toHaveLength(file === 'src/main.ts' ? 0 : 1);
});

test('a cycle of imports is refused', () => {
  expect(complaints('import(no-cycle)', 'src/domain/act.ts', ["import './act.ts';"])).toEqual([0]);
});
