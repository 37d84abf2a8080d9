import { expect, test } from 'vitest';
import { changeBetween } from '../../../../src/adapters/files/journal/change.ts';

const row = {
  row: 2,
  id: 'a',
  questionId: 'q',
  rubricHash: 'h',
  scorer: { name: 'rules', version: '1' },
  status: 'scored',
  score: 5,
};

const unknown = 'the input, the questions, the scorer or the options are others';

test.each<[string, object]>([
  ['the input is another', { ...row, id: 'b', score: 6 }],
  ['the input is another', { ...row, row: 3 }],
  ['the input is another', { ...row, questionId: 'p', rubricHash: 'i' }],
  ['the questions are others', { ...row, rubricHash: 'i', score: 6 }],
  ['the scorer is another', { ...row, scorer: { name: 'rules', version: '2' }, score: 6 }],
  ['the output options are others', { ...row, row: undefined }],
  [unknown, { row: 2, id: 'a', status: 'unscored', reason: { code: 'unknown-question' } }],
  [unknown, { ...row, score: 6 }],
])('%s', (told, other) => {
  const first = `${JSON.stringify({ row: 1, status: 'unscored' })}\n`;
  const [before, now] = [row, other].map((last) =>
    Buffer.from(`${first}${JSON.stringify(last)}\n`),
  ) as [Buffer, Buffer];
  expect(changeBetween(before, now)).toBe(told);
  expect(changeBetween(before.subarray(first.length), now.subarray(first.length))).toBe(told);
});

test('rows that are no JSON tell nothing, and those that end tell that the input went on', () => {
  expect(changeBetween(Buffer.from('id,score\n1,2\n'), Buffer.from('id,score\n1,3\n'))).toBe(
    unknown,
  );
  expect(changeBetween(Buffer.from('{"row":1}\n'), Buffer.from('{"row":1}\n{"row":2}\n'))).toBe(
    'the input is longer',
  );
});
