import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const slow = join(import.meta.dirname, '../fixtures/scorers/slow.mjs');
const input = join(drill.home, 'input.ndjson');
const rows = Array.from(
  { length: 60 },
  (_, index) => `${JSON.stringify({ questionId: bank[0]?.id, answer: `x${index}` })}\n`,
);
writeFileSync(input, rows.join(''));
const grade = ['grade', input, '--scorer', slow, '--jobs', '1', '-o', join(drill.home, 'out')];

test('a terminal shows one line that is redrawn and gone in the end', async () => {
  const terminal = drill.start({ args: [...grade, '--color', 'never'], cols: 60 });
  await terminal.waitFor(/\d+ rows, \d+ a second, \d:\d\d left, 0 unscored/);
  expect((await terminal.ended).code).toBe(0);
  expect(terminal.screen()).toMatch(/^Graded 60 answers: [^\n]*$/);
  expect(terminal.raw()).not.toContain('\u001b');
  expect(terminal.overlong()).toEqual([]);
});

test('Ctrl-C clears the line and says how to go on', async () => {
  const args = [...grade.slice(0, -1), join(drill.home, 'stopped')];
  const terminal = drill.start({ args });
  await terminal.waitFor('a second');
  terminal.type('\u0003');
  expect((await terminal.ended).code).toBe(130);
  expect(terminal.screen()).toMatch(/--resume goes on with\s/);
  expect(terminal.screen()).not.toContain('a second');
});

test('rows on the terminal are not mixed with a progress line; --accessible and --quiet redraw nothing', async () => {
  for (const more of [['--accessible'], ['-q']]) {
    const terminal = drill.start({ args: [...grade, ...more] });
    await terminal.ended;
    expect(terminal.raw()).not.toMatch(/\r(?!\n)/);
  }
  const mixed = drill.start({ args: grade.slice(0, -2) });
  await mixed.ended;
  expect(mixed.raw()).not.toMatch(/\r(?!\n)/);
});
