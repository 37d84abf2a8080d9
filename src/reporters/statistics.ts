import { type Printable, print } from '../domain/printable.ts';
import type { GroupStatistics, SelfRatingGap, Statistics } from '../domain/statistics.ts';
import { wordFor } from './assessment/words.ts';
import { paragraph, section, stacked } from './blocks.ts';
import { dayText } from './dates.ts';
import { type Layout, lines, wrap } from './layout.ts';
import { type Column, table } from './table.ts';
import { changeWords, trendText } from './trend.ts';

/** Progress over everything practiced: overall, then by skill, level and type, weakest first. */
export function statisticsText(
  statistics: Statistics,
  layout: Layout,
  { numbers }: { readonly numbers: boolean },
): Printable {
  const groups = (title: string, each: readonly GroupStatistics[]) => {
    const practiced = each.filter(({ attempts }) => attempts > 0);
    const untouched = each.filter(({ attempts }) => attempts === 0).map(({ id }) => id);
    if (practiced.length === 0) return null;
    const rest =
      untouched.length === 0
        ? []
        : [paragraph(print`Not answered yet: ${untouched.join(', ')}.`, layout)];
    return section(title, lines(groupTable(practiced, layout, numbers), ...rest), layout);
  };
  return stacked(
    section('Practice so far', overall(statistics, layout, numbers), layout),
    groups('By skill, weakest first', statistics.skills),
    groups('By level', statistics.levels),
    groups('By type', statistics.types),
    paragraph(
      'Mastery: the last score of each question times the chance to repeat it today; questions never answered count 0.',
      layout,
    ),
  );
}

function overall(statistics: Statistics, layout: Layout, numbers: boolean): Printable {
  const { answers, scored, mean, trend, streakDays, selfRating } = statistics;
  const average = mean === null ? '' : `, on average ${numbers ? `${mean} of 100` : wordFor(mean)}`;
  const sentences = [
    print`${answers} ${answers === 1 ? 'answer' : 'answers'}, ${scored} scored${average}.`,
    ...(scored > 1 ? [print`Trend: ${trendText(trend, layout, numbers)}`] : []),
    print`${dueSentence(statistics)}`,
    ...(streakDays > 1 ? [print`Answered on ${streakDays} days in a row.`] : []),
    ...(selfRating === null ? [] : [print`${ratingSentence(selfRating, numbers)}`]),
  ];
  return lines(...sentences.map((sentence) => paragraph(sentence, layout)));
}

function dueSentence({ due, nextDueAt }: Statistics): string {
  if (due > 0) return `${due} ${due === 1 ? 'question is' : 'questions are'} due: drill due`;
  if (nextDueAt === null) return 'Nothing is due yet.';
  return `Nothing is due; the next question is on ${dayText(nextDueAt)}.`;
}

/** Closer than this the own ratings are as good as the scores. */
const close = 8;

function ratingSentence({ answers, meanGap }: SelfRatingGap, numbers: boolean): string {
  const over = `over ${answers} ${answers === 1 ? 'answer' : 'answers'}`;
  if (Math.abs(meanGap) <= close) return `Your own ratings match the scores ${over}.`;
  const amount = numbers ? `${Math.abs(meanGap)} points ` : '';
  return `You rate yourself ${amount}${meanGap > 0 ? 'above' : 'below'} the score ${over}.`;
}

function groupTable(
  groups: readonly GroupStatistics[],
  layout: Layout,
  numbers: boolean,
): Printable {
  if (layout.accessible) {
    return lines(...groups.map((group) => wrap(spoken(group, numbers), layout.width)));
  }
  const column = (
    title: string,
    rank: number,
    cell: (group: GroupStatistics) => Column['cells'][number],
    align: Column['align'] = 'right',
  ): Column => ({ title, rank, align, cells: groups.map(cell) });
  return table(
    [
      column('', 0, ({ id }) => id, 'left'),
      column('mastery', 0, ({ mastery }) => shown(mastery, numbers)),
      column('mean', 1, ({ mean }) => shown(mean, numbers)),
      column('due', 1, ({ due }) => (due === 0 ? '' : due)),
      column('answers', 2, ({ attempts }) => attempts),
      column('questions', 3, ({ answered, questions }) => `${answered} of ${questions}`),
      column('trend', 4, ({ trend }) => trendText(trend, layout, numbers), 'left'),
    ],
    layout,
  );
}

function shown(score: number | null, numbers: boolean): string {
  if (score === null) return '';
  return numbers ? String(score) : wordFor(score);
}

function spoken({ id, mastery, mean, attempts, trend, due }: GroupStatistics, numbers: boolean) {
  const parts = [`mastery ${shown(mastery, numbers)}`];
  if (mean !== null) parts.push(`mean ${shown(mean, numbers)}`);
  parts.push(`${attempts} ${attempts === 1 ? 'answer' : 'answers'}`);
  if (attempts > 0) parts.push(changeWords(trend.change, numbers));
  if (due > 0) parts.push(`${due} due`);
  return print`${id}: ${parts.join(', ')}.`;
}
