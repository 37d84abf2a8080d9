import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/domain/attempt.ts';
import { advance, begin, type SessionEvent } from '../../src/session/state.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const attempt = { id: 'a', answer: 'text' } as Attempt;
const events: Record<string, SessionEvent[]> = {
  asking: [{ kind: 'answered', attempt }, { kind: 'skipped' }],
  scoring: [{ kind: 'scored', assessment: scored(50) }],
  reviewing: [{ kind: 'retry' }, { kind: 'next' }],
};

describe('the session state', () => {
  test('an empty queue is over at once', () => {
    expect(begin([])).toMatchObject({ phase: 'over', exitCode: 0 });
  });

  test('an event that makes no sense is a bug', () => {
    expect(() => advance(begin([question('q')]), { kind: 'retry' })).toThrow(
      /asking cannot be retry/,
    );
  });

  test('whatever happens, no result is forgotten and the index only moves on', () => {
    const choices = fc.array(fc.nat({ max: 1 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), choices, (size, picks) => {
        let state = begin(Array.from({ length: size }, (_, index) => question(`q${index}`)));
        let assessed = 0;
        for (const pick of picks) {
          const possible = events[state.phase];
          if (possible === undefined) break;
          const event = possible[pick % possible.length] as SessionEvent;
          const before = state.progress.index;
          state = advance(state, event);
          assessed += event.kind === 'scored' ? 1 : 0;
          expect(state.progress.results).toHaveLength(assessed);
          expect(state.progress.index - before).toBeGreaterThanOrEqual(0);
          expect(state.phase === 'over').toBe(state.progress.index === size);
        }
      }),
    );
  });
});
