// The `test` of what a person sees: a real browser on the server, which reaches this machine and nothing else. Where there is no
// Chromium its tests are left out, and the run says so at its end; where CI is set they fail instead, for there nobody would read it.
import { accessSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { storyTest } from './test.ts';

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const MISSING = `there is no Chromium at ${PROGRAM}: install it, or name one in CHROMIUM`;

function isInstalled(): boolean {
  try {
    accessSync(PROGRAM);
    return true;
  } catch {
    return false;
  }
}

export const browserTest = storyTest
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Browser | null> => {
    if (!isInstalled()) return null;
    // Chromium refuses its own sandbox to root, whom containers run as.
    const browser = await chromium.launch({ executablePath: PROGRAM, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('origin', async ({ server }, { onCleanup }) => {
    const listening = serve({ fetch: server.fetch, hostname: '127.0.0.1', port: 0 });
    await new Promise((resolve) => listening.once('listening', resolve));
    onCleanup(() => {
      listening.close();
    });
    return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  })
  /** `outside` gathers what the page asked of other machines; none of it is let through. */
  .extend('outside', (): string[] => [])
  .extend('page', async ({ browser, origin, outside, skip }, { onCleanup }) => {
    if (!browser && process.env['CI']) throw new Error(MISSING);
    if (!browser) return skip(MISSING);
    const context = await browser.newContext({ baseURL: origin });
    onCleanup(() => context.close());
    await context.route(
      (url) => url.origin !== origin && url.protocol.startsWith('http'),
      (route) => {
        outside.push(route.request().url());
        return route.abort();
      },
    );
    return context.newPage();
  });
