// The servers under measurement, each a process of its own on a port of its own, asked over HTTP like any client's.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

export interface Contestant {
  readonly name: string;
  /** The answer's text. Throws unless it is 200 and without errors. */
  ask(body: object, headers?: Record<string, string>): Promise<string>;
  /** Resident memory in megabytes; null where the system does not tell. */
  memory(): Promise<number | null>;
  stop(): Promise<void>;
}

export interface Launch {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly path: string;
  readonly environment?: Record<string, string>;
  /** Finds the port in a line of its standard output. */
  readonly port?: RegExp;
}

const START_LIMIT_MS = 60_000;

export async function startContestant({ name, command, path, environment = {}, port = /^(\d+)$/ }: Launch): Promise<Contestant> {
  const [program, ...words] = command;
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const said: string[] = [];
  child.stderr.on('data', (part: Buffer) => said.length < 50 && said.push(part.toString()));
  const found = await portOf(child, port).catch((error: Error) => {
    child.kill();
    throw new Error(`${name} did not start: ${error.message}. It says: ${said.join('')}`);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    name,
    ask: (body, headers = {}) => post(agent, found, path, body, headers),
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      agent.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

function portOf(child: ChildProcess, pattern: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer in time')), START_LIMIT_MS);
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on('line', (line) => {
      const match = pattern.exec(line);
      if (!match) return;
      clearTimeout(late);
      resolve(Number(match[1]));
    });
  });
}

function post(agent: Agent, port: number, path: string, body: object, headers: Record<string, string>): Promise<string> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(parts).toString();
          if (response.statusCode === 200 && !answer.includes('"errors":[')) resolve(answer);
          else reject(new Error(`${response.statusCode} ${answer.slice(0, 500)}`));
        });
      },
    );
    asking.on('error', reject);
    asking.end(text);
  });
}

async function memoryOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
