import { basename, dirname, extname } from 'node:path';
import type { Problem } from '../../domain/problems/problem.ts';
import { levels } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { fileStart } from './places.ts';

/** Under questions/<role>/<level>.yaml the path names role and level; what the file says otherwise is noted. */
export function placementProblems(
  file: string,
  roleId: string,
  levelId: string,
): readonly Problem[] {
  const findings = new Findings(file);
  const level = basename(file, extname(file));
  const folder = dirname(file);
  const isLevel = (levels as readonly string[]).includes(level);
  if (isLevel && level !== levelId) {
    findings.add(
      'misplaced-file',
      { what: 'level', said: levelId, path: level },
      fileStart,
      '/level/id',
    );
  }
  if (isLevel && basename(dirname(folder)) === 'questions' && basename(folder) !== roleId) {
    findings.add(
      'misplaced-file',
      { what: 'role', said: roleId, path: basename(folder) },
      fileStart,
      '/role/id',
    );
  }
  return findings.problems;
}
