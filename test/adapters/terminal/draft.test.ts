import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as edits from '../../../src/adapters/terminal/draft.ts';
import { type Draft, draftOf, type Edit, textOf } from '../../../src/adapters/terminal/draft.ts';
import { meaningOf } from '../../../src/adapters/terminal/keys.ts';
import { viewportOf } from '../../../src/adapters/terminal/viewport.ts';

const apply = (text: string, ...all: Edit[]) =>
  all.reduce((draft, edit) => edit(draft), draftOf(text));

describe('editing', () => {
  test.each<[string, string, Edit[], string]>([
    ['typing', 'ab', [edits.insert('c')], 'abc'],
    ['a new line', 'ab', [edits.left, edits.insert('\n')], 'a\nb'],
    ['several lines', 'ad', [edits.left, edits.insert('b\r\nc')], 'ab\ncd'],
    ['backspace over a line end', 'a\nb', [edits.startOfLine, edits.remove(edits.left)], 'ab'],
    ['a family is one character', 'a👨‍👩‍👧', [edits.remove(edits.left)], 'a'],
    ['a word to the left', 'one two  ', [edits.remove(edits.wordLeft)], 'one '],
    ['up keeps the column', 'abc\nde', [edits.up, edits.insert('!')], 'ab!c\nde'],
    ['down at the end stays', 'ab', [edits.down, edits.insert('!')], 'ab!'],
    ['the start of the text', 'a\nb', [edits.startOfText, edits.insert('!')], '!a\nb'],
  ])('%s', (_what, text, all, expected) => {
    expect(textOf(apply(text, ...all))).toBe(expected);
  });

  test('whatever is done, the cursor stays inside the text and on a character', () => {
    const moves: Edit[] = [
      edits.left,
      edits.right,
      edits.up,
      edits.down,
      edits.wordLeft,
      edits.wordRight,
      edits.endOfLine,
      edits.startOfLine,
    ];
    const edit = fc.oneof(
      fc.constantFrom(...moves),
      fc.constantFrom(...moves).map((move) => edits.remove(move)),
      fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => edits.insert(text)),
      fc.constant(edits.insert('\n')),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(edit, { maxLength: 30 }),
        (text, all) => {
          const draft: Draft = apply(text, ...all);
          const line = draft.lines[draft.line];
          expect(line).toBeDefined();
          expect(draft.column).toBeGreaterThanOrEqual(0);
          expect(draft.column).toBeLessThanOrEqual(line?.length ?? -1);
          const view = viewportOf(draft, 20, 5);
          expect(view.rows.length).toBeLessThanOrEqual(5);
          expect(view.cursorRow).toBeLessThan(view.rows.length);
        },
      ),
    );
  });
});

test.each([
  [{ name: 'd', ctrl: true, sequence: '\u0004' }, 'request'],
  [{ name: 'return', sequence: '\r' }, 'edit'],
  [{ sequence: '好' }, 'edit'],
  [{ name: 'f5', sequence: '\u001b[15~' }, 'nothing'],
  [{ sequence: '\u0001x' }, 'nothing'],
])('the key %j means %s', (key, kind) => {
  expect(meaningOf(key).kind).toBe(kind);
});
