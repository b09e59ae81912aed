// The source: a published document.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { Reliability } from '../generated/prisma/enums.ts';
import type { Written } from './audit.ts';
import { ConflictError } from './error.ts';
import { newId } from './id.ts';
import { forgetOriginals } from './identity.ts';
import { admit, id, language, optional, TITLE_LIMIT, text, url } from './input.ts';
import { type Span, spanInput } from './occurred.ts';
import { actorId, findSources, reference, sourceReference } from './reference.ts';
import { beforeRevision, clearable, given, kept, version } from './revision.ts';
import { redateBySource } from './said.ts';
import { fold } from './search.ts';
import { changeSlug, chooseSlug, slug } from './slug.ts';

export type SourceRow = Prisma.SourceGetPayload<object>;

export const sourceInput = z.strictObject({
  id,
  slug,
  title: text(TITLE_LIMIT),
  publisher: optional(reference),
  url: optional(url),
  archiveUrl: optional(url),
  published: optional(spanInput),
  language: optional(language),
  reliability: optional(z.enum(Reliability)),
});

export type SourceInput = z.input<typeof sourceInput>;

/** @throws ValidationError, NotFoundError, ConflictError where the slug or the address is taken */
export async function recordSource(db: Db, input: SourceInput): Promise<SourceRow> {
  const { id, slug, publisher, published, ...source } = admit(sourceInput, input);
  return inTransaction(db, async (tx) => {
    const key = id ?? newId();
    await requireOwnAddress(tx, key, source.url);
    return tx.source.create({
      data: {
        ...source,
        id: key,
        slug: await chooseSlug(tx, 'source', slug, source.title, key),
        publisherId: publisher && (await actorId(tx, publisher, ['publisher'])),
        ...publication(published),
        searchText: fold(source.title, source.url),
        recordedAt: new Date(),
      },
    });
  });
}

/** Each address is recorded once. */
async function requireOwnAddress(tx: Transaction, id: string, url: string | null): Promise<void> {
  const same = url === null ? null : await tx.source.findUnique({ where: { url } });
  if (same && same.id !== id)
    throw new ConflictError('source', same.id, `The address ${same.url} is recorded already, as "${same.slug}". Cite that source.`);
}

const publication = (published: Span | null) => ({
  publishedEarliest: published?.earliest ?? null,
  publishedLatest: published?.latest ?? null,
  publishedPrecision: published?.precision ?? null,
  publishedZone: published?.zone ?? null,
});

const sourceRevision = z.strictObject({
  source: sourceReference,
  version,
  slug,
  title: kept(text(TITLE_LIMIT)),
  publisher: clearable(reference),
  url: clearable(url),
  archiveUrl: clearable(url),
  published: clearable(spanInput),
  language: clearable(language),
  reliability: clearable(z.enum(Reliability)),
});

export type SourceRevision = z.input<typeof sourceRevision>;

/** A new date of publication dates the claims anew that it dates. @throws ValidationError, NotFoundError, ConflictError */
export async function reviseSource(db: Db, input: SourceRevision): Promise<Written> {
  const { source: by, version, slug, publisher, published, ...fields } = admit(sourceRevision, input);
  return inTransaction(db, async (tx) => {
    const was = (await findSources(tx, [by]))(by, ['source']);
    const { id } = was;
    const before = await beforeRevision(tx, 'source', id, version);
    const is = { ...was, ...given(fields), ...(published === undefined ? {} : publication(published)) };
    await requireOwnAddress(tx, id, is.url);
    if (publisher !== undefined) {
      is.publisherId = publisher && (await actorId(tx, publisher, ['publisher']));
      await forgetOriginals(tx, 'source.publisher_id', id);
    }
    is.slug = await changeSlug(tx, 'source', id, was.slug, slug ?? was.slug);
    await tx.source.update({ where: { id }, data: { ...is, searchText: fold(is.title, is.url), version: version + 1 } });
    if (published !== undefined) await redateBySource(tx, id);
    return { table: 'source', id, before };
  });
}
