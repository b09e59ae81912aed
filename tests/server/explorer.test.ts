// The explorer's page and files as the server gives them: whatever Vite built, found by any of the page's addresses.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createExplorer } from '../../src/server/explorer.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-explorer-'));
mkdirSync(join(folder, 'explorer'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Casus</title><script type="module" src="/explorer/index-1a.js"></script>');
writeFileSync(join(folder, 'explorer/index-1a.js'), 'document.title = "Casus";'.repeat(20));
afterAll(() => rmSync(folder, { recursive: true }));

describe('The explorer', () => {
  const app = createExplorer(folder);
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  it.each(['/', '/cases/july-crisis-1914?told=germany', '/acts/k1-rocket-attack-2019-12-27'])('is one page at %s', async (path) => {
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>Casus</title>');
  });

  it('allows scripts, styles and questions of this server alone', async () => {
    const policy = (await get('/')).headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]));
  });

  it('has files for good, compressed for who can read that', async () => {
    const path = '/explorer/index-1a.js';
    const plain = await (await get(path)).text();
    const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzipped = await get(path, { 'accept-encoding': 'gzip' });
    expect([brotli, gzipped].map(({ headers }) => headers.get('content-encoding'))).toEqual(['br', 'gzip']);
    expect(brotli.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(plain);
    expect(gunzipSync(await gzipped.arrayBuffer()).toString()).toBe(plain);
  });

  it('knows no file that was not built', async () => {
    expect((await get('/explorer/..%2Findex.html')).status).toBe(404);
    expect((await get('/explorer/other.js')).status).toBe(404);
  });
});

it('Where nothing was built, the front door leads to the API', async () => {
  const response = await createExplorer(join(folder, 'nothing')).request('/');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
});
