import { type Piece, type Printable, print } from '../../domain/printable.ts';
import { asksForStar, type BankQuestion } from '../../domain/question.ts';
import { bullets, paragraph, section, stacked } from '../blocks.ts';
import { type Layout, lines, paintFor } from '../layout.ts';

/** All that helps with a question: how to answer, what not to say and why, the example answer. */
export function guidance(question: BankQuestion, layout: Layout): Printable {
  const { howToAnswer, whatNotToSay, exampleAnswer } = question;
  return stacked(
    section('How to answer', bullets(howToAnswer, layout), layout),
    section(
      'What not to say',
      bullets(
        whatNotToSay.map((advice) => adviceText(advice, layout)),
        layout,
      ),
      layout,
    ),
    section('Example answer', paragraph(exampleAnswer, layout), layout),
  );
}

/** A question in full, as `drill show` prints it. */
export function wholeQuestion(question: BankQuestion, layout: Layout): Printable {
  const { strong, quiet } = paintFor(layout);
  const { id, role, level, type, skills, text, introduction } = question;
  return stacked(
    lines(
      paragraph(quiet(id), layout),
      paragraph(print`${role.title} · ${level.title} · ${type} · ${skills.join(', ')}`, layout),
    ),
    paragraph(strong(text), layout),
    paragraph(introduction, layout),
    guidance(question, layout),
    rubric(question, layout),
    followUps(question, layout),
  );
}

function adviceText(advice: BankQuestion['whatNotToSay'][number], layout: Layout): Piece {
  if (typeof advice === 'string') return advice;
  return print`${advice.text} ${paintFor(layout).quiet(advice.why)}`;
}

function rubric(question: BankQuestion, layout: Layout): Printable | null {
  const { rubric: given } = question;
  if (given === undefined) return null;
  const points = given.keyPoints.map(({ description, weight = 1, required }) => {
    return print`${description} (weight ${weight}${required === true ? ', required' : ''})`;
  });
  const flags = (given.redFlags ?? []).map(({ description }) => description);
  const form = asksForStar(question) ? [print`Told as situation, task, action, result.`] : [];
  return stacked(
    section('What is scored', bullets([...form, ...points], layout), layout),
    flags.length === 0 ? null : section('Red flags', bullets(flags, layout), layout),
  );
}

function followUps({ followUps: given = [] }: BankQuestion, layout: Layout): Printable | null {
  if (given.length === 0) return null;
  return section(
    'What might be asked next',
    bullets(
      given.map(({ ask }) => ask),
      layout,
    ),
    layout,
  );
}
