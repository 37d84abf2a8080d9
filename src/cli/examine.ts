import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { editorOf } from '../adapters/config/editor.ts';
import type { Paths } from '../adapters/config/paths.ts';
import { backupsOf } from '../adapters/history/backups.ts';
import { loadDriver } from '../adapters/history/driver.ts';
import { openHistoryStore } from '../adapters/history/open.ts';
import { begunRecovery, damagedFiles } from '../adapters/history/recover.ts';
import { endpointAt } from '../adapters/llm/endpoint.ts';
import { UsageError } from '../domain/errors.ts';
import type { HealthFinding } from '../domain/health.ts';
import type { QuestionSource } from '../domain/ports.ts';
import type { Configuration, Settings } from '../domain/settings.ts';
import type { Layout } from '../reporters/layout.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Where drill runs, and what it was given there. */
export interface Surroundings {
  readonly world: World;
  readonly paths: Paths;
  readonly outLayout: Layout;
  readonly errLayout: Layout;
  readonly interactive: boolean;
  readonly questions: QuestionSource;
  readonly configuration: Configuration;
}

/** Looks at everything that drill depends on, and sends nothing anywhere. */
export async function examine({
  world,
  paths,
  outLayout,
  errLayout,
  interactive,
  questions: source,
  configuration: { settings },
}: Surroundings): Promise<readonly HealthFinding[]> {
  return [
    runtime(world),
    folder(dirname(paths.history)),
    await driver(),
    await history(paths.history, world.clock()),
    backups(paths.history),
    ...setAside(paths.history),
    await questions(source, settings),
    terminal(world, errLayout, interactive),
    color(world, outLayout),
    editor(world),
    endpoint(settings),
  ];
}

const oldestNode = [20, 17] as const;

function runtime({ nodeVersion }: World): HealthFinding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return { code: 'runtime', status: isNew ? 'ok' : 'problem', node: nodeVersion, drill: version };
}

const othersMayRead = 0o077;

function folder(path: string): HealthFinding {
  const finding = { code: 'folder', path, mode: null } as const;
  if (!existsSync(path)) return { ...finding, status: 'ok', trouble: 'missing' };
  const bits = statSync(path).mode & 0o777;
  const mode = bits.toString(8).padStart(4, '0');
  if (!isAllowed(path, constants.W_OK)) {
    return { ...finding, mode, status: 'problem', trouble: 'not-writable' };
  }
  const open = (bits & othersMayRead) !== 0;
  return {
    ...finding,
    mode,
    status: open ? 'warning' : 'ok',
    trouble: open ? 'open-to-others' : null,
  };
}

async function driver(): Promise<HealthFinding> {
  try {
    const { name } = await loadDriver();
    return { code: 'driver', status: 'ok', name, reason: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { code: 'driver', status: 'problem', name: null, reason };
  }
}

async function history(path: string, now: number): Promise<HealthFinding> {
  const finding = { code: 'history', path, answers: null, reason: null } as const;
  if (!existsSync(path) && begunRecovery(path) === null) return { ...finding, status: 'ok' };
  const opened = await openHistoryStore(path, 'read', now);
  if (opened.store === null) return { ...finding, status: 'problem', reason: opened.reason };
  const answers = opened.store.outlines().length;
  opened.store.close();
  const { notice } = opened;
  return { ...finding, status: notice === null ? 'ok' : 'warning', answers, reason: notice };
}

function backups(path: string): HealthFinding {
  const found = backupsOf(path);
  const newestAt = found[0]?.madeAt ?? null;
  return { code: 'backups', status: 'ok', count: found.length, newestAt };
}

function setAside(path: string): HealthFinding[] {
  const files = damagedFiles(path);
  return files.length === 0 ? [] : [{ code: 'set-aside', status: 'warning', files }];
}

async function questions(
  source: QuestionSource,
  { questions: files }: Settings,
): Promise<HealthFinding> {
  const bank = await source.readBank(files);
  const problems = bank.problems.filter(({ severity }) => severity === 'error').length;
  const status = problems > 0 ? 'warning' : 'ok';
  return { code: 'questions', status, count: bank.questions.length, problems };
}

const narrow = 60;

function terminal({ env }: World, { width: columns }: Layout, interactive: boolean): HealthFinding {
  const term = env.TERM ?? null;
  const status = interactive && (columns < narrow || term === 'dumb') ? 'warning' : 'ok';
  return { code: 'terminal', status, interactive, columns, term };
}

function color({ env, stdout }: World, { colorLevel }: Layout): HealthFinding {
  const because = [
    [env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '', 'FORCE_COLOR says so'],
    [env.NO_COLOR !== undefined && env.NO_COLOR !== '', 'NO_COLOR is set'],
    [env.TERM === 'dumb', 'TERM is dumb'],
    [stdout.isTTY !== true, 'standard output is no terminal'],
  ].find(([holds]) => holds)?.[1];
  return {
    code: 'color',
    status: 'ok',
    level: colorLevel,
    because: String(because ?? 'the terminal shows it'),
  };
}

function editor({ env }: World): HealthFinding {
  const set = editorOf(env);
  if (set === null)
    return { code: 'editor', status: 'warning', command: null, from: null, found: false };
  const found = isInstalled(set.command.split(/\s+/)[0] ?? '', env.PATH ?? '');
  return { code: 'editor', status: found ? 'ok' : 'problem', ...set, found };
}

function isInstalled(program: string, path: string): boolean {
  if (isAbsolute(program)) return isAllowed(program, constants.X_OK);
  return path.split(delimiter).some((each) => isAllowed(join(each, program), constants.X_OK));
}

function isAllowed(path: string, what: number): boolean {
  try {
    accessSync(path, what);
    return true;
  } catch {
    return false;
  }
}

function endpoint({ baseUrl }: Settings): HealthFinding {
  const finding = { code: 'endpoint', url: baseUrl, reason: null } as const;
  if (baseUrl === null) return { ...finding, status: 'ok' };
  try {
    endpointAt(baseUrl);
    return { ...finding, status: 'ok' };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const reason = [error.message, error.nextStep].join(' ').trim();
    return { ...finding, status: 'problem', reason };
  }
}
