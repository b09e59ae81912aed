// The ids that clients see: a type's name and a key, opaque on purpose.
import { MAX_PAGE } from '../domain/page.ts';
import { badInput } from './error.ts';

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const encodeNodeId = (typename: string, id: bigint | number | string): string =>
  Buffer.from(`${typename}:${id}`).toString('base64url');

/** What an id stands for, or an error that says where ids come from: a made-up one must not reach the database. */
export function decodeNodeId(nodeId: string): { typename: string; id: string } {
  const [typename = '', id = ''] = Buffer.from(nodeId, 'base64url').toString('utf8').split(':');
  if (!/^[A-Z]\w+$/.test(typename) || !KEY.test(id)) {
    throw badInput(`"${nodeId.slice(0, 60)}" is not an id of this server. Take ids from the field id of an answer; people use slugs.`);
  }
  return { typename, id };
}

export function checkNodeCount(count: number): void {
  if (count > MAX_PAGE) throw badInput(`Ask for at most ${MAX_PAGE} nodes at a time, not ${count}.`, 'ids');
}
