// Where this package lies on disk: the files that are not compiled (migrations, schema) are found from here, run from source or built.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function isPackageRoot(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'casus';
  } catch {
    return false;
  }
}

function findUpwards(folder: string): string {
  if (isPackageRoot(folder)) return folder;
  if (dirname(folder) === folder) throw new Error('The package.json of casus is missing above its own code: install casus again.');
  return findUpwards(dirname(folder));
}

export const PACKAGE_ROOT = findUpwards(dirname(fileURLToPath(import.meta.url)));
