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
  const output = createOutput(
    () => failing('EPIPE'),
    () => {
      told += 1;
    },
  );
  await output.write(print`one`);
  await settled();
  expect([output.closed, told]).toEqual([true, 1]);
  await expect(output.write(print`two`)).resolves.toBeUndefined();
});

test('a full disk is an error for whoever writes next', async () => {
  const output = createOutput(
    () => failing('ENOSPC'),
    () => {},
  );
  await output.write(print`one`);
  await settled();
  await expect(output.write(print`two`)).rejects.toThrow('ENOSPC');
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
  const output = createOutput(
    () => slow,
    () => {},
  );
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
