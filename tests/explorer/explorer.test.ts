// What a reader meets in the explorer, in a real browser with no other machine in reach, held against what the API answers.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawn, faultsOf, idsOf, seriousFindings, explorerTest as test } from './page.ts';

interface Chain {
  acts: { act: { id: string; title: string } }[];
  links: { link: { id: string }; trigger: { id: string }; response: { id: string }; disputed: boolean }[];
  lens: { summary: string };
}

const CHAIN = `query ($slug: String!, $lens: LensInput) { case(by: { slug: $slug }) { chain(lens: $lens, budget: { acts: 60 }) {
  acts { act { id title } } links { link { id } trigger { id } response { id } disputed } lens { summary } } } }`;

const picture = (page: Page) => page.locator('.canvas');
const lens = (page: Page) => page.locator('.lens').innerText();

for (const slug of ['july-crisis-1914', 'us-iran-2019-2020']) {
  test(`${slug}: the picture shows what the API answers, each act and each link once, none outside the frame`, async ({
    explorer,
    run,
    complaints,
    outside,
  }) => {
    const { case: asked } = await run<{ case: { chain: Chain } }>(CHAIN, { slug });
    await explorer.goto(`/cases/${slug}`);
    await picture(explorer).waitFor();

    const shown = await drawn(explorer);
    expect(idsOf(shown.acts)).toEqual(idsOf(asked.chain.acts.map(({ act }) => act)));
    expect(idsOf(shown.links)).toEqual(idsOf(asked.chain.links.map(({ link }) => link)));
    expect(idsOf(shown.links.filter(({ isDisputed }) => isDisputed))).toEqual(
      idsOf(asked.chain.links.filter(({ disputed }) => disputed).map(({ link }) => link)),
    );
    expect(faultsOf(shown, asked.chain.links)).toEqual([]);
    expect(await lens(explorer)).toContain(asked.chain.lens.summary);
    expect(complaints).toEqual([]);
    expect(outside).toEqual([]);
  });
}

test('The page is less than 150 kB of compressed script, all of it from this server', async ({ explorer, outside }) => {
  const script = explorer.waitForResponse((response) => response.url().endsWith('.js'));
  await explorer.goto('/cases/us-iran-2019-2020');
  const response = await script;
  expect(response.headers()['content-encoding']).toMatch(/^(br|gzip)$/);
  expect((await response.request().sizes()).responseBodySize).toBeLessThan(150_000);
  await picture(explorer).waitFor();
  expect(outside).toEqual([]);
});

test('A stretch of time is marked by dragging over the bars, and by keys; the others are counted', async ({ explorer, complaints }) => {
  await explorer.goto('/cases/us-iran-2019-2020');
  await picture(explorer).waitFor();
  const bars = await explorer.locator('.brush').boundingBox();
  const { x = 0, y = 0, width = 0 } = bars ?? {};
  await explorer.mouse.move(x + width * 0.9, y + 20);
  await explorer.mouse.down();
  await explorer.mouse.move(x + width * 0.95, y + 20);
  await explorer.mouse.move(x + width, y + 20);
  await explorer.mouse.up();
  await explorer.waitForURL(/from=2020-03-\d\d$/);
  await expect.poll(() => lens(explorer)).toContain('2 of 7 acts shown');
  expect((await drawn(explorer)).acts.map(({ name }) => name.slice(0, 7))).toEqual(['Rockets', 'US air ']);

  await explorer.getByRole('slider', { name: 'From' }).press('Home');
  await explorer.getByRole('slider', { name: 'To' }).press('ArrowLeft');
  await explorer.waitForURL(/\?to=2020-03-11$/);
  expect(await explorer.getByRole('slider', { name: 'To' }).getAttribute('aria-valuetext')).toBe('11 March 2020');
  await expect.poll(() => lens(explorer)).toContain('6 of 7 acts shown');
  expect(complaints).toEqual([]);
});

test('The slider goes from day to day on which something was said, and shows what was known then', async ({
  explorer,
  run,
  complaints,
}) => {
  await explorer.goto('/cases/us-iran-2019-2020');
  const slider = explorer.getByRole('slider', { name: 'Known by' });
  await slider.press('Home');
  await explorer.waitForURL(/until=/);
  const until = new URL(explorer.url()).searchParams.get('until');
  const { case: known } = await run<{ case: { chain: Chain } }>(CHAIN, {
    slug: 'us-iran-2019-2020',
    lens: { saidUntil: `${until}T23:59:59.999Z` },
  });
  await expect.poll(() => lens(explorer)).toContain(known.chain.lens.summary);
  expect(idsOf((await drawn(explorer)).links)).toEqual(idsOf(known.chain.links.map(({ link }) => link)));
  expect(complaints).toEqual([]);
});

test('A bloc is taken apart by itself, and put together again', async ({ explorer, complaints }) => {
  await explorer.goto('/cases/july-crisis-1914');
  await picture(explorer).waitFor();
  const lanes = () => explorer.evaluate<string[]>("[...document.querySelectorAll('[data-lane]')].map((lane) => lane.dataset.lane)");
  const together = await lanes();
  await explorer.getByRole('button', { name: /^Germany/ }).click();
  await explorer.waitForURL(/apart=germany/);
  const apart = await lanes();
  expect(apart.length).toBeGreaterThan(together.length);
  expect(together.filter((lane) => lane !== 'germany' && !apart.includes(lane))).toEqual([]);
  await explorer.getByRole('button', { name: /^Germany/ }).click();
  await expect.poll(lanes).toEqual(together);
  expect(complaints).toEqual([]);
});

test('An actor that is found opens into its acts', async ({ explorer, complaints }) => {
  await explorer.goto('/?q=pompeo');
  await explorer.locator('.actor summary').first().click();
  await explorer.locator('.actor li a').first().waitFor();
  expect(complaints).toEqual([]);
});

test('The front page shows the stories, finds acts by their words, and leads to the playground', async ({ explorer, complaints }) => {
  await explorer.goto('/');
  await explorer.getByRole('heading', { name: /July Crisis/ }).waitFor();
  expect(await explorer.locator('.stories svg.small').count()).toBe(2);
  await explorer.keyboard.press('/');
  // A pause after a word takes nothing of what has been typed.
  await explorer.keyboard.type('blank ');
  await explorer.waitForURL(/q=blank$/);
  await explorer.keyboard.type('cheque');
  await explorer.waitForURL(/q=blank.cheque$/);
  await explorer.getByRole('link', { name: /Germany assures Austria-Hungary/ }).click();
  await picture(explorer).waitFor();
  expect(new URL(explorer.url()).pathname).toMatch(/^\/acts\//);
  expect(await explorer.getByRole('link', { name: 'Playground' }).getAttribute('href')).toBe('/graphql');
  expect(complaints).toEqual([]);
});

test('A reader without a mouse walks the picture, opens an act, and comes back', async ({ explorer, complaints }) => {
  await explorer.goto('/cases/us-iran-2019-2020');
  await picture(explorer).waitFor();
  const focused = () => explorer.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.tagName");
  const press = async (key: string) => {
    await explorer.keyboard.press(key);
    return focused();
  };
  for (let tabs = 0; tabs < 40 && !(await focused()).includes('Rockets on K-1'); tabs += 1) await explorer.keyboard.press('Tab');
  expect(await focused()).toMatch(/Rockets on K-1 air base kill a US contractor\. Assault · rocket\. 27 December 2019/);
  expect(await press('ArrowRight')).toMatch(/US air strikes on Kata'ib Hezbollah in Iraq and Syria/);
  expect(await press(']')).toMatch(/Protests at the US embassy/);
  expect(await press('[')).toMatch(/US air strikes on Kata'ib Hezbollah in Iraq and Syria/);
  expect(await press('ArrowUp')).toMatch(/Rockets on/);
  await explorer.keyboard.press('Enter');
  await explorer.getByRole('heading', { level: 2, name: /Rockets on/ }).waitFor();
  await explorer.keyboard.press('p');
  await explorer.waitForURL(/pins=k1-rocket-attack/);
  await explorer.keyboard.press('Escape');
  await expect.poll(() => new URL(explorer.url()).searchParams.get('act')).toBe(null);
  await explorer.keyboard.press('?');
  await explorer.getByRole('heading', { name: 'Keys' }).waitFor();
  expect(complaints).toEqual([]);
});

test('The lens changes the picture, stands in the address, and the back button takes it away', async ({ explorer, run, complaints }) => {
  await explorer.goto('/cases/july-crisis-1914');
  await picture(explorer).waitFor();
  const before = await drawn(explorer);
  await explorer.getByLabel('As told by').selectOption({ label: 'Germany' });
  await explorer.waitForURL(/told=germany/);
  const { case: told } = await run<{ case: { chain: Chain } }>(CHAIN, {
    slug: 'july-crisis-1914',
    lens: { asToldBy: [{ slug: 'germany' }] },
  });
  await expect.poll(() => lens(explorer)).toContain(told.chain.lens.summary);
  const after = await drawn(explorer);
  expect(idsOf(after.links)).toEqual(idsOf(told.chain.links.map(({ link }) => link)));
  expect(after.links.length).toBeLessThan(before.links.length);
  await explorer.goBack();
  await expect.poll(() => drawn(explorer)).toEqual(before);
  expect(complaints).toEqual([]);
});

test('A link sent to somebody else opens the same: act, axis, lens and view', async ({ explorer, complaints }) => {
  await explorer.goto('/cases/us-iran-2019-2020?axis=steps&until=2020-01-03&act=k1-rocket-attack-2019-12-27');
  await explorer.getByRole('heading', { level: 2, name: /Rockets on K-1/ }).waitFor();
  expect(await explorer.getByLabel('Across').inputValue()).toBe('steps');
  expect(await explorer.getByLabel('Said by', { exact: true }).inputValue()).toBe('2020-01-03');
  await explorer.goto('/cases/us-iran-2019-2020?view=table&sort=-what');
  await explorer.locator('td.what').first().waitFor();
  const titles = await explorer.locator('td.what').allInnerTexts();
  expect(titles).toEqual(titles.toSorted((a, b) => b.localeCompare(a, 'en')));
  await explorer.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await explorer.getByRole('button', { name: 'Copy the table' }).click();
  await explorer.getByText('7 rows copied.').waitFor();
  const copied = (await explorer.evaluate<string>('navigator.clipboard.readText()')).split('\n');
  expect(copied.map((line) => line.split('\t')[2])).toEqual(['What', ...titles]);
  expect(complaints).toEqual([]);
});

test('On a narrow screen the story comes first, in order, and nothing runs off to the side', async ({ explorer, run, complaints }) => {
  const { case: asked } = await run<{ case: { chain: Chain } }>(CHAIN, { slug: 'july-crisis-1914' });
  await explorer.setViewportSize({ width: 390, height: 844 });
  await explorer.goto('/cases/july-crisis-1914');
  await explorer.locator('.story').waitFor();
  expect(await explorer.locator('.story > li').count()).toBe(asked.chain.acts.length);
  expect(await explorer.locator('.story [data-link]').count()).toBe(asked.chain.links.length);
  expect(complaints).toEqual([]);
});

const VIEWS = [
  '/?q=ultimatum',
  '/cases/never-heard-of',
  '/cases/us-iran-2019-2020?view=picture&act=k1-rocket-attack-2019-12-27&pins=k1-rocket-attack-2019-12-27,us-strikes-2019-12-29',
  '/cases/us-iran-2019-2020?view=table',
  '/cases/us-iran-2019-2020?view=story',
  '/cases/july-crisis-1914?view=compare&told=austria-hungary&against=russia&root=austrian-general-mobilisation-1914-07-31',
];

test('axe finds nothing serious and nothing runs off to the side, in any view, by day and night, wide and narrow', async ({
  explorer,
  complaints,
}) => {
  for (const [index, view] of VIEWS.entries()) {
    await explorer.goto(view);
    await explorer.waitForLoadState('networkidle');
    // Each view wide and narrow; by night and by day in turn, for that changes colours alone.
    for (const [width, isNight] of [
      [1440, index % 2 === 0],
      [390, index % 2 === 1],
    ] as const) {
      await explorer.emulateMedia({ colorScheme: isNight ? 'dark' : 'light' });
      await explorer.setViewportSize({ width, height: 900 });
      expect([view, width, await seriousFindings(explorer)]).toEqual([view, width, []]);
      expect([view, await explorer.evaluate('document.documentElement.scrollWidth')]).toEqual([view, width]);
    }
  }
  expect(complaints).toEqual([]);
});

test('Without a connection, without a result, without such a case the page says so', async ({ explorer }) => {
  await explorer.goto('/cases/never-heard-of');
  await explorer.getByRole('heading', { name: 'There is nothing of that name' }).waitFor();
  await explorer.goto('/cases/us-iran-2019-2020?kinds=RETREAT');
  await explorer.getByText('Nothing is left under this lens and these filters').waitFor();
  await explorer.route('**/graphql', (route) => route.abort());
  await explorer.goto('/cases/july-crisis-1914');
  await explorer.getByRole('alert').getByText('No connection.').waitFor();
  await explorer.unroute('**/graphql');
  await explorer.getByRole('button', { name: 'Try again' }).click();
  await picture(explorer).waitFor();
});
