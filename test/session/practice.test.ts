import { describe, expect, test } from 'vitest';
import type { ScoredAssessment } from '../../src/domain/assessment.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import { InterruptedError } from '../../src/domain/errors.ts';
import type { AnswerInput, AnswerPrompt, Candidate, NextStep } from '../../src/domain/ports.ts';
import type { BankQuestion } from '../../src/domain/question.ts';
import { practise } from '../../src/session/practice.ts';
import type { PracticeSetup, SessionStyle } from '../../src/session/practice-setup.ts';
import type { Recorder } from '../../src/session/recorder.ts';
import { begin } from '../../src/session/state.ts';
import { scored } from '../helpers/assessments.ts';
import { attempt } from '../helpers/attempts.ts';
import { question } from '../helpers/questions.ts';

type Step = NextStep | { readonly exitCode: number };

const answer = (text: string): AnswerInput => ({ kind: 'answer', text, spentMs: 5 });
const skip = (draft = ''): AnswerInput => ({ kind: 'skip', draft, spentMs: 5 });

interface Script {
  readonly inputs: AnswerInput[];
  readonly steps?: Step[];
  readonly ids?: readonly string[];
  readonly style?: Partial<SessionStyle>;
  readonly drafts?: readonly Attempt[];
  readonly earlier?: PracticeSetup['earlier'];
  /** Ratings that are chosen, or the code of the interruption. */
  readonly ratings?: (number | { readonly exitCode: number })[];
  readonly ask?: Partial<BankQuestion>;
  /** What the assessment found of the key points. */
  readonly keyPoints?: ScoredAssessment['keyPoints'];
  /** The labels that are chosen in turn, or the code of the interruption. */
  readonly picks?: (string | { readonly exitCode: number })[];
  /** Whether there is a history. */
  readonly keeps?: boolean;
}

const plainStyle: SessionStyle = {
  mode: 'practice',
  hints: 'on-request',
  selfRate: false,
  followUps: false,
  star: false,
  inEditor: false,
  limitSeconds: null,
};

/** Runs a session with scripted answers and choices; everything that happens is written down in order. */
async function session(script: Script) {
  const { inputs, steps = [], ids = ['q1', 'q2'], style = {}, drafts = [], ratings = [] } = script;
  const log: string[] = [];
  const attempts: Attempt[] = [];
  const prompts: AnswerPrompt[] = [];
  const offered: (readonly NextStep[])[] = [];
  const picks = [...(script.picks ?? [])];
  const picked = <T>(
    message: string,
    choices: readonly { readonly label: string; readonly value: T }[],
  ) => {
    const labels = choices.map(({ label }) => label);
    log.push(`${message} [${labels.join('|')}]`);
    const pick = picks.shift();
    if (typeof pick === 'object') throw new InterruptedError(pick.exitCode);
    return choices[labels.indexOf(pick ?? '')]?.value as T;
  };
  const candidate: Candidate = {
    readAnswer: async (prompt) => {
      prompts.push(prompt);
      if (prompt.draft !== '') log.push(`draft ${prompt.draft}`);
      return inputs.shift() ?? { kind: 'ended', draft: '', spentMs: 0, exitCode: 0 };
    },
    chooseNext: async (choices) => {
      offered.push(choices);
      return steps.shift() ?? 'quit';
    },
    choose: async <T>(
      message: string,
      choices: readonly { readonly label: string; readonly value: T }[],
    ) => {
      if (picks.length > 0) return picked(message, choices);
      log.push('rated');
      const rating = ratings.shift() ?? { exitCode: 130 };
      if (typeof rating === 'object') throw new InterruptedError(rating.exitCode);
      return rating as T;
    },
    settled: () => {
      log.push('settled');
    },
  };
  const recorder: Recorder = {
    attempt: async (attempt) => {
      attempts.push(attempt);
      log.push(`saved ${attempt.answer} (${attempt.state})`);
    },
    draft: ({ id, answer: text }) => {
      log.push(`draft of ${id} saved: ${text}`);
      return true;
    },
    selfRating: async (_id, rating) => {
      log.push(`own rating ${rating} saved`);
    },
    assessment: async () => {
      log.push('saved score');
    },
    position: (_id, position) => {
      log.push(`at ${position}`);
    },
    correction: async ({ keyPointId, quote }) => {
      log.push(`correction ${keyPointId}: ${quote} saved`);
      return true;
    },
    finished: () => {
      log.push('finished');
    },
    keeps: script.keeps ?? true,
    lost: 0,
  };
  let id = 0;
  const outcome = await practise({
    sessionId: 's',
    start: begin(ids.map((name) => question(name, script.ask))),
    style: { ...plainStyle, ...style },
    drafts: new Map(drafts.map((draft) => [draft.questionId, draft])),
    earlier: script.earlier ?? (() => null),
    candidate,
    view: {
      question: async ({ id: asked }, position, total) => {
        log.push(`asked ${asked} ${position}/${total}`);
      },
      part: async (part) => {
        log.push(`part ${part}`);
      },
      followUp: async (ask) => {
        log.push(`follow-up ${ask}`);
      },
      draftOffered: async ({ id: offered }) => {
        log.push(`offered ${offered}`);
      },
      result: async ({ assessment }, earlier) => {
        const score = assessment.status === 'scored' ? assessment.score : 'unscored';
        log.push(`shown ${score}${earlier === null ? '' : ` after ${earlier.attempt.answer}`}`);
      },
      guidance: async () => {
        log.push('guidance');
      },
      contested: async () => {
        log.push('told that it is kept');
      },
    },
    recorder,
    prepare: () => {},
    assess: (_question, text) => {
      log.push('scored');
      return scored(text.length, { keyPoints: script.keyPoints ?? [] });
    },
    clock: () => 1_000,
    newId: () => `id-${id++}`,
  });
  return { log, attempts, outcome, prompts, offered };
}

describe('a practice session', () => {
  test('saves the answer before it scores it, and the score before it shows it', async () => {
    const { log } = await session({ inputs: [answer('one')], ids: ['q1'] });
    expect(log).toEqual([
      'at 0',
      'asked q1 1/1',
      'saved one (submitted)',
      'scored',
      'saved score',
      'settled',
      'shown 3',
      'at 1',
      'finished',
    ]);
  });

  test('goes through the questions and ends by itself', async () => {
    const { log, outcome } = await session({
      inputs: [answer('a'), answer('b')],
      steps: ['next', 'next'],
    });
    expect(log.filter((line) => line.startsWith('asked'))).toEqual([
      'asked q1 1/2',
      'asked q2 2/2',
    ]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.progress.results).toHaveLength(2);
  });

  test('a retry asks the same question with the last answer at hand and keeps both attempts', async () => {
    const { log, attempts } = await session({
      inputs: [answer('first'), answer('second')],
      steps: ['retry', 'quit'],
    });
    expect(log).toContain('draft first');
    expect(log).toContain('shown 6 after first');
    expect(attempts.map(({ questionId, answer: text, id }) => [questionId, text, id])).toEqual([
      ['q1', 'first', 'id-0'],
      ['q1', 'second', 'id-1'],
    ]);
  });

  test('guidance comes as often as it is asked for', async () => {
    const { log } = await session({
      inputs: [answer('a')],
      steps: ['guidance', 'guidance', 'quit'],
    });
    expect(log.filter((line) => line === 'guidance')).toHaveLength(2);
  });

  test('a skipped question is counted and not saved', async () => {
    const { attempts, outcome } = await session({ inputs: [skip(), skip(' ')] });
    expect(attempts).toEqual([]);
    expect(outcome).toMatchObject({ exitCode: 0, progress: { skipped: 2 } });
  });

  test.each([130, 143, 129, 0])(
    'an end with code %d keeps the draft as unfinished',
    async (exitCode) => {
      const { attempts, outcome } = await session({
        inputs: [{ kind: 'ended', draft: 'half a sen', spentMs: 9, exitCode }],
      });
      expect(attempts).toMatchObject([{ answer: 'half a sen', state: 'incomplete', spentMs: 9 }]);
      expect(outcome.exitCode).toBe(exitCode);
    },
  );

  test('an end without a draft saves nothing', async () => {
    const { attempts } = await session({
      inputs: [{ kind: 'ended', draft: ' \n', spentMs: 9, exitCode: 130 }],
    });
    expect(attempts).toEqual([]);
  });

  test('an interruption at the choice ends with its code and keeps the result', async () => {
    const { outcome } = await session({ inputs: [answer('a')], steps: [{ exitCode: 130 }] });
    expect(outcome.exitCode).toBe(130);
    expect(outcome.progress.results).toHaveLength(1);
  });
});

describe('drafts', () => {
  test('are saved as the attempt that they become', async () => {
    const { prompts, log, attempts } = await session({ inputs: [answer('whole')], ids: ['q1'] });
    prompts[0]?.onDraft('wh', 1);
    prompts[0]?.onDraft('  ', 1);
    expect(log.filter((line) => line.startsWith('draft of'))).toEqual(['draft of id-0 saved: wh']);
    expect(attempts[0]?.id).toBe('id-0');
  });

  test('of an earlier day are offered once and finished as the same attempt', async () => {
    const draft = attempt('old', { state: 'incomplete', answer: 'half' });
    const { log, attempts } = await session({
      inputs: [answer('half and more')],
      ids: ['q1'],
      drafts: [draft],
    });
    expect(log.slice(1, 4)).toEqual(['asked q1 1/1', 'offered old', 'draft half']);
    expect(attempts[0]).toMatchObject({ id: 'old', state: 'submitted' });
  });

  test('of skipped questions are kept', async () => {
    const { attempts } = await session({ inputs: [skip('not today')], ids: ['q1'] });
    expect(attempts).toMatchObject([{ answer: 'not today', state: 'incomplete' }]);
  });
});

describe('contesting a finding', () => {
  const point = (id: string, status: 'met' | 'partial' | 'missed') => ({
    ...{ id, status, coverage: 0, weight: 1, evidence: [] },
  });
  const rubric = {
    keyPoints: [
      { id: 'sorry', description: 'Says sorry.' },
      { id: 'reason', description: 'Finds the reason.' },
      { id: 'end', description: 'Says how it ended.' },
    ],
  };
  const told = () => ({
    ids: ['q1'],
    ask: { rubric },
    inputs: [answer('I said  sorry! She\nsat down.')],
  });
  const sentences = '["I said sorry"|"She sat down"|Go back]';

  test('asks which of those not found it is, then which sentence, and keeps that as typed', async () => {
    const { log, offered } = await session({
      ...told(),
      steps: ['contest', 'quit'],
      keyPoints: [point('sorry', 'partial'), point('reason', 'met'), point('end', 'missed')],
      picks: ['Says how it ended.', '"She sat down"'],
    });
    expect(offered[0]).toEqual(['retry', 'next', 'guidance', 'contest', 'quit']);
    const from = log.findIndex((line) => line.startsWith('shown')) + 1;
    expect(log.slice(from, from + 4)).toEqual([
      'Which finding do you contest? [Says sorry.|Says how it ended.|Go back]',
      `Which sentence shows this? Says how it ended. ${sentences}`,
      'correction end: She\nsat down saved',
      'told that it is kept',
    ]);
  });

  test('asks for the sentence only where one point is open, and going back keeps nothing', async () => {
    const { log, offered, outcome } = await session({
      ...told(),
      steps: ['contest', 'next'],
      keyPoints: [point('sorry', 'missed'), point('reason', 'met')],
      picks: ['Go back'],
    });
    expect(log).toContain(`Which sentence shows this? Says sorry. ${sentences}`);
    expect(log.filter((line) => /correction|kept/.test(line))).toEqual([]);
    expect(offered).toHaveLength(2);
    expect(outcome.exitCode).toBe(0);
  });

  test('an interruption there ends the session with its code and keeps nothing', async () => {
    const { log, outcome } = await session({
      ...told(),
      steps: ['contest'],
      keyPoints: [point('sorry', 'missed')],
      picks: [{ exitCode: 143 }],
    });
    expect(log.filter((line) => /correction|kept/.test(line))).toEqual([]);
    expect(outcome).toMatchObject({ exitCode: 143, progress: { results: [{}] } });
  });

  test.each([
    ['everything was found', { keyPoints: [point('sorry', 'met')] }],
    ['nothing is kept', { keyPoints: [point('sorry', 'missed')], keeps: false }],
  ])('is not offered where %s', async (_where, more) => {
    const { offered } = await session({ ...told(), ...more });
    expect(offered).toEqual([['retry', 'next', 'guidance', 'quit']]);
  });
});

describe('an exam', () => {
  test('gives no hints, takes the time of the question and shows nothing on the way', async () => {
    const { log, prompts, outcome } = await session({
      inputs: [answer('a'), answer('b')],
      style: { mode: 'exam', hints: 'none' },
      ask: { timeLimitSeconds: 90 },
    });
    expect(prompts.map(({ hints, limitMs }) => [hints, limitMs])).toEqual([
      [[], 90_000],
      [[], 90_000],
    ]);
    expect(log.filter((line) => line.startsWith('shown'))).toEqual([]);
    expect(outcome.progress.results).toHaveLength(2);
  });

  test('has a time limit where the question says none, and --time decides over it', async () => {
    const style = { mode: 'exam', hints: 'none' } as const;
    const usual = await session({ inputs: [], style });
    expect(usual.prompts[0]?.limitMs).toBe(120_000);
    const given = await session({ inputs: [], style: { ...style, limitSeconds: 30 } });
    expect(given.prompts[0]?.limitMs).toBe(30_000);
  });
});

describe('rating oneself', () => {
  test('comes after saving and before scoring', async () => {
    const { log } = await session({
      inputs: [answer('one')],
      ids: ['q1'],
      style: { selfRate: true },
      ratings: [70],
    });
    const order = ['saved one (submitted)', 'rated', 'own rating 70 saved', 'scored'];
    expect(log.filter((line) => order.includes(line))).toEqual(order);
  });

  test('an interruption there ends the session and keeps the answer', async () => {
    const { attempts, outcome } = await session({
      inputs: [answer('one')],
      ids: ['q1'],
      style: { selfRate: true },
      ratings: [{ exitCode: 143 }],
    });
    expect(attempts).toHaveLength(1);
    expect(outcome.exitCode).toBe(143);
  });
});

describe('follow-ups', () => {
  const ask = { followUps: [{ when: { always: true }, ask: 'And then?' }] } as const;

  test('add their answer to the first one and score the whole, once', async () => {
    const { log, attempts } = await session({
      inputs: [answer('one'), answer('two')],
      ids: ['q1'],
      style: { followUps: true },
      ask,
    });
    expect(attempts.map(({ answer: text, followUp }) => [text, followUp])).toEqual([
      ['one', null],
      ['one\n\ntwo', 'And then?'],
    ]);
    expect(log.filter((line) => line === 'follow-up And then?')).toHaveLength(1);
    expect(log).toContain('shown 8 after one');
  });

  test('can be skipped', async () => {
    const { attempts } = await session({
      inputs: [answer('one'), skip()],
      ids: ['q1'],
      style: { followUps: true },
      ask,
    });
    expect(attempts).toHaveLength(1);
  });
});

describe('an answer in parts', () => {
  test('is composed of what was told', async () => {
    const { log, attempts, prompts } = await session({
      inputs: [answer('S'), skip(), answer('A '), answer('R')],
      ids: ['q1'],
      style: { star: true },
    });
    expect(log.filter((line) => line.startsWith('part'))).toHaveLength(4);
    expect(attempts[0]).toMatchObject({ answer: 'S\n\nA\n\nR', spentMs: 20 });
    prompts[2]?.onDraft('half', 1);
    expect(log.at(-1)).toBe('draft of id-0 saved: S\n\nhalf');
  });

  test('that is interrupted keeps the parts before', async () => {
    const { attempts } = await session({
      inputs: [answer('S'), { kind: 'ended', draft: 'T half', spentMs: 1, exitCode: 130 }],
      ids: ['q1'],
      style: { star: true },
    });
    expect(attempts).toMatchObject([{ answer: 'S\n\nT half', state: 'incomplete' }]);
  });

  test('is not asked for where the question wants no story', async () => {
    const { log } = await session({
      inputs: [answer('one')],
      ids: ['q1'],
      style: { star: true },
      ask: { type: 'technical' },
    });
    expect(log.filter((line) => line.startsWith('part'))).toEqual([]);
  });
});

test('the first answer is compared with the attempt from before the session', async () => {
  const { log } = await session({
    inputs: [answer('now')],
    ids: ['q1'],
    earlier: () => ({
      question: question('q1'),
      attempt: attempt('x', { answer: 'then' }),
      assessment: scored(1),
    }),
  });
  expect(log).toContain('shown 3 after then');
});
