// The same file through every door: the API, the address, the command line.
import { describe, expect } from 'vitest';
import { run as casus } from '../../src/cli/casus.ts';
import { FORMATS } from '../../src/formats/export.ts';
import { openDoor } from '../server/door.ts';
import { storyTest, test } from '../support/test.ts';

const SLUG = 'us-iran-2019-2020';

/** But for the moment in which it was made. */
const timeless = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'then');

describe('by its address', () => {
  storyTest.for(Object.values(FORMATS))('a case is a file .$extension of its own type', async ({ extension, contentType }, { server }) => {
    const response = await server.request(`/cases/${SLUG}.${extension}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${SLUG}.${extension}"`);
    // A dossier is the same wherever it comes from.
    const where = extension.startsWith('dossier') ? 'casus-dossier' : `/cases/${SLUG}.${extension}?direction=BOTH`;
    expect(await response.text()).toContain(where);
  });

  storyTest('a chain is walked as it is asked for', async ({ server }) => {
    const links = async (query: string) => {
      const response = await server.request(`/chains/soleimani-strike-2020-01-03.links.csv${query}`);
      return (await response.text()).trim().split('\r\n').length - 1;
    };
    const [both, causes] = [await links(''), await links('?direction=CAUSES')];
    expect(both).toBeGreaterThan(causes);
    expect(causes).toBeGreaterThan(0);
    expect(await links('?bases=STATED_BY_TARGET&bases=TEMPORAL_ONLY')).toBeLessThan(both);
  });

  storyTest.for([
    ['/cases/nothing.md', 404, 'There is no case with the slug "nothing"'],
    ['/chains/nothing.dot', 404, 'There is no act with the slug "nothing"'],
    [`/cases/${SLUG}.md?asToldBy=nobody`, 404, 'There is no actor with the slug "nobody"'],
    [`/cases/${SLUG}.md?direction=UP`, 400, 'direction: Give one of BOTH, CAUSES, CONSEQUENCES.'],
    [`/cases/${SLUG}.md?depth=0`, 400, 'depth: Give 1 to 50.'],
    [`/cases/${SLUG}.md?asToldBy=iran,`, 400, 'asToldBy: Name something between the commas'],
    [`/cases/${SLUG}.md?lens=iran`, 400, 'There is no lens here.'],
    [`/chains/${SLUG}.pdf`, 404, 'There is nothing here.'],
  ] as const)('%s is refused', async ([address, status, sentence], { server }) => {
    const response = await server.request(address);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain(sentence);
    expect(response.status).toBe(status);
  });

  test('it takes a key where reading does, and points like a query', async () => {
    const closed = openDoor({ settings: { OPEN_READING: 'off' } });
    expect((await closed.app.request('/cases/any.md')).status).toBe(401);
    expect((await closed.app.request('/cases/any.md', { headers: { authorization: 'Bearer casus_READER' } })).status).toBe(404);
    const limited = openDoor({ settings: { RATE_LIMIT: 'on' } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 60; asked += 1) statuses.push((await limited.app.request('/cases/any.md')).status);
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    const small = openDoor({ settings: { MAX_COST: '10' } });
    expect((await small.app.request('/cases/any.md')).status).toBe(400);
  });
});

storyTest('the API gives the same chain, and asks points for it', async ({ execute, server }) => {
  const answer = await execute<{ chain: { export: string } }>(
    '{ chain(from: [{slug: "soleimani-strike-2020-01-03"}]) { export(format: CSV_LINKS) } }',
  );
  const text = answer.data?.chain.export ?? '';
  const file = await (await server.request('/chains/soleimani-strike-2020-01-03.links.csv')).text();
  expect(timeless(text)).toBe(timeless(file).replaceAll('http://localhost', ''));
  expect(answer.extensions?.cost?.requested).toBeGreaterThan(20);
});

storyTest('the command line prints the same file, and nothing else', async ({ url, server }) => {
  const [printed, said]: [string[], string[]] = [[], []];
  const call = (...words: string[]) =>
    casus({
      words,
      environment: { DATABASE_URL: url },
      print: (text) => printed.push(text),
      say: (sentence) => said.push(sentence),
      untilStopped: () => new AbortController().signal,
    });
  expect(await call('export', 'case', SLUG, '--format', 'acts.csv', '--as-told-by', 'iran')).toBe(0);
  const file = await (await server.request(`/cases/${SLUG}.acts.csv?asToldBy=iran`)).text();
  expect(timeless(printed.join(''))).toBe(timeless(file).replaceAll('http://localhost', ''));
  expect(await call('export', 'case', 'nothing', '--format', 'md')).toBe(1);
  expect(said.at(-1)).toContain('There is no case with the slug "nothing"');
  expect(await call('export', 'case', SLUG, '--format', 'pdf')).toBe(2);
  expect(await call('export', 'case', SLUG, '--format', 'md', '--depth', '0')).toBe(2);
});

storyTest('the API names the formats as clients know them', async ({ run }) => {
  const { __type } = await run<{ __type: { enumValues: { name: string }[] } }>('{ __type(name: "ExportFormat") { enumValues { name } } }');
  const names = __type.enumValues.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining('MERMAID DOT GRAPHML GEXF CSV JSON_LD STIX MARKDOWN SVG DOSSIER'.split(' ')));
  expect(names.toSorted()).toEqual(Object.keys(FORMATS).toSorted());
});
