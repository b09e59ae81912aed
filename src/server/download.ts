// Files by their addresses: /cases/<slug>.<ending>, /chains/…, /comparisons/…, and the lists /acts.<ending>, /claims.… and /actors.…, under
// the same admission as a query.
import { GraphQLError } from 'graphql';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Exported, type FileAddress, fileName, isList, TAKEAWAYS, type Takeaway } from '../formats/file.ts';
import { type AdmissionRules, enterForExport } from './admission.ts';
import { refuse } from './refusal.ts';
import type { Door } from './request.ts';

/** `origin`: under which name the server was reached. */
export type ReadExport = (address: FileAddress, origin: string) => Promise<Exported>;

const STATUS = { NOT_FOUND: 404, VALIDATION: 400 } as const;

export function createDownloads(read: ReadExport, admission: AdmissionRules): Hono<Door> {
  const app = new Hono<Door>();
  for (const of of Object.keys(TAKEAWAYS) as Takeaway[]) {
    app.get(isList(of) ? `/:name{${of}\\..+}` : `/${of}s/:name`, async (context, next) => {
      const [stem = '', ...endings] = (context.req.param('name') ?? '').split('.');
      const ending = endings.join('.');
      // An address without an ending of ours is a page, or nothing.
      if (!(ending in TAKEAWAYS[of].types)) return next();
      return send(context, read, admission, { of, slug: isList(of) ? '' : stem, ending, parameters: parametersOf(context) });
    });
  }
  return app;
}

/** A list is given with commas, or by naming the parameter again. */
const parametersOf = ({ req }: Context<Door>): Record<string, string> =>
  Object.fromEntries(Object.entries(req.queries()).map(([name, values]) => [name, values.join(',')]));

async function send(context: Context<Door>, read: ReadExport, admission: AdmissionRules, address: FileAddress): Promise<Response> {
  const { req, var: passed } = context;
  const { types, rows } = TAKEAWAYS[address.of];
  try {
    await enterForExport(admission, req.header('authorization') ?? null, passed.record, rows(address.parameters));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return refuseAs(context, error);
  }
  const file = await read(address, new URL(req.url).origin);
  if ('refusal' in file) return refuse(context, STATUS[file.refusal], file.refusal, file.message);
  return context.body(file.text, 200, {
    'content-type': types[address.ending] ?? '',
    'content-disposition': `attachment; filename="${fileName(address)}"`,
  });
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
