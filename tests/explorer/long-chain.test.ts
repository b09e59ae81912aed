// A chain of five hundred acts in a real browser: all of it is there, nothing in the wrong place, and only what is looked at is drawn.
import { expect, inject } from 'vitest';
import { connect, disconnect } from '../../src/database/connect.ts';
import { cloneDatabase, emptyTemplate } from '../support/database.ts';
import { insertFeud } from './feud.ts';
import { drawn, explorerTest, faultsOf, idsOf, seriousFindings } from './page.ts';

const ACTS = 500;

const test = explorerTest
  .extend('feud', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const run = inject('testRun');
    const clone = await cloneDatabase(run, emptyTemplate(run));
    onCleanup(clone.drop);
    const db = connect({ url: clone.url });
    await insertFeud(db, ACTS);
    await disconnect(db);
    return clone.url;
  })
  .extend('url', ({ feud }) => feud);

interface Chain {
  acts: { act: { id: string; slug: string }; hiddenConsequences: number }[];
  links: { link: { id: string }; trigger: { id: string }; response: { id: string } }[];
}

const WALKED = '{ acts { act { id slug } hiddenConsequences } links { link { id } trigger { id } response { id } } }';
const CHAIN = `query ($acts: Int!) { case(by: { slug: "feud" }) { chain(depth: 50, budget: { acts: $acts }) ${WALKED} } }`;
const AROUND = `query ($slug: String!) { chain(from: [{ slug: $slug }], depth: 1, budget: { acts: 60 }) ${WALKED} }`;

test('Five hundred acts are all there, each once, each link between its two acts, none over another or outside', async ({
  explorer,
  run,
  complaints,
}) => {
  const { case: asked } = await run<{ case: { chain: Chain } }>(CHAIN, { acts: ACTS });
  expect(asked.chain.acts).toHaveLength(ACTS);
  await explorer.goto(`/cases/feud?most=${ACTS}`);
  await explorer.locator('.canvas').waitFor();
  const shown = await drawn(explorer);
  expect(idsOf(shown.acts)).toEqual(idsOf(asked.chain.acts.map(({ act }) => act)));
  expect(idsOf(shown.links)).toEqual(idsOf(asked.chain.links.map(({ link }) => link)));
  expect(faultsOf(shown, asked.chain.links)).toEqual([]);
  expect(shown.most).toBeLessThan(ACTS / 4);

  // The last act is far outside of what is drawn: keys go there all the same, and so does a link to it.
  await explorer.locator('.canvas [tabindex="0"]').focus();
  await explorer.keyboard.press('End');
  const focused = () => explorer.evaluate<string>("document.activeElement.getAttribute('data-slug')");
  await expect.poll(focused).toBe(`feud-${ACTS - 1}`);
  await explorer.keyboard.press('[');
  await expect.poll(focused).not.toBe(`feud-${ACTS - 1}`);
  expect(await explorer.evaluate('document.activeElement.getBoundingClientRect().left < innerWidth')).toBe(true);
  expect(await seriousFindings(explorer)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('At first there are sixty, and +n goes on from any of them, as does the offer of more', async ({ explorer, run, complaints }) => {
  const { case: first } = await run<{ case: { chain: Chain } }>(CHAIN, { acts: 60 });
  await explorer.goto('/cases/feud');
  await explorer.locator('.canvas').waitFor();
  expect(idsOf((await drawn(explorer)).acts)).toEqual(idsOf(first.chain.acts.map(({ act }) => act)));

  const { slug = '' } = first.chain.acts.find(({ hiddenConsequences }) => hiddenConsequences > 0)?.act ?? {};
  await explorer.locator(`[data-more="${slug}"]`).click();
  await explorer.waitForURL(new RegExp(`open=${slug}`));
  const { chain: around } = await run<{ chain: Chain }>(AROUND, { slug });
  const both = [...first.chain.acts, ...around.acts].map(({ act }) => act.id);
  await expect.poll(() => explorer.locator('.canvas [data-act]').count()).toBe(new Set(both).size);
  expect(await explorer.locator(`[data-more="${slug}"]`).count()).toBe(0);

  await explorer.getByRole('link', { name: 'Show up to 200 acts' }).click();
  await explorer.getByRole('link', { name: 'Show up to 500 acts' }).waitFor();
  expect(complaints).toEqual([]);
});

test('Words in Arabic are read from right to left, and so told to a screen reader', async ({ explorer, db, complaints }) => {
  const { slug } = await db.act.findFirstOrThrow({ where: { type: 'STATEMENT' }, orderBy: { slug: 'asc' } });
  await explorer.goto(`/cases/feud?act=${slug}`);
  const words = explorer.locator('blockquote p[lang="ar"]');
  await words.waitFor();
  expect(await explorer.evaluate<string>("getComputedStyle(document.querySelector('blockquote p[lang=ar]')).direction")).toBe('rtl');
  expect(complaints).toEqual([]);
});

const COMPARE = `{ compareAccounts(root: {slug: "feud-150"}, a: {asToldBy: [{slug: "the-courier"}]}, b: {asToldBy: [{slug: "the-gazette"}]}, depth: 50) {
  forkPoints { id } contested { ...l } reversed { ...l } reweighed { ...l } shared { ...l } onlyA { ...s } onlyB { ...s } } }
  fragment l on LinkPair { link { id trigger { id } response { id } } } fragment s on ChainLink { link { id trigger { id } response { id } } }`;

type Compared = Record<string, { id: string; link: { id: string; trigger: { id: string }; response: { id: string } } }[]>;

test('Two accounts of more than sixty acts are compared whole: every link in the matrix and in the picture, and every fork', async ({
  explorer,
  run,
  complaints,
}) => {
  const { compareAccounts: compared } = await run<{ compareAccounts: Compared }>(COMPARE);
  const { forkPoints = [], ...lists } = compared;
  const links = Object.values(lists).flatMap((list) => list.map(({ link }) => link));
  const ends = new Set(links.flatMap(({ trigger, response }) => [trigger.id, response.id]));
  expect(ends.size).toBeGreaterThan(60);
  await explorer.goto('/cases/feud?view=compare&told=the-courier&against=the-gazette&root=feud-150');
  await explorer.locator('.matrix').waitFor();
  const shown = await drawn(explorer);
  expect(idsOf(shown.acts)).toEqual([...ends].toSorted());
  expect(idsOf(shown.links)).toEqual(idsOf(links));
  expect(
    faultsOf(
      shown,
      links.map((link) => ({ ...link, link })),
    ),
  ).toEqual([]);
  expect(await explorer.locator('.matrix [data-row]').count()).toBe(links.length);
  expect(idsOf(shown.acts.filter(({ name }) => name.includes('Here the accounts part')))).toEqual(idsOf(forkPoints));
  expect(complaints).toEqual([]);
});
