// Importing a dossier.
import type { Written } from '../domain/audit.ts';
import { type Remark, readImportRun } from '../domain/import-run.ts';
import { type DossierInput, importDossier } from '../formats/dossier-import.ts';
import type { ImportRun } from '../generated/prisma/client.ts';
import { builder } from './builder.ts';
import { idempotencyKey, mutation, resultOf } from './mutation.ts';

/** A dossier of thousands of entries takes seconds, on a slow machine many. */
const TIMEOUT_MS = 30_000;

const ImportRemark = builder.objectRef<Remark>('ImportRemark').implement({
  description: 'Something about an entry that was kept all the same.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Where the entry begins, from 1.' }),
    message: t.exposeString('message', { description: 'What is about it, in a sentence.' }),
  }),
});

const ImportRunType = builder.objectRef<ImportRun>('ImportRun').implement({
  description: 'What became of a file that was imported: of its entries, how many.',
  fields: (t) => ({
    read: t.exposeInt('read', { description: 'Were read.' }),
    created: t.exposeInt('created', { description: 'Added something.' }),
    revised: t.exposeInt('revised', { description: 'Revised what had come of them before.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Were there already, or stay as they were revised here.' }),
    warned: t.exposeInt('warned', { description: 'Were kept with a warning.' }),
    warnings: t.field({
      type: [ImportRemark],
      description: 'The first twenty warnings.',
      resolve: ({ warnings }) => warnings as unknown as Remark[],
    }),
  }),
});

const ImportDossierPayload = builder.objectRef<Written>('ImportDossierPayload').implement({
  description: 'What became of the dossier.',
  fields: (t) => ({
    import: t.field({
      type: ImportRunType,
      description: 'What became of it.',
      resolve: ({ id }, _args, { database }) => readImportRun(database, id),
    }),
  }),
});

const ImportDossierResult = resultOf('ImportDossierResult', ImportDossierPayload, 'causality');

const ImportDossierInput = builder.inputType('ImportDossierInput', {
  description: 'A dossier to import.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    dossier: t.string({ required: true, description: 'The dossier itself, YAML or JSON, as `Chain.export` and `casus export` write it.' }),
  }),
});

mutation<DossierInput>('importDossier', {
  role: 'ADMIN',
  description:
    'Imports a dossier, whole or not at all: an empty database becomes what it says; any other gains what it lacks, each claim as PROPOSED, and keeps what it has. Larger ones are for `casus import`. Example: `mutation { importDossier(input: {dossier: "format: casus-dossier\\nversion: 1\\nof: everything\\nactors:\\n  - {slug: iraq, name: Iraq, kind: STATE}\\n"}) { ... on ImportDossierPayload { import { created unchanged } } ... on ValidationError { issues { path message } } } }`.',
  input: ImportDossierInput,
  result: ImportDossierResult,
  write: importDossier,
  timeoutMs: TIMEOUT_MS,
});
