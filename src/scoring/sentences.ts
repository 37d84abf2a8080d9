/** Sentences on findings that read alike whichever scorer made them. */
import type { KeyPointFinding } from '../domain/assessment.ts';
import { type StarPart, starParts } from '../domain/question.ts';

/** How many key points are met; the sentence goes on after it. */
export function keyPointsMet(keyPoints: readonly Pick<KeyPointFinding, 'status'>[]): string {
  const count = (wanted: string) => keyPoints.filter(({ status }) => status === wanted).length;
  const partly = count('partial') === 0 ? '' : `, ${count('partial')} partly`;
  return `${count('met')} of ${keyPoints.length} key points met${partly}`;
}

export function partsSentence(missing: readonly StarPart[]): string {
  if (missing.length === 0) return 'Situation, task, action and result are all there.';
  if (missing.length === starParts.length)
    return 'None of situation, task, action and result was found.';
  return `Not found: ${missing.join(', ')}.`;
}

export function conductSentence(found: number): string {
  if (found === 0) return 'Nothing that would put an interviewer off.';
  return `${found} ${found === 1 ? 'thing' : 'things'} that would put an interviewer off.`;
}
