// The explorer's page and its files, as `npm run build` left them: read once, compressed once, kept by browsers for good.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import type { Door } from './request.ts';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // An exported picture is drawn from an address that holds it whole.
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Addresses of the page: what each of them shows is for the page to say. */
const ADDRESSES = ['/', '/cases/:slug', '/acts/:slug'];
const ASSETS = 'explorer';
const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

interface Asset {
  readonly type: string;
  readonly encodings: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** `folder`: what Vite built. Without it the front door leads to the API's own page, as in a checkout that was never built. */
export function createExplorer(folder: string): Hono<Door> {
  const app = new Hono<Door>();
  if (!existsSync(join(folder, 'index.html'))) return app.get('/', (context) => context.redirect('/graphql'));
  const page = encode(readFileSync(join(folder, 'index.html')), 'text/html; charset=utf-8');
  const assets = new Map(readdirSync(join(folder, ASSETS)).map((name) => [name, readAsset(join(folder, ASSETS, name))]));
  for (const address of ADDRESSES) {
    app.get(address, (context) => send(context, page, { 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-cache' }));
  }
  app.get(`/${ASSETS}/:file`, (context) => {
    const asset = assets.get(context.req.param('file'));
    return asset ? send(context, asset, { 'cache-control': 'public, max-age=31536000, immutable' }) : context.notFound();
  });
  return app;
}

const readAsset = (path: string): Asset => encode(readFileSync(path), TYPES[extname(path)] ?? 'application/octet-stream');

function encode(plain: Buffer, type: string): Asset {
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { type, encodings: { br: new Uint8Array(brotli), gzip: new Uint8Array(gzipSync(plain)), identity: new Uint8Array(plain) } };
}

function send(context: Context<Door>, { type, encodings }: Asset, headers: Record<string, string>): Response {
  const accepted = context.req.header('accept-encoding') ?? '';
  const encoding = ['br', 'gzip'].find((name) => new RegExp(`\\b${name}\\b`).test(accepted)) ?? 'identity';
  return context.body(encodings[encoding] ?? '', 200, {
    'content-type': type,
    vary: 'accept-encoding',
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
}
