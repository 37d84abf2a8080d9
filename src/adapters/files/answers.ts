import type { InputRow } from '../../domain/answer-row.ts';
import type { AnswerChunk, AnswerSource } from '../../domain/grading.ts';
import { refuseMissing } from './csv-header.ts';
import { foundAt } from './found.ts';
import { chunkOfRows, cutLines } from './lines.ts';
import { readChunks, readPassing } from './read.ts';

type StandardInput = () => AsyncIterable<Buffer>;

/** Answers as newline-delimited JSON, in a file or a stream. */
export function answersIn(path: string, standardInput: StandardInput): AnswerSource {
  const reading = new Reading(path);
  const read = () => {
    if (path === '-') return standardInput();
    return reading.bytes === null ? readChunks(path) : readPassing(path);
  };
  return {
    bytes: reading.bytes,
    expects: 'Each line is one object with "questionId" and "answer".',
    share: () => reading.share(),
    // Of a short file all is read at once: how much was handed on says more, and has the same bytes.
    chunks: (wanted) => reading.count(cutLines(read(), wanted), ({ bytes }) => bytes.length),
  };
}

/** Answers in a table; throws UsageError where a column that is needed is missing. */
export async function answersInTable(
  path: string,
  standardInput: StandardInput,
  needed: readonly string[],
): Promise<AnswerSource> {
  const reading = new Reading(path);
  const read = path === '-' ? standardInput() : readChunks(path);
  // The parser is only loaded for tables.
  const { openCsv } = await import('./csv.ts');
  const table = await openCsv(reading.count(read, ({ length }) => length));
  refuseMissing(path, table, needed);
  return {
    bytes: reading.bytes,
    expects: 'The first line names the columns; each one after it is an answer.',
    share: () => reading.share(),
    chunks: (wanted) => cutRows(table.rows, wanted),
  };
}

/** How much of a file has been read. */
class Reading {
  readonly bytes: number | null;
  private passed = 0;

  constructor(path: string) {
    this.bytes = path === '-' ? null : sizeOf(path);
  }

  share(): number | null {
    const { bytes, passed } = this;
    return bytes === null || bytes === 0 ? null : Math.min(1, passed / bytes);
  }

  async *count<Item>(items: AsyncIterable<Item>, lengthOf: (item: Item) => number) {
    for await (const item of items) {
      this.passed += lengthOf(item);
      yield item;
    }
  }
}

/** Null for what has no size of its own, such as a pipe. */
function sizeOf(path: string): number | null {
  const found = foundAt(path);
  return found?.isFile() === true ? found.size : null;
}

async function* cutRows(
  batches: AsyncIterable<readonly InputRow[]>,
  wanted: () => number,
): AsyncGenerator<AnswerChunk> {
  let line = 1;
  let held: InputRow[] = [];
  for await (const rows of batches) {
    held.push(...rows);
    while (held.length >= wanted()) {
      const chunk = chunkOfRows(held.slice(0, wanted()), line);
      held = held.slice(chunk.lines);
      line += chunk.lines;
      yield chunk;
    }
  }
  if (held.length > 0) yield chunkOfRows(held, line);
}
