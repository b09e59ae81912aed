// The act: what an event and a statement share, and how both are recorded.
import { z } from 'zod';
import type { Transaction } from '../database/connect.ts';
import type { Tables } from '../database/insert.ts';
import type { ActType } from '../generated/prisma/enums.ts';
import { citationRows, citations, findCited } from './citation.ts';
import { newId } from './id.ts';
import { id, optional, QUOTE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT, text } from './input.ts';
import { occurredInput } from './occurred.ts';
import { findOrRecordPlace, placeInput } from './place.ts';
import { fold } from './search.ts';
import { chooseSlug, slug } from './slug.ts';

/** The fields of an input that every act has. */
export const actFields = {
  id,
  slug,
  title: text(TITLE_LIMIT),
  summary: optional(text(SUMMARY_LIMIT)),
  occurred: occurredInput,
  place: optional(placeInput),
  hostility: optional(z.int('Give a whole number.').min(0, 'Give 0 to 5.').max(5, 'Give 0 to 5.')),
  hostilityReason: optional(text(QUOTE_LIMIT)),
  citations,
};

type ActFields = z.output<z.ZodObject<typeof actFields>>;

/** An act that was recorded; read it again for the rest. */
export interface RecordedAct {
  readonly id: string;
  readonly slug: string;
}

/** Whether a hostility that is given comes with the reason that it needs, and no reason comes alone. */
export const isHostilityReasoned = (
  { hostility, hostilityReason }: Pick<ActFields, 'hostility' | 'hostilityReason'>,
  derived: number | null,
): boolean => (hostility === null ? hostilityReason === null : hostility === derived || hostilityReason !== null);

/**
 * The shared columns and the citations of a new act, which stands in the order where its own bounds put it. Its place is recorded here.
 * @param derived the hostility that follows from what it is
 * @param words what else than title and summary a search looks in
 */
export async function newAct(tx: Transaction, type: ActType, act: ActFields, derived: number | null, words: string[] = []) {
  const { citations, hostility, hostilityReason, occurred, place, slug, summary, title } = act;
  const id = act.id ?? newId();
  const cited = await findCited(tx, citations, ['citations']);
  const row: Tables['act'] = {
    ...occurred,
    id,
    version: 1,
    type,
    slug: await chooseSlug(tx, 'act', slug, title, id),
    title,
    summary,
    placedAt: occurred.placedFrom,
    placedRank: 0,
    hostility: hostility ?? derived,
    hostilityReason: hostility === null || hostility === derived ? null : hostilityReason,
    placeId: place && (await findOrRecordPlace(tx, place, ['place'])).id,
    searchText: fold(title, summary, ...words),
    recordedAt: new Date(),
  };
  return { act: row, citations: citationRows({ actId: id }, cited) };
}
