import { expect, test } from 'vitest';
import { sourceOf } from '../../src/text/copied.ts';

const source = sourceOf('I sat down with her, said I was sorry, and rang the ward at once.', 3);
const share = (text: string) => source.shareTaken(text.split(' '));

test('a copy is taken whole, with other forms of its words too, and something else is not', () => {
  expect(share('i sat down with her said i was sorry')).toBe(1);
  expect(share('i sit down with her say i am fine')).toBeGreaterThan(0.4);
  expect(share('we went home early that day')).toBe(0);
});

test('words in another order are shared and not taken', () => {
  const words = 'ward the rang once at sorry'.split(' ');
  expect(source.shareTaken(words)).toBe(0);
  expect(source.shareShared(words)).toBe(1);
  expect(source.shareShared(['ward', 'ward', 'ward', 'ward'])).toBe(0.25);
});
