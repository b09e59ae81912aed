// Comparisons and lists as files: the same as the API tells, through the address and the command line.
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect } from 'vitest';
import { run as casus } from '../../src/cli/casus.ts';
import { compareAt } from '../../src/formats/comparison.ts';
import { storyTest } from '../support/test.ts';

const ROOT = 'austrian-general-mobilisation-1914-07-31';
const ACCOUNTS = `/comparisons/${ROOT}.csv?a=austria-hungary,germany&b=russia,serbia&direction=BOTH`;

const records = (text: string): Record<string, string>[] => parseCsv(text, { columns: true });

interface End {
  readonly slug: string;
}
interface Pair {
  readonly link: { readonly trigger: End; readonly response: End };
}

describe('A comparison', () => {
  storyTest('has each link in the list in which the API has it', async ({ server, run }) => {
    const rows = records(await (await server.request(ACCOUNTS)).text());
    const ends = 'link { trigger { slug } response { slug } }';
    const { compareAccounts } = await run<{ compareAccounts: Record<string, Pair[]> }>(
      `{ compareAccounts(root: {slug: "${ROOT}"}, a: {asToldBy: [{slug: "austria-hungary"}, {slug: "germany"}]},
        b: {asToldBy: [{slug: "russia"}, {slug: "serbia"}]}, direction: BOTH) {
        ${['shared', 'contested', 'reversed', 'reweighed', 'onlyA', 'onlyB'].map((list) => `${list} { ${ends} }`).join(' ')} } }`,
    );
    const told = Object.entries(compareAccounts).flatMap(([verdict, pairs]) =>
      pairs.map(({ link }) => `${verdict}: ${link.trigger.slug} > ${link.response.slug}`),
    );
    expect(rows.map(({ verdict, trigger, response }) => `${verdict}: ${trigger} > ${response}`).toSorted()).toEqual(told.toSorted());
    expect(new Set(rows.map(({ verdict }) => verdict)).size).toBeGreaterThan(1);
    for (const { verdict, a_told: a, b_told: b } of rows) {
      expect([a !== '', b !== ''], verdict).toEqual([verdict !== 'onlyB', verdict !== 'onlyA']);
    }
  });

  storyTest('is a brief whose references all lead somewhere, with both lenses and the way to make it again', async ({ server }) => {
    const text = await (await server.request(ACCOUNTS.replace('.csv', '.md'))).text();
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((id) => !anchors.has(id))).toEqual([]);
    for (const words of ['As told by Austria-Hungary or Germany', 'As told by Russia or Serbia', 'belong to their publishers', 'SHA-256']) {
      expect(text).toContain(words);
    }
    const again = /from `http:\/\/localhost([^`]+)`/.exec(text)?.[1] ?? '';
    const numbers = [text, await (await server.request(again)).text()].map((made) => /SHA-256 `(\w+)`/.exec(made)?.[1]);
    expect(numbers[0]).toBe(numbers[1]);
  });

  storyTest('holds one account at two dates, with what was said by each', async ({ server }) => {
    const query = 'a.asToldBy=united-states&a.saidUntil=2020-01-09T00:00:00Z&b=united-states&direction=CAUSES';
    const response = await server.request(`/comparisons/al-asad-missile-attack-2020-01-08.json?${query}`);
    const { lenses } = (await response.json()) as { lenses: { a: string; b: string } };
    expect(lenses.a).toContain('said until 2020-01-09');
    expect(lenses.b).not.toContain('said until');
  });

  storyTest('costs as many statements however much it compares', async ({ db, sql }) => {
    const counted = async (depth: string) => {
      const question = { a: 'austria-hungary', b: 'russia', direction: 'BOTH', depth };
      return (await sql(() => compareAt(db, ROOT, question))).statements.length;
    };
    const [few, many] = [await counted('1'), await counted('20')];
    expect(many).toBeLessThanOrEqual(few + 4);
    expect(many).toBeLessThanOrEqual(85);
  });
});

describe('A list', () => {
  storyTest.for([
    [
      '/acts.csv?actor=iran&hostilityAtLeast=3',
      'slug',
      '{ found: acts(filter: {actor: {by: {slug: "iran"}}, hostilityAtLeast: 3}, first: 100) { nodes { name: slug } } }',
    ],
    [
      '/acts.csv?case=july-crisis-1914&answered=true&asToldBy=russia&from=1914-07-20T00:00:00Z',
      'slug',
      `{ found: acts(filter: {case: {slug: "july-crisis-1914"}, answered: true, occurred: {from: "1914-07-20T00:00:00Z"}},
        lens: {asToldBy: [{slug: "russia"}]}, first: 100) { nodes { name: slug } } }`,
    ],
    [
      '/claims.csv?case=us-iran-2019-2020&subjects=CASUALTIES,COUNT',
      'id',
      '{ found: claims(filter: {case: {slug: "us-iran-2019-2020"}, subjects: [CASUALTIES, COUNT]}, first: 100) { nodes { name: id } } }',
    ],
    [
      '/actors.csv?kinds=ARMED_GROUP,ARMED_FORCE',
      'slug',
      '{ found: actors(filter: {kinds: [ARMED_GROUP, ARMED_FORCE]}, first: 100) { nodes { name: slug } } }',
    ],
  ] as const)('%s holds what the API lists, in its order', async ([address, column, query], { server, run }) => {
    const { found } = await run<{ found: { nodes: { name: string }[] } }>(query);
    const names = found.nodes.map(({ name }) =>
      column === 'id' ? (Buffer.from(name, 'base64').toString().split(':').at(-1) ?? '') : name,
    );
    const rows = records(await (await server.request(address)).text());
    expect(rows.map((row) => row[column])).toEqual(names);
    expect(names.length).toBeGreaterThan(1);
    const { rows: same } = (await (await server.request(address.replace('.csv', '.json'))).json()) as { rows: Record<string, unknown>[] };
    expect(same.map((row) => row[column])).toEqual(names);
  });

  storyTest('says in each row where it comes from, and of a part that it is one', async ({ server }) => {
    const address = '/acts.json?place=Iraq&rows=2&bases=PRESS';
    const part = (await (await server.request(address)).json()) as Record<string, unknown>;
    expect(part).toMatchObject({
      lens: 'Everything anyone asserts; basis press',
      cut: expect.stringMatching(/^These are the first 2 of \d+\.$/),
      permalink: expect.stringContaining('/acts.json?place=Iraq&rows=2&bases=PRESS'),
      licence: expect.stringContaining('belong to their publishers'),
    });
    const [row] = records(await (await server.request(address.replace('.json', '.csv'))).text());
    expect(row).toMatchObject({ lens: part['lens'], permalink: expect.stringContaining('/acts.csv?place=Iraq'), licence: part['licence'] });
  });
});

storyTest.for([
  ['/acts.pdf', 404, 'There is nothing here.'],
  ['/acts.csv?colour=red', 400, 'There is no colour here.'],
  ['/acts.csv?roles=TARGET', 400, 'actor: Roles and affiliates are those of an actor'],
  ['/acts.csv?rows=10001', 400, 'rows: Give 1 to 10000.'],
  ['/acts.csv?from=2020-02-01T00:00:00Z&before=2020-01-01T00:00:00Z', 400, 'This window ends before it begins.'],
  ['/actors.csv?affiliatedWith=nobody', 404, 'There is no actor with the slug "nobody"'],
  [`/comparisons/${ROOT}.md?a=russia`, 400, 'b: Say whose account this is'],
  [`/comparisons/${ROOT}.md?a=russia&b.bases=HEARSAY`, 400, 'b.bases: Give some of COURT_OR_UN'],
  [`/comparisons/${ROOT}.md?a=russia&b=serbia&b.depth=3`, 400, 'There is no b.depth here.'],
  ['/comparisons/nothing.md?a=russia&b=serbia', 404, 'There is no act with the slug "nothing"'],
] as const)('%s is refused', async ([address, status, sentence], { server }) => {
  const response = await server.request(address);
  const { errors } = (await response.json()) as { errors: { message: string }[] };
  expect(errors[0]?.message).toContain(sentence);
  expect(response.status).toBe(status);
});

storyTest('The command line gives the same files', async ({ url, server }) => {
  const said: string[] = [];
  const print = async (...words: string[]) => {
    const printed: string[] = [];
    const environment = { DATABASE_URL: url };
    const call = {
      words: ['export', ...words],
      environment,
      say: (text: string) => said.push(text),
      untilStopped: () => AbortSignal.abort(),
    };
    expect(await casus({ ...call, print: (text) => printed.push(text) })).toBe(0);
    return printed.join('');
  };
  const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'then').replaceAll('http://localhost', '');
  const served = async (address: string) => timeless(await (await server.request(address)).text());
  expect(
    timeless(await print('comparison', ROOT, '--format', 'md', '--a', 'russia', '--b-as-told-by', 'serbia', '--b-bases', 'PRESS')),
  ).toBe(await served(`/comparisons/${ROOT}.md?a=russia&b.asToldBy=serbia&b.bases=PRESS`));
  expect(timeless(await print('acts', '--format', 'csv', '--hostility-at-least', '4'))).toBe(await served('/acts.csv?hostilityAtLeast=4'));
  expect(JSON.parse(await print('actors', '--format', 'csv', '--country', 'IQ', '--json'))).toMatchObject({
    name: 'actors.csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    text: expect.stringContaining('kataib-hezbollah'),
  });
  expect(said).toEqual([]);
});
