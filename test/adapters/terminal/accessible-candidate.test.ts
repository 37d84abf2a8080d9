import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createAccessibleCandidate } from '../../../src/adapters/terminal/accessible-candidate.ts';
import { plainPrompt } from '../../../src/domain/ports.ts';

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
