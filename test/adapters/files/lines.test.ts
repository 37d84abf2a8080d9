import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLines } from '../../../src/adapters/files/lines.ts';
import type { AnswerChunk } from '../../../src/domain/grading.ts';

async function cut(pieces: readonly Buffer[], wanted: () => number): Promise<AnswerChunk[]> {
  async function* source() {
    yield* pieces;
  }
  const chunks: AnswerChunk[] = [];
  for await (const chunk of cutLines(source(), wanted)) chunks.push(chunk);
  return chunks;
}

const textOf = ({ bytes }: AnswerChunk) => new TextDecoder().decode(bytes);

test('cuts after the wanted number of lines, as it is when the chunk is cut', async () => {
  const wanted = [1, 2, 5];
  const chunks = await cut([Buffer.from('a\nb\n\nc\nd')], () => wanted.shift() ?? 1);
  expect(chunks.map((chunk) => [chunk.firstLine, chunk.lines, textOf(chunk)])).toEqual([
    [1, 1, 'a\n'],
    [2, 2, 'b\n\n'],
    [4, 1, 'c\n'],
    [5, 1, 'd'],
  ]);
});

test('a chunk of long lines is cut before it has the wanted number', async () => {
  const line = `${'x'.repeat(100_000)}\n`;
  const chunks = await cut([Buffer.from(line.repeat(9))], () => 1000);
  expect(chunks.map(({ lines }) => lines)).toEqual([3, 3, 3]);
});

test('a chunk has memory of its own, so that it can be handed to a thread', async () => {
  const read = Buffer.from('a\nb\n');
  const [first, second] = await cut([read], () => 1);
  expect(first?.bytes.buffer).not.toBe(read.buffer);
  expect(first?.bytes.buffer).not.toBe(second?.bytes.buffer);
});

test('chunks of unequal lengths take memory of equal size', async () => {
  const chunks = await cut([Buffer.from(`a\n${'b'.repeat(1000)}\n`)], () => 1);
  const sizes = chunks.map(({ bytes }) => bytes.buffer.byteLength);
  expect([chunks.length, new Set(sizes).size]).toEqual([2, 1]);
});

test('what was read may change once more is asked for', async () => {
  const memory = Buffer.alloc(4);
  async function* source() {
    for (const text of ['a\nbc', 'dd\ne', 'fff\n']) yield memory.subarray(0, memory.write(text));
  }
  const texts: string[] = [];
  for await (const chunk of cutLines(source(), () => 9)) texts.push(textOf(chunk));
  expect(texts).toEqual(['a\n', 'bcdd\n', 'efff\n']);
});

test('nothing is lost or added, whatever the reads and the wanted numbers', async () => {
  const pieces = fc.array(fc.stringMatching(/^[ab\n]{0,12}$/), { maxLength: 10 });
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(pieces, sizes, async (texts, wanted) => {
      let turn = 0;
      const chunks = await cut(
        texts.map((text) => Buffer.from(text)),
        () => wanted[turn++ % wanted.length] ?? 1,
      );
      expect(chunks.map(textOf).join('')).toBe(texts.join(''));
      let [line, offset] = [1, 0];
      for (const chunk of chunks) {
        expect([chunk.firstLine, chunk.offset]).toEqual([line, offset]);
        expect(textOf(chunk).replace(/\n$/, '').split('\n')).toHaveLength(chunk.lines);
        line += chunk.lines;
        offset += chunk.bytes.length;
      }
    }),
  );
});
