// Where an imported act came from: the row of which dataset, to look it up there.

import { builder } from './builder.ts';
import type { ImportOriginRow } from './load.ts';
import { Act } from './ref.ts';

const ImportOrigin = builder.objectRef<ImportOriginRow>('ImportOrigin').implement({
  description:
    'The row of a dataset of which an act came, as it was last imported. Example: `{ events(first: 5) { nodes { title importedFrom { dataset originalId version line } } } }`.',
  fields: (t) => ({
    dataset: t.exposeString('dataset', { description: 'Which: ucdp-ged, acled; "dossier" for what came by its own slug.' }),
    originalId: t.exposeString('originalId', { description: 'Its id there.' }),
    version: t.string({
      nullable: true,
      description: 'The version of the dataset in which the row last said something new; null where none was given.',
      resolve: ({ datasetVersion }) => datasetVersion || null,
    }),
    line: t.exposeInt('line', { description: 'Its line in the file, from 1.' }),
  }),
});

builder.interfaceField(Act, 'importedFrom', (t) =>
  t.field({
    type: [ImportOrigin],
    description: 'The rows of datasets that it was made of; none for an act that was recorded here.',
    resolve: ({ id }, _args, { load }) => load.importOriginsOfAct.load(id),
  }),
);
