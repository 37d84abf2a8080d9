import { expect, test } from 'vitest';
import { carryError, receiveError } from '../../../src/adapters/threads/messages.ts';
import { DrillError, UsageError } from '../../../src/domain/errors.ts';

const across = (error: unknown) => receiveError(structuredClone(carryError(error)));

test('a known failure keeps its exit code and next step on the way between threads', () => {
  const received = across(new UsageError('No such scorer.', 'Try rules.'));
  expect(received).toBeInstanceOf(DrillError);
  expect(received).toMatchObject({
    message: 'No such scorer.',
    exitCode: 2,
    nextStep: 'Try rules.',
  });
});

test('a fault of the program keeps its stack', () => {
  const fault = new TypeError('x is not a function');
  expect(across(fault)).not.toBeInstanceOf(DrillError);
  expect(across(fault).stack).toBe(fault.stack);
  expect(across('text').message).toBe('text');
});
