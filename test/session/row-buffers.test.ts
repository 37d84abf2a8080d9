import { expect, test } from 'vitest';
import { Printable } from '../../src/domain/printable.ts';
import { RowBuffers } from '../../src/session/row-buffers.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function filled(buffers: RowBuffers, ...rows: string[]) {
  const text = buffers.begin();
  for (const row of rows) text.add(Printable.visible(row));
  return text.bytes;
}

test('writes rows with their newlines, also where they take more bytes than characters', () => {
  const buffers = new RowBuffers();
  expect(decode(filled(buffers, 'a', '', 'ü€😀'))).toBe('a\n\nü€😀\n');
  expect(decode(filled(buffers))).toBe('');
  const wide = '€'.repeat(400_000);
  expect(decode(filled(buffers, 'a', wide, 'x'))).toBe(`a\n${wide}\nx\n`);
});

test('a row that just fits is whole, whatever is left', () => {
  for (const length of [-2, -1, 0, 1].map((more) => 256 * 1024 + more)) {
    const row = 'x'.repeat(length);
    expect(decode(filled(new RowBuffers(), row, 'y'))).toBe(`${row}\ny\n`);
  }
});

test('memory is used again once it is given back, and not before', () => {
  const buffers = new RowBuffers();
  const first = filled(buffers, 'first');
  const second = filled(buffers, 'second');
  expect(decode(first)).toBe('first\n');
  buffers.giveBack(first);
  const third = filled(buffers, 'third');
  expect(third.buffer).toBe(first.buffer);
  expect([decode(second), decode(third)]).toEqual(['second\n', 'third\n']);
});
