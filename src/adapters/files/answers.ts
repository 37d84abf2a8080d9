import { statSync } from 'node:fs';
import type { AnswerChunk, AnswerSource } from '../../domain/grading.ts';
import { chunkOfRows, cutLines } from './lines.ts';
import { readChunks } from './read.ts';

/** Answers in a file or a stream. */
export function answersIn(
  format: 'ndjson' | 'csv',
  path: string,
  standardInput: () => AsyncIterable<Buffer>,
): AnswerSource {
  const bytes = path === '-' ? null : sizeOf(path);
  let read = 0;
  const counted = async function* () {
    for await (const chunk of path === '-' ? standardInput() : readChunks(path)) {
      read += chunk.length;
      yield chunk;
    }
  };
  return {
    bytes,
    share: () => (bytes === null || bytes === 0 ? null : Math.min(1, read / bytes)),
    chunks: (wanted) =>
      format === 'csv' ? cutRecords(counted(), wanted) : cutLines(counted(), wanted),
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
