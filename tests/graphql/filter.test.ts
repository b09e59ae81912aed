// Filters: what each condition lets through in the seeded story, and what is refused.
import { expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

interface Listed {
  list: { totalCount: number; nodes: { slug: string }[] };
}

const slugs = ({ list }: Listed): string[] => list.nodes.map(({ slug }) => slug);

/** A query for the slugs of a list under a filter written in GraphQL. */
const listed = (field: string, filter: string, more = ''): string =>
  `{ list: ${field}(first: 100, filter: ${filter}${more}) { totalCount nodes { slug } } }`;

test('a window takes what may have begun in it, or only what certainly did', async ({ run }) => {
  const december = 'from: "2019-12-27T12:00:00Z", before: "2020-01-01T00:00:00Z"';
  const maybe = slugs(await run<Listed>(listed('acts', `{ occurred: { ${december} } }`)));
  const certain = slugs(await run<Listed>(listed('acts', `{ occurred: { ${december}, certainly: true } }`)));
  expect(maybe).toContain('k1-rocket-attack-2019-12-27');
  expect(certain).not.toContain('k1-rocket-attack-2019-12-27');
  expect(certain).toContain('us-strikes-2019-12-29');
  expect(maybe).toEqual(expect.arrayContaining(certain));
  expect(maybe).not.toContain('soleimani-strike-2020-01-03');
});

test("an actor's acts take in what is attributed to it, unless that is left out", async ({ run }) => {
  const by = 'by: { slug: "kataib-hezbollah" }, roles: [PERPETRATOR]';
  const attributed = slugs(await run<Listed>(listed('acts', `{ actor: { ${by} } }`)));
  const bare = slugs(await run<Listed>(listed('acts', `{ actor: { ${by}, attributed: false } }`)));
  expect(attributed).toEqual(['k1-rocket-attack-2019-12-27', 'camp-taji-rocket-attack-2020-03-11']);
  expect(bare).toEqual([]);
});

test('the acts of affiliates count only where their kind is asked for', async ({ run }) => {
  const alone = slugs(await run<Listed>(listed('acts', '{ actor: { by: { slug: "iran" } } }')));
  const withBacked = slugs(await run<Listed>(listed('acts', '{ actor: { by: { slug: "iran" }, affiliates: [SUPPORTED_BY] } }')));
  expect(alone).not.toContain('us-strikes-2019-12-29');
  expect(withBacked).toContain('us-strikes-2019-12-29');
  expect(withBacked).toEqual(expect.arrayContaining(alone));
});

test('a lens decides which attributions count', async ({ run }) => {
  const filter = '{ actor: { by: { slug: "kataib-hezbollah" }, roles: [PERPETRATOR] } }';
  const toldByIran = slugs(await run<Listed>(listed('acts', filter, ', lens: { asToldBy: [{ slug: "iran" }] }')));
  expect(toldByIran).toEqual([]);
});

test('a place stands for all that lies within it, by any of its names', async ({ run, db }) => {
  const inIraq = slugs(await run<Listed>(listed('acts', '{ place: "IRAQ" }')));
  expect(inIraq).toEqual(expect.arrayContaining(['k1-rocket-attack-2019-12-27', 'camp-taji-rocket-attack-2020-03-11']));
  expect(inIraq).not.toContain('iran-letter-to-un-2020-01-07');
  const { name, aliases } = await db.place.findFirstOrThrow({ where: { aliases: { isEmpty: false }, acts: { some: {} } } });
  const [byName, byAlias] = await Promise.all(
    [name, aliases[0]].map((known) => run<Listed>(listed('acts', `{ place: ${JSON.stringify(known)} }`))),
  );
  expect(byName?.list.totalCount).toBeGreaterThan(0);
  expect(byAlias).toEqual(byName);
});

test('hostility counts from a level up, and an act without one is not at least anything', async ({ run, db }) => {
  const { list } = await run<Listed>(listed('acts', '{ hostilityAtLeast: 4 }'));
  const { list: others } = await run<Listed>(listed('acts', '{ not: { hostilityAtLeast: 4 } }'));
  expect(list.totalCount).toBe(await db.act.count({ where: { hostility: { gte: 4 } } }));
  expect(others.totalCount).toBe(await db.act.count({ where: { OR: [{ hostility: { lt: 4 } }, { hostility: null }] } }));
});

test('text is found in titles, summaries and quotes, by the beginning of words and without accents', async ({ run }) => {
  expect(slugs(await run<Listed>(listed('acts', '{ text: "camp taji ROCK" }')))).toContain('camp-taji-rocket-attack-2020-03-11');
  expect(slugs(await run<Listed>(listed('acts', '{ text: "katāʾib" }')))).toContain('us-strikes-2020-03-12');
  expect(slugs(await run<Listed>(listed('acts', '{ text: "zzz" }')))).toEqual([]);
});

test('answered and answers are asked under the lens', async ({ run }) => {
  const answered = slugs(
    await run<Listed>(listed('acts', '{ occurred: { from: "2019-01-01T00:00:00Z" }, answered: true, answers: true }')),
  );
  expect(answered).toEqual(['us-strikes-2019-12-29', 'embassy-protests-2019-12-31', 'soleimani-strike-2020-01-03']);
  const withoutSequence = slugs(
    await run<Listed>(
      listed(
        'acts',
        '{ occurred: { from: "2019-01-01T00:00:00Z" }, answered: true, answers: true }',
        ', lens: { kinds: [RETALIATION, PROTEST] }',
      ),
    ),
  );
  expect(withoutSequence).toEqual(['us-strikes-2019-12-29']);
});

test('a case holds its roots, their chains and what was said about these', async ({ run }) => {
  const query = `{
    case(by: { slug: "us-iran-2019-2020" }) { roots { slug } chain { acts { act { slug statements(first: 100) { nodes { slug } } } } } }
    list: acts(first: 100, filter: { case: { slug: "us-iran-2019-2020" } }) { totalCount nodes { slug } }
  }`;
  interface Case extends Listed {
    case: { roots: { slug: string }[]; chain: { acts: { act: { slug: string; statements: { nodes: { slug: string }[] } } }[] } };
  }
  const answer = await run<Case>(query);
  const expected = answer.case.chain.acts.flatMap(({ act }) => [act.slug, ...act.statements.nodes.map(({ slug }) => slug)]);
  expect(answer.case.roots.length).toBeGreaterThan(0);
  expect(new Set(slugs(answer))).toEqual(new Set(expected));
});

test('events are asked by kind, mode and threshold, each any of several', async ({ run, db }) => {
  const rockets = slugs(await run<Listed>(listed('events', '{ modes: [ROCKET, MISSILE] }')));
  expect(rockets).toContain('al-asad-missile-attack-2020-01-08');
  expect(rockets).not.toContain('us-strikes-2020-03-12');
  const { list } = await run<Listed>(listed('events', '{ kinds: [ASSAULT], act: { hostilityAtLeast: 4 } }'));
  expect(list.totalCount).toBe(await db.event.count({ where: { kind: 'ASSAULT', act: { hostility: { gte: 4 } } } }));
  expect(
    slugs(await run<Listed>(listed('events', '{ thresholds: [LEADER_KILLED, WMD], act: { occurred: { from: "2019-01-01T00:00:00Z" } } }'))),
  ).toEqual(['soleimani-strike-2020-01-03']);
});

test('statements are asked by speaker, by whom they speak for, and by what they are about', async ({ run, db }) => {
  const taji = 'camp-taji-rocket-attack-2020-03-11';
  const about = await run<Listed>(listed('statements', `{ about: { slug: "${taji}" } }`));
  expect(about.list.totalCount).toBe(await db.statementAbout.count({ where: { act: { slug: taji } } }));
  const { actor, statement } = await db.statementOnBehalf.findFirstOrThrow({
    select: { actor: { select: { slug: true } }, statement: { select: { act: { select: { slug: true } } } } },
  });
  const spoken = slugs(await run<Listed>(listed('statements', `{ speaker: { by: { slug: "${actor.slug}" } } }`)));
  expect(spoken).toContain(statement.act.slug);
  const { actor: own } = await run<{ actor: { statements: Listed['list'] } }>(
    `{ actor(by: { slug: "${actor.slug}" }) { statements(first: 100) { totalCount nodes { slug } } } }`,
  );
  expect(own.statements.nodes.map(({ slug }) => slug)).toEqual(spoken);
});

test('actors are asked by kind, words, country and affiliation', async ({ run, db }) => {
  const { list } = await run<Listed>(listed('actors', '{ kinds: [STATE] }'));
  expect(list.totalCount).toBe(await db.actor.count({ where: { kind: 'STATE' } }));
  expect(slugs(await run<Listed>(listed('actors', '{ text: "kataib" }')))).toContain('kataib-hezbollah');
  const { id } = await db.actor.findUniqueOrThrow({ where: { slug: 'iran' } });
  const affiliated = await db.affiliation.findMany({
    where: { OR: [{ subjectId: id }, { objectId: id }] },
    include: { subject: true, object: true },
  });
  expect(slugs(await run<Listed>(listed('actors', '{ affiliatedWith: { slug: "iran" } }')))).toEqual(
    [...new Set(affiliated.map(({ subject, object }) => (subject.id === id ? object : subject).slug))].toSorted(),
  );
  expect(slugs(await run<Listed>(listed('actors', '{ country: "IQ", kinds: [STATE] }')))).toEqual(['iraq']);
});

interface Claims {
  claims: { totalCount: number; nodes: { stance: string; assertedBy: { slug: string }; type: string }[] };
}

test('claims are asked by subject, asserter, act, blame, stance, time and case', async ({ run, db }) => {
  const claims = async (filter: string) =>
    (await run<Claims>(`{ claims(first: 100, filter: ${filter}) { totalCount nodes { stance type: __typename assertedBy { slug } } } }`))
      .claims;
  const blaming = await claims('{ subjects: [ATTRIBUTION], blames: { slug: "kataib-hezbollah" }, stances: [ASSERTS] }');
  expect(blaming.totalCount).toBe(
    await db.claim.count({ where: { subject: 'ATTRIBUTION', stance: 'ASSERTS', blamed: { slug: 'kataib-hezbollah' } } }),
  );
  const guardian = await claims('{ assertedBy: [{ slug: "the-guardian" }] }');
  expect(new Set(guardian.nodes.map(({ assertedBy }) => assertedBy.slug))).toEqual(new Set(['the-guardian']));
  const aboutStrikes = await claims('{ about: { slug: "us-strikes-2020-03-12" } }');
  expect(aboutStrikes.nodes.map((claim) => claim.type)).toContain('LinkClaim');
  expect((await claims('{ saidUntil: "1900-01-01T00:00:00Z" }')).totalCount).toBe(0);
  const ofCase = await claims('{ case: { slug: "us-iran-2019-2020" }, subjects: [LINK] }');
  const since = { earliest: { gte: new Date('2019-01-01') } };
  expect(ofCase.totalCount).toBe(await db.claim.count({ where: { subject: 'LINK', status: 'ACCEPTED', link: { response: since } } }));
});

test('links are asked by who answered whom', async ({ run }) => {
  interface Links {
    responseLinks: { nodes: { trigger: { slug: string }; response: { slug: string } }[] };
  }
  const filter =
    '{ responder: { by: { slug: "united-states" }, roles: [PERPETRATOR], affiliates: [PART_OF] }, triggeredBy: { by: { slug: "kataib-hezbollah" }, roles: [PERPETRATOR] } }';
  const { responseLinks } = await run<Links>(`{ responseLinks(filter: ${filter}) { nodes { trigger { slug } response { slug } } } }`);
  expect(responseLinks.nodes).toEqual([
    { trigger: { slug: 'k1-rocket-attack-2019-12-27' }, response: { slug: 'us-strikes-2019-12-29' } },
    { trigger: { slug: 'camp-taji-rocket-attack-2020-03-11' }, response: { slug: 'us-strikes-2020-03-12' } },
  ]);
});

test.for([
  ['acts', '{ actor: { by: { slug: "atlantis" } } }', 'atlantis'],
  ['acts', '{ not: { or: [{ place: "Atlantis" }] } }', 'Atlantis'],
  ['acts', '{ case: { slug: "atlantis" } }', 'atlantis'],
  ['events', '{ act: { actor: { by: { slug: "atlantis" } } } }', 'atlantis'],
  ['statements', '{ about: { slug: "atlantis" } }', 'atlantis'],
  ['statements', '{ speaker: { by: { slug: "atlantis" } } }', 'atlantis'],
  ['actors', '{ affiliatedWith: { slug: "atlantis" } }', 'atlantis'],
  ['claims', '{ assertedBy: [{ slug: "iran" }, { slug: "atlantis" }] }', 'atlantis'],
  ['claims', '{ about: { slug: "atlantis" } }', 'atlantis'],
  ['claims', '{ blames: { slug: "atlantis" } }', 'atlantis'],
  ['responseLinks', '{ responder: { by: { slug: "atlantis" } } }', 'atlantis'],
  ['responseLinks', '{ case: { slug: "atlantis" } }', 'atlantis'],
] as const)('%s %s names something unknown: an error that names it, not an empty answer', async ([field, filter, name], { execute }) => {
  const { errors } = await execute(`{ ${field}(filter: ${filter}) { totalCount } }`);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(name), extensions: { code: 'NOT_FOUND' } });
});

test.for([
  ['acts', '{ and: [] }', 'filter.and'],
  ['acts', '{ or: [{ not: { and: [] } }] }', 'filter.or.0.not.and'],
  ['acts', '{ actor: { by: { slug: "iran" }, roles: [] } }', 'filter.actor.roles'],
  ['events', '{ kinds: [] }', 'filter.kinds'],
  ['statements', '{ kinds: [] }', 'filter.kinds'],
  ['claims', '{ assertedBy: [] }', 'filter.assertedBy'],
  ['actors', '{ kinds: [] }', 'filter.kinds'],
] as const)('%s %s has an empty list: an error that says so', async ([field, filter, argument], { execute }) => {
  const { errors } = await execute(`{ ${field}(filter: ${filter}) { totalCount } }`);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('empty list'), extensions: { code: 'BAD_USER_INPUT', argument } });
});

const nested = (levels: number): object => (levels === 0 ? { hostilityAtLeast: 1 } : { not: nested(levels - 1) });

test.for([
  ['six levels', nested(6), /deeper than 5/],
  ['51 parts', { or: Array.from({ length: 51 }, () => ({ hostilityAtLeast: 1 })) }, /holds 51 others/],
  ['101 entries', { actor: { by: { slug: 'iran' }, roles: Array.from({ length: 101 }, () => 'TARGET') } }, /101 entries/],
  ['a level of 6', { hostilityAtLeast: 6 }, /0 to 5/],
  ['a window that ends first', { occurred: { from: '2020-01-02T00:00:00Z', before: '2020-01-01T00:00:00Z' } }, /ends before it begins/],
  ['the year 0', { occurred: { from: '0000-01-02T00:00:00Z' } }, /before the year 1/],
  ['text without words', { text: '?!' }, /no word/],
  ['text of common words', { text: 'the of' }, /in every text/],
  ['an endless text', { text: 'a'.repeat(201) }, /200 characters/],
] as const)('%s is refused with what to do', async ([, filter, message], { execute }) => {
  const { errors } = await execute('query ($filter: ActFilter) { acts(filter: $filter) { totalCount } }', { filter });
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } });
});

test('five levels and fifty parts are answered', async ({ run }) => {
  const query = 'query ($filter: ActFilter) { list: acts(filter: $filter) { totalCount nodes { slug } } }';
  await run<Listed>(query, { filter: nested(5) });
  await run<Listed>(query, { filter: { or: Array.from({ length: 50 }, () => ({ hostilityAtLeast: 1 })) } });
});

test('a country in small letters is refused, for it would match nothing', async ({ execute }) => {
  const { errors } = await execute('{ actors(filter: { country: "iq" }) { totalCount } }');
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('IQ'), extensions: { code: 'BAD_USER_INPUT' } });
});
