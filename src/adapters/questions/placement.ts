import { basename, dirname, extname } from 'node:path';
import type { LoadedFile } from '../../domain/ports.ts';
import { levels } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { fileStart } from './places.ts';

/** Under questions/<role>/<level>.yaml the path names role and level; what the file says otherwise is noted. */
export function placementProblems({ file, content }: LoadedFile): LoadedFile['problems'] {
  if (content === null) return [];
  const findings = new Findings(file);
  const level = basename(file, extname(file));
  const folder = dirname(file);
  const isLevel = (levels as readonly string[]).includes(level);
  if (isLevel && level !== content.level.id) {
    findings.add(
      'misplaced-file',
      { what: 'level', said: content.level.id, path: level },
      fileStart,
      '/level/id',
    );
  }
  if (
    isLevel &&
    basename(dirname(folder)) === 'questions' &&
    basename(folder) !== content.role.id
  ) {
    findings.add(
      'misplaced-file',
      { what: 'role', said: content.role.id, path: basename(folder) },
      fileStart,
      '/role/id',
    );
  }
  return findings.problems;
}
