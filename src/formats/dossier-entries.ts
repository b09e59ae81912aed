// The entries of a dossier as the database has them: section by section, each in its order, a page at a time, so that a database of any
// size goes out in little memory. What is as it would be unless given is left out.
import type { Transaction } from '../database/connect.ts';
import { writtenInstant, writtenSpan } from '../domain/occurred.ts';
import { rowsOf, rowsWhere } from '../domain/rows.ts';
import type { Act, Actor, Case, Event, ImportOrigin, Participation, Place, Quote, Source, Statement } from '../generated/prisma/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Section } from './dossier.ts';
import { affiliations, attributions, casualties, counts, links, occurrences } from './dossier-claims.ts';
import {
  citationsBy,
  formerSlugsOf,
  given,
  grouped,
  inOrder,
  kept,
  named,
  namesOf,
  type Page,
  slugsOf,
  sorted,
  span,
  type Written,
} from './dossier-naming.ts';
import type { ActorName } from './import-admit.ts';
import { OWN_DATASET } from './import-world.ts';

// ── What others name ─────────────────────────────────────────────────────────────────────────────────────────────────────

const places: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<Place>(tx, 'place', 'id', ids));
  const around = await rowsWhere<Place>(
    tx,
    'place',
    'id',
    rows.map(({ withinId }) => withinId).filter((id) => id !== null),
  );
  const names = new Map(around.map(({ id, name }) => [id, name]));
  return rows.map(({ id, name, aliases, country, withinId, latitude, longitude, precisionKm }) =>
    given({ name, id, aliases, country, within: withinId && names.get(withinId), latitude, longitude, precisionKm }),
  );
};

const actors: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<Actor>(tx, 'actor', 'id', ids));
  const former = await formerSlugsOf(tx, 'actor', ids);
  const slugs = await slugsOf(
    tx,
    'actor',
    rows.map(({ mergedIntoId }) => mergedIntoId),
  );
  return rows.map((row) =>
    given({
      ...named(row),
      name: row.name,
      kind: row.kind,
      aliases: row.aliases,
      country: row.country,
      wikidataId: row.wikidataId,
      description: row.description,
      mergedInto: slugs.get(row.mergedIntoId),
      lentAliases: row.lentAliases,
      ...kept(row, former),
    }),
  );
};

const sources: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<Source>(tx, 'source', 'id', ids));
  const former = await formerSlugsOf(tx, 'source', ids);
  const name = await namesOf(
    tx,
    ids,
    rows.map(({ publisherId }) => publisherId),
  );
  return rows.map((row) =>
    given({
      ...named(row),
      title: row.title,
      publisher: row.publisherId && name('source.publisher_id', row.id, row.publisherId),
      url: row.url,
      archiveUrl: row.archiveUrl,
      published: span(row, 'published'),
      language: row.language,
      reliability: row.reliability,
      ...kept(row, former),
    }),
  );
};

const cases: Page = async (tx, ids) => {
  const rows = inOrder(ids, await rowsWhere<Case>(tx, 'case', 'id', ids));
  const former = await formerSlugsOf(tx, 'case', ids);
  const roots = await rowsWhere<{ caseId: string; actId: string }>(tx, 'case_root', 'case_id', ids, 'case_id, position');
  const slugs = await slugsOf(
    tx,
    'act',
    roots.map(({ actId }) => actId),
  );
  const byCase = grouped(roots, ({ caseId }) => caseId);
  return rows.map((row) =>
    given({
      ...named(row),
      title: row.title,
      summary: row.summary,
      cutOff: row.cutOff,
      roots: (byCase.get(row.id) ?? []).map(({ actId }) => slugs.get(actId)),
      ...kept(row, former),
    }),
  );
};

// ── Acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What events and statements share, for a page of acts. */
async function actPage(tx: Transaction, ids: readonly string[]) {
  const acts = inOrder(ids, await rowsWhere<Act>(tx, 'act', 'id', ids));
  const former = await formerSlugsOf(tx, 'act', ids);
  const cited = await citationsBy(tx, 'act_id', ids);
  const around = await rowsWhere<Place>(
    tx,
    'place',
    'id',
    acts.map(({ placeId }) => placeId).filter((id) => id !== null),
  );
  const placeNames = new Map(around.map(({ id, name }) => [id, name]));
  // The last is taken: of an act that came by a dossier, but from a dataset, the row of the dataset.
  const order = `act_id, dataset <> '${OWN_DATASET}', dataset, original_id`;
  const origins = new Map((await rowsWhere<ImportOrigin>(tx, 'import_origin', 'act_id', ids, order)).map((row) => [row.actId, row]));
  const parts = await rowsWhere<Participation>(tx, 'participation', 'act_id', ids, 'act_id, position');
  const head = (act: Act): Written => ({
    ...named(act),
    title: act.title,
    summary: act.summary,
    occurred: given({
      ...writtenSpan(act),
      ended: act.ended && writtenInstant(act.ended),
      placedAt: act.placedFrom.getTime() === act.earliest.getTime() ? null : writtenInstant(act.placedFrom),
    }),
    place: act.placeId && placeNames.get(act.placeId),
    hostility: act.hostilityReason === null ? null : act.hostility,
    hostilityReason: act.hostilityReason,
  });
  const tail = (act: Act): Written => ({ citations: cited(act.id), origin: originOf(origins.get(act.id)), ...kept(act, former) });
  return { acts, head, tail, parts };
}

const originOf = (row: ImportOrigin | undefined): Written | null =>
  row
    ? {
        dataset: row.dataset,
        id: row.originalId,
        version: row.datasetVersion,
        line: row.line,
        hash: row.hash,
        actVersion: row.actVersion,
        claims: row.claims,
      }
    : null;

const events: Page = async (tx, ids) => {
  const { acts, head, tail, parts } = await actPage(tx, ids);
  const halves = new Map(
    (
      await rowsOf<Event>(
        tx,
        Prisma.sql`SELECT id, kind, mode, realis, thresholds::text[] AS thresholds, parent_id FROM event WHERE id = ANY(${[...ids]}::uuid[])`,
      )
    ).map((row) => [row.id, row]),
  );
  const slugs = await slugsOf(
    tx,
    'act',
    [...halves.values()].map(({ parentId }) => parentId),
  );
  const partIds = parts.map(({ id }) => id);
  const cited = await citationsBy(tx, 'participation_id', partIds);
  const name = await namesOf(
    tx,
    partIds,
    parts.map(({ actorId }) => actorId),
  );
  const byAct = grouped(parts, ({ actId }) => actId);
  return acts.map((act) => {
    const half = halves.get(act.id);
    const participations = (byAct.get(act.id) ?? []).map(({ id, actorId, role, outcome, detail }) =>
      given({ actor: name('participation.actor_id', id, actorId), role, outcome, detail, citations: cited(id) }),
    );
    const { kind, mode, realis, thresholds, parentId } = half ?? {};
    return given({
      ...head(act),
      kind,
      mode,
      realis: realis === 'ACTUAL' ? null : realis,
      thresholds,
      parent: slugs.get(parentId ?? null),
      participations,
      ...tail(act),
    });
  });
};

const statements: Page = async (tx, ids) => {
  const { acts, head, tail, parts } = await actPage(tx, ids);
  const halves = new Map(
    (
      await rowsOf<Statement>(
        tx,
        Prisma.sql`SELECT id, kinds::text[] AS kinds, prompt, conditional, veiled FROM statement WHERE id = ANY(${[...ids]}::uuid[])`,
      )
    ).map((row) => [row.id, row]),
  );
  const quotes = grouped(
    await rowsWhere<Quote>(tx, 'quote', 'statement_id', ids, 'statement_id, position'),
    ({ statementId }) => statementId,
  );
  const principals = await rowsWhere<{ statementId: string; actorId: string }>(
    tx,
    'statement_on_behalf',
    'statement_id',
    ids,
    'statement_id, actor_id',
  );
  const about = await rowsWhere<{ statementId: string; actId: string }>(tx, 'statement_about', 'statement_id', ids, 'statement_id, act_id');
  const slugs = await slugsOf(
    tx,
    'act',
    about.map(({ actId }) => actId),
  );
  const name = await namesOf(
    tx,
    [...ids, ...parts.map(({ id }) => id)],
    [...parts, ...principals].map(({ actorId }) => actorId),
  );
  const [byAct, byPrincipal, byAbout] = [
    grouped(parts, ({ actId }) => actId),
    grouped(principals, ({ statementId }) => statementId),
    grouped(about, ({ statementId }) => statementId),
  ];
  return acts.map((act) => {
    const { kinds, prompt, conditional, veiled } = halves.get(act.id) ?? {};
    const those = (role: Participation['role']): ActorName[] =>
      (byAct.get(act.id) ?? []).filter((part) => part.role === role).map(({ id, actorId }) => name('participation.actor_id', id, actorId));
    const onBehalfOf = (byPrincipal.get(act.id) ?? []).map(({ actorId }) => name('statement_on_behalf.actor_id', act.id, actorId));
    return given({
      ...head(act),
      kinds,
      speakers: those('SPEAKER'),
      onBehalfOf: sorted(onBehalfOf),
      audience: those('AUDIENCE'),
      about: (byAbout.get(act.id) ?? []).map(({ actId }) => slugs.get(actId) ?? '').toSorted(),
      quotes: quotesOf(quotes.get(act.id) ?? []),
      prompt,
      conditional,
      veiled,
      ...tail(act),
    });
  });
};

const quotesOf = (rows: readonly Quote[]): Written[] =>
  rows.map(({ text, language, translationOfId }) => {
    const translationOf = translationOfId === null ? null : rows.findIndex(({ id }) => id === translationOfId);
    return given({ text, language: language === 'en' ? null : language, translationOf });
  });

export const PAGES: Record<Section, Page> = {
  places,
  actors,
  sources,
  events,
  statements,
  affiliations,
  links,
  attributions,
  casualties,
  counts,
  occurrences,
  cases,
};
