// Every format that can be imported, by the name that `casus import --format` knows it by.
import { dossierFormat } from './dossier-read.ts';
import type { ImportFormat } from './importer.ts';

export const IMPORTERS: Readonly<Record<string, ImportFormat>> = {
  dossier: dossierFormat,
};
