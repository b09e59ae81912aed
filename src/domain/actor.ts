// The actor: one that acts, speaks, or is acted upon.
import { z } from 'zod';
import type { Db } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { ActorKind } from '../generated/prisma/enums.ts';
import type { Written } from './audit.ts';
import { newId } from './id.ts';
import { admit, country, id, listOf, NAME_LIMIT, optional, SUMMARY_LIMIT, text } from './input.ts';
import { actorId, reference } from './reference.ts';
import { beforeRevision, changed, clearable, given, kept, listChange, version } from './revision.ts';
import { fold } from './search.ts';
import { changeSlug, chooseSlug, slug } from './slug.ts';

export type ActorRow = Prisma.ActorGetPayload<object>;

const name = text(NAME_LIMIT);
const wikidataId = z.string().regex(/^Q[1-9]\d{0,15}$/, 'Give the item of Wikidata, such as Q794.');
const description = text(SUMMARY_LIMIT);

export const actorInput = z.strictObject({
  id,
  slug,
  name,
  kind: z.enum(ActorKind),
  aliases: listOf(name),
  country: optional(country),
  wikidataId: optional(wikidataId),
  description: optional(description),
});

export type ActorInput = z.input<typeof actorInput>;

/** @throws ValidationError, ConflictError where the slug is taken */
export async function recordActor(db: Db, input: ActorInput): Promise<ActorRow> {
  const { id, slug, ...actor } = admit(actorInput, input);
  return inTransaction(db, async (tx) => {
    const key = id ?? newId();
    return tx.actor.create({
      data: {
        ...actor,
        id: key,
        slug: await chooseSlug(tx, 'actor', slug, actor.name, key),
        searchText: fold(actor.name, ...actor.aliases, actor.description),
        recordedAt: new Date(),
      },
    });
  });
}

const actorRevision = z.strictObject({
  actor: reference,
  version,
  slug,
  name: kept(name),
  kind: kept(z.enum(ActorKind)),
  aliases: listChange(name, name),
  country: clearable(country),
  wikidataId: clearable(wikidataId),
  description: clearable(description),
});

export type ActorRevision = z.input<typeof actorRevision>;

/** @throws ValidationError, NotFoundError, ConflictError where it was revised since, or the slug is taken */
export async function reviseActor(db: Db, input: ActorRevision): Promise<Written> {
  const { actor, version, slug, aliases, ...fields } = admit(actorRevision, input);
  return inTransaction(db, async (tx) => {
    const id = await actorId(tx, actor, ['actor']);
    const before = await beforeRevision(tx, 'actor', id, version);
    const was = await tx.actor.findUniqueOrThrow({ where: { id } });
    const is = { ...was, ...given(fields), aliases: changed(was.aliases, aliases, ['aliases']) };
    await tx.actor.update({
      where: { id },
      data: {
        ...is,
        slug: await changeSlug(tx, 'actor', id, was.slug, slug ?? was.slug),
        searchText: fold(is.name, ...is.aliases, is.description),
        version: version + 1,
      },
    });
    return { table: 'actor', id, before };
  });
}
