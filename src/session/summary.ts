import type { GroupMean, SessionSummary } from '../domain/session-summary.ts';
import type { Progress, Result } from './state.ts';

/** From this score on a question need not be practiced again soon. */
const goodEnough = 75;
const mostSuggested = 3;

interface Scored {
  readonly result: Result;
  readonly score: number;
}

/** Adds a session up. An answer that copies the example counts as an answer and not as progress. */
export function summarise({ results, skipped }: Progress): SessionSummary {
  const scored = results.flatMap((result) => {
    const { assessment } = result;
    if (assessment.status === 'unscored' || assessment.flags.includes('copied-example')) return [];
    return [{ result, score: assessment.score }];
  });
  return {
    answered: results.length,
    skipped,
    unscored: results.filter(({ assessment }) => assessment.status === 'unscored').length,
    mean: scored.length === 0 ? null : meanOf(scored),
    skills: groups(scored, ({ question }) => question.skills),
    levels: groups(scored, ({ question }) => [question.level.id]),
    practiceNext: weakest(scored),
  };
}

function meanOf(scored: readonly Scored[]): number {
  return Math.round(scored.reduce((sum, { score }) => sum + score, 0) / scored.length);
}

function groups<Id extends string>(
  scored: readonly Scored[],
  idsOf: (result: Result) => readonly Id[],
): (GroupMean & { readonly id: Id })[] {
  const byId = new Map<Id, Scored[]>();
  for (const each of scored) {
    for (const id of idsOf(each.result)) byId.set(id, [...(byId.get(id) ?? []), each]);
  }
  return [...byId]
    .map(([id, own]) => ({ id, answers: own.length, mean: meanOf(own) }))
    .sort((a, b) => a.mean - b.mean || (a.id < b.id ? -1 : 1));
}

/** A question counts by the best answer it got. */
function weakest(scored: readonly Scored[]): SessionSummary['practiceNext'] {
  const best = new Map<string, Scored>();
  for (const each of scored) {
    const { id } = each.result.question;
    if (each.score >= (best.get(id)?.score ?? 0)) best.set(id, each);
  }
  return [...best.values()]
    .filter(({ score }) => score < goodEnough)
    .sort((a, b) => a.score - b.score)
    .slice(0, mostSuggested)
    .map(({ result: { question }, score }) => ({
      questionId: question.id,
      text: question.text,
      score,
    }));
}
