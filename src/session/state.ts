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

/** Text to begin an answer with. */
export interface AnswerDraft {
  /** The unfinished attempt that it is saved as; null for text of an attempt that stays as it is. */
  readonly attemptId: string | null;
  readonly text: string;
}

/** A follow-up question, and the result that it asks about. */
export interface FollowUpAsked {
  readonly ask: string;
  readonly onto: Result;
}

export type SessionState =
  | {
      readonly phase: 'asking';
      readonly progress: Progress;
      readonly draft: AnswerDraft | null;
      readonly followUp: FollowUpAsked | null;
    }
  | { readonly phase: 'scoring'; readonly progress: Progress; readonly attempt: Attempt }
  | {
      readonly phase: 'reviewing';
      readonly progress: Progress;
      readonly result: Result;
      /** False once a follow-up was answered or skipped. */
      readonly mayFollowUp: boolean;
    }
  | { readonly phase: 'over'; readonly progress: Progress; readonly exitCode: number };

export type SessionEvent =
  | { readonly kind: 'answered'; readonly attempt: Attempt }
  | { readonly kind: 'scored'; readonly assessment: Assessment }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'followed-up'; readonly ask: string }
  | { readonly kind: 'retry' }
  | { readonly kind: 'next' }
  | { readonly kind: 'ended'; readonly exitCode: number };

export function begin(queue: readonly BankQuestion[]): SessionState {
  return askOrFinish({ queue, index: 0, results: [], skipped: 0 });
}

/** Goes on where a session was left; an answer that was saved and not scored is scored first. */
export function goOn(progress: Progress, unscored: Attempt | null): SessionState {
  return unscored === null
    ? askOrFinish(progress)
    : { phase: 'scoring', progress, attempt: unscored };
}

/** The question the session stands at. */
export function current(progress: Progress): BankQuestion {
  const question = progress.queue[progress.index];
  if (question === undefined) throw new RangeError(`No question at position ${progress.index}.`);
  return question;
}

/** How many questions of the queue are done with, the one that was answered last included. */
export function positionOf({ queue, index, results }: Progress): number {
  const answered = results.some(({ question }) => question.id === queue[index]?.id);
  return answered ? index + 1 : index;
}

/** The state after an event; an event that makes no sense in a state is a bug and throws. */
export function advance(state: SessionState, event: SessionEvent): SessionState {
  const { progress } = state;
  if (event.kind === 'ended') return { phase: 'over', progress, exitCode: event.exitCode };
  if (state.phase === 'asking' && event.kind === 'answered') {
    return { phase: 'scoring', progress, attempt: event.attempt };
  }
  if (state.phase === 'asking' && event.kind === 'skipped') {
    return state.followUp === null
      ? next({ ...progress, skipped: progress.skipped + 1 })
      : { phase: 'reviewing', progress, result: state.followUp.onto, mayFollowUp: false };
  }
  if (state.phase === 'scoring' && event.kind === 'scored') {
    return review(progress, state.attempt, event.assessment);
  }
  if (state.phase === 'reviewing') {
    const after = afterReview(progress, state.result, event);
    if (after !== null) return after;
  }
  throw new Error(`A session that is ${state.phase} cannot be ${event.kind}.`);
}

function afterReview(progress: Progress, result: Result, event: SessionEvent): SessionState | null {
  switch (event.kind) {
    case 'retry': {
      const draft = { attemptId: null, text: result.attempt.answer };
      return { phase: 'asking', progress, draft, followUp: null };
    }
    case 'followed-up': {
      const followUp = { ask: event.ask, onto: result };
      return { phase: 'asking', progress, draft: null, followUp };
    }
    case 'next':
      return next(progress);
    default:
      return null;
  }
}

function review(progress: Progress, attempt: Attempt, assessment: Assessment): SessionState {
  const result = { question: current(progress), attempt, assessment };
  return {
    phase: 'reviewing',
    progress: { ...progress, results: [...progress.results, result] },
    result,
    mayFollowUp: attempt.followUp === null,
  };
}

function next(progress: Progress): SessionState {
  return askOrFinish({ ...progress, index: progress.index + 1 });
}

function askOrFinish(progress: Progress): SessionState {
  if (progress.index < progress.queue.length) {
    return { phase: 'asking', progress, draft: null, followUp: null };
  }
  return { phase: 'over', progress, exitCode: 0 };
}
