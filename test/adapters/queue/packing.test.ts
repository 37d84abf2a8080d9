import { expect, test } from 'vitest';
import { packGraded, unpackGraded } from '../../../src/adapters/queue/packing.ts';
import type { GradedChunk } from '../../../src/domain/grading.ts';
import { GradeTally } from '../../../src/session/grade-tally.ts';

const graded = (text: string): GradedChunk => ({
  lines: 3,
  text: new TextEncoder().encode(text) as GradedChunk['text'],
  tally: new GradeTally().record(),
  ms: 7,
});

test('what is packed comes out again', () => {
  const chunk = graded('{"row":1,"id":"ü😀"}\n{"row":2}\n');
  expect(unpackGraded(packGraded(chunk))).toEqual(chunk);
});

test('control characters that another machine sends do not reach the terminal', () => {
  const { text } = unpackGraded(packGraded(graded('{"id":"\u001b[2J\u202e"}\n')));
  expect(new TextDecoder().decode(text)).toBe('{"id":"\\u{1b}[2J\\u{202e}"}\n');
});
