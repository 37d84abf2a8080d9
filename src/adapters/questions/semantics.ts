import { nearest } from '../../domain/nearest.ts';
import { type Question, type QuestionFile, starParts } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { fileStart } from './places.ts';
import { stepInto } from './pointer.ts';
import type { SchemaError } from './question-file.generated.js';
import type { SourceMap } from './source-places.ts';

/** Whether what stands at a path is as the schema wants it, so that more can be said of it. */
export type IsSound = (path: string) => boolean;

export const allSound: IsSound = () => true;

/** Whatever holds none of the faults that the schema finds. */
export function soundBeside(errors: readonly SchemaError[]): IsSound {
  const faulty = errors.map((error) => `${pathOf(error)}/`);
  return (path) => !faulty.some((at) => at.startsWith(`${path}/`));
}

/** What an error is about: for an unknown key the key, not what it stands in. */
export function pathOf({ instancePath, params }: SchemaError): string {
  const { additionalProperty } = params;
  return additionalProperty === undefined
    ? instancePath
    : stepInto(instancePath, String(additionalProperty));
}

/**
 * Checks what a schema cannot say: ids that clash, follow-ups nobody reaches, ranges with nothing in
 * them. Of a file that its schema finds fault with, the parts that are sound.
 */
export function addSemanticProblems(
  content: Partial<QuestionFile> | null,
  isSound: IsSound,
  map: () => SourceMap,
  findings: Findings,
): void {
  const questions = content?.questions;
  if (!Array.isArray(questions)) return;
  uniqueIds(questions, '/questions', map, findings);
  questions.forEach((question: Question | null, index) => {
    const path = `/questions/${index}`;
    uniqueIds(question?.rubric?.keyPoints, `${path}/rubric/keyPoints`, map, findings);
    uniqueIds(question?.rubric?.redFlags, `${path}/rubric/redFlags`, map, findings);
    if (isSound(`${path}/followUps`)) reachableFollowUps(question, path, map, findings);
    if (isSound(`${path}/rubric/words`)) wordRange(question, path, map, findings);
    if (isSound(`${path}/samples`)) sampleRanges(question, path, map, findings);
  });
}

/** Whether there is anything to add; nobody need know where. */
export function hasSemanticProblems(content: QuestionFile): boolean {
  const findings = new Findings('');
  const nowhere = () => ({ value: () => fileStart, key: () => fileStart });
  addSemanticProblems(content, allSound, nowhere, findings);
  return findings.problems.length > 0;
}

interface Named {
  readonly id?: unknown;
}

function uniqueIds(
  entries: readonly (Named | null)[] | undefined,
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  const seen = new Map<string, number>();
  if (!Array.isArray(entries)) return;
  entries.forEach((entry, index) => {
    const id = entry?.id;
    if (typeof id !== 'string') return;
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
  question: Question | null,
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  const points: readonly (Named | null)[] = question?.rubric?.keyPoints ?? [];
  if (!Array.isArray(points) || points.some((point) => typeof point?.id !== 'string')) return;
  const known: string[] = [...starParts, ...points.map(({ id }) => String(id))];
  question?.followUps?.forEach(({ when }, index) => {
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

function wordRange(
  question: Question | null,
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  const words = question?.rubric?.words;
  if (words !== undefined && words.min >= words.max) {
    findings.add(
      'empty-range',
      words,
      map().value(`${path}/rubric/words/min`),
      `${path}/rubric/words/min`,
    );
  }
}

function sampleRanges(
  question: Question | null,
  path: string,
  map: () => SourceMap,
  findings: Findings,
): void {
  question?.samples?.forEach(({ expect: { min = 0, max = 100 } }, index) => {
    if (min <= max) return;
    const own = `${path}/samples/${index}/expect/min`;
    findings.add('empty-range', { min, max }, map().value(own), own);
  });
}
