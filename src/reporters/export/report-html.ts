import type { MentorReport } from '../../domain/mentor-report.ts';
import type { Printable } from '../../domain/printable.ts';
import type { GroupStatistics, Statistics } from '../../domain/statistics.ts';
import { minuteText } from '../dates.ts';
import { answerHtml } from './answer-html.ts';
import { masteryChart, scoreChart } from './charts.ts';
import { type Html, html } from './html-template.ts';
import { style } from './style.ts';

/** The report as one page that loads nothing and runs nothing. */
export function htmlReport(report: MentorReport): Printable {
  const { statistics, attempts, madeAt } = report;
  const styleSheet = html`<style></style>`.printable.reshape(() => `<style>${style}</style>`);
  const page = html`<main><header><h1>Interview practice</h1><p class="soft">${overall(statistics)} Made on ${minuteText(madeAt)}.</p></header>${progress(report)}<section><h2>Answers, newest first</h2>${attempts.map(answerHtml)}</section></main></body></html>\n`;
  const head = html`<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="referrer" content="no-referrer"><title>Interview practice</title>`;
  return head.printable.reshape(
    (text) => `${text}${styleSheet.text}</head><body>${page.printable.text}`,
  );
}

function overall({ answers, scored, mean }: Statistics): string {
  const average = mean === null ? '' : `, on average ${mean} of 100`;
  return `${answers} ${answers === 1 ? 'answer' : 'answers'}, ${scored} scored${average}.`;
}

function progress({ statistics, attempts }: MentorReport): Html {
  const points = attempts
    .flatMap(({ answeredAt, assessment, undone }) =>
      assessment?.status === 'scored' && !undone
        ? [{ at: answeredAt, score: assessment.score }]
        : [],
    )
    .reverse();
  if (points.length === 0) return html``;
  const practised = statistics.skills.filter(({ attempts: count }) => count > 0);
  return html`<section><h2>Progress</h2>${scoreChart(points)}${masteryChart(practised)}${groupTable('Skill', statistics.skills)}${groupTable('Level', statistics.levels)}${groupTable('Type', statistics.types)}</section>`;
}

function groupTable(title: string, groups: readonly GroupStatistics[]): Html {
  const rows = groups
    .filter(({ attempts }) => attempts > 0)
    .map(
      ({ id, attempts, mean, trend, mastery, due }) =>
        html`<tr><td>${id}</td><td>${attempts}</td><td>${mean ?? ''}</td><td>${changeText(trend.change)}</td><td>${mastery}</td><td>${due}</td></tr>`,
    );
  const heads = [title, 'Answers', 'Mean', 'Change', 'Mastery', 'Due'].map(
    (name) => html`<th scope="col">${name}</th>`,
  );
  return html`<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function changeText(change: number | null): string {
  if (change === null) return '';
  return change > 0 ? `+${change}` : String(change);
}
