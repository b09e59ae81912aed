// The port: opened with a sentence where that fails, closed without cutting off who is being served.
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** Requests have so long to end once the server stops: less than the ten seconds after which most supervisors kill. */
const GRACE_MS = 7500;
/** How often connections that a client keeps open, but no longer uses, are closed meanwhile. */
const SWEEP_MS = 50;

export interface Listening {
  readonly port: number;
  /** Takes no more connections; resolves when the last request has its answer, or was cut off. */
  close(): Promise<void>;
}

/** What a person reads where the server cannot start. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) => `Port ${port} of ${host} is taken, perhaps by another Casus. Stop that, or choose another: PORT=${port + 1}`,
  EACCES: (_, port) => `Port ${port} is reserved for root. Choose one above 1023: PORT=4000`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}. Choose another: HOST=127.0.0.1`,
  ENOTFOUND: (host) => `There is no host called ${host}. Choose an address of this machine: HOST=127.0.0.1`,
};

/** @throws {ListenError} */
export async function listen(fetch: (request: Request) => Response | Promise<Response>, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ''];
    throw sentence ? new ListenError(sentence(host, port)) : error;
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const end = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(end);
}
