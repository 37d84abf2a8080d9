import type { InterviewReport } from '../domain/interview-report.ts';
import type { PostingChoice } from '../domain/posting.ts';
import { type Printable, print } from '../domain/printable.ts';
import { wordFor } from './assessment/words.ts';
import { bullets, paragraph, section, stacked } from './blocks.ts';
import { type Layout, lines } from './layout.ts';
import type { SummaryStyle } from './summary.ts';

/** The closing report: scores per question and skill, strengths in the candidate's own words, what to practise. */
export function interviewText(
  report: InterviewReport,
  layout: Layout,
  { numbers, saved }: SummaryStyle,
): Printable {
  const shown = (score: number | null) =>
    score === null ? 'not scored' : numbers ? `${score} of 100` : wordFor(score);
  const { questions, skills, strengths, practise } = report;
  const list = (title: string, items: readonly Printable[]) =>
    items.length === 0 ? null : section(title, bullets(items, layout), layout);
  return stacked(
    section('The interview', paragraph(overview(report, shown), layout), layout),
    list(
      'Questions',
      questions.map(
        ({ text, score, followUps, spentMs }) =>
          print`${text} ${shown(score)}${asked(followUps)}, ${minutes(spentMs)}.`,
      ),
    ),
    list(
      'By skill, weakest first',
      skills.map(({ id, mean }) => print`${id}: ${shown(mean)}`),
    ),
    list(
      'Strengths',
      strengths.map(({ text, quote }) => print`${text} “${shortened(quote)}”`),
    ),
    list(
      practise.length === 3 ? 'Three things to practise' : 'To practise',
      practise.map(({ text, questionId }) => print`${text} (drill --id ${questionId})`),
    ),
    paragraph(saved, layout),
  );
}

function overview(
  { questions, skipped, unasked, mean, spentMs }: InterviewReport,
  shown: (score: number | null) => string,
): string {
  const parts = [`${count(questions.length, 'question')} answered in ${minutes(spentMs)}`];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (unasked > 0) parts.push(`${unasked} not asked`);
  return `${parts.join(', ')}.${mean === null ? '' : ` On average ${shown(mean)}.`}`;
}

function asked(followUps: number): string {
  return followUps === 0 ? '' : `, ${count(followUps, 'follow-up')}`;
}

/** Minutes and seconds, as 3:05. */
export function minutes(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

const longestQuote = 120;

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`;
}

/** Which words of the posting led to which questions. */
export function postingText(choices: readonly PostingChoice[], layout: Layout): Printable {
  const entries = choices.map(({ questionId, text, skills, links }, index) => {
    const words = links.map(({ posting, question }) =>
      posting === question ? posting : `${posting} → ${question}`,
    );
    return lines(
      paragraph(print`${index + 1}. ${text}`, layout),
      paragraph(print`   ${questionId} · ${skills.join(', ')}`, layout),
      paragraph(print`   Posting: ${words.join(', ')}`, layout),
    );
  });
  return section('Chosen from the posting', lines(...entries), layout);
}
