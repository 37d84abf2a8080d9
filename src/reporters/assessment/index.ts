import type { Assessment, Delivery, ScoredAssessment } from '../../domain/assessment.ts';
import { type Printable, print } from '../../domain/printable.ts';
import type { Question } from '../../domain/question.ts';
import { paragraph, readingWidth, section, stacked } from '../blocks.ts';
import { type Layout, lines, paintFor, sideBySide, wrap } from '../layout.ts';
import { feedbackColumn } from './feedback.ts';
import { highlighted } from './highlight.ts';
import { points } from './points.ts';
import { type ScoreStyle, scores } from './scores.ts';
import { secondOpinion } from './second-opinion.ts';

/** From this width on, feedback and example stand next to each other. */
const wideEnough = 100;
const widestPair = 160;
const gap = 3;

/** The result of one answer: score, criteria, key points, the answer with its evidence, feedback beside the example. */
export function result(
  question: Question,
  answer: string,
  assessment: Assessment,
  layout: Layout,
  style: ScoreStyle,
): Printable {
  if (assessment.status === 'unscored')
    return unscored(question, assessment.reason.message, layout);
  return stacked(
    rule(layout),
    scores(assessment, layout, style),
    secondOpinion(assessment, layout, style.numbers),
    points(assessment, question, layout),
    section('Your answer', paragraph(highlighted(answer, assessment, layout), layout), layout),
    feedbackAndExample(question, assessment, layout),
    delivery(assessment.delivery, layout),
  );
}

function unscored(question: Question, reason: string, layout: Layout): Printable {
  const { strong } = paintFor(layout);
  return stacked(
    rule(layout),
    paragraph(print`${strong('Not scored.')} ${reason}`, layout),
    section('Example answer', paragraph(question.exampleAnswer, layout), layout),
  );
}

function rule(layout: Layout): Printable | null {
  if (layout.accessible) return null;
  return paintFor(layout).quiet('─'.repeat(Math.min(layout.width, widestPair)));
}

function feedbackAndExample(
  question: Question,
  { feedback }: ScoredAssessment,
  layout: Layout,
): Printable {
  if (layout.width < wideEnough || layout.accessible) {
    const width = readingWidth(layout);
    return stacked(
      section('Feedback', feedbackColumn(feedback, layout, width), layout),
      section('Example answer', paragraph(question.exampleAnswer, layout), layout),
    );
  }
  const column = Math.floor((Math.min(layout.width, widestPair) - gap) / 2);
  const { heading } = paintFor(layout);
  return sideBySide(
    lines(heading('Feedback'), feedbackColumn(feedback, layout, column)),
    lines(heading('Example answer'), wrap(print`${question.exampleAnswer}`, column)),
    column,
    ' '.repeat(gap),
  );
}

function delivery({ words, spokenSeconds, fillers, hedges }: Delivery, layout: Layout): Printable {
  const minutes = Math.floor(spokenSeconds / 60);
  const seconds = String(Math.round(spokenSeconds % 60)).padStart(2, '0');
  const parts = [
    `${words} ${words === 1 ? 'word' : 'words'}`,
    `about ${minutes}:${seconds} spoken`,
  ];
  if (fillers > 0) parts.push(`${fillers} ${fillers === 1 ? 'filler word' : 'filler words'}`);
  if (hedges > 0) parts.push(`${hedges} ${hedges === 1 ? 'hedge' : 'hedges'}`);
  return paragraph(paintFor(layout).quiet(`Delivery: ${parts.join(', ')}`), layout);
}
