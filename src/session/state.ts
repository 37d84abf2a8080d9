/** The practice session as a pure state machine: `advance` is the only way from one state to the next. */
import type { Assessment } from '../domain/assessment.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { BankQuestion } from '../domain/question.ts';

/** An attempt that was assessed. */
export interface Result {
  readonly question: BankQuestion;
  readonly attempt: Attempt;
  readonly assessment: Assessment;
}

/** What the whole session remembers. */
export interface Progress {
  readonly queue: readonly BankQuestion[];
  /** Position in the queue, from 0. */
  readonly index: number;
  readonly results: readonly Result[];
  readonly skipped: number;
}

export type SessionState =
  | { readonly phase: 'asking'; readonly progress: Progress; readonly draft: string }
  | { readonly phase: 'scoring'; readonly progress: Progress; readonly attempt: Attempt }
  | { readonly phase: 'reviewing'; readonly progress: Progress; readonly result: Result }
  | { readonly phase: 'over'; readonly progress: Progress; readonly exitCode: number };

export type SessionEvent =
  | { readonly kind: 'answered'; readonly attempt: Attempt }
  | { readonly kind: 'scored'; readonly assessment: Assessment }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'next' }
  | { readonly kind: 'ended'; readonly exitCode: number };

export function begin(queue: readonly BankQuestion[]): SessionState {
  return askOrFinish({ queue, index: 0, results: [], skipped: 0 });
}

/** The question the session stands at. */
export function current(progress: Progress): BankQuestion {
  const question = progress.queue[progress.index];
  if (question === undefined) throw new RangeError(`No question at position ${progress.index}.`);
  return question;
}

/** The state after an event; an event that makes no sense in a state is a bug and throws. */
export function advance(state: SessionState, event: SessionEvent): SessionState {
  const { progress } = state;
  if (event.kind === 'ended') return { phase: 'over', progress, exitCode: event.exitCode };
  if (state.phase === 'asking' && event.kind === 'answered') {
    return { phase: 'scoring', progress, attempt: event.attempt };
  }
  if (state.phase === 'asking' && event.kind === 'skipped') {
    return askOrFinish({ ...progress, index: progress.index + 1, skipped: progress.skipped + 1 });
  }
  if (state.phase === 'scoring' && event.kind === 'scored') {
    return review(progress, state.attempt, event.assessment);
  }
  if (state.phase === 'reviewing' && event.kind === 'retry') {
    return { phase: 'asking', progress, draft: state.result.attempt.answer };
  }
  if (state.phase === 'reviewing' && event.kind === 'next') {
    return askOrFinish({ ...progress, index: progress.index + 1 });
  }
  throw new Error(`A session that is ${state.phase} cannot be ${event.kind}.`);
}

function review(progress: Progress, attempt: Attempt, assessment: Assessment): SessionState {
  const result = { question: current(progress), attempt, assessment };
  return {
    phase: 'reviewing',
    progress: { ...progress, results: [...progress.results, result] },
    result,
  };
}

function askOrFinish(progress: Progress): SessionState {
  if (progress.index < progress.queue.length) return { phase: 'asking', progress, draft: '' };
  return { phase: 'over', progress, exitCode: 0 };
}
