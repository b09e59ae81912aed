// What a file rests on, as one number: whoever finds the same number has been told the same.
import { createHash } from 'node:crypto';

/** JSON with the keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** SHA-256 of all that a chain, a comparison or a list holds and how it was asked for, in hexadecimal digits. */
export const fingerprint = (told: object): string => createHash('sha256').update(canonical(told)).digest('hex');
