// The page at /graphql on which to try queries: GraphiQL from the package's own files, so that it works with no other host in reach.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono } from 'hono';
import type { Door } from './request.ts';

const FOLDER = '/playground';
/** Monaco, the editor, writes styles into the page; scripts come from our own files alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** Two acts, and what binds them. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="24" height="24" fill="none" stroke="#b3261e" stroke-width="2"><circle cx="3" cy="8" r="2"/><circle cx="13" cy="8" r="2"/><path d="M5 8h6"/></svg>';

/** GraphiQL keeps a stale shift on tabs that it opens with and applies it on focus: the tab leaps from under the pointer, and the click is lost. */
const STEADY_TABS = '.graphiql-tab{transform:none!important}';

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

interface Site {
  readonly page: string;
  readonly assets: ReadonlyMap<string, Asset>;
}

/** `examples`: the folder whose *.graphql files, in the order of their names, are the tabs of someone who comes for the first time. */
export function createPlayground(examples: string): Hono<Door> {
  const tabs = readTabs(examples);
  // The editor is nine megabytes of text: not loaded before someone asks for it, compressed once.
  let site: Promise<Site> | undefined;
  const loadSite = () => {
    site ??= buildSite(tabs);
    return site;
  };

  const app = new Hono<Door>();
  app.get('/graphql', async (context, next) => {
    if (!context.req.header('accept')?.includes('text/html')) return next();
    const { page } = await loadSite();
    return context.html(page, 200, { 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' });
  });
  app.get(`${FOLDER}/:file`, async (context) => {
    const asset = (await loadSite()).assets.get(context.req.path);
    if (!asset) return context.notFound();
    const compressed = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    return context.body(new Uint8Array(compressed ? asset.gzipped : asset.plain), 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(compressed ? { 'content-encoding': 'gzip' } : {}),
    });
  });
  return app;
}

function readTabs(folder: string): { query: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return names.toSorted().map((name) => ({ query: readFileSync(join(folder, name), 'utf8') }));
}

async function buildSite(tabs: { query: string }[]): Promise<Site> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const styles = await toAsset('app.css', graphiql.css + STEADY_TABS);
  const app = await toAsset('app.js', graphiql.js);
  const workers = {
    editorWorkerService: await toAsset('editor.worker.js', graphiql.editorWorkerService),
    json: await toAsset('json.worker.js', graphiql.jsonWorker),
    graphql: await toAsset('graphql.worker.js', graphiql.graphqlWorker),
  };
  const paths = Object.fromEntries(Object.entries(workers).map(([label, { path }]) => [label, path]));
  const start = await toAsset('start.js', startScript(paths, tabs));
  const assets = [styles, app, start, ...Object.values(workers)];
  return { page: renderPage(styles.path, [start.path, app.path]), assets: new Map(assets.map((asset) => [asset.path, asset])) };
}

/** The name holds a hash of the content, so that a browser may keep it for good. */
async function toAsset(name: string, text: string): Promise<Asset> {
  const plain = Buffer.from(text);
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 12);
  const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  return { path: `${FOLDER}/${hash}-${name}`, type, plain, gzipped: await promisify(gzip)(plain) };
}

/** A file and no inline script, so that the page can forbid those. Runs first; the editor is there once the page has been read. */
function startScript(workers: Record<string, string>, tabs: { query: string }[]): string {
  const options = {
    title: 'Casus',
    logo: ICON,
    defaultTabs: tabs,
    schemaDescription: true,
    inputValueDeprecation: true,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    credentials: 'same-origin',
  };
  return `const workers = ${JSON.stringify(workers)};
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => workers[label] };
addEventListener('DOMContentLoaded', () => YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), ${JSON.stringify(options)}));
`;
}

function renderPage(styles: string, scripts: string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Casus</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<link rel="stylesheet" href="${styles}">
${scripts.map((script) => `<script src="${script}" defer></script>`).join('\n')}
</head>
<body class="no-focus-outline">
<noscript>This page needs JavaScript. Send your queries to /graphql by POST as well.</noscript>
<div id="root"></div>
</body>
</html>
`;
}
