import { statSync } from 'node:fs';
import type { AnswerChunk, AnswerSource } from '../../domain/grading.ts';
import { chunkOfRows, cutLines } from './lines.ts';
import { readChunks, readPassing } from './read.ts';

/** Answers in a file or a stream. */
export function answersIn(
  format: 'ndjson' | 'csv',
  path: string,
  standardInput: () => AsyncIterable<Buffer>,
): AnswerSource {
  const bytes = path === '-' ? null : sizeOf(path);
  let passed = 0;
  const read = () => (path === '-' ? standardInput() : readChunks(path));
  const readLines = () => (bytes === null ? read() : readPassing(path));
  // Of a short file all is read at once: how much was handed on says more, where it has the same bytes.
  const chunks = (wanted: () => number) =>
    format === 'csv'
      ? cutRecords(
          counted(read(), ({ length }) => length),
          wanted,
        )
      : counted(cutLines(readLines(), wanted), (chunk) => chunk.bytes.length);
  async function* counted<Item>(items: AsyncIterable<Item>, lengthOf: (item: Item) => number) {
    for await (const item of items) {
      passed += lengthOf(item);
      yield item;
    }
  }
  return {
    bytes,
    share: () => (bytes === null || bytes === 0 ? null : Math.min(1, passed / bytes)),
    chunks,
  };
}

/** Null for what has no size of its own, such as a pipe. */
function sizeOf(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : null;
}

/** CSV records as rows in chunks. The parser is only loaded for them. */
async function* cutRecords(
  bytes: AsyncIterable<Buffer>,
  wanted: () => number,
): AsyncGenerator<AnswerChunk> {
  const { readCsv } = await import('./csv.ts');
  let line = 1;
  let held: Parameters<typeof chunkOfRows>[0][number][] = [];
  for await (const rows of readCsv(bytes)) {
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
