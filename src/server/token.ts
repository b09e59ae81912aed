// Tokens (JWT) of an issuer that the settings name, beside keys. What is checked, and by which algorithms, is ours to say, never the token's.
import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { TokenRules } from '../config.ts';
import { type Identity, ROLES } from '../graphql/viewer.ts';

/** Seconds by which the issuer's clock and ours may differ. */
const CLOCK_TOLERANCE = 5;

/** Reads tokens by these rules. The issuer's keys are fetched when first needed, and again when one is unknown. */
export function createTokenReader({ issuer, audience, algorithms, keys, roleClaim }: TokenRules): (token: string) => Promise<Identity> {
  const options = { issuer, audience, algorithms, requiredClaims: ['sub', 'exp'], clockTolerance: CLOCK_TOLERANCE };
  const verify =
    keys instanceof URL
      ? (
          (set) => (token: string) =>
            jwtVerify(token, set, options)
        )(createRemoteJWKSet(keys))
      : (token: string) => jwtVerify(token, keys, options);
  return async (token) => {
    try {
      return toIdentity((await verify(token)).payload, roleClaim);
    } catch (error) {
      if (isTheTokens(error)) return { refusal: fault(error) };
      throw new GraphQLError('The keys of the issuer of your token cannot be read at the moment. Try again shortly.', {
        extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } },
      });
    }
  };
}

function toIdentity(payload: JWTPayload, roleClaim: string): Identity {
  const role = ROLES.find((known) => known === payload[roleClaim]);
  if (!role) return { refusal: `The token names no role. Its claim ${roleClaim} must be one of ${ROLES.join(', ')}.` };
  return { viewer: { role, keyId: null, name: payload.sub ?? '' } };
}

/** As against a fault of the network, or of the issuer's list of keys. */
const isTheTokens = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
  error.code !== 'ERR_JOSE_GENERIC';

function fault(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired. Get a new one from its issuer.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The token is not for this server: its claim ${error.claim} is missing or wrong.`;
  return 'The token is not signed as this server asks, or is no token at all.';
}
