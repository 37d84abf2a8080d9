import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorOf } from '../adapters/config/editor.ts';
import { loadConfiguration } from '../adapters/config/load.ts';
import { type Paths, userPaths } from '../adapters/config/paths.ts';
import { refuseMissing } from '../adapters/files/csv-header.ts';
import { newDigest } from '../adapters/files/digest.ts';
import { foundAt, hasFolder, isSameFile } from '../adapters/files/found.ts';
import { readNdjson, rowsOf } from '../adapters/files/ndjson.ts';
import { readChunks } from '../adapters/files/read.ts';
import { wholeText } from '../adapters/files/text.ts';
import { until } from '../adapters/files/until.ts';
import { saveText, writeFile } from '../adapters/files/write.ts';
import { checkAnswerRow } from '../adapters/questions/answer-row.ts';
import { createQuestionSource } from '../adapters/questions/source.ts';
import type {
  Context,
  Flags,
  ModelSession,
  OpenedHistory,
  RowFormat,
} from '../commands/command.ts';
import { modelWish } from '../commands/model-flags.ts';
import type { InputRow } from '../domain/answer-row.ts';
import type { AnswerSource } from '../domain/grading.ts';
import type { Candidate } from '../domain/ports.ts';
import type { Configuration } from '../domain/settings.ts';
import { encoderBeside } from './encoders.ts';
import { silent } from './output.ts';
import { scorerOf } from './scorers.ts';
import type { Setting } from './setting.ts';
import { foldersAside, stateFiles } from './state-files.ts';
import { build, version } from './version.ts';
import type { World } from './world.ts';

const schemaNames = ['question-file', 'answer-row', 'assessment'];

/** Joins the adapters to the ports that commands see. */
export function createContext(world: World, setting: Setting): Context {
  const paths = userPaths(world.env);
  const questions = createQuestionSource({
    bundled: join(world.packageFolder, 'questions'),
    user: paths.questions,
    cacheFolders: {
      shipped: join(world.packageFolder, 'dist', 'bank'),
      own: join(paths.cache, 'questions'),
    },
    env: world.env,
  });
  const candidate = once(() => createCandidate(world, setting));
  const sessions = new Map<string, Promise<ModelSession>>();
  const session = (flags: Flags): Promise<ModelSession> => {
    const name = String(flags.model ?? '');
    const opened = sessions.get(name) ?? openSession(flags, world, setting, candidate);
    sessions.set(name, opened);
    return opened;
  };
  const encoder = once(() => encoderBeside(world.packageFolder));
  return {
    ...setting,
    notes: setting.quiet ? silent : setting.err,
    questions,
    version,
    build,
    clock: world.clock,
    newId: world.newId,
    newSeed: world.newSeed,
    asksInteractively: isInteractive(world),
    candidate,
    openHistory: (access) => openHistory(paths.history, access, world.clock()),
    keepAside: (answer) => keepAside(answer, world, paths),
    state: stateFiles(paths, world.cwd),
    examine: async () => {
      const { examine } = await import('./examine.ts');
      return examine({ world, paths, ...setting, interactive: isInteractive(world), questions });
    },
    scorer: (name, flags = {}) => scorerOf(name, flags, { openSession: session, encoder }),
    model: session,
    interruptible: (work) => setting.interruptible.run(work),
    openAnswers: (path, format, needed) => openAnswers(path, format, needed, world),
    rowsOf,
    grader: async (plan, jobs) =>
      (await import('./grader.ts')).createGrader(plan, jobs, world.packageFolder),
    waitingGrader: async (plan, scorer) =>
      (await import('./grader.ts')).createWaitingGrader(plan, scorer, setting.signal),
    queueGrader: async (plan, request) =>
      (await import('./queue.ts')).queueGrader(plan, request, world, setting),
    serveQueue: async (request) => (await import('./queue.ts')).serveRuns(request, world, setting),
    openSink: async (path, request) => (await import('./sink.ts')).openSink(path, request, world),
    isSameFile,
    hasFolder,
    newDigest,
    cores: world.cores,
    watched: { out: world.stdout.isTTY === true, err: world.stderr.isTTY === true },
    readRows: (path, format, needed = []) => readRows(path, format, needed, world, setting),
    readText: (path) => wholeText(path, bytesOf(path, world, setting)),
    checkRow: checkAnswerRow,
    writeFile,
    saveText,
    changes: (paths) => watchChanges(paths, setting.signal),
    schema: (name) =>
      schemaNames.includes(name)
        ? readFileSync(join(world.packageFolder, 'schemas', `${name}.schema.json`), 'utf8')
        : null,
    schemaNames,
    close: async () => {
      for (const opened of sessions.values()) await (await opened.catch(() => null))?.close();
    },
  };
}

/** Makes a thing the first time it is asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function openSession(
  flags: Flags,
  world: World,
  { out, err, errLayout, configuration }: Setting,
  candidate: () => Promise<Candidate>,
): Promise<ModelSession> {
  const wish = modelWish(flags);
  const { openModelSession } = await import('./model-session.ts');
  const paths = userPaths(world.env);
  const apiKey = await apiKeyOf(configuration, world);
  return openModelSession(wish, {
    world,
    out,
    err,
    errLayout,
    interactive: isInteractive(world),
    candidate,
    consentFile: paths.consent,
    cacheFolder: join(paths.cache, 'model'),
    apiKey,
  });
}

/** From the environment, or from the command that the user's own file names. */
async function apiKeyOf({ settings }: Configuration, { env }: World): Promise<string | null> {
  const given = env.OPENAI_API_KEY ?? '';
  if (given !== '') return given;
  if (settings.apiKeyCommand === null) return null;
  const { keyFromCommand } = await import('../adapters/llm/api-key.ts');
  return keyFromCommand(settings.apiKeyCommand, env);
}

/** The settings in force for this world. */
export async function configurationOf({ env, cwd, user }: World): Promise<Configuration> {
  return loadConfiguration({ env, user, folder: cwd, userFile: userPaths(env).config });
}

function isInteractive(world: World): boolean {
  return world.stdin.isTTY === true && world.stderr.isTTY === true;
}

async function createCandidate(world: World, setting: Setting): Promise<Candidate> {
  const [terminal, aside] = await Promise.all([
    import('../adapters/terminal/index.ts'),
    import('../adapters/files/aside.ts'),
  ]);
  const { signal, errLayout } = setting;
  const streams = { input: world.stdin, output: world.stderr, signal };
  if (!isInteractive(world)) return terminal.createPipedCandidate(streams);
  const folders = [userPaths(world.env).editing, tmpdir()];
  const editor = terminal.createEditor({
    command: editorOf(world.env)?.command ?? null,
    place: (text) => aside.keepAside(text, folders),
    signal,
  });
  const person = { ...streams, editor, clock: world.clock, layout: errLayout };
  return errLayout.accessible || world.env.TERM === 'dumb'
    ? terminal.createAccessibleCandidate(person)
    : terminal.createTerminalCandidate(person);
}

async function watchChanges(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<AsyncIterable<void>> {
  const { watchFiles } = await import('../adapters/files/watch.ts');
  return watchFiles(paths, (name) => /\.ya?ml$/i.test(name), signal);
}

async function openHistory(
  path: string,
  access: 'read' | 'write',
  now: number,
): Promise<OpenedHistory> {
  const { openHistoryStore } = await import('../adapters/history/open.ts');
  return openHistoryStore(path, access, now);
}

async function keepAside(answer: string, world: World, paths: Paths): Promise<string | null> {
  const { keepAside: write } = await import('../adapters/files/aside.ts');
  return write(answer, foldersAside(paths, world.cwd));
}

function bytesOf(
  path: string,
  { stdin }: World,
  { signal }: Pick<Setting, 'signal'>,
): AsyncIterable<Buffer> {
  return until(path === '-' ? (stdin as AsyncIterable<Buffer>) : readChunks(path), signal);
}

async function* readRows(
  path: string,
  format: RowFormat,
  needed: readonly string[],
  world: World,
  setting: Setting,
): AsyncGenerator<readonly InputRow[]> {
  const chunks = bytesOf(path, world, setting);
  if (format === 'ndjson') return yield* readNdjson(chunks);
  const { openCsv } = await import('../adapters/files/csv.ts');
  const table = await openCsv(chunks);
  refuseMissing(path, table, needed);
  yield* table.rows;
}

async function openAnswers(
  path: string,
  format: RowFormat,
  needed: readonly string[],
  world: World,
): Promise<AnswerSource> {
  if (path !== '-' && isFolder(path)) {
    const { answersInFolder } = await import('../adapters/files/folder.ts');
    return answersInFolder(path);
  }
  const { answersIn, answersInTable } = await import('../adapters/files/answers.ts');
  const standardInput = () => world.stdin as AsyncIterable<Buffer>;
  return format === 'csv'
    ? answersInTable(path, standardInput, needed)
    : answersIn(path, standardInput);
}

function isFolder(path: string): boolean {
  return foundAt(path)?.isDirectory() === true;
}
