import type { GradedRow } from '../../domain/answer-row.ts';
import { UsageError } from '../../domain/errors.ts';
import type { PrintableBytes } from '../../domain/printable.ts';
import { Printable, print } from '../../domain/printable.ts';
import { gradingComparisonReport } from '../../reporters/grading-comparison.ts';
import { Comparer } from '../../session/compare-gradings.ts';
import { EarlierRows, isGradedRow } from '../../session/earlier-rows.ts';
import type { Context } from '../command.ts';
import { documentAs } from './reports.ts';
import type { GradeRequest } from './request.ts';

/** Compares rows as they are graded with those of an earlier grading. */
export class EarlierGrading {
  private readonly context: Context;
  private readonly request: GradeRequest;
  private readonly earlier: EarlierRows;
  private readonly comparer: Comparer;
  private onlyAfter = 0;

  private readonly path: string;

  constructor(context: Context, request: GradeRequest, path: string) {
    this.path = path;
    this.context = context;
    this.request = request;
    this.earlier = new EarlierRows(context.readRows(path, 'ndjson'));
    this.comparer = new Comparer(request.threshold);
  }

  /** Opens the earlier rows: what is wrong with them is told before anything is graded. */
  async begin(): Promise<this> {
    if (await this.earlier.begin()) return this;
    throw new UsageError(
      `${this.path} does not begin with rows that drill grade wrote.`,
      'Give --compare an earlier output in NDJSON.',
    );
  }

  /** Takes the rows of a part, where they are not kept in a file. */
  async takePart(text: PrintableBytes): Promise<void> {
    if (this.request.output !== null) return;
    for (const line of new TextDecoder().decode(text).split('\n')) {
      if (line !== '') await this.take(JSON.parse(line));
    }
  }

  /** Writes what changed to standard output. */
  async conclude(): Promise<void> {
    const { output, comparison: kind } = this.request;
    if (output !== null) await this.takeFile(output);
    const onlyBefore = await this.earlier.countRest();
    const comparison = this.comparer.comparison({ onlyBefore, onlyAfter: this.onlyAfter });
    const text =
      kind === 'json'
        ? print`${Printable.json(comparison, 2)}\n`
        : documentAs(kind, gradingComparisonReport(comparison), this.context);
    await this.context.out.write(text);
  }

  /** The rows of an earlier, unfinished run are only in the file. */
  private async takeFile(path: string): Promise<void> {
    for await (const rows of this.context.readRows(path, 'ndjson')) {
      for (const row of rows) {
        if ('value' in row && isGradedRow(row.value)) await this.take(row.value);
      }
    }
  }

  private async take(row: GradedRow): Promise<void> {
    const before = await this.earlier.find(row);
    if (before === null) this.onlyAfter += 1;
    else this.comparer.add(before, row);
  }
}
