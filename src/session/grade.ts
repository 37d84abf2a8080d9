import type { AnswerRow, GradedRow, InputRow } from '../domain/answer-row.ts';
import type { Assessment, Reason } from '../domain/assessment.ts';
import { DrillError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { BankQuestion } from '../domain/question.ts';
import { begun } from './interruption.ts';

type Assess = (answer: string) => Assessment | Promise<Assessment>;

export interface GradeSetup {
  readonly questions: readonly BankQuestion[];
  /** The row, or a sentence that says what is wrong with the value. */
  readonly checkRow: (value: unknown) => AnswerRow | string;
  /** Compiles a question; called once for each question that occurs. */
  readonly prepare: (question: BankQuestion) => Assess;
}

/** Thrown in the place of an assessment that nobody could make, with the sentence for its row. */
export class SetAside extends Error {}

/** Grades batches of rows in order. A row that cannot be graded becomes an unscored row and its neighbours are graded. */
export async function* gradeBatches(
  batches: AsyncIterable<readonly InputRow[]>,
  setup: GradeSetup,
): AsyncGenerator<readonly GradedRow[]> {
  const gradeRow = rowGrader(setup);
  for await (const batch of batches) {
    const results = batch.map(gradeRow);
    if (results.some((result) => result instanceof Promise)) yield* oneByOne(results);
    else yield results as GradedRow[];
  }
}

/** Rows that take their time run side by side and come out one by one, in order. */
async function* oneByOne(
  results: readonly (GradedRow | Promise<GradedRow>)[],
): AsyncGenerator<readonly GradedRow[]> {
  results.forEach(begun);
  for (const result of results) yield [await result];
}

/** Grades rows one by one. A row that cannot be graded becomes an unscored row. */
export function rowGrader(setup: GradeSetup): (input: InputRow) => GradedRow | Promise<GradedRow> {
  const assessorOf = assessorsById(setup);
  return (input) => {
    const { row } = input;
    if ('fault' in input) return { row, status: 'unscored', reason: input.fault };
    const checked = setup.checkRow(input.value);
    if (typeof checked === 'string') {
      return unscored(row, idOf(input.value), { code: 'bad-row', message: checked });
    }
    const { id, questionId, answer } = checked;
    const failed = (error: unknown) => unscored(row, id, scorerFailure(error));
    try {
      const assess = assessorOf(questionId);
      if (assess === null) return unscored(row, id, unknownQuestion(questionId, setup.questions));
      const assessment = assess(answer);
      return assessment instanceof Promise
        ? assessment.then((settled) => placed(row, id, settled)).catch(failed)
        : placed(row, id, assessment);
    } catch (error) {
      return failed(error);
    }
  };
}

/** Assessors by question id, each compiled when it is first asked for; null where there is no such question. */
export function assessorsById(
  setup: Pick<GradeSetup, 'questions' | 'prepare'>,
): (id: string) => Assess | null {
  const byId = new Map(setup.questions.map((question) => [question.id, question]));
  const ready = new Map<string, Assess>();
  return (id) => {
    const known = ready.get(id);
    if (known !== undefined) return known;
    const question = byId.get(id);
    if (question === undefined) return null;
    const assess = prepared(setup.prepare, question);
    ready.set(id, assess);
    return assess;
  };
}

function prepared(prepare: GradeSetup['prepare'], question: BankQuestion): Assess {
  try {
    return prepare(question);
  } catch (error) {
    if (error instanceof DrillError) throw error;
    const failure = new QuestionFailure(question.id, error);
    return () => {
      throw failure;
    };
  }
}

/** A scorer that stumbles over a question stumbles over each answer to it. */
class QuestionFailure extends Error {
  constructor(id: string, cause: unknown) {
    super(`The scorer failed on the question "${id}": ${messageOf(cause)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function placed(row: number, id: AnswerRow['id'], assessment: Assessment): GradedRow {
  return id === undefined ? { row, ...assessment } : { row, id, ...assessment };
}

function unscored(row: number, id: AnswerRow['id'], reason: Reason): GradedRow {
  return id === undefined
    ? { row, status: 'unscored', reason }
    : { row, id, status: 'unscored', reason };
}

/** The id of a broken row, where it has one that can be told; a number that was rounded is another. */
function idOf(value: unknown): AnswerRow['id'] {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  const { id } = value;
  if (typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER) return id;
  return typeof id === 'string' ? id : undefined;
}

/** A known failure, such as an endpoint that is gone, stops the run; a scorer that stumbles over one answer does not. */
export function scorerFailure(error: unknown): Reason {
  if (error instanceof DrillError) throw error;
  if (error instanceof SetAside) return { code: 'set-aside', message: error.message };
  if (error instanceof QuestionFailure) return { code: 'scorer-failed', message: error.message };
  return {
    code: 'scorer-failed',
    message: `The scorer failed on this answer: ${messageOf(error)}`,
  };
}

const longestShownId = 100;

function unknownQuestion(id: string, questions: readonly BankQuestion[]): Reason {
  const [near] = nearest(
    id.slice(0, longestShownId),
    questions.map((question) => question.id),
  );
  const shown = id.length > longestShownId ? `${id.slice(0, longestShownId)}…` : id;
  const hint = near === undefined ? '`drill list` shows the ids.' : `Did you mean "${near}"?`;
  return { code: 'unknown-question', message: `There is no question "${shown}". ${hint}` };
}
