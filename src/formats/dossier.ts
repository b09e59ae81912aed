// The dossier: Casus' own file, YAML or JSON. Everything that comes in comes as its entries, whatever the format it was read from, and
// everything that goes out whole goes as them. An entry names others by slug, a place by its name; what each field admits is judged by the
// domain once more, for some rules need the database.
import { z } from 'zod';
import { country, LIST_LIMIT, NAME_LIMIT, QUOTE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT } from '../domain/input.ts';
import {
  ActorKind,
  AffiliationKind,
  AttributionType,
  CausalStrength,
  EventKind,
  EventMode,
  Outcome,
  ParticipationRole,
  Realis,
  Reliability,
  ResponseBasis,
  ResponseKind,
  ReviewStatus,
  Stance,
  StatementKind,
  Threshold,
  TimePrecision,
} from '../generated/prisma/enums.ts';

// ── What entries are made of ─────────────────────────────────────────────────────────────────────────────────────────────

/** Absent and null are one: nothing said. */
const maybe = <Schema extends z.ZodType>(schema: Schema, description: string) => schema.nullish().describe(description);
const listOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(LIST_LIMIT);
const text = (limit: number) => z.string().min(1).max(limit);

const name = text(NAME_LIMIT);
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const address = text(2_000);
const language = text(35);
const count = z.int().min(0);
const range = z.strictObject({ low: count.nullish(), best: count.nullish(), high: count.nullish() });

/** An actor by its slug; where the entry was recorded of an actor that was merged into this one since, by both. */
const actorName = z.union([slug, z.strictObject({ actor: slug, recordedOf: slug })]);

/** A day or a time as the domain reads it: 2020-03-11, 2020-03-11T19:30, 2020-03-11T16:30:00Z. */
const moment = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/);

/** When something was: a day (`on`), a time (`at`), or bounds with the precision in which they are known. */
const when = z.strictObject({
  on: maybe(moment, 'A whole day, in the zone.'),
  at: maybe(moment, 'A time, known to the MINUTE unless precision says HOUR.'),
  earliest: maybe(moment, 'With latest: the bounds between which it began.'),
  latest: maybe(moment, 'With earliest.'),
  ended: maybe(moment, 'When an act stopped, if it lasted.'),
  precision: maybe(z.enum(TimePrecision), 'How precisely the bounds are known.'),
  zone: maybe(name, 'IANA zone in which the date is meant; UTC unless given.'),
  placedAt: maybe(moment, 'The least place in the order of acts that its editors allow; earliest unless given.'),
});

const citation = z.strictObject({
  source: slug,
  quote: text(QUOTE_LIMIT).nullish(),
  locator: name.nullish(),
  credibility: z.int().min(1).max(6).nullish(),
});
const citations = listOf(citation).nullish();

/** What is kept of a row itself: an import keeps it only into an empty database. */
const kept = {
  id: maybe(id, 'Its key. A claim is known by it; all else by its slug.'),
  recordedAt: maybe(instant, 'When it was recorded.'),
};
const named = {
  ...kept,
  slug,
  formerSlugs: maybe(listOf(slug), 'Slugs that lead to it too.'),
  version: maybe(z.int().min(1), 'How often it was revised, from 1.'),
};

const claimFields = {
  ...kept,
  assertedBy: actorName,
  onBehalfOf: listOf(actorName).nullish(),
  stance: maybe(z.enum(Stance), 'ASSERTS unless given.'),
  statement: maybe(slug, 'The statement in which it was said.'),
  assertedAt: maybe(when, 'When it was said, where it has a date of its own.'),
  saidAt: maybe(z.strictObject({ earliest: instant, latest: instant }), 'When it was said, where what dated it is gone.'),
  confidence: maybe(z.int().min(0).max(100), 'How firmly, 0 to 100.'),
  confidenceWords: name.nullish(),
  citations,
  status: maybe(z.enum(ReviewStatus), 'Whether the entry is true to its sources; never whether the claim is true.'),
  reviews: maybe(
    listOf(z.strictObject({ status: z.enum(ReviewStatus), reviewedAt: instant, reason: text(QUOTE_LIMIT).nullish() })),
    'Every decision on its status, the first of which it was recorded with.',
  ),
  retractedAt: maybe(instant, 'When the entry was found wrong.'),
  retractionReason: text(QUOTE_LIMIT).nullish(),
};

const actFields = {
  ...named,
  title: text(TITLE_LIMIT),
  summary: text(SUMMARY_LIMIT).nullish(),
  occurred: when,
  place: maybe(name, 'The name of a place.'),
  hostility: maybe(z.int().min(0).max(5), 'Only with hostilityReason: where it differs from what the act is.'),
  hostilityReason: text(QUOTE_LIMIT).nullish(),
  citations,
  origin: maybe(
    z.strictObject({
      dataset: name,
      id: name,
      version: z.string(),
      line: z.int().min(1),
      hash: z.string(),
      actVersion: z.int().min(0),
      claims: z.record(z.string(), id),
    }),
    'The row of a dataset from which it came, with what it said: by that a newer version of the row finds it.',
  ),
};

// ── The entries ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const place = z.strictObject({
  id: kept.id,
  name,
  aliases: listOf(name).nullish(),
  country: country.nullish(),
  within: maybe(name, 'The name of the place in which it lies.'),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  precisionKm: maybe(z.number().min(0), 'How far off the coordinates may be.'),
});

const actor = z.strictObject({
  ...named,
  name,
  kind: z.enum(ActorKind),
  aliases: listOf(name).nullish(),
  country: country.nullish(),
  wikidataId: name.nullish(),
  description: text(SUMMARY_LIMIT).nullish(),
  mergedInto: maybe(slug, 'The actor that it was found to be the same as.'),
  lentAliases: maybe(z.array(name), 'The names that it lent to that one.'),
});

const source = z.strictObject({
  ...named,
  title: text(TITLE_LIMIT),
  publisher: actorName.nullish(),
  url: address.nullish(),
  archiveUrl: address.nullish(),
  published: when.nullish(),
  language: language.nullish(),
  reliability: z.enum(Reliability).nullish(),
});

const event = z.strictObject({
  ...actFields,
  kind: z.enum(EventKind),
  mode: z.enum(EventMode).nullish(),
  realis: maybe(z.enum(Realis), 'ACTUAL unless given.'),
  thresholds: listOf(z.enum(Threshold)).nullish(),
  parent: maybe(slug, 'The larger event that this is a part of.'),
  participations: listOf(
    z.strictObject({
      actor: actorName,
      role: z.enum(ParticipationRole),
      outcome: z.enum(Outcome).nullish(),
      detail: text(QUOTE_LIMIT).nullish(),
      citations,
    }),
  ).nullish(),
});

const statement = z.strictObject({
  ...actFields,
  kinds: listOf(z.enum(StatementKind)).min(1),
  speakers: listOf(actorName).min(1),
  onBehalfOf: listOf(actorName).nullish(),
  audience: listOf(actorName).nullish(),
  about: maybe(listOf(slug), 'The acts that it is about; that does not make it an answer to them.'),
  quotes: listOf(
    z.strictObject({
      text: text(QUOTE_LIMIT),
      language: language.nullish(),
      translationOf: maybe(z.int().min(0), 'The index, in this list, of the quote that this one translates.'),
    }),
  ).nullish(),
  prompt: text(QUOTE_LIMIT).nullish(),
  conditional: z.boolean().nullish(),
  veiled: z.boolean().nullish(),
});

const affiliation = z.strictObject({
  ...kept,
  subject: actorName,
  kind: z.enum(AffiliationKind),
  object: actorName,
  title: name.nullish(),
  from: when.nullish(),
  until: when.nullish(),
  claims: z.array(z.strictObject(claimFields)).nullish(),
});

const link = z.strictObject({
  ...kept,
  response: slug,
  trigger: slug,
  claims: z
    .array(
      z.strictObject({
        ...claimFields,
        kind: z.enum(ResponseKind),
        basis: z.enum(ResponseBasis),
        strength: z.enum(CausalStrength).nullish(),
      }),
    )
    .nullish(),
});

const attribution = z.strictObject({
  event: slug,
  blamed: actorName,
  role: maybe(z.enum(ParticipationRole), 'PERPETRATOR unless given.'),
  type: z.enum(AttributionType),
  ...claimFields,
});

const casualties = z.strictObject({
  event: slug,
  side: actorName.nullish(),
  category: name.nullish(),
  killed: range.nullish(),
  injured: range.nullish(),
  missing: range.nullish(),
  ...claimFields,
});

const countClaim = z.strictObject({ event: slug, what: name, count: range, ...claimFields });

const occurrence = z.strictObject({ act: slug, ...claimFields });

const caseEntry = z.strictObject({
  ...named,
  title: text(TITLE_LIMIT),
  summary: text(SUMMARY_LIMIT).nullish(),
  cutOff: maybe(text(SUMMARY_LIMIT), 'Where it is cut off, and why.'),
  roots: listOf(slug).min(1),
});

/** The lists of a dossier in their order: what is referred to comes first, but for acts among themselves. */
export const SECTIONS = {
  places: place.meta({ id: 'Place' }),
  actors: actor.meta({ id: 'Actor' }),
  sources: source.meta({ id: 'Source' }),
  events: event.meta({ id: 'Event' }),
  statements: statement.meta({ id: 'Statement' }),
  affiliations: affiliation.meta({ id: 'Affiliation' }),
  links: link.meta({ id: 'Link' }),
  attributions: attribution.meta({ id: 'Attribution' }),
  casualties: casualties.meta({ id: 'Casualties' }),
  counts: countClaim.meta({ id: 'Count' }),
  occurrences: occurrence.meta({ id: 'Occurrence' }),
  cases: caseEntry.meta({ id: 'Case' }),
} as const;

export type Section = keyof typeof SECTIONS;

/** What an entry of a section says. */
export type Content<S extends Section> = z.input<(typeof SECTIONS)[S]>;

/** An entry, with the section that it belongs to: `{ in: 'actors', slug: 'iran', name: 'Iran', kind: 'STATE' }`. */
export type EntryOf<S extends Section> = { readonly in: S } & Readonly<Content<S>>;
export type Entry = { [S in Section]: EntryOf<S> }[Section];

/** The version of the format, not of what is in it. */
export const DOSSIER_VERSION = 1;

/** Nothing in it tells when or where it was written: what is the same is the same file. */
export const header = {
  format: z.literal('casus-dossier'),
  version: z.literal(DOSSIER_VERSION),
  of: z
    .union([z.literal('everything'), z.strictObject({ case: slug }), z.strictObject({ acts: z.array(slug) })])
    .describe('What was asked for: everything, a case, or the chain around some acts.'),
};

export const dossier = z
  .strictObject({
    ...header,
    ...(Object.fromEntries(Object.entries(SECTIONS).map(([section, entry]) => [section, z.array(entry as z.ZodType).optional()])) as {
      [S in Section]: z.ZodOptional<z.ZodArray<(typeof SECTIONS)[S]>>;
    }),
  })
  .meta({
    title: 'A dossier of Casus',
    description: 'Actors, acts, links and claims as one document. References are slugs; a place goes by its name.',
  });

export type Dossier = z.input<typeof dossier>;
