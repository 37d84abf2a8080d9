import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';
import { keys } from '../helpers/pty.ts';
import { lookInto } from '../helpers/saved.ts';

let drill: Drill;
beforeEach(() => {
  drill = new Drill();
});
afterEach(() => drill.remove());

const footer = /0 words · \d:\d\d/;
const one = ['practice', '--id', 'pl-junior-long-wait'];
const history = () => lookInto(drill.home, (store) => store.attempts({}));

describe('an exam', () => {
  test('counts down, offers no hints and reports everything at the end', async () => {
    const terminal = drill.start({
      args: ['--mode', 'exam', '--level', 'junior', '-n', '2', '--seed', '1'],
      rows: 60,
    });
    await terminal.waitFor(/0 words · \d:\d\d left/);
    expect(terminal.screen()).not.toContain('Ctrl+G hint');
    terminal.type(`I sat down with her.${keys.ctrlD}`);
    await terminal.waitFor('Question 2 of 2');
    expect(terminal.screen()).not.toContain('Score:');
    await terminal.waitFor(footer);
    terminal.type(`I rang the ward.${keys.ctrlD}`);
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.screen().match(/Score: \d+ of 100/g)).toHaveLength(2);
    expect(terminal.screen()).toContain('2 answers.');
  });

  test('takes the answer as it stands when the time is up', async () => {
    const terminal = drill.start({ args: [...one, '--mode', 'exam', '--time', '2'] });
    await terminal.waitFor(footer);
    terminal.type('I had just begun');
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(await history()).toMatchObject([{ answer: 'I had just begun', state: 'submitted' }]);
  });

  test('says so in words where nothing is redrawn', async () => {
    const terminal = drill.start({
      args: [...one, '--mode', 'exam', '--time', '2', '--accessible'],
    });
    await terminal.waitFor('You have 2 seconds.');
    terminal.type('I had just begun\r');
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.screen()).toContain('The time is up.');
    expect(await history()).toMatchObject([{ answer: 'I had just begun', state: 'submitted' }]);
  });

  test('has no hints to be shown', async () => {
    const { code, err } = await drill.run([...one, '--mode', 'exam', '--hints']);
    expect(code).toBe(2);
    expect(err).toContain('An exam has no hints.');
  });

  test('that was left goes on as an exam and reports the answers from before too', async () => {
    const first = drill.start({ args: ['--mode', 'exam', '--level', 'junior', '-n', '2'] });
    await first.waitFor(footer);
    first.type(`I sat down with her.${keys.ctrlD}`);
    await first.waitFor('Question 2 of 2');
    await first.waitFor(footer);
    first.type(keys.ctrlQ);
    await first.ended;
    const second = drill.start({ args: ['--resume'], rows: 60 });
    await second.waitFor(/Question 2 of 2[\s\S]*0 words · \d:\d\d left/);
    expect(second.screen()).not.toContain('Ctrl+G hint');
    second.type(`I rang the ward.${keys.ctrlD}`);
    await second.ended;
    expect(second.screen().match(/Score: \d+ of 100/g)).toHaveLength(2);
  });
});

describe('practice', () => {
  test('shows the first hint at once, or none at all', async () => {
    const shown = drill.start({ args: [...one, '--hints'] });
    await shown.waitFor('Hint 1: ');
    shown.type(keys.ctrlC);
    await shown.ended;
    const none = drill.start({ args: [...one, '--no-hints'] });
    await none.waitFor(footer);
    expect(none.screen()).not.toContain('hint');
    none.type(keys.ctrlC);
    await none.ended;
  });

  test('keeps the own rating, given before the score, and tracks the gap', async () => {
    const terminal = drill.start({ args: [...one, '--self-rate'], rows: 60 });
    await terminal.waitFor(footer);
    terminal.type(`I sat down with her.${keys.ctrlD}`);
    await terminal.waitFor('How good was that answer?');
    expect(terminal.screen()).not.toContain('Score:');
    terminal.type(keys.enter);
    await terminal.waitFor('What next?');
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect(await history()).toMatchObject([{ selfRating: 90 }]);
    const { out } = await drill.run(['stats', '--json']);
    expect(JSON.parse(out).selfRating.answers).toBe(1);
  });

  test('shows words and bars instead of numbers', async () => {
    const { out } = await drill.run([...one, '--no-numbers'], {
      input: 'I sat down with her.\n.\n',
    });
    expect(out).toMatch(/Result: [a-z]/);
    expect(out).not.toMatch(/\d+ of 100/);
  });

  test('the same seed asks the same paper, and the seed is told', async () => {
    const paper = async (seed: string) => {
      const { err, out } = await drill.run(
        ['practice', '--order', 'random', '--seed', seed, '-n', '3', '--no-history'],
        { input: 'a\n.\nb\n.\nc\n.\n' },
      );
      expect(out).not.toContain('seed');
      return err;
    };
    expect(await paper('5')).toBe(await paper('5'));
    expect(await paper('5')).not.toBe(await paper('6'));
    const { out } = await drill.run([...one, '--seed', '77'], { input: 'a\n.\n' });
    expect(out.replace(/\s+/g, ' ')).toContain('(order unseen, seed 77)');
  });

  test('text that ends in the middle of an answer is kept as not finished', async () => {
    const { code } = await drill.run(one, { input: 'I sat down\nand then' });
    expect(code).toBe(0);
    expect(await history()).toMatchObject([
      { answer: 'I sat down\nand then', state: 'incomplete' },
    ]);
  });

  test('a megabyte that is pasted is one answer', async () => {
    const size = Number(process.env.DRILL_PASTE ?? 1_000_000);
    const text = 'I sat down with her and rang the ward.\n'.repeat(size / 40);
    const terminal = drill.start({ args: one });
    await terminal.waitFor(footer);
    await terminal.typeSlowly(keys.paste(text));
    await terminal.waitFor('thousand characters');
    terminal.type(keys.ctrlD);
    await terminal.waitFor('What next?');
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect((await history())[0]?.answer).toBe(text);
  }, 120_000);
});

describe('the editor', () => {
  test('can begin every answer, and its file stays until the answer is scored', async () => {
    const editor = drill.script('editor', 'printf "written in the editor" >> "$1"');
    const terminal = drill.start({ args: [...one, '--editor'], env: { EDITOR: editor } });
    await terminal.waitFor('written in the editor');
    expect(readdirSync(join(drill.home, 'editing'))).toHaveLength(1);
    terminal.type(keys.ctrlD);
    await terminal.waitFor('What next?');
    expect(readdirSync(join(drill.home, 'editing'))).toEqual([]);
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect(await history()).toMatchObject([{ answer: 'written in the editor' }]);
  });

  test.each([
    ['fails', 'printf "half" > "$1"; exit 3', /ended with code 3\. What it wrote is in/],
    [
      'writes no text',
      'printf "\\377\\376" > "$1"',
      /cannot be used: it is not UTF-8 text\. It is kept/,
    ],
    ['is not there', null, /ended with code 127/],
  ])('that %s loses neither the draft nor what it wrote', async (_what, script, said) => {
    const editor = script === null ? '/no/such/editor' : drill.script('editor', script);
    const terminal = drill.start({ args: one, cols: 250, env: { DRILL_EDITOR: editor } });
    await terminal.waitFor(footer);
    terminal.type('my draft');
    await terminal.waitFor('2 words');
    terminal.type(keys.ctrlO);
    await terminal.waitFor(said);
    await terminal.waitFor(/my draft[\s\S]*my draft/);
    const [file = ''] = readdirSync(join(drill.home, 'editing'));
    expect(existsSync(join(drill.home, 'editing', file))).toBe(true);
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect(await history()).toMatchObject([{ answer: 'my draft' }]);
  });
});

describe('an accessible session', () => {
  test('from the first question to the last is plain lines and words', async () => {
    const terminal = drill.start({
      args: [
        '--accessible',
        '--level',
        'junior',
        '-n',
        '2',
        '--self-rate',
        '--follow-ups',
        '--star',
        '--order',
        'file',
      ],
      env: { NO_COLOR: '1' },
      rows: 200,
    });
    for (const part of ['Situation', 'Task', 'Action', 'Result']) {
      await terminal.waitFor(new RegExp(`${part}: [\\s\\S]*Type your answer`));
      terminal.type(`${part} is told.\r.\r`);
    }
    await terminal.waitFor('Type a number from 1 to 5');
    terminal.type('2\r');
    await terminal.waitFor(
      /Follow-up: [\s\S]*Type your answer\. A line with only a dot submits it\. Commands: \/editor/,
    );
    terminal.type('And she thanked me.\r.\r');
    await terminal.waitFor(/(?:Type a number from 1 to 5[\s\S]*){2}/);
    terminal.type('3\r');
    await terminal.waitFor('How to answer');
    terminal.type('2\r');
    await terminal.waitFor('Question 2 of 2');
    terminal.type('/quit\r');
    expect(await terminal.ended).toMatchObject({ code: 0 });
    expect(terminal.screen()).not.toMatch(/[█░▁▂▃▄▅▆▇✓✗◐→•│─⠋❯]/);
    // Readline writes what is typed; nothing goes up, back or away.
    expect(terminal.raw()).not.toMatch(/\u001b\[[\d;]*[A-HJKSTf]|\u001b\[\?25l|\u001b\[2J/);
  });

  test.each(['stats', 'history', 'plan', 'due --list', 'doctor', 'undo'])(
    'drill %s has words for glyphs',
    async (line) => {
      await drill.run(one, { input: 'I sat down with her.\n.\n' });
      const { out } = await drill.run([...line.split(' '), '--accessible']);
      expect(out).not.toBe('');
      expect(out).not.toMatch(/[█░▁▂▃▄▅▆▇✓✗◐→•│─]/);
    },
  );
});

test('a question file may be gone when a session goes on', async () => {
  const { out } = await drill.run(['list', '--level', 'junior', '--json']);
  const questions = JSON.parse(out) as { id: string }[];
  const file = (ids: readonly string[]) => {
    const body = questions.filter(({ id }) => ids.includes(id));
    const { role, level } = body[0] as unknown as { role: object; level: object };
    const plain = body.map(
      ({ role: _r, level: _l, file: _f, ...rest }: Record<string, unknown>) => rest,
    );
    writeFileSync(
      join(drill.home, 'own.yaml'),
      JSON.stringify({ schemaVersion: 1, role, level, questions: plain }),
    );
  };
  const ids = questions.slice(0, 3).map(({ id }) => id);
  const own = ['--questions', join(drill.home, 'own.yaml')];
  file(ids);
  await drill.run(['practice', ...own, '--order', 'file'], { input: 'first\n.\n' });
  file([ids[0] ?? '', ids[2] ?? '']);
  const { code, err } = await drill.run(['practice', '--resume', ...own], { input: 'third\n.\n' });
  expect(code).toBe(0);
  expect(err).toContain('Question 2 of 2');
  const answers = await history();
  expect(answers.map(({ questionId }) => questionId)).toEqual([ids[2], ids[0]]);
});
