import { expect, test } from 'vitest';
import { draftOf } from '../../../src/adapters/terminal/draft.ts';
import { viewportOf } from '../../../src/adapters/terminal/viewport.ts';

const numbered = Array.from({ length: 200_000 }, (_, index) => `word${index}`).join(' ');

test.each([0, 700, 39_999, 40_000, 60_001, 1_000_000, numbered.length])(
  'in a line of a book the rows around column %d are shown',
  (column) => {
    const draft = { ...draftOf(numbered), column };
    const { rows, cursorRow, beforeCursor } = viewportOf(draft, 60, 20);
    expect(rows.length).toBeLessThanOrEqual(20);
    expect(rows[cursorRow]?.startsWith(beforeCursor)).toBe(true);
    const around = numbered.slice(Math.max(0, column - beforeCursor.length), column);
    expect(beforeCursor).toBe(around);
  },
);

test('lines of a book above and below the cursor are shown as far as they fit', () => {
  const long = 'x'.repeat(500_000);
  const draft = { lines: [long, 'here', long], line: 1, column: 4 };
  const { rows, cursorRow } = viewportOf(draft, 60, 10);
  expect(rows).toHaveLength(10);
  expect(rows[cursorRow]).toBe('here');
});
