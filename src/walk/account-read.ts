// Gathering an account: what is told about the links of a chain, by whom, and borne out by which publishers.
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { rowsWhere } from '../domain/rows.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type AccountGraph, asTold, groupBy, inOrderOf } from './account.ts';
import { type LinkPosition, positionsOnLinks } from './claim-read.ts';
import type { Lens } from './lens.ts';
import type { ChainLink } from './subgraph.ts';
import { type Party, partiesOf, type TellingView } from './teller.ts';

/** What is told about the links of a chain: five statements, whatever the size. */
export async function gatherAccount(db: Db, actIds: readonly string[], links: readonly ChainLink[], lens: Lens): Promise<AccountGraph> {
  const [acts, positions] = await Promise.all([
    inOrderOfTime(db, actIds),
    positionsOnLinks(
      db,
      lens,
      links.map(({ id }) => id),
    ),
  ]);
  const carrying = positions.filter((position) => position.carries);
  const [parties, publishers] = await Promise.all([partiesOfClaims(db, carrying, lens), publishersOf(db, carrying)]);
  const partiesByClaim = groupBy(parties, ({ deed }) => deed);
  const claims = carrying.map(({ linkId, id, kind, basis, strength, confidence }) => {
    // Only claims about other things than links lack a kind and a basis.
    if (kind === null || basis === null) throw new Error(`The claim ${id} on a link has no kind or no basis.`);
    const tellers = (partiesByClaim.get(id) ?? []).map(({ actorId }) => actorId);
    return { linkId, claim: { id, kind, basis, strength, confidence, parties: tellers, publishers: publishers.get(id) ?? [] } };
  });
  const claimsByLink = groupBy(claims, ({ linkId }) => linkId);
  const told = links.flatMap((link) =>
    asTold(
      link,
      (claimsByLink.get(link.id) ?? []).map(({ claim }) => claim),
    ),
  );
  return { lens, acts, links: inOrderOf(acts, told), parties: [...new Set(parties.map(({ actorId }) => actorId))] };
}

/** By place in time, then slug. */
export async function inOrderOfTime(db: Db, actIds: readonly string[]): Promise<string[]> {
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`SELECT id FROM act WHERE id = ANY(${[...actIds]}::uuid[]) ORDER BY placed_at, placed_rank, slug`,
  );
  return rows.map(({ id }) => id);
}

/** Of claims, by id, to whose accounts each belongs, by the parties' slugs. */
export async function partiesOfClaims(
  db: Db,
  claims: readonly Pick<LinkPosition, 'id' | 'assertedById' | 'saidEarliest' | 'saidLatest'>[],
  view: TellingView,
): Promise<Party[]> {
  const ids = claims.map(({ id }) => id);
  const behalf = view.alone
    ? []
    : await rowsWhere<{ claimId: string; actorId: string }>(db, 'claim_on_behalf', 'claim_id', ids, 'actor_id');
  const speakingFor = groupBy(behalf, ({ claimId }) => claimId);
  const voices = claims.flatMap(({ id, assertedById, saidEarliest, saidLatest }) =>
    [assertedById, ...(speakingFor.get(id) ?? []).map(({ actorId }) => actorId)].map((actorId) => ({
      deed: id,
      actorId,
      earliest: saidEarliest,
      latest: saidLatest,
    })),
  );
  return partiesOf(db, voices, view);
}

/** Of claims, by id, the publishers of what bears each out; a source without a publisher stands for itself. */
async function publishersOf(db: Db, claims: readonly { readonly id: string }[]): Promise<Map<string, string[]>> {
  const rows = await read<{ claimId: string; publishers: string[] }>(
    db,
    Prisma.sql`
    SELECT i.claim_id AS "claimId", array_agg(DISTINCT coalesce(s.publisher_id, s.id)::text) AS publishers
    FROM citation i JOIN source s ON s.id = i.source_id WHERE i.claim_id = ANY(${claims.map(({ id }) => id)}::uuid[]) GROUP BY i.claim_id`,
  );
  return new Map(rows.map(({ claimId, publishers }) => [claimId, publishers]));
}
