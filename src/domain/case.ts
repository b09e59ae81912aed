// The case: an analyst's named selection. A chain's boundaries are a choice, not a fact.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { Written } from './audit.ts';
import { newId } from './id.ts';
import { admit, id, nonEmptyListOf, optional, SUMMARY_LIMIT, TITLE_LIMIT, text } from './input.ts';
import { actIds, caseId, reference } from './reference.ts';
import { beforeRevision, changed, clearable, given, kept, listChange, requireSome, version } from './revision.ts';
import { fold } from './search.ts';
import { changeSlug, chooseSlug, slug } from './slug.ts';

export type CaseRow = Prisma.CaseGetPayload<object>;

export const caseInput = z.strictObject({
  id,
  slug,
  title: text(TITLE_LIMIT),
  summary: optional(text(SUMMARY_LIMIT)),
  cutOff: optional(text(SUMMARY_LIMIT)),
  roots: nonEmptyListOf(reference),
});

export type CaseInput = z.input<typeof caseInput>;

/** @throws ValidationError, NotFoundError, ConflictError where the slug is taken */
export async function recordCase(db: Db, input: CaseInput): Promise<CaseRow> {
  const { id, slug, roots, ...words } = admit(caseInput, input);
  return inTransaction(db, async (tx) => {
    const key = id ?? newId();
    const acts = new Set(await actIds(tx, roots, ['roots']));
    return tx.case.create({
      data: {
        ...words,
        id: key,
        slug: await chooseSlug(tx, 'case', slug, words.title, key),
        searchText: fold(words.title, words.summary, words.cutOff),
        recordedAt: new Date(),
        roots: { create: [...acts].map((actId, position) => ({ actId, position })) },
      },
    });
  });
}

const caseRevision = z.strictObject({
  case: reference,
  version,
  slug,
  title: kept(text(TITLE_LIMIT)),
  summary: clearable(text(SUMMARY_LIMIT)),
  cutOff: clearable(text(SUMMARY_LIMIT)),
  roots: listChange(reference, reference),
});

export type CaseRevision = z.input<typeof caseRevision>;

/** @throws ValidationError, NotFoundError, ConflictError where it was revised since, or the slug is taken */
export async function reviseCase(db: Db, input: CaseRevision): Promise<Written> {
  const { case: by, version, slug, roots, ...fields } = admit(caseRevision, input);
  return inTransaction(db, async (tx) => {
    const id = await caseId(tx, by, ['case']);
    const before = await beforeRevision(tx, 'case', id, version);
    const { roots: rows, ...was } = await tx.case.findUniqueOrThrow({
      where: { id },
      include: { roots: { orderBy: { position: 'asc' } } },
    });
    const is = { ...was, ...given(fields), slug: await changeSlug(tx, 'case', id, was.slug, slug ?? was.slug) };
    const acts = changed(
      rows.map(({ actId }) => actId),
      roots && { add: await actIds(tx, roots.add, ['roots', 'add']), remove: await actIds(tx, roots.remove, ['roots', 'remove']) },
      ['roots'],
    );
    await tx.caseRoot.deleteMany({ where: { caseId: id } });
    await tx.case.update({
      where: { id },
      data: {
        ...is,
        searchText: fold(is.title, is.summary, is.cutOff),
        version: version + 1,
        roots: { create: requireSome(acts, ['roots']).map((actId, position) => ({ actId, position })) },
      },
    });
    return { table: 'case', id, before };
  });
}
