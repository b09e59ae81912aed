// Keys: UUIDv7, made here and not by the database, so that rows can be named before they are written, and sort by when they were made.
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

export const newId = (): string => v7();

/** The time in every key that follows from its content: a constant, for when it was made must not matter. */
const CONTENT_TIME = Date.UTC(2026, 0, 1).toString(16).padStart(12, '0');

/** A key in the layout of version 7 whose random bits are a hash: the same content has the same key, on every machine. */
export function idOf(content: string): string {
  const hash = createHash('sha256').update(content).digest('hex');
  const variant = (8 + (Number.parseInt(hash.slice(0, 1), 16) % 4)).toString(16);
  return `${CONTENT_TIME.slice(0, 8)}-${CONTENT_TIME.slice(8)}-7${hash.slice(1, 4)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
