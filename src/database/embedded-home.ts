// The folder that the embedded PostgreSQL lives in: whose it is, whether it is ours to use, and where it must be for root.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { exists, isReachable, type Owner } from './embedded-program.ts';
import { DatabaseError } from './error.ts';

export interface Home {
  /** Absolute, without symbolic links: every process that joins must come to the same one. */
  folder: string;
  /** PostgreSQL's data directory in it. */
  cluster: string;
  owner: Owner;
  /** Not the folder that was asked for. */
  isElsewhere: boolean;
}

const ROOTS_PLACE = '/var/lib/casus';
/** What we put there ourselves, whole or broken off, and what a fresh disk brings. */
const OURS = /^(cluster|cluster\.\d+\.new|program-.+|postgres\.log|\.s\.PGSQL\.\d+(\.lock)?|lost\+found)$/;
/** The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;
export const SOCKET_PORT = 5432;

/** The folder itself or the nearest one above it that exists. */
async function nearestExisting(folder: string): Promise<string> {
  return (await exists(folder)) ? folder : nearestExisting(dirname(folder));
}

async function idOf(user: string, flag: '-u' | '-g'): Promise<number> {
  const { stdout } = await promisify(execFile)('id', [flag, user]);
  return Number(stdout);
}

/** PostgreSQL refuses to be root: then it is whoever owns the place, or the system's postgres, or nobody. */
async function chooseOwner(folder: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return null;
  const { uid } = await stat(await nearestExisting(folder));
  for (const user of [String(uid), 'postgres', 'nobody']) {
    if (user === '0') continue;
    const owner = await Promise.all([idOf(user, '-u'), idOf(user, '-g')]).catch(() => null);
    if (owner) return { uid: owner[0], gid: owner[1] };
  }
  throw new DatabaseError(
    'EMBEDDED_UNSUPPORTED',
    'PostgreSQL does not run as root, and there is no user postgres or nobody. Run casus as another user.',
  );
}

async function requireOurs(folder: string, major: string): Promise<void> {
  const names = await readdir(folder);
  const foreign = names.filter((name) => !OURS.test(name));
  if (foreign.length > 0) {
    throw new DatabaseError(
      'EMBEDDED_FOLDER',
      `${folder} holds other things (${foreign.slice(0, 3).join(', ')}). Name an empty folder for the database.`,
    );
  }
  if (names.includes('cluster')) await requireVersion(folder, major);
}

async function requireVersion(folder: string, major: string): Promise<void> {
  const version = (await readFile(join(folder, 'cluster', 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === major) return;
  throw new DatabaseError(
    'EMBEDDED_FOLDER',
    version === ''
      ? `${join(folder, 'cluster')} is no PostgreSQL database. Name an empty folder for the database.`
      : `${folder} was made by PostgreSQL ${version}, and this Casus brings ${major}. Run the Casus that made it, and bring the records over by export and import.`,
  );
}

function refusal(folder: string, error: NodeJS.ErrnoException): Error {
  if (error instanceof DatabaseError || error.code === undefined) return error;
  return new DatabaseError(
    'EMBEDDED_FOLDER',
    `Casus cannot use ${folder} for its database (${error.code}). Run as its owner, name another folder, or set DATABASE_URL.`,
    error,
  );
}

/** Folders that PostgreSQL's user can pass, whatever the umask. */
async function makePassable(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await makePassable(dirname(folder));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Where the database of a folder that was asked for can be found. */
export const placesOf = (wanted: string): string[] => [resolve(wanted), join(ROOTS_PLACE, resolve(wanted))];

/** Root's own places are closed to PostgreSQL's user: then the folder is mirrored under /var/lib/casus. */
async function choosePlace(folder: string, owner: Owner): Promise<string> {
  await makePassable(dirname(folder));
  return (await isReachable(dirname(folder), owner)) ? folder : join(ROOTS_PLACE, folder);
}

async function makePrivate(folder: string, owner: Owner): Promise<void> {
  await chmod(folder, 0o700);
  if (owner) await chown(folder, owner.uid, owner.gid);
}

/** @throws DatabaseError EMBEDDED_FOLDER where the folder is another's, of another PostgreSQL, or closed to us */
export async function openHome(wanted: string, programVersion: string): Promise<Home> {
  const asked = resolve(wanted);
  try {
    const owner = await chooseOwner(asked);
    const place = await choosePlace(asked, owner);
    await makePassable(dirname(place));
    await mkdir(place, { recursive: true });
    const folder = await realpath(place);
    await requireOurs(folder, programVersion.split('.')[0] ?? '');
    await makePrivate(folder, owner);
    return { folder, cluster: join(folder, 'cluster'), owner, isElsewhere: place !== asked };
  } catch (error) {
    throw refusal(asked, error as NodeJS.ErrnoException);
  }
}

/** The home itself, unless its path is too long for a socket: then a folder of ours alone in /tmp, the same one for whoever joins. */
export async function socketFolder({ folder, owner }: Home): Promise<string> {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH) return folder;
  const short = join('/tmp', `casus-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  if (!(await exists(short))) {
    await mkdir(short, { recursive: true, mode: 0o700 });
    if (owner) await chown(short, owner.uid, owner.gid);
  }
  const found = await lstat(short);
  if (found.isDirectory() && found.uid === (owner?.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0) return short;
  throw new DatabaseError(
    'EMBEDDED_FOLDER',
    `${short} is not ours alone. Remove it, or name a folder with a shorter path for the database.`,
  );
}
