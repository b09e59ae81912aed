// The place. Acts name it in passing, so a place is found by its name or made, and what is said of it later may add but not contradict.
import { z } from 'zod';
import type { Db, Transaction } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { type Path, ValidationError } from './error.ts';
import { newId } from './id.ts';
import { admit, country, listOf, NAME_LIMIT, optional, text } from './input.ts';

export type PlaceRow = Prisma.PlaceGetPayload<object>;

/** Half of the Earth's circumference: no place is known less well. */
const FARTHEST_KM = 20_038;

const degrees = (limit: number) => z.number().min(-limit, `Give -${limit} to ${limit}.`).max(limit, `Give -${limit} to ${limit}.`);

export const placeInput = z
  .strictObject({
    name: text(NAME_LIMIT),
    aliases: listOf(text(NAME_LIMIT)),
    country: optional(country),
    within: optional(text(NAME_LIMIT)),
    latitude: optional(degrees(90)),
    longitude: optional(degrees(180)),
    precisionKm: optional(z.number().min(0, 'Give 0 or more.').max(FARTHEST_KM, `Give at most ${FARTHEST_KM} kilometres.`)),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    path: ['longitude'],
    error: 'Give latitude and longitude together.',
  })
  .refine(({ name, within }) => name !== within, { path: ['within'], error: 'A place does not lie within itself.' });

export type PlaceInput = z.input<typeof placeInput>;

/** @throws ValidationError where it contradicts what is recorded of the place */
export async function recordPlace(db: Db, input: PlaceInput): Promise<PlaceRow> {
  const place = admit(placeInput, input);
  return inTransaction(db, (tx) => findOrRecordPlace(tx, place, []));
}

/** Every detail that a place may gain, and its name in the input. */
const DETAILS = {
  country: 'country',
  withinId: 'within',
  latitude: 'latitude',
  longitude: 'longitude',
  precisionKm: 'precisionKm',
} as const;
type Details = Pick<PlaceRow, keyof typeof DETAILS>;

/** For a place that another input names, at that path. @throws ValidationError */
export async function findOrRecordPlace(tx: Transaction, place: z.output<typeof placeInput>, path: Path): Promise<PlaceRow> {
  const { name, aliases, within, ...said } = place;
  const details: Details = { ...said, withinId: within && (await findOrMake(tx, within)).id };
  const stored = await findOrMake(tx, name);
  const changes = (Object.keys(DETAILS) as (keyof Details)[]).filter((key) => details[key] !== null && details[key] !== stored[key]);
  const contradicted = changes.find((key) => stored[key] !== null);
  if (contradicted) throw ValidationError.at([...path, DETAILS[contradicted]], contradiction(stored, contradicted));
  if (changes.includes('withinId') && (await liesWithin(tx, details.withinId, stored.id))) {
    throw ValidationError.at([...path, 'within'], `"${within}" itself lies within "${name}": exchange them.`);
  }
  const newAliases = aliases.filter((alias) => !stored.aliases.includes(alias));
  if (changes.length === 0 && newAliases.length === 0) return stored;
  const added = Object.fromEntries(changes.map((key) => [key, details[key]]));
  return tx.place.update({ where: { id: stored.id }, data: { ...added, aliases: { push: newAliases } } });
}

const findOrMake = async (tx: Transaction, name: string): Promise<PlaceRow> =>
  (await tx.place.findUnique({ where: { name } })) ?? tx.place.create({ data: { id: newId(), name, aliases: [] } });

const contradiction = (stored: PlaceRow, key: keyof Details): string =>
  `The place "${stored.name}" is recorded with another ${DETAILS[key]}. Leave it out if this is the same place; otherwise give the place a name of its own.`;

/** Whether the one place is the other or lies in it, however deep. */
async function liesWithin(tx: Transaction, innerId: string | null, outerId: string): Promise<boolean> {
  if (innerId === null || innerId === outerId) return innerId !== null;
  const { withinId } = await tx.place.findUniqueOrThrow({ where: { id: innerId }, select: { withinId: true } });
  return liesWithin(tx, withinId, outerId);
}
