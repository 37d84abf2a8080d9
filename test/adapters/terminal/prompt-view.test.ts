import { expect, test } from 'vitest';
import { draftOf } from '../../../src/adapters/terminal/draft.ts';
import { drawPrompt } from '../../../src/adapters/terminal/prompt-view.ts';

function drawn(columns: number, rows: number, isSaved = false) {
  return drawPrompt({
    draft: draftOf(Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n')),
    hints: [],
    finished: false,
    config: {
      draft: draftOf(''),
      hints: ['Say where you were.'],
      hintsShown: 0,
      size: () => ({ columns, rows }),
      elapsed: () => 61_000,
      limitMs: null,
      undoTo: '',
      color: false,
      onChange: () => {},
      onTick: () => {},
      isSaved: () => isSaved,
    },
  });
}

const everyKey = ['submit', 'hint', 'editor', 'skip', 'quit'];

test.each([
  [120, 24, everyKey],
  [80, 24, everyKey],
  [60, 24, everyKey],
  [40, 24, everyKey],
  [60, 10, ['submit', 'quit']],
  [40, 10, ['submit', 'quit']],
  [24, 10, ['submit', 'quit']],
])('at %d by %d the keys are there that one needs', (columns, rows, keys) => {
  for (const isSaved of [false, true]) {
    const { content, footer } = drawn(columns, rows, isSaved);
    for (const key of keys) expect(footer).toMatch(new RegExp(`Ctrl\\+[A-Z] ${key}`));
    expect(footer).toContain('100 words · 1:01');
    const shown = [...content.split('\n'), ...footer.split('\n')];
    expect(shown.length).toBeLessThan(rows);
    for (const row of shown) expect(row.length).toBeLessThan(columns);
  }
});

test('the rows stay where they are when the draft is saved', () => {
  for (const columns of [120, 100, 80, 60, 40]) {
    const [before, after] = [false, true].map((saved) => drawn(columns, 24, saved).footer);
    expect(after?.split('\n')).toHaveLength(before?.split('\n').length ?? 0);
    expect(after).toContain('draft saved');
  }
});
