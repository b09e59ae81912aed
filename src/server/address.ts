// Where a request comes from: those who come without a key are told apart by it.
import { isIPv6 } from 'node:net';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** An IPv6 address has eight groups; the first four are the network, which is what one household or company has to itself. */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The client's address, for IPv6 its network. `proxies`: how many stand in front. Each appends to X-Forwarded-For whom it serves, so that
 * as many entries from the end are true; what stands before them is the client's to invent.
 */
export function addressOf({ req, env }: Context, proxies: number): string {
  const told = proxies > 0 ? (req.header('x-forwarded-for')?.split(',').slice(-proxies)[0] ?? '') : '';
  // No socket: the request was made within this process.
  const { incoming } = (env ?? {}) as Partial<HttpBindings>;
  return networkOf(told.trim() || (incoming?.socket.remoteAddress ?? ''));
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, GROUPS - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
