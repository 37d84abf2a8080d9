import type { KeyPointFinding } from '../domain/assessment.ts';
import type { Question } from '../domain/question.ts';
import type { Cap } from './scorer.ts';

const cap = 50;

/** The limit on the score of an answer that misses a key point it must have. */
export function requiredPointCaps(
  { rubric }: Question,
  found: readonly Pick<KeyPointFinding, 'status'>[],
): Cap[] {
  const missed = (rubric?.keyPoints ?? []).some(
    ({ required }, index) => required === true && found[index]?.status === 'missed',
  );
  return missed ? [{ flag: 'required-point-missed', at: cap }] : [];
}
