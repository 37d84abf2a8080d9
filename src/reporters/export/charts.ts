import type { GroupStatistics } from '../../domain/statistics.ts';
import { dayText } from '../dates.ts';
import { type Html, html } from './html-template.ts';

interface Point {
  readonly at: number;
  readonly score: number;
}

const width = 720;
const height = 220;
const left = 34;
const bottom = 24;
const top = 8;

/** Scores in the order they were made, oldest first; a picture that needs no script. */
export function scoreChart(points: readonly Point[]): Html {
  const x = (index: number) =>
    round(left + ((width - left - 10) * (index + 0.5)) / Math.max(1, points.length));
  const y = (score: number) => round(top + (height - top - bottom) * (1 - score / 100));
  const path = points.map(({ score }, index) => `${x(index)},${y(score)}`).join(' ');
  const lines = [0, 25, 50, 75, 100].map(
    (score) =>
      html`<line class="grid" x1="${left}" x2="${width}" y1="${y(score)}" y2="${y(score)}"/><text x="${left - 6}" y="${y(score) + 4}" text-anchor="end">${score}</text>`,
  );
  const dots = points.map(
    ({ at, score }, index) =>
      html`<circle class="dot" cx="${x(index)}" cy="${y(score)}" r="3"><title>${dayText(at)}: ${score} of 100</title></circle>`,
  );
  return html`<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${describe(points)}">${lines}<polyline class="curve" points="${path}"/>${dots}${dates(points, x)}</svg><figcaption class="soft">Every scored answer, oldest first.</figcaption></figure>`;
}

function describe(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return 'No scores yet.';
  return `${points.length} scores, from ${first.score} on ${dayText(first.at)} to ${last.score} on ${dayText(last.at)}.`;
}

/** The days of the first and the last point. */
function dates(points: readonly Point[], x: (index: number) => number): Html[] {
  const last = points.length - 1;
  return points
    .flatMap((point, index) => (index === 0 || index === last ? [{ ...point, index }] : []))
    .map(({ at, index }) => {
      const anchor = index === 0 ? 'start' : 'end';
      return html`<text x="${index === 0 ? left : x(index)}" y="${height - 6}" text-anchor="${anchor}">${dayText(at)}</text>`;
    });
}

const rowHeight = 24;
const nameWidth = 190;

/** Mastery of each group as a bar. */
export function masteryChart(groups: readonly GroupStatistics[]): Html {
  const room = width - nameWidth - 50;
  const rows = groups.map(({ id, mastery }, index) => {
    const y = index * rowHeight;
    return html`<text x="0" y="${y + 16}">${shortened(id)}</text><rect class="track" x="${nameWidth}" y="${y + 6}" width="${room}" height="12" rx="3"/><rect class="bar" x="${nameWidth}" y="${y + 6}" width="${round((room * mastery) / 100)}" height="12" rx="3"/><text x="${nameWidth + room + 8}" y="${y + 16}">${mastery}</text>`;
  });
  return html`<figure><svg viewBox="0 0 ${width} ${Math.max(1, groups.length) * rowHeight}" role="img" aria-label="Mastery by skill, weakest first">${rows}</svg><figcaption class="soft">Mastery by skill: last scores times the chance to repeat them today.</figcaption></figure>`;
}

const longestName = 26;

function shortened(name: string): string {
  const characters = [...name];
  return characters.length <= longestName
    ? name
    : `${characters.slice(0, longestName - 1).join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
