import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startDeadline } from '../../../src/adapters/llm/deadline.ts';
import { after } from '../../../src/adapters/llm/timing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const wanted = new AbortController().signal;

test('a pause that is too long ends a call, and whatever comes begins it anew', () => {
  const deadline = startDeadline({ ms: 100, on: 'pauses' }, wanted, after);
  for (let times = 0; times < 5; times++) {
    vi.advanceTimersByTime(90);
    deadline.touch();
  }
  expect(deadline.signal.aborted).toBe(false);
  vi.advanceTimersByTime(101);
  expect(deadline.signal.reason).toMatchObject({
    fault: { code: 'timed-out', detail: '0.1 seconds' },
  });
});

test('the whole may not take too long, however much comes', () => {
  const deadline = startDeadline({ ms: 1_000, on: 'whole' }, wanted, after);
  for (let ms = 0; ms < 1_000; ms += 50) {
    deadline.touch();
    vi.advanceTimersByTime(50);
  }
  expect(deadline.signal.reason).toMatchObject({ fault: { detail: '1 seconds' } });
});

test.each(['whole', 'pauses'] as const)(
  'who no longer waits ends it at once, and an ended call has no timers left (%s)',
  (on) => {
    const stop = new AbortController();
    const deadline = startDeadline({ ms: 100, on }, stop.signal, after);
    deadline.touch();
    stop.abort();
    expect(deadline.signal.aborted).toBe(true);
    deadline.clear();
    expect(vi.getTimerCount()).toBe(0);
  },
);
