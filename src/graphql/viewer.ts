// Who asks, and what they may do: nobody known, the holder of a key, or the bearer of a token.
import type { Database } from '../database/connect.ts';
import { checkApiKey } from '../domain/api-key.ts';
import { Role } from '../generated/prisma/enums.ts';

export interface Viewer {
  readonly role: Role;
  /** The key by which they came; null for nobody known, and for a token. */
  readonly keyId: string | null;
  /** The key's name, or a token's subject. */
  readonly name: string;
}

/** Somebody known, or a sentence that says why not. */
export type Identity = { readonly viewer: Viewer } | { readonly refusal: string };

export const ANONYMOUS: Viewer = { role: 'READER', keyId: null, name: 'anonymous' };

/** From the least to the most; each role may do what those before it may. */
export const ROLES = Object.values(Role);

export const mayActAs = (viewer: Viewer, role: Role): boolean => ROLES.indexOf(viewer.role) >= ROLES.indexOf(role);

/** The holder of a key. */
export async function identifyByKey(database: Database, key: string): Promise<Identity> {
  const check = await checkApiKey(database, key);
  if ('refusal' in check) return check;
  const { id: keyId, name, role } = check.row;
  return { viewer: { role, keyId, name } };
}

/** Whoever asks may not do this. */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  readonly code = 'FORBIDDEN';

  constructor(role: Role, own: Role) {
    super(
      `This needs a key with the role ${role}; you are asking as ${own}. Send one in the header: Authorization: Bearer casus_… An administrator makes keys with: casus key create`,
    );
  }
}
