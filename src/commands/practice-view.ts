import { type Printable, print } from '../domain/printable.ts';
import { result } from '../reporters/assessment/index.ts';
import { askedQuestion } from '../reporters/question/asked.ts';
import { guidance } from '../reporters/question/guidance.ts';
import type { PracticeView } from '../session/practice.ts';
import type { Context } from './command.ts';

/** Questions belong to the conversation; results and guidance are what one may want to keep. */
export function createPracticeView(context: Context, numbers: boolean): PracticeView {
  const { out, err, outLayout, errLayout } = context;
  const block = (text: Printable) => print`\n${text}\n\n`;
  return {
    question: (question, position, total) =>
      err.write(block(askedQuestion(question, position, total, errLayout))),
    result: ({ question, attempt, assessment }) =>
      out.write(block(result(question, attempt.answer, assessment, outLayout, { numbers }))),
    guidance: (question) => out.write(block(guidance(question, outLayout))),
  };
}
