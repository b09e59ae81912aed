// The explorer's page and its files, as `npm run build` left them: read once, compressed when first asked for, kept by browsers for good.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

type Bytes = Uint8Array<ArrayBuffer>;

interface Asset {
  readonly type: string;
  readonly plain: Bytes;
  /** Each way of compressing it that a browser may accept. */
  readonly compressed: Readonly<Record<string, () => Promise<Bytes>>>;
}

/** `folder`: what Vite built. Without it the front door leads to the API's own page, as in a checkout that was never built. */
export function createExplorer(folder: string): Hono<Door> {
  const app = new Hono<Door>();
  if (!existsSync(join(folder, 'index.html'))) return app.get('/', (context) => context.redirect('/graphql'));
  const page = toAsset(readFileSync(join(folder, 'index.html')), 'text/html; charset=utf-8');
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

const readAsset = (path: string): Asset => toAsset(readFileSync(path), TYPES[extname(path)] ?? 'application/octet-stream');

/** Not compressed before someone asks: that takes most of a start, and a server that only answers the API never needs it. */
function toAsset(plain: Buffer, type: string): Asset {
  const brotli = () => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { type, plain: new Uint8Array(plain), compressed: { br: once(brotli), gzip: once(() => promisify(gzip)(plain)) } };
}

function once(compress: () => Promise<Buffer>): () => Promise<Bytes> {
  let made: Promise<Bytes> | undefined;
  return () => {
    made ??= compress().then((bytes) => new Uint8Array(bytes));
    return made;
  };
}

async function send(context: Context<Door>, { type, plain, compressed }: Asset, headers: Record<string, string>): Promise<Response> {
  const accepted = context.req.header('accept-encoding') ?? '';
  const [encoding, compress] = Object.entries(compressed).find(([name]) => new RegExp(`\\b${name}\\b`).test(accepted)) ?? [];
  return context.body(compress ? await compress() : plain, 200, {
    'content-type': type,
    vary: 'accept-encoding',
    ...headers,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
}
