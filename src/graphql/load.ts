// The batched reads of a request: whatever a query's shape, each kind of row costs one statement for each level of the query.
import DataLoader from 'dataloader';
import type { Db } from '../database/connect.ts';
import { actsById, partsOf } from '../domain/act-row.ts';
import type { ActorRow } from '../domain/actor.ts';
import { actorsById } from '../domain/identity.ts';
import { rowsWhere } from '../domain/rows.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { type ActClaimSubject, positionsAboutActs, positionsOnLinks, seriesAboutActs } from '../walk/claim-read.ts';
import type { Lens } from '../walk/lens.ts';
import { type ChainLink, type Cut, cutOf, type Hidden, hiddenIn, linksBetween, type Subgraph, type Walked } from '../walk/subgraph.ts';

export type ImportOriginRow = Pick<Row<'ImportOrigin'>, 'actId' | 'dataset' | 'originalId' | 'datasetVersion' | 'line'>;
type Row<Name extends Prisma.ModelName> = Prisma.TypeMap['model'][Name]['payload']['scalars'];

/** A DataLoader that gives at once what it has read already: a promise for each field costs more than the field. */
export class Loader<Key, Value> extends DataLoader<Key, Value> {
  private readonly read: Map<Key, Value>;

  constructor(batch: (keys: readonly Key[]) => Promise<Value[]>) {
    const read = new Map<Key, Value>();
    super(async (keys) => {
      const values = await batch(keys);
      for (const [index, key] of keys.entries()) read.set(key, values[index] as Value);
      return values;
    });
    this.read = read;
  }

  get(key: Key): Value | Promise<Value> {
    const value = this.read.get(key);
    return value === undefined ? this.load(key) : value;
  }
}

/** One row for each id; null where there is none. */
function one<T extends { id: string }>(read: (ids: readonly string[]) => Promise<T[]>): Loader<string, T | null> {
  return new Loader(async (ids) => {
    const rows = new Map((await read(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** The rows that belong to each id, in the order in which they were read. */
function many<T>(read: (ids: readonly string[]) => Promise<T[]>, owner: (row: T) => string | null): Loader<string, T[]> {
  return new Loader(async (ids) => {
    const owned = new Map<string | null, T[]>(ids.map((id) => [id, []]));
    for (const row of await read(ids)) owned.get(owner(row))?.push(row);
    return ids.map((id) => owned.get(id) ?? []);
  });
}

/** A loader of its own for each lens, so that everything asked under one lens is read together. */
function perLens<Key extends string, T>(
  create: (lens: Lens, key: Key) => DataLoader<string, T>,
): (lens: Lens, key: Key) => DataLoader<string, T> {
  const made = new Map<Lens, Map<Key, DataLoader<string, T>>>();
  return (lens, key) => {
    const ofLens = made.get(lens) ?? new Map<Key, DataLoader<string, T>>();
    const loader = ofLens.get(key) ?? create(lens, key);
    made.set(lens, ofLens.set(key, loader));
    return loader;
  };
}

/** Of a chain, what only some queries ask for, each read once. */
function chainLoaders(db: Db) {
  const linksOfChain = new DataLoader<Walked, ChainLink[]>((chains) =>
    Promise.all(chains.map(({ acts, request }) => linksBetween(db, acts, request))),
  );
  const cutOfChain = new DataLoader<Walked, Cut>((chains) =>
    Promise.all(chains.map(async (chain) => cutOf(db, chain, await linksOfChain.load(chain)))),
  );
  const hiddenOfChain = new DataLoader<Walked, Map<string, Hidden>>((chains) =>
    Promise.all(chains.map(async (chain) => hiddenIn(db, chain, await linksOfChain.load(chain)))),
  );
  return { linksOfChain, cutOfChain, hiddenOfChain };
}

/** A chain with its links and all that it left out. */
export const wholeChain = async (load: Loaders, chain: Walked): Promise<Subgraph> => ({
  request: chain.request,
  acts: chain.acts,
  links: await load.linksOfChain.load(chain),
  hidden: await load.hiddenOfChain.load(chain),
  ...(await load.cutOfChain.load(chain)),
});

export type Loaders = ReturnType<typeof createLoaders>;

export const createLoaders = (db: Db) => ({
  ...chainLoaders(db),

  /** Of one that was merged into another, that one. */
  actor: new Loader<string, ActorRow | null>(async (ids) => {
    const rows = await actorsById(db, ids);
    return ids.map((id) => rows.get(id) ?? null);
  }),
  affiliation: one<Row<'Affiliation'>>((ids) => rowsWhere(db, 'affiliation', 'id', ids)),
  act: one((ids) => actsById(db, ids)),
  place: one<Row<'Place'>>((ids) => rowsWhere(db, 'place', 'id', ids)),
  source: one<Row<'Source'>>((ids) => rowsWhere(db, 'source', 'id', ids)),
  link: one<Row<'ResponseLink'>>((ids) => rowsWhere(db, 'response_link', 'id', ids)),
  claim: one<Row<'Claim'>>((ids) => rowsWhere(db, 'claim', 'id', ids)),
  case: one<Row<'Case'>>((ids) => rowsWhere(db, 'case', 'id', ids)),
  auditEntry: one<Row<'AuditEntry'>>((ids) => rowsWhere(db, 'audit_entry', 'id', ids)),
  quote: one<Row<'Quote'>>((ids) => rowsWhere(db, 'quote', 'id', ids)),

  participationsOfAct: many<Row<'Participation'>>(
    (ids) => rowsWhere(db, 'participation', 'act_id', ids, 'position'),
    (row) => row.actId,
  ),
  citationsOfAct: many<Row<'Citation'>>(
    (ids) => rowsWhere(db, 'citation', 'act_id', ids, 'position'),
    (row) => row.actId,
  ),
  importOriginsOfAct: many<ImportOriginRow>(
    (ids) => rowsWhere(db, 'import_origin', 'act_id', ids, 'dataset, original_id'),
    (row) => row.actId,
  ),
  citationsOfParticipation: many<Row<'Citation'>>(
    (ids) => rowsWhere(db, 'citation', 'participation_id', ids, 'position'),
    (row) => row.participationId,
  ),
  citationsOfClaim: many<Row<'Citation'>>(
    (ids) => rowsWhere(db, 'citation', 'claim_id', ids, 'position'),
    (row) => row.claimId,
  ),
  quotesOfStatement: many<Row<'Quote'>>(
    (ids) => rowsWhere(db, 'quote', 'statement_id', ids, 'position'),
    (row) => row.statementId,
  ),
  actsAbout: many<Row<'StatementAbout'>>(
    (ids) => rowsWhere(db, 'statement_about', 'statement_id', ids, 'act_id'),
    (row) => row.statementId,
  ),
  statementOnBehalfOf: many<Row<'StatementOnBehalf'>>(
    (ids) => rowsWhere(db, 'statement_on_behalf', 'statement_id', ids, 'actor_id'),
    (row) => row.statementId,
  ),
  claimOnBehalfOf: many<Row<'ClaimOnBehalf'>>(
    (ids) => rowsWhere(db, 'claim_on_behalf', 'claim_id', ids, 'actor_id'),
    (row) => row.claimId,
  ),
  claimsOfAffiliation: many<Row<'Claim'>>(
    (ids) => rowsWhere(db, 'claim', 'affiliation_id', ids, 'said_earliest, id'),
    (row) => row.affiliationId,
  ),
  affiliationsOfSubject: many<Row<'Affiliation'>>(
    (ids) => rowsWhere(db, 'affiliation', 'subject_id', ids, 'kind, id'),
    (row) => row.subjectId,
  ),
  affiliatesOfObject: many<Row<'Affiliation'>>(
    (ids) => rowsWhere(db, 'affiliation', 'object_id', ids, 'kind, id'),
    (row) => row.objectId,
  ),
  partsOfEvent: many(
    (ids) => partsOf(db, ids),
    (row) => row.parentId,
  ),
  /** Claims about an act that a lens lets in, superseded ones included. */
  series: perLens((lens, subject: ActClaimSubject) =>
    many(
      (ids) => seriesAboutActs(db, lens, subject, ids),
      (row) => row.actId,
    ),
  ),
  /** Of each asserter what it held last about an act. */
  positions: perLens((lens, subject: ActClaimSubject) =>
    many(
      (ids) => positionsAboutActs(db, lens, subject, ids),
      (row) => row.actId,
    ),
  ),
  /** What carries a link under a lens, the leading claim first, and what speaks against it. */
  positionsOnLink: perLens((lens, _key: 'LINK') =>
    many(
      (ids) => positionsOnLinks(db, lens, ids),
      (row) => row.linkId,
    ),
  ),
  claimsOfLink: many<Row<'Claim'>>(
    (ids) => rowsWhere(db, 'claim', 'link_id', ids, 'retracted_at NULLS FIRST, said_earliest, id'),
    (row) => row.linkId,
  ),
  rootsOfCase: many<Row<'CaseRoot'>>(
    (ids) => rowsWhere(db, 'case_root', 'case_id', ids, 'position'),
    (row) => row.caseId,
  ),
});

/** A row that a foreign key promises: at once where it has been read. */
export function required<T>(loader: Loader<string, T | null>, id: string): T | Promise<T> {
  const row = loader.get(id);
  return row instanceof Promise ? row.then(there) : there(row);
}

function there<T>(row: T | null): T {
  if (row === null) throw new Error('A row that a foreign key promises is missing.');
  return row;
}

/** The row of each id, null where it is not recorded. */
export const each = <T>(loader: DataLoader<string, T>, ids: readonly string[]): Promise<T[]> =>
  Promise.all(ids.map((id) => loader.load(id)));

/** Actors in a list, each once: two of them may have been merged into one. */
export const distinctActors = async (load: Loaders, ids: readonly string[]): Promise<ActorRow[]> => [
  ...new Map((await present(load.actor, ids)).map((actor) => [actor.id, actor])).values(),
];

/** Rows that were found by their ids a moment ago; one that went away since is left out. */
export const present = async <T>(loader: DataLoader<string, T | null>, ids: readonly string[]): Promise<T[]> =>
  (await each(loader, ids)).filter((row) => row !== null);
