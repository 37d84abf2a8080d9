import type { InterviewReport, Strength } from '../../domain/interview-report.ts';
import { summarise } from '../summary.ts';
import type { Interviewed, InterviewProgress } from './conduct.ts';

const mostStrengths = 4;
const mostAdvice = 3;

/** Adds an interview up: scores per skill, strengths with the words that show them, what to practise. */
export function reportOn(progress: InterviewProgress): InterviewReport {
  const { interviewed, skipped, unasked, queue, spentMs } = progress;
  const { mean, skills } = summarise({ queue, index: 0, skipped, results: interviewed });
  return {
    questions: interviewed.map(({ question, assessment, followUps, spentMs: own }) => ({
      questionId: question.id,
      text: question.text,
      score: assessment.status === 'scored' ? assessment.score : null,
      followUps,
      spentMs: own,
    })),
    mean,
    skills,
    strengths: strengthsOf(interviewed),
    practise: adviceOf(interviewed),
    skipped,
    spentMs,
    unasked,
  };
}

/** One from each answer before a second from any, and nothing that has no quote. */
function strengthsOf(interviewed: readonly Interviewed[]): Strength[] {
  const each = interviewed.map(({ question, assessment }) => {
    if (assessment.status === 'unscored') return [];
    return assessment.feedback
      .filter(({ kind }) => kind === 'strength')
      .flatMap(({ text, evidence }) => {
        const [shown] = evidence;
        return shown === undefined ? [] : [{ text, quote: shown.quote, questionId: question.id }];
      });
  });
  return inTurns(each).slice(0, mostStrengths);
}

/** The weakest answers first, each piece of advice once. */
function adviceOf(interviewed: readonly Interviewed[]): InterviewReport['practise'] {
  const weakest = [...interviewed].sort((a, b) => scoreOf(a) - scoreOf(b));
  const each = weakest.map(({ question, assessment }) =>
    assessment.status === 'unscored'
      ? []
      : assessment.feedback
          .filter(({ kind, evidence }) => kind === 'improve' || isShown(kind, evidence.length))
          .map(({ text }) => ({ text, questionId: question.id })),
  );
  const seen = new Set<string>();
  return inTurns(each)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, mostAdvice);
}

/** A warning that points at words of the answer, not at the answer or its scorers as a whole. */
function isShown(kind: string, evidence: number): boolean {
  return kind === 'warning' && evidence > 0;
}

function scoreOf({ assessment }: Interviewed): number {
  return assessment.status === 'scored' ? assessment.score : 101;
}

/** The first of every list, then the second of every list, and so on. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
