// Every format that can be imported, by the name that `casus import --format` knows it by.
import { dossierFormat } from './dossier-read.ts';
import { acled } from './import/acled.ts';
import { csvActs } from './import/csv-acts.ts';
import { csvClaims, csvLinks } from './import/csv-claims.ts';
import { csvSources } from './import/csv-sources.ts';
import { gdelt } from './import/gdelt.ts';
import { graphml } from './import/graphml.ts';
import { icews } from './import/icews.ts';
import { polecat } from './import/polecat.ts';
import { stix } from './import/stix.ts';
import { ucdpGed } from './import/ucdp-ged.ts';
import type { ImportFormat } from './importer.ts';

export const IMPORTERS: Readonly<Record<string, ImportFormat>> = {
  dossier: dossierFormat,
  'ucdp-ged': ucdpGed,
  acled,
  gdelt,
  icews,
  polecat,
  'csv-acts': csvActs,
  'csv-links': csvLinks,
  'csv-claims': csvClaims,
  'csv-sources': csvSources,
  graphml,
  stix,
};
