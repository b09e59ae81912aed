// Who sent a request, by its header Authorization and nothing else: an address would be logged on its way, a cookie sent unasked.
import type { TokenRules } from '../config.ts';
import { ANONYMOUS, type Identity } from '../graphql/viewer.ts';
import { createTokenReader } from './token.ts';

/** Null stands for a request without the header. Whoever sends one and is not let in is told so: nobody reads as a stranger unawares. */
export function createIdentify(byKey: (key: string) => Promise<Identity>, tokenRules: TokenRules | null) {
  const byToken = tokenRules && createTokenReader(tokenRules);
  return async (authorization: string | null): Promise<Identity> => {
    if (authorization === null) return { viewer: ANONYMOUS };
    const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (bearer === undefined) return { refusal: 'The header must read: Authorization: Bearer casus_…' };
    return byToken && !bearer.startsWith('casus_') ? byToken(bearer) : byKey(bearer);
  };
}
