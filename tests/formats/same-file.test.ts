// One file through three doors: the API, the address, the command line. Byte for byte, but for the name under which the server is reached.
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { run as casus } from '../../src/cli/casus.ts';
import { storyTest } from '../support/test.ts';

// A file says when it was made.
beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-02T03:04:05Z') }));
afterAll(() => vi.useRealTimers());

const ROOT = 'austrian-general-mobilisation-1914-07-31';
const RUSSIA = '{asToldBy: [{slug: "russia"}]}';

/** A question to the API, and the address at which the same is to be had. */
const FILES = [
  ['a case', '{ case(by: {slug: "july-crisis-1914"}) { export(format: MARKDOWN) } }', '/cases/july-crisis-1914.md?direction=BOTH&depth=50'],
  [
    'a case as somebody tells it',
    `{ case(by: {slug: "july-crisis-1914"}) { export(format: CSV_CLAIMS, direction: CAUSES, depth: 9, budget: {acts: 20}, timeFlow: STRICT,
      lens: {asToldBy: [{slug: "germany"}, {slug: "austria-hungary"}], bases: [STATED_BY_RESPONDER, PRESS], minConfidence: 20}) } }`,
    '/cases/july-crisis-1914.claims.csv?direction=CAUSES&depth=9&acts=20&timeFlow=STRICT&asToldBy=germany,austria-hungary&bases=STATED_BY_RESPONDER,PRESS&minConfidence=20',
  ],
  ['a case as a dossier', '{ case(by: {slug: "us-iran-2019-2020"}) { export(format: DOSSIER) } }', '/cases/us-iran-2019-2020.dossier.yaml'],
  ['a chain', `{ chain(from: [{slug: "${ROOT}"}]) { export(format: GEXF) } }`, `/chains/${ROOT}.gexf?direction=BOTH&depth=10`],
  [
    'a comparison',
    `{ compareAccounts(root: {slug: "${ROOT}"}, a: {asToldBy: [{slug: "austria-hungary"}]}, b: ${RUSSIA}) { export(format: MARKDOWN) } }`,
    `/comparisons/${ROOT}.md?a=austria-hungary&b=russia&direction=CAUSES&depth=10`,
  ],
  [
    'a comparison with all that a lens can say',
    `{ compareAccounts(root: {slug: "${ROOT}"}, a: {}, direction: BOTH, depth: 3, b: {asToldBy: [{slug: "russia"}], alone: true,
      excluding: [{slug: "serbia"}], disputed: EXCLUDE, includeProposed: true, saidUntil: "1930-01-01T00:00:00Z"}) { export(format: JSON) } }`,
    `/comparisons/${ROOT}.json?b=russia&direction=BOTH&depth=3&a.disputed=INCLUDE&b.alone=true&b.excluding=serbia&b.disputed=EXCLUDE&b.includeProposed=true&b.saidUntil=1930-01-01T00:00:00.000Z`,
  ],
  ['all acts', '{ acts { export(format: CSV) } }', '/acts.csv'],
  [
    'some acts',
    `{ acts(filter: {actor: {by: {slug: "iran"}, roles: [PERPETRATOR, SPEAKER], affiliates: [PART_OF], attributed: false}, hostilityAtLeast: 3,
      place: "Iraq", text: "missiles", case: {slug: "us-iran-2019-2020"}, answers: true,
      occurred: {from: "2020-01-01T00:00:00Z", before: "2020-02-01T00:00:00Z", certainly: true}}, lens: {bases: [STATED_BY_RESPONDER]},
      orderBy: {field: HOSTILITY, direction: DESC}, first: 1) { export(format: JSON, rows: 7) } }`,
    '/acts.json?actor=iran&roles=PERPETRATOR,SPEAKER&affiliates=PART_OF&attributed=false&place=Iraq&hostilityAtLeast=3&text=missiles&case=us-iran-2019-2020&from=2020-01-01T00:00:00.000Z&before=2020-02-01T00:00:00.000Z&certainly=true&answers=true&orderBy=HOSTILITY&order=DESC&rows=7&bases=STATED_BY_RESPONDER',
  ],
  [
    'the acts of an actor',
    '{ actor(by: {slug: "united-states"}) { acts(roles: [PERPETRATOR], affiliates: [PART_OF], filter: {answered: false}) { export(format: CSV) } } }',
    '/acts.csv?actor=united-states&roles=PERPETRATOR&affiliates=PART_OF&answered=false',
  ],
  [
    'the acts of a case',
    `{ case(by: {slug: "july-crisis-1914"}) { acts(lens: ${RUSSIA}, filter: {answers: true}) { export(format: CSV) } } }`,
    '/acts.csv?case=july-crisis-1914&answers=true&asToldBy=russia',
  ],
  [
    'claims',
    `{ claims(filter: {subjects: [ATTRIBUTION], stances: [ASSERTS], assertedBy: [{slug: "kenneth-mckenzie"}], blames: {slug: "kataib-hezbollah"},
      about: {slug: "camp-taji-rocket-attack-2020-03-11"}, case: {slug: "us-iran-2019-2020"}, saidUntil: "2021-01-01T00:00:00Z"}) { export(format: CSV) } }`,
    '/claims.csv?subjects=ATTRIBUTION&stances=ASSERTS&assertedBy=kenneth-mckenzie&about=camp-taji-rocket-attack-2020-03-11&blames=kataib-hezbollah&saidUntil=2021-01-01T00:00:00.000Z&case=us-iran-2019-2020',
  ],
  ['what an actor claims', '{ actor(by: {slug: "iran"}) { claims { export(format: JSON) } } }', '/claims.json?assertedBy=iran'],
  [
    'what is claimed of an act',
    '{ act(by: {slug: "k1-rocket-attack-2019-12-27"}) { claims(filter: {stances: [DENIES]}) { export(format: CSV) } } }',
    '/claims.csv?stances=DENIES&about=k1-rocket-attack-2019-12-27',
  ],
  [
    'what is claimed of a case',
    '{ case(by: {slug: "us-iran-2019-2020"}) { claims { export(format: CSV, rows: 5) } } }',
    '/claims.csv?case=us-iran-2019-2020&rows=5',
  ],
  [
    'actors',
    '{ actors(filter: {kinds: [ARMED_GROUP, ARMED_FORCE], country: "IQ"}) { export(format: CSV) } }',
    '/actors.csv?kinds=ARMED_GROUP,ARMED_FORCE&country=IQ',
  ],
  [
    'actors by a text and an affiliation',
    '{ actors(filter: {text: "iraq", affiliatedWith: {slug: "iraq"}}) { export(format: JSON) } }',
    '/actors.json?text=iraq&affiliatedWith=iraq',
  ],
] as const;

const textIn = (answer: unknown): string => {
  if (typeof answer === 'string') return answer;
  return textIn(Object.values(answer as object)[0]);
};

/** `/chains/x.gexf?asToldBy=iran` as `chain x --format gexf --as-told-by iran`. */
function wordsOf(address: string): string[] {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const [kind = '', name] = pathname.slice(1).split('/');
  const [stem = '', ...ending] = (name ?? kind).split('.');
  const flag = (parameter: string) => `--${parameter.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const options = [...searchParams].flatMap(([parameter, value]) => [flag(parameter), value]);
  return ['export', ...(name ? [kind.slice(0, -1), stem] : [stem]), '--format', ending.join('.'), ...options];
}

describe('through the API, at its address and on the command line the same file is', () => {
  storyTest.for(FILES)('%s', async ([, query, address], { run, server, url }) => {
    const asked = textIn(await run(query));
    const served = await server.request(address);
    expect(served.status).toBe(200);
    const text = (await served.text()).replaceAll('http://localhost', '');
    expect(asked).toBe(text);
    // A dossier is the same wherever it comes from, and names no address.
    if (!address.includes('dossier')) expect(text.replaceAll('&amp;', '&')).toContain(address);
    const printed: string[] = [];
    const call = { environment: { DATABASE_URL: url }, say: () => {}, untilStopped: () => AbortSignal.abort() };
    expect(await casus({ ...call, words: wordsOf(address), print: (part) => printed.push(part) })).toBe(0);
    expect(printed.join('')).toBe(text);
    expect(text.split('\n').length).toBeGreaterThan(2);
  });
});

storyTest('what a statement makes is a file too', async ({ run, server }) => {
  const { statements } = await run<{ statements: { nodes: { slug: string; makes: { export: string } }[] } }>(
    '{ statements(first: 100) { nodes { slug makes { export(format: CSV, rows: 50) } } } }',
  );
  const [made] = statements.nodes.filter(({ makes }) => makes.export.split('\n').length > 3);
  const text = await (await server.request(`/claims.csv?statement=${made?.slug}&rows=50`)).text();
  expect(made?.makes.export).toBe(text.replaceAll('http://localhost', ''));
});

storyTest('a thing named by its id is named by its slug in the address', async ({ run, server }) => {
  const { actor, act } = await run<{ actor: { id: string }; act: { id: string } }>(
    '{ actor(by: {slug: "kataib-hezbollah"}) { id } act(by: {slug: "k1-rocket-attack-2019-12-27"}) { id } }',
  );
  const { claims } = await run<{ claims: { export: string } }>(
    'query ($actor: ID!, $act: ID!) { claims(filter: {blames: {id: $actor}, about: {id: $act}}) { export(format: CSV) } }',
    { actor: actor.id, act: act.id },
  );
  const text = await (await server.request('/claims.csv?about=k1-rocket-attack-2019-12-27&blames=kataib-hezbollah')).text();
  expect(claims.export).toBe(text.replaceAll('http://localhost', ''));
});

storyTest.for([
  ['{ acts(filter: {or: [{place: "Iraq"}, {hostilityAtLeast: 4}]}) { export(format: CSV) } }', 'The address of a file cannot say "or".'],
  ['{ acts(filter: {not: {place: "Iraq"}}) { export(format: CSV) } }', 'The address of a file cannot say "not".'],
  ['{ actor(by: {slug: "iran"}) { acts(filter: {actor: {by: {slug: "iraq"}}}) { export(format: CSV) } } }', 'says actor once'],
  ['{ actors { export(format: CSV, rows: 0) } }', 'rows is 0. Give 1 to 10000.'],
  ['{ acts(filter: {text: "nowhere-at-all"}) { export(format: CSV) } }', null],
] as const)('%s is refused, or empty', async ([query, sentence], { execute }) => {
  const { errors, data } = await execute(query);
  if (sentence === null) expect(textIn(data)).toMatch(/^slug,type,.*\r\n$/);
  else expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(sentence), extensions: { code: 'BAD_USER_INPUT' } });
});
