import type { Correction } from '../domain/attempt.ts';
import type { Candidate } from '../domain/ports.ts';
import type { KeyPoint } from '../domain/question.ts';
import { sentencesOf } from '../text/sentences.ts';
import { orEnded } from './or-ended.ts';
import type { PracticeSetup } from './practice-setup.ts';
import type { Result } from './state.ts';

/** The key points that were not found, or not for sure. */
export function contestable({ question, assessment }: Result): readonly KeyPoint[] {
  if (assessment.status === 'unscored') return [];
  const open = assessment.keyPoints.filter(({ status }) => status !== 'met').map(({ id }) => id);
  return (question.rubric?.keyPoints ?? []).filter(({ id }) => open.includes(id));
}

/** Keeps which sentence the candidate says shows a key point; the exit code where they stopped. */
export async function contest(
  result: Result,
  { candidate, recorder, view, clock }: PracticeSetup,
): Promise<{ readonly exitCode: number } | null> {
  const said = await orEnded(correctionBy(candidate, result));
  if (said === null || 'exitCode' in said) return said;
  if (await recorder.correction({ ...said, madeAt: clock() })) await view.contested();
  return null;
}

const back = { label: 'Go back', value: null };

async function correctionBy(
  candidate: Candidate,
  result: Result,
): Promise<Omit<Correction, 'madeAt'> | null> {
  const { question, attempt } = result;
  const named = contestable(result).map((point) => ({ label: point.description, value: point }));
  const [only, ...others] = named;
  const point =
    others.length === 0
      ? only?.value
      : await candidate.choose('Which finding do you contest?', [...named, back]);
  if (!point) return null;
  const quoted = sentencesOf(attempt.answer).map(({ start, end }) => {
    const quote = attempt.answer.slice(start, end);
    return { label: `"${quote.replace(/\s+/g, ' ')}"`, value: { start, end, quote } };
  });
  const message = `Which sentence shows this? ${point.description}`;
  const sentence = await candidate.choose(message, [...quoted, back]);
  if (sentence === null) return null;
  const ids = { attemptId: attempt.id, questionId: question.id, keyPointId: point.id };
  return { ...ids, ...sentence };
}
