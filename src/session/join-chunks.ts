import type { AnswerChunk, GradedChunk } from '../domain/grading.ts';
import type { PrintableBytes } from '../domain/printable.ts';
import { GradeTally } from './grade-tally.ts';

const newline = 0x0a;

/** A chunk as chunks of one line each. */
export function linesApart(chunk: AnswerChunk): AnswerChunk[] {
  const { firstLine, offset, bytes } = chunk;
  const lines: AnswerChunk[] = [];
  let start = 0;
  while (start < bytes.length) {
    const next = bytes.indexOf(newline, start);
    const end = next === -1 ? bytes.length : next + 1;
    lines.push({
      ...chunk,
      firstLine: firstLine + lines.length,
      lines: 1,
      offset: offset + start,
      bytes: bytes.slice(start, end),
    });
    start = end;
  }
  return lines;
}

/** What came of the parts of a chunk, in their order, as if it had been graded whole. */
export function joined(parts: readonly GradedChunk[]): GradedChunk {
  const tally = new GradeTally();
  for (const part of parts) {
    tally.merge(part.tally);
    for (const sketch of part.tally.sketches) tally.keep(sketch);
  }
  return {
    lines: sumOf(parts, ({ lines }) => lines),
    text: joinedText(parts.map(({ text }) => text)),
    tally: tally.record(),
    ms: sumOf(parts, ({ ms }) => ms),
  };
}

function joinedText(texts: readonly PrintableBytes[]): PrintableBytes {
  const whole = new Uint8Array(sumOf(texts, ({ length }) => length)) as PrintableBytes;
  let end = 0;
  for (const text of texts) {
    whole.set(text, end);
    end += text.length;
  }
  return whole;
}

function sumOf<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + measure(item), 0);
}
