import { type Printable, print } from '../../domain/printable.ts';
import type { BankQuestion } from '../../domain/question.ts';
import { paragraph, stacked } from '../blocks.ts';
import { type Layout, lines, paintFor } from '../layout.ts';

/** The question as the interviewer asks it, with what it assesses. */
export function askedQuestion(
  question: BankQuestion,
  position: number,
  total: number,
  layout: Layout,
): Printable {
  const { quiet, strong } = paintFor(layout);
  const { level, type, skills, text, introduction } = question;
  return stacked(
    lines(
      paragraph(quiet(print`Question ${position} of ${total}`), layout),
      paragraph(quiet(print`${level.title} · ${type} · ${skills.join(', ')}`), layout),
    ),
    paragraph(strong(text), layout),
    paragraph(introduction, layout),
  );
}
