// Where the acts of a batch came from: the row of a dataset, or of a dossier, by which they are known again when it comes again.
import type { ImportOrigin } from '../generated/prisma/client.ts';
import type { Admitted, AdmittedClaim, AdmittedRow } from './import-admit.ts';
import type { Making } from './import-draft.ts';
import { keyOf, type Origin, OWN_DATASET, originKey } from './import-world.ts';

type AdmittedAct = Extract<Admitted, { in: 'events' | 'statements' }>;

const claimsOf = (row: AdmittedRow): AdmittedClaim[] =>
  row.entries.flatMap((admitted) => ('claims' in admitted ? admitted.claims : 'claim' in admitted ? [admitted.claim] : []));

/** Where the act came from. A restored database has the origins that it had, and gets none. */
export function noteOrigin(making: Making, row: AdmittedRow, { entry }: AdmittedAct, actId: string, actVersion: number) {
  const key = originKey(row);
  if (!key || row.hash === null) return null;
  const { restoring } = making.setting;
  if (restoring && !row.original && !entry.origin) return null;
  const before = making.world.origins.get(keyOf(key))?.claims ?? {};
  const claims = Object.fromEntries(claimsOf(row).map(({ hash, id }) => [hash, before[hash] ?? id]));
  const kept = restoring && !row.original ? entry.origin : null;
  const noted: ImportOrigin = kept
    ? {
        dataset: kept.dataset,
        originalId: kept.id,
        datasetVersion: kept.version,
        line: kept.line,
        hash: kept.hash,
        actId,
        actVersion: kept.actVersion,
        claims: kept.claims,
      }
    : { dataset: key.dataset, originalId: key.id, datasetVersion: key.version, line: row.line, hash: row.hash, actId, actVersion, claims };
  making.draft.add('import_origin', noted);
  return { row: noted, hash: noted.hash, dataset: noted.dataset, originalId: noted.originalId };
}

/** Of an act that is another here than its row made it: no version of it is the one that was imported. */
const NO_VERSION = 0;

/**
 * A dossier says from which row of a dataset its act came. Elsewhere it comes by its slug, and that is taken up beside, so that the row
 * finds its act when it comes itself. What was revised where the dossier is from is not revised by the row here either.
 * @param version that the act gets by the dossier; null where it was there before, as whatever somebody made it
 */
export function takeUpOrigin(making: Making, { entry }: AdmittedAct, actId: string, version: number | null): void {
  const { world, setting, draft } = making;
  const { origin } = entry;
  if (!origin || origin.dataset === OWN_DATASET || setting.restoring) return;
  const there = world.origins.get(keyOf(origin));
  if (there && (there.actId !== actId || version === null)) return;
  const isAsImported = (entry.version ?? 1) === origin.actVersion;
  const taken: ImportOrigin = {
    dataset: origin.dataset,
    originalId: origin.id,
    datasetVersion: origin.version,
    line: origin.line,
    hash: origin.hash,
    actId,
    actVersion: isAsImported ? (version ?? NO_VERSION) : NO_VERSION,
    claims: origin.claims,
  };
  draft.add('import_origin', taken);
  making.learn(world.origins, keyOf(origin), taken as Origin);
}
