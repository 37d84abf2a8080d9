import { type Printable, print } from '../../domain/printable.ts';
import type { StarPart } from '../../domain/question.ts';
import { paragraph, stacked } from '../blocks.ts';
import { minuteText } from '../dates.ts';
import { type Layout, paintFor } from '../layout.ts';

const parts: Readonly<Record<StarPart, string>> = {
  situation: 'Situation: where and when was it, and who was there?',
  task: 'Task: what was yours to do, and what was at stake?',
  action: 'Action: what did you do, step by step?',
  result: 'Result: how did it end, and what was different afterwards?',
};

/** One of the four parts of an answer that is told in parts. */
export function partText(part: StarPart, layout: Layout): Printable {
  return paragraph(paintFor(layout).strong(parts[part]), layout);
}

/** An unfinished answer is in the prompt. */
export function draftOfferedText(at: number, layout: Layout): Printable {
  return paragraph(`Your unfinished answer of ${minuteText(at)} is there to go on with.`, layout);
}

/** A contested finding is kept. */
export function contestedText(layout: Layout): Printable {
  return paragraph(
    'This is kept with your answer; the score stays, and your coach sees it in `drill export`.',
    layout,
  );
}

/** A follow-up question; its answer is added to the one before. */
export function followUpText(ask: string, layout: Layout): Printable {
  const { quiet, strong } = paintFor(layout);
  return stacked(
    paragraph(
      quiet(
        print`Follow-up: your answer is added to the last one. Skip it to leave that as it is.`,
      ),
      layout,
    ),
    paragraph(strong(ask), layout),
  );
}
