import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstInvalidByte } from '../../src/domain/utf8.ts';

test.each([
  ['a lone lead byte', [0x61, 0xe9, 0x0a], 1],
  ['a cut sequence at the end', [0x61, 0xe2, 0x82], 1],
  ['an overlong slash', [0xc0, 0xaf], 0],
  ['a surrogate', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
  ['valid text', [0x61, 0xc3, 0xa9], 3],
  ['nothing', [], 0],
])('%s', (_what, bytes, offset) => {
  expect(firstInvalidByte(Uint8Array.from(bytes))).toBe(offset);
});

test('finds a byte that cannot be, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (before, after) => {
        const valid = Buffer.from(before);
        const bytes = Buffer.concat([valid, Buffer.from([0xff]), Buffer.from(after)]);
        expect(firstInvalidByte(bytes)).toBe(valid.length);
      },
    ),
  );
});
