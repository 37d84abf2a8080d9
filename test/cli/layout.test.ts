import { describe, expect, test } from 'vitest';
import { layoutFor } from '../../src/cli/layout.ts';

const terminal = { isTTY: true, columns: 120 };
const pipe = {};

describe('color', () => {
  test.each([
    ['a terminal has color', terminal, { TERM: 'xterm' }, 'auto', 1],
    ['256 colors where the terminal says so', terminal, { TERM: 'xterm-256color' }, 'auto', 2],
    ['all colors where the terminal says so', terminal, { COLORTERM: 'truecolor' }, 'auto', 3],
    ['a pipe has none', pipe, { TERM: 'xterm' }, 'auto', 0],
    ['NO_COLOR takes it away', terminal, { NO_COLOR: '1' }, 'auto', 0],
    ['an empty NO_COLOR does not', terminal, { NO_COLOR: '' }, 'auto', 1],
    ['TERM=dumb takes it away', terminal, { TERM: 'dumb' }, 'auto', 0],
    ['FORCE_COLOR decides over NO_COLOR', pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }, 'auto', 1],
    ['FORCE_COLOR=0 takes it away', terminal, { FORCE_COLOR: '0' }, 'auto', 0],
    ['the flag decides over everything', pipe, { NO_COLOR: '1' }, 'always', 1],
    ['never means never', terminal, { FORCE_COLOR: '3' }, 'never', 0],
  ] as const)('%s', (_what, stream, env, choice, level) => {
    expect(layoutFor(stream, env, choice, false).colorLevel).toBe(level);
  });
});

describe('width', () => {
  test.each([
    ['that of the terminal', terminal, {}, 120],
    ['COLUMNS without a terminal', pipe, { COLUMNS: '100' }, 100],
    ['80 when nobody knows', pipe, { COLUMNS: 'wide' }, 80],
    ['at least 20', { isTTY: true, columns: 3 }, {}, 20],
    ['at most 1000', pipe, { COLUMNS: '99999' }, 1000],
  ] as const)('%s', (_what, stream, env, width) => {
    expect(layoutFor(stream, env, 'auto', false).width).toBe(width);
  });
});
