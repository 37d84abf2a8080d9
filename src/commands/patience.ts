import type { Assessment } from '../domain/assessment.ts';
import { print } from '../domain/printable.ts';
import type { Question } from '../domain/question.ts';
import { createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import type { Context } from './command.ts';

/** Scores an answer; where that takes a model, the user is told and may stop waiting. */
export async function assessInPatience(
  context: Context,
  scorer: Scorer,
  question: Question,
  answer: string,
): Promise<Assessment> {
  const assess = createAssessor(scorer, question);
  if (scorer.model === undefined) return assess(answer);
  await context.notes.write(print`Asking ${scorer.model} … (Ctrl+C stops waiting)\n`);
  return context.interruptible((signal) => assess(answer, signal));
}
