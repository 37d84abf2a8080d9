import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { userPaths } from '../adapters/config/paths.ts';
import { newDigest } from '../adapters/files/digest.ts';
import { readNdjson, rowsOf } from '../adapters/files/ndjson.ts';
import { readChunks } from '../adapters/files/read.ts';
import { writeFile } from '../adapters/files/write.ts';
import { checkAnswerRow } from '../adapters/questions/answer-row.ts';
import { createQuestionSource } from '../adapters/questions/source.ts';
import type { Context, OpenedHistory, RowFormat, SinkRequest } from '../commands/command.ts';
import type { InputRow } from '../domain/answer-row.ts';
import type { RowSink } from '../domain/graded-run.ts';
import type { AnswerSource } from '../domain/grading.ts';
import type { Candidate } from '../domain/ports.ts';
import { loadScorer } from './load-scorer.ts';
import { silent } from './output.ts';
import type { Setting } from './setting.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

const schemaNames = ['question-file', 'answer-row', 'assessment'];

/** Joins the adapters to the ports that commands see. */
export function createContext(world: World, setting: Setting): Context {
  const paths = userPaths(world.env);
  return {
    ...setting,
    notes: setting.quiet ? silent : setting.err,
    questions: createQuestionSource({
      bundled: join(world.packageFolder, 'questions'),
      user: paths.questions,
      cacheFolders: {
        shipped: join(world.packageFolder, 'dist', 'bank'),
        own: join(paths.cache, 'questions'),
      },
    }),
    clock: world.clock,
    newId: world.newId,
    newSeed: world.newSeed,
    asksInteractively: isInteractive(world),
    candidate: () => createCandidate(world, setting),
    openHistory: (access) => openHistory(paths.history, access),
    scorer: loadScorer,
    openAnswers: (path, format) => openAnswers(path, format, world),
    rowsOf,
    grader: async (plan, jobs) =>
      (await import('./grader.ts')).createGrader(plan, jobs, world.packageFolder),
    queueGrader: async (plan, request) =>
      (await import('./queue.ts')).queueGrader(plan, request, world, setting),
    serveQueue: async (request) => (await import('./queue.ts')).serveRuns(request, world, setting),
    openSink: (path, request) => openSink(path, request, world),
    newDigest,
    cores: world.cores,
    watched: { out: world.stdout.isTTY === true, err: world.stderr.isTTY === true },
    version,
    readRows: (path, format) => readRows(path, format, world),
    checkRow: checkAnswerRow,
    writeFile,
    schema: (name) =>
      schemaNames.includes(name)
        ? readFileSync(join(world.packageFolder, 'schemas', `${name}.schema.json`), 'utf8')
        : null,
    schemaNames,
  };
}

function isInteractive(world: World): boolean {
  return world.stdin.isTTY === true && world.stderr.isTTY === true;
}

async function createCandidate(world: World, setting: Setting): Promise<Candidate> {
  const terminal = await import('../adapters/terminal/index.ts');
  const { signal, errLayout } = setting;
  const streams = { input: world.stdin, output: world.stderr, signal };
  if (!isInteractive(world)) return terminal.createPipedCandidate(streams);
  const editor = world.env.DRILL_EDITOR ?? world.env.VISUAL ?? world.env.EDITOR ?? null;
  const person = { ...streams, editor, clock: world.clock, layout: errLayout };
  return errLayout.accessible || world.env.TERM === 'dumb'
    ? terminal.createAccessibleCandidate(person)
    : terminal.createTerminalCandidate(person);
}

async function openHistory(path: string, access: 'read' | 'write'): Promise<OpenedHistory> {
  const { openHistoryStore } = await import('../adapters/history/open.ts');
  return openHistoryStore(path, access);
}

async function* readRows(
  path: string,
  format: RowFormat,
  world: World,
): AsyncGenerator<readonly InputRow[]> {
  const chunks = path === '-' ? (world.stdin as AsyncIterable<Buffer>) : readChunks(path);
  if (format === 'ndjson') return yield* readNdjson(chunks);
  const { readCsv } = await import('../adapters/files/csv.ts');
  yield* readCsv(chunks);
}

async function openAnswers(path: string, format: RowFormat, world: World): Promise<AnswerSource> {
  if (path !== '-' && isFolder(path)) {
    const { answersInFolder } = await import('../adapters/files/folder.ts');
    return answersInFolder(path);
  }
  const { answersIn } = await import('../adapters/files/answers.ts');
  return answersIn(format, path, () => world.stdin as AsyncIterable<Buffer>);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function openSink(
  path: string,
  request: SinkRequest,
  { clock, processes }: World,
): Promise<RowSink> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    const { openPlainSink } = await import('../adapters/files/plain-sink.ts');
    return openPlainSink(path, request.unfinished === 'resume');
  }
  const { openJournaledSink } = await import('../adapters/files/journal/sink.ts');
  return openJournaledSink({ path, clock, processes, ...request });
}
