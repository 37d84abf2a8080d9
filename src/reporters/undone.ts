import type { RecordedAttempt } from '../domain/attempt.ts';
import { type Printable, print } from '../domain/printable.ts';
import { paragraph, stacked } from './blocks.ts';
import { historyText } from './history.ts';
import type { Layout } from './layout.ts';

/** What `drill undo` did with which answer. */
export function undoneText(attempt: RecordedAttempt, layout: Layout): Printable {
  const said = attempt.undone
    ? 'This answer no longer counts for schedule and means. Its text is kept; `drill undo --redo` puts it back.'
    : 'This answer counts again.';
  return stacked(
    paragraph(print`${said}`, layout),
    historyText([attempt], layout, { full: false }),
  );
}
