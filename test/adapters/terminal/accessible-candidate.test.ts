import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAccessibleCandidate } from '../../../src/adapters/terminal/accessible-candidate.ts';
import { tickMs } from '../../../src/adapters/terminal/draft-saver.ts';
import type { Edited } from '../../../src/adapters/terminal/external-editor.ts';
import { plainPrompt } from '../../../src/domain/ports.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody who answers on a clock that is set by hand; every draft that is saved is noted. */
function answering(edited: Edited = { failure: 'No editor.' }) {
  const input = new PassThrough();
  const output = new PassThrough();
  const world = { now: 0, saved: [] as string[], shown: '' };
  output.on('data', (chunk: Buffer) => {
    world.shown += chunk.toString('utf8');
  });
  const candidate = createAccessibleCandidate({
    input,
    output,
    signal: new AbortController().signal,
    editor: { edit: async () => edited, settled: () => {} },
    clock: () => world.now,
    layout: { colorLevel: 0 },
  });
  const answer = candidate.readAnswer({
    ...plainPrompt,
    onDraft: (text) => {
      world.saved.push(text);
      return true;
    },
  });
  /** The terminal echoes what was read. */
  const type = async (text: string) => {
    input.write(`${text}\r`);
    await vi.waitFor(() => expect(world.shown).toContain(text));
  };
  return { world, answer, type };
}

test('a draft is saved a second later at the latest, not at every line', async () => {
  const { world, answer, type } = answering();
  for (let line = 0; line < 50; line++) await type(`line ${line}.`);
  expect(world.saved).toEqual([]);
  world.now = tickMs;
  vi.advanceTimersByTime(tickMs);
  expect(world.saved).toHaveLength(1);
  expect(world.saved[0]?.split('\n')).toHaveLength(50);
  await type('one more');
  await type('.');
  const given = await answer;
  expect(given).toMatchObject({ kind: 'answer', text: `${world.saved[0]}\none more` });
  expect(world.saved).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('what the editor wrote is a draft too', async () => {
  const { world, answer, type } = answering({ text: 'from\nthe editor' });
  world.now = tickMs;
  await type('/editor');
  await vi.waitFor(() => expect(world.saved).toEqual(['from\nthe editor']));
  await type('.');
  expect(await answer).toMatchObject({ kind: 'answer', text: 'from\nthe editor' });
});

test('keys are read from before the invitation on, so that Ctrl-C does not throw away what came first', async () => {
  const keys = new PassThrough();
  let raw = false;
  const input = Object.assign(keys, {
    isTTY: true,
    setRawMode: (wanted: boolean) => {
      raw = wanted;
    },
  });
  const modes: [string, boolean][] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      modes.push([String(chunk), raw]);
      done();
    },
  });
  const candidate = createAccessibleCandidate({
    input,
    output,
    signal: new AbortController().signal,
    editor: { edit: async () => ({ failure: 'none' }), settled: () => {} },
    clock: () => 0,
    layout: { colorLevel: 0 },
  });
  const answer = candidate.readAnswer(plainPrompt);
  keys.write('I rang the ward.\r.\r');
  expect(await answer).toMatchObject({ kind: 'answer', text: 'I rang the ward.' });
  const invited = modes.find(([text]) => text.startsWith('Type your answer.'));
  expect(invited?.[1]).toBe(true);
});

test('a dot before anything is typed skips the question', async () => {
  const { answer, type } = answering();
  await type('.');
  expect(await answer).toMatchObject({ kind: 'skip', draft: '' });
});
