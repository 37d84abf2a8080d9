import { expect, test } from 'vitest';
import { describeFailure } from '../../src/cli/failure.ts';
import { InterruptedError, UsageError } from '../../src/domain/errors.ts';

test("a user's mistake is a sentence and a next step, without a stack", () => {
  const { exitCode, text } = describeFailure(
    new UsageError('No such thing.', 'Try another.'),
    false,
  );
  expect(exitCode).toBe(2);
  expect(text?.text).toBe('drill: No such thing.\nTry another.');
});

test('a fault of the program says so and shows its stack only when asked', () => {
  const fault = new TypeError('x is not a function');
  const quiet = describeFailure(fault, false);
  expect(quiet.exitCode).toBe(5);
  expect(quiet.text?.text).toMatch(/fault of the program.*x is not a function\n.*--verbose/);
  expect(quiet.text?.text).not.toContain('failure.test.ts');
  expect(describeFailure(fault, true).text?.text).toContain('failure.test.ts');
});

test('an interruption says nothing and keeps its code', () => {
  expect(describeFailure(new InterruptedError(143), true)).toEqual({ exitCode: 143, text: null });
});

test('a message with control characters is shown, not obeyed', () => {
  const { text } = describeFailure(new UsageError('No file \u001b[2Jx.'), false);
  expect(text?.text).toBe('drill: No file \\u{1b}[2Jx.');
});
