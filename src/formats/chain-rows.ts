// What the database holds of a chain, gathered for a file: a constant number of statements, whatever the chain's size.
import type { Db } from '../database/connect.ts';
import { type ActRow, actsById } from '../domain/act-row.ts';
import type { ActorRow } from '../domain/actor.ts';
import type { AffiliationRow } from '../domain/affiliation.ts';
import type { CitationRow } from '../domain/citation.ts';
import type { ClaimRow } from '../domain/claim.ts';
import { actorsById } from '../domain/identity.ts';
import type { ResponseLinkRow } from '../domain/response-link.ts';
import { rowsOf, rowsWhere } from '../domain/rows.ts';
import type { SourceRow } from '../domain/source.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { groupBy } from '../walk/account.ts';
import { hedgesOnLinks, positionsAboutActs, positionsOnLinks, seriesAboutActs } from '../walk/claim-read.ts';
import { deniedLinks, type Subgraph } from '../walk/subgraph.ts';
import type { Weight } from './chain-record.ts';

type Row<Name extends Prisma.ModelName> = Prisma.TypeMap['model'][Name]['payload']['scalars'];

export type WeighedClaim = ClaimRow & { readonly linkId: string; readonly weight: Weight };

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const distinct = (given: readonly (string | null)[]): string[] => [...new Set(given.filter((id) => id !== null))];
const byId = <One extends { readonly id: string }>(rows: readonly One[]) => new Map(rows.map((row) => [row.id, row]));

export interface ChainRows {
  readonly chain: Subgraph;
  readonly acts: ReadonlyMap<string, ActRow>;
  readonly denied: readonly ResponseLinkRow[];
  readonly actors: ReadonlyMap<string, ActorRow>;
  readonly sources: ReadonlyMap<string, SourceRow>;
  readonly places: ReadonlyMap<string, Row<'Place'>>;
  readonly participations: ReadonlyMap<string, readonly Row<'Participation'>[]>;
  readonly quotes: ReadonlyMap<string, readonly Row<'Quote'>[]>;
  readonly claimsOfLink: ReadonlyMap<string, readonly WeighedClaim[]>;
  readonly claimsOfAct: ReadonlyMap<string, readonly ClaimRow[]>;
  /** By act: who holds which figures of its casualties last. */
  readonly casualties: ReadonlyMap<string, readonly ClaimRow[]>;
  /** By subject: in what it is, or holds office. */
  readonly belongings: ReadonlyMap<string, readonly AffiliationRow[]>;
  readonly onBehalfOf: ReadonlyMap<string, readonly Row<'ClaimOnBehalf'>[]>;
  /** By the id of the act, the participation or the claim that they bear out. */
  readonly citations: ReadonlyMap<string, readonly CitationRow[]>;
}

const WEIGHTS: readonly Weight[] = ['CARRIES', 'HEDGES', 'DISPUTES'];

export async function gatherChain(db: Db, chain: Subgraph): Promise<ChainRows> {
  const { lens } = chain.request;
  const actIds = ids(chain.acts);
  const deniedIds = await deniedLinks(db, chain);
  const linkIds = [...ids(chain.links), ...deniedIds];
  const [denied, positions, hedges, casualties, participations, quotes, ...series] = await Promise.all([
    rowsWhere<ResponseLinkRow>(db, 'response_link', 'id', deniedIds),
    positionsOnLinks(db, lens, linkIds),
    hedgesOnLinks(db, lens, linkIds),
    positionsAboutActs(db, lens, 'CASUALTIES', actIds),
    rowsWhere<Row<'Participation'>>(db, 'participation', 'act_id', actIds, 'position'),
    rowsWhere<Row<'Quote'>>(db, 'quote', 'statement_id', actIds, 'position'),
    ...(['OCCURRENCE', 'ATTRIBUTION', 'CASUALTIES', 'COUNT'] as const).map((subject) => seriesAboutActs(db, lens, subject, actIds)),
  ]);
  const onLinks: WeighedClaim[] = [
    ...positions.map((claim) => ({ ...claim, weight: claim.carries ? ('CARRIES' as const) : ('DISPUTES' as const) })),
    ...hedges.map((claim) => ({ ...claim, weight: 'HEDGES' as const })),
  ];
  const onActs = series.flat();
  const claims = [...onLinks, ...onActs];
  const [acts, onBehalfOf, citations, belongings] = await Promise.all([
    actsById(
      db,
      distinct([
        ...actIds,
        ...denied.flatMap(({ responseId, triggerId }) => [responseId, triggerId]),
        ...claims.map((claim) => claim.statementId),
      ]),
    ),
    rowsWhere<Row<'ClaimOnBehalf'>>(db, 'claim_on_behalf', 'claim_id', ids(claims), 'actor_id'),
    citationsOf(db, actIds, ids(participations), ids(claims)),
    belongingsOf(db, distinct(participations.map(({ actorId }) => actorId))),
  ]);
  const [sources, places] = await Promise.all([
    rowsWhere<SourceRow>(db, 'source', 'id', distinct([...citations.map(({ sourceId }) => sourceId), ...(lens.inSources ?? [])])),
    rowsWhere<Row<'Place'>>(db, 'place', 'id', distinct(acts.map(({ placeId }) => placeId))),
  ]);
  const actors = await actorsById(
    db,
    distinct([
      ...participations.map(({ actorId }) => actorId),
      ...belongings.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
      ...claims.flatMap(({ assertedById, blamedId, sideId }) => [assertedById, blamedId, sideId]),
      ...onBehalfOf.map(({ actorId }) => actorId),
      ...sources.map(({ publisherId }) => publisherId),
      ...(lens.asToldBy ?? []),
      ...lens.excluding,
    ]),
  );
  return {
    chain,
    acts: byId(acts),
    denied,
    actors,
    sources: byId(sources),
    places: byId(places),
    participations: groupBy(participations, ({ actId }) => actId),
    quotes: groupBy(quotes, ({ statementId }) => statementId),
    claimsOfLink: groupBy(
      onLinks.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight)),
      ({ linkId }) => linkId,
    ),
    claimsOfAct: groupBy(onActs, ({ actId }) => actId ?? ''),
    casualties: groupBy(casualties, ({ actId }) => actId ?? ''),
    belongings: groupBy(belongings, ({ subjectId }) => subjectId),
    onBehalfOf: groupBy(onBehalfOf, ({ claimId }) => claimId),
    citations: groupBy(citations, ({ actId, participationId, claimId }) => actId ?? participationId ?? claimId ?? ''),
  };
}

/** How far up offices are followed: a person, a command, an army, a ministry, a state. */
const OFFICES = 4;

const belongingsOf = (db: Db, actorIds: readonly string[]): Promise<AffiliationRow[]> =>
  rowsOf<AffiliationRow>(
    db,
    Prisma.sql`
    WITH RECURSIVE above(id, depth) AS (
      SELECT id, 0 FROM unnest(${[...actorIds]}::uuid[]) AS named(id)
      UNION
      SELECT f.object_id, above.depth + 1 FROM above JOIN affiliation f ON f.subject_id = above.id
      WHERE f.kind IN ('PART_OF', 'HOLDS_OFFICE_IN') AND above.depth < ${OFFICES}
    )
    SELECT * FROM affiliation WHERE subject_id IN (SELECT id FROM above) AND kind IN ('PART_OF', 'HOLDS_OFFICE_IN') ORDER BY kind, id`,
  );

async function citationsOf(
  db: Db,
  actIds: readonly string[],
  participationIds: readonly string[],
  claimIds: readonly string[],
): Promise<CitationRow[]> {
  const read = await Promise.all([
    rowsWhere<CitationRow>(db, 'citation', 'act_id', actIds, 'position'),
    rowsWhere<CitationRow>(db, 'citation', 'participation_id', participationIds, 'position'),
    rowsWhere<CitationRow>(db, 'citation', 'claim_id', claimIds, 'position'),
  ]);
  return read.flat();
}
