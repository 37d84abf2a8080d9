import type { Assessment } from '../domain/assessment.ts';
import type { Attempt, SessionMode } from '../domain/attempt.ts';
import { exitCodes, InterruptedError } from '../domain/errors.ts';
import type { AnswerInput, AnswerPrompt, Candidate, Clock } from '../domain/ports.ts';
import { asksForStar, type BankQuestion, type StarPart } from '../domain/question.ts';
import { followUpFor } from './follow-up.ts';
import { newAttempt } from './new-attempt.ts';
import type { Recorder } from './recorder.ts';
import { readByParts } from './star.ts';
import {
  type AnswerDraft,
  advance,
  current,
  type FollowUpAsked,
  type Progress,
  positionOf,
  type Result,
  type SessionEvent,
  type SessionState,
} from './state.ts';

/** What the session shows; the commands say how it looks. */
export interface PracticeView {
  question(question: BankQuestion, position: number, total: number): Promise<void>;
  /** Begins a part of an answer that is told in parts. */
  part(part: StarPart): Promise<void>;
  followUp(ask: string): Promise<void>;
  /** An unfinished answer is there to go on with. */
  draftOffered(draft: Attempt): Promise<void>;
  /** `earlier` is the attempt at the same question to compare with. */
  result(result: Result, earlier: Result | null): Promise<void>;
  guidance(question: BankQuestion): Promise<void>;
}

/** How questions are asked. */
export interface SessionStyle {
  /** `exam`: no hints, no choices between questions, results at the end. */
  readonly mode: SessionMode;
  readonly hints: 'none' | 'on-request' | 'first-shown';
  /** Rate oneself before the score is shown. */
  readonly selfRate: boolean;
  readonly followUps: boolean;
  /** Situation, task, action and result one after the other, where the question asks for them. */
  readonly star: boolean;
  readonly inEditor: boolean;
  /** Seconds for an answer; null for none, in exams that of the question. */
  readonly limitSeconds: number | null;
}

export interface PracticeSetup {
  readonly sessionId: string;
  readonly start: SessionState;
  readonly style: SessionStyle;
  /** Unfinished answers by question. */
  readonly drafts: ReadonlyMap<string, Attempt>;
  /** The attempt before this session that the first answer to a question is compared with. */
  readonly earlier: (questionId: string) => Result | null;
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
type Drafts = Map<string, Attempt>;

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

type Asking = Extract<SessionState, { phase: 'asking' }>;

async function ask(state: Asking, setup: PracticeSetup, drafts: Drafts): Promise<SessionEvent> {
  const { progress, followUp } = state;
  const question = current(progress);
  const draft = state.draft ?? (await announced(state, setup, drafts));
  const attemptId = draft?.attemptId ?? setup.newId();
  const attempt = (text: string, spentMs: number, kind: Attempt['state']) =>
    newAttempt(question, {
      id: attemptId,
      sessionId: setup.sessionId,
      answer: textWith(followUp, text),
      state: kind,
      answeredAt: setup.clock(),
      spentMs,
      followUp: followUp?.ask ?? null,
    });
  const input = await readAnswer(question, followUp, draft, setup, (text, spentMs) => {
    return text.trim() !== '' && setup.recorder.draft(attempt(text, spentMs, 'incomplete'));
  });
  return received(input, attempt, setup);
}

/** Shows what is asked, and the unfinished answer there may be; each is offered once. */
async function announced(
  { progress, followUp }: Asking,
  { view }: PracticeSetup,
  drafts: Drafts,
): Promise<AnswerDraft | null> {
  const question = current(progress);
  if (followUp !== null) {
    await view.followUp(followUp.ask);
    return null;
  }
  await view.question(question, progress.index + 1, progress.queue.length);
  const unfinished = drafts.get(question.id);
  drafts.delete(question.id);
  if (unfinished === undefined) return null;
  await view.draftOffered(unfinished);
  return { attemptId: unfinished.id, text: unfinished.answer };
}

/** The answer to a follow-up is added to the answer that it asks about. */
function textWith(followUp: FollowUpAsked | null, text: string): string {
  return followUp === null ? text : `${followUp.onto.attempt.answer}\n\n${text}`;
}

function readAnswer(
  question: BankQuestion,
  followUp: FollowUpAsked | null,
  draft: AnswerDraft | null,
  { candidate, view, style }: PracticeSetup,
  onDraft: AnswerPrompt['onDraft'],
): Promise<AnswerInput> {
  const prompt: AnswerPrompt = {
    hints: style.hints === 'none' || followUp !== null ? [] : question.howToAnswer,
    hintsShown: style.hints === 'first-shown' ? 1 : 0,
    draft: draft?.text ?? '',
    limitMs: limitOf(question, style),
    inEditor: style.inEditor,
    onDraft,
  };
  const byParts = style.star && asksForStar(question) && followUp === null && draft === null;
  return byParts
    ? readByParts(candidate, prompt, (part) => view.part(part))
    : candidate.readAnswer(prompt);
}

/** What an answer takes when the question does not say. */
const usualLimitSeconds = 120;

function limitOf(question: BankQuestion, { mode, limitSeconds }: SessionStyle): number | null {
  if (limitSeconds !== null) return limitSeconds * 1000;
  return mode === 'exam' ? (question.timeLimitSeconds ?? usualLimitSeconds) * 1000 : null;
}

async function received(
  input: AnswerInput,
  attemptOf: (text: string, spentMs: number, state: Attempt['state']) => Attempt,
  { recorder }: PracticeSetup,
): Promise<SessionEvent> {
  if (input.kind === 'answer') {
    const attempt = attemptOf(input.text, input.spentMs, 'submitted');
    await recorder.attempt(attempt);
    return { kind: 'answered', attempt };
  }
  if (input.draft.trim() !== '') {
    await recorder.attempt(attemptOf(input.draft, input.spentMs, 'incomplete'));
  }
  return input.kind === 'skip' ? { kind: 'skipped' } : { kind: 'ended', exitCode: input.exitCode };
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

/** The middle of the range that each word for a score stands for. */
const ratings = [
  { label: 'Strong: I would hire on it', value: 90 },
  { label: 'Good, with gaps', value: 70 },
  { label: 'On the way', value: 52 },
  { label: 'Thin', value: 35 },
  { label: 'Not there yet', value: 12 },
] as const;

async function selfRating(candidate: Candidate): Promise<number | { readonly exitCode: number }> {
  try {
    return await candidate.choose<number>('How good was that answer?', ratings);
  } catch (error) {
    if (error instanceof InterruptedError) return { exitCode: error.exitCode };
    throw error;
  }
}

/** The last attempt at the question in this session, else the one from before it. */
function earlierOf(progress: Progress, { earlier }: PracticeSetup): Result | null {
  const { id } = current(progress);
  return progress.results.findLast(({ question }) => question.id === id) ?? earlier(id);
}

type Reviewing = Extract<SessionState, { phase: 'reviewing' }>;

async function review(
  { result, mayFollowUp }: Reviewing,
  { style, candidate, view }: PracticeSetup,
): Promise<SessionEvent> {
  if (style.mode === 'exam') return { kind: 'next' };
  const wanted = style.followUps && mayFollowUp;
  const ask = wanted ? followUpFor(result.question, result.assessment) : null;
  if (ask !== null) return { kind: 'followed-up', ask };
  for (;;) {
    const step = await candidate.chooseNext(['retry', 'next', 'guidance', 'quit']);
    if (typeof step === 'object') return { kind: 'ended', exitCode: step.exitCode };
    if (step === 'quit') return { kind: 'ended', exitCode: exitCodes.done };
    if (step !== 'guidance') return { kind: step };
    await view.guidance(result.question);
  }
}
