import { expect, test } from 'vitest';
import { ChunkSize } from '../../src/session/chunk-size.ts';

test('grows while chunks are quick, at most twofold at a time and up to a limit', () => {
  const size = new ChunkSize();
  const grown = [];
  for (let step = 0; step < 8; step++) {
    size.learn(size.lines, 0);
    grown.push(size.lines);
  }
  expect(grown).toEqual([16, 32, 64, 64, 64, 64, 64, 64]);
});

test('shrinks at once where a scorer is slow, down to a line', () => {
  const size = new ChunkSize();
  size.learn(8, 160);
  expect(size.lines).toBe(2);
  size.learn(2, 4000);
  expect(size.lines).toBe(1);
});

test('one chunk that waited for a core does not make the next ones small', () => {
  const size = new ChunkSize();
  for (let step = 0; step < 8; step++) size.learn(size.lines, size.lines * 0.8);
  const usual = size.lines;
  size.learn(usual, usual * 1.6);
  expect(size.lines).toBeGreaterThan(usual / 2);
  size.learn(size.lines, size.lines * 0.8);
  size.learn(size.lines, size.lines * 0.8);
  expect(size.lines).toBeGreaterThan(usual * 0.85);
});
