import type { BestAttempt } from '../domain/comparison.ts';
import { type Printable, print } from '../domain/printable.ts';
import { result as resultText } from '../reporters/assessment/index.ts';
import { stacked } from '../reporters/blocks.ts';
import { comparisonText } from '../reporters/comparison.ts';
import { askedQuestion } from '../reporters/question/asked.ts';
import { guidance } from '../reporters/question/guidance.ts';
import {
  contestedText,
  draftOfferedText,
  followUpText,
  partText,
} from '../reporters/question/prompts.ts';
import { compare } from '../session/compare.ts';
import type { PracticeView } from '../session/practice-setup.ts';
import type { Result } from '../session/state.ts';
import type { Context } from './command.ts';

/** Questions belong to the conversation; results and guidance are what one may want to keep. */
export function createPracticeView(
  context: Context,
  numbers: boolean,
  bestOf: (questionId: string) => BestAttempt | null,
): PracticeView {
  const { out, err, outLayout, errLayout } = context;
  const block = (text: Printable) => print`\n${text}\n\n`;
  const changes = (result: Result, earlier: Result | null) => {
    const comparison = earlier === null ? null : compare(earlier, result);
    if (comparison === null) return null;
    // An answer with its follow-up is no attempt of its own to be best at.
    const best = result.attempt.followUp === null ? bestOf(result.question.id) : null;
    return comparisonText(comparison, best, outLayout, { numbers });
  };
  return {
    question: (question, position, total) =>
      err.write(block(askedQuestion(question, position, total, errLayout))),
    part: (part) => err.write(block(partText(part, errLayout))),
    followUp: (ask) => err.write(block(followUpText(ask, errLayout))),
    draftOffered: ({ answeredAt }) =>
      err.write(print`${draftOfferedText(answeredAt, errLayout)}\n`),
    result: (result, earlier) => {
      const { question, attempt, assessment } = result;
      const shown = resultText(question, attempt.answer, assessment, outLayout, { numbers });
      return out.write(block(stacked(shown, changes(result, earlier))));
    },
    guidance: (question) => out.write(block(guidance(question, outLayout))),
    contested: () => err.write(block(contestedText(errLayout))),
  };
}

/** All the results of an exam, each under its question. */
export async function writeExamReport(
  { out, outLayout }: Context,
  results: readonly Result[],
  numbers: boolean,
): Promise<void> {
  for (const [index, { question, attempt, assessment }] of results.entries()) {
    const head = askedQuestion(question, index + 1, results.length, outLayout);
    const shown = resultText(question, attempt.answer, assessment, outLayout, { numbers });
    await out.write(print`\n${stacked(head, shown)}\n\n`);
  }
}
