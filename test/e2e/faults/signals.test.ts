/** Ending at every prompt: what was typed is kept, the terminal is as before, the exit code is right. */
import { describe, expect, test } from 'vitest';
import { Drill } from '../../helpers/drill.ts';
import { keys, type PseudoTerminal } from '../../helpers/pty.ts';
import { lookInto } from '../../helpers/saved.ts';

const footer = /\d words? · \d:\d\d/;
const id = '--id pl-junior-long-wait';

interface PromptState {
  readonly args: string;
  /** Brings the terminal to the prompt. */
  readonly reach: (terminal: PseudoTerminal) => Promise<void>;
  /** What must be in the history. */
  readonly kept: RegExp | null;
}

async function typed(terminal: PseudoTerminal, text: string): Promise<void> {
  await terminal.waitFor(footer);
  terminal.type(text);
  await terminal.waitFor(text);
}

async function submitted(terminal: PseudoTerminal, text: string, next: string): Promise<void> {
  await typed(terminal, text);
  terminal.type(keys.ctrlD);
  await terminal.waitFor(next);
}

const states: Readonly<Record<string, PromptState>> = {
  'choice of the level': {
    args: '',
    reach: (terminal) => terminal.waitFor('Which level?'),
    kept: null,
  },
  answer: {
    args: id,
    reach: (terminal) => typed(terminal, 'half a thought'),
    kept: /^half a thought$/,
  },
  'answer in an exam': {
    args: `${id} --mode exam`,
    reach: (terminal) => typed(terminal, 'half a thought'),
    kept: /^half a thought$/,
  },
  'own rating': {
    args: `${id} --self-rate`,
    reach: (terminal) => submitted(terminal, 'my whole answer', 'How good was that answer?'),
    kept: /^my whole answer$/,
  },
  'part of a story': {
    args: `${id} --star`,
    reach: async (terminal) => {
      await submitted(terminal, 'The ward was full.', 'Task: what was yours');
      await terminal.waitFor(/0 words/);
      await typed(terminal, 'I had to');
    },
    kept: /^The ward was full\.\n\nI had to$/,
  },
  'follow-up': {
    args: `${id} --follow-ups`,
    reach: async (terminal) => {
      await submitted(terminal, 'I rang the ward.', 'Follow-up: your answer');
      await terminal.waitFor(/0 words/);
      await typed(terminal, 'and then');
    },
    kept: /^I rang the ward\.\n\nand then$/,
  },
  'choice after the result': {
    args: id,
    reach: (terminal) => submitted(terminal, 'I rang the ward.', 'What next?'),
    kept: /^I rang the ward\.$/,
  },
  'choice of the sentence for a finding': {
    args: id,
    reach: async (terminal) => {
      await submitted(terminal, 'I rang the ward.', 'What next?');
      terminal.type(keys.down.repeat(3) + keys.enter);
      await terminal.waitFor('Which finding');
      terminal.type(keys.enter);
      await terminal.waitFor('Which sentence');
    },
    kept: /^I rang the ward\.$/,
  },
  'accessible answer': {
    args: `${id} --accessible`,
    reach: async (terminal) => {
      await terminal.waitFor('Type your answer.');
      terminal.type('half a thought\r');
      await terminal.waitFor('half a thought');
    },
    kept: /^half a thought$/,
  },
};

const signals = [
  ['Ctrl-C', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

const cases = Object.keys(states).flatMap((name) =>
  signals.map(([signal, code]) => ({ name, signal, code })),
);

/** The shell tells the modes before and after, and the number of the process in between. */
const script = (args: string) =>
  [
    'stty -a > before',
    `exec 3>pid; sh -c 'echo $$ >&3; exec "$0" "$@"' "${process.execPath}" "$DRILL_BIN" practice ${args}`,
    'code=$?',
    'stty -a > after',
    'cmp before after && echo "same modes, code $code"',
  ].join('; ');

describe.each(cases)('$signal at the $name', ({ name, signal, code }) => {
  test.concurrent('keeps what was written and restores the terminal', async () => {
    const { args, reach, kept } = states[name] as PromptState;
    const drill = new Drill();
    const terminal = drill.shell(
      `trap : HUP TERM; cd "${drill.home}"; DRILL_BIN="${drill.bin}"; ${script(args)}`,
    );
    await reach(terminal);
    if (signal === 'Ctrl-C') terminal.type(keys.ctrlC);
    else process.kill(drill.number('pid'), signal);
    await terminal.waitFor(`same modes, code ${code}`);
    const raw = terminal.raw();
    expect(raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThanOrEqual(
      raw.lastIndexOf('\u001b[?2004h'),
    );
    expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
    const answers = await lookInto(drill.home, (store) => store.attempts({}));
    if (kept === null) expect(answers).toEqual([]);
    else expect(answers[0]?.answer).toMatch(kept);
    await terminal.ended;
    drill.remove();
  });
});

test('the draft is offered next time and finished as the same answer', async () => {
  const drill = new Drill();
  const first = drill.start({ args: ['--id', 'pl-junior-long-wait'] });
  await typed(first, 'half a thought');
  first.type(keys.ctrlC);
  await first.ended;
  expect(first.screen()).toContain('`drill --resume` goes on with this session.');

  const second = drill.start({ args: ['--resume'] });
  await second.waitFor('half a thought');
  expect(second.screen()).toContain('Your unfinished answer of');
  second.type(`, and the rest${keys.ctrlD}`);
  await second.waitFor('What next?');
  second.type(keys.ctrlC);
  await second.ended;
  const answers = await lookInto(drill.home, (store) => store.attempts({}));
  expect(answers).toMatchObject([{ answer: 'half a thought, and the rest', state: 'submitted' }]);
  drill.remove();
});

test('a draft that is said to be saved survives SIGKILL', async () => {
  const drill = new Drill();
  const terminal = drill.start({ args: ['--id', 'pl-junior-long-wait'] });
  await typed(terminal, 'typed for a while');
  await terminal.waitFor('draft saved');
  terminal.kill('SIGKILL');
  await terminal.ended;
  const answers = await lookInto(drill.home, (store) => store.attempts({}));
  expect(answers).toMatchObject([{ answer: 'typed for a while', state: 'incomplete' }]);
  drill.remove();
});

test('a second Ctrl-C ends at once, even while an editor ignores the first', async () => {
  const drill = new Drill();
  const editor = drill.script(
    'editor',
    'trap "" INT TERM; echo editing; while read line; do :; done',
  );
  const terminal = drill.start({
    args: ['--id', 'pl-junior-long-wait', '--editor'],
    env: { EDITOR: editor },
  });
  await terminal.waitFor('editing');
  terminal.kill('SIGINT');
  terminal.kill('SIGINT');
  expect(await terminal.ended).toMatchObject({ code: 130 });
  drill.remove();
});
