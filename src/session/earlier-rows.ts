import type { GradedRow, InputRow } from '../domain/answer-row.ts';

/**
 * The rows of an earlier grading, found by id and question, else by line. Reads no further than it
 * must: two gradings in the same order are compared without holding either.
 */
export class EarlierRows {
  private readonly rows: AsyncIterator<readonly InputRow[]>;
  /** Read and not asked for yet; several where ids are not unique. */
  private readonly passed = new Map<string, GradedRow[]>();
  private ended = false;

  constructor(batches: AsyncIterable<readonly InputRow[]>) {
    this.rows = batches[Symbol.asyncIterator]();
  }

  /** Reads the first rows; whether there is one among them that `drill grade` wrote. */
  async begin(): Promise<boolean> {
    await this.readOn();
    return this.passed.size > 0;
  }

  /** The earlier row of the same answer, or null; each is found once. */
  async find(row: GradedRow): Promise<GradedRow | null> {
    const key = keyOf(row);
    while (!this.passed.has(key) && !this.ended) await this.readOn();
    const [found, ...rest] = this.passed.get(key) ?? [];
    if (rest.length === 0) this.passed.delete(key);
    else this.passed.set(key, rest);
    return found ?? null;
  }

  /** How many rows nobody asked for. */
  async countRest(): Promise<number> {
    while (!this.ended) await this.readOn();
    return [...this.passed.values()].reduce((sum, { length }) => sum + length, 0);
  }

  private async readOn(): Promise<void> {
    const batch = await this.rows.next();
    if (batch.done === true) {
      this.ended = true;
      return;
    }
    for (const input of batch.value) {
      if (!('value' in input) || !isGradedRow(input.value)) continue;
      const key = keyOf(input.value);
      this.passed.set(key, [...(this.passed.get(key) ?? []), input.value]);
    }
  }
}

/** Whether it looks like a row that `drill grade` wrote. */
export function isGradedRow(value: unknown): value is GradedRow {
  if (typeof value !== 'object' || value === null || !('status' in value)) return false;
  const { status, score, criteria, keyPoints } = value as Partial<Record<string, unknown>>;
  if (status === 'unscored') return true;
  return (
    status === 'scored' &&
    typeof score === 'number' &&
    Array.isArray(criteria) &&
    Array.isArray(keyPoints)
  );
}

function keyOf(row: GradedRow): string {
  if (row.id === undefined) return `row ${row.row}`;
  return JSON.stringify([row.id, 'questionId' in row ? row.questionId : null]);
}
