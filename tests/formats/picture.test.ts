// The picture as a file, opened in a browser: whole, with all that it must say, and nothing beyond its edges.
import { describe, expect } from 'vitest';
import { browserTest } from '../support/browser.ts';

describe.for(['us-iran-2019-2020', 'july-crisis-1914'])('the picture of %s', (slug) => {
  browserTest('shows every act and link within its frame, and says what it rests on', async ({ page, server, run }) => {
    const { case: found } = await run<Found>(CHAIN, { slug });
    const text = await (await server.request(`/cases/${slug}.svg`)).text();
    await page.goto('/health');
    const drawn = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
      document.body.replaceChildren(document.adoptNode(parsed));
      const svg = document.querySelector('svg');
      const frame = svg?.getBoundingClientRect();
      const beyond = [...document.querySelectorAll('svg text, svg path, svg circle')].filter((shape) => {
        const box = shape.getBoundingClientRect();
        return !frame || box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
      });
      return {
        root: svg?.localName,
        titles: [...document.querySelectorAll('svg g > title')].map((title) => title.textContent ?? ''),
        words: svg?.textContent ?? '',
        beyond: beyond.map((shape) => shape.outerHTML),
      };
    }, text);
    expect(drawn.root).toBe('svg');
    expect(drawn.beyond).toEqual([]);
    const { acts, links, lens } = found.chain;
    expect(drawn.titles).toHaveLength(acts.length + links.length);
    for (const { act } of acts) expect(drawn.titles.some((title) => title.startsWith(act.title))).toBe(true);
    for (const words of [found.title, lens.summary, 'Sources: [1] ', 'belong to their publishers', `/cases/${slug}.svg?direction=BOTH`]) {
      expect(drawn.words).toContain(words);
    }
    expect(text).not.toMatch(/href|url\(|<script/);
  });
});

const CHAIN =
  'query ($slug: String!) { case(by: {slug: $slug}) { title chain { acts { act { title } } links { link { id } } lens { summary } } } }';

interface Found {
  readonly case: {
    readonly title: string;
    readonly chain: {
      readonly acts: readonly { readonly act: { readonly title: string } }[];
      readonly links: readonly unknown[];
      readonly lens: { readonly summary: string };
    };
  };
}
