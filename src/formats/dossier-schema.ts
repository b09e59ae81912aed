// The JSON Schema of a dossier, as `casus schema --dossier` prints it and the server gives it at /dossier.schema.json.
import { z } from 'zod';
import { dossier } from './dossier.ts';

let printed: string | undefined;

/** What a dossier may say by its form; some rules need the database, and only an import judges by them. */
export function dossierSchema(): string {
  printed ??= `${JSON.stringify(z.toJSONSchema(dossier, { io: 'input', reused: 'ref' }), null, 2)}\n`;
  return printed;
}
