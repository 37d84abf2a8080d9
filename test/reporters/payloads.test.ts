/** Hostile text in every field that is printed: nothing foreign reaches a terminal, nothing is markup in a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportedAttempt } from '../../src/domain/mentor-report.ts';
import type { Printable } from '../../src/domain/printable.ts';
import { comparisonText } from '../../src/reporters/comparison.ts';
import { dueText } from '../../src/reporters/due.ts';
import { reportFormats } from '../../src/reporters/export/index.ts';
import { healthText } from '../../src/reporters/health.ts';
import { historyText } from '../../src/reporters/history.ts';
import type { Layout } from '../../src/reporters/layout.ts';
import { planText } from '../../src/reporters/plan.ts';
import { toEraseText } from '../../src/reporters/purge.ts';
import { followUpText } from '../../src/reporters/question/prompts.ts';
import { rescoringText } from '../../src/reporters/rescoring.ts';
import { statisticsText } from '../../src/reporters/statistics.ts';
import { undoneText } from '../../src/reporters/undone.ts';
import { statisticsOf } from '../../src/session/statistics.ts';
import { scored } from '../helpers/assessments.ts';
import { attempt, correction, outline } from '../helpers/attempts.ts';
import { question } from '../helpers/questions.ts';

interface Payload {
  readonly id: string;
  readonly payload: string;
}
/** The longest show speed, which is not the matter here. */
const longest = 2000;
const payloads = (
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../fixtures/terminal/payloads.json'), 'utf8'),
  ) as Payload[]
).map(({ id, payload }) => ({ id, payload: payload.slice(0, longest) }));

const foreign =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;
const layout: Layout = { width: 80, colorLevel: 0, accessible: false };
const style = { numbers: true };

function reported(text: string): ReportedAttempt {
  const evidence = [{ start: 0, end: text.length, quote: text, kind: 'exact' as const }];
  const assessment = scored(40, {
    criteria: [{ id: 'content', score: 40, weight: 100, summary: text }],
    keyPoints: [{ id: text, status: 'met', coverage: 1, weight: 1, evidence }],
    feedback: [{ kind: 'improve', code: 'x', text, evidence: [] }],
    scorer: { name: text, version: text, options: {} },
  });
  return {
    ...attempt(text, { answer: text, questionText: text, questionId: text, role: text }),
    skills: [text],
    followUp: text,
    assessment,
    selfRating: 50,
    corrections: [correction(text, { keyPointId: text, quote: text })],
    undone: true,
    damaged: true,
    question: question(text, { text, exampleAnswer: text, skills: [text] }),
    earlierRubric: true,
    earlierAssessments: [assessment],
  };
}

function reportOf(text: string) {
  const outlines = [
    outline(text, 1, 40, { skills: [text] }),
    outline(text, 2, 60, { skills: [text] }),
  ];
  const questions = [question(text, { text, skills: [text] })];
  const statistics = statisticsOf({
    outlines,
    questions,
    cuts: [45, 60, 80],
    now: 3,
    dayOf: () => 0,
  });
  return { madeAt: 0, statistics, attempts: [reported(text)] };
}

/** Everything that prints a text of somebody else. */
function everythingWith(text: string): readonly Printable[] {
  const report = reportOf(text);
  const own = reported(text);
  const asked = question(text, { text });
  const planned = { questionId: text, text, lastScore: 1, reasons: [] };
  const changed = { attemptId: text, questionId: text, answeredAt: 1, before: 1, after: 2 };
  return [
    historyText([own], layout, { full: true }),
    historyText([own], { ...layout, accessible: true }, { full: false }),
    undoneText(own, layout),
    statisticsText(report.statistics, layout, style),
    statisticsText(report.statistics, { ...layout, accessible: true }, style),
    dueText([{ question: asked, lastScore: 1 }], layout, style),
    planText(
      {
        interviewAt: 1,
        days: [
          {
            at: 1,
            questions: [
              {
                ...planned,
                reasons: [
                  { code: 'weak-skill', skill: text, mastery: 3 },
                  { code: 'new-type', type: text },
                ],
              },
            ],
          },
        ],
        level: { title: text, focus: text },
      },
      layout,
      style,
    ),
    comparisonText(
      {
        earlierAt: 1,
        score: { before: 1, after: 2 },
        criteria: [],
        keyPoints: [{ id: text, description: text, before: 'met', after: 'missed' }],
        answer: { before: text, after: `${text} and more` },
        remarks: ['earlier-rubric', 'other-scorer'],
      },
      { score: 1, at: 1 },
      layout,
      style,
    ),
    rescoringText(
      {
        scorer: { name: text, version: text },
        answers: 1,
        rescored: 1,
        current: 0,
        withoutQuestion: 0,
        unscored: 1,
        reason: { code: 'c', message: text },
        mean: null,
        changes: [changed],
      },
      layout,
      style,
    ),
    followUpText(text, layout),
    toEraseText([text], layout),
    healthText(
      [
        { code: 'folder', status: 'ok', path: text, mode: text, trouble: null },
        { code: 'history', status: 'problem', path: text, answers: null, reason: text },
        { code: 'driver', status: 'problem', name: null, reason: text },
        { code: 'editor', status: 'problem', command: text, from: 'EDITOR', found: false },
        { code: 'endpoint', status: 'problem', url: text, reason: text },
      ],
      layout,
    ),
    ...Object.values(reportFormats).map((format) => format(report)),
  ];
}

describe('hostile text', () => {
  test.each(payloads)('$id reaches no terminal from any field', ({ payload }) => {
    for (const printed of everythingWith(payload)) expect(printed.text).not.toMatch(foreign);
  });
});

const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title></head><body onload=alert(1)>',
  '&lt;script&gt; &#60;b&#62;',
  '<!-- --><svg/onload=alert(1)>',
  '{{7*7}} $& $1',
];

/** The page with everything between tags taken away: what is left of its markup. */
function tagsOf(page: string): string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

describe('markup in the text of others', () => {
  const plainTags = tagsOf(reportFormats.html(reportOf('plain')).text).filter(
    (tag) => !/aria-label/.test(tag),
  );

  test.each([...markup, ...payloads.map(({ payload }) => payload)])(
    'case %# adds no tag and no attribute to the page',
    (text) => {
      const page = reportFormats.html(reportOf(text)).text;
      expect(tagsOf(page).filter((tag) => !/aria-label/.test(tag))).toEqual(plainTags);
    },
  );

  test('the page runs no script and loads nothing', () => {
    const page = reportFormats.html(reportOf('x')).text;
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|<iframe|<img|src=|href=|url\(|@import/);
  });

  test.each(markup)('in Markdown %s stays text', (text) => {
    const report = reportFormats.markdown(reportOf(text)).text;
    expect(report).not.toMatch(/<[a-z/!]/i);
  });

  test('Markdown of others is escaped', () => {
    const report = reportFormats.markdown(
      reportOf('# Head\n![x](http://h) **b** | `c`\n1. one'),
    ).text;
    expect(report).toContain('\\# Head');
    expect(report).toContain('\\!\\[x\\]\\(http\\://h\\)');
    expect(report).toContain('1\\. one');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://h")'])(
    'in CSV %s is no formula',
    (text) => {
      const [, row = ''] = reportFormats.csv(reportOf(text)).text.split('\n');
      expect(row).not.toMatch(/(^|,)"?[=+@-]\D/);
    },
  );
});
