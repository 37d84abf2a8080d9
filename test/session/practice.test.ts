import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/domain/attempt.ts';
import type { AnswerInput, Candidate, NextStep } from '../../src/domain/ports.ts';
import { practise } from '../../src/session/practice.ts';
import type { Recorder } from '../../src/session/recorder.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

type Step = NextStep | { readonly exitCode: number };

const answer = (text: string): AnswerInput => ({ kind: 'answer', text, spentMs: 5 });

/** Runs a session with scripted answers and choices; everything that happens is written down in order. */
async function session(inputs: AnswerInput[], steps: Step[], ids = ['q1', 'q2']) {
  const log: string[] = [];
  const attempts: Attempt[] = [];
  const candidate: Candidate = {
    readAnswer: async ({ draft }) => {
      if (draft !== '') log.push(`draft ${draft}`);
      return inputs.shift() ?? { kind: 'ended', draft: '', spentMs: 0, exitCode: 0 };
    },
    chooseNext: async () => steps.shift() ?? 'quit',
    choose: async () => {
      throw new Error('not asked for');
    },
  };
  const recorder: Recorder = {
    attempt: async (attempt) => {
      attempts.push(attempt);
      log.push(`saved ${attempt.answer} (${attempt.state})`);
    },
    assessment: async () => {
      log.push('saved score');
    },
    lost: 0,
  };
  let id = 0;
  const outcome = await practise({
    sessionId: 's',
    queue: ids.map((name) => question(name)),
    candidate,
    view: {
      question: async ({ id: asked }, position, total) => {
        log.push(`asked ${asked} ${position}/${total}`);
      },
      result: async ({ assessment }) => {
        log.push(`shown ${assessment.status === 'scored' ? assessment.score : 'unscored'}`);
      },
      guidance: async () => {
        log.push('guidance');
      },
    },
    recorder,
    assess: (_question, text) => {
      log.push('scored');
      return scored(text.length);
    },
    clock: () => 1_000,
    newId: () => `id-${id++}`,
  });
  return { log, attempts, outcome };
}

describe('a practice session', () => {
  test('saves the answer before it scores it, and the score before it shows it', async () => {
    const { log } = await session([answer('one')], ['quit'], ['q1']);
    expect(log).toEqual([
      'asked q1 1/1',
      'saved one (submitted)',
      'scored',
      'saved score',
      'shown 3',
    ]);
  });

  test('goes through the questions and ends by itself', async () => {
    const { log, outcome } = await session([answer('a'), answer('b')], ['next', 'next']);
    expect(log.filter((line) => line.startsWith('asked'))).toEqual([
      'asked q1 1/2',
      'asked q2 2/2',
    ]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.progress.results).toHaveLength(2);
  });

  test('a retry asks the same question with the last answer at hand and keeps both attempts', async () => {
    const { log, attempts } = await session([answer('first'), answer('second')], ['retry', 'quit']);
    expect(log).toContain('draft first');
    expect(attempts.map(({ questionId, answer: text, id }) => [questionId, text, id])).toEqual([
      ['q1', 'first', 'id-0'],
      ['q1', 'second', 'id-1'],
    ]);
  });

  test('guidance comes as often as it is asked for', async () => {
    const { log } = await session([answer('a')], ['guidance', 'guidance', 'quit']);
    expect(log.filter((line) => line === 'guidance')).toHaveLength(2);
  });

  test('a skipped question is counted and not saved', async () => {
    const { attempts, outcome } = await session([{ kind: 'skip' }, { kind: 'skip' }], []);
    expect(attempts).toEqual([]);
    expect(outcome).toMatchObject({ exitCode: 0, progress: { skipped: 2 } });
  });

  test.each([130, 143, 129, 0])(
    'an end with code %d keeps the draft as unfinished',
    async (exitCode) => {
      const { attempts, outcome } = await session(
        [{ kind: 'ended', draft: 'half a sen', spentMs: 9, exitCode }],
        [],
      );
      expect(attempts).toMatchObject([{ answer: 'half a sen', state: 'incomplete', spentMs: 9 }]);
      expect(outcome.exitCode).toBe(exitCode);
    },
  );

  test('an end without a draft saves nothing', async () => {
    const { attempts } = await session(
      [{ kind: 'ended', draft: ' \n', spentMs: 9, exitCode: 130 }],
      [],
    );
    expect(attempts).toEqual([]);
  });

  test('an interruption at the choice ends with its code and keeps the result', async () => {
    const { outcome } = await session([answer('a')], [{ exitCode: 130 }]);
    expect(outcome.exitCode).toBe(130);
    expect(outcome.progress.results).toHaveLength(1);
  });
});
