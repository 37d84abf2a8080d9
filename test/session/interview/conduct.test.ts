import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/domain/attempt.ts';
import type { Model, ModelFault, ModelReply } from '../../../src/domain/model.ts';
import type { AnswerInput, Candidate } from '../../../src/domain/ports.ts';
import type { BankQuestion } from '../../../src/domain/question.ts';
import { interview } from '../../../src/session/interview/conduct.ts';
import { isFair } from '../../../src/session/interview/fair.ts';
import { gapsOf } from '../../../src/session/interview/gaps.ts';
import { scriptedInterviewer } from '../../../src/session/interview/interviewer.ts';
import { modelInterviewer } from '../../../src/session/interview/model-interviewer.ts';
import { reportOn } from '../../../src/session/interview/report.ts';
import { scored, unscored } from '../../helpers/assessments.ts';
import { question } from '../../helpers/questions.ts';

const asked = question('q1', {
  skills: ['empathy', 'listening'],
  rubric: {
    keyPoints: [
      {
        id: 'reason',
        description: 'Finds out from the nurse why it takes so long.',
        weight: 2,
        anyOf: ['called the nurse'],
      },
      { id: 'news', description: 'Keeps the family informed.', anyOf: ['came back every hour'] },
    ],
  },
  followUps: [
    { when: { missing: 'result' }, ask: 'How was it for them afterwards?' },
    { when: { always: true }, ask: 'What did you learn?' },
  ],
});

const found = (missing: readonly string[], score = 50) =>
  scored(score, {
    keyPoints: ['reason', 'news'].map((id) => ({
      id,
      status: missing.includes(id) ? 'missed' : 'met',
      coverage: missing.includes(id) ? 0 : 1,
      weight: 1,
      evidence: [],
    })),
    star: Object.fromEntries(
      ['situation', 'task', 'action', 'result'].map((part) => [
        part,
        { present: !missing.includes(part), evidence: [] },
      ]),
    ) as never,
    feedback: [
      {
        kind: 'strength',
        code: 's',
        text: 'Covered: something.',
        evidence: [{ start: 0, end: 4, quote: 'I sa', kind: 'exact' }],
      },
      { kind: 'improve', code: 'i', text: `Missing: ${missing[0] ?? 'nothing'}`, evidence: [] },
    ],
  });

const skipped: AnswerInput = { kind: 'skip', draft: '', spentMs: 0 };
const says = (text: string): AnswerInput => ({ kind: 'answer', text, spentMs: 10 });

interface Run {
  readonly inputs: AnswerInput[];
  readonly missing?: readonly string[];
  readonly queue?: readonly BankQuestion[];
  readonly limitMs?: number;
  readonly tick?: number;
}

async function run({ inputs, missing = [], queue = [asked], limitMs, tick = 0 }: Run) {
  const log: string[] = [];
  const attempts: Attempt[] = [];
  let now = 0;
  let id = 0;
  const candidate: Candidate = {
    readAnswer: async () => {
      now += tick;
      return inputs.shift() ?? { kind: 'ended', draft: '', spentMs: 0, exitCode: 130 };
    },
    chooseNext: async () => 'next',
    choose: async () => {
      throw new Error('nobody is asked');
    },
    settled: () => {},
  };
  const progress = await interview({
    sessionId: 's',
    queue,
    interviewer: scriptedInterviewer,
    candidate,
    view: {
      turn: async (speak) => {
        await speak((words) => log.push(`says ${words.slice(0, 9)}`));
      },
      question: async ({ question: { id: own }, leftMs }) => {
        log.push(`asks ${own}${leftMs === null ? '' : ` ${leftMs}`}`);
      },
      followUp: async (ask) => {
        log.push(`follows up ${ask}`);
      },
    },
    recorder: {
      attempt: async (attempt) => {
        attempts.push(attempt);
        log.push(`saved ${attempt.state}`);
      },
      assessment: async () => {
        log.push('saved score');
      },
      draft: () => true,
      selfRating: async () => {},
      correction: async () => true,
      position: () => {},
      finished: () => {},
      keeps: true,
      lost: 0,
    },
    prepare: () => {},
    assess: async (_question, text) => {
      log.push(`scored ${text.replaceAll('\n', '/')}`);
      return found(missing);
    },
    patiently: (work) => work(new AbortController().signal),
    clock: () => now,
    newId: () => `id-${id++}`,
    limitMs: limitMs ?? null,
  });
  return { log, attempts, progress };
}

describe('an interview', () => {
  test('opens, asks, follows up twice at most, scores the whole each time, and closes', async () => {
    const { log, progress } = await run({
      inputs: [says('one'), says('two'), says('three')],
      missing: ['result', 'reason'],
    });
    expect(log).toEqual([
      'says Hello, an',
      'asks q1',
      'saved submitted',
      'scored one',
      'saved score',
      'follows up How was it for them afterwards?',
      'saved submitted',
      'scored one//two',
      'saved score',
      'follows up What did you learn?',
      'saved submitted',
      'scored one//two//three',
      'saved score',
      'says Thank you',
    ]);
    expect(progress).toMatchObject({ exitCode: 0, interviewed: [{ followUps: 2 }] });
  });

  test('asks nothing more where nothing is missing', async () => {
    const { log } = await run({ inputs: [says('all of it')] });
    expect(log.filter((line) => line.startsWith('follows'))).toEqual([]);
  });

  test('a skipped follow-up ends the question, a skipped question counts as skipped', async () => {
    const queue = [asked, question('q2')];
    const { progress } = await run({
      inputs: [says('one'), skipped, skipped],
      missing: ['result'],
      queue,
    });
    expect(progress).toMatchObject({ skipped: 1, interviewed: [{ followUps: 1 }] });
  });

  test('no question begins when the time is over', async () => {
    const queue = [asked, question('q2'), question('q3')];
    const { log, progress } = await run({
      inputs: [says('a'), says('b'), says('c')],
      queue,
      limitMs: 60_000,
      tick: 40_000,
    });
    expect(log.filter((line) => line.startsWith('asks'))).toEqual([
      'asks q1 60000',
      'asks q2 20000',
    ]);
    expect(reportOn(progress)).toMatchObject({ unasked: 1, spentMs: 80_000 });
  });

  test('that is broken off keeps what was said, in a follow-up too', async () => {
    const { attempts, progress } = await run({
      inputs: [says('one'), { kind: 'ended', draft: 'and th', spentMs: 4, exitCode: 130 }],
      missing: ['result'],
    });
    expect(attempts.map(({ state, answer }) => [state, answer])).toEqual([
      ['submitted', 'one'],
      ['incomplete', 'one\n\nand th'],
    ]);
    expect(progress).toMatchObject({ exitCode: 130, interviewed: [{ followUps: 1 }] });
  });
});

test('gaps come by weight: an end that is missing before a small point, a required one first', () => {
  const ids = gapsOf(asked, found(['result', 'situation', 'reason', 'news'])).map(({ id }) => id);
  expect(ids).toEqual(['result', 'reason', 'news', 'situation']);
  expect(gapsOf(asked, unscored())).toEqual([]);
});

test('the report has skills, strengths with quotes and three things to practise', async () => {
  const { progress } = await run({ inputs: [says('one'), skipped], missing: ['result'] });
  expect(reportOn(progress)).toMatchObject({
    mean: 50,
    skills: [
      { id: 'empathy', mean: 50 },
      { id: 'listening', mean: 50 },
    ],
    strengths: [{ quote: 'I sa', questionId: 'q1' }],
    practise: [{ text: 'Missing: result' }],
  });
});

const exchange = {
  question: asked,
  answer: 'I said I was sorry.',
  gaps: gapsOf(asked, found(['reason'])),
  asked: [],
};

describe('a follow-up of a model', () => {
  test.each([
    'What did you do after you had said sorry?',
    'How did you go about it from there?',
    'Who else played a part in this?',
  ])('%s may be asked', (ask) => {
    expect(isFair(ask, exchange)).toBe(true);
  });

  test.each([
    ['it names what is missing', 'What did the nurse say took so long, and whom did you inform?'],
    ['it is a yes or no', 'Did you find somebody to ask?'],
    ['it puts words into the mouth', 'Wouldn’t you have looked into it?'],
    ['it gives examples', 'What did you do, for example with your team?'],
    ['it is two questions', 'What happened then? And how did it end?'],
    ['it is no question', 'Tell me more about that.'],
    ['it is a speech', `What ${'then '.repeat(60)}?`],
    ['it is a word', 'Why?'],
  ])('is not asked where %s', (_why, ask) => {
    expect(isFair(ask, exchange)).toBe(false);
  });

  const interviewerSaying = (reply: ModelReply, faults: ModelFault[] = []) => {
    const model: Model = {
      identity: { name: 'm', url: 'u' },
      complete: async () => reply,
      stream: async (_request, onWords) => {
        if (reply.kind === 'text') onWords(reply.text);
        return reply;
      },
    };
    return modelInterviewer(model, async (fault) => void faults.push(fault));
  };
  const signal = new AbortController().signal;

  test('is asked where it is fair, and gives way to the file where it is not', async () => {
    const fair = { kind: 'text', text: '"What did you do next?"' } as const;
    expect(await interviewerSaying(fair).followUp(exchange, signal)).toBe('What did you do next?');
    const unfair = { kind: 'text', text: 'Did you call the nurse?' } as const;
    expect(await interviewerSaying(unfair).followUp(exchange, signal)).toBe('What did you learn?');
  });

  test('gives way to the file where the model fails, who says why', async () => {
    const faults: ModelFault[] = [];
    const fault: ModelFault = { code: 'timed-out', message: 'Late.' };
    const interviewer = interviewerSaying({ kind: 'failed', fault }, faults);
    expect(await interviewer.followUp(exchange, signal)).toBe('What did you learn?');
    const said: string[] = [];
    const occasion = { role: 'Liaison', level: 'junior', questions: 1 };
    await interviewer.open(occasion, (words) => said.push(words), signal);
    expect(said.join('')).toContain('thank you for coming');
    expect(faults).toHaveLength(2);
  });
});
