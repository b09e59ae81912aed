// How a server that the bench starts says where it listens: in its first line.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export function tellPort(server: Server): void {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
}
