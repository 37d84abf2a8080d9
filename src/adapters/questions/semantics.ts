import { nearest } from '../../domain/nearest.ts';
import { type Question, type QuestionFile, starParts } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { fileStart } from './places.ts';
import type { SourceMap } from './source-places.ts';

/** Checks what a schema cannot say: ids that clash, follow-ups nobody reaches, ranges with nothing in them. */
export function addSemanticProblems(
  content: QuestionFile,
  map: () => SourceMap,
  findings: Findings,
): void {
  uniqueIds(content.questions, '/questions', map, findings);
  content.questions.forEach((question, index) => {
    const path = `/questions/${index}`;
    uniqueIds(question.rubric?.keyPoints ?? [], `${path}/rubric/keyPoints`, map, findings);
    uniqueIds(question.rubric?.redFlags ?? [], `${path}/rubric/redFlags`, map, findings);
    reachableFollowUps(question, path, map, findings);
    ranges(question, path, map, findings);
  });
}

/** Whether there is anything to add; nobody need know where. */
export function hasSemanticProblems(content: QuestionFile): boolean {
  const findings = new Findings('');
  const nowhere = () => ({ value: () => fileStart, key: () => fileStart });
  addSemanticProblems(content, nowhere, findings);
  return findings.problems.length > 0;
}

interface Named {
  readonly id: string;
}

function uniqueIds(
  entries: readonly Named[],
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  const seen = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, index);
      return;
    }
    const { line, column } = map().value(`${path}/${first}/id`);
    const own = `${path}/${index}/id`;
    findings.add('duplicate-id', { id, first: `${line}:${column}` }, map().value(own), own);
  });
}

function reachableFollowUps(
  question: Question,
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  const known = [...starParts, ...(question.rubric?.keyPoints ?? []).map(({ id }) => id)];
  question.followUps?.forEach(({ when }, index) => {
    if (!('missing' in when) || known.includes(when.missing)) return;
    const own = `${path}/followUps/${index}/when/missing`;
    const [suggestion] = nearest(when.missing, known);
    findings.add(
      'unreachable-follow-up',
      { missing: when.missing, suggestion, known },
      map().value(own),
      own,
    );
  });
}

function ranges(question: Question, path: string, map: () => SourceMap, findings: Findings): void {
  const words = question.rubric?.words;
  if (words !== undefined && words.min >= words.max) {
    findings.add(
      'empty-range',
      words,
      map().value(`${path}/rubric/words/min`),
      `${path}/rubric/words/min`,
    );
  }
  question.samples?.forEach(({ expect: { min = 0, max = 100 } }, index) => {
    if (min <= max) return;
    const own = `${path}/samples/${index}/expect/min`;
    findings.add('empty-range', { min, max }, map().value(own), own);
  });
}
