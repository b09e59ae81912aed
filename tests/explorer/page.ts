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

/** The picture as it stands in the page, in pixels of the window: acts and links by id. */
export interface Drawn {
  readonly frame: Rectangle;
  readonly acts: readonly (Rectangle & { readonly id: string })[];
  readonly links: readonly { readonly id: string; readonly isDisputed: boolean; readonly ends: readonly [Point, Point] }[];
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

/** One question to the browser, for a busy machine takes long over each. */
export const drawn = (page: Page): Promise<Drawn> =>
  page.evaluate<Drawn>(`(() => {
    const rectangle = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const at = (path, length) => {
      const { x, y } = path.getPointAtLength(length).matrixTransform(path.getScreenCTM());
      return [x, y];
    };
    const canvas = document.querySelector('.canvas');
    return {
      frame: rectangle(canvas),
      acts: [...canvas.querySelectorAll('[data-act]')].map((act) => ({ id: act.dataset.act, ...rectangle(act.querySelector('path')) })),
      links: [...canvas.querySelectorAll('[data-link]')].map((link) => {
        const path = link.querySelector('path');
        return { id: link.dataset.link, isDisputed: 'disputed' in link.dataset, ends: [at(path, 0), at(path, path.getTotalLength())] };
      }),
    };
  })()`);

export const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id).toSorted();
