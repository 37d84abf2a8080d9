import type { KeyPointFinding, ScoredAssessment } from '../../domain/assessment.ts';
import type { ReportedAttempt } from '../../domain/mentor-report.ts';
import { starParts } from '../../domain/question.ts';
import { evidenceMarks } from '../assessment/marks.ts';
import { criterionNames, statusGlyphs, statusWords, wordFor } from '../assessment/words.ts';
import { minuteText } from '../dates.ts';
import { feedbackSentence } from '../feedback-sentence.ts';
import { type Html, html } from './html-template.ts';
import { keyPointText, remarksOn } from './remarks.ts';

/** One answer: the question, the score with its reasons, the answer with its evidence beside the example. */
export function answerHtml(attempt: ReportedAttempt): Html {
  const { questionText, assessment, question } = attempt;
  const remarks = remarksOn(attempt).map((remark) => html`<p class="note">${remark}</p>`);
  const scored = assessment?.status === 'scored' ? assessment : null;
  return html`<article><div class="head"><h3>${questionText}</h3><p class="soft">${meta(attempt)}</p>${remarks}${standing(attempt)}</div>${scored === null ? html`` : details(scored, attempt)}<div class="pair"><div><h4>Answer</h4><div class="text">${scored === null ? attempt.answer : highlighted(attempt.answer, scored)}</div></div>${question === null ? html`` : html`<div><h4>Example</h4><div class="text">${question.exampleAnswer}</div></div>`}</div></article>\n`;
}

function meta({
  answeredAt,
  questionId,
  level,
  skills,
  spentMs,
  followUp,
}: ReportedAttempt): string {
  const minutes = Math.floor(spentMs / 60_000);
  const seconds = String(Math.floor((spentMs % 60_000) / 1000)).padStart(2, '0');
  const parts = [minuteText(answeredAt), questionId, level, skills.join(', ')];
  if (spentMs > 0) parts.push(`${minutes}:${seconds} spent`);
  if (followUp !== null) parts.push(`with the follow-up: ${followUp}`);
  return parts.join(' · ');
}

function standing({ assessment, selfRating }: ReportedAttempt): Html {
  if (assessment === null) return html`<p>Not scored yet.</p>`;
  if (assessment.status === 'unscored')
    return html`<p>Not scored. ${assessment.reason.message}</p>`;
  const { score } = assessment;
  const tone = score >= 60 ? 'good' : score >= 40 ? 'middling' : 'bad';
  const own =
    selfRating === null ? html`` : html` <span class="soft">own rating ${selfRating}</span>`;
  return html`<p class="score"><span class="${tone}">${score} of 100</span>, ${wordFor(score)}${own}</p>`;
}

function details(assessment: ScoredAssessment, attempt: ReportedAttempt): Html {
  const criteria = assessment.criteria.map(
    ({ id, score, summary }) => html`<li>${criterionNames[id]} ${score}: ${summary}</li>`,
  );
  const points = assessment.keyPoints.map((point) => pointHtml(point, attempt));
  const feedback = assessment.feedback.map((item) => html`<li>${feedbackSentence(item)}</li>`);
  return html`<div class="pair"><div class="points"><h4>Scores</h4><ul>${criteria}</ul>${starHtml(assessment)}</div><div class="points">${points.length === 0 ? html`` : html`<h4>Key points</h4><ol>${points}</ol>`}${list('Feedback', feedback)}</div></div>`;
}

function list(title: string, items: readonly Html[]): Html {
  return items.length === 0 ? html`` : html`<h4>${title}</h4><ul>${items}</ul>`;
}

const tones = { met: 'good', partial: 'middling', missed: 'bad' } as const;

function pointHtml({ id, status }: KeyPointFinding, attempt: ReportedAttempt): Html {
  return html`<li><span class="${tones[status]}">${statusGlyphs[status]} ${statusWords[status]}</span>: ${keyPointText(attempt, id)}</li>`;
}

function starHtml({ star }: ScoredAssessment): Html {
  if (star === null) return html``;
  const missing = starParts.filter((part) => !star[part].present);
  return missing.length === 0
    ? html`<p>Situation, task, action and result are all told.</p>`
    : html`<p>Not found: ${missing.join(', ')}.</p>`;
}

function highlighted(answer: string, assessment: ScoredAssessment): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const { start, end, numbers } of evidenceMarks(assessment)) {
    const quote = answer.slice(start, end);
    parts.push(
      html`${answer.slice(at, start)}<mark>${quote}<sup>${numbers.join(', ')}</sup></mark>`,
    );
    at = end;
  }
  return html`${parts}${answer.slice(at)}`;
}
