import type { FeedbackItem } from '../../domain/assessment.ts';
import { type Printable, print } from '../../domain/printable.ts';
import { feedbackSentence } from '../feedback-sentence.ts';
import { hanging, type Layout, lines, paintFor, wrap } from '../layout.ts';

/** Feedback in a column of the given width: what to change first, then what is good. */
export function feedbackColumn(
  feedback: readonly FeedbackItem[],
  layout: Layout,
  width: number,
): Printable {
  if (feedback.length === 0) return print`Nothing to add.`;
  return lines(...feedback.map((item) => row(item, layout, width)));
}

const marks = { warning: '!', improve: '→', strength: '✓' } as const;
const words = { warning: 'Warning', improve: 'To improve', strength: 'Strength' } as const;

function row(item: FeedbackItem, layout: Layout, width: number): Printable {
  const { kind } = item;
  const text = feedbackSentence(item);
  if (layout.accessible) return wrap(print`${words[kind]}: ${text}`, width);
  const paint = paintFor(layout);
  const colored = { warning: paint.bad, improve: paint.accent, strength: paint.good }[kind];
  return hanging(print`${colored(marks[kind])} `, text, width);
}
