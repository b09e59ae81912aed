// Looks whether every invariant holds, and says what it looked at. Reads alone, and all of it at one moment, whoever writes meanwhile.

import type { Database, Transaction } from '../database/connect.ts';
import { execute, read } from '../database/read.ts';
import { transact } from '../database/transaction.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { ACYCLIC, type Acyclic, INVARIANTS, type Invariant } from './invariant.ts';

export interface Finding {
  /** The invariant, as a sentence. */
  readonly what: string;
  /** How many rows were looked at. */
  readonly looked: number;
  /** How many of them break it. */
  readonly broken: number;
  /** The first of those, by id. */
  readonly examples: readonly string[];
}

/** More would only hide the count. */
const EXAMPLES = 5;
/** A million acts take minutes. */
const LIMIT_MS = 60 * 60 * 1000;

/** Every invariant, whether it holds or not. Give it a connection whose statements may take their time. */
export function verify(db: Database): Promise<Finding[]> {
  return transact(
    db,
    async (tx) => {
      await execute(tx, Prisma.sql`SET TRANSACTION READ ONLY`);
      const findings: Finding[] = [];
      for (const invariant of INVARIANTS) findings.push(await look(tx, invariant));
      for (const graph of ACYCLIC) findings.push(await lookForCycle(tx, graph));
      return findings;
    },
    { isolationLevel: 'RepeatableRead', timeout: LIMIT_MS },
  );
}

async function look(tx: Transaction, { what, rows, id, holds }: Invariant): Promise<Finding> {
  const [counted] = await read<Omit<Finding, 'what'>>(
    tx,
    Prisma.sql`
    SELECT count(*)::int AS looked, count(*) FILTER (WHERE NOT holds)::int AS broken,
      coalesce((array_agg(id ORDER BY id) FILTER (WHERE NOT holds))[:${Prisma.raw(String(EXAMPLES))}], '{}') AS examples
    FROM (SELECT (${Prisma.raw(id)})::text AS id, (${Prisma.raw(holds)}) AS holds FROM ${Prisma.raw(rows)}) checked`,
  );
  if (!counted) throw new Error('An aggregate gave no row.');
  return { what, ...counted };
}

async function lookForCycle(tx: Transaction, { what, rows, from, to }: Acyclic): Promise<Finding> {
  const edges = await read<Edge>(
    tx,
    Prisma.sql`SELECT ${Prisma.raw(from)}::text AS "from", ${Prisma.raw(to)}::text AS "to" FROM ${Prisma.raw(rows)}`,
  );
  const caught = inCycles(edges);
  return { what, looked: edges.length, broken: caught.length, examples: caught.slice(0, EXAMPLES) };
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Pure. Takes away what nothing leads to, and then what nothing leads from, until none is left to take: what stays lies on or between cycles. */
function inCycles(edges: readonly Edge[]): string[] {
  const kept = withPredecessor(edges.map(({ from, to }) => ({ from: to, to: from })));
  return [...withPredecessor(edges)].filter((id) => kept.has(id)).toSorted();
}

/** The nodes that remain when one after the other those are taken away that nothing leads to any more. */
function withPredecessor(edges: readonly Edge[]): Set<string> {
  const after = new Map<string, string[]>();
  const leading = new Map<string, number>();
  for (const { from, to } of edges) {
    const others = after.get(from);
    if (others) others.push(to);
    else after.set(from, [to]);
    leading.set(from, leading.get(from) ?? 0);
    leading.set(to, (leading.get(to) ?? 0) + 1);
  }
  const free = [...leading.keys()].filter((id) => leading.get(id) === 0);
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    leading.delete(id);
    for (const other of after.get(id) ?? []) {
      const count = (leading.get(other) ?? 0) - 1;
      leading.set(other, count);
      if (count === 0) free.push(other);
    }
  }
  return new Set(leading.keys());
}
