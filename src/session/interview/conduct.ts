import type { Assessment } from '../../domain/assessment.ts';
import type { Attempt } from '../../domain/attempt.ts';
import { exitCodes } from '../../domain/errors.ts';
import { type AnswerInput, type Candidate, type Clock, plainPrompt } from '../../domain/ports.ts';
import type { BankQuestion } from '../../domain/question.ts';
import { newAttempt } from '../new-attempt.ts';
import type { Recorder } from '../recorder.ts';
import type { Result } from '../state.ts';
import { gapsOf } from './gaps.ts';
import type { Interviewer, Occasion, Say } from './interviewer.ts';

/** What the candidate sees of the interviewer. */
export interface InterviewView {
  /** A turn of the interviewer whose words come one after the other. */
  turn(speak: (say: Say) => Promise<void>): Promise<void>;
  question(asked: {
    readonly question: BankQuestion;
    readonly position: number;
    readonly total: number;
    /** Null without a limit. */
    readonly leftMs: number | null;
  }): Promise<void>;
  followUp(ask: string): Promise<void>;
}

export interface InterviewSetup {
  readonly sessionId: string;
  readonly queue: readonly BankQuestion[];
  readonly interviewer: Interviewer;
  readonly candidate: Candidate;
  readonly view: InterviewView;
  readonly recorder: Recorder;
  /** The question is on the screen: what scoring it takes may be loaded while the candidate answers. */
  readonly prepare: (question: BankQuestion) => void;
  readonly assess: (question: BankQuestion, answer: string) => Promise<Assessment>;
  /** Runs what the candidate may stop waiting for. */
  readonly patiently: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** No question begins after so long. */
  readonly limitMs: number | null;
}

/** A question that was answered, with how it went. */
export interface Interviewed extends Result {
  readonly followUps: number;
  readonly spentMs: number;
}

export interface InterviewProgress {
  readonly queue: readonly BankQuestion[];
  readonly interviewed: readonly Interviewed[];
  readonly skipped: number;
  readonly unasked: number;
  readonly spentMs: number;
  readonly exitCode: number;
}

const mostFollowUps = 2;

/** Leads an interview from the opening to the end. Every answer is saved before anything is made of it. */
export async function interview(setup: InterviewSetup): Promise<InterviewProgress> {
  const { queue, interviewer, view, clock, limitMs, patiently } = setup;
  const started = clock();
  const occasion = occasionOf(queue);
  await view.turn((say) => patiently((signal) => interviewer.open(occasion, say, signal)));
  const interviewed: Interviewed[] = [];
  let skipped = 0;
  const progress = (exitCode: number): InterviewProgress => ({
    queue,
    interviewed,
    skipped,
    unasked: queue.length - interviewed.length - skipped,
    spentMs: clock() - started,
    exitCode,
  });
  for (const [index, question] of queue.entries()) {
    const leftMs = limitMs === null ? null : limitMs - (clock() - started);
    if (leftMs !== null && leftMs <= 0) break;
    await view.question({ question, position: index + 1, total: queue.length, leftMs });
    const outcome = await discuss(question, setup);
    if (outcome.kind === 'skipped') skipped += 1;
    else if (outcome.kind === 'ended') {
      if (outcome.interviewed !== null) interviewed.push(outcome.interviewed);
      return progress(outcome.exitCode);
    } else interviewed.push(outcome.interviewed);
  }
  await view.turn((say) => patiently((signal) => interviewer.close(occasion, say, signal)));
  return progress(exitCodes.done);
}

function occasionOf(queue: readonly BankQuestion[]): Occasion {
  const titles = new Set(queue.map(({ level }) => level.title));
  const [first] = queue;
  const role = titles.size === 1 ? first?.level.title : first?.role.title;
  return { role: role ?? '', level: first?.level.id ?? '', questions: queue.length };
}

type Outcome =
  | { readonly kind: 'discussed'; readonly interviewed: Interviewed }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'ended'; readonly exitCode: number; readonly interviewed: Interviewed | null };

/** A question with its follow-ups; each answer is added to what was said, and the whole is scored again. */
async function discuss(question: BankQuestion, setup: InterviewSetup): Promise<Outcome> {
  const started = setup.clock();
  setup.prepare(question);
  const first = await listen(question, null, null, setup);
  if (first.kind === 'skipped') return first;
  if (first.kind === 'ended') return { ...first, interviewed: null };
  let latest = first.result;
  const asked: string[] = [];
  const interviewed = (): Interviewed => {
    return { ...latest, followUps: asked.length, spentMs: setup.clock() - started };
  };
  for (;;) {
    const ask = await nextFollowUp(question, latest, asked, setup);
    if (ask === null) return { kind: 'discussed', interviewed: interviewed() };
    asked.push(ask);
    await setup.view.followUp(ask);
    const heard = await listen(question, latest, ask, setup);
    if (heard.kind === 'skipped') return { kind: 'discussed', interviewed: interviewed() };
    if (heard.kind === 'ended') return { ...heard, interviewed: interviewed() };
    latest = heard.result;
  }
}

type Heard =
  | { readonly kind: 'answered'; readonly result: Result }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'ended'; readonly exitCode: number };

/** A turn: what was asked besides the question, if anything. */
type Turn = InterviewSetup & { readonly followUp: string | null };

/** One turn of the candidate, saved and then scored together with what they said before. */
async function listen(
  question: BankQuestion,
  latest: Result | null,
  followUp: string | null,
  setup: InterviewSetup,
): Promise<Heard> {
  const input = await setup.candidate.readAnswer(plainPrompt);
  if (input.kind === 'skip') return { kind: 'skipped' };
  if (input.kind === 'ended') {
    await keepDraft(input, question, latest, { ...setup, followUp });
    return { kind: 'ended', exitCode: input.exitCode };
  }
  const result = await assessed(question, joined(latest, input), { ...setup, followUp });
  return { kind: 'answered', result };
}

async function nextFollowUp(
  question: BankQuestion,
  latest: Result,
  asked: readonly string[],
  { interviewer, patiently }: InterviewSetup,
): Promise<string | null> {
  if (asked.length >= mostFollowUps) return null;
  const { assessment, attempt } = latest;
  const gaps = gapsOf(question, assessment);
  if (assessment.status === 'scored' && gaps.length === 0) return null;
  return patiently((signal) =>
    interviewer.followUp({ question, answer: attempt.answer, gaps, asked }, signal),
  );
}

type Given = Extract<AnswerInput, { kind: 'answer' }>;

/** Everything said on the question so far, and the time it took. */
function joined(latest: Result | null, { text, spentMs }: Given): Given {
  if (latest === null) return { kind: 'answer', text, spentMs };
  const { answer, spentMs: before } = latest.attempt;
  return { kind: 'answer', text: `${answer}\n\n${text}`, spentMs: before + spentMs };
}

async function assessed(
  question: BankQuestion,
  { text, spentMs }: Given,
  setup: Turn,
): Promise<Result> {
  const attempt = attemptAt(question, text, spentMs, 'submitted', setup);
  await setup.recorder.attempt(attempt);
  const assessment = await setup.assess(question, text);
  await setup.recorder.assessment(attempt.id, assessment, setup.clock());
  return { question, attempt, assessment };
}

async function keepDraft(
  { draft, spentMs }: Extract<AnswerInput, { kind: 'ended' }>,
  question: BankQuestion,
  latest: Result | null,
  setup: Turn,
): Promise<void> {
  if (draft.trim() === '') return;
  const { text, spentMs: whole } = joined(latest, { kind: 'answer', text: draft, spentMs });
  await setup.recorder.attempt(attemptAt(question, text, whole, 'incomplete', setup));
}

function attemptAt(
  question: BankQuestion,
  answer: string,
  spentMs: number,
  state: Attempt['state'],
  { newId, sessionId, clock, followUp }: Turn,
): Attempt {
  return newAttempt(question, {
    id: newId(),
    sessionId,
    answer,
    state,
    answeredAt: clock(),
    spentMs,
    followUp,
  });
}
