import { expect, test } from 'vitest';
import { editorOf } from '../../../src/adapters/config/editor.ts';
import { waiting } from '../../../src/adapters/terminal/external-editor.ts';

test.each([
  ['code', 'code --wait'],
  ['/usr/local/bin/code --new-window', '/usr/local/bin/code --new-window --wait'],
  ['code --wait', 'code --wait'],
  ['subl -w', 'subl -w'],
  ['gvim', 'gvim --nofork'],
  ['gvim -f', 'gvim -f'],
  ['kate', 'kate --block'],
  ['vim', 'vim'],
  ['emacs -nw', 'emacs -nw'],
])('%s is run as %s, which waits', (command, line) => {
  expect(waiting(command)).toBe(line);
});

test.each([
  [{ DRILL_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
  [{ VISUAL: 'b', EDITOR: 'c' }, 'b'],
  [{ DRILL_EDITOR: ' ', VISUAL: '', EDITOR: 'c' }, 'c'],
  [{}, null],
])('of %j the editor is %s', (env, command) => {
  expect(editorOf(env)?.command ?? null).toBe(command);
});
