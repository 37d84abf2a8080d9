import type { Assessment } from '../domain/assessment.ts';
import type { Attempt, SessionMode } from '../domain/attempt.ts';
import type { Candidate, Clock } from '../domain/ports.ts';
import type { BankQuestion, StarPart } from '../domain/question.ts';
import type { Recorder } from './recorder.ts';
import type { Result, SessionState } from './state.ts';

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
  /** A correction is saved. */
  contested(): Promise<void>;
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
  /** The question is on the screen: what scoring it takes may be loaded while the candidate answers. */
  readonly prepare: (question: BankQuestion) => void;
  readonly assess: (question: BankQuestion, answer: string) => Assessment | Promise<Assessment>;
  readonly clock: Clock;
  readonly newId: () => string;
}
