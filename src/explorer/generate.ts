// Writes generated/operations.ts: what the page asks, checked against the committed schema, with the types of its variables and answers.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, type DocumentNode, type FragmentDefinitionNode, Kind, parse, print, validate, visit } from 'graphql';

const here = import.meta.dirname;
const root = join(here, '../..');
const schemaText = readFileSync(join(root, 'schema.graphql'), 'utf8');
const folder = join(here, 'operations');
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .toSorted()
  .map((name) => ({ location: name, document: parse(readFileSync(join(folder, name), 'utf8')) }));
const definitions = documents.flatMap(({ document }) => document.definitions);
const fragments = new Map(definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));

const wrong = validate(buildSchema(schemaText), { kind: Kind.DOCUMENT, definitions });
if (wrong.length > 0) throw new Error(`The page asks what the schema does not have: ${wrong.map(({ message }) => message).join(' ')}`);

const types = await codegen({
  filename: 'operations.ts',
  schema: parse(schemaText),
  documents,
  config: {},
  plugins: [
    {
      types: {
        enumType: 'string-literal',
        useTypeImports: true,
        immutableTypes: true,
        scalars: { ID: 'string', DateTime: 'string', LocalDate: 'string', URL: 'string' },
      },
    },
  ],
  pluginMap: { types: operationTypes },
});

const asked = definitions
  .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  .map((operation) => {
    const name = operation.name?.value ?? '';
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation)] };
    const text = JSON.stringify(print(document));
    return `export const ${name}: Operation<${name}Query, ${name}QueryVariables> = { name: '${name}', text: ${text} };\n`;
  });

mkdirSync(join(here, 'generated'), { recursive: true });
writeFileSync(
  join(here, 'generated/operations.ts'),
  `// Written by generate.ts.\nimport type { Operation } from '../ask.ts';\n\n${types}\n${asked.join('\n')}`,
);

/** Those that a part of a query spreads, and those that they spread. */
function fragmentsOf(part: Parameters<typeof visit>[0]): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  visit(part, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (fragment) for (const one of [fragment, ...fragmentsOf(fragment)]) used.add(one);
    },
  });
  return [...used];
}
