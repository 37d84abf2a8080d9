import type { GradedRow } from '../domain/answer-row.ts';
import type { FlagCode, KeyPointFinding, ScoredAssessment } from '../domain/assessment.ts';
import type {
  FlagCounts,
  KeyPointCounts,
  ListedAnswer,
  QuestionCounts,
  RowReference,
  Sketch,
  TallyRecord,
} from '../domain/tally.ts';
import { ScoreCounts } from './score-counts.ts';

/** Rows named for each flag; the others are only counted. */
const namedRows = 20;
/** Different improvements that are told apart; a bank has fewer. */
const mostImprovements = 5000;

interface QuestionTally {
  readonly scores: ScoreCounts;
  readonly keyPoints: Map<string, { met: number; partial: number; missed: number }>;
}

/** Adds rows up, one by one or in parts. Its size depends on the questions, not on the rows. */
export class GradeTally {
  answers = 0;
  /** Answers that a second scorer, where one was asked for, left unscored. */
  secondUnscored = 0;
  readonly reasons = new Map<string, number>();
  readonly questions = new Map<string, QuestionTally>();
  readonly improvements = new Map<string, number>();
  private readonly flagged = new Map<FlagCode, { count: number; rows: RowReference[] }>();
  readonly listed: ListedAnswer[] = [];
  private readonly sketches: Sketch[] = [];

  add(row: GradedRow, { list = false }: { readonly list?: boolean } = {}): void {
    this.answers += 1;
    if (list) this.listed.push(listedAnswer(row));
    if (row.status === 'unscored') {
      raise(this.reasons, row.reason.code, 1);
      return;
    }
    this.addScored(row);
    if (row.comparison?.status === 'unscored') this.secondUnscored += 1;
    for (const code of row.flags) this.flag(code, 1, [referenceTo(row)]);
  }

  /** Keeps the sample of an answer for the comparison with others. */
  keep(sketch: Sketch): void {
    this.sketches.push(sketch);
  }

  private addScored({ questionId, score, keyPoints, feedback }: ScoredAssessment): void {
    const question = this.questionTally(questionId);
    question.scores.add(score);
    for (const { id, status } of keyPoints) countPoint(question, id, { [status]: 1 });
    for (const { kind, text } of feedback) if (kind === 'improve') this.improvement(text, 1);
  }

  /** The counts of a part of the same run, in the order of the input. */
  merge(record: TallyRecord): void {
    this.answers += record.answers;
    this.secondUnscored += record.secondUnscored;
    for (const [code, count] of record.reasons) raise(this.reasons, code, count);
    for (const { questionId, scores, keyPoints } of record.questions) {
      const question = this.questionTally(questionId);
      for (const [score, count] of scores) question.scores.add(score, count);
      for (const { id, ...counts } of keyPoints) countPoint(question, id, counts);
    }
    for (const [text, count] of record.improvements) this.improvement(text, count);
    for (const { code, count, rows } of record.flags) this.flag(code, count, rows);
    this.listed.push(...record.listed);
  }

  record(): TallyRecord {
    return {
      answers: this.answers,
      secondUnscored: this.secondUnscored,
      reasons: [...this.reasons],
      questions: [...this.questions].map(questionCounts),
      improvements: [...this.improvements],
      flags: this.flags(),
      listed: this.listed,
      sketches: this.sketches,
    };
  }

  /** How many rows carry each flag, most first. */
  flags(): FlagCounts[] {
    return [...this.flagged]
      .map(([code, { count, rows }]) => ({ code, count, rows }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }

  /** Rows that could not be scored. */
  get unscored(): number {
    return [...this.reasons.values()].reduce((sum, count) => sum + count, 0);
  }

  private improvement(text: string, count: number): void {
    if (this.improvements.size < mostImprovements || this.improvements.has(text)) {
      raise(this.improvements, text, count);
    }
  }

  private flag(code: FlagCode, count: number, rows: readonly RowReference[]): void {
    const known = this.flagged.get(code) ?? { count: 0, rows: [] };
    known.count += count;
    known.rows.push(...rows.slice(0, namedRows - known.rows.length));
    this.flagged.set(code, known);
  }

  private questionTally(id: string): QuestionTally {
    const known = this.questions.get(id);
    if (known !== undefined) return known;
    const fresh = { scores: new ScoreCounts(), keyPoints: new Map() };
    this.questions.set(id, fresh);
    return fresh;
  }
}

function raise(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

type StatusCounts = Readonly<Partial<Record<KeyPointFinding['status'], number>>>;

function countPoint({ keyPoints }: QuestionTally, id: string, counts: StatusCounts): void {
  const known = keyPoints.get(id) ?? { met: 0, partial: 0, missed: 0 };
  known.met += counts.met ?? 0;
  known.partial += counts.partial ?? 0;
  known.missed += counts.missed ?? 0;
  keyPoints.set(id, known);
}

function questionCounts([questionId, tally]: readonly [string, QuestionTally]): QuestionCounts {
  return {
    questionId,
    scores: tally.scores.entries(),
    keyPoints: [...tally.keyPoints].map(([id, counts]): KeyPointCounts => ({ id, ...counts })),
  };
}

/** Names the row. */
export function referenceTo({ row, id }: RowReference): RowReference {
  return id === undefined ? { row } : { row, id };
}

function listedAnswer(row: GradedRow): ListedAnswer {
  const questionId = 'questionId' in row ? row.questionId : null;
  const reference = { ...referenceTo(row), questionId };
  if (row.status === 'unscored') {
    return { ...reference, score: null, flags: [], remark: row.reason.message };
  }
  const [first] = row.feedback.filter(({ kind }) => kind !== 'strength');
  return { ...reference, score: row.score, flags: row.flags, remark: first?.text ?? '' };
}
