import { type Printable, print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { wordFor } from './assessment/words.ts';
import { bullets, paragraph, section } from './blocks.ts';
import { dayText } from './dates.ts';
import type { Layout } from './layout.ts';

interface DueQuestion {
  readonly question: BankQuestion;
  readonly lastScore: number;
}

/** The questions that are due, with their last scores. */
export function dueText(
  due: readonly DueQuestion[],
  layout: Layout,
  { numbers }: { readonly numbers: boolean },
): Printable {
  const rows = due.map(({ question, lastScore }) => {
    const last = numbers ? `${lastScore} of 100` : wordFor(lastScore);
    return print`${question.text} (last time ${last}; drill retry ${question.id})`;
  });
  return section('Due, least remembered first', bullets(rows, layout), layout);
}

/** Nothing is due: says when something will be. */
export function nothingDueText(nextDueAt: number | null, layout: Layout): Printable {
  return paragraph(
    nextDueAt === null
      ? 'Nothing is due: no question was answered yet. `drill` begins.'
      : `Nothing is due. The next question comes on ${dayText(nextDueAt)}; \`drill\` asks new ones.`,
    layout,
  );
}
