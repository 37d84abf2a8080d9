import type { Attempt } from '../domain/attempt.ts';
import { exitCodes } from '../domain/errors.ts';
import type { NextStep } from '../domain/ports.ts';
import { ask, type Drafts } from './asking.ts';
import { contest, contestable } from './contest.ts';
import { followUpFor } from './follow-up.ts';
import type { PracticeSetup } from './practice-setup.ts';
import { selfRating } from './self-rating.ts';
import {
  advance,
  current,
  type Progress,
  positionOf,
  type Result,
  type SessionEvent,
  type SessionState,
} from './state.ts';

export interface PracticeOutcome {
  readonly progress: Progress;
  readonly exitCode: number;
}

/** Asks every question of the queue until the candidate stops. Each answer is saved before it is scored, and its score before it is shown. */
export async function practise(setup: PracticeSetup): Promise<PracticeOutcome> {
  const { sessionId, recorder, clock } = setup;
  const drafts = new Map(setup.drafts);
  let state = setup.start;
  recorder.position(sessionId, state.progress.index);
  while (state.phase !== 'over') {
    const { index } = state.progress;
    state = advance(state, await perform(state, setup, drafts));
    if (state.progress.index !== index) recorder.position(sessionId, state.progress.index);
  }
  const { progress, exitCode } = state;
  const position = positionOf(progress);
  recorder.position(sessionId, position);
  if (position === progress.queue.length) recorder.finished(sessionId, clock());
  return { progress, exitCode };
}

type Running = Exclude<SessionState, { phase: 'over' }>;

function perform(state: Running, setup: PracticeSetup, drafts: Drafts): Promise<SessionEvent> {
  switch (state.phase) {
    case 'asking':
      return ask(state, setup, drafts);
    case 'scoring':
      return score(state.progress, state.attempt, setup);
    case 'reviewing':
      return review(state, setup);
  }
}

async function score(
  progress: Progress,
  attempt: Attempt,
  setup: PracticeSetup,
): Promise<SessionEvent> {
  const { recorder, candidate, view, style } = setup;
  const question = current(progress);
  if (style.selfRate && attempt.followUp === null) {
    const rating = await selfRating(candidate);
    if (typeof rating === 'object') return { kind: 'ended', exitCode: rating.exitCode };
    await recorder.selfRating(attempt.id, rating);
  }
  const assessment = await setup.assess(question, attempt.answer);
  await recorder.assessment(attempt.id, assessment, setup.clock());
  candidate.settled();
  if (style.mode === 'practice') {
    await view.result({ question, attempt, assessment }, earlierOf(progress, setup));
  }
  return { kind: 'scored', assessment };
}

/** The last attempt at the question in this session, else the one from before it. */
function earlierOf(progress: Progress, { earlier }: PracticeSetup): Result | null {
  const { id } = current(progress);
  return progress.results.findLast(({ question }) => question.id === id) ?? earlier(id);
}

type Reviewing = Extract<SessionState, { phase: 'reviewing' }>;

async function review(
  { result, mayFollowUp }: Reviewing,
  setup: PracticeSetup,
): Promise<SessionEvent> {
  const { style } = setup;
  if (style.mode === 'exam') return { kind: 'next' };
  const wanted = style.followUps && mayFollowUp;
  const ask = wanted ? followUpFor(result.question, result.assessment) : null;
  return ask === null ? stepFrom(result, setup) : { kind: 'followed-up', ask };
}

async function stepFrom(result: Result, setup: PracticeSetup): Promise<SessionEvent> {
  const { candidate, view } = setup;
  const steps = stepsAfter(result, setup);
  for (;;) {
    const step = await candidate.chooseNext(steps);
    if (typeof step === 'object') return { kind: 'ended', exitCode: step.exitCode };
    if (step === 'quit') return { kind: 'ended', exitCode: exitCodes.done };
    if (step === 'retry' || step === 'next') return { kind: step };
    if (step === 'guidance') await view.guidance(result.question);
    const stopped = step === 'contest' ? await contest(result, setup) : null;
    if (stopped !== null) return { kind: 'ended', exitCode: stopped.exitCode };
  }
}

function stepsAfter(result: Result, { recorder }: PracticeSetup): readonly NextStep[] {
  const isContestable = recorder.keeps && contestable(result).length > 0;
  return ['retry', 'next', 'guidance', ...(isContestable ? (['contest'] as const) : []), 'quit'];
}
