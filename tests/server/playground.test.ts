// The page on which to try queries: its files come from this server alone, and a browser fetches them once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlayground } from '../../src/server/playground.ts';
import { openDoor } from './door.ts';

const examples = mkdtempSync(join(tmpdir(), 'casus-examples-'));
writeFileSync(join(examples, '02-second.graphql'), 'query Second { act { title } }');
writeFileSync(join(examples, '01-first.graphql'), '# Press the round button.\nquery First { act { title } } # </script>');
writeFileSync(join(examples, 'notes.md'), 'no query');
afterAll(() => rmSync(examples, { recursive: true }));

describe('The playground', () => {
  const app = createPlayground(examples);
  const get = (path: string, headers: Record<string, string>) => app.request(path, { headers });
  let page: Response;
  let html = '';
  let files: string[] = [];
  beforeAll(async () => {
    page = await get('/graphql', { accept: 'text/html,*/*;q=0.8' });
    html = await page.text();
    files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  });

  it('is a page of a kilobyte that names no other host', () => {
    expect(page.status).toBe(200);
    expect(html.length).toBeLessThan(1300);
    expect(html.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\/\//);
  });

  it('forbids every script that is not a file of this server', () => {
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  it('has files that never change under their name, compressed for who can read that', async () => {
    expect(files).toHaveLength(3);
    for (const path of files) {
      const gzipped = await get(path, { 'accept-encoding': 'br, gzip' });
      expect(gzipped.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect([gzipped.headers.get('content-encoding'), gzipped.headers.get('vary')]).toEqual(['gzip', 'accept-encoding']);
      const plain = await get(path, {});
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(gunzipSync(await gzipped.arrayBuffer()).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    }
  });

  it('weighs less than three megabytes in all, workers included', async () => {
    const start = await (await get(files.find((path) => path.endsWith('-start.js')) ?? '', {})).text();
    const workers = [...start.matchAll(/\/playground\/[\w-]+-\w+\.worker\.js/g)].map(([path]) => path);
    expect(workers).toHaveLength(3);
    const sizes = [...files, ...workers].map(
      async (path) => (await (await get(path, { 'accept-encoding': 'gzip' })).arrayBuffer()).byteLength,
    );
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(3_000_000);
  });

  it('opens with the examples in the order of their names, comments and all', async () => {
    const start = await (await get(files.find((path) => path.endsWith('-start.js')) ?? '', {})).text();
    const tabs = [...start.matchAll(/"query":"(.*?)\{/g)].map(([, query]) => query);
    expect(tabs).toEqual(['# Press the round button.\\nquery First ', 'query Second ']);
  });

  it('leaves the path to the API for who wants no page, and knows no other files', async () => {
    expect((await get('/graphql', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/playground/app.js', {})).status).toBe(404);
  });
});

it('Switched off, the page is gone and the API stays', async () => {
  const { app, ask } = openDoor({ settings: { PLAYGROUND: 'off' } });
  const response = await app.request('/graphql', { headers: { accept: 'text/html' } });
  expect(response.headers.get('content-type') ?? '').not.toContain('text/html');
  expect(response.status).toBeLessThan(500);
  expect((await ask('{ echo(text: "here") }')).data).toEqual({ echo: 'here' });
});
