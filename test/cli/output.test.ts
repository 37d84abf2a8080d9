import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';
import { print } from '../../src/domain/printable.ts';

function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a reader that goes away closes the output quietly', async () => {
  let told = 0;
  const output = createOutput(() => failing('EPIPE'), 'standard output', {
    onClosed: () => {
      told += 1;
    },
    onFailed: () => {},
  });
  await output.write(print`one`);
  await settled();
  expect([output.closed, told]).toEqual([true, 1]);
  await expect(output.write(print`two`)).resolves.toBeUndefined();
  await expect(output.flush()).resolves.toBeUndefined();
});

test('a full disk is an error for whoever writes next or waits for the rest', async () => {
  const failures: string[] = [];
  const output = createOutput(() => failing('ENOSPC'), 'standard output', {
    onClosed: () => failures.push('closed'),
    onFailed: ({ message }) => failures.push(message),
  });
  await output.write(print`one`);
  await settled();
  const message = 'Cannot write to standard output: write ENOSPC.';
  await expect(output.write(print`two`)).rejects.toThrow(message);
  await expect(output.flush()).rejects.toThrow(message);
  expect(failures).toEqual([message]);
});

test('nothing is over before the last of it is handed over', async () => {
  let finish = () => {};
  const slow = new Writable({
    write: (_chunk, _encoding, done) => {
      finish = done;
    },
  });
  const output = createOutput(() => slow, 'standard output', {
    onClosed: () => {},
    onFailed: () => {},
  });
  await output.write(print`one`);
  let flushed = false;
  const flushing = output.flush().then(() => {
    flushed = true;
  });
  await settled();
  expect(flushed).toBe(false);
  finish();
  await settled();
  finish();
  await flushing;
});

test('a slow reader is waited for', async () => {
  const taken: string[] = [];
  const waiting: (() => void)[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      taken.push(String(chunk));
      waiting.push(done);
    },
  });
  const output = createOutput(() => slow, 'standard output', {
    onClosed: () => {},
    onFailed: () => {},
  });
  let finished = false;
  const writing = output.write(print`long`).then(() => {
    finished = true;
  });
  await settled();
  expect([taken, finished]).toEqual([['long'], false]);
  for (const done of waiting) done();
  await writing;
  expect(finished).toBe(true);
});
