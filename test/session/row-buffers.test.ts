import { expect, test } from 'vitest';
import { Printable } from '../../src/domain/printable.ts';
import { RowBuffers } from '../../src/session/row-buffers.ts';

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const rows = (...texts: string[]) => texts.map((text) => Printable.visible(text));

test('writes rows with their newlines, also where they take more bytes than characters', () => {
  const buffers = new RowBuffers();
  expect(decode(buffers.fill(rows('a', '', 'ü€😀')))).toBe('a\n\nü€😀\n');
  expect(decode(buffers.fill([]))).toBe('');
  const wide = '€'.repeat(100_000);
  expect(decode(buffers.fill(rows(wide, 'x')))).toBe(`${wide}\nx\n`);
});

test('memory is used again once it is given back, and not before', () => {
  const buffers = new RowBuffers();
  const first = buffers.fill(rows('first'));
  const second = buffers.fill(rows('second'));
  expect(decode(first)).toBe('first\n');
  buffers.giveBack(first);
  const third = buffers.fill(rows('third'));
  expect(third.buffer).toBe(first.buffer);
  expect([decode(second), decode(third)]).toEqual(['second\n', 'third\n']);
});
