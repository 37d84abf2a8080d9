import type { GradeSummary } from '../../domain/grade-summary.ts';
import type { AnswerSource } from '../../domain/grading.ts';
import { type Printable, print } from '../../domain/printable.ts';

/** What a run came to, in a sentence or two. */
export function conclusionOf(
  { answers, scored, unscored, mean, margin }: GradeSummary,
  { source, path }: { readonly source: AnswerSource; readonly path: string },
): Printable {
  if (answers === 0) {
    return print`There are no answers in ${path === '-' ? 'standard input' : path}. ${source.expects}\n`;
  }
  const meanText = mean === null ? '' : `, mean ${mean}`;
  const marginText = margin === null ? '' : ` ± ${margin}`;
  return print`Graded ${answers} ${answers === 1 ? 'answer' : 'answers'}: ${scored} scored, ${unscored} unscored${meanText}${marginText}.\n`;
}
