import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';
import { keys } from '../helpers/pty.ts';

let drill: Drill;
beforeEach(() => {
  drill = new Drill();
});
afterEach(() => drill.remove());

const footer = /0 words · 0:0\d/;
const one = ['practice', '--id', 'pl-junior-long-wait'];

async function history(): Promise<
  {
    answer: string;
    state: string;
    questionId: string;
    assessment: { score: number } | null;
    corrections: readonly object[];
  }[]
> {
  const { out } = await drill.run(['history', '--json', '-n', '0']);
  return JSON.parse(out);
}

describe('a session in a terminal', () => {
  test('question, answer, result beside the example, retry, next, quit; all of it is in the history', async () => {
    const terminal = drill.start({ args: [], cols: 120, rows: 60 });
    await terminal.waitFor('Which level?');
    terminal.type(keys.enter);
    await terminal.waitFor(/Question 1 of \d/);
    await terminal.waitFor(footer);
    terminal.type('A man had waited three hours. I said I was sorry and called the nurse.');
    await terminal.waitFor('15 words');
    terminal.type(`${keys.enter}He was seen at four and thanked me.${keys.enter}.${keys.enter}`);
    await terminal.waitFor('What next?');
    const screen = terminal.screen();
    expect(screen).toMatch(/Score: \d+ of 100/);
    expect(screen).toMatch(/Feedback {20,}Example answer/);
    expect(screen).toContain('Your answer');
    terminal.type(keys.enter);
    await terminal.waitFor(/23 words · 0:0\d/);
    expect(terminal.screen()).toContain(
      'What you wrote last is here to be edited; Ctrl+_ clears it.',
    );
    terminal.type(' I came back every half hour with news.');
    await terminal.waitFor('31 words');
    terminal.type(keys.ctrlD);
    await terminal.waitFor(/What next\?[\s\S]*What next\?/);
    terminal.type(keys.down + keys.enter);
    await terminal.waitFor(/Question 2 of \d/);
    await terminal.waitFor(footer);
    terminal.type(keys.ctrlS);
    await terminal.waitFor(/Question 3 of \d/);
    await terminal.waitFor(footer);
    terminal.type(keys.ctrlQ);
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.screen()).toMatch(
      /This session\n2 answers, 1 skipped\. On average \d+ of 100\./,
    );
    expect(terminal.screen()).toContain(`Saved in ${join(drill.home, 'history.db')}`);

    const saved = await history();
    expect(saved.map(({ state }) => state)).toEqual(['submitted', 'submitted']);
    expect(saved[1]?.answer).toBe(
      'A man had waited three hours. I said I was sorry and called the nurse.\nHe was seen at four and thanked me.',
    );
    expect(saved[0]?.answer).toContain('every half hour');
    for (const { assessment } of saved) expect(assessment?.score).toBeTypeOf('number');
  });

  test('a finding can be contested with a sentence; it is kept, exported, and moves no score', async () => {
    const terminal = drill.start({ args: one, rows: 60 });
    await terminal.waitFor(footer);
    terminal.type(`I rang the ward. Then she got her tea and biscuits.${keys.ctrlD}`);
    await terminal.waitFor('What next?');
    terminal.type(keys.down.repeat(3) + keys.enter);
    await terminal.waitFor('Which finding do you contest?');
    terminal.type(keys.enter);
    await terminal.waitFor(/Which sentence shows this\? Acknowledges the feeling/);
    terminal.type(keys.down + keys.enter);
    await terminal.waitFor('the score stays, and your coach sees it in `drill export`.');
    await terminal.waitFor(/What next\?[\s\S]*What next\?/);
    terminal.type(keys.down.repeat(3) + keys.enter);
    await terminal.waitFor(/Which finding[\s\S]*Which finding/);
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toMatchObject({ code: 130 });

    const [saved] = await history();
    expect(saved?.corrections).toMatchObject([
      { start: 17, end: 50, quote: 'Then she got her tea and biscuits' },
    ]);
    expect(terminal.screen()).toContain(`Score: ${saved?.assessment?.score} of 100`);
    const { out } = await drill.run(['export']);
    expect(out).toMatch(
      /You said that this shows "Acknowledges .*"Then she got her tea and biscuits"/,
    );
  });

  test('submitting before anything is typed skips the question', async () => {
    const terminal = drill.start({ args: ['practice', '--level', 'senior', '-n', '3'] });
    await terminal.waitFor(/Question 1 of 3/);
    await terminal.waitFor(footer);
    terminal.type(keys.ctrlD);
    await terminal.waitFor(/Question 2 of 3/);
    await terminal.waitFor(footer);
    terminal.type(`  ${keys.enter}.${keys.enter}`);
    await terminal.waitFor(/Question 3 of 3/);
    await terminal.waitFor(footer);
    terminal.type(keys.ctrlQ);
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.screen()).not.toContain('Score:');
    expect(await history()).toEqual([]);
  });

  test('what is pasted over several lines stays one answer, and editing works in the middle of it', async () => {
    const terminal = drill.start({ args: one });
    await terminal.waitFor(footer);
    terminal.type(keys.paste('first line\n.\nthird lime\t日本'));
    await terminal.waitFor('third lime');
    terminal.type(
      `${keys.left.repeat(5)}${keys.backspace}n${keys.home}> ${keys.up}${keys.ctrlW}${keys.undo}`,
    );
    await terminal.waitFor('> third line');
    terminal.type(keys.ctrlD);
    await terminal.waitFor('What next?');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toMatchObject({ code: 130 });
    expect((await history())[0]?.answer).toBe('first line\n.\n> third line  日本');
  });

  test('hints come one at a time', async () => {
    const terminal = drill.start({ args: one });
    await terminal.waitFor(footer);
    terminal.type(keys.ctrlG);
    await terminal.waitFor('Hint 1: Say where you were');
    expect(terminal.screen()).not.toContain('Hint 2');
    terminal.type(keys.ctrlG);
    await terminal.waitFor('Hint 2: Say what you said first');
    terminal.type(keys.ctrlC);
    await terminal.ended;
  });

  test('the editor gets the draft and gives its text back', async () => {
    const editor = join(drill.home, 'editor.sh');
    writeFileSync(editor, '#!/bin/sh\nprintf " and edited" >> "$1"\n', { mode: 0o755 });
    const terminal = drill.start({ args: one, env: { EDITOR: editor } });
    await terminal.waitFor(footer);
    terminal.type('typed');
    await terminal.waitFor('1 word ');
    terminal.type(keys.ctrlO);
    await terminal.waitFor('typed and edited');
    terminal.type(keys.ctrlD);
    await terminal.waitFor('What next?');
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect((await history())[0]?.answer).toBe('typed and edited');
  });

  test.each([40, 80, 200])('nothing runs over at %d columns', async (cols) => {
    const terminal = drill.start({ args: one, cols, rows: 30 });
    await terminal.waitFor(/0 words/);
    terminal.type(`I sat down with her and rang the ward.${keys.enter}.${keys.enter}`);
    await terminal.waitFor('What next?');
    expect(terminal.overlong()).toEqual([]);
    terminal.type(keys.ctrlC);
    await terminal.ended;
  });

  test('NO_COLOR means no color, and the evidence is in brackets', async () => {
    const terminal = drill.start({ args: one, env: { NO_COLOR: '1' } });
    await terminal.waitFor(footer);
    terminal.type(`I said I was sorry and called the nurse.${keys.enter}.${keys.enter}`);
    await terminal.waitFor('What next?');
    expect(terminal.screen()).toMatch(/\[I said I was sorry and called the nurse\.\]1/);
    terminal.type(keys.ctrlC);
    await terminal.ended;
  });
});

describe('leaving in the middle', () => {
  const restored = [
    'stty -a > before',
    'drill practice --id pl-junior-long-wait',
    'code=$?',
    'stty -a > after',
    'cmp before after && echo "same modes, code $code"',
  ].join('; ');

  test.each([
    [
      'Ctrl-C at the answer',
      async (terminal: ReturnType<Drill['shell']>) => terminal.type(keys.ctrlC),
      130,
    ],
    [
      'Ctrl-C at the choice',
      async (terminal: ReturnType<Drill['shell']>) => {
        terminal.type(keys.ctrlD);
        await terminal.waitFor('What next?');
        terminal.type(keys.ctrlC);
      },
      130,
    ],
    ['quitting', async (terminal: ReturnType<Drill['shell']>) => terminal.type(keys.ctrlQ), 0],
  ] as const)('%s keeps what was typed and restores the terminal', async (_what, leave, code) => {
    const terminal = drill.shell(`cd "${drill.home}"; ${restored}`);
    await terminal.waitFor(footer);
    terminal.type('half a thought');
    await terminal.waitFor('3 words');
    await leave(terminal);
    await terminal.waitFor(`same modes, code ${code}`);
    expect(terminal.raw().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(
      terminal.raw().lastIndexOf('\u001b[?2004h'),
    );
    expect(terminal.raw().lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(
      terminal.raw().lastIndexOf('\u001b[?25l'),
    );
    expect(await history()).toMatchObject([{ answer: 'half a thought' }]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s keeps the draft as not finished', async (signal, code) => {
    const terminal = drill.start({ args: one });
    await terminal.waitFor(footer);
    terminal.type('half a thought');
    await terminal.waitFor('3 words');
    terminal.kill(signal);
    expect(await terminal.ended).toMatchObject({ code });
    expect(await history()).toMatchObject([
      { answer: 'half a thought', state: 'incomplete', assessment: null },
    ]);
  });

  test('Ctrl-C at the choice of the level', async () => {
    const terminal = drill.start({ args: [] });
    await terminal.waitFor('Which level?');
    terminal.type(keys.ctrlC);
    expect(await terminal.ended).toMatchObject({ code: 130 });
  });
});

test('an accessible session has no cursor movement and words instead of glyphs', async () => {
  const terminal = drill.start({ args: [...one, '--accessible'], env: { NO_COLOR: '1' } });
  await terminal.waitFor('Type your answer.');
  terminal.type('/hint\r');
  await terminal.waitFor('Hint: Say where you were');
  terminal.type('I said I was sorry and called the nurse.\r.\r');
  await terminal.waitFor('Type a number from 1 to 5');
  expect(terminal.screen()).toMatch(/1\. (Found|Not sure), \d+% sure: Acknowledges the feeling/);
  expect(terminal.screen()).toContain('4. Contest a finding ("I did say that")');
  terminal.type('4\r');
  await terminal.waitFor('Which finding do you contest?');
  terminal.type('1\r');
  await terminal.waitFor(/1\. "I said I was sorry and called the nurse"\s+2\. Go back/);
  terminal.type('2\r');
  await terminal.waitFor(/What next\?[\s\S]*What next\?/);
  terminal.type('5\r');
  expect(await terminal.ended).toMatchObject({ code: 0 });
  expect(terminal.screen()).not.toMatch(/[█░✓✗◐→•│─]/);
  expect(terminal.raw()).not.toMatch(/\u001b\[\d*[ABFGHJ]/);
});

test('an accessible session that is left keeps the line that was begun and reads it back', async () => {
  const terminal = drill.start({ args: [...one, '--accessible'] });
  await terminal.waitFor('Type your answer.');
  terminal.type('A man had waited.\rI called the nur');
  await terminal.waitFor('I called the nur');
  terminal.type(keys.ctrlC);
  expect(await terminal.ended).toMatchObject({ code: 130 });
  expect(await history()).toMatchObject([
    { answer: 'A man had waited.\nI called the nur', state: 'incomplete' },
  ]);
  const resumed = drill.start({ args: ['--accessible', '--resume'] });
  await resumed.waitFor(/It is:\s+A man had waited\.\s+I called the nur/);
  resumed.type(keys.ctrlC);
  expect(await resumed.ended).toMatchObject({ code: 130 });
});

test('trying again begins with the last answer, and one key clears it', async () => {
  const terminal = drill.start({ args: one, rows: 60 });
  await terminal.waitFor(footer);
  expect(terminal.screen()).not.toContain('clears it');
  terminal.type(`I rang the ward.${keys.ctrlD}`);
  await terminal.waitFor('What next?');
  terminal.type(keys.enter);
  await terminal.waitFor(/Ctrl\+_ clears it\.[\s\S]*4 words/);
  terminal.type(keys.undo);
  await terminal.waitFor(/Ctrl\+_ clears it\.[\s\S]*0 words/);
  terminal.type(`I called.${keys.ctrlD}`);
  await terminal.waitFor(/What next\?[\s\S]*What next\?/);
  terminal.type(keys.ctrlC);
  await terminal.ended;
  expect((await history()).map(({ answer }) => answer)).toEqual(['I called.', 'I rang the ward.']);
});
