import type { GradedRow } from '../domain/answer-row.ts';
import type { ScoredAssessment } from '../domain/assessment.ts';
import type {
  GradingComparison,
  KeyPointShift,
  Mover,
  Shift,
} from '../domain/grading-comparison.ts';
import { type CriterionId, criterionIds } from '../domain/question.ts';
import { referenceTo } from './grade-tally.ts';

const mostMovers = 20;
const mostKeyPoints = 20;

type ScoredRow = Extract<GradedRow, { readonly status: 'scored' }>;

interface Sums {
  n: number;
  before: number;
  after: number;
  changed: number;
}

/** Adds up what changed from one grading of an answer to the next. */
export class Comparer {
  private readonly threshold: number | null;
  private readonly scores = noSums();
  private readonly criteria = new Map<CriterionId, Sums>();
  private readonly questions = new Map<string, Sums & { edited: boolean }>();
  private readonly keyPoints = new Map<
    string,
    { -readonly [K in keyof KeyPointShift]: KeyPointShift[K] }
  >();
  private readonly scorers = { before: new Set<string>(), after: new Set<string>() };
  private readonly counts = {
    raised: 0,
    lowered: 0,
    becameScored: 0,
    becameUnscored: 0,
    fell: 0,
    rose: 0,
  };
  private movers: Mover[] = [];

  constructor(threshold: number | null) {
    this.threshold = threshold;
  }

  add(before: GradedRow, after: GradedRow): void {
    this.note('before', before);
    this.note('after', after);
    if (before.status === 'scored' && after.status === 'scored') this.addScored(before, after);
    else if (after.status === 'scored') this.counts.becameScored += 1;
    else if (before.status === 'scored') this.counts.becameUnscored += 1;
  }

  comparison(only: Pick<GradingComparison, 'onlyBefore' | 'onlyAfter'>): GradingComparison {
    const { raised, lowered, becameScored, becameUnscored, fell, rose } = this.counts;
    return {
      scores: shift(this.scores),
      raised,
      lowered,
      criteria: criterionIds.flatMap((id) => {
        const sums = this.criteria.get(id);
        return sums === undefined ? [] : [{ id, ...shift(sums) }];
      }),
      questions: [...this.questions]
        .map(([id, sums]) => ({ id, ...shift(sums), edited: sums.edited }))
        .sort((a, b) => moved(b) - moved(a) || (a.id < b.id ? -1 : 1)),
      keyPoints: [...this.keyPoints.values()]
        .sort((a, b) => b.gained + b.lost - a.gained - a.lost)
        .slice(0, mostKeyPoints),
      movers: this.largest(),
      threshold: this.threshold === null ? null : { at: this.threshold, fell, rose },
      becameScored,
      becameUnscored,
      ...only,
      scorers: { before: [...this.scorers.before].sort(), after: [...this.scorers.after].sort() },
    };
  }

  private note(when: 'before' | 'after', row: GradedRow): void {
    if ('scorer' in row) this.scorers[when].add(`${row.scorer.name} ${row.scorer.version}`);
  }

  private addScored(before: ScoredRow, after: ScoredRow): void {
    const { questionId } = after;
    addTo(this.scores, before.score, after.score);
    const question = this.questions.get(questionId) ?? { ...noSums(), edited: false };
    addTo(question, before.score, after.score);
    question.edited ||= before.rubricHash !== after.rubricHash;
    this.questions.set(questionId, question);
    this.addCriteria(before, after);
    this.addKeyPoints(before, after);
    this.addThreshold(before.score, after.score);
    if (after.score === before.score) return;
    this.counts[after.score > before.score ? 'raised' : 'lowered'] += 1;
    const because = causeOf(before, after);
    this.movers.push({
      ...referenceTo(after),
      questionId,
      before: before.score,
      after: after.score,
      because,
    });
    if (this.movers.length > mostMovers * 50) this.movers = this.largest();
  }

  private addCriteria(before: ScoredRow, after: ScoredRow): void {
    for (const { id, score } of after.criteria) {
      const earlier = before.criteria.find((criterion) => criterion.id === id);
      if (earlier === undefined) continue;
      const sums = this.criteria.get(id) ?? noSums();
      addTo(sums, earlier.score, score);
      this.criteria.set(id, sums);
    }
  }

  private addKeyPoints(before: ScoredRow, after: ScoredRow): void {
    for (const { id, status } of after.keyPoints) {
      const earlier = before.keyPoints.find((point) => point.id === id);
      if (earlier === undefined || earlier.status === status) continue;
      const { questionId } = after;
      const key = `${questionId}\n${id}`;
      const counts = this.keyPoints.get(key) ?? { questionId, id, gained: 0, lost: 0 };
      counts[worth[status] > worth[earlier.status] ? 'gained' : 'lost'] += 1;
      this.keyPoints.set(key, counts);
    }
  }

  private addThreshold(before: number, after: number): void {
    const { threshold } = this;
    if (threshold === null) return;
    if (before >= threshold && after < threshold) this.counts.fell += 1;
    if (before < threshold && after >= threshold) this.counts.rose += 1;
  }

  private largest(): Mover[] {
    const change = ({ before, after }: Mover) => Math.abs(after - before);
    return [...this.movers]
      .sort((a, b) => change(b) - change(a) || a.row - b.row)
      .slice(0, mostMovers);
  }
}

const worth = { missed: 0, partial: 1, met: 2 } as const;

function noSums(): Sums {
  return { n: 0, before: 0, after: 0, changed: 0 };
}

function addTo(sums: Sums, before: number, after: number): void {
  sums.n += 1;
  sums.before += before;
  sums.after += after;
  if (before !== after) sums.changed += 1;
}

function shift({ n, before, after, changed }: Sums): Shift {
  const mean = (sum: number) => (n === 0 ? 0 : Math.round((sum / n) * 10) / 10);
  return { n, before: mean(before), after: mean(after), changed };
}

function moved({ before, after }: Shift): number {
  return Math.abs(after - before);
}

/** The criterion whose share of the score moved most. */
function causeOf(before: ScoredAssessment, after: ScoredAssessment): CriterionId | null {
  let cause: CriterionId | null = null;
  let most = 0;
  for (const { id, score, weight } of after.criteria) {
    const earlier = before.criteria.find((criterion) => criterion.id === id);
    const change = Math.abs(score * weight - (earlier?.score ?? 0) * (earlier?.weight ?? 0));
    if (change > most) [cause, most] = [id, change];
  }
  return cause;
}
