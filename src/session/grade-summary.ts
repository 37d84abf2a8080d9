import type {
  GradeSummary,
  GroupSummary,
  KeyPointSummary,
  LikenessSummary,
} from '../domain/grade-summary.ts';
import type { BankQuestion } from '../domain/question.ts';
import type { GradeTally } from './grade-tally.ts';
import { ScoreCounts } from './score-counts.ts';

const mostImprovements = 10;

/** What a tally comes to. */
export function summarise(
  tally: GradeTally,
  questions: readonly BankQuestion[],
  alike: LikenessSummary | null = null,
): GradeSummary {
  const all = new ScoreCounts();
  for (const { scores } of tally.questions.values()) all.addAll(scores);
  return {
    answers: tally.answers,
    unscored: tally.unscored,
    ...all.summary(),
    reasons: Object.fromEntries([...tally.reasons].sort()),
    distribution: all.byTens(),
    questions: groups([...tally.questions].map(([id, { scores }]) => [id, scores])),
    skills: groups([...bySkill(tally, questions)]),
    keyPoints: keyPoints(tally, questions),
    improvements: [...tally.improvements]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
      .slice(0, mostImprovements),
    flags: tally.flags(),
    alike,
    listed: tally.listed,
  };
}

function bySkill(tally: GradeTally, questions: readonly BankQuestion[]): Map<string, ScoreCounts> {
  const skills = new Map<string, ScoreCounts>();
  for (const { id, skills: names } of questions) {
    const asked = tally.questions.get(id);
    for (const name of asked === undefined ? [] : names) {
      const counts = skills.get(name) ?? new ScoreCounts();
      if (asked !== undefined) counts.addAll(asked.scores);
      skills.set(name, counts);
    }
  }
  return skills;
}

/** Weakest first, then by id. */
function groups(counted: readonly (readonly [id: string, scores: ScoreCounts])[]): GroupSummary[] {
  return counted
    .map(([id, scores]) => ({ id, ...scores.summary() }))
    .sort((a, b) => (a.mean ?? 0) - (b.mean ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Hardest first, then in the order of the bank. */
function keyPoints(tally: GradeTally, questions: readonly BankQuestion[]): KeyPointSummary[] {
  const found = questions.flatMap(({ id: questionId, rubric }) =>
    (rubric?.keyPoints ?? []).flatMap(({ id, description }) => {
      const counts = tally.questions.get(questionId)?.keyPoints.get(id);
      return counts === undefined ? [] : [{ questionId, id, description, ...counts }];
    }),
  );
  return found.sort((a, b) => earned(a) - earned(b));
}

/** The share of the answers that make the point; half for making it partly. */
function earned({ met, partial, missed }: KeyPointSummary): number {
  return (met + partial / 2) / (met + partial + missed);
}
