import { isAbsolute, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { UsageError } from '../../domain/errors.ts';

/** The folders and files that belong to the user. */
export interface Paths {
  /** The history database. */
  readonly history: string;
  /** Hosts that the user agreed to send answers to. */
  readonly consent: string;
  /** The user's own settings. */
  readonly config: string;
  /** Question files of the user's own. */
  readonly questions: string;
  /** Answers that are open in an editor. */
  readonly editing: string;
  /** Parsed question files; may be deleted at any time. */
  readonly cache: string;
}

/** `DRILL_HOME` puts everything under one folder; otherwise the platform's own places (XDG on Linux). Throws UsageError where those are not known. */
export function userPaths(env: Readonly<Record<string, string | undefined>>): Paths {
  const home = env.DRILL_HOME ?? '';
  if (home !== '') {
    const root = isAbsolute(home) ? home : resolve(home);
    return {
      history: join(root, 'history.db'),
      consent: join(root, 'consent.json'),
      config: join(root, 'config.yaml'),
      questions: join(root, 'questions'),
      editing: join(root, 'editing'),
      cache: join(root, 'cache'),
    };
  }
  const paths = envPaths('interview-drill', { suffix: '' });
  // With an empty HOME they would be taken from the current folder, whoever it belongs to.
  if (![paths.log, paths.config, paths.data, paths.cache].every(isAbsolute)) {
    throw new UsageError(
      'Your home folder is not known: HOME, or an XDG variable, is empty or not a whole path.',
      'Set HOME, or DRILL_HOME to a folder for everything that drill keeps.',
    );
  }
  return {
    history: join(paths.log, 'history.db'),
    consent: join(paths.log, 'consent.json'),
    config: join(paths.config, 'config.yaml'),
    questions: join(paths.data, 'questions'),
    editing: join(paths.log, 'editing'),
    cache: paths.cache,
  };
}
