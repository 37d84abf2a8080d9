import type { GradedRow } from '../domain/answer-row.ts';
import type { GradeSummary, GroupSummary } from '../domain/grade-summary.ts';
import type { BankQuestion } from '../domain/question.ts';

interface Tally {
  scored: number;
  sum: number;
  min: number;
  max: number;
}

/** Adds rows up one by one; its size depends on the questions, not on the rows. */
export class GradeTally {
  private readonly skillsOf: ReadonlyMap<string, readonly string[]>;
  private readonly all = emptyTally();
  private readonly byQuestion = new Map<string, Tally>();
  private readonly bySkill = new Map<string, Tally>();
  private readonly reasons = new Map<string, number>();
  private readonly distribution = Array.from({ length: 10 }, () => 0);
  private answers = 0;
  /** Answers that a second scorer, where one was asked for, left unscored. */
  secondUnscored = 0;

  constructor(questions: readonly BankQuestion[]) {
    this.skillsOf = new Map(questions.map(({ id, skills }) => [id, skills]));
  }

  add(row: GradedRow): void {
    this.answers += 1;
    if (row.status === 'unscored') {
      this.reasons.set(row.reason.code, (this.reasons.get(row.reason.code) ?? 0) + 1);
      return;
    }
    count(this.all, row.score);
    if (row.comparison?.status === 'unscored') this.secondUnscored += 1;
    count(tallyOf(this.byQuestion, row.questionId), row.score);
    for (const skill of this.skillsOf.get(row.questionId) ?? []) {
      count(tallyOf(this.bySkill, skill), row.score);
    }
    const tens = Math.min(9, Math.floor(row.score / 10));
    this.distribution[tens] = (this.distribution[tens] ?? 0) + 1;
  }

  summary(): GradeSummary {
    return {
      answers: this.answers,
      scored: this.all.scored,
      unscored: this.answers - this.all.scored,
      reasons: Object.fromEntries([...this.reasons].sort()),
      mean: this.all.scored === 0 ? null : meanOf(this.all),
      distribution: this.distribution,
      questions: groups(this.byQuestion),
      skills: groups(this.bySkill),
    };
  }

  /** The lowest score so far, or null. */
  get lowest(): number | null {
    return this.all.scored === 0 ? null : this.all.min;
  }
}

function emptyTally(): Tally {
  return { scored: 0, sum: 0, min: 100, max: 0 };
}

function tallyOf(tallies: Map<string, Tally>, id: string): Tally {
  const known = tallies.get(id);
  if (known !== undefined) return known;
  const fresh = emptyTally();
  tallies.set(id, fresh);
  return fresh;
}

function count(tally: Tally, score: number): void {
  tally.scored += 1;
  tally.sum += score;
  tally.min = Math.min(tally.min, score);
  tally.max = Math.max(tally.max, score);
}

function meanOf(tally: Tally): number {
  return Math.round((tally.sum / tally.scored) * 10) / 10;
}

/** Weakest first, then by id. */
function groups(tallies: ReadonlyMap<string, Tally>): GroupSummary[] {
  return [...tallies]
    .map(([id, tally]) => ({
      id,
      scored: tally.scored,
      mean: meanOf(tally),
      min: tally.min,
      max: tally.max,
    }))
    .sort((a, b) => a.mean - b.mean || (a.id < b.id ? -1 : 1));
}
