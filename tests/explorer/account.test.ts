// Whose word it is: two accounts side by side, the ways between two acts, and what a reader takes away; held against what the API answers.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { drawn, idsOf, explorerTest as test } from './page.ts';

interface Pair {
  link: { id: string };
}

const COMPARE = `{ compareAccounts(root: {slug: "austrian-general-mobilisation-1914-07-31"}, a: {asToldBy: [{slug: "austria-hungary"}]}, b: {asToldBy: [{slug: "russia"}]}, depth: 50) {
  contested { link { id } } reversed { link { id } } reweighed { link { id } } shared { link { id } } onlyA { link { id } } onlyB { link { id } } } }`;

test('Two accounts stand side by side, conflicts first, in a matrix and in one picture', async ({ explorer, run, complaints }) => {
  const { compareAccounts: difference } = await run<{ compareAccounts: Record<string, Pair[]> }>(COMPARE);
  const compared = Object.values(difference).flatMap((pairs) => pairs.map(({ link }) => link));
  await explorer.goto(
    '/cases/july-crisis-1914?view=compare&told=austria-hungary&against=russia&root=austrian-general-mobilisation-1914-07-31',
  );
  await explorer.locator('.matrix').waitFor();

  const rows = await explorer.evaluate<string[]>("[...document.querySelectorAll('.matrix [data-row]')].map((row) => row.dataset.row)");
  expect(rows.toSorted()).toEqual(idsOf(compared));
  expect(await explorer.locator('.matrix tbody tr').first().innerText()).toMatch(
    /Russia orders general mobilisation.*Asserts.*Reverses: it was the other way round.*reversed/s,
  );
  expect(idsOf((await drawn(explorer)).links)).toEqual(idsOf(compared));
  expect(await explorer.locator('.origins li b').allInnerTexts()).toEqual(expect.arrayContaining(['Austria-Hungary', 'Russia', 'Serbia']));
  expect(complaints).toEqual([]);
});

const FORKS = `{ compareAccounts(root: {slug: "germany-declares-war-on-russia-1914-08-01"}, a: {asToldBy: [{slug: "germany"}]}, b: {asToldBy: [{slug: "luigi-albertini"}]}, depth: 50) { forkPoints { title } } }`;

test('Where two accounts part the picture says so, and an act that is looked at does not change what is compared', async ({
  explorer,
  run,
  complaints,
}) => {
  const { compareAccounts: difference } = await run<{ compareAccounts: { forkPoints: { title: string }[] } }>(FORKS);
  await explorer.goto(
    '/cases/july-crisis-1914?view=compare&told=germany&against=luigi-albertini&root=germany-declares-war-on-russia-1914-08-01',
  );
  await explorer.locator('.matrix').waitFor();
  const forks = async () =>
    (await drawn(explorer)).acts.flatMap(({ name }) => (name.endsWith('Here the accounts part.') ? [name.split('. ')[0] ?? ''] : []));
  expect((await forks()).toSorted()).toEqual(difference.forkPoints.map(({ title }) => title).toSorted());
  await explorer.locator('.matrix th a').first().click();
  await explorer.getByRole('complementary', { name: 'The act in full' }).waitFor();
  expect((await forks()).toSorted()).toEqual(difference.forkPoints.map(({ title }) => title).toSorted());
  expect(complaints).toEqual([]);
});

test('Who has not chosen two accounts is offered where accounts part', async ({ explorer, complaints }) => {
  await explorer.goto('/cases/july-crisis-1914?view=compare');
  await explorer.getByRole('link', { name: 'Austria-Hungary and Russia' }).click();
  await explorer.locator('.matrix .conflict').first().waitFor();
  expect(new URL(explorer.url()).searchParams.get('root')).toBe('austrian-general-mobilisation-1914-07-31');
  expect(complaints).toEqual([]);
});

test('Two pinned acts show the ways between them, whichever was pinned first', async ({ explorer, run }) => {
  const ends = ['germany-declares-war-on-russia-1914-08-01', 'sarajevo-assassination-1914-06-28'];
  const { paths: found } = await run<{ paths: { paths: { links: Pair[] }[] } }>(
    `{ paths(from: {slug: "${ends[1]}"}, to: {slug: "${ends[0]}"}, k: 5) { paths { links { link { id } } } } }`,
  );
  await explorer.goto(`/cases/july-crisis-1914?pins=${ends.join(',')}`);
  await explorer.locator('.paths ol > li').first().waitFor();
  expect(await explorer.locator('.paths ol > li').count()).toBe(found.paths.length);
  const lit = await explorer.evaluate<string[]>(
    "[...document.querySelectorAll('[data-link][data-light=lit]')].map((link) => link.dataset.link)",
  );
  const between = new Set(found.paths.flatMap(({ links }) => links.map(({ link }) => link.id)));
  expect(lit.toSorted()).toEqual([...between].toSorted());
});

test('What a reader takes away stands alone: the picture with title, lens and sources, and the query as it was asked', async ({
  explorer,
  run,
  complaints,
}) => {
  await explorer.goto('/cases/us-iran-2019-2020?told=united-states');
  await explorer.locator('.canvas').waitFor();
  await explorer.getByText('Take away').click();
  const save = async (name: string) => {
    const [download] = await Promise.all([explorer.waitForEvent('download'), explorer.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await save('Picture as SVG');
  expect(svg.name).toBe('us-iran-2019-2020.svg');
  for (const words of ['The United States, Iran and the militias', 'As told by United States', 'Sources:'])
    expect(svg.bytes.toString()).toContain(words);
  expect(svg.bytes.toString()).not.toContain('var(');
  const png = await save('Picture as PNG');
  expect([png.name, png.bytes.subarray(1, 4).toString()]).toEqual(['us-iran-2019-2020.png', 'PNG']);

  const link = await explorer.getByRole('link', { name: 'Open in the playground' }).getAttribute('href');
  const query = new URL(link ?? '', 'http://localhost').searchParams.get('query') ?? '';
  const asked = await run<{ case: { chain: { links: Pair[] } } }>(query);
  expect(idsOf((await drawn(explorer)).links)).toEqual(idsOf(asked.case.chain.links.map((one) => one.link)));
  expect(complaints).toEqual([]);
});
