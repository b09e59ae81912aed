// Keys: UUIDv7, made here and not by the database, so that rows can be named before they are written, and sort by when they were made.
import { createHash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Of the bytes for a thousand keys: to ask for sixteen at a time takes longer than all the rest of a key. */
const random = new Uint8Array(16 * 1024);
let taken = random.length;
/** Keys of the same millisecond count up from a random start, so that they sort as they were made. */
let [msecs, seq] = [0, 0];

export function newId(): string {
  if (taken === random.length) {
    randomFillSync(random);
    taken = 0;
  }
  const bytes = random.subarray(taken, (taken += 16));
  const now = Date.now();
  seq = now > msecs ? ((bytes[6] ?? 0) << 16) | ((bytes[7] ?? 0) << 8) | (bytes[8] ?? 0) : seq + 1;
  msecs = Math.max(now, msecs);
  return v7({ random: bytes, msecs, seq });
}

/** The time in every key that follows from its content: a constant, for when it was made must not matter. */
const CONTENT_TIME = Date.UTC(2026, 0, 1).toString(16).padStart(12, '0');

/** A key in the layout of version 7 whose random bits are a hash: the same content has the same key, on every machine. */
export function idOf(content: string): string {
  const hash = createHash('sha256').update(content).digest('hex');
  const variant = (8 + (Number.parseInt(hash.slice(0, 1), 16) % 4)).toString(16);
  return `${CONTENT_TIME.slice(0, 8)}-${CONTENT_TIME.slice(8)}-7${hash.slice(1, 4)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}
