// Revising a row: against the version that was read, so that nobody undoes unawares what another has just done. In the input of a
// revision what is absent stays as it is, null clears, and a list says what to add and what to remove.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import { changesSince } from './audit.ts';
import { ConflictError, type Path, ValidationError } from './error.ts';
import { LIST_LIMIT, listOf } from './input.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/** The version that was read. */
export const version = z.int('Give the version that you read, a whole number.').min(1, 'Give the version that you read, from 1 on.');

/** A field that a row must have: absent, it stays; null is refused. */
export const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional();

/** A field that a row may lack: absent, it stays; null clears it. */
export const clearable = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

/** What to add to a list, and what to remove from it; null empties it. */
export const listChange = <Item extends z.ZodType, Removed extends z.ZodType>(item: Item, removed: Removed) =>
  z.strictObject({ add: listOf(item), remove: listOf(removed) }).nullish();

export interface ListChange<Item, Removed = Item> {
  readonly add: readonly Item[];
  readonly remove: readonly Removed[];
}

/** The list after the change: what is there already is not added twice. @throws ValidationError where something to remove is not there */
export function changed<Item>(list: readonly Item[], change: ListChange<Item> | null | undefined, path: Path): Item[] {
  if (change === undefined) return [...list];
  if (change === null) return [];
  for (const [index, item] of change.remove.entries()) requireThere(list.includes(item), [...path, 'remove', index]);
  const left = list.filter((item) => !change.remove.includes(item));
  return requireRoom([...new Set([...left, ...change.add])], path);
}

export function requireThere(isThere: boolean, path: Path): void {
  if (!isThere) throw ValidationError.at(path, 'This is not in the list, so it cannot be removed from it.');
}

/** @throws ValidationError where a list has grown beyond what is read as one */
export function requireRoom<Item>(list: Item[], path: Path): Item[] {
  if (list.length > LIST_LIMIT) throw ValidationError.at(path, `The list would have more than ${LIST_LIMIT}.`);
  return list;
}

export function requireSome<Item>(list: Item[], path: Path): Item[] {
  if (list.length === 0) throw ValidationError.at(path, 'At least one must remain.');
  return list;
}

type Defined<Fields> = { [Field in keyof Fields]: Exclude<Fields[Field], undefined> };

/** Only the fields that are given. */
export const given = <Fields extends object>(fields: Fields): Partial<Defined<Fields>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Defined<Fields>>;

/** The row as it is before the revision. @throws ConflictError where it is no longer the version that was read */
export async function beforeRevision(
  tx: Transaction,
  table: 'actor' | 'act' | 'source' | 'case',
  id: string,
  read: number,
): Promise<Snapshot> {
  const before = await snapshot(tx, table, id);
  if (before?.['version'] === read) return before;
  const changes = await changesSince(tx, id, read);
  const what = changes === '' ? '' : ` What changed: ${changes}.`;
  const sentence = `You read version ${read}, and it is at version ${Number(before?.['version'])}.${what} Read it again, and revise what you find.`;
  throw new ConflictError(table, id, sentence, 'VERSION');
}
