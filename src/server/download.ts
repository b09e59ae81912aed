// Chains and cases as files: /cases/<slug>.<ending> and /chains/<slug>.<ending>, under the same admission as a query.
import { GraphQLError } from 'graphql';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ExportAddress, type Exported, FORMATS, formatOf } from '../formats/export.ts';
import { type AdmissionRules, enterForExport } from './admission.ts';
import { refuse } from './refusal.ts';
import type { Door } from './request.ts';

/** `origin`: under which name the server was reached. */
export type ReadExport = (address: ExportAddress, origin: string) => Promise<Exported>;

/** As many acts as a walk holds unless it is asked for others. */
const DEFAULT_ACTS = 200;

const STATUS = { NOT_FOUND: 404, VALIDATION: 400 } as const;

export function createDownloads(read: ReadExport, admission: AdmissionRules): Hono<Door> {
  const app = new Hono<Door>();
  for (const of of ['case', 'chain'] as const) {
    app.get(`/${of}s/:name`, async (context, next) => {
      const found = formatOf(context.req.param('name'));
      // An address without an ending is a page, and not ours.
      if (!found) return next();
      return send(context, read, admission, { of, slug: found.stem, format: found.format, parameters: parametersOf(context) });
    });
  }
  return app;
}

/** A list is given with commas, or by naming the parameter again. */
const parametersOf = ({ req }: Context<Door>): Record<string, string> =>
  Object.fromEntries(Object.entries(req.queries()).map(([name, values]) => [name, values.join(',')]));

async function send(context: Context<Door>, read: ReadExport, admission: AdmissionRules, address: ExportAddress): Promise<Response> {
  const { req, var: passed } = context;
  const acts = Number(address.parameters['acts'] ?? DEFAULT_ACTS);
  try {
    await enterForExport(admission, req.header('authorization') ?? null, passed.record, acts > 0 ? acts : DEFAULT_ACTS);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refuseAs(context, error);
  }
  const file = await read(address, new URL(req.url).origin);
  if ('refusal' in file) return refuse(context, STATUS[file.refusal], file.refusal, file.message);
  const { contentType, extension } = FORMATS[address.format];
  const name = `${address.slug.replace(/[^\w-]+/g, '-').slice(0, 100)}.${extension}`;
  return context.body(file.text, 200, { 'content-type': contentType, 'content-disposition': `attachment; filename="${name}"` });
}

interface HttpExtensions {
  readonly code: string;
  readonly http: { readonly status: ContentfulStatusCode; readonly spec?: boolean; readonly headers?: Record<string, string> };
}

function refuseAs(context: Context<Door>, { message, extensions }: GraphQLError): Response {
  const { code, http, ...rest } = extensions as unknown as HttpExtensions;
  for (const [name, value] of Object.entries(http.headers ?? {})) context.header(name, value);
  return refuse(context, http.status, code, message, rest);
}
