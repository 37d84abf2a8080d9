import { basename, dirname, extname } from 'node:path';
import type { LoadedFile } from '../../domain/ports.ts';
import { levels, type QuestionFile } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { parseYaml } from './parse.ts';
import { type Places, placesOf } from './places.ts';
import { validate as validateQuestionFile } from './question-file.generated.js';
import { addSchemaProblems } from './schema-problems.ts';
import { addSemanticProblems } from './semantics.ts';
import { type SourceMap, sourceMapOf } from './source-map.ts';

/** Parses and checks the text of a question file; every problem of it, or its content. */
export function checkQuestionFile(file: string, source: string): LoadedFile {
  const findings = new Findings(file);
  const places = placesOf(source);
  const content = read(source, findings, places);
  return {
    file,
    source,
    content,
    problems: findings.problems,
  };
}

function read(source: string, findings: Findings, places: Places): QuestionFile | null {
  const document = parseYaml(source, findings, places);
  if (document === null) {
    if (!findings.hasErrors) findings.add('empty-file', {}, places.between(0, 0));
    return null;
  }
  const content: unknown = document.toJS();
  if (content === null || content === undefined) {
    findings.add('empty-file', {}, places.between(0, 0));
    return null;
  }
  let map: SourceMap | undefined;
  const lazyMap = () => {
    map ??= sourceMapOf(document, places);
    return map;
  };
  if (!validateQuestionFile(content)) {
    addSchemaProblems(content, validateQuestionFile.errors ?? [], lazyMap(), findings);
    return null;
  }
  const valid = content as QuestionFile;
  addSemanticProblems(valid, lazyMap, findings);
  return valid;
}

/** Under questions/<role>/<level>.yaml the path names role and level; what the file says otherwise is noted. */
export function placementProblems({ file, content, source }: LoadedFile): LoadedFile['problems'] {
  if (content === null) return [];
  const findings = new Findings(file);
  const start = placesOf(source).between(0, 0);
  const level = basename(file, extname(file));
  const folder = dirname(file);
  const isLevel = (levels as readonly string[]).includes(level);
  if (isLevel && level !== content.level.id) {
    findings.add(
      'misplaced-file',
      { what: 'level', said: content.level.id, path: level },
      start,
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
      start,
      '/role/id',
    );
  }
  return findings.problems;
}
