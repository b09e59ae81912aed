// The statement: an act said. Speakers and audience are its participations.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { insert } from '../database/insert.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { StatementKind } from '../generated/prisma/enums.ts';
import { actFields, isHostilityReasoned, newAct, type RecordedAct } from './act.ts';
import { actRevisionFields, changeParticipations, reviseAct, revisedHostility } from './act-revision.ts';
import type { Written } from './audit.ts';
import { ValidationError } from './error.ts';
import { statementCeiling, statementHostility } from './hostility.ts';
import { newId } from './id.ts';
import { forgetListed, survivorsOf } from './identity.ts';
import { admit, LIST_LIMIT, language, listOf, nonEmptyListOf, optional, QUOTE_LIMIT, text, whenSound } from './input.ts';
import { type Part, participationRows } from './participation.ts';
import { actIdOf, actIds, actorIds, type Reference, reference } from './reference.ts';
import {
  beforeRevision,
  changed,
  clearable,
  given,
  kept,
  type ListChange,
  listChange,
  requireRoom,
  requireSome,
  requireThere,
} from './revision.ts';

export type QuoteRow = Prisma.QuoteGetPayload<object>;

const quote = z.strictObject({
  text: text(QUOTE_LIMIT),
  language: language.nullish().transform((tag) => tag ?? 'en'),
  /** The index, in the list of quotes, of the one that this translates. */
  translationOf: optional(z.int()),
});

const quotes = listOf(quote).superRefine((list, context) => {
  for (const [index, { translationOf }] of list.entries()) {
    if (translationOf === null || (list[translationOf] && translationOf !== index)) continue;
    context.addIssue({ code: 'custom', path: [index, 'translationOf'], message: 'Give the index of another quote of this list.' });
  }
});

const TOO_HOSTILE = 'A statement is at most 2, a threat; only a declaration of war is 4.';

/** A new statement, as a mutation and an import give it. */
export const statementInput = z
  .strictObject({
    ...actFields,
    kinds: nonEmptyListOf(z.enum(StatementKind)),
    speakers: nonEmptyListOf(reference),
    onBehalfOf: listOf(reference),
    audience: listOf(reference),
    about: listOf(reference),
    quotes,
    prompt: optional(text(QUOTE_LIMIT)),
    conditional: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    veiled: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
  })
  .refine((statement) => isHostilityReasoned(statement, statementHostility(statement.kinds)), {
    path: ['hostilityReason'],
    when: whenSound('kinds', 'hostility', 'hostilityReason'),
    error: 'Give hostility and its reason together where it differs from what the kinds give, or neither.',
  })
  .refine(({ speakers, audience }) => speakers.length + audience.length <= LIST_LIMIT, {
    path: ['audience'],
    when: whenSound('speakers', 'audience'),
    error: `Give at most ${LIST_LIMIT}, speakers and audience together.`,
  })
  .refine(({ hostility, kinds }) => (hostility ?? 0) <= statementCeiling(kinds), {
    path: ['hostility'],
    when: whenSound('kinds', 'hostility'),
    error: TOO_HOSTILE,
  });

export type StatementInput = z.input<typeof statementInput>;

/** @throws ValidationError, NotFoundError, ConflictError where the slug is taken */
export async function recordStatement(db: Db, input: StatementInput): Promise<RecordedAct> {
  const { kinds, speakers, onBehalfOf, audience, about, quotes, prompt, conditional, veiled, ...act } = admit(statementInput, input);
  return inTransaction(db, async (tx) => {
    const parts = [
      ...partsOf('SPEAKER', await actorIds(tx, speakers, ['speakers'])),
      ...partsOf('AUDIENCE', await actorIds(tx, audience, ['audience'])),
    ];
    const principals = new Set(await actorIds(tx, onBehalfOf, ['onBehalfOf']));
    const subjects = new Set(await actIds(tx, about, ['about']));
    const words = quotes.map(({ text }) => text);
    const recorded = await newAct(tx, 'STATEMENT', act, statementHostility(kinds), words);
    const statementId = recorded.act.id;
    await insert(tx, {
      act: [recorded.act],
      statement: [{ id: statementId, kinds: [...new Set(kinds)], prompt, conditional, veiled }],
      statement_on_behalf: [...principals].map((actorId) => ({ statementId, actorId })),
      statement_about: [...subjects].map((actId) => ({ statementId, actId })),
      participation: participationRows(statementId, parts).participation,
      quote: quoteRows(statementId, quotes),
      citation: recorded.citations,
    });
    return recorded.act;
  });
}

const partsOf = (role: Part['role'], actors: string[]): Part[] =>
  [...new Set(actors)].map((actorId) => ({ actorId, role, outcome: null, detail: null, citations: [] }));

function quoteRows(statementId: string, given: z.output<typeof quotes>): QuoteRow[] {
  const ids = given.map(newId);
  return given.map(({ translationOf, ...quote }, position) => ({
    ...quote,
    id: ids[position] ?? newId(),
    statementId,
    position,
    translationOfId: translationOf === null ? null : (ids[translationOf] ?? null),
  }));
}

const statementRevision = z.strictObject({
  ...actRevisionFields,
  statement: reference,
  kinds: listChange(z.enum(StatementKind), z.enum(StatementKind)),
  speakers: listChange(reference, reference),
  onBehalfOf: listChange(reference, reference),
  audience: listChange(reference, reference),
  about: listChange(reference, reference),
  quotes: listChange(quote.omit({ translationOf: true }), text(QUOTE_LIMIT)),
  prompt: clearable(text(QUOTE_LIMIT)),
  conditional: kept(z.boolean()),
  veiled: kept(z.boolean()),
});

export type StatementRevision = z.input<typeof statementRevision>;

/** @throws ValidationError, NotFoundError, ConflictError where it was revised since, CausalityError where it cannot be at the new time */
export async function reviseStatement(db: Db, input: StatementRevision): Promise<Written> {
  const { statement, kinds, speakers, onBehalfOf, audience, about, quotes, prompt, conditional, veiled, ...act } = admit(
    statementRevision,
    input,
  );
  return inTransaction(db, async (tx) => {
    const id = await actIdOf(tx, 'STATEMENT', statement, ['statement']);
    const before = await beforeRevision(tx, 'act', id, act.version);
    const { act: row, ...was } = await tx.statement.findUniqueOrThrow({ where: { id }, include: { act: true } });
    const is = { ...was, ...given({ prompt, conditional, veiled }), kinds: requireSome(changed(was.kinds, kinds, ['kinds']), ['kinds']) };
    const hostility = revisedHostility(row, act, statementHostility(is.kinds));
    if ((hostility.hostility ?? 0) > statementCeiling(is.kinds)) throw ValidationError.at(['hostility'], TOO_HOSTILE);
    await tx.statement.update({ where: { id }, data: is });
    await changeActors(tx, id, 'SPEAKER', 'speakers', speakers);
    await changeActors(tx, id, 'AUDIENCE', 'audience', audience);
    await changePrincipals(tx, id, onBehalfOf);
    await changeSubjects(tx, id, about);
    const words = await changeQuotes(tx, id, quotes);
    return { table: 'act', id, before, moved: await reviseAct(tx, row, act, hostility, words) };
  });
}

type References = ListChange<Reference> | null | undefined;

/** The actors in a list of references that changes. */
async function actorsIn(tx: Transaction, change: References, field: string): Promise<ListChange<string> | null | undefined> {
  return change && { add: await actorIds(tx, change.add, [field, 'add']), remove: await actorIds(tx, change.remove, [field, 'remove']) };
}

async function changeActors(tx: Transaction, actId: string, role: Part['role'], field: string, change: References): Promise<void> {
  if (change === undefined) return;
  const rows = await tx.participation.findMany({ where: { actId, role }, select: { actorId: true } });
  const were = rows.map(({ actorId }) => actorId);
  const are = changed(were, await actorsIn(tx, change, field), [field]);
  if (role === 'SPEAKER') requireSome(are, [field]);
  await changeParticipations(tx, actId, field, {
    add: partsOf(
      role,
      are.filter((actorId) => !were.includes(actorId)),
    ),
    remove: were.filter((actorId) => !are.includes(actorId)).map((actorId) => ({ actorId, role })),
  });
}

/** One that was merged into another, which the statement named as well, is still there under its own id. */
async function changePrincipals(tx: Transaction, statementId: string, change: References): Promise<void> {
  if (change === undefined) return;
  const rows = await tx.statementOnBehalf.findMany({ where: { statementId }, orderBy: { actorId: 'asc' } });
  const survivors = await survivorsOf(
    tx,
    rows.map(({ actorId }) => actorId),
  );
  const whoIs = (actorId: string): string => survivors.get(actorId) ?? actorId;
  const were = [...new Set(rows.map(({ actorId }) => whoIs(actorId)))];
  const are = changed(were, await actorsIn(tx, change, 'onBehalfOf'), ['onBehalfOf']);
  const gone = rows.filter(({ actorId }) => !are.includes(whoIs(actorId))).map(({ actorId }) => actorId);
  await tx.statementOnBehalf.deleteMany({ where: { statementId, actorId: { in: gone } } });
  await forgetListed(tx, 'statement_on_behalf.actor_id', statementId, gone);
  const added = are.filter((actorId) => !were.includes(actorId));
  await tx.statementOnBehalf.createMany({ data: added.map((actorId) => ({ statementId, actorId })) });
}

async function changeSubjects(tx: Transaction, statementId: string, change: References): Promise<void> {
  if (change === undefined) return;
  const rows = await tx.statementAbout.findMany({ where: { statementId } });
  const acts = change && {
    add: await actIds(tx, change.add, ['about', 'add']),
    remove: await actIds(tx, change.remove, ['about', 'remove']),
  };
  const are = changed(
    rows.map(({ actId }) => actId),
    acts,
    ['about'],
  );
  await tx.statementAbout.deleteMany({ where: { statementId } });
  await tx.statementAbout.createMany({ data: are.map((actId) => ({ statementId, actId })) });
}

/** Quotes are removed by their words. @returns the words that it has then */
async function changeQuotes(tx: Transaction, statementId: string, change: z.output<typeof statementRevision>['quotes']): Promise<string[]> {
  const rows = await tx.quote.findMany({ where: { statementId }, orderBy: { position: 'asc' } });
  const words = rows.map(({ text }) => text);
  if (change === undefined) return words;
  const { add, remove } = change ?? { add: [], remove: words };
  for (const [index, text] of remove.entries()) requireThere(words.includes(text), ['quotes', 'remove', index]);
  const left = rows.filter(({ text }) => !remove.includes(text));
  requireRoom([...left, ...add], ['quotes']);
  await tx.quote.deleteMany({ where: { statementId, text: { in: [...remove] } } });
  const next = (left.at(-1)?.position ?? -1) + 1;
  await tx.quote.createMany({ data: add.map((quote, index) => ({ ...quote, id: newId(), statementId, position: next + index })) });
  return [...left, ...add].map(({ text }) => text);
}
