// The JSON Schema of a dossier, as `casus schema --dossier` prints it.
import { z } from 'zod';
import { dossier } from './dossier.ts';

/** What a dossier may say by its form; some rules need the database, and only an import judges by them. */
export const dossierSchema = (): string => `${JSON.stringify(z.toJSONSchema(dossier, { io: 'input' }), null, 2)}\n`;
