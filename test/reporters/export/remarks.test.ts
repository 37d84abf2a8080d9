import { expect, test } from 'vitest';
import type { ReportedAttempt } from '../../../src/domain/mentor-report.ts';
import { type ReportFormat, reportFormats } from '../../../src/reporters/export/index.ts';
import { statisticsOf } from '../../../src/session/statistics.ts';
import { scored } from '../../helpers/assessments.ts';
import { attempt, correction } from '../../helpers/attempts.ts';
import { question } from '../../helpers/questions.ts';

const rubric = { keyPoints: [{ id: 'named-the-feeling', description: 'Says it is hard.' }] };

function reportIn(format: ReportFormat, more: Partial<ReportedAttempt> = {}): string {
  const reported: ReportedAttempt = {
    ...attempt('a'),
    assessment: scored(40),
    selfRating: null,
    corrections: [correction('a', { quote: 'I sat\n down' })],
    undone: false,
    damaged: false,
    question: question('q1', { rubric }),
    earlierRubric: false,
    earlierAssessments: [],
    ...more,
  };
  const none = { outlines: [], questions: [], cuts: [45, 60, 80], now: 3, dayOf: () => 0 } as const;
  return reportFormats[format]({
    madeAt: 0,
    statistics: statisticsOf(none),
    attempts: [reported],
  }).text;
}

test.each([
  ['markdown', '_You said that this shows "Says it is hard."\\: "I sat down"_'],
  ['html', 'You said that this shows &quot;Says it is hard.&quot;: &quot;I sat down&quot;'],
  ['csv', '"You said that this shows ""Says it is hard."": ""I sat down"""'],
] as const)('in %s a contested finding is told with the answer', (format, told) => {
  expect(reportIn(format)).toContain(told);
});

test('in JSON it is the correction as it was made', () => {
  expect(JSON.parse(reportIn('json')).attempts[0].corrections).toEqual([
    correction('a', { quote: 'I sat\n down' }),
  ]);
});

test('a key point that the question has no more is told by its id, and no correction by nothing', () => {
  expect(reportIn('csv', { question: null })).toContain('this shows ""named-the-feeling"":');
  expect(reportIn('markdown', { corrections: [] })).not.toContain('You said');
});
