import type { ScoredAssessment } from '../../domain/assessment.ts';
import type { MentorReport, ReportedAttempt } from '../../domain/mentor-report.ts';
import { type Piece, Printable, print } from '../../domain/printable.ts';
import { criterionNames, statusWords, wordFor } from '../assessment/words.ts';
import { minuteText } from '../dates.ts';
import { feedbackSentence } from '../feedback-sentence.ts';
import { keyPointText, remarksOn } from './remarks.ts';

/** The report as Markdown; texts of others are escaped, so that they bring in no markup. */
export function markdownReport({ statistics, attempts, madeAt }: MentorReport): Printable {
  const { answers, scored, mean, skills } = statistics;
  const average = mean === null ? '' : `, on average ${mean} of 100`;
  const rows = skills
    .filter(({ attempts: count }) => count > 0)
    .map(
      ({ id, attempts: count, mean: own, mastery, due }) =>
        print`| ${literal(id)} | ${count} | ${own ?? ''} | ${mastery} | ${due} |`,
    );
  return paragraphs(
    print`# Interview practice`,
    print`${answers} answers, ${scored} scored${average}. Made on ${minuteText(madeAt)}.`,
    print`## Skills, weakest first`,
    under(print`| skill | answers | mean | mastery | due |`, print`|---|--:|--:|--:|--:|`, ...rows),
    print`## Answers, newest first`,
    ...attempts.map(answer),
  );
}

function answer(attempt: ReportedAttempt): Printable {
  const { questionText, questionId, level, answeredAt, assessment, question, followUp } = attempt;
  const scored = assessment?.status === 'scored' ? assessment : null;
  return paragraphs(
    print`### ${oneLine(questionText)}`,
    print`${minuteText(answeredAt)} · ${literal(questionId)} · ${literal(level)} · ${standing(attempt)}`,
    ...remarksOn(attempt).map((remark) => print`_${literal(remark)}_`),
    ...(followUp === null ? [] : [print`Follow-up: ${oneLine(followUp)}`]),
    ...(scored === null ? [] : details(scored, attempt)),
    print`**Answer**`,
    quoted(attempt.answer),
    ...(question === null ? [] : [print`**Example**`, quoted(question.exampleAnswer)]),
  );
}

function standing({ assessment }: ReportedAttempt): string {
  if (assessment === null) return 'not scored yet';
  if (assessment.status === 'unscored') return 'not scored';
  return `${assessment.score} of 100, ${wordFor(assessment.score)}`;
}

function details(assessment: ScoredAssessment, attempt: ReportedAttempt): Printable[] {
  const criteria = assessment.criteria.map(
    ({ id, score, summary }) => print`- ${criterionNames[id]} ${score}: ${oneLine(summary)}`,
  );
  const points = assessment.keyPoints.map(
    ({ id, status }) => print`- ${statusWords[status]}: ${oneLine(keyPointText(attempt, id))}`,
  );
  const feedback = assessment.feedback.map((item) => print`- ${oneLine(feedbackSentence(item))}`);
  return [criteria, points, feedback].flatMap((items) =>
    items.length === 0 ? [] : [under(...items)],
  );
}

/** Text with everything escaped that Markdown or HTML could take for markup. */
function literal(piece: Piece): Printable {
  return print`${piece}`.reshape((text) =>
    text
      .replace(/[\\`*_{}[\]()#+!|~>$@:^=-]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(/^(\s*\d+)(?=[.)])/gm, '$1\\'),
  );
}

function oneLine(piece: Piece): Printable {
  return literal(print`${piece}`.reshape((text) => text.replace(/\s+/g, ' ').trim()));
}

/** A block quote: every line begins with its mark, so that no line begins anything else. */
function quoted(piece: Piece): Printable {
  return literal(piece).reshape((text) =>
    text
      .split('\n')
      .map((line) => `> ${line.trimStart()}`.trimEnd())
      .join('\n'),
  );
}

function paragraphs(...parts: readonly Printable[]): Printable {
  return Printable.join(parts, '\n\n');
}

function under(...parts: readonly Printable[]): Printable {
  return Printable.join(parts, '\n');
}
