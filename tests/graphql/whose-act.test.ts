// Whose act it was: affiliates only in their time, attributions only while they stand.
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { claimAttribution } from '../../src/domain/attribution.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { recordStatement } from '../../src/domain/statement.ts';
import { test as base } from '../support/test.ts';

const DAYS = ['2019-01-01', '2020-01-01', '2021-01-01'];
const citations: never[] = [];

/** A state; its ministry and the ministry's unit; a militia it backs in 2020 and that militia's friend. The unit and the militias strike each year. */
async function populate(db: Database): Promise<void> {
  const kinds = {
    state: 'STATE',
    ministry: 'GOVERNMENT_BODY',
    unit: 'ARMED_FORCE',
    militia: 'ARMED_GROUP',
    friend: 'ARMED_GROUP',
    paper: 'NEWS_ORGANIZATION',
  } as const;
  for (const [slug, kind] of Object.entries(kinds)) await recordActor(db, { slug, name: slug, kind });
  const claim = { assertedBy: { slug: 'paper' }, citations };
  const [state, ministry, unit, militia, friend] = ['state', 'ministry', 'unit', 'militia', 'friend'].map((slug) => ({ slug })) as [
    Slug,
    Slug,
    Slug,
    Slug,
    Slug,
  ];
  await claimAffiliation(db, { subject: ministry, object: state, kind: 'PART_OF', claim });
  await claimAffiliation(db, { subject: unit, object: ministry, kind: 'PART_OF', from: { on: '2019-06-01' }, claim });
  await claimAffiliation(db, {
    subject: militia,
    object: state,
    kind: 'SUPPORTED_BY',
    from: { on: '2019-06-01' },
    until: { on: '2020-06-01' },
    claim,
  });
  await claimAffiliation(db, { subject: friend, object: militia, kind: 'SUPPORTED_BY', claim });
  for (const on of DAYS) {
    for (const actor of [unit, militia, friend]) {
      const slug = `${actor.slug}-${on.slice(0, 4)}`;
      await recordEvent(db, { slug, title: slug, kind: 'ASSAULT', occurred: { on }, participations: [{ actor, role: 'PERPETRATOR' }] });
    }
  }
}

interface Slug {
  slug: string;
}

const test = base.extend('world', { auto: true }, async ({ db }) => {
  await populate(db);
});

interface Acts {
  acts: { nodes: Slug[] };
}

const actsOf = (actor: string, lens = '{}'): string => `{ acts(filter: { actor: { ${actor} } }, lens: ${lens}) { nodes { slug } } }`;
const slugs = ({ acts }: Acts): string[] => acts.nodes.map(({ slug }) => slug).toSorted();

test('nobody acts for another unless their affiliation is asked for', async ({ run }) => {
  expect(slugs(await run<Acts>(actsOf('by: { slug: "state" }')))).toEqual([]);
});

test('a part of a part is a part, from when it became one', async ({ run }) => {
  expect(slugs(await run<Acts>(actsOf('by: { slug: "state" }, affiliates: [PART_OF]')))).toEqual(['unit-2020', 'unit-2021']);
});

test('whom it supports counts while it does, and not whom they support', async ({ run }) => {
  expect(slugs(await run<Acts>(actsOf('by: { slug: "state" }, affiliates: [SUPPORTED_BY]')))).toEqual(['militia-2020']);
});

test("an actor's own list takes the same roles and affiliates", async ({ run }) => {
  const query = (args: string) => `{ actor(by: { slug: "state" }) { acts(${args}) { nodes { slug } } } }`;
  const both = await run<{ actor: Acts }>(query('affiliates: [PART_OF, SUPPORTED_BY], roles: [PERPETRATOR]'));
  const none = await run<{ actor: Acts }>(query('affiliates: [PART_OF, SUPPORTED_BY], roles: [TARGET]'));
  expect(slugs(both.actor)).toEqual(['militia-2020', 'unit-2020', 'unit-2021']);
  expect(slugs(none.actor)).toEqual([]);
});

test('an attribution counts until its asserter says otherwise, in its role, under the lens', async ({ run, db }) => {
  const event = { slug: 'friend-2019' };
  const say = (blamed: string, on: string, stance: 'ASSERTS' | 'HEDGES' = 'ASSERTS') =>
    claimAttribution(db, {
      event,
      blamed: { slug: blamed },
      type: 'PRESS',
      claim: { assertedBy: { slug: 'paper' }, stance, assertedAt: { on }, citations },
    });
  const byState = async (more = '', lens = '{}') => slugs(await run<Acts>(actsOf(`by: { slug: "state" } ${more}`, lens)));
  await say('state', '2019-02-01', 'HEDGES');
  expect(await byState()).toEqual([]);
  await say('state', '2019-03-01');
  expect(await byState()).toEqual(['friend-2019']);
  expect(await byState('attributed: false')).toEqual([]);
  expect(await byState('roles: [TARGET]')).toEqual([]);
  expect(await byState('roles: [PERPETRATOR]', '{ asToldBy: [{ slug: "unit" }] }')).toEqual([]);
  await say('ministry', '2019-04-01');
  expect(await byState()).toEqual([]);
  expect(await byState('', '{ saidUntil: "2019-03-31T00:00:00Z" }')).toEqual(['friend-2019']);
  await db.claim.updateMany({ where: { subject: 'ATTRIBUTION', blamed: { slug: 'ministry' } }, data: { retractedAt: new Date() } });
  expect(await byState()).toEqual(['friend-2019']);
});

test("what is said on an actor's behalf is its own statement, and no other part of its acts", async ({ run, db }) => {
  await recordStatement(db, {
    slug: 'spoken',
    title: 'spoken',
    kinds: ['COMMENT'],
    speakers: [{ slug: 'ministry' }],
    onBehalfOf: [{ slug: 'state' }],
    occurred: { on: '2020-01-01' },
  });
  expect(slugs(await run<Acts>(actsOf('by: { slug: "state" }, roles: [SPEAKER]')))).toEqual(['spoken']);
  expect(slugs(await run<Acts>(actsOf('by: { slug: "state" }, roles: [PERPETRATOR]')))).toEqual([]);
});
