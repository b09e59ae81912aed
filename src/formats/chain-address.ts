// A chain's address: which walk, under which lens. Parameters as text in, a request for a walk out, and back for the permalink.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { admit } from '../domain/input.ts';
import { actorIds, sourceIds } from '../domain/reference.ts';
import { CausalStrength, ResponseBasis, ResponseKind } from '../generated/prisma/enums.ts';
import type { Lens } from '../walk/lens.ts';
import { tellersOf } from '../walk/teller.ts';
import { DEFAULT_ACTS, DEFAULT_DEPTH, DEFAULT_TIMEOUT_MS, MAX_ACTS, MAX_DEPTH, type WalkRequest } from '../walk/walk.ts';
import {
  among,
  flag,
  givenOf,
  instant,
  listed,
  MOST_NAMED,
  named,
  noSuchParameter,
  oneOf,
  type Parameters,
  queryAt,
  whole,
} from './parameter.ts';

/** A misspelt parameter would read as an answer to it. */
const question = z.strictObject(
  {
    direction: oneOf(['BOTH', 'CAUSES', 'CONSEQUENCES'], 'BOTH'),
    depth: whole(1, MAX_DEPTH, null),
    acts: whole(1, MAX_ACTS, DEFAULT_ACTS),
    timeFlow: oneOf(['POSSIBLE', 'STRICT'], 'POSSIBLE'),
    asToldBy: named,
    alone: flag,
    excluding: named,
    inSources: named,
    bases: among(ResponseBasis),
    kinds: among(ResponseKind),
    strengths: among(CausalStrength),
    minConfidence: whole(0, 100, null),
    minIndependentSources: whole(1, MOST_NAMED, null),
    disputed: oneOf(['INCLUDE', 'EXCLUDE', 'ONLY'], 'INCLUDE'),
    includeProposed: flag,
    saidUntil: instant,
    asOf: instant,
  },
  { error: noSuchParameter },
);

/** Every parameter that a chain can be asked with, and what it means. */
export const PARAMETERS: Readonly<Record<keyof typeof question.shape, string>> = {
  direction: 'which way to walk: CAUSES, CONSEQUENCES or BOTH (unless given)',
  depth: `most links from a root, 1 to ${MAX_DEPTH}; ${DEFAULT_DEPTH} unless given, of a case ${MAX_DEPTH}`,
  acts: `most acts, 1 to ${MAX_ACTS}; ${DEFAULT_ACTS} unless given`,
  timeFlow: 'STRICT: only links whose order in time is certain; POSSIBLE (unless given): all',
  asToldBy: 'only what these actors tell, by slug, with commas between them',
  alone: 'true: those actors themselves, without their offices and spokespersons',
  excluding: 'nothing that these actors tell, by slug',
  inSources: 'only claims that one of these sources bears out, by slug',
  bases: `only claims that come to be said so: some of ${Object.keys(ResponseBasis).join(', ')}`,
  kinds: `only claims of these kinds: some of ${Object.keys(ResponseKind).join(', ')}`,
  strengths: `only claims that give the trigger such weight: some of ${Object.keys(CausalStrength).join(', ')}`,
  minConfidence: 'only claims at least so firm, 0 to 100',
  minIndependentSources: 'only links borne out by at least so many publishers',
  disputed: 'links that somebody denies: INCLUDE (unless given), EXCLUDE or ONLY',
  includeProposed: 'true: entries count that nobody has reviewed yet',
  saidUntil: 'only what had been said by then, such as 2020-01-20T00:00:00Z',
  asOf: 'only what was recorded by then',
};

/** @throws ValidationError, NotFoundError where it names an actor or a source that is not recorded */
export async function requestOf(
  db: Db,
  roots: readonly string[],
  parameters: Parameters,
  depthUnlessAsked = DEFAULT_DEPTH,
): Promise<WalkRequest> {
  const asked = admit(question, parameters);
  const by = (list: readonly string[] | null) => (list ?? []).map((slug) => ({ slug }));
  const [asToldBy, excluding, inSources] = await Promise.all([
    actorIds(db, by(asked.asToldBy), ['asToldBy']),
    actorIds(db, by(asked.excluding), ['excluding']),
    sourceIds(db, by(asked.inSources), ['inSources']),
  ]);
  const [tellers, excluded] = await Promise.all([tellersOf(db, asToldBy, asked), tellersOf(db, excluding, asked)]);
  const { direction, depth, acts, timeFlow, ...conditions } = asked;
  return {
    roots: [...new Set(roots)],
    direction,
    depth: depth ?? depthUnlessAsked,
    acts: acts ?? DEFAULT_ACTS,
    timeoutMs: DEFAULT_TIMEOUT_MS,
    timeFlow,
    lens: {
      ...conditions,
      asToldBy: asked.asToldBy && asToldBy,
      tellers: asked.asToldBy && tellers,
      excluding,
      excluded,
      inSources: asked.inSources && inSources,
    },
  };
}

/** Whom and what a lens names, by slug. */
export interface LensSlugs {
  readonly asToldBy: readonly string[];
  readonly excluding: readonly string[];
  readonly inSources: readonly string[];
}

/** What a lens asks for, as an address says it; what is as it is by itself is left out. */
export const lensParameters = (lens: Lens, { asToldBy, excluding, inSources }: LensSlugs): Parameters =>
  givenOf({
    asToldBy: listed(asToldBy),
    alone: lens.alone ? 'true' : null,
    excluding: listed(excluding),
    inSources: listed(inSources),
    bases: listed(lens.bases),
    kinds: listed(lens.kinds),
    strengths: listed(lens.strengths),
    minConfidence: lens.minConfidence === null ? null : String(lens.minConfidence),
    minIndependentSources: lens.minIndependentSources === null ? null : String(lens.minIndependentSources),
    disputed: lens.disputed === 'INCLUDE' ? null : lens.disputed,
    includeProposed: lens.includeProposed ? 'true' : null,
    saidUntil: lens.saidUntil?.toISOString() ?? null,
    asOf: lens.asOf?.toISOString() ?? null,
  });

/** The query of the address at which the same walk is found again. */
export function queryOf({ direction, depth, acts, timeFlow, lens }: WalkRequest, slugs: LensSlugs): string {
  const walk = givenOf({
    direction,
    depth: String(depth),
    acts: acts === DEFAULT_ACTS ? null : String(acts),
    timeFlow: timeFlow === 'POSSIBLE' ? null : timeFlow,
  });
  return queryAt({ ...walk, ...lensParameters(lens, slugs) }, Object.keys(PARAMETERS));
}
