import type { Assessment } from '../domain/assessment.ts';
import type { Attempt } from '../domain/attempt.ts';
import { exitCodes } from '../domain/errors.ts';
import type { AnswerInput, Candidate, Clock } from '../domain/ports.ts';
import type { BankQuestion } from '../domain/question.ts';
import type { Recorder } from './recorder.ts';
import {
  advance,
  begin,
  current,
  type Progress,
  type Result,
  type SessionEvent,
  type SessionState,
} from './state.ts';

/** What the session shows; the commands say how it looks. */
export interface PracticeView {
  question(question: BankQuestion, position: number, total: number): Promise<void>;
  result(result: Result): Promise<void>;
  guidance(question: BankQuestion): Promise<void>;
}

export interface PracticeSetup {
  readonly sessionId: string;
  readonly queue: readonly BankQuestion[];
  readonly candidate: Candidate;
  readonly view: PracticeView;
  readonly recorder: Recorder;
  readonly assess: (question: BankQuestion, answer: string) => Assessment | Promise<Assessment>;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface PracticeOutcome {
  readonly progress: Progress;
  readonly exitCode: number;
}

/** Asks every question of the queue until the candidate stops. Each answer is saved before it is scored, and its score before it is shown. */
export async function practise(setup: PracticeSetup): Promise<PracticeOutcome> {
  let state = begin(setup.queue);
  while (state.phase !== 'over') state = advance(state, await perform(state, setup));
  return { progress: state.progress, exitCode: state.exitCode };
}

type Running = Exclude<SessionState, { phase: 'over' }>;

function perform(state: Running, setup: PracticeSetup): Promise<SessionEvent> {
  switch (state.phase) {
    case 'asking':
      return ask(state.progress, state.draft, setup);
    case 'scoring':
      return score(state.progress, state.attempt, setup);
    case 'reviewing':
      return review(state.result, setup);
  }
}

async function ask(progress: Progress, draft: string, setup: PracticeSetup): Promise<SessionEvent> {
  const question = current(progress);
  await setup.view.question(question, progress.index + 1, progress.queue.length);
  const input = await setup.candidate.readAnswer({ hints: question.howToAnswer, draft });
  return received(input, question, setup);
}

async function received(
  input: AnswerInput,
  question: BankQuestion,
  setup: PracticeSetup,
): Promise<SessionEvent> {
  switch (input.kind) {
    case 'skip':
      return { kind: 'skipped' };
    case 'answer': {
      const attempt = attemptAt(question, input.text, input.spentMs, 'submitted', setup);
      await setup.recorder.attempt(attempt);
      return { kind: 'answered', attempt };
    }
    case 'ended':
      if (input.draft.trim() !== '') {
        await setup.recorder.attempt(
          attemptAt(question, input.draft, input.spentMs, 'incomplete', setup),
        );
      }
      return { kind: 'ended', exitCode: input.exitCode };
  }
}

function attemptAt(
  question: BankQuestion,
  answer: string,
  spentMs: number,
  state: Attempt['state'],
  setup: PracticeSetup,
): Attempt {
  return {
    id: setup.newId(),
    sessionId: setup.sessionId,
    questionId: question.id,
    role: question.role.id,
    level: question.level.id,
    skills: question.skills,
    questionText: question.text,
    answer,
    state,
    answeredAt: setup.clock(),
    spentMs,
  };
}

async function score(
  progress: Progress,
  attempt: Attempt,
  setup: PracticeSetup,
): Promise<SessionEvent> {
  const assessment = await setup.assess(current(progress), attempt.answer);
  await setup.recorder.assessment(attempt.id, assessment, setup.clock());
  await setup.view.result({ question: current(progress), attempt, assessment });
  return { kind: 'scored', assessment };
}

async function review(result: Result, setup: PracticeSetup): Promise<SessionEvent> {
  for (;;) {
    const step = await setup.candidate.chooseNext(['retry', 'next', 'guidance', 'quit']);
    if (typeof step === 'object') return { kind: 'ended', exitCode: step.exitCode };
    if (step === 'quit') return { kind: 'ended', exitCode: exitCodes.done };
    if (step !== 'guidance') return { kind: step };
    await setup.view.guidance(result.question);
  }
}
