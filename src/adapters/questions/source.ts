import { type Dirent, existsSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Bank, LoadedFile, QuestionSource } from '../../domain/ports.ts';
import { byPlace, type Problem } from '../../domain/problems/problem.ts';
import { type BankQuestion, levels } from '../../domain/question.ts';
import { type CacheFolders, ContentCache } from './cache.ts';
import { checkedFiles } from './checked-files.ts';
import { clashes } from './clashes.ts';
import { Findings } from './finding.ts';
import { fileStart } from './places.ts';
import { causeOf, type Known, nowhere, readQuestionFile } from './read.ts';

export interface QuestionFolders {
  /** The bank that comes with the package. */
  readonly bundled: string;
  /** The user's own questions; need not exist. */
  readonly user: string;
  readonly cacheFolders: CacheFolders;
  /** The environment that git is called in; without one it is looked for where the system keeps its programs. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Question files from disk. */
export function createQuestionSource({
  bundled,
  user,
  cacheFolders,
  env = {},
}: QuestionFolders): QuestionSource {
  const cache = new ContentCache(cacheFolders);
  const usual = () => (existsSync(user) ? [bundled, user] : [bundled]);
  return {
    readFiles: (paths, checked) =>
      readFiles(paths.length > 0 ? paths : usual(), checked === undefined ? {} : { checked }),
    checkedFiles: (kind) => checkedFiles(cacheFolders.own, kind),
    written: async (content) => (await import('./write-yaml.ts')).writtenYaml(content),
    fixed: async (file) => (await import('./fix/index.ts')).fixFile(file),
    fileNames: (paths) => fileNames(paths.length > 0 ? paths : usual()),
    pastQuestions: async (paths, commit) =>
      (await import('./git.ts')).pastQuestions(paths.length > 0 ? paths : usual(), commit, env),
    readBank: (paths) => readBank(readFiles(paths.length > 0 ? paths : usual(), { cache })),
  };
}

export async function* readFiles(
  paths: readonly string[],
  known: Known,
): AsyncGenerator<LoadedFile> {
  const clash = clashes();
  for (const path of paths) {
    for await (const found of walk(path)) {
      const loaded = typeof found === 'string' ? await readQuestionFile(found, known) : found;
      const clashing = await clash(loaded);
      yield { ...loaded, problems: [...loaded.problems, ...clashing].sort(byPlace) };
    }
  }
}

async function* fileNames(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    for await (const found of walk(path)) if (typeof found === 'string') yield found;
  }
}

/** The question files at a path in the order of their names; what cannot be looked into is an entry with its problem. */
async function* walk(path: string, root = path): AsyncGenerator<string | LoadedFile> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield path;
      return;
    }
    const entries = await readdir(path, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) yield* walkEntry(path, entry, root);
  } catch (error) {
    yield unread(path, causeOf(error));
  }
}

async function* walkEntry(
  folder: string,
  entry: Dirent,
  root: string,
): AsyncGenerator<string | LoadedFile> {
  const path = join(folder, entry.name);
  if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    yield* walk(path, root);
  else if (!entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
    yield entry.isSymbolicLink() && (await leaves(path, root))
      ? unread(path, 'it is a link that leads out of the folder')
      : path;
}

/** Whether a link leads out of a folder; one that leads nowhere is told when it is opened. */
async function leaves(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null);
  return target !== null && !target.startsWith(join(await realpath(root), sep));
}

function unread(file: string, cause: string): LoadedFile {
  const findings = new Findings(file);
  findings.add('cannot-read', { cause }, fileStart);
  return { file, source: '', content: null, problems: findings.problems, places: nowhere };
}

async function readBank(files: AsyncIterable<LoadedFile>): Promise<Bank> {
  const questions: BankQuestion[] = [];
  const problems: Problem[] = [];
  for await (const loaded of files) {
    problems.push(...loaded.problems);
    questions.push(...usableQuestions(loaded));
  }
  return { questions: questions.sort(byRoleAndLevel), problems: problems.sort(byPlace) };
}

/** The questions of a file that have no error of their own. */
function usableQuestions({ file, content, problems }: LoadedFile): BankQuestion[] {
  if (content === null) return [];
  const { role, level } = content;
  const errors = problems.filter(({ severity }) => severity === 'error');
  return content.questions.flatMap((question, index) =>
    errors.some(({ path }) => path.startsWith(`/questions/${index}/`))
      ? []
      : [{ ...question, role, level, file }],
  );
}

/** Roles by name, levels from junior to manager; the order of the files otherwise. */
function byRoleAndLevel(a: BankQuestion, b: BankQuestion): number {
  if (a.role.id !== b.role.id) return a.role.id < b.role.id ? -1 : 1;
  return levels.indexOf(a.level.id) - levels.indexOf(b.level.id);
}
