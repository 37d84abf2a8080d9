import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/domain/attempt.ts';
import type { BankQuestion } from '../../src/domain/question.ts';
import { advance, begin, goOn, positionOf, type SessionEvent } from '../../src/session/state.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const attempt = { id: 'a', answer: 'text', followUp: null } as Attempt;
const events: Record<string, SessionEvent[]> = {
  asking: [{ kind: 'answered', attempt }, { kind: 'skipped' }],
  scoring: [{ kind: 'scored', assessment: scored(50) }],
  reviewing: [{ kind: 'retry' }, { kind: 'next' }, { kind: 'followed-up', ask: 'And then?' }],
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
    const choices = fc.array(fc.nat({ max: 5 }), { maxLength: 60 });
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

describe('going on with a session', () => {
  const queue = ['q0', 'q1'].map((id) => question(id));

  test('begins at the question it was left at', () => {
    expect(goOn({ queue, index: 1, results: [], skipped: 0 }, null)).toMatchObject({
      phase: 'asking',
      progress: { index: 1 },
    });
  });

  test('scores first what was saved and not scored', () => {
    expect(goOn({ queue, index: 0, results: [], skipped: 0 }, attempt)).toMatchObject({
      phase: 'scoring',
      attempt: { id: 'a' },
    });
  });

  test('is done with a question once it was answered', () => {
    const first = { question: queue[0] as BankQuestion, attempt, assessment: scored(1) };
    const at = (index: number) => positionOf({ queue, index, results: [first], skipped: 0 });
    expect([at(0), at(1), at(2)]).toEqual([1, 1, 2]);
  });
});

test('a skipped follow-up leaves the result and is not asked again', () => {
  const asked = question('q');
  const result = { question: asked, attempt, assessment: scored(50) };
  const progress = { queue: [asked], index: 0, results: [result], skipped: 0 };
  const followUp = { ask: 'And then?', onto: result };
  const asking = { phase: 'asking', progress, draft: null, followUp } as const;
  expect(advance(asking, { kind: 'skipped' })).toEqual({
    phase: 'reviewing',
    progress,
    result,
    mayFollowUp: false,
  });
});
