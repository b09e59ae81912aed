// Brings stories in through the domain's own functions, so that they obey the rules that everybody obeys. A second run changes nothing:
// what has a slug is left as it is once it is there, and a claim's id follows from what it says.
import type { Database, Transaction } from '../src/database/connect.ts';
import { execute } from '../src/database/read.ts';
import { retrying } from '../src/database/retry.ts';
import { alone } from '../src/database/transaction.ts';
import { recordActor } from '../src/domain/actor.ts';
import { claimAffiliation } from '../src/domain/affiliation.ts';
import { claimAttribution } from '../src/domain/attribution.ts';
import { recordCase } from '../src/domain/case.ts';
import { claimCasualties } from '../src/domain/casualties.ts';
import type { ClaimInput } from '../src/domain/claim.ts';
import { claimCount } from '../src/domain/count.ts';
import { recordEvent } from '../src/domain/event.ts';
import { idOf } from '../src/domain/id.ts';
import { claimOccurrence } from '../src/domain/occurrence.ts';
import { recordPlace } from '../src/domain/place.ts';
import { linkResponse } from '../src/domain/response-link.ts';
import { recordSource } from '../src/domain/source.ts';
import { recordStatement } from '../src/domain/statement.ts';
import { Prisma } from '../src/generated/prisma/client.ts';
import type { Story, StoryCitation, StoryClaim, StoryEvent, StoryStatement } from './story.ts';

/** A story is one transaction, whole or not at all. It takes about a second; a slow machine gets a minute. */
const STORY_TIMEOUT_MS = 60_000;

export interface LoadedStory {
  readonly slug: string;
  /** How many entries were not there before. */
  readonly added: number;
}

/** @throws what the domain throws where a story breaks a rule; nothing of that story is kept then */
export async function loadStories(
  db: Database,
  stories: readonly Story[],
  log: (line: string) => void = () => undefined,
): Promise<LoadedStory[]> {
  const loaded: LoadedStory[] = [];
  for (const story of stories) {
    const added = await retrying(() => alone(db, (tx) => loadStory(tx, story), STORY_TIMEOUT_MS));
    // A planner without statistics takes a table of hundreds for one of thousands, until autovacuum comes by.
    if (added > 0) await execute(db, Prisma.sql`ANALYZE`);
    log(added === 0 ? `${story.title}: already there.` : `${story.title}: ${added} entries added.`);
    loaded.push({ slug: story.slug, added });
  }
  return loaded;
}

/** What is referred to comes first. Gives how much was added. */
async function loadStory(tx: Transaction, story: Story): Promise<number> {
  let added = 0;
  for (const load of [loadActors, loadSources, loadPlaces, loadActs, loadClaims, loadCases]) added += await load(tx, story);
  return added;
}

// ── What has a slug ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Slugged {
  readonly slug: string;
}

const by = (slug: string): Slugged => ({ slug });
const cited = (citations: readonly StoryCitation[] = []) => citations.map((citation) => ({ ...citation, source: by(citation.source) }));

async function addMissing<Item extends Slugged>(
  items: readonly Item[],
  known: (slugs: string[]) => Promise<Slugged[]>,
  record: (item: Item) => Promise<unknown>,
): Promise<number> {
  const there = new Set((await known(items.map(({ slug }) => slug))).map(({ slug }) => slug));
  const missing = items.filter(({ slug }) => !there.has(slug));
  for (const item of missing) await record(item);
  return missing.length;
}

const loadActors = (tx: Transaction, { actors }: Story): Promise<number> =>
  addMissing(
    actors,
    (slugs) => tx.actor.findMany({ where: { slug: { in: slugs } } }),
    (actor) => recordActor(tx, actor),
  );

const loadSources = (tx: Transaction, { sources }: Story): Promise<number> =>
  addMissing(
    sources,
    (slugs) => tx.source.findMany({ where: { slug: { in: slugs } } }),
    (source) => recordSource(tx, { ...source, publisher: source.publisher ? by(source.publisher) : null }),
  );

const loadCases = (tx: Transaction, { cases }: Story): Promise<number> =>
  addMissing(
    cases,
    (slugs) => tx.case.findMany({ where: { slug: { in: slugs } } }),
    (row) => recordCase(tx, { ...row, roots: row.roots.map(by) }),
  );

/** A place has no slug: one that is there is only held against what the story says of it. */
async function loadPlaces(tx: Transaction, { places }: Story): Promise<number> {
  const before = await tx.place.count();
  for (const place of places) await recordPlace(tx, place);
  return (await tx.place.count()) - before;
}

type StoryAct = StoryEvent | StoryStatement;

const isStatement = (act: StoryAct): act is StoryStatement => 'speakers' in act;

const loadActs = (tx: Transaction, { events, statements }: Story): Promise<number> =>
  addMissing(
    inOrder([...events, ...statements], (act) => (isStatement(act) ? (act.about ?? []) : act.parent ? [act.parent] : [])),
    (slugs) => tx.act.findMany({ where: { slug: { in: slugs } } }),
    (act) => (isStatement(act) ? loadStatement(tx, act) : loadEvent(tx, act)),
  );

/** Each after those of the list that it needs. */
function inOrder<Item extends Slugged>(items: readonly Item[], needs: (item: Item) => readonly string[]): Item[] {
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  const [seen, ordered]: [Set<Item>, Item[]] = [new Set(), []];
  const visit = (item: Item | undefined): void => {
    if (!item || seen.has(item)) return;
    seen.add(item);
    for (const slug of needs(item)) visit(bySlug.get(slug));
    ordered.push(item);
  };
  for (const item of items) visit(item);
  return ordered;
}

function loadEvent(tx: Transaction, event: StoryEvent): Promise<unknown> {
  const { attributions: _, casualties: _casualties, counts: _counts, occurrence: _occurrence, ...act } = event;
  return recordEvent(tx, {
    ...act,
    place: act.place ? { name: act.place } : null,
    parent: act.parent ? by(act.parent) : null,
    participations: act.participations.map((part) => ({ ...part, actor: by(part.actor), citations: cited(part.citations) })),
    citations: cited(act.citations),
  });
}

function loadStatement(tx: Transaction, statement: StoryStatement): Promise<unknown> {
  const { occurrence: _, ...act } = statement;
  return recordStatement(tx, {
    ...act,
    place: act.place ? { name: act.place } : null,
    citations: cited(act.citations),
    speakers: act.speakers.map(by),
    onBehalfOf: act.onBehalfOf?.map(by),
    audience: act.audience?.map(by),
    about: act.about?.map(by),
  });
}

// ── Claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A claim with the id that follows from it, and how it is recorded. */
interface Entry {
  readonly id: string;
  readonly record: () => Promise<unknown>;
}

async function loadClaims(tx: Transaction, story: Story): Promise<number> {
  const entries = [...claimEntries(tx, story)];
  const known = await tx.claim.findMany({ where: { id: { in: entries.map(({ id }) => id) } }, select: { id: true } });
  const there = new Set(known.map(({ id }) => id));
  let added = 0;
  for (const { id, record } of entries) {
    if (there.has(id)) continue;
    there.add(id);
    await record();
    added += 1;
  }
  return added;
}

function* claimEntries(tx: Transaction, story: Story): Generator<Entry> {
  const entry = (about: object, said: StoryClaim, record: (claim: ClaimInput) => Promise<unknown>): Entry => {
    const id = claimId([story.slug, about, said]);
    return { id, record: () => record(claimOf(id, said)) };
  };
  for (const { claims, ...edge } of story.affiliations) {
    const affiliation = { ...edge, subject: by(edge.subject), object: by(edge.object) };
    for (const said of claims) yield entry({ affiliation }, said, (claim) => claimAffiliation(tx, { ...affiliation, claim }));
  }
  for (const { slug, attributions = [], casualties = [], counts = [] } of story.events) {
    const event = by(slug);
    for (const { blamed, role, type, ...said } of attributions) {
      const attribution = { event, blamed: by(blamed), role, type };
      yield entry({ attribution }, said, (claim) => claimAttribution(tx, { ...attribution, claim }));
    }
    for (const { side, category, killed, injured, missing, ...said } of casualties) {
      const toll = { event, side: side ? by(side) : null, category, killed, injured, missing };
      yield entry({ toll }, said, (claim) => claimCasualties(tx, { ...toll, claim }));
    }
    for (const { what, count, ...said } of counts) {
      yield entry({ event, what, count }, said, (claim) => claimCount(tx, { event, what, count, claim }));
    }
  }
  for (const { slug, occurrence = [] } of [...story.events, ...story.statements]) {
    const act = by(slug);
    for (const said of occurrence) yield entry({ act }, said, (claim) => claimOccurrence(tx, { act, claim }));
  }
  for (const { response, trigger, claims } of story.links) {
    const link = { response: by(response), trigger: by(trigger) };
    for (const { kind, basis, strength, ...said } of claims) {
      const reason = { kind, basis, strength };
      yield entry({ link, reason }, said, (claim) => linkResponse(tx, { ...link, claim: { ...claim, ...reason } }));
    }
  }
}

const claimOf = (id: string, said: StoryClaim): ClaimInput => ({
  ...said,
  id,
  assertedBy: by(said.assertedBy),
  onBehalfOf: said.onBehalfOf?.map(by),
  statement: said.statement ? by(said.statement) : null,
  citations: cited(said.citations),
});

/** Equal claims of a story have one id, on every machine. */
const claimId = (content: unknown): string => idOf(canonical(content));

/** JSON with the keys in order, so that the order in which a story writes its fields means nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
