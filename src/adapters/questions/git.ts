import { execFile } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../../domain/errors.ts';
import type { PastQuestions } from '../../domain/ports.ts';
import { checkQuestionFile } from './check.ts';

const run = promisify(execFile);

/** Nothing that a repository configures may run: no hooks, no monitors, no filters for diffs. */
const inert = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-pager'];
const unfiltered = ['--no-ext-diff', '--no-textconv'];
const largestOutput = 64 * 1024 * 1024;
const mostFiles = 500;

/** The questions of changed files as a commit had them. Only files that differ are looked at. */
export async function pastQuestions(
  paths: readonly string[],
  commit: string | null,
): Promise<PastQuestions | null> {
  const [root] = paths.flatMap(repositoryOf);
  if (root === undefined) return noRepository(commit);
  const git = (...args: readonly string[]) => output(root, args);
  const revision = commit ?? 'HEAD';
  const hash = await git('rev-parse', '--verify', '--quiet', '--end-of-options', revision).catch(
    () => null,
  );
  if (hash === null) return noRepository(commit);
  const from = hash.trim();
  const inside = paths.flatMap((path) => (repositoryOf(path)[0] === root ? [real(path)] : []));
  const changed = await git(...diff, from, '--', ...inside);
  const added = await git('ls-files', '--others', '--exclude-standard', '-z', '--', ...inside);
  const names = [...new Set([...split(changed), ...split(added)])].filter(isQuestionFile);
  const files = new Set(names.map((name) => join(root, name)));
  return {
    commit: revision,
    questions: await questionsAt(git, from, names.slice(0, mostFiles)),
    isChanged: (file) => files.has(real(file)),
    lastUse: (id) => lastUse(git, from, id),
  };
}

type Git = (...args: readonly string[]) => Promise<string>;

const diff = ['diff', ...unfiltered, '--name-only', '--no-renames', '-z'];

async function output(root: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', [...inert, ...args], {
    cwd: root,
    maxBuffer: largestOutput,
  });
  return stdout;
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

function split(names: string): string[] {
  return names.split('\0').filter((name) => name !== '');
}

function isQuestionFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

async function questionsAt(git: Git, commit: string, names: readonly string[]) {
  const texts = await Promise.all(
    names.map((name) => git('show', ...unfiltered, `${commit}:${name}`).catch(() => '')),
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
    ...unfiltered,
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
