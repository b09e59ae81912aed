// What a case holds: its roots, the chains on either side of them, and what was said about any of these.
import type { Db } from '../database/connect.ts';
import { rowsWhere } from '../domain/rows.ts';
import { EVERYTHING } from './lens.ts';
import { DEFAULT_TIMEOUT_MS, MAX_ACTS, MAX_DEPTH, walkActs } from './walk.ts';

/**
 * The ids of a case's acts: the roots, at most MAX_ACTS of their chains, and the statements about those. By everything anyone asserts,
 * whatever lens the question has: what belongs to a case is the analyst's choice, not a party's.
 */
export async function caseActs(db: Db, caseId: string): Promise<string[]> {
  const roots = await rowsWhere<{ actId: string }>(db, 'case_root', 'case_id', [caseId], 'position');
  const walked = await walkActs(db, {
    roots: roots.map(({ actId }) => actId),
    direction: 'BOTH',
    depth: MAX_DEPTH,
    acts: MAX_ACTS,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    lens: EVERYTHING,
    timeFlow: 'POSSIBLE',
  });
  const acts = walked.map(({ id }) => id);
  const said = await rowsWhere<{ statementId: string }>(db, 'statement_about', 'act_id', acts, 'statement_id');
  return [...new Set([...acts, ...said.map(({ statementId }) => statementId)])];
}
