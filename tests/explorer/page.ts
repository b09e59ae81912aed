// What the tests of the explorer share: a page of the newest build, its complaints, and what the API says that it should show.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { PACKAGE_ROOT } from '../../src/database/package-root.ts';
import { browserTest } from '../support/browser.ts';

const sources = join(PACKAGE_ROOT, 'src/explorer');
const built = join(PACKAGE_ROOT, 'dist/explorer/index.html');

/** Of a test on an old build nobody would know what it says. */
function checkBuild(): void {
  const at = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = Math.max(
    ...readdirSync(sources, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('generated'))
      .map((name) => at(join(sources, name))),
  );
  if (at(built) < newest) throw new Error('The explorer was changed since it was built. Run: npx vite build src/explorer');
}

type Point = readonly [x: number, y: number];

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The picture as it stands in the page, in pixels from its upper left corner: acts and links by id. */
export interface Drawn {
  readonly frame: Rectangle;
  readonly acts: readonly (Rectangle & { readonly id: string; readonly name: string })[];
  readonly links: readonly { readonly id: string; readonly isDisputed: boolean; readonly ends: readonly [Point, Point] }[];
  /** How many acts were drawn at one time at most: of a long chain only those that are looked at. */
  readonly most: number;
}

export const explorerTest = browserTest
  /** What the browser complained about; a test ends by finding nothing here. */
  .extend('complaints', (): string[] => [])
  .extend('explorer', async ({ page, complaints }) => {
    checkBuild();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setViewportSize({ width: 1440, height: 900 });
    return page;
  });

/** The serious findings of axe on what is shown. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // The page's policy lets in no script, so it comes as the browser's own.
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    'axe.run().then((result) => result.violations)',
  );
  return found.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** All of it, whatever of it is in view: the frame is scrolled through. One question to the browser, for a busy machine takes long over each. */
export const drawn = (page: Page): Promise<Drawn> =>
  page.evaluate<Drawn>(`(async () => {
    const canvas = document.querySelector('.canvas');
    const frame = canvas.closest('.frame');
    const [acts, links, twice] = [new Map(), new Map(), []];
    let most = 0;
    const rectangle = (element) => {
      const [whole, { left, top, right, bottom }] = [canvas.getBoundingClientRect(), element.getBoundingClientRect()];
      return { left: left - whole.left, top: top - whole.top, right: right - whole.left, bottom: bottom - whole.top };
    };
    const at = (path, length) => {
      const { x, y } = path.getPointAtLength(length).matrixTransform(path.getScreenCTM());
      const whole = canvas.getBoundingClientRect();
      return [x - whole.left, y - whole.top];
    };
    const look = () => {
      const cards = [...canvas.querySelectorAll('[data-act]')];
      most = Math.max(most, cards.length);
      for (const card of cards) {
        const id = card.dataset.act;
        if (cards.filter((other) => other.dataset.act === id).length > 1) twice.push(id);
        if (!acts.has(id)) acts.set(id, { id, name: card.getAttribute('aria-label'), ...rectangle(card.querySelector('path')) });
      }
      for (const link of canvas.querySelectorAll('[data-link]')) {
        const id = link.dataset.link;
        if (links.has(id)) continue;
        const path = link.querySelector('path');
        links.set(id, { id, isDisputed: 'disputed' in link.dataset, ends: [at(path, 0), at(path, path.getTotalLength())] });
      }
    };
    const [left, top] = [frame.scrollLeft, frame.scrollTop];
    for (let y = 0; y < frame.scrollHeight; y += 800) {
      for (let x = 0; x < frame.scrollWidth; x += 1200) {
        frame.scrollTo(x, y);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        look();
      }
    }
    frame.scrollTo(left, top);
    if (twice.length > 0) throw new Error('Drawn twice: ' + twice.join(', '));
    return { frame: rectangle(canvas), acts: [...acts.values()], links: [...links.values()], most };
  })()`);

interface AskedLink {
  readonly link: { readonly id: string };
  readonly trigger: { readonly id: string };
  readonly response: { readonly id: string };
}

/** What a picture must not do: acts outside its frame or over each other, links that end elsewhere than at their two acts. */
export function faultsOf({ frame, acts, links }: Drawn, asked: readonly AskedLink[]): string[] {
  const places = new Map(acts.map((act) => [act.id, act]));
  const lines = new Map(links.map((link) => [link.id, link.ends]));
  const outside = acts.filter(
    ({ left, top, right, bottom }) => left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom,
  );
  const sorted = acts.toSorted((a, b) => a.left - b.left);
  const over = sorted.filter((a, index) => {
    for (const b of sorted.slice(index + 1)) {
      if (b.left >= a.right) return false;
      if (a.top < b.bottom && b.top < a.bottom) return true;
    }
    return false;
  });
  const touches = (id: string, point: Point | undefined) => {
    const act = places.get(id);
    if (!act || !point) return false;
    const [x, y] = point;
    return x >= act.left - 2 && x <= act.right + 2 && y >= act.top - 2 && y <= act.bottom + 2;
  };
  const astray = asked.filter(({ link, trigger, response }) => {
    const [start, end] = lines.get(link.id) ?? [];
    return !touches(trigger.id, start) || !touches(response.id, end);
  });
  return [
    ...outside.map(({ name }) => `outside: ${name}`),
    ...over.map(({ name }) => `over another: ${name}`),
    ...astray.map(({ link }) => `astray: ${link.id}`),
  ];
}

export const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id).toSorted();
