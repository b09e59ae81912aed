// A made-up quarrel of any length: states with their armies and allies who strike, threaten and answer each other for two years. The same
// every time it is made, and put into the database in one statement a table.
import { v7 } from 'uuid';
import type { Db } from '../../src/database/connect.ts';

const DAY = 86_400_000;
const START = Date.UTC(2031, 2, 1);
/** How many acts back an act may look for what it answers. */
const REACH = 14;

const STATES = ['Northland', 'Southmark', 'Easterly', 'Westholm'];
/** Each state has an army and a ministry that are part of it, and an armed group that is not. */
const BODIES = [
  { suffix: '', kind: 'STATE' },
  { suffix: ' army', kind: 'ARMED_FORCE' },
  { suffix: ' foreign ministry', kind: 'GOVERNMENT_BODY' },
  { suffix: ' volunteers', kind: 'ARMED_GROUP' },
] as const;

const DEEDS = [
  { title: 'shells the customs post on the river', kind: 'ASSAULT', mode: 'EXPLOSIVES', hostility: 4 },
  { title: 'fires rockets at the airfield', kind: 'ASSAULT', mode: 'ROCKET', hostility: 4 },
  { title: 'moves two brigades to the frontier', kind: 'MOBILIZE', mode: null, hostility: 3 },
  { title: 'closes the strait to merchant ships', kind: 'COERCE', mode: null, hostility: 3 },
  { title: 'expels four diplomats', kind: 'SANCTION', mode: null, hostility: 1 },
] as const;
const WORDS = [
  { title: 'warns that a further strike will be answered', kinds: ['WARNING', 'THREAT'] },
  { title: 'says that it did not open fire first', kinds: ['DENIAL'] },
  { title: 'offers to talk where both are willing', kinds: ['OFFER'] },
] as const;
const BASES = ['STATED_BY_RESPONDER', 'PRESS', 'ANALYST_INFERENCE', 'THIRD_PARTY'] as const;
const PRECISIONS = ['DAY', 'HOUR', 'DAY', 'WEEK'] as const;
const WIDTHS = { DAY: DAY, HOUR: DAY / 24, WEEK: 7 * DAY } as const;

const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

/** Numbers that look like chance and never change. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Gives the slug of the case: it starts with the first act, from which all the others follow. */
export async function insertFeud(db: Db, count: number): Promise<string> {
  const roll = chance(count);
  const recordedAt = new Date(START);
  const actors = STATES.flatMap((state) =>
    BODIES.map(({ suffix, kind }) => ({ id: v7(), slug: slugOf(state + suffix), name: state + suffix, kind, state })),
  );
  const papers = ['The Courier', 'The Gazette'].map((name) => ({ id: v7(), slug: slugOf(name), name, kind: 'NEWS_ORGANIZATION' as const }));
  await db.actor.createMany({ data: papers.map((paper) => ({ ...paper, aliases: [], searchText: paper.name, recordedAt })) });
  const idOf = (state: string): string => actors.find(({ name }) => name === state)?.id ?? '';
  await db.actor.createMany({
    data: actors.map(({ state, ...actor }) => ({ ...actor, aliases: [], searchText: `${actor.name} of ${state}`, recordedAt })),
  });
  const affiliations = actors
    .filter(({ kind }) => kind === 'ARMED_FORCE' || kind === 'GOVERNMENT_BODY')
    .map(({ id, state }) => ({ id: v7(), kind: 'PART_OF' as const, subjectId: id, objectId: idOf(state), recordedAt }));
  await db.affiliation.createMany({ data: affiliations });
  const sources = ['Courier', 'Gazette', 'Field reports'].map((title) => ({ id: v7(), slug: slugOf(title), title }));
  await db.source.createMany({ data: sources.map((source) => ({ ...source, searchText: source.title, recordedAt })) });

  let at = START;
  const acts = Array.from({ length: count }, (_, index) => {
    // Strikes come close upon each other, and then there is quiet for weeks.
    at += index % 40 === 39 ? 45 * DAY : Math.floor((roll(100) / 100) * 2.4 * DAY);
    const actor = pick(actors, roll(actors.length));
    const isSaid = roll(10) < 3;
    const deed = isSaid ? pick(WORDS, roll(WORDS.length)) : pick(DEEDS, roll(DEEDS.length));
    return { id: v7(), at, actor, index, deed, precision: pick(PRECISIONS, roll(4)) };
  });
  await db.act.createMany({
    data: acts.map(({ id, at: begins, actor, index, deed, precision }) => ({
      id,
      type: 'kinds' in deed ? ('STATEMENT' as const) : ('EVENT' as const),
      slug: `feud-${index}`,
      title: `${actor.name} ${deed.title}`,
      earliest: new Date(begins),
      latest: new Date(begins + WIDTHS[precision] - 1),
      precision,
      zone: 'UTC',
      placedFrom: new Date(begins),
      placedAt: new Date(begins),
      placedRank: index,
      hostility: 'hostility' in deed ? deed.hostility : 2,
      searchText: deed.title,
      recordedAt,
    })),
  });
  await db.event.createMany({ data: acts.flatMap(({ id, deed }) => ('kinds' in deed ? [] : [{ id, kind: deed.kind, mode: deed.mode }])) });
  await db.statement.createMany({ data: acts.flatMap(({ id, deed }) => ('kinds' in deed ? [{ id, kinds: [...deed.kinds] }] : [])) });
  // What is said is said in Arabic, to be read from right to left.
  await db.quote.createMany({
    data: acts.flatMap(({ id, deed }) =>
      'kinds' in deed ? [{ id: v7(), statementId: id, position: 0, text: 'سنرد على كل ضربة', language: 'ar' }] : [],
    ),
  });
  await db.participation.createMany({
    data: acts.map(({ id, actor, deed }) => ({
      id: v7(),
      actId: id,
      actorId: actor.id,
      role: 'kinds' in deed ? ('SPEAKER' as const) : ('PERPETRATOR' as const),
      position: 0,
    })),
  });

  const links = acts.slice(1).flatMap((response) => {
    const triggers = new Set(Array.from({ length: 1 + roll(2) }, () => response.index - 1 - roll(Math.min(REACH, response.index))));
    return [...triggers].map((index) => ({ id: v7(), response, trigger: pick(acts, index) }));
  });
  await db.responseLink.createMany({
    data: links.map(({ id, response, trigger }) => ({
      id,
      responseId: response.id,
      triggerId: trigger.id,
      recordedAt,
      standing: true,
      responsePlacedAt: new Date(response.at),
      responsePlacedRank: response.index,
      triggerPlacedAt: new Date(trigger.at),
      triggerPlacedRank: trigger.index,
    })),
  });
  const claims = links.flatMap(({ id, response, trigger }) => {
    const said = new Date(response.at + 2 * DAY);
    const dated = { assertedEarliest: said, assertedLatest: said, assertedPrecision: 'DAY' as const, assertedZone: 'UTC' };
    const claim = {
      subject: 'LINK' as const,
      linkId: id,
      status: 'ACCEPTED' as const,
      recordedAt,
      saidEarliest: said,
      saidLatest: said,
      ...dated,
    };
    const told = { ...claim, kind: 'RETALIATION' as const, basis: pick(BASES, roll(4)) };
    const asserted = { ...told, id: v7(), assertedById: idOf(response.actor.state), stance: 'ASSERTS' as const };
    // The other side gives the same account, another one, or none.
    const other = { ...told, id: v7(), assertedById: idOf(trigger.actor.state) };
    const stance =
      response.actor.state === trigger.actor.state ? null : pick(['ASSERTS', 'DENIES', null, 'HEDGES', null, null] as const, roll(6));
    // One newspaper tells everything, the other leaves some of it out.
    const printed = papers.filter((_, index) => index === 0 || roll(5) > 0);
    const press = printed.map((paper) => ({
      ...told,
      basis: 'PRESS' as const,
      id: v7(),
      assertedById: paper.id,
      stance: 'ASSERTS' as const,
    }));
    return [asserted, ...(stance ? [{ ...other, stance }] : []), ...press];
  });
  await db.claim.createMany({ data: claims });
  await db.claimReview.createMany({
    data: claims.map(({ id }) => ({ id: v7(), claimId: id, status: 'ACCEPTED', reviewedAt: recordedAt })),
  });
  const cited = [
    ...acts.map(({ id, index }) => ({ actId: id, sourceId: pick(sources, index).id })),
    ...claims.map(({ id }, index) => ({ claimId: id, sourceId: pick(sources, index).id })),
  ];
  await db.citation.createMany({ data: cited.map((citation) => ({ id: v7(), position: 0, ...citation })) });
  const slug = 'feud';
  const title = `A quarrel of four states in ${count} acts`;
  await db.case.create({
    data: {
      id: v7(),
      slug,
      title,
      summary: 'Made up, to see how a long chain is drawn.',
      searchText: title,
      recordedAt,
      roots: { create: [{ actId: pick(acts, 0).id, position: 0 }] },
    },
  });
  // A planner without statistics takes a table of hundreds for one of thousands.
  await db.$executeRaw`ANALYZE`;
  return slug;
}
