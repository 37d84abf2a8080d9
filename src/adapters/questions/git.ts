import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../../domain/errors.ts';
import type { PastQuestions } from '../../domain/ports.ts';
import { checkQuestionFile } from './check.ts';
import { Findings } from './finding.ts';
import { readBytes } from './read.ts';

const run = promisify(execFile);

/**
 * Nothing that a repository configures may run. Files are compared here, by the names that git gives their
 * bytes, as git itself would run the filters of the repository; blobs are read as they are stored.
 */
const inert = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.sshCommand', 'false'],
  ['log.showSignature', 'false'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const bare = ['--no-pager', '--no-optional-locks', '--no-replace-objects'];
/** No way of fetching is allowed, so that what a partial clone lacks is not fetched by a command of its own. */
const offline = { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
const largestOutput = 64 * 1024 * 1024;
const mostFiles = 500;

/** The questions of changed files as a commit had them. Only files that differ are looked at. */
export async function pastQuestions(
  paths: readonly string[],
  commit: string | null,
  env: Env,
): Promise<PastQuestions | null> {
  const [root] = paths.flatMap(repositoryOf);
  if (root === undefined) return noRepository(commit);
  const git: Git = (...args) => output(root, args, env);
  const revision = commit ?? 'HEAD';
  const hash = await git('rev-parse', '--verify', '--quiet', '--end-of-options', revision).catch(
    () => null,
  );
  if (hash === null) return noRepository(commit);
  const from = hash.trim();
  const inside = paths.flatMap((path) =>
    repositoryOf(path)[0] === root ? [relative(root, real(path)) || '.'] : [],
  );
  const blobs = blobsIn(await git('ls-tree', '-r', '-z', '--full-tree', from, '--', ...inside));
  const isChanged = (name: string) => blobs.get(name) !== blobNameOf(join(root, name), from.length);
  const changed = [...blobs.keys()].filter(isQuestionFile).filter(isChanged);
  return {
    commit: revision,
    questions: await questionsAt(git, blobs, changed.slice(0, mostFiles)),
    isChanged: (file) => isChanged(relative(root, real(file))),
    lastUse: (id) => lastUse(git, from, id),
  };
}

type Git = (...args: readonly string[]) => Promise<string>;

type Env = Readonly<Record<string, string | undefined>>;

async function output(root: string, args: readonly string[], env: Env): Promise<string> {
  const { stdout } = await run('git', [...bare, ...inert, ...args], {
    cwd: root,
    maxBuffer: largestOutput,
    env: { ...withoutGit(env), ...offline },
  });
  return stdout;
}

function withoutGit(env: Env): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}

/** The names of the blobs by path, from `mode type name<tab>path` with NUL between. */
function blobsIn(tree: string): ReadonlyMap<string, string> {
  const entries = tree.split('\0').flatMap((line) => {
    const [, name = '', path = ''] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return path === '' ? [] : [[path, name] as const];
  });
  return new Map(entries);
}

/** What git would call the bytes of the file; null where there is none that can be read. */
function blobNameOf(file: string, length: number): string | null {
  const bytes = readBytes(file, new Findings(file));
  if (bytes === null) return null;
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function noRepository(commit: string | null): null {
  if (commit === null) return null;
  throw new UsageError(
    `There is no commit "${commit}" to compare with.`,
    'Name a commit, branch or tag of the repository that holds the question files.',
  );
}

/** The folder of the repository around a path, as a list of one or none. Found by looking, so that git only runs where it is used. */
function repositoryOf(path: string): string[] {
  const above = (folder: string): string[] => {
    if (existsSync(join(folder, '.git'))) return [folder];
    return dirname(folder) === folder ? [] : above(dirname(folder));
  };
  const place = real(path);
  const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  return above(isFolder ? place : dirname(place));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function isQuestionFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

async function questionsAt(git: Git, blobs: ReadonlyMap<string, string>, names: readonly string[]) {
  const texts = await Promise.all(
    names.map((name) => git('cat-file', 'blob', blobs.get(name) ?? '').catch(() => '')),
  );
  return texts.flatMap((text, index) =>
    (checkQuestionFile(names[index] ?? '', text).content?.questions ?? []).map((question) => ({
      id: question.id,
      text: question.text,
    })),
  );
}

/** The last commit that touched a line with the id. Ids are letters, digits and hyphens, so they are safe in a pattern. */
async function lastUse(git: Git, commit: string, id: string): Promise<string | null> {
  const pattern = `^ *-? *id: *["']?${id}["']? *$`;
  const args = [
    'log',
    '--no-ext-diff',
    '--no-textconv',
    '-1',
    '--format=%h',
    `-G${pattern}`,
    commit,
    '--',
    '*.yaml',
    '*.yml',
  ];
  const found = await git(...args).catch(() => '');
  return found.trim() === '' ? null : found.trim();
}
