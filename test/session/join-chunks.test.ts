import { expect, test } from 'vitest';
import type { AnswerChunk } from '../../src/domain/grading.ts';
import { Printable } from '../../src/domain/printable.ts';
import { chunkGrader } from '../../src/session/grade-chunk.ts';
import { joined, linesApart } from '../../src/session/join-chunks.ts';
import { RowBuffers } from '../../src/session/row-buffers.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const text = 'first\n\nthird, which is longer\nno end';

const chunk: AnswerChunk = {
  form: 'answers',
  firstLine: 7,
  lines: 4,
  offset: 100,
  bytes: new TextEncoder().encode(text),
};

test('the lines of a chunk stand where they stood', () => {
  const lines = linesApart(chunk);
  expect(lines.map(({ firstLine, lines: count, offset }) => [firstLine, count, offset])).toEqual([
    [7, 1, 100],
    [8, 1, 106],
    [9, 1, 107],
    [10, 1, 130],
  ]);
  expect(lines.map(({ bytes }) => new TextDecoder().decode(bytes)).join('')).toBe(text);
});

test('what came of them, joined, is what comes of the chunk', async () => {
  const grade = chunkGrader({
    questions: [question('wait')],
    rowsOf: ({ firstLine, bytes }) =>
      new TextDecoder()
        .decode(bytes)
        .split('\n')
        .map((answer, index) => ({ row: firstLine + index, value: { answer } }))
        .filter(({ value }) => value.answer !== ''),
    checkRow: (value) => ({
      questionId: 'wait',
      ...(value as { readonly answer: string }),
    }),
    prepare: () => (answer) => {
      if (answer === 'first') throw new Error('a bad day');
      return scored(answer.length, { flags: ['hidden-text'] });
    },
    mapping: { fields: {} },
    write: (row) => Printable.json(row),
    closely: true,
    clock: () => 0,
    buffers: new RowBuffers(),
  });
  const parts = [];
  for (const line of linesApart(chunk)) parts.push(await grade(line));
  const whole = await grade(chunk);
  expect(whole.tally.answers).toBe(3);
  expect(joined(parts)).toEqual({ ...whole, text: new Uint8Array(whole.text) });
});
