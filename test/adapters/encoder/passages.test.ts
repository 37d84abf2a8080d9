import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passagesOf } from '../../../src/adapters/encoder/passages.ts';

const sentence = fc.array(fc.array(fc.nat(30_000), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 60,
});

test('every sentence is read once, with its own tokens, in passages no longer than were learned', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 40 }), (sentences) => {
      const passages = passagesOf(sentences);
      const read = passages.flatMap(({ ids, sentences: placed }) =>
        placed.map(({ first, wordOf }) => ids.slice(first, first + wordOf.length)),
      );
      expect(read).toEqual(sentences.map((words) => words.flat()));
      for (const { ids, sentenceOf } of passages) {
        expect(ids.length).toBeLessThanOrEqual(320);
        expect(sentenceOf).toHaveLength(ids.length);
      }
    }),
  );
});

test('a later passage begins with what was said before it', () => {
  const long = Array.from({ length: 12 }, (_, at) => Array(40).fill([at + 1]));
  const [first, second] = passagesOf(long);
  const begun = first?.sentences.length ?? 0;
  expect(second?.ids.slice(0, 3)).toEqual([101, begun - 1, begun - 1]);
  expect(second?.sentences[0]?.first).toBe(83);
});
